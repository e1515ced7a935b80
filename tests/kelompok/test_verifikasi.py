"""The queue: whose reports, exceptions first, beside the month before; one, some, or all."""

import datetime
import io

import openpyxl
import pytest
from django.utils import timezone

from dinas.peran import Peran
from kelompok.models import KonfirmasiPeringatan, LaporanBulanan
from kelompok.rekap.lalu import laporan_lalu, laporan_sebelum
from tests.pabrik import (
    buat_akun_koordinator,
    buat_akun_petugas,
    buat_desa,
    buat_kelompok,
    buat_laporan,
    buat_pengguna,
)

pytestmark = pytest.mark.django_db
ANTREAN = "/laporan/verifikasi/"
SEPTEMBER = datetime.date(2020, 9, 1)


def kabar(response) -> list[str]:
    return [str(m) for m in response.context["messages"]]


def tampil(response) -> list[LaporanBulanan]:
    return [b.laporan for b in response.context["halaman"]]


def kirim(kelompok=None, bulan=datetime.date(2020, 10, 1), **isi) -> LaporanBulanan:
    return buat_laporan(kelompok or buat_kelompok(), bulan, status="terkirim", **isi)


def status(*laporan: LaporanBulanan) -> list[str]:
    return [LaporanBulanan.objects.get(pk=x.pk).status for x in laporan]


@pytest.fixture
def operator(client):
    user = buat_pengguna()
    client.force_login(user)
    return user


def test_berperingatan_dulu_lalu_bercatatan_lalu_yang_terlama(client, operator):
    baru, lama = kirim(), kirim(bulan=SEPTEMBER)
    catatan = kirim(catatan="Banyak yang pindah")
    janggal = kirim(pertemuan=9)
    assert tampil(client.get(ANTREAN)) == [janggal, catatan, lama, baru]


def test_yang_menunggu_saja_dan_bukan_kiriman_sendiri(client, operator):
    for keadaan in ("draf", "dikembalikan", "diverifikasi"):
        buat_laporan(status=keadaan)
    sendiri = kirim(oleh=operator)
    lain = kirim()
    response = client.get(ANTREAN)
    assert tampil(response) == [lain]
    assert response.context["kiriman_sendiri"] == 1
    client.post(ANTREAN, {"aksi": "verifikasi", "pilih": [sendiri.pk]})
    assert status(sendiri) == ["terkirim"]


def test_koordinator_melihat_kecamatannya_tanpa_desa_binaannya(client):
    sendiri = buat_desa()
    rekan, asing = buat_desa(sendiri.kecamatan), buat_desa()
    milik, tugas, jauh = (kirim(buat_kelompok(d)) for d in (sendiri, rekan, asing))
    client.force_login(buat_akun_koordinator(sendiri.kecamatan, sendiri))
    assert tampil(client.get(ANTREAN)) == [tugas]

    semua = [milik.pk, tugas.pk, jauh.pk]
    client.post(ANTREAN, {"aksi": "verifikasi", "pilih": semua})
    assert status(milik, tugas, jauh) == ["terkirim", "diverifikasi", "terkirim"]


@pytest.mark.parametrize("peran", [Peran.PIMPINAN, Peran.PETUGAS])
def test_bukan_pemeriksa_ditolak(client, peran):
    laporan = kirim()
    user = (
        buat_akun_petugas(laporan.kelompok.desa)
        if peran == Peran.PETUGAS
        else buat_pengguna(peran)
    )
    client.force_login(user)
    assert client.get(ANTREAN).status_code == 403
    isi = {"aksi": "verifikasi", "pilih": [laporan.pk]}
    assert client.post(ANTREAN, isi).status_code == 403
    assert client.get(f"{ANTREAN}unduh/").status_code == 403
    assert status(laporan) == ["terkirim"]


def test_lama_di_samping_baru_lonjakan_ditandai_dan_siapa_yang_membenarkan(client, operator):
    kelompok = buat_kelompok()
    buat_laporan(kelompok, SEPTEMBER, status="diverifikasi")
    laporan = kirim(kelompok, anggota=92, sasaran=99)
    petugas = buat_pengguna(first_name="Erni", last_name="Suryani")
    KonfirmasiPeringatan.objects.create(
        laporan=laporan,
        aturan="lonjakan-anggota",
        nilai="41→92",
        oleh=petugas,
        waktu=timezone.now(),
    )
    response = client.get(ANTREAN)
    baris = response.context["halaman"][0]
    beda = {b.kolom: (b.dulu, b.kini, b.lonjakan) for b in baris.banding}
    assert beda["anggota"] == (41, 92, True)
    assert beda["hadir"] == (29, 29, False)
    assert "dinyatakan benar oleh Erni Suryani" in response.text


def test_lama_menunggu_dihitung_dari_pengiriman(client, operator, jam):
    saat = jam(datetime.date(2020, 11, 13))
    kirim(dikirim=saat - datetime.timedelta(days=12))
    response = client.get(ANTREAN)
    assert response.context["halaman"][0].menunggu == 12
    assert "menunggu 12 hari" in response.text


