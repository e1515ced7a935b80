"""Every static file that a template names exists.

The tests serve files by their plain names; in production a missing one is a 500.
"""

import re
from pathlib import Path

import pytest
from django.conf import settings as setelan
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

TEMPLAT = sorted((Path(setelan.BASE_DIR) / "templates").rglob("*.html"))
BERKAS = sorted(
    {
        (berkas, str(templat.relative_to(setelan.BASE_DIR)))
        for templat in TEMPLAT
        for berkas in re.findall(r"""{%\s*static\s+["']([^"']+)["']""", templat.read_text())
    }
)


@pytest.mark.parametrize(("berkas", "templat"), BERKAS)
def test_berkas_statis_ada(berkas, templat):
    assert finders.find(berkas), f"{templat} menunjuk {berkas}"


def test_impor_antarmodul_kita_menunjuk_nama_bersidik(settings, tmp_path):
    """Else a browser keeps an old module for ever beside a new page."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "bangga_kencana.statis.PenyimpananStatis"}
    }

    call_command("collectstatic", interactive=False, verbosity=0)

    modul = (tmp_path / staticfiles_storage.stored_name("js/kerangka.js")).read_text()
    impor = re.findall(r'from "\./([\w.-]+)"', modul)
    assert impor
    assert [nama for nama in impor if not re.search(r"\.[0-9a-f]{12}\.js$", nama)] == []
