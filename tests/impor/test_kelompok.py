"""Groups go out to a workbook and come back: what is the same, what changes, what is wrong."""

import datetime
import io

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from impor import aksi, urung
from impor.models import Batch, Perubahan, Status
from inti.aksi import simpan_beralasan
from kelompok.models import Kelompok, Keterpaduan, SumberDana
from tests.pabrik import (
    buat_anggota,
    buat_desa,
    buat_kecamatan,
    buat_kelompok,
    buat_laporan,
    buat_pengguna,
)
from tests.pabrik_impor import HARI, JUDUL, buku, periksa, terapkan

pytestmark = pytest.mark.django_db
D = datetime.date


@pytest.fixture
def operator():
    return buat_pengguna()


@pytest.fixture
def desa():
    return buat_desa(buat_kecamatan(nama="Kurun"), nama="Teluk Nyatu")


def unduh(client, user, **isi) -> bytes:
    client.force_login(user)
    return b"".join(client.get("/kelompok/unduh/", {"status": "semua", **isi}).streaming_content)


def sunting(isi: bytes, ubah) -> bytes:
    """What a person does in a spreadsheet program: open, change cells, save."""
    kerja = openpyxl.load_workbook(io.BytesIO(isi))
    ubah(kerja["Kelompok"])
    keluar = io.BytesIO()
    kerja.save(keluar)
    return keluar.getvalue()


def sel(kertas, judul: str, baris: int):
    kolom = next(c.column for c in kertas[1] if c.value == judul)
    return kertas.cell(baris, kolom)


def aneh(desa) -> list[Kelompok]:
    """Groups with odd values: formulas, quotes, ended, all columns filled."""
    dana = [SumberDana.objects.create(kode=k, nama=n) for k, n in (("a", "Swadaya"), ("b", "DD"))]
    padu = Keterpaduan.objects.create(kode="p", nama="Posyandu", jenis="BKB")
    Keterpaduan.objects.create(kode="q", nama="Posyandu", jenis="BKL")
    semua = [
        buat_kelompok(desa, nama="=1+1", nomor_register="00123", alamat="RT 01; “dekat” @pasar"),
        buat_kelompok(
            desa, nama="Ulin", jenis="UPPKS", modal=2_500_000, produk="-5", telepon="081255550100"
        ),
        buat_kelompok(desa, nama="BKB Melati", jenis="BKB", pembina_nama="Bu <Ani>"),
        buat_kelompok(
            desa,
            nama="Lama",
            selesai=D(2019, 5, 1),
            alasan_selesai="bubar",
            keterangan_selesai="baris satu\r\nbaris dua",
        ),
        buat_kelompok(desa, nama="1e5", jenis="PIKR", basis="sma", mulai_perkiraan="tahun"),
    ]
    semua[0].sumber_dana.set(dana)
    semua[0].keterpaduan.set([padu])
    return semua


@pytest.mark.parametrize("nama", ["", "1"])
def test_unduhan_kembali_tanpa_perubahan(client, operator, desa, nama):
    aneh(desa)

    batch = periksa(unduh(client, operator, nama=nama), operator)

    hasil = aksi.hasil_dari(batch)
    assert (hasil.ringkasan, hasil.galat) == ("baru=0 ubah=0 sama=5 galat=0", [])


def isi_tabel() -> list:
    return [
        (*b, tuple(k.sumber_dana.values_list("kode", flat=True).order_by("kode")))
        for k in Kelompok.objects.order_by("pk")
        for b in [tuple(getattr(k, f.attname) for f in k._meta.fields if f.name != "versi")]
    ]