@pytest.mark.parametrize(
    ("kueri", "cocok"),
    [
        ("bulan=2020-09", "lama"),
        ("jenis=BKL", "bkl"),
        ("kecamatan={kecamatan}", "bkl"),
        ("petugas={petugas}", "bkl"),
        ("q=Kenanga", "bkl"),
        ("peringatan=ya", "janggal"),
        ("peringatan=tanpa&bulan=2020-10", "bkl"),
    ],
)
def test_saringan(client, operator, kueri, cocok):
    desa = buat_desa()
    petugas = buat_akun_petugas(desa).petugas
    ada = {
        "bkl": kirim(buat_kelompok(desa, jenis="BKL", nama="Kenanga")),
        "lama": kirim(bulan=SEPTEMBER),
        "janggal": kirim(pertemuan=9),
    }
    alamat = kueri.format(kecamatan=desa.kecamatan.kode, petugas=petugas.pk)
    assert tampil(client.get(f"{ANTREAN}?{alamat}")) == [ada[cocok]]


@pytest.mark.parametrize(
    "kueri", ["bulan=2020-13", "jenis=X", "kecamatan=1", "petugas=x", "per=1"]
)
def test_saringan_salah_berpesan_dan_daftar_kosong(client, operator, kueri):
    laporan = kirim()
    response = client.get(f"{ANTREAN}?{kueri}")
    assert tampil(response) == []
    assert response.context["saring"].form.errors
    client.post(f"{ANTREAN}?{kueri}", {"aksi": "tanpa-catatan"})
    assert status(laporan) == ["terkirim"]


def test_verifikasi_satu_dan_yang_dicentang_kembali_ke_saringan(client, operator):
    satu, dua, tiga = kirim(), kirim(), kirim()
    alamat = f"{ANTREAN}?jenis=BKB"
    response = client.post(alamat, {"satu": satu.pk, "pilih": [dua.pk]})
    assert response.headers["Location"] == alamat
    assert status(satu, dua, tiga) == ["diverifikasi", "terkirim", "terkirim"]
    client.post(alamat, {"aksi": "verifikasi", "pilih": [dua.pk, tiga.pk]})
    assert status(dua, tiga) == ["diverifikasi", "diverifikasi"]


def test_tanpa_centang_tidak_ada_yang_berubah(client, operator):
    laporan = kirim()
    for tindakan in ("verifikasi", "kembalikan"):
        response = client.post(ANTREAN, {"aksi": tindakan}, follow=True)
        assert "Belum ada laporan yang dicentang." in kabar(response)
    assert status(laporan) == ["terkirim"]


def test_semua_tanpa_catatan_menyebut_jumlahnya_dulu(client, operator):
    bersih = [kirim() for _ in range(3)]
    janggal, catatan = kirim(pertemuan=9), kirim(catatan="x")
    tanya = client.post(ANTREAN, {"aksi": "tanpa-catatan"})
    assert "Verifikasi 3 laporan tanpa catatan?" in tanya.text
    assert status(*bersih) == ["terkirim"] * 3

    setuju = {"aksi": "tanpa-catatan", "setuju": "1", "pilih": tanya.context["pilih"]}
    response = client.post(ANTREAN, setuju, follow=True)
    assert kabar(response) == ["3 laporan diverifikasi."]
    assert status(*bersih) == ["diverifikasi"] * 3
    assert status(janggal, catatan) == ["terkirim"] * 2


def test_yang_berubah_sejak_ditanyakan_tidak_ikut(client, operator):
    satu, dua = kirim(), kirim()
    tanya = client.post(ANTREAN, {"aksi": "tanpa-catatan"})
    LaporanBulanan.objects.filter(pk=dua.pk).update(pertemuan=9)
    baru = kirim()
    setuju = {"aksi": "tanpa-catatan", "setuju": "1", "pilih": tanya.context["pilih"]}
    response = client.post(ANTREAN, setuju, follow=True)
    assert status(satu, dua, baru) == ["diverifikasi", "terkirim", "terkirim"]
    assert kabar(response)[0].startswith("1 laporan tidak ikut")


def test_semua_tanpa_catatan_hanya_menurut_saringan(client, operator):
    oktober, september = kirim(), kirim(bulan=SEPTEMBER)
    tanya = client.post(f"{ANTREAN}?bulan=2020-09", {"aksi": "tanpa-catatan"})
    setuju = {"aksi": "tanpa-catatan", "setuju": "1", "pilih": f"{oktober.pk},{september.pk}"}
    assert tanya.context["pilih"] == str(september.pk)
    client.post(f"{ANTREAN}?bulan=2020-09", setuju)
    assert status(oktober, september) == ["terkirim", "diverifikasi"]


