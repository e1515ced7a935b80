"""Officers go out with position and villages and come back; several records behind one row."""

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
from petugas.models import Jabatan, Koordinator, Penugasan, Petugas
from tests.pabrik import (
    AWAL,
    buat_desa,
    buat_jabatan,
    buat_kecamatan,
    buat_pengguna,
    buat_petugas,
)
from tests.pabrik_impor import HARI, buku
from tests.pabrik_impor import periksa as periksa_berkas
from tests.pabrik_impor import terapkan as terapkan_berkas

pytestmark = pytest.mark.django_db
D = datetime.date
KEMARIN = HARI - datetime.timedelta(days=1)
JUDUL = ("Kode", "Nama", "Jenis", "Status", "Jenjang", "Mulai", "Desa")


def periksa(isi, oleh, **lain):
    return periksa_berkas(isi, oleh, jenis="petugas", **lain)


def terapkan(isi, oleh, **lain):
    return terapkan_berkas(isi, oleh, jenis="petugas", **lain)


def hasil_dari(isi, oleh):
    return aksi.hasil_dari(periksa(isi, oleh))


@pytest.fixture
def operator():
    return buat_pengguna()


@pytest.fixture
def kecamatan():
    return buat_kecamatan(nama="Kurun")


@pytest.fixture
def desa(kecamatan):
    return [buat_desa(kecamatan, nama=n) for n in ("Tewah", "Sare Rangan", "Teluk Nyatu")]


def unduh(client, user, **isi) -> bytes:
    client.force_login(user)
    jawaban = client.get("/petugas/unduh/", {"status": "semua", **isi})
    return b"".join(jawaban.streaming_content)


def aneh(desa) -> None:
    """Officers as they come: ended, to come, promoted, without position, names like formulas."""
    buat_petugas(desa[0], desa[1], nama="=1+1", nip="199004122017032004", telepon="081255550100")
    selesai = buat_petugas(desa[2], nama='Bu "Ani" 😀, S.KM')
    selesai.jabatan.update(selesai=D(2020, 5, 1), versi=2)
    selesai.penugasan.update(selesai=D(2020, 5, 1), versi=2)
    naik = buat_petugas(jenis="NONPNS", nama="0812", mulai=D(2016, 1, 1))
    naik.jabatan.update(selesai=D(2020, 12, 31), status="kontrak", versi=2)
    buat_jabatan(naik, mulai=D(2021, 1, 1), jenjang="ahli_pertama", status="pppk")
    Koordinator.objects.create(petugas=naik, kecamatan=desa[0].kecamatan, mulai=D(2021, 2, 1))
    nanti = buat_petugas(nama="Nanti", mulai=D(2030, 1, 1))
    Penugasan.objects.create(petugas=nanti, desa=desa[2], mulai=D(2030, 1, 1))
    Petugas.objects.create(nama="Tanpa jabatan")


@pytest.mark.parametrize("nama", ["", "1"])
def test_unduhan_kembali_tanpa_perubahan(client, operator, desa, nama):
    aneh(desa)

    hasil = hasil_dari(unduh(client, operator, nama=nama), operator)

    assert (hasil.ringkasan, hasil.galat) == ("baru=0 ubah=0 sama=5 galat=0", [])


def test_unduhan_memuat_jabatan_dan_desa(client, operator, desa):
    aneh(desa)
    buku_kerja = openpyxl.load_workbook(io.BytesIO(unduh(client, operator, nama="1")))
    kepala, *isi = buku_kerja["Petugas"].values
    per_nama = {b[1]: dict(zip(kepala, b, strict=True)) for b in isi}

    assert list(kepala)[:11] == [
        "Kode",
        "Nama",
        "NIP",
        "Telepon",
        "Jenis",
        "Status",
        "Jenjang",
        "Mulai",
        "Selesai",
        "Desa",
        "Jabatan pada tanggal",
    ]
    assert per_nama["=1+1"]["Desa"] == "Tewah (Kurun); Sare Rangan (Kurun)"
    assert per_nama["=1+1"]["NIP"] == "199004122017032004"
    assert per_nama["0812"]["Jenis"] == "PKB"
    assert per_nama['Bu "Ani" 😀, S.KM']["Desa"] == "Teluk Nyatu (Kurun)"


