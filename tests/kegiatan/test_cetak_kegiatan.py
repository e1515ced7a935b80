"""The report of an event and of an officer's month on paper: what their pages show."""

import datetime

import pytest

from berkas import gudang
from dinas.models import CatatanUnduh
from tests.cetakan import NAKAL, baca_pdf, rapatkan
from tests.pabrik import (
    buat_akun_petugas,
    buat_desa,
    buat_kelompok,
    buat_petugas,
)
from tests.pabrik_kegiatan import (
    buat_berkas,
    buat_dana,
    buat_kegiatan,
    buat_komitmen,
    buat_lampiran,
    buat_mitra,
    buat_narasumber,
    buat_peserta,
    buat_sasaran,
    buat_tindak_lanjut,
)

# What is printed comes from the functions of the pages, which are tried on both databases.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
T = datetime.date
LAPORAN = "/kegiatan/laporan/cetak/"


@pytest.fixture(autouse=True)
def hari(jam):
    jam(T(2021, 4, 10))


def cetak(client, kegiatan, **isi):
    return baca_pdf(client.get(f"/kegiatan/{kegiatan.pk}/cetak/", isi))


@pytest.fixture
def acara():
    acara = buat_kegiatan(
        judul=NAKAL,
        mulai=T(2021, 3, 1),
        selesai=T(2021, 3, 2),
        tempat="Balai *desa*",
        peserta_l=1200,
        peserta_p=34,
        biaya=12_500_000,
        ringkasan="Alinea satu.\n\n#let x = 1",
        hasil="Disepakati bersama.",
    )
    buat_narasumber(acara, nama="Isaskar", jabatan="Kepala Dinas", instansi="Dinas KB")
    buat_peserta(acara, sasaran=buat_sasaran(nama="Toga <dan> toma"), jumlah=40)
    acara.mitra.add(buat_mitra(nama="BPD"))
    return acara


def test_memuat_yang_di_halamannya(client, operator, acara):
    desa = buat_desa(nama="Linau")
    acara.kelompok.add(buat_kelompok(desa, nama="Mawar"))
    janji = buat_komitmen(acara, isi="Menyediakan ruang BKB", tenggat=T(2021, 3, 31))
    buat_tindak_lanjut(janji, tanggal=T(2021, 3, 15), catatan="Ruang dibersihkan")
    buat_komitmen(acara, pihak="desa", desa=desa, isi="Menganggarkan DD", menurut_dana=True)
    buat_dana(desa, tahun=2021, pagu=10_000_000, realisasi=None)
    profil = client.get(acara.get_absolute_url()).context["profil"]

    dokumen = cetak(client, acara)

    assert rapatkan(NAKAL) in dokumen.rapat
    for teks in (
        "1 Maret 2021 sampai 2 Maret 2021",
        "Balai *desa*",
        "1.200 34 1.234",
        "Toga <dan> toma 40",
        "1 Isaskar Kepala Dinas Dinas KB",
        "Alinea satu. #let x = 1",
        "Disepakati bersama.",
        "Rencana tindak lanjut Belum ditulis.",
        "Kelompok (1): BKB Mawar (Linau)",
        "Komitmen (2)",
        "15 Mar 2021, berjalan: Ruang dibersihkan",
        "2021: mendukung dengan Rp10.000.000; belum ada realisasi.",
        "Berjalan, lewat 10 hari",
        "Rp12.500.000",
        "Mitra : BPD",
        "Kepala Dinas,",
    ):
        assert teks in dokumen.teks, teks
    r = profil.rekap
    assert f"Ditepati {r.selesai} dari {r.dinilai} ({r.ditepati}); {r.lewat} lewat" in dokumen.teks
    assert "Foto" not in dokumen.teks
    assert CatatanUnduh.objects.get().dengan_nama


def test_angka_kelompok_pada_hari_itu(client, operator, acara):
    buat_kelompok()
    buat_kelompok(mulai=T(2021, 4, 1))
    saat = client.get(acara.get_absolute_url()).context["profil"].saat_itu

    teks = cetak(client, acara).teks

    assert saat.jumlah == 1
    assert "Kelompok aktif pada 1 Maret 2021 BKB BKR BKL UPPKS PIK-R Semua 1 0 0 0 0 1" in teks


def test_acara_yang_hanya_berjudul(client, operator):
    teks = cetak(client, buat_kegiatan(judul="Baru", mulai=T(2021, 5, 1))).teks
    for pesan in (
        "Jumlah peserta tidak dihitung.",
        "Tidak ada narasumber tercatat.",
        "Tidak ada komitmen tercatat dari kegiatan ini.",
    ):
        assert pesan in teks


