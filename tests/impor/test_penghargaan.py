"""Awards go out to a workbook and come back with all their recipients."""

import datetime
import io

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from impor import aksi, urung
from impor.models import Perubahan
from inti.aksi import simpan_beralasan
from penghargaan.impor.penerima import pecah
from penghargaan.models import JenisPenghargaan, Penerima, Penghargaan
from tests.pabrik import (
    buat_akun_petugas,
    buat_desa,
    buat_kecamatan,
    buat_kelompok,
    buat_pengguna,
    buat_penghargaan,
    buat_petugas,
    buat_sk,
)
from tests.pabrik_impor import HARI, buku
from tests.pabrik_impor import periksa as periksa_berkas
from tests.pabrik_impor import terapkan as terapkan_berkas
from tests.pabrik_kegiatan import buat_kegiatan

pytestmark = pytest.mark.django_db
D = datetime.date
JUDUL = ("Kode", "Judul", "Jenis", "Tingkat", "Tahun", "Pemberi", "Penerima")


def periksa(isi, oleh, **lain):
    return periksa_berkas(isi, oleh, jenis="penghargaan", **lain)


def terapkan(isi, oleh, **lain):
    return terapkan_berkas(isi, oleh, jenis="penghargaan", **lain)


@pytest.fixture
def operator():
    return buat_pengguna()


@pytest.fixture
def desa():
    return buat_desa(buat_kecamatan(nama="Kurun"), nama="Teluk Nyatu")


@pytest.fixture
def jenis():
    return JenisPenghargaan.objects.create(kode="uji", nama="Uji")


def unduh(client, user) -> bytes:
    client.force_login(user)
    return b"".join(client.get("/penghargaan/unduh/").streaming_content)


def aneh(desa) -> list[Penghargaan]:
    """Awards with odd values: all kinds of recipients, names that look like something else."""
    melati = buat_kelompok(desa, nama="Melati")
    buat_kelompok(buat_desa(nama="Lain"), nama="Melati")
    setuju = {"setuju_tanggal": D(2020, 11, 13), "setuju_cara": "surat (asli); di kantor"}
    a = buat_kegiatan(judul="Rembuk")
    buat_kegiatan(judul="Rembuk")
    return [
        buat_penghargaan(
            {"jenis": "kelompok", "kelompok": melati, "jabatan": "juara, umum"},
            {"jenis": "kelompok", "nama": "BKB Melati"},
            {"jenis": "petugas", "petugas": buat_petugas(desa, nama="Yuliana, S.KM; M.Kes")},
            {"jenis": "desa", "desa": desa},
            judul="=1+1",
            alasan="baris satu\nbaris dua 😀",
            kegiatan=a,
            sk=buat_sk(),
        ),
        buat_penghargaan(
            {"jenis": "pasangan", "nama": "Budi dan Ani", "desa": desa, **setuju},
            {"jenis": "pasangan", "desa": desa},
            {"jenis": "pasangan"},
            peringkat="juara1",
            tanggal=D(2020, 11, 13),
            nomor_piagam="00123",
        ),
        buat_penghargaan(
            {"jenis": "orang", "nama": 'Bu "Ani"; dr. (Orang)', "jabatan": "kader; bidan"},
            {"jenis": "orang", "nama": "Ani (Orang)"},
            {"jenis": "orang", "nama": "Ani"},
            {"jenis": "instansi", "nama": "K-00001"},
        ),
    ]


def test_unduhan_kembali_tanpa_perubahan(client, operator, desa):
    aneh(desa)

    hasil = aksi.hasil_dari(periksa(unduh(client, operator), operator))

    assert (hasil.ringkasan, hasil.galat) == ("baru=0 ubah=0 sama=3 galat=0", [])


@pytest.mark.parametrize("jumlah", [1, 3])
def test_kueri_unduhan(client, operator, desa, django_assert_num_queries, jumlah):
    for _ in range(jumlah):
        buat_penghargaan({"jenis": "kelompok", "kelompok": buat_kelompok(desa)})
    client.force_login(operator)
    # Session, user; villages by all their names (6), groups, officers, what the user sees of
    # them, kinds, events, decrees; awards, recipients; profile, note of the download.
    with django_assert_num_queries(19):
        b"".join(client.get("/penghargaan/unduh/").streaming_content)


def test_pecah_mengenali_yang_tersimpan():
    assert pecah("A; B (x); c; A; B; d\ne;;", ["A; B (x)", "A"]) == [
        "A; B (x)",
        "c",
        "A",
        "B",
        "d",
        "e",
    ]


def penerima(penghargaan) -> list[str]:
    return [str(p) for p in Penerima.objects.filter(penghargaan=penghargaan)]


