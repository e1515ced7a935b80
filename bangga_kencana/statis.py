from django.contrib.staticfiles.storage import HashedFilesMixin
from whitenoise.storage import CompressedManifestStaticFilesStorage


class PenyimpananStatis(CompressedManifestStaticFilesStorage):
    """Hashed, compressed static files; imports between our JavaScript modules are hashed too.

    Only below js/: packages ship modules that import files they do not bring.
    """

    support_js_module_import_aggregation = True
    _js_module_import_aggregation_patterns = (
        "js/*.js",
        HashedFilesMixin._js_module_import_aggregation_patterns[1],  # type: ignore[attr-defined]
    )
