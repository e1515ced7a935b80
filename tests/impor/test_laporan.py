"""Monthly reports go out to a workbook and come back; the office's own workbook comes in."""

import datetime
import io

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dinas.models import ProfilDinas
from impor import aksi, urung
from impor.jenis import jenis_bernama
from impor.models import HafalanJudul
from inti.aksi import simpan_beralasan
from kelompok.aksi import laporan as aksi_laporan
from kelompok.models import (
    Jeda,
    KonfirmasiPeringatan,
    LangkahLaporan,
    LaporanBulanan,
    StatusLaporan,
)
from kelompok.rekap import AturanLaporan, rekap_sel, susun_sel
from tests.pabrik import (
    buat_akun_petugas,
    buat_desa,
    buat_kecamatan,
    buat_kelompok,
    buat_laporan,
    buat_pengguna,
)
from tests.pabrik_impor import HARI, buku, periksa

pytestmark = pytest.mark.django_db
D = datetime.date
OKT = D(2026, 10, 1)
ANGKA = ("Sasaran", "Anggota", "Anggota pus", "Pus ber kb", "Pertemuan", "Hadir")
JUDUL = ("Kelompok", "Bulan", *ANGKA)


@pytest.fixture
def operator():
    return buat_pengguna()


@pytest.fixture
def desa():
    return buat_desa(buat_kecamatan(nama="Kurun"), nama="Teluk Nyatu")


def profil(**isi) -> None:
    milik = ProfilDinas.ambil()
    for nama, nilai in isi.items():
        setattr(milik, nama, nilai)
    milik.save()


def unduh(client, user, tahun=2026, **isi) -> bytes:
    client.force_login(user)
    alamat = {"bentuk": "baris", "tahun": tahun, **isi}
    return b"".join(client.get("/laporan/unduh/", alamat).streaming_content)


def hasil(batch):
    return aksi.hasil_dari(batch)


def cek(isi: bytes, user, **lain):
    return hasil(periksa(isi, user, jenis="laporan", **lain))


def masuk(isi: bytes, user, **lain):
    """Upload, check and apply; warnings are confirmed."""
    batch = periksa(isi, user, jenis="laporan", **lain)
    ditanya = len(hasil(batch).peringatan)
    jadi = aksi.terapkan(batch=batch, dipastikan=ditanya, oleh=user, hari_ini=HARI)
    assert jadi is not None
    return jadi


def sunting(isi: bytes, **sel) -> bytes:
    """The first row with other values: heading → value."""
    kerja = openpyxl.load_workbook(io.BytesIO(isi))
    kertas = kerja.worksheets[0]
    letak = {c.value: c.column for c in kertas[1]}
    for judul, nilai in sel.items():
        kertas.cell(2, letak[judul.replace("_", " ")]).value = nilai
    keluar = io.BytesIO()
    kerja.save(keluar)
    return keluar.getvalue()


def aneh(desa) -> None:
    """Reports of all states, kinds and odd contents."""
    bkb = buat_kelompok(desa, nama="=1+1")
    lama = buat_kelompok(desa, nama="Lama", selesai=D(2026, 5, 3), alasan_selesai="bubar")
    pik = buat_kelompok(desa, nama="1e5", jenis="PIKR", basis="sma")
    usaha = buat_kelompok(desa, nama="Ulin", jenis="UPPKS")
    lansia = buat_kelompok(desa, nama="Tua", jenis="BKL")
    buat_laporan(bkb, D(2026, 9, 1), status="diverifikasi", catatan='-2+3 "x"\r\nbaris; dua')
    buat_laporan(bkb, OKT, hadir=99, anggota_pus=None)  # wrong and incomplete
    buat_laporan(bkb, D(2026, 11, 1), status="dikembalikan", nihil=True, pertemuan=0, hadir=0)
    buat_laporan(lama, D(2026, 4, 1), status="terkirim")
    buat_laporan(lama, D(2026, 7, 1))  # after its end
    buat_laporan(pik, OKT, status="terkirim", konseling_individu=0, hadir=300)
    buat_laporan(usaha, OKT, omzet=99_999_999_999)
    buat_laporan(lansia, OKT, status="terkirim", lansia_mandiri=3, lansia_pjp=None)


