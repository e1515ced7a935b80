"""Funds go out to a workbook and come back; budgets of villages come in from a sheet."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from impor import aksi, urung
from kegiatan.models import DukunganDana
from tests.pabrik import buat_akun_petugas, buat_desa, buat_kecamatan, buat_pengguna
from tests.pabrik_impor import HARI, buku, periksa, terapkan
from tests.pabrik_kegiatan import buat_dana, buat_kode_kegiatan

pytestmark = pytest.mark.django_db
JUDUL = ("Tahun", "Kecamatan", "Desa", "Sumber", "Program", "Kode kegiatan", "Uraian", "Pagu")


@pytest.fixture
def operator():
    return buat_pengguna()


@pytest.fixture
def desa():
    return buat_desa(buat_kecamatan(nama="Kurun"), nama="Teluk Nyatu")


def baris(tempat, **isi):
    baku = {"tahun": 2026, "kecamatan": tempat.kecamatan.nama, "desa": tempat.nama}
    baku |= {"sumber": "DD", "program": "BKB", "kode": "", "uraian": "", "pagu": 5_000_000}
    return [*(baku | isi).values()]


def cek(isi: bytes, user):
    return aksi.hasil_dari(periksa(isi, user, jenis="dana"))


def unduh(client, user, alamat: str) -> bytes:
    client.force_login(user)
    return b"".join(client.get(alamat).streaming_content)


def aneh(desa) -> None:
    """Zero and unknown, codes out of use, text like a formula, the whole kabupaten."""
    kode = buat_kode_kegiatan(kode="2.2.03", nama="Penyelenggaraan posyandu", aktif=False)
    buat_dana(desa, tahun=2026, uraian="=1+1", kode_kegiatan=kode, nomor_perdes="01/2026")
    buat_dana(desa, tahun=2026, pagu=0, realisasi=0, sumber="lainnya", program="lainnya")
    buat_dana(desa, tahun=2026, realisasi=None, pagu_perubahan=12_345_678_901)
    buat_dana(desa, tahun=2026, realisasi=99_000_000, program="PIKR", sumber="ADD")
    DukunganDana.objects.create(tahun=2026, sumber="BOKB", program="IMP", pagu=7)


@pytest.mark.parametrize(
    ("alamat", "banyak"), [("/dana/unduh/?tahun=2026", 4), ("/dana/rincian/unduh/?tahun=2026", 5)]
)
def test_unduhan_kembali_tanpa_perubahan(client, operator, desa, alamat, banyak):
    """Of villages, and with the money of the kabupaten."""
    aneh(desa)

    hasil = cek(unduh(client, operator, alamat), operator)

    assert (hasil.ringkasan, hasil.galat) == (f"baru=0 ubah=0 sama={banyak} galat=0", [])


def test_baru_ubah_dan_sama_lalu_dibatalkan(operator, desa):
    """A row without a code means the money of the same village, year, source, programme, code."""
    kode = buat_kode_kegiatan(kode="2.2.03", nama="Posyandu")
    ada = buat_dana(desa, tahun=2026)
    tetap = buat_dana(desa, tahun=2026, program="IMP", kode_kegiatan=kode, uraian="Insentif")
    semula = list(DukunganDana.objects.order_by("pk").values())
    isi = buku(
        (*JUDUL, "Realisasi"),
        [*baris(desa, desa="", kecamatan="", sumber="Dana Desa (DD, APBN)"), ""],
        [*baris(desa, program="PPKBD dan Sub PPKBD", kode="Posyandu", uraian="Insentif"), 5e6],
        [*baris(desa, desa=desa.kode, sumber="add", program="PIK-R", pagu="Rp 1.250.000,-"), "-"],
        ["2026", "", "", "APBD", "stunting", "2.2.03", "", 9, ""],
    )
    isi_ = buku(
        (*JUDUL, "Realisasi"),
        [*baris(desa, sumber="Dana Desa (DD, APBN)"), ""],
        [
            *baris(
                desa, program="PPKBD dan Sub PPKBD", kode="Posyandu", uraian="Insentif", pagu=1e7
            ),
            5e6,
        ],
        [*baris(desa, desa=desa.kode, sumber="add", program="PIK-R", pagu="Rp 1.250.000,-"), "-"],
        ["2026", "", "", "APBD", "stunting", "2.2.03", "", 9, ""],
    )
    assert [(g.nomor, g.kolom) for g in cek(isi, operator).galat] == [(2, "Desa")]

    batch = terapkan(isi_, operator, jenis="dana")

    assert (batch.baru, batch.ubah, batch.sama, batch.galat) == (2, 1, 1, 0)
    ada.refresh_from_db()
    tetap.refresh_from_db()
    assert (ada.pagu, ada.realisasi, ada.versi, tetap.versi) == (5_000_000, None, 2, 1)
    kabupaten = DukunganDana.objects.get(desa=None)
    assert (kabupaten.sumber, kabupaten.kode_kegiatan) == ("APBD", kode)
    pikr = DukunganDana.objects.get(program="PIKR")
    assert (pikr.desa, pikr.sumber, pikr.pagu, pikr.realisasi) == (desa, "ADD", 1_250_000, None)
    urung.urungkan(batch=batch, alasan="salah", oleh=operator, hari_ini=HARI)
    assert [x | {"versi": 1} for x in DukunganDana.objects.order_by("pk").values()] == semula


def test_total_menyebut_uang_sebelum_dan_sesudah(operator, desa):
    buat_dana(desa, tahun=2026)
    hasil = cek(buku(JUDUL, baris(desa, pagu=4_000_000), baris(desa, sumber="ADD")), operator)

    total = {t.label: (t.sebelum, t.sesudah) for t in hasil.total}
    assert total["Pagu 2026"] == (10_000_000, 9_000_000)
    assert total["Realisasi 2026"] == (5_000_000, 5_000_000)


GALAT = [
    ({"tahun": 2028}, "Tahun", "Paling jauh tahun 2027."),
    ({"tahun": 2014}, "Tahun", "2015"),
    ({"tahun": ""}, "Tahun", "Tahun wajib diisi."),
    ({"sumber": "APBN"}, "Sumber", "tidak dikenal"),
    ({"program": ""}, "Program", "Program wajib diisi."),
    ({"kode": "9.9"}, "Kode kegiatan", "tidak dikenal"),
    ({"kode": "lama"}, "Kode kegiatan", "tidak dipakai lagi"),
    ({"pagu": ""}, "Pagu", "Pagu wajib diisi."),
    ({"pagu": -5}, "Pagu", "0"),
    ({"pagu": 10**15 - 1}, "Pagu", "terlalu besar"),
    ({"desa": "", "kecamatan": ""}, "Desa", "Tanpa desa hanya BOKB dan APBD"),
    ({"uraian": "x" * 201}, "Uraian", "200"),
]


@pytest.mark.parametrize(("isi", "kolom", "pesan"), GALAT)
def test_galat_disebut_di_selnya(operator, desa, isi, kolom, pesan):
    buat_kode_kegiatan(kode="lama", nama="Kode lama", aktif=False)
    batch = periksa(buku(JUDUL, baris(desa, **isi)), operator, jenis="dana")

    [galat] = aksi.hasil_dari(batch).galat
    assert (galat.nomor, galat.kolom) == (2, kolom)
    assert pesan in galat.pesan
    with pytest.raises(ValidationError):
        aksi.terapkan(batch=batch, dipastikan=0, oleh=operator, hari_ini=HARI)
    assert DukunganDana.semua.count() == 0


def test_kelurahan_tanpa_dd_dan_kembar(operator, desa):
    lurah = buat_desa(desa.kecamatan, nama="Kuala", jenis="kelurahan")
    satu, dua = buat_dana(desa, tahun=2026), buat_dana(desa, tahun=2026, sumber="ADD")
    isi = buku(
        ("Kode", *JUDUL),
        ["", *baris(lurah)],
        ["", *baris(lurah, sumber="APBD")],
        ["", *baris(lurah, sumber="APBD", pagu=3)],
        [dua.kode, *baris(desa, sumber="DD")],
    )

    galat = [(g.nomor, g.kolom, g.pesan) for g in cek(isi, operator).galat]

    assert [g[:2] for g in galat] == [(2, "Sumber"), (4, "Uraian"), (5, "Uraian")]
    assert "Kuala adalah kelurahan" in galat[0][2]
    assert "Sama dengan baris 3" in galat[1][2]
    assert satu.kode in galat[2][2]


def test_tempat_yang_ditinggalkan_baris_lain_diisi_di_berkas_berikutnya(operator, desa):
    """The database asks its rule row by row; what it would refuse is told beforehand."""
    a, b = (buat_dana(desa, tahun=2026, uraian=u) for u in ("a", "b"))
    isi = buku(("Kode", "Uraian"), [a.kode, "b"], [b.kode, "c"])

    [galat] = cek(isi, operator).galat

    assert (galat.nomor, galat.kolom) == (2, "Uraian")
    assert b.kode in galat.pesan


def test_realisasi_melebihi_pagu_ditanyakan(operator, desa):
    isi = buku((*JUDUL, "Realisasi"), [*baris(desa), 6_000_000])
    [tanya] = cek(isi, operator).peringatan

    assert (tanya.nomor, tanya.kolom) == (2, "Realisasi")
    assert "melebihi pagu" in tanya.pesan
    with pytest.raises(ValidationError, match="Pastikan dulu 1"):
        terapkan(isi, operator, jenis="dana")
    terapkan(isi, operator, jenis="dana", dipastikan=1)
    assert DukunganDana.objects.get().lebih


def test_wilayah_lain_tidak_ada(operator, desa):
    asing = buat_dana(buat_desa(nama="Asing"), tahun=2026)
    petugas = buat_akun_petugas(desa)
    isi = buku(("Kode", *JUDUL), [asing.kode, *baris(desa)], ["", *baris(asing.desa)])

    galat = cek(isi, petugas).galat

    assert [(g.nomor, g.kolom) for g in galat] == [(2, "Kode"), (3, "Desa")]
    assert all("di wilayah Anda" in g.pesan for g in galat)


def test_perintah_dan_templat(client, operator, desa, tmp_path, capsys):
    buat_pengguna("administrator")
    aneh(desa)
    jalur = tmp_path / "dana.xlsx"
    jalur.write_bytes(unduh(client, operator, "/dana/unduh/?tahun=2026"))

    call_command("impor", "dana", str(jalur), "--periksa")

    assert capsys.readouterr().out.splitlines()[-1] == "baru=0 ubah=0 sama=4 galat=0"
    templat = unduh(client, operator, "/impor/templat/dana/")
    assert cek(templat, operator).ringkasan == "baru=0 ubah=0 sama=5 galat=0"


def test_kueri_tidak_bertambah_dengan_baris(operator, desa):
    semua = [desa, *(buat_desa(desa.kecamatan, nama=f"Desa {n}") for n in range(9))]
    terapkan(buku(JUDUL, baris(desa, tahun=2025)), operator, jenis="dana")
    jumlah = []
    for milik in (semua[:1], semua[1:]):
        isi = buku(JUDUL, *(baris(d) for d in milik))
        with CaptureQueriesContext(connection) as kueri:
            terapkan(isi, operator, jenis="dana")
        jumlah.append(len(kueri))

    assert jumlah[0] == jumlah[1]