def test_tiga_sel_diubah_diterapkan_lalu_dibatalkan(client, operator, desa):
    aneh(desa)
    semula = isi_tabel()

    def ubah(kertas):
        sel(kertas, "Alamat", 2).value = "Jalan Baru"
        sel(kertas, "Nomor register", 3).value = "77"
        sel(kertas, "Sumber dana", 4).value = "DD"

    batch = periksa(sunting(unduh(client, operator), ubah), operator)
    hasil = aksi.hasil_dari(batch)
    perubahan = {(r.nomor, n.kolom, n.lama, n.baru) for r in hasil.ubah for n in r.nilai}
    assert len(perubahan) == 3
    assert {p[1] for p in perubahan} == {"Alamat", "Nomor register", "Sumber dana"}
    assert isi_tabel() == semula

    aksi.terapkan(batch=batch, dipastikan=0, oleh=operator, hari_ini=HARI)

    assert sum(a != b for a, b in zip(isi_tabel(), semula, strict=True)) == 3
    k = Kelompok.objects.get(alamat="Jalan Baru")
    jejak = k.riwayat.latest()
    assert (jejak.history_user, jejak.alamat, k.versi) == (operator, "Jalan Baru", 2)
    assert "Impor berkas.xlsx" in jejak.history_change_reason

    urung.urungkan(batch=batch, alasan="salah berkas", oleh=operator, hari_ini=HARI)

    assert isi_tabel() == semula
    batch.refresh_from_db()
    assert batch.status == Status.DIBATALKAN


def test_riwayat_memuat_tautannya(operator, desa):
    """The history of an imported row has its links, as after a form: merges rely on it."""
    dana = SumberDana.objects.create(kode="a", nama="Swadaya")
    isi = buku(
        [*JUDUL, "Sumber dana"], ["", "BKB", "Baru", "Kurun", "Teluk Nyatu", "1/2/2020", "swadaya"]
    )

    terapkan(isi, operator)

    k = Kelompok.objects.get()
    assert list(k.sumber_dana.all()) == [dana]
    assert [t.sumberdana_id for t in k.riwayat.get().sumber_dana.all()] == [dana.pk]
    assert (k.kode, k.mulai, k.diperiksa_oleh) == ("K-00001", D(2020, 2, 1), operator)


def baris(desa, nama="Baru", jenis="BKB", kode="", mulai="13/11/2020"):
    return [kode, jenis, nama, desa.kecamatan.nama, desa.nama, mulai]


def test_berkas_yang_sama_dua_kali_tidak_mengubah_apa_pun(operator, desa):
    isi = buku(JUDUL, baris(desa), baris(desa, "Kedua", "BKR"))
    terapkan(isi, operator)

    lagi = periksa(isi, operator)

    assert aksi.hasil_dari(lagi).ringkasan == "baru=0 ubah=0 sama=2 galat=0"
    assert Batch.objects.kembar("kelompok", lagi.sha256).count() == 1
    with pytest.raises(ValidationError, match="Tidak ada yang berubah"):
        aksi.terapkan(batch=lagi, dipastikan=0, oleh=operator, hari_ini=HARI)
    assert Kelompok.objects.count() == 2


def test_berkas_sama_sesudah_barisnya_disunting_mengenali_barisnya(operator, desa):
    """By SHA-256: the row that it became is found, also under another name."""
    isi = buku(JUDUL, baris(desa))
    terapkan(isi, operator)
    Kelompok.objects.update(nama="Nama baru")

    hasil = aksi.hasil_dari(periksa(isi, operator))

    assert hasil.ringkasan == "baru=0 ubah=1 sama=0 galat=0"


def test_isi_sama_tanpa_kode_dikenali(operator, desa):
    buat_kelompok(desa, nama="Baru", mulai=D(2020, 11, 13))
    isi = buku(JUDUL, baris(desa))

    assert aksi.hasil_dari(periksa(isi, operator)).ringkasan == "baru=0 ubah=0 sama=1 galat=0"


GALAT = [
    ({"nama": ""}, "Nama", "Nama wajib diisi."),
    ({"jenis": "BKBHI"}, "Jenis", "Mungkin maksudnya BKB."),
    ({"mulai": "31/02/2016"}, "Mulai", "Tanggal 31 Februari 2016 tidak ada"),
    ({"mulai": "13/11/20"}, "Mulai", "empat angka"),
    ({"mulai": "1/1/2027"}, "Mulai", "sesudah hari ini"),
    ({"kode": "K-99999"}, "Kode", "Tidak ada di wilayah Anda"),
    ({"nama": "BKR Melati"}, "Nama", "diawali BKR"),
    ({"nama": "BKB"}, "Nama", "tidak hanya jenisnya"),
    ({"nama": "x" * 121}, "Nama", "120"),
    ({"mulai": ""}, "Mulai", "Mulai wajib diisi."),
]