@pytest.mark.parametrize("kirim", [False, True])
def test_unduhan_kembali_tanpa_perubahan(client, operator, desa, kirim):
    """Verified, wrong, ended: what is equal is asked no rule, also when reports are sent."""
    aneh(desa)
    profil(laporan_sejak=D(2026, 6, 1))

    isi = cek(unduh(client, operator), operator, kirim=kirim)

    assert (isi.ringkasan, isi.galat) == ("baru=0 ubah=0 sama=8 galat=0", [])


def test_judul_hitungan_kelabu_dan_kode_pertama(client, operator, desa):
    aneh(desa)
    kertas = openpyxl.load_workbook(io.BytesIO(unduh(client, operator))).worksheets[0]

    assert [c.value for c in kertas[1]][:2] == ["Kode", "Kelompok"]
    kelabu = {c.value for c in kertas[1] if c.fill.fgColor.rgb == "FFD9D9D9"}
    assert {"Nama", "Desa", "Status", "Diverifikasi"} <= kelabu
    assert not kelabu & {"Kode", "Bulan", "Hadir", "Catatan"}


def test_buku_kantor_dicocokkan_sekali_lalu_menjadi_laporan(client, operator, desa):
    """The office's own monthly workbook: a title above, columns in its own order and words, groups
    by name within their village or by code."""
    lain = buat_desa(desa.kecamatan, nama="Tumbang Tariak")
    satu, dua = (buat_kelompok(d, nama="Melati") for d in (desa, lain))  # of one name
    tiga = buat_kelompok(lain, nama="Harapan", jenis="PIKR")
    isi = buku(
        ["LAPORAN BULANAN KELOMPOK KEGIATAN"],
        ["Dinas Dalduk dan KB"],
        [],
        "Kehadiran/Peserta,Frek.,Nama Poktan,Desa/Kel,Kec.,Bln,Thn,Jml Angg,PUS,KB,Sasaran".split(
            ","
        ),
        [20, 1, "BKB Melati", "Teluk Nyatu", "Kurun", "Oktober", 2026, "30", 20, 10, "1.040"],
        [21, 2, "melati", "tbg. tariak", "Kurun", "10/2026", "", 31, 22, 11, 41],
        [15, 1, tiga.kode, "", "", OKT, "", 25, "-", "", 60],
        lembar="Okt",
    )
    batch = periksa(isi, operator, jenis="laporan")
    assert hasil(batch) is None  # headings have to be said first
    client.force_login(operator)
    halaman = client.get(f"/impor/{batch.pk}/").text
    pasangan = {
        "Kehadiran/Peserta": "hadir",
        "Frek.": "pertemuan",
        "Jml Angg": "anggota",
        "PUS": "anggota_pus",
        "KB": "pus_ber_kb",
    }
    _, judul, _ = aksi.yang_ditanyakan(batch)
    assert set(judul.asing.values()) == set(pasangan)
    kirim = {f"kolom-{i}": pasangan[t] for i, t in judul.asing.items()}
    client.post(
        f"/impor/{batch.pk}/cocokkan/",
        kirim | {f"tulisan-{i}": t for i, t in judul.asing.items()},
    )
    assert "Kehadiran/Peserta" in halaman
    batch.refresh_from_db()
    assert hasil(batch).ringkasan == "baru=3 ubah=0 sama=0 galat=0"
    client.post(f"/impor/{batch.pk}/terapkan/")

    ada = {(x.kelompok_id, x.bulan, x.status): x for x in LaporanBulanan.objects.all()}
    assert set(ada) == {(k.pk, OKT, "draf") for k in (satu, dua, tiga)}
    pertama = ada[satu.pk, OKT, "draf"]
    assert (pertama.hadir, pertama.pertemuan, pertama.sasaran) == (20, 1, 1040)
    assert ada[tiga.pk, OKT, "draf"].anggota_pus is None
    assert (pertama.disimpan_oleh, pertama.jenis) == (operator, "BKB")
    assert HafalanJudul.objects.filter(jenis="laporan").count() == 5
    assert hasil(periksa(isi, operator, jenis="laporan")).ringkasan.startswith(
        "baru=0 ubah=0 sama=3"
    )


def baris(kelompok, bulan: object = "2026-10", **isi):
    angka = {"sasaran": 58, "anggota": 41, "pus": 35, "kb": 27, "pertemuan": 1, "hadir": 29} | isi
    return [kelompok if isinstance(kelompok, str) else kelompok.kode, bulan, *angka.values()]