@pytest.mark.parametrize("jumlah", [1, 3])
def test_kueri_unduhan(client, operator, desa, django_assert_num_queries, jumlah):
    for n in range(jumlah):
        buat_petugas(desa[n])
    client.force_login(operator)
    # Session, user, officers, villages and kecamatan of the date; villages by all their names
    # (6); positions, assignments, coordination of today; profile, note of the download.
    with django_assert_num_queries(16):
        b"".join(client.get("/petugas/unduh/").streaming_content)


def baris(nama="Yuliana", desa="", **isi):
    baku = {"kode": "", "nama": nama, "jenis": "PKB", "status": "PNS daerah", "jenjang": ""}
    return list((baku | {"mulai": "1/2/2020"} | isi | {"desa": desa}).values())


def masa(**saring) -> list:
    semua = Penugasan.objects.filter(**saring).order_by("desa__nama", "mulai")
    return [(p.desa.nama, p.petugas.nama, p.mulai, p.selesai) for p in semua]


def test_petugas_baru_dengan_jabatan_dan_desa_lalu_dibatalkan(operator, desa):
    isi = buku(
        JUDUL,
        baris(desa=f"Tewah (Kurun); {desa[1].kode}"),
        baris("Rudi", "teluk nyatu", jenis="PLKB Non PNS", status="kontrak", mulai="1/3/2021"),
    )
    batch = terapkan(isi, operator)

    assert masa() == [
        ("Sare Rangan", "Yuliana", D(2020, 2, 1), None),
        ("Teluk Nyatu", "Rudi", D(2021, 3, 1), None),
        ("Tewah", "Yuliana", D(2020, 2, 1), None),
    ]
    rudi = Petugas.objects.get(nama="Rudi")
    jabatan = rudi.jabatan.get()
    assert (jabatan.jenis, jabatan.status, jabatan.mulai) == ("NONPNS", "kontrak", D(2021, 3, 1))
    for satu in (rudi, jabatan, rudi.penugasan.get()):
        jejak = satu.riwayat.get()
        assert jejak.history_user == operator
        assert "Impor berkas.xlsx" in jejak.history_change_reason
    assert Perubahan.objects.filter(batch=batch).count() == 7
    hasil = hasil_dari(isi, operator)
    assert (hasil.ringkasan, hasil.galat) == ("baru=0 ubah=0 sama=2 galat=0", [])

    urung.urungkan(batch=batch, alasan="salah", oleh=operator, hari_ini=HARI)

    for model in (Petugas, Jabatan, Penugasan):
        assert not model.objects.exists()
        assert model.semua.exists()


def isi_tabel() -> list:
    return [
        tuple(getattr(x, f.attname) for f in x._meta.fields if f.name != "versi")
        for model in (Petugas, Jabatan, Penugasan, Koordinator)
        for x in model.objects.order_by("pk")
    ]


def test_desa_berpindah_dalam_satu_berkas_lalu_dibatalkan(operator, desa):
    ani, budi = buat_petugas(desa[0], desa[1], nama="Ani"), buat_petugas(desa[2], nama="Budi")
    semula = isi_tabel()
    isi = buku(
        ["Kode", "Desa", "Desa sejak"],
        [ani.kode, "Tewah (Kurun)", "1/10/2026"],
        [budi.kode, "Teluk Nyatu; Sare Rangan", "1/10/2026"],
    )
    batch = periksa(isi, operator)
    hasil = aksi.hasil_dari(batch)
    assert [(n.lama, n.baru) for r in hasil.ubah for n in r.nilai] == [
        ("Tewah (Kurun); Sare Rangan (Kurun)", "Tewah (Kurun)"),
        ("Teluk Nyatu (Kurun)", "Sare Rangan (Kurun); Teluk Nyatu (Kurun)"),
    ]
    assert isi_tabel() == semula
    [tanya] = hasil.peringatan
    assert (tanya.nomor, tanya.kolom) == (2, "Desa sejak")
    assert "desa yang dilepas berakhir 30 September 2026" in tanya.pesan

    aksi.terapkan(batch=batch, dipastikan=1, oleh=operator, hari_ini=HARI)

    assert masa(desa=desa[1]) == [
        ("Sare Rangan", "Ani", AWAL, D(2026, 9, 30)),
        ("Sare Rangan", "Budi", D(2026, 10, 1), None),
    ]
    assert hasil_dari(isi, operator).ringkasan == "baru=0 ubah=0 sama=2 galat=0"
    assert (ani.riwayat.count(), len(urung.rencanakan(batch).baris_ubah)) == (1, 2)

    urung.urungkan(batch=batch, alasan="salah", oleh=operator, hari_ini=HARI)

    assert isi_tabel() == semula