def test_petugas_mengunduh_miliknya(client, desa, operator):
    milik = buat_penghargaan({"jenis": "desa", "desa": desa}, kegiatan=buat_kegiatan())
    buat_penghargaan({"jenis": "desa", "desa": buat_desa()})

    kertas = openpyxl.load_workbook(io.BytesIO(unduh(client, buat_akun_petugas(desa))))
    isi = list(kertas.worksheets[0].values)

    assert [b[0] for b in isi[1:]] == [milik.kode]
    assert f"Desa Teluk Nyatu {desa.kode} (Desa)" in isi[1]


def test_penerima_diganti_lalu_dibatalkan(operator, desa, jenis):
    lama = buat_penghargaan(
        {"jenis": "orang", "nama": "Ani"},
        {"jenis": "orang", "nama": "Budi", "jabatan": "kader"},
        {"jenis": "desa", "desa": desa},
    )
    semula = list(Penerima.semua.order_by("pk").values_list("nama", "jabatan", "urutan"))
    isi = buku(
        ["Kode", "Penerima"],
        [lama.kode, "Desa Teluk Nyatu (Desa); Budi (Orang, bidan)\nSiti (Orang)"],
    )
    batch = periksa(isi, operator)
    [ubah] = aksi.hasil_dari(batch).ubah
    assert [n.kolom for n in ubah.nilai] == ["Penerima"]
    assert "Budi (Orang, kader)" in ubah.nilai[0].lama

    aksi.terapkan(batch=batch, dipastikan=0, oleh=operator, hari_ini=HARI)

    assert penerima(lama) == ["Desa Teluk Nyatu", "Budi", "Siti"]
    budi = Penerima.objects.get(nama="Budi")
    assert (budi.jabatan, budi.versi) == ("bidan", 2)
    assert "Impor berkas.xlsx" in budi.riwayat.latest().history_change_reason
    assert Penerima.semua.get(nama="Ani").batal
    lama.refresh_from_db()
    assert lama.versi == 1
    assert aksi.hasil_dari(periksa(isi, operator)).ringkasan == "baru=0 ubah=0 sama=1 galat=0"

    rencana = urung.rencanakan(batch)
    assert (rencana.baris_baru, len(rencana.baris_ubah)) == ([], 1)
    urung.urungkan(batch=batch, alasan="salah", oleh=operator, hari_ini=HARI)

    assert penerima(lama) == ["Ani", "Budi", "Desa Teluk Nyatu"]
    tinggal = Penerima.objects.order_by("pk").values_list("nama", "jabatan", "urutan")
    assert list(tinggal) == semula


def baris(penerima="Sri (Orang)", judul="Ibu Teladan", **isi):
    baku = {"kode": "", "judul": judul, "jenis": "Uji", "tingkat": "Kabupaten", "tahun": 2020}
    return list((baku | {"pemberi": "Bupati"} | isi | {"penerima": penerima}).values())


def test_baru_dengan_penerima_lalu_dibatalkan(operator, desa, jenis):
    kelompok = buat_kelompok(desa, nama="Ulin")
    petugas = buat_petugas(desa, nama="Yuliana")
    isi = buku(
        JUDUL,
        baris(f"{kelompok.kode} (kelompok); Yuliana (Petugas, PKB); Desa Teluk Nyatu (Pasangan)"),
        baris("BKB Ulin (Kelompok)", "Lain"),
    )
    batch = terapkan(isi, operator)

    satu, dua = Penghargaan.objects.order_by("kode")
    a, b, c = satu.penerima.all()
    assert (a.kelompok, b.petugas, b.jabatan) == (kelompok, petugas, "PKB")
    assert (c.jenis, c.desa, c.nama) == ("pasangan", desa, "")
    assert dua.penerima.get().kelompok == kelompok
    assert aksi.hasil_dari(periksa(isi, operator)).ringkasan == "baru=0 ubah=0 sama=2 galat=0"
    rencana = urung.rencanakan(batch)
    assert (len(rencana.baris_baru), rencana.baris_ubah) == (2, [])

    urung.urungkan(batch=batch, alasan="salah", oleh=operator, hari_ini=HARI)

    assert not Penghargaan.objects.exists()
    assert not Penerima.objects.exists()


def test_urung_ditolak_bila_penerima_disunting(operator, jenis):
    batch = terapkan(buku(JUDUL, baris(), baris(judul="Lain")), operator)
    satu = Penerima.objects.get(penghargaan__judul="Lain")
    satu.jabatan = "kader"
    simpan_beralasan(satu, oleh=operator)

    with pytest.raises(ValidationError, match="1 baris sudah berubah"):
        urung.urungkan(batch=batch, alasan="x", oleh=operator, hari_ini=HARI)
    assert Penghargaan.objects.count() == 2
    assert [p.nomor for p in urung.rencanakan(batch).penghalang] == [3]