def test_masuk_sebagai_draf_dan_berikutnya_mengubah_draf_itu(operator, desa):
    k = buat_kelompok(desa)
    masuk(buku(JUDUL, baris(k)), operator)
    x = LaporanBulanan.objects.get()
    assert (x.status, x.pernah_dikirim, LangkahLaporan.objects.count()) == ("draf", False, 0)

    isi = cek(buku(JUDUL, baris(k, hadir=30)), operator)

    assert isi.ringkasan == "baru=0 ubah=1 sama=0 galat=0"
    assert [(n.kolom, n.lama, n.baru) for n in isi.ubah[0].nilai] == [("Hadir", "29", "30")]


def test_kirim_mengirim_dengan_waktu_impor_dan_dapat_dibatalkan(operator, desa):
    k, draf = buat_kelompok(desa), buat_laporan(buat_kelompok(desa), OKT)
    semula = LaporanBulanan.objects.filter(pk=draf.pk).values().get()
    isi = buku(JUDUL, baris(k), baris(draf.kelompok, hadir=30))

    batch = masuk(isi, operator, kirim=True)

    for x in LaporanBulanan.objects.all():
        assert (x.status, x.dikirim_oleh, x.dikirim_pertama_oleh) == (
            "terkirim",
            operator,
            operator,
        )
        assert x.dikirim_pertama_pada.date() == batch.diterapkan_pada.date()
        assert x.riwayat.latest().status == "terkirim"
    langkah = LangkahLaporan.objects.values_list("dari", "ke", "oleh")
    assert list(langkah) == [("draf", "terkirim", operator.pk)] * 2

    urung.urungkan(batch=batch, alasan="salah bulan", oleh=operator, hari_ini=HARI)

    kini = LaporanBulanan.objects.filter(pk=draf.pk).values().get()
    assert kini | {"versi": 1} == semula
    assert not LaporanBulanan.objects.filter(kelompok=k).exists()


def test_kirim_menuntut_lengkap_mungkin_dan_bulannya_terbuka(operator, desa):
    k, lain, tiga = (buat_kelompok(desa) for _ in range(3))
    profil(buka_kirim=25)
    isi = buku(JUDUL, baris(k, kb=""), baris(lain, hadir=42), baris(tiga, "2026-11"))

    galat = [(g.nomor, g.kolom, g.pesan) for g in cek(isi, operator, kirim=True).galat]

    assert [g[:2] for g in galat] == [(2, "Pus ber kb"), (3, "Hadir"), (4, "Bulan")]
    assert "harus lengkap" in galat[0][2]
    assert "tidak boleh lebih besar dari anggota (41)" in galat[1][2]
    assert "dapat dikirim mulai 25 November 2026" in galat[2][2]
    draf = cek(isi, operator)
    assert draf.ringkasan == "baru=3 ubah=0 sama=0 galat=0"
    assert [p.nomor for p in draf.peringatan] == [3]  # a wrong draft is stored, but not unasked


def test_bulan_sebelum_laporan_sejak_menjadi_arsip(operator, desa):
    """Received, and in no figure of timeliness."""
    k = buat_kelompok(desa)
    profil(laporan_sejak=OKT)
    isi = buku(JUDUL, baris(k, "Agustus 2026"), baris(k, "September 2026"), baris(k))

    masuk(isi, operator)

    status = dict(LaporanBulanan.objects.values_list("bulan", "status"))
    assert [status[D(2026, b, 1)] for b in (8, 9, 10)] == ["terkirim", "terkirim", "draf"]
    bulan = [D(2026, 8, 1), D(2026, 9, 1)]
    x = LaporanBulanan.objects.get(bulan=bulan[0])
    saat = x.dikirim_pada + datetime.timedelta(days=90)
    [sel] = susun_sel(type(k).objects.all(), bulan, sekarang=saat, aturan=AturanLaporan()).values()
    rekap = rekap_sel(sel, saat)
    assert (rekap.wajib, rekap.tepat, rekap.terlambat, rekap.sukarela) == (0, 0, 0, 2)
    assert [s.kata for s in sel] == ["Arsip", "Arsip"]
    kurang = cek(buku(JUDUL, baris(k, "2026-07", kb="")), operator)
    assert "arsip harus lengkap" in kurang.galat[0].pesan