def test_tanpa_desa_sejak_berlaku_hari_ini(operator, desa):
    ani = buat_petugas(desa[0], nama="Ani")

    terapkan(buku(["Kode", "Desa"], [ani.kode, "Sare Rangan"]), operator)

    assert masa() == [
        ("Sare Rangan", "Ani", HARI, None),
        ("Tewah", "Ani", AWAL, KEMARIN),
    ]


def test_peralihan_mendatang_dan_berkasnya_dua_kali(operator, desa):
    ani = buat_petugas(desa[0], nama="Ani")
    isi = buku(["Kode", "Desa", "Desa sejak"], [ani.kode, "Sare Rangan", "1/1/2027"])

    terapkan(isi, operator)

    assert masa() == [
        ("Sare Rangan", "Ani", D(2027, 1, 1), None),
        ("Tewah", "Ani", AWAL, D(2026, 12, 31)),
    ]
    assert hasil_dari(isi, operator).ringkasan == "baru=0 ubah=0 sama=1 galat=0"


def test_desa_yang_dibina_orang_lain_ditolak(operator, desa):
    buat_petugas(desa[0], nama="Ani")
    budi = buat_petugas(nama="Budi")
    isi = buku(["Kode", "Desa"], [budi.kode, "Tewah"])

    [galat] = hasil_dari(isi, operator).galat

    assert (galat.nomor, galat.kolom) == (2, "Desa")
    assert "Tewah dibina Ani sejak 1 Januari 2018" in galat.pesan


def test_dua_baris_meminta_desa_yang_sama(operator, desa):
    isi = buku(JUDUL, baris(desa="Tewah"), baris("Rudi", "Tewah"))

    galat = hasil_dari(isi, operator).galat

    assert [(g.nomor, g.kolom) for g in galat] == [(2, "Desa"), (3, "Desa")]
    assert "Tewah juga diminta baris 3 (Rudi)" in galat[0].pesan


def test_penugasan_baru_berhenti_sebelum_yang_berikutnya(operator, desa):
    buat_petugas(desa[0], nama="Nanti", mulai=D(2027, 1, 1))

    terapkan(buku(JUDUL, baris(desa="Tewah")), operator)

    assert masa(petugas__nama="Yuliana") == [("Tewah", "Yuliana", D(2020, 2, 1), D(2026, 12, 31))]


def test_beban_dan_pembatalan_pada_hari_mulai_ditanyakan(operator, kecamatan):
    lima = [buat_desa(kecamatan).kode for _ in range(5)]
    hari_ini = buat_petugas(buat_desa(kecamatan, nama="Baru"), nama="Ani", mulai=HARI)
    isi = buku(
        ["Kode", *JUDUL[1:]],
        baris("Rudi", "; ".join(lima)),
        baris("Ani", "", kode=hari_ini.kode, status="PNS pusat", mulai=HARI),
    )

    pesan = [p.pesan for p in hasil_dari(isi, operator).peringatan]

    assert pesan[0] == "Rudi akan membina 5 desa, di atas 4."
    assert "penugasan itu dibatalkan" in pesan[1]
    terapkan(isi, operator, dipastikan=2)
    assert not Penugasan.objects.filter(petugas=hari_ini).exists()
    assert Penugasan.semua.get(petugas=hari_ini).batal


def test_desa_di_luar_masa_tugas_dan_yang_belum_ada(operator, desa):
    desa[0].mulai = D(2022, 1, 1)
    desa[0].save()
    ani = buat_petugas(nama="Ani", mulai=D(2021, 1, 1))
    isi = buku(["Kode", "Desa", "Desa sejak"], [ani.kode, "Sare Rangan", "1/1/2020"])
    [galat] = hasil_dari(isi, operator).galat
    assert "Ani tidak bertugas pada 1 Januari 2020" in galat.pesan

    isi = buku(["Kode", "Desa", "Desa sejak"], [ani.kode, "Tewah", "1/6/2021"])
    [galat] = hasil_dari(isi, operator).galat
    assert "baru ada sejak 1 Januari 2022" in galat.pesan