def test_kembalikan_yang_dicentang_dengan_alasan_yang_sampai_ke_petugas(client, operator):
    desa = buat_desa()
    petugas = buat_akun_petugas(desa)
    dua = [kirim(buat_kelompok(desa), oleh=petugas) for _ in range(2)]
    pilih = [x.pk for x in dua]
    tanya = client.post(ANTREAN, {"aksi": "kembalikan", "pilih": pilih})
    assert "Kembalikan 2 laporan?" in tanya.text
    isi = {"aksi": "kembalikan", "setuju": "1", "pilih": tanya.context["pilih"]}
    kosong = client.post(ANTREAN, isi | {"alasan": ""})
    assert kosong.context["form"].errors["alasan"]
    assert status(*dua) == ["terkirim"] * 2

    response = client.post(ANTREAN, isi | {"alasan": "Hadir tidak cocok"}, follow=True)
    assert "2 laporan dikembalikan kepada pengirimnya." in kabar(response)
    client.force_login(petugas)
    assert "Hadir tidak cocok" in client.get("/tugas/").text
    assert "Hadir tidak cocok" in client.get("/laporan/lembar/2020-10/").text


def test_dua_pemeriksa_yang_kedua_diberi_tahu(client, operator):
    laporan = kirim()
    client.post(ANTREAN, {"satu": laporan.pk})
    client.force_login(buat_pengguna())
    response = client.post(ANTREAN, {"satu": laporan.pk}, follow=True)
    assert f"Sudah diverifikasi oleh {operator}" in kabar(response)[-1]
    assert laporan.langkah.count() == 1


def test_isian_asing_tidak_merusak(client, operator):
    laporan = kirim()
    for isi in ({"satu": "x"}, {"aksi": "verifikasi", "pilih": "9" * 30}, {"aksi": "apa"}, {}):
        assert client.post(ANTREAN, isi).status_code == 302
    assert status(laporan) == ["terkirim"]


def test_unduhan_adalah_baris_yang_sama(client, operator):
    kelompok = buat_kelompok()
    buat_laporan(kelompok, SEPTEMBER, status="diverifikasi")
    laporan = kirim(kelompok, anggota=92, sasaran=99)
    kirim(buat_kelompok(jenis="BKL"))
    response = client.get(f"{ANTREAN}unduh/?jenis=BKB")
    buku = openpyxl.load_workbook(io.BytesIO(response.getvalue())).worksheets[0]
    isi = list(buku.iter_rows(values_only=True))
    assert len(isi) == 2
    baris = dict(zip(*isi, strict=True))
    assert (baris["Kode"], baris["Anggota"], baris["Anggota sebelumnya"]) == (laporan.kode, 92, 41)
    assert "naik 124% dari September 2020" in baris["Peringatan"]


def test_yang_dilaporkan_sebelumnya_sama_dengan_cara_per_bulan():
    """One query over many months gives what the sheet of each month compares with."""
    kelompok = [buat_kelompok() for _ in range(2)]
    for bulan in (3, 6, 9):
        buat_laporan(kelompok[0], datetime.date(2020, bulan, 1), status="terkirim", anggota=40)
    buat_laporan(kelompok[1], datetime.date(2019, 8, 1), status="terkirim")
    semua = [kirim(k, bulan) for k in kelompok for bulan in (datetime.date(2020, 10, 1),)]
    semua += list(LaporanBulanan.objects.filter(bulan__month__in=(3, 6, 9)).order_by("bulan"))
    semua += [kirim(kelompok[1], datetime.date(2020, 8, 1))]
    hasil = laporan_sebelum(semua)
    for x in semua:
        assert hasil.get(x.pk) == laporan_lalu([x.kelompok_id], x.bulan).get(x.kelompok_id), x


@pytest.mark.parametrize("jumlah", [1, 3])
def test_banyaknya_kueri_tetap(client, operator, kueri_halaman, jumlah):
    for _ in range(jumlah):
        k = buat_kelompok()
        buat_laporan(k, SEPTEMBER, status="diverifikasi")
        kirim(k, anggota=92, sasaran=99)
    # Choices of kecamatan and officers, the queue, what came before, what was called right, the
    # examiner's own; and whether anything changed since the queue was read last.
    with kueri_halaman(7):
        client.get(ANTREAN)


def test_yang_berubah_sesudah_kunjungan_langsung_tampak(client, operator):
    """The queue is kept between visits, but never longer than it is true."""
    satu = kirim()
    assert tampil(client.get(ANTREAN)) == [satu]

    dua = kirim(pertemuan=9)  # by somebody else, in no request of this user
    assert tampil(client.get(ANTREAN)) == [dua, satu]

    dua.kelompok.nama = "Kenanga"
    dua.kelompok.save()
    assert "Pilih laporan BKB Kenanga" in client.get(ANTREAN).text

    dua.status = "dikembalikan"
    dua.save()
    assert tampil(client.get(ANTREAN)) == [satu]