def test_yang_diverifikasi_terkunci_dan_yang_terkirim_tetap_terkirim(client, operator, desa):
    k, lain = buat_kelompok(desa, nama="A"), buat_kelompok(desa, nama="B")
    sah = buat_laporan(k, OKT, status="diverifikasi")
    kirim = buat_laporan(lain, OKT, status="terkirim")
    pertama = kirim.dikirim_pertama_pada

    galat = cek(buku(JUDUL, baris(k, hadir=28)), operator).galat
    masuk(buku(JUDUL, baris(lain, hadir=28)), operator)

    assert [(g.nomor, g.kolom) for g in galat] == [(2, "Hadir")]
    assert "sudah diverifikasi" in galat[0].pesan
    kirim.refresh_from_db()
    assert (kirim.status, kirim.hadir, kirim.dikirim_pertama_pada) == ("terkirim", 28, pertama)
    with pytest.raises(ValidationError):  # who changed it has sent it, and does not verify it
        aksi_laporan.tarik(sah.pk, oleh=operator, sekarang=kirim.dikirim_pada)
    tinggal = aksi_laporan.verifikasi([kirim.pk], oleh=operator, sekarang=kirim.dikirim_pada)
    assert "Anda sendiri" in tinggal.tinggal[kirim.pk][0]


GALAT = [
    ({"bulan": "2026-12"}, "Bulan", "Desember 2026 belum tiba."),
    ({"bulan": "Desember"}, "Bulan", "Tahunnya tidak ada"),
    ({"bulan": "2026-13"}, "Bulan", "Bulan tidak terbaca"),
    ({"bulan": ""}, "Bulan", "Bulan wajib diisi."),
    ({"bulan": "2017-12"}, "Bulan", "tidak aktif dalam Desember 2017"),
    ({"kelompok": "K-99999"}, "Kelompok", "bukan kode kelompok di wilayah Anda"),
    ({"kelompok": ""}, "Kelompok", "Kelompok wajib diisi."),
    ({"hadir": "dua"}, "Hadir", "bilangan bulat"),
    ({"hadir": 1.5}, "Hadir", "tanpa koma"),
    ({"anggota": 100_000}, "Anggota", "terlalu besar"),
    ({"hadir": -1}, "Hadir", "0"),
]


@pytest.mark.parametrize(("isi", "kolom", "pesan"), GALAT)
def test_galat_disebut_di_selnya(operator, desa, isi, kolom, pesan):
    k = buat_kelompok(desa)
    satu = baris(isi.pop("kelompok", k), isi.pop("bulan", "2026-10"), **isi)

    batch = periksa(buku(JUDUL, satu), operator, jenis="laporan")

    [galat] = hasil(batch).galat
    assert (galat.nomor, galat.kolom) == (2, kolom)
    assert pesan in galat.pesan
    with pytest.raises(ValidationError):
        aksi.terapkan(batch=batch, dipastikan=0, oleh=operator, hari_ini=HARI)
    assert LaporanBulanan.semua.count() == 0


def test_kelompok_menurut_nama_dalam_desa(operator, desa):
    lain = buat_desa(buat_kecamatan(nama="Tewah"), nama="Sare Rangan")
    buat_kelompok(desa, nama="Melati")
    buat_kelompok(lain, nama="Melati", jenis="BKR")
    buat_kelompok(lain, nama="Melati", jenis="BKL")
    dulu = buat_kelompok(desa, nama="Ulin", selesai=D(2026, 3, 31), alasan_selesai="bubar")
    kini = buat_kelompok(desa, nama="Ulin", mulai=D(2026, 4, 1))
    judul = ("Nama", "Desa", "Kecamatan", "Jenis", "Bulan", "Hadir")
    isi = buku(
        judul,
        ["Melati", "", "", "", "2026-10", 1],
        ["Melatih", "Teluk Nyatu", "Kurun", "", "2026-10", 1],
        ["Melati", "Sare Rangan", "Tewah", "", "2026-10", 1],
        ["Melati", "Sare Rangan", "Tewah", "BKL", "2026-10", 1],
        ["Ulin", "Teluk Nyatu", "", "", "2026-02", 1],
        ["BKB Ulin", "teluk nyatu", "", "", "2026-10", 1],
        ["Melati", "Sare Rangon", "", "", "2026-10", 1],
    )

    jadi = cek(isi, operator)

    pesan = {g.nomor: g.pesan for g in jadi.galat}
    assert set(pesan) == {2, 3, 4, 8}
    assert "isi desanya" in pesan[2]
    assert "di Teluk Nyatu" in pesan[2]
    assert "Mungkin maksudnya BKB Melati" in pesan[3]
    assert "Ada 2 kelompok bernama Melati" in pesan[4]
    assert f"Mungkin maksudnya Sare Rangan ({lain.kode})" in pesan[8]
    masuk(buku(judul, *[b for n, b in enumerate(_isi(isi), start=2) if n in (6, 7)]), operator)
    assert set(LaporanBulanan.objects.values_list("kelompok", "bulan")) == {
        (dulu.pk, D(2026, 2, 1)),
        (kini.pk, OKT),
    }


