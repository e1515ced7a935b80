"""What happens to a database when `make run` meets it. An empty one: tests/alat/test_jalankan.py."""

import os

import pytest
from django.core.management import CommandError, call_command

from dasbor.management.commands.siapkan_lokal import sidik_statis
from dinas.models import Pengguna, ProfilDinas
from tests.pabrik import buat_pengguna

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]  # `make run` has SQLite


@pytest.fixture(autouse=True)
def _folder_data(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "statis"


def test_data_contoh_yang_sudah_dihapus_tidak_kembali(tmp_path):
    (tmp_path / "contoh-pernah-dimuat").touch()

    call_command("siapkan_lokal", "--tanpa-statis")

    assert not ProfilDinas.ambil().data_contoh
    assert not Pengguna.objects.exists()


def test_kantor_yang_sudah_dimulai_tidak_diberi_contoh():
    buat_pengguna("administrator", username="kepala_tu")

    call_command("siapkan_lokal", "--tanpa-statis")

    assert not ProfilDinas.ambil().data_contoh
    assert list(Pengguna.objects.values_list("username", flat=True)) == ["kepala_tu"]


def test_ditolak_di_produksi(settings):
    settings.PRODUKSI = True
    with pytest.raises(CommandError, match="MODE=lokal"):
        call_command("siapkan_lokal")


def test_sidik_statis_berubah_bersama_isi_dan_pustaka(tmp_path):
    (tmp_path / "static").mkdir()
    gaya, pustaka = tmp_path / "static" / "a.css", tmp_path / "requirements.txt"
    gaya.write_text("a{}")
    pustaka.write_text("Django==5.2")
    sidik = [sidik_statis(tmp_path)]

    os.utime(gaya, (1, 1))
    sidik.append(sidik_statis(tmp_path))
    pustaka.write_text("Django==5.2.1")
    sidik.append(sidik_statis(tmp_path))

    assert sidik[-1] == sidik_statis(tmp_path)
    assert len(set(sidik)) == 3