GALAT = [
    ({"judul": ""}, "Judul", "wajib diisi"),
    ({"jenis": "Ujii"}, "Jenis", "Mungkin maksudnya Uji"),
    ({"tahun": 2031}, "Tahun", "tahun ini"),
    ({"tahun": 1900}, "Tahun", "1970"),
    ({"penerima": ""}, "Penerima", "wajib diisi"),
    ({"penerima": "Sri"}, "Penerima", "tulis jenis penerimanya dalam kurung"),
    ({"penerima": "K-99999 (Kelompok)"}, "Penerima", "tidak ada di wilayah Anda"),
    ({"penerima": "BKB Melati (Kelompok)"}, "Penerima", "Ada 2 kelompok bernama BKB Melati"),
    ({"penerima": "Desa Teluk Nyatan (Desa)"}, "Penerima", "Mungkin maksudnya Teluk Nyatu"),
    ({"penerima": "Budi dan Ani (Pasangan)"}, "Penerima", "persetujuannya"),
    ({"penerima": "A dan B (Pasangan, setuju 1/1/2031 lisan)"}, "Penerima", "sesudah hari ini"),
    ({"penerima": "Sri (Orang); Sri (Orang)"}, "Penerima", "dua kali"),
    ({"jenis": "Khusus"}, "Penerima", "diberikan kepada pasangan"),
]


@pytest.mark.parametrize(("isi", "kolom", "pesan"), GALAT)
def test_galat_disebut_di_selnya(operator, desa, jenis, isi, kolom, pesan):
    JenisPenghargaan.objects.create(kode="khusus", nama="Khusus", penerima="pasangan")
    for d in (desa, buat_desa()):
        buat_kelompok(d, nama="Melati")

    hasil = aksi.hasil_dari(periksa(buku(JUDUL, baris(**isi)), operator))

    assert [(g.nomor, g.kolom) for g in hasil.galat] == [(2, kolom)]
    assert pesan in hasil.galat[0].pesan
    assert not Penghargaan.semua.exists()


def test_pasangan_bernama_tidak_dihapus_lewat_impor(operator, desa, jenis):
    lama = buat_penghargaan(
        {
            "jenis": "pasangan",
            "nama": "A dan B",
            "setuju_tanggal": D(2020, 1, 1),
            "setuju_cara": "lisan",
        }
    )
    isi = buku(["Kode", "Penerima"], [lama.kode, "Desa Teluk Nyatu (Pasangan)"])

    [galat] = aksi.hasil_dari(periksa(isi, operator)).galat
    assert "lewat formulirnya" in galat.pesan


def test_kembar_dan_yang_ditanyakan(operator, jenis):
    ada = buat_penghargaan(judul="Ibu Teladan", jenis=jenis)
    isi = buku(JUDUL, baris(), baris(), baris("BKB Antah (Kelompok)", "Baru"))

    hasil = aksi.hasil_dari(periksa(isi, operator))

    assert [(g.nomor, g.kolom) for g in hasil.galat] == [(3, "Judul")]
    assert [(p.nomor, p.kolom) for p in hasil.peringatan] == [(2, "Judul"), (4, "Penerima")]
    assert ada.kode in hasil.peringatan[0].pesan


def test_satu_catatan_berarti_satu_baris(operator, jenis):
    """Two rows without a code say what one record says: the second would be another award."""
    terapkan(buku(JUDUL, baris()), operator)

    hasil = aksi.hasil_dari(periksa(buku(JUDUL, baris(), baris()), operator))

    assert (hasil.sama, [(g.nomor, g.kolom) for g in hasil.galat]) == (1, [(3, "Judul")])


def test_perintah(jenis, tmp_path, capsys):
    buat_pengguna("administrator")
    berkas = tmp_path / "a.xlsx"
    berkas.write_bytes(buku(JUDUL, baris()))
    call_command("impor", "penghargaan", str(berkas))
    call_command("impor", "penghargaan", str(berkas))

    keluar = capsys.readouterr().out.splitlines()
    assert (keluar[0], keluar[-1]) == (
        "baru=1 ubah=0 sama=0 galat=0",
        "baru=0 ubah=0 sama=1 galat=0",
    )


def kueri(isi: bytes, operator) -> int:
    with CaptureQueriesContext(connection) as semua:
        batch = terapkan(isi, operator)
        urung.urungkan(batch=batch, alasan="x", oleh=operator, hari_ini=HARI)
    return len(semua)


def test_kueri_tidak_bertambah_dengan_baris(operator, jenis):
    terapkan(buku(JUDUL, baris(judul="Nol")), operator)  # first number, types of content
    satu = kueri(buku(JUDUL, baris("A (Orang)", "Satu")), operator)
    orang = "; ".join(f"Orang {n} (Orang)" for n in range(5))
    banyak = kueri(buku(JUDUL, *(baris(orang, f"Piagam {n}") for n in range(9))), operator)

    assert banyak == satu
    assert Perubahan.objects.count() == 2 + 2 + 9 * 6