def _isi(buku_: bytes) -> list:
    kertas = openpyxl.load_workbook(io.BytesIO(buku_)).worksheets[0]
    return [list(b) for b in kertas.iter_rows(min_row=2, values_only=True)]


def test_kembar_di_berkas_dan_kelompok_bulan_yang_dipindah(operator, desa):
    k, lain = buat_kelompok(desa, nama="A"), buat_kelompok(desa, nama="B")
    x = buat_laporan(k, OKT)
    kembar = cek(buku(JUDUL, baris(lain), baris(lain, D(2026, 10, 31))), operator).galat
    pindah = cek(buku(("Kode", *JUDUL), [x.kode, *baris(lain, "2026-09")]), operator).galat

    assert [(g.nomor, "baris 2" in g.pesan) for g in kembar] == [(3, True)]
    assert [g.kolom for g in pindah] == ["Kelompok", "Bulan"]
    assert "sudah tercatat tetap" in pindah[0].pesan


def test_jeda_sebulan_penuh_dan_kolom_jenis_lain(operator, desa):
    k = buat_kelompok(desa, nama="Jeda")
    Jeda.objects.create(kelompok=k, mulai=D(2026, 8, 1), selesai=D(2026, 9, 15), alasan="x")
    pik = buat_kelompok(desa, nama="Remaja", jenis="PIKR")
    isi = buku(JUDUL, baris(k, "2026-08"), baris(k, "2026-09"), baris(pik, pus=0, kb=5))

    galat = [(g.nomor, g.kolom, g.pesan) for g in cek(isi, operator).galat]

    assert [g[:2] for g in galat] == [(2, "Bulan"), (4, "Pus ber kb")]
    assert "PIK-R tidak mencatat PUS ber-KB" in galat[1][2]


def test_peringatan_lembar_dipastikan_untuk_berkasnya(operator, desa):
    """Compared with the month before, also where that comes in by the same file."""
    k = buat_kelompok(desa)
    buat_laporan(k, D(2026, 8, 1), status="terkirim")
    isi = buku(JUDUL, baris(k, "2026-09", hadir=5), baris(k, hadir=30))
    draf = cek(isi, operator)

    batch = periksa(isi, operator, jenis="laporan", kirim=True)
    pesan = [(p.nomor, p.kolom, p.pesan) for p in hasil(batch).peringatan]

    assert [p[:2] for p in pesan] == [(2, "Hadir"), (3, "Hadir")]
    assert "turun 82% dari Agustus 2026" in pesan[0][2]
    assert "naik 500% dari September 2026" in pesan[1][2]
    assert [p.nomor for p in draf.peringatan] == [2]  # what is no report yet is not compared with
    with pytest.raises(ValidationError, match="Pastikan dulu 2"):
        aksi.terapkan(batch=batch, dipastikan=0, oleh=operator, hari_ini=HARI)
    aksi.terapkan(batch=batch, dipastikan=2, oleh=operator, hari_ini=HARI)
    assert KonfirmasiPeringatan.objects.filter(oleh=operator).count() == 2
    assert aksi_laporan.peringatan_terbuka(list(LaporanBulanan.objects.filter(bulan=OKT))) == {
        LaporanBulanan.objects.get(bulan=OKT).pk: []
    }


def test_templat_berisi_lembar_bulan_terakhir_dan_yang_kosong_tidak_menjadi_draf(
    client, operator, desa
):
    ada, belum = buat_kelompok(desa, nama="A"), buat_kelompok(desa, nama="B")
    buat_laporan(ada, OKT)
    jenis = jenis_bernama("laporan")
    ruang = jenis.ruang(operator, HARI)
    profil(buka_kirim=25)
    assert {(x.kelompok_id, x.bulan) for x in jenis.semua(ruang)} == {
        (ada.pk, OKT),
        (belum.pk, OKT),
    }

    client.force_login(operator)
    templat = b"".join(client.get("/impor/templat/laporan/").streaming_content)
    batch = periksa(templat, operator, jenis="laporan", hari_ini=timezone.localdate())

    assert hasil(batch).galat == []
    assert (hasil(batch).sama, hasil(batch).baris) == (2, 2)


