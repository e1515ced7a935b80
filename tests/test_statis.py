"""Every static file that a template names exists.

The tests serve files by their plain names; in production a missing one is a 500.
"""

import re
from pathlib import Path

import pytest
from django.conf import settings as setelan
from django.contrib.staticfiles import finders

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