@pytest.mark.parametrize(("isi", "kolom", "pesan"), GALAT)
def test_galat_disebut_di_selnya(operator, desa, isi, kolom, pesan):
    hasil = aksi.hasil_dari(periksa(buku(JUDUL, baris(desa, **isi)), operator))

    [galat] = hasil.galat
    assert (galat.nomor, galat.kolom) == (2, kolom)
    assert pesan in galat.pesan
    assert hasil.ringkasan == "baru=0 ubah=0 sama=0 galat=1"


def test_semua_galat_sekaligus_dan_tidak_ada_yang_berubah(operator, desa):
    isi = buku(JUDUL, baris(desa), baris(desa, jenis="X"), baris(desa, "", mulai="kemarin"))
    batch = periksa(isi, operator)

    assert [t.alamat for t in aksi.hasil_dari(batch).galat] == ["B3", "C4", "F4"]
    with pytest.raises(ValidationError, match="3 galat di 2 baris"):
        aksi.terapkan(batch=batch, dipastikan=0, oleh=operator, hari_ini=HARI)
    assert Kelompok.semua.count() == 0


def test_desa_menurut_kode_nama_dan_yang_mirip(operator, desa):
    lain = buat_desa(buat_kecamatan(nama="Tewah"), nama="Sare Rangan")
    kembar = buat_desa(lain.kecamatan, nama="Teluk Nyatu")
    isi = buku(
        JUDUL,
        ["", "BKB", "Satu", "", desa.kode, "1/1/2020"],
        ["", "BKB", "Dua", "kec. tewah", "desa tlk. nyatu", "1/1/2020"],
        ["", "BKB", "Tiga", "", "Teluk Nyatu", "1/1/2020"],
        ["", "BKB", "Empat", "Tewah", "Sare Rangon", "1/1/2020"],
    )

    hasil = aksi.hasil_dari(periksa(isi, operator))

    assert [r.di for r in hasil.baru] == ["Teluk Nyatu, Kurun", f"{kembar.nama}, Tewah"]
    dua, mirip = (g.pesan for g in hasil.galat)
    assert "Ada 2 desa bernama Teluk Nyatu: di Kurun, Tewah" in dua
    assert f"Mungkin maksudnya Sare Rangan ({lain.kode})" in mirip


def test_kembar_di_berkas_dan_di_data(operator, desa):
    ada = buat_kelompok(desa, nama="Melati")
    lain = buat_desa(desa.kecamatan, nama="Lain")
    isi = buku(
        JUDUL,
        baris(desa, "MELATI"),
        baris(desa, "Mawar"),
        baris(desa, "mawar"),
        baris(lain, "Mawar"),
    )

    hasil = aksi.hasil_dari(periksa(isi, operator))

    assert [g.nomor for g in hasil.galat] == [2, 4]
    assert ada.kode in hasil.galat[0].pesan
    assert "Sama dengan baris 3" in hasil.galat[1].pesan
    assert len(hasil.baru) == 2


def test_mirip_ditanyakan_dan_dipastikan_dengan_hitungannya(operator, desa):
    buat_kelompok(desa, nama="Matahari")
    batch = periksa(buku(JUDUL, baris(desa, "Matahri")), operator)

    assert len(aksi.hasil_dari(batch).peringatan) == 1
    with pytest.raises(ValidationError, match="Pastikan dulu 1"):
        aksi.terapkan(batch=batch, dipastikan=0, oleh=operator, hari_ini=HARI)
    aksi.terapkan(batch=batch, dipastikan=1, oleh=operator, hari_ini=HARI)
    assert Kelompok.objects.count() == 2


def test_kolom_yang_tidak_ada_tetap_dan_sel_kosong_mengosongkan(operator, desa):
    k = buat_kelompok(desa, alamat="RT 1", nomor_register="7")

    terapkan(buku(["Kode", "Alamat"], [k.kode, ""]), operator)

    k.refresh_from_db()
    assert (k.alamat, k.nomor_register) == ("", "7")


