"""`manage.py rapikan_berkas`: reports, and removes only what nobody needs."""

import os
import time
from io import StringIO

import pytest
from django.core.management import call_command

from berkas import gudang
from berkas.models import Berkas, Lampiran
from inti.aksi import batalkan
from tests.pabrik import buat_pengguna, buat_penghargaan
from tests.pabrik_kegiatan import buat_berkas, buat_lampiran

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _gudang_sendiri(settings, tmp_path):
    settings.BERKAS_DIR = tmp_path / "berkas"


def rapikan(*pilihan: str) -> str:
    keluar = StringIO()
    call_command("rapikan_berkas", *pilihan, stdout=keluar)
    return keluar.getvalue()


def taruh(nama: str, *, jam_lalu: float = 2):
    jalur = gudang.akar() / "ab" / nama
    jalur.parent.mkdir(parents=True, exist_ok=True)
    jalur.write_bytes(b"x")
    os.utime(jalur, (time.time() - jam_lalu * 3600,) * 2)
    return jalur


def test_rapi():
    buat_lampiran(buat_penghargaan(), isi=True)

    assert rapikan() == "Gudang berkas rapi.\n"


def test_melaporkan_tanpa_mengubah():
    yatim = buat_berkas(ukuran=2_000_000)
    lepas = taruh("bukan-milik-siapa-siapa")
    hilang = buat_lampiran(buat_penghargaan(), nama="hilang.jpg")

    laporan = rapikan()

    assert "1 isi tidak dipakai catatan mana pun (2 MB)" in laporan
    assert f"1 berkas tanpa catatan:\n  {lepas}" in laporan
    assert f"hilang.jpg (nomor {hilang.pk})" in laporan
    assert "tambahkan --hapus" in laporan
    assert Berkas.objects.filter(pk=yatim.pk).exists()
    assert lepas.exists()


def test_menghapus_yang_tidak_dipakai_saja(django_capture_on_commit_callbacks):
    dipakai = buat_lampiran(buat_penghargaan(), isi=True)
    dihapus = buat_lampiran(buat_penghargaan(), isi=True)
    batalkan(dihapus, oleh=buat_pengguna(), alasan="salah")
    contoh = buat_lampiran(buat_penghargaan(), isi=True)
    Lampiran.semua.filter(pk=contoh.pk).delete()
    lepas, baru = taruh("lama"), taruh("baru", jam_lalu=0.5)

    with django_capture_on_commit_callbacks(execute=True):
        laporan = rapikan("--hapus")

    assert "Dihapus: 1 isi dan 1 berkas tanpa catatan." in laporan
    assert set(Berkas.objects.all()) == {dipakai.berkas, dihapus.berkas}
    assert [gudang.ada(x.berkas.tempat) for x in (dipakai, dihapus, contoh)] == [True, True, False]
    assert (lepas.exists(), baru.exists()) == (False, True)


def test_hapus_pada_gudang_rapi():
    assert rapikan("--hapus") == "Gudang berkas rapi.\n"