def test_petugas_tidak_mengimpor_dan_wilayah_lain_tidak_ada(client, operator, desa):
    """The kind holds the area itself, whoever may import one day."""
    k, lain = buat_kelompok(desa, nama="A"), buat_kelompok(nama="Asing")
    asing = buat_laporan(lain, OKT)
    petugas = buat_akun_petugas(desa)
    client.force_login(petugas)
    assert client.get("/impor/").status_code == 403
    assert client.get("/impor/templat/laporan/").status_code == 403
    judul = ("Kode", *JUDUL)

    galat = cek(buku(judul, [asing.kode, *baris(k)], ["", *baris(lain)]), petugas).galat

    assert [(g.nomor, g.kolom) for g in galat] == [(2, "Kode"), (3, "Kelompok")]
    assert all("di wilayah Anda" in g.pesan for g in galat)
    assert "Asing" not in "".join(g.pesan for g in galat)


def test_perintah_menghitung_baris_dan_mengirim(operator, desa, tmp_path, capsys):
    buat_pengguna("administrator")
    k = buat_kelompok(desa)
    jalur = tmp_path / "okt.xlsx"
    jalur.write_bytes(buku(JUDUL, baris(k)))

    call_command("impor", "laporan", str(jalur), "--kirim")
    assert capsys.readouterr().out.splitlines()[-1] == "baru=1 ubah=0 sama=0 galat=0"
    assert LaporanBulanan.objects.get().status == StatusLaporan.TERKIRIM
    jalur.write_bytes(buku(JUDUL, baris(k, "2099-01")))
    with pytest.raises(SystemExit):
        call_command("impor", "laporan", str(jalur))
    keluar = capsys.readouterr().out.splitlines()
    assert keluar[0].startswith("baris 2, kolom Bulan: Januari 2099 belum tiba")


def test_halaman_menawarkan_langsung_kirim(client, operator, desa):
    k = buat_kelompok(desa)
    client.force_login(operator)
    assert "langsung dikirim" in client.get("/impor/").text
    isi = {"jenis": "laporan", "kirim": "on"}
    berkas = SimpleUploadedFile("okt.xlsx", buku(JUDUL, baris(k)))
    halaman = client.post("/impor/", isi | {"berkas": berkas}, follow=True).text
    assert "Status: <strong" in halaman
    assert "Terkirim" in halaman
    salah = client.post(
        "/impor/",
        {
            "jenis": "kelompok",
            "kirim": "on",
            "berkas": SimpleUploadedFile("a.csv", b"Kode;Nama\n;x\n"),
        },
    )
    assert "tidak dikirim" in salah.text


def test_urung_menyebut_yang_disunting_di_lembar(operator, desa):
    """A draft that was changed on a sheet has no history of it: nobody is named wrongly."""
    k = buat_kelompok(desa)
    batch = masuk(buku(JUDUL, baris(k)), operator)
    x = LaporanBulanan.objects.get()
    x.hadir = 3
    x.save()

    [halang] = urung.rencanakan(batch).penghalang

    assert (halang.sebab, halang.oleh) == ("Diubah sesudah impor: hadir sekarang 3.", "")
    simpan_beralasan(x, oleh=operator, alasan="lagi")
    assert urung.rencanakan(batch).penghalang[0].oleh == str(operator)


def kueri(kerja) -> int:
    with CaptureQueriesContext(connection) as semua:
        kerja()
    return len(semua)


def test_kueri_tidak_bertambah_dengan_baris(operator, desa):
    awal, *ada = (buat_kelompok(desa, nama=f"{n} x") for n in range(10))
    masuk(buku(JUDUL, baris(awal, "2026-09")), operator, kirim=True)  # the first code is taken
    jumlah, batch = [], []
    for milik in ([awal], ada):
        isi = buku(JUDUL, *(baris(k) for k in milik))
        jumlah.append(kueri(lambda i=isi: batch.append(masuk(i, operator, kirim=True))))
    alasan = {"alasan": "x", "oleh": operator, "hari_ini": HARI}

    urungan = [kueri(lambda b=b: urung.urungkan(batch=b, **alasan)) for b in batch]

    assert jumlah[0] == jumlah[1]
    assert urungan[0] == urungan[1]