def test_foto_hanya_bila_diminta_dan_yang_hilang_dilewati(client, operator, acara):
    halaman = acara.get_absolute_url()
    assert "Dengan foto" not in client.get(halaman).content.decode()
    buat_lampiran(acara, isi=True, keterangan="Pembukaan #1")
    hilang = buat_lampiran(acara, nama="hilang.jpg")
    buat_lampiran(
        acara, isi=True, berkas=buat_berkas(tipe="application/pdf", lebar=None, tinggi=None)
    )
    rusak = buat_lampiran(acara, isi=True, keterangan="Rusak")
    gudang.jalur(rusak.berkas.tempat, kecil=True).write_bytes(b"bukan gambar")
    assert f"{halaman}cetak/?foto=ya" in client.get(halaman).content.decode()

    assert "Pembukaan" not in cetak(client, acara).teks
    dokumen = cetak(client, acara, foto="ya")

    assert "Foto Pembukaan #1" in dokumen.teks
    assert hilang.nama not in dokumen.teks
    assert "Memuat foto orang" in dokumen.teks
    assert [len(h.images) for h in dokumen.pembaca.pages if len(h.images)] == [1]
    assert CatatanUnduh.objects.first().saringan.endswith("Foto: 2")


def test_tautan_kelompok_di_luar_wilayah_tidak_disebut(client, acara):
    desa = buat_desa()
    acara.desa = desa
    acara.save()
    acara.kelompok.add(buat_kelompok(desa, nama="Mawar"), buat_kelompok(nama="Anyelir"))
    client.force_login(buat_akun_petugas(desa))

    teks = cetak(client, acara).teks

    assert "Mawar" in teks
    assert "Anyelir" not in teks


def test_laporan_seorang_petugas(client, operator):
    desa = buat_desa(nama="Linau")
    petugas = buat_petugas(desa, nama=NAKAL[:60], nip="199002022017032901")
    isi = {"petugas": petugas, "desa": desa}
    buat_kegiatan(mulai=T(2021, 3, 4), jenis="kunjungan", judul="Kunjungan A", **isi)
    buat_kegiatan(mulai=T(2021, 3, 9), judul="KIE B", hasil="#x", peserta_l=2, peserta_p=3, **isi)
    buat_kegiatan(mulai=T(2021, 4, 1), judul="April C", **isi)
    saring = {"bulan": "2021-03", "petugas": petugas.pk}
    satu = client.get("/kegiatan/laporan/", saring).context["satu"]

    dokumen = baca_pdf(client.get(LAPORAN, saring))

    assert rapatkan(NAKAL[:60]) in dokumen.rapat
    jenis = [j for j in satu.per_jenis if j.jumlah]
    angka = [satu.jumlah, satu.hari, satu.desa, satu.peserta, *(j.jumlah for j in jenis)]
    assert " ".join(map(str, angka)) in dokumen.teks
    assert "1 4 Mar 2021 Kunjungan A" in dokumen.teks
    assert "5 #x" in dokumen.teks
    assert "1 kegiatan pesertanya tidak dihitung." in dokumen.teks
    assert "NIP. 19900202 201703 2 901" in dokumen.teks
    assert "April C" not in dokumen.teks


def test_laporan_semua_petugas_dan_saringan_keliru(client, operator):
    desa = buat_desa()
    petugas = buat_petugas(desa, nama="Sri Wahyuni")
    buat_kegiatan(petugas=petugas, desa=desa, mulai=T(2021, 3, 4), peserta_l=2, peserta_p=3)
    (baris,) = client.get("/kegiatan/laporan/", {"bulan": "2021-03"}).context["baris"]

    dokumen = baca_pdf(client.get(LAPORAN, {"bulan": "2021-03"}))

    angka = [*(j.jumlah for j in baris.per_jenis), baris.jumlah, baris.hari, baris.desa]
    assert f"1 Sri Wahyuni {' '.join(map(str, angka))} {baris.peserta}" in dokumen.teks
    assert "Bulan: Maret 2021" in dokumen.teks
    tolak = client.get(LAPORAN, {"bulan": "x"})
    assert tolak.headers["Location"] == "/kegiatan/laporan/?bulan=x"


def test_petugas_mencetak_laporannya_sendiri(client):
    desa = buat_desa()
    lain = buat_petugas(buat_desa(desa.kecamatan))
    client.force_login(buat_akun_petugas(desa, nama="Sri"))
    teks = baca_pdf(client.get(LAPORAN, {"bulan": "2021-03"})).teks
    assert "Desa binaan Sri" in teks
    assert "Belum ada kegiatan tercatat pada bulan ini." in teks
    asing = client.get(LAPORAN, {"bulan": "2021-03", "petugas": lain.pk})
    assert asing.headers["Location"].startswith("/kegiatan/laporan/?")


@pytest.mark.parametrize("banyak", [1, 3])
def test_kueri_tetap(client, operator, acara, banyak, kueri_halaman):
    for _ in range(banyak):
        buat_tindak_lanjut(buat_komitmen(acara))
        buat_narasumber(acara)
        buat_lampiran(acara, isi=True)
    with kueri_halaman(17):  # the parts of the page and its cards, photos, office, log
        cetak(client, acara, foto="ya")
