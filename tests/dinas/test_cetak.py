"""Letterhead and signature, and the preview of both in the admin site."""

import datetime
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from dinas.models import CatatanUnduh, IdentitasDinas, ProfilDinas
from dinas.peran import Peran
from tests.cetakan import NAKAL, baca_pdf, rapatkan
from tests.pabrik import buat_pengguna

pytestmark = pytest.mark.django_db
KOP, PROFIL = "/admin/dinas/profildinas/kop/", "/admin/dinas/profildinas/1/change/"


@pytest.fixture
def administrator(client):
    user = buat_pengguna(Peran.ADMINISTRATOR)
    client.force_login(user)
    return user


@pytest.fixture
def profil() -> ProfilDinas:
    return ProfilDinas.objects.create(alamat="Jalan Uji 1", telepon="081255550100", tempat="Kurun")


def gambar(lebar: int = 900, tinggi: int = 1000) -> SimpleUploadedFile:
    isi = BytesIO()
    Image.new("RGB", (lebar, tinggi), "navy").save(isi, "PNG")
    return SimpleUploadedFile("lambang.png", isi.getvalue(), "image/png")


def kirim(client, profil: ProfilDinas, **isi):
    profil.refresh_from_db()
    baku = {
        "kabupaten": profil.kabupaten,
        "alamat": profil.alamat,
        "telepon": profil.telepon,
        "tempat": profil.tempat,
        "laporan_sejak": "2020-01-01",
        "buka_kirim": 25,
        "ambang_cakupan": 80,
        "batas_unggahan": profil.batas_unggahan,
        "hari_urung_impor": profil.hari_urung_impor,
        "versi": profil.versi,
    }
    return client.post(PROFIL, baku | isi)


@pytest.mark.usefixtures("administrator", "profil")
def test_kop_dan_tanda_tangan_dari_profil_dan_identitas(client):
    IdentitasDinas.objects.create(
        nama_dinas="Dinas Uji & <Coba>",
        kepala=NAKAL,
        nip="197001011995031001",
        pangkat="Pembina (IV/a)",
        pelaksana_tugas=True,
        mulai=datetime.date(2020, 1, 1),
    )

    dokumen = baca_pdf(client.get(KOP))

    for teks in (
        "PEMERINTAH KABUPATEN GUNUNG MAS DINAS UJI & <COBA> Jalan Uji 1 Telepon 0812-5555-0100",
        "Plt. Kepala Dinas Uji & <Coba>,",
        "Pembina (IV/a) NIP. 19700101 199503 1 001",
        "Kurun, ",
    ):
        assert teks in dokumen.teks
    assert rapatkan(NAKAL) in dokumen.rapat
    assert CatatanUnduh.objects.count() == 0  # a look at the form of documents is no export


@pytest.mark.usefixtures("administrator")
def test_kantor_yang_belum_diisi_tetap_mencetak(client):
    teks = baca_pdf(client.get(KOP)).teks
    assert "PROGRAM BANGGA KENCANA" in teks
    assert "Kepala Dinas," in teks


@pytest.mark.parametrize("peran", [Peran.OPERATOR, Peran.PIMPINAN, Peran.PETUGAS])
def test_contoh_kop_hanya_administrator(client, peran):
    client.force_login(buat_pengguna(peran))
    assert client.get(KOP).headers["Location"].startswith("/admin/login/")


@pytest.mark.usefixtures("administrator")
def test_lambang_diperkecil_dicetak_dan_dapat_dilepas(client, profil):
    assert kirim(client, profil, logo_baru=gambar()).status_code == 302

    profil.refresh_from_db()
    with Image.open(BytesIO(bytes(profil.logo))) as lambang:
        assert (lambang.format, max(lambang.size)) == ("PNG", 480)
    assert len(baca_pdf(client.get(KOP)).pembaca.pages[0].images) == 1
    assert profil.riwayat.first().history_change_reason == "Lambang kop surat diganti"
    assert 'href="/admin/dinas/profildinas/kop/"' in client.get(PROFIL).content.decode()

    kirim(client, profil, alamat="Jalan Lain")
    profil.refresh_from_db()
    assert profil.logo  # a change of something else keeps it

    kirim(client, profil, logo_hapus="on")
    profil.refresh_from_db()
    assert profil.logo is None


@pytest.mark.usefixtures("administrator")
@pytest.mark.parametrize("isi", [b"%PDF-1.7\n%%EOF\n" + b" " * 50, b"bukan gambar", b""])
def test_yang_bukan_gambar_ditolak_di_kolomnya(client, profil, isi):
    halaman = kirim(client, profil, logo_baru=SimpleUploadedFile("x.png", isi, "image/png"))

    assert halaman.status_code == 200
    assert halaman.context["adminform"].form.errors.keys() == {"logo_baru"}
    profil.refresh_from_db()
    assert profil.logo is None


@pytest.mark.usefixtures("administrator")
def test_lambang_baru_dan_tanpa_lambang_bertentangan(client, profil):
    halaman = kirim(client, profil, logo_baru=gambar(9, 9), logo_hapus="on")
    assert halaman.context["adminform"].form.errors.keys() == {"logo_hapus"}