def test_jabatan_baru_menutup_yang_lama(operator, desa):
    ani = buat_petugas(desa[0], nama="Ani", jenis="NONPNS")
    semula = isi_tabel()
    isi = buku(
        ["Kode", "Jenis", "Status", "Jenjang", "Mulai"],
        [ani.kode, "PKB", "PPPK", "Ahli Pertama", "1/7/2023"],
    )
    batch = periksa(isi, operator)
    assert [(p.nomor, p.kolom) for p in aksi.hasil_dari(batch).peringatan] == [(2, "Mulai")]

    aksi.terapkan(batch=batch, dipastikan=1, oleh=operator, hari_ini=HARI)

    jabatan = [(j.jenis, j.mulai, j.selesai) for j in ani.jabatan.order_by("mulai")]
    assert jabatan == [("NONPNS", AWAL, D(2023, 6, 30)), ("PKB", D(2023, 7, 1), None)]
    assert hasil_dari(isi, operator).ringkasan == "baru=0 ubah=0 sama=1 galat=0"

    urung.urungkan(batch=batch, alasan="salah", oleh=operator, hari_ini=HARI)
    assert isi_tabel() == semula


def test_jabatan_dibetulkan(operator, desa):
    ani = buat_petugas(desa[0], nama="Ani")

    terapkan(buku(["Kode", "Jenjang"], [ani.kode, "Ahli Muda"]), operator)

    jabatan = ani.jabatan.get()
    assert (jabatan.jenjang, jabatan.versi) == ("ahli_muda", 2)


def test_selesai_mengakhiri_desa_dan_koordinasi(operator, desa, kecamatan):
    ani = buat_petugas(desa[0], desa[1], nama="Ani")
    Koordinator.objects.create(petugas=ani, kecamatan=kecamatan, mulai=AWAL)
    nanti = Penugasan.objects.create(petugas=ani, desa=desa[2], mulai=D(2027, 1, 1))
    semula = isi_tabel()
    isi = buku(["Kode", "Selesai", "Desa"], [ani.kode, "31/8/2026", "Tewah; Sare Rangan"])
    batch = periksa(isi, operator)
    [tanya] = aksi.hasil_dari(batch).peringatan
    assert "4 tugas" in tanya.pesan

    aksi.terapkan(batch=batch, dipastikan=1, oleh=operator, hari_ini=HARI)

    akhir = D(2026, 8, 31)
    assert [m[3] for m in masa()] == [akhir, akhir]
    assert (ani.jabatan.get().selesai, Koordinator.objects.get().selesai) == (akhir, akhir)
    nanti.refresh_from_db()
    assert nanti.batal
    assert hasil_dari(isi, operator).ringkasan == "baru=0 ubah=0 sama=1 galat=0"

    urung.urungkan(batch=batch, alasan="salah", oleh=operator, hari_ini=HARI)
    assert isi_tabel() == semula


def test_mulai_tidak_meninggalkan_desa(operator, desa):
    ani = buat_petugas(desa[0], nama="Ani")

    [galat] = hasil_dari(buku(["Kode", "Mulai"], [ani.kode, "1/1/2019"]), operator).galat

    assert (galat.kolom, "masih ada tugas di Tewah" in galat.pesan) == ("Mulai", True)


def test_dua_jabatan_pada_satu_hari_ditolak(operator):
    ani = buat_petugas(nama="Ani")
    ani.jabatan.update(selesai=D(2020, 12, 31), versi=2)
    buat_jabatan(ani, mulai=D(2021, 1, 1))

    [galat] = hasil_dari(buku(["Kode", "Mulai"], [ani.kode, "1/6/2020"]), operator).galat

    assert "tidak boleh dua jabatan pada satu hari" in galat.pesan


GALAT = [
    ({"nama": ""}, "Nama", "wajib diisi"),
    ({"jenis": "PKBB"}, "Jenis", "Mungkin maksudnya PKB"),
    ({"jenis": ""}, "Jenis", "wajib diisi"),
    ({"jenis": "PLKB Non PNS"}, "Status", "bukan PNS"),
    ({"mulai": "1/1/1900"}, "Mulai", "tidak mungkin"),
    ({"mulai": ""}, "Mulai", "wajib diisi"),
    ({"desa": "Tewaj"}, "Desa", "Mungkin maksudnya Tewah"),
    ({"desa": "Tewah (Rungan)"}, "Desa", "tidak ada di wilayah Anda"),
    ({"kode": "P-9999"}, "Kode", "Tidak ada di wilayah Anda"),
]


@pytest.mark.parametrize(("isi", "kolom", "pesan"), GALAT)
def test_galat_disebut_di_selnya(operator, desa, isi, kolom, pesan):
    hasil = hasil_dari(buku(JUDUL, baris(**isi)), operator)

    assert [(g.nomor, g.kolom) for g in hasil.galat] == [(2, kolom)]
    assert pesan in hasil.galat[0].pesan
    assert not Petugas.semua.exists()


