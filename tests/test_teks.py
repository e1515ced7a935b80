"""Texts that come from Django and allauth, where a user meets them."""

import re
from pathlib import Path

import allauth
import django
import polib
import pytest
from django.conf import settings
from django.utils.translation import trans_real

from dinas.peran import Peran
from tests.pabrik import buat_pengguna

(LOKAL,) = settings.LOCALE_PATHS
BERKAS = LOKAL / "id" / "LC_MESSAGES" / "django.po"
# Not the spelling of KBBI, or not polite.
SALAH_EJA = re.compile(r"\banda\b|\bsilahkan\b|\bmerubah\b|\byg\b", re.IGNORECASE)


def salah_eja(teks: str) -> list[str]:
    return [kata for kata in SALAH_EJA.findall(teks) if kata != "Anda"]


def test_katalog_tersusun_dari_sumbernya():
    """`make teks` was run after the last change."""
    assert BERKAS.with_suffix(".mo").read_bytes() == polib.pofile(BERKAS).to_binary()


def test_hanya_membetulkan_yang_masih_ada():
    """A text that Django or allauth no longer says would stand here unread."""
    asli = set()
    for paket in (django, allauth):
        for mo in Path(paket.__file__).parent.rglob("locale/id/LC_MESSAGES/django.mo"):
            asli |= {entri.msgid for entri in polib.mofile(mo)}

    assert {entri.msgid for entri in polib.pofile(BERKAS)} - asli == set()


def test_tidak_ada_ejaan_salah_dalam_katalog():
    katalog = trans_real.translation(settings.LANGUAGE_CODE)._catalog

    teks = [katalog[kunci] for kunci in katalog.keys()]  # noqa: SIM118 - not a dict

    assert len(teks) > 1000
    assert [t for t in teks if salah_eja(t)] == []


@pytest.mark.django_db
def test_halaman_sandi_dan_admin_memakai_teks_kita(client):
    admin = buat_pengguna(Peran.ADMINISTRATOR)
    client.force_login(admin)

    for alamat in ("/sandi/", "/admin/password_change/", f"/admin/dinas/pengguna/{admin.pk}/"):
        assert salah_eja(client.get(alamat).text) == [], alamat
    assert "Kata sandi tidak boleh angka semua." in client.get("/admin/password_change/").text
