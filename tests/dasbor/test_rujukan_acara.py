"""The event of 13 November 2020 as fact: who spoke, what was promised, which awards were given."""

import datetime

import pytest

from dasbor.rujukan import RujukanRusak
from dasbor.rujukan_acara import forum_fakta, muat_forum, muat_kegiatan, muat_komitmen
from dasbor.rujukan_isi import muat_semua
from inti.aksi import batalkan, simpan_beralasan
from kegiatan.models import ForumGenre, Kegiatan, Komitmen
from penghargaan.models import Penghargaan
from tests.pabrik import buat_pengguna

pytestmark = pytest.mark.django_db


def test_acara_lengkap_dengan_penghargaan_dan_komitmennya():
    muat_semua()

    acara = Kegiatan.objects.get()
    assert (acara.asal, acara.mulai) == ("fakta", datetime.date(2020, 11, 13))
    assert (acara.tempat, acara.ketua_panitia) == ("Aula Bappedalitbang", "dr. Rina Sari")
    assert acara.dibuka_oleh == "Jaya Samaya Monong, Bupati Gunung Mas"
    assert acara.peserta is None  # not published
    assert [n.nama for n in acara.narasumber.all()] == [
        "Wahidah Pahen, S.Sos., M.Si.",
        "Mhd. Irzal",
        "Isaskar",
    ]
    assert {p.penerima.get().nama for p in acara.penghargaan.all()} == {
        "Jaya Samaya Monong",
        "Mimie Mariatie Jaya Samaya Monong",
    }
    komitmen = acara.komitmen.get()
    assert (komitmen.pihak, komitmen.menurut_dana) == ("semua_desa", True)
    assert (komitmen.tenggat, komitmen.penanggung_jawab) == (None, "")  # nothing is invented
    assert "GenMasaDepan" in forum_fakta().nama


def test_muat_ulang_tidak_menggandakan_dan_tidak_menghidupkan_yang_dibatalkan():
    muat_semua()
    user = buat_pengguna()
    batalkan(Komitmen.objects.get(), oleh=user, alasan="salah")
    batalkan(ForumGenre.objects.get(), oleh=user, alasan="salah")

    hitung = [muat() for muat in (muat_kegiatan, muat_komitmen, muat_forum)]

    assert [(h.baru, h.sama) for h in hitung] == [(0, 1)] * 3
    assert (Komitmen.objects.count(), forum_fakta()) == (0, None)


def test_penghargaan_lama_ditautkan_sekali_dan_pilihan_pengguna_dibiarkan():
    """A database from before events were kept; then somebody takes the link away."""
    muat_semua()
    acara = Kegiatan.objects.get()
    Penghargaan.objects.update(kegiatan=None)
    Penghargaan.riwayat.update(kegiatan=None)
    muat_semua()
    assert Penghargaan.objects.filter(kegiatan=acara).count() == 2

    satu = Penghargaan.objects.order_by("pk").first()
    satu.kegiatan = None
    simpan_beralasan(satu, oleh=buat_pengguna(), alasan="bukan acara ini")
    muat_semua()
    satu.refresh_from_db()
    assert satu.kegiatan is None


def test_berkas_rusak_disebut_tempatnya(settings, tmp_path):
    (tmp_path / "data_awal").mkdir()
    (tmp_path / "data_awal" / "komitmen_2020.csv").write_text(
        "kode,kegiatan,pihak,isi,menurut_dana,sumber\nx,tidak-ada,dinas,Janji,ya,uji\n"
    )
    settings.BASE_DIR = tmp_path

    with pytest.raises(RujukanRusak, match="baris 2, kolom kegiatan"):
        muat_komitmen()