def test_nip_milik_orang_lain_dan_nama_yang_sudah_ada(operator):
    ada = buat_petugas(nama="Ani", nip="199004122017032004")
    isi = buku(
        [*JUDUL, "NIP"],
        [*baris(), "19900412 201703 2 004"],
        [*baris("Rudi"), 1.9900412201703e17],
        [*baris("Ani"), ""],
        [*baris("Tini"), "199101012017031001"],
        [*baris("Tono"), "199101012017031001"],
    )
    hasil = hasil_dari(isi, operator)

    assert [(g.nomor, g.kolom) for g in hasil.galat] == [(2, "NIP"), (3, "NIP"), (6, "NIP")]
    assert ada.kode in hasil.galat[0].pesan
    assert "18 angka" in hasil.galat[1].pesan
    [tanya] = hasil.peringatan
    assert (tanya.nomor, ada.kode in tanya.pesan) == (4, True)


def test_berubah_sesudah_diperiksa_tidak_diterapkan(operator, desa):
    ani, budi = buat_petugas(nama="Ani"), buat_petugas(nama="Budi")
    batch = periksa(buku(["Kode", "Desa"], [ani.kode, "Tewah"]), operator)
    Penugasan.objects.create(petugas=budi, desa=desa[0], mulai=AWAL)

    assert aksi.terapkan(batch=batch, dipastikan=0, oleh=operator, hari_ini=HARI) is None

    assert masa() == [("Tewah", "Budi", AWAL, None)]


def test_urung_ditolak_bila_desanya_sudah_beralih(operator, desa):
    ani, budi = buat_petugas(desa[0], nama="Ani"), buat_petugas(nama="Budi")
    batch = terapkan(buku(["Kode", "Desa"], [ani.kode, ""]), operator)
    Penugasan.objects.create(petugas=budi, desa=desa[0], mulai=HARI, selesai=D(2027, 1, 1))

    with pytest.raises(ValidationError, match="1 baris"):
        urung.urungkan(batch=batch, alasan="x", oleh=operator, hari_ini=HARI)

    [halang] = urung.rencanakan(batch).penghalang
    assert (halang.nomor, "Bertabrakan" in halang.sebab) == (2, True)
    assert masa(petugas=ani)[0][3] == KEMARIN


def test_urung_ditolak_bila_ada_tugas_sesudahnya(operator, desa):
    batch = terapkan(buku(JUDUL, baris(desa="Tewah")), operator)
    yuliana = Petugas.objects.get()
    Penugasan.objects.create(petugas=yuliana, desa=desa[1], mulai=HARI)

    [halang] = urung.rencanakan(batch).penghalang

    assert (halang.nomor, halang.apa) == (2, "Yuliana")
    assert halang.sebab == "Sudah dipakai: Yuliana di Sare Rangan."
    with pytest.raises(ValidationError, match="1 baris"):
        urung.urungkan(batch=batch, alasan="x", oleh=operator, hari_ini=HARI)


def test_urung_ditolak_bila_bagiannya_disunting(client, operator, desa):
    batch = terapkan(buku(JUDUL, baris(desa="Tewah")), operator)
    jabatan = Jabatan.objects.get()
    jabatan.jenjang = "ahli_muda"
    simpan_beralasan(jabatan, oleh=operator)
    client.force_login(operator)

    halaman = client.get(f"/impor/{batch.pk}/batalkan/").text

    assert "tidak bisa dibatalkan" in halaman
    assert "jenjang sekarang Ahli Muda" in halaman


def test_perintah(desa, tmp_path, capsys):
    buat_pengguna("administrator")
    berkas = tmp_path / "p.xlsx"
    berkas.write_bytes(buku(JUDUL, baris(desa="Tewah; Sare Rangan")))
    call_command("impor", "petugas", str(berkas))
    call_command("impor", "petugas", str(berkas))

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


def test_kueri_tidak_bertambah_dengan_baris(operator, kecamatan, desa):
    terapkan(buku(JUDUL, baris("Nol", "Teluk Nyatu")), operator)  # first number, content types
    lain = [buat_desa(kecamatan).kode for _ in range(18)]
    orang = [baris(f"Orang {n}", f"{lain[n]}; {lain[n + 9]}") for n in range(9)]
    satu = kueri(buku(JUDUL, baris("Satu", "Tewah")), operator)

    assert kueri(buku(JUDUL, *orang), operator) == satu
