from whitenoise.storage import CompressedManifestStaticFilesStorage


class PenyimpananStatis(CompressedManifestStaticFilesStorage):
    """Hashed, compressed static files; imports between our JavaScript modules are hashed too."""

    support_js_module_import_aggregation = True
