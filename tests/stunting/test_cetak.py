"""The list of a year as the annex to its decree."""

import datetime

import pytest

from dinas.cetak_tabel import tulis
from stunting.models import DaftarLokus
from tests.cetakan import NAKAL, baca_pdf, rapatkan
from tests.pabrik import buat_akun_petugas, buat_daftar_lokus, buat_desa, buat_pengguna, buat_sk
from tests.pabrik_stunting import buat_kertas, buat_pengukuran

# What is printed comes from the functions of the pages, which are tried on both databases.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
CETAK = "/stunting/lokus/2021/cetak/"


@pytest.fixture
def desa():
    return [buat_desa(nama=n) for n in ("Linau", "Tuyun", NAKAL)]


def test_lampiran_memuat_seluruh_daftar(client, desa):
    buat_daftar_lokus(2020, desa[0])
    buat_daftar_lokus(2021, *desa)
    client.force_login(buat_akun_petugas(desa[0]))  # the list is public, also beyond one's area

    dokumen = baca_pdf(client.get(CETAK))

    for teks in (
        "LAMPIRAN KEPUTUSAN BUPATI GUNUNG MAS",
        f"Desa Linau {desa[0].kode} lanjutan",
        f"Desa Tuyun {desa[1].kode} baru",
        "3 desa/kelurahan di 3 kecamatan",
        "Dasar: Rembuk stunting",
    ):
        assert teks in dokumen.teks, teks
    assert rapatkan(NAKAL) in dokumen.rapat
    assert "belum ditetapkan" not in dokumen.teks


def test_kepala_lampiran_dari_sk(client, desa):
    daftar = buat_daftar_lokus(2021, desa[0])
    DaftarLokus.objects.filter(pk=daftar.pk).update(
        sk=buat_sk(nomor="188/7/2021", penerbit="bupati", tentang="Penetapan <lokus>")
    )
    client.force_login(buat_pengguna())

    teks = baca_pdf(client.get(CETAK)).teks

    assert "NOMOR : 188/7/2021 TANGGAL : 18 Januari 2019 TENTANG : PENETAPAN <LOKUS>" in teks


def test_calon_disebut_rancangan(client, desa):
    buat_daftar_lokus(2021, desa[0], status="calon")
    client.force_login(buat_pengguna())
    assert "(rancangan, belum ditetapkan)" in baca_pdf(client.get(CETAK)).teks


def test_tahun_tanpa_daftar_kembali_dengan_sebabnya(client):
    client.force_login(buat_pengguna())
    halaman = client.get(CETAK, follow=True)
    assert halaman.redirect_chain == [("/stunting/lokus/2021/", 302)]
    assert "daftar lokus 2021 belum ada" in halaman.content.decode()


def test_kertas_kerja_seperti_halamannya(client):
    desa = buat_desa(nama=NAKAL)
    for satu, pendek in ((desa, 30), (buat_desa(nama="Tuyun"), 5)):
        buat_pengukuran(satu, datetime.date(2020, 8, 1), sasaran=100, diukur=90, pendek=pendek)
    buat_kertas(2021)
    client.force_login(buat_pengguna())
    lembar = client.get("/stunting/kertas-kerja/2021/").context["lembar"]

    dokumen = baca_pdf(client.get("/stunting/kertas-kerja/2021/cetak/"))

    assert rapatkan(NAKAL) in dokumen.rapat
    assert f"{len(lembar.semua)} desa dan kelurahan" in dokumen.teks
    assert "Keadaan: Disusun, belum ditetapkan" in dokumen.teks
    for baris in lembar.semua:
        assert rapatkan(f"{tulis(baris.tempat)}{baris.desa.nama_lengkap}") in dokumen.rapat
        assert tulis(baris.skor) in dokumen.teks


def test_kertas_kerja_hanya_bagi_yang_berhak(client):
    buat_kertas(2021)
    client.force_login(buat_akun_petugas(buat_desa()))
    assert client.get("/stunting/kertas-kerja/2021/cetak/").status_code == 403