def test_berubah_sesudah_diperiksa_tidak_diterapkan(operator, desa):
    k = buat_kelompok(desa, alamat="A")
    batch = periksa(buku(["Kode", "Alamat"], [k.kode, "B"]), operator)
    k.alamat = "C"
    simpan_beralasan(k, oleh=operator)

    assert aksi.terapkan(batch=batch, dipastikan=0, oleh=operator, hari_ini=HARI) is None

    k.refresh_from_db()
    assert k.alamat == "C"
    assert aksi.hasil_dari(batch).ubah[0].nilai[0].lama == "C"


def test_jenis_tetap_bila_ada_laporan_dan_akhir_sesudah_catatan(operator, desa):
    k = buat_kelompok(desa)
    buat_laporan(k, D(2020, 10, 1))
    isi = buku(
        ["Kode", "Jenis", "Selesai", "Alasan selesai"], [k.kode, "BKL", D(2020, 8, 31), "Bubar"]
    )

    pesan = [g.pesan for g in aksi.hasil_dari(periksa(isi, operator)).galat]

    assert pesan == [
        "Jenis kelompok ini tetap: sudah ada laporannya.",
        "Sesudah hari itu masih ada laporan Oktober 2020.",
    ]


def test_urung_ditolak_bila_disunting_atau_dipakai(operator, desa):
    isi = buku(JUDUL, baris(desa, "Satu"), baris(desa, "Kedua", "BKR"), baris(desa, "Lain", "BKL"))
    batch = terapkan(isi, operator)
    satu, dua, tiga = Kelompok.objects.order_by("kode")
    satu.alamat = "sunting"
    simpan_beralasan(satu, oleh=operator)
    buat_anggota(dua, nama="Norhayati")

    rencana = urung.rencanakan(batch)

    assert [(p.nomor, p.apa) for p in rencana.penghalang] == [(2, "BKB Satu"), (3, "BKR Kedua")]
    assert "Anggota Norhayati" in rencana.penghalang[1].sebab
    assert [o for _, o in rencana.baru] == [tiga]
    with pytest.raises(ValidationError, match="2 baris"):
        urung.urungkan(batch=batch, alasan="x", oleh=operator, hari_ini=HARI)
    assert Kelompok.objects.count() == 3


def test_urung_membatalkan_yang_baru_dan_namanya_bebas_lagi(operator, desa):
    isi = buku(JUDUL, baris(desa))
    batch = terapkan(isi, operator)

    urung.urungkan(batch=batch, alasan="salah", oleh=operator, hari_ini=HARI)

    k = Kelompok.semua.get()
    assert (k.batal, k.dibatalkan_oleh) == (True, operator)
    assert "salah" in k.alasan_batal
    assert aksi.hasil_dari(periksa(isi, operator)).ringkasan == "baru=1 ubah=0 sama=0 galat=0"


def test_urung_lewat_masanya(operator, desa):
    batch = terapkan(buku(JUDUL, baris(desa)), operator)
    lewat = batch.batas_urung(90) + datetime.timedelta(days=1)

    with pytest.raises(ValidationError, match="Tidak bisa dibatalkan lagi"):
        urung.urungkan(batch=batch, alasan="x", oleh=operator, hari_ini=lewat)
    assert Kelompok.objects.count() == 1


def kueri(isi: bytes, operator) -> int:
    with CaptureQueriesContext(connection) as semua:
        terapkan(isi, operator)
    return len(semua)


def test_kueri_tidak_bertambah_dengan_baris(operator, desa):
    buat_kelompok(desa)  # the first number is taken
    nama = "Ulin Meranti Bangkirai Kapur Jelutung Ramin Gaharu Tengkawang Keruing Sungkai".split()
    satu = kueri(buku(JUDUL, baris(desa, "Satu", "BKL")), operator)
    banyak = kueri(buku(JUDUL, *(baris(desa, n) for n in nama)), operator)

    assert banyak == satu
    assert Perubahan.objects.count() == 11
