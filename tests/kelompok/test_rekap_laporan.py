"""The recap of reports: its arithmetic, and that each count opens the list of just its cells."""

import datetime
import io
import re
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from kelompok.rekap import AturanLaporan, bulan_tempo, rekap_setahun
from petugas.models import Penugasan
from tests.pabrik import (
    AWAL,
    buat_akun_petugas,
    buat_desa,
    buat_kecamatan,
    buat_kelompok,
    buat_laporan,
    buat_pengguna,
    buat_petugas,
)

pytestmark = pytest.mark.django_db
AGUSTUS, SEPTEMBER, OKTOBER = (datetime.date(2020, n, 1) for n in (8, 9, 10))
HARI = datetime.date(2020, 11, 13)


@pytest.fixture
def operator(client, jam):
    jam(HARI)
    user = buat_pengguna()
    client.force_login(user)
    return user


@pytest.fixture
def desa(jam):
    """13 November 2020; a village with a BKB, a BKL and a PIK-R.

    October: the BKB in time, the BKL late, nothing of the PIK-R. September: only the BKB, nihil.
    """
    jam(HARI)
    desa = buat_desa()
    bkb, bkl = buat_kelompok(desa), buat_kelompok(desa, jenis="BKL")
    buat_kelompok(desa, jenis="PIKR")
    buat_laporan(bkb, OKTOBER, status="diverifikasi")
    buat_laporan(bkl, OKTOBER, status="terkirim", dikirim=timezone.now(), anggota=48, hadir=12)
    buat_laporan(bkb, SEPTEMBER, status="terkirim", nihil=True, pertemuan=0, hadir=0)
    buat_laporan(bkl, SEPTEMBER, status="draf")
    return desa


def rekap(user, **saringan):
    return rekap_setahun(
        user, OKTOBER, sekarang=timezone.now(), aturan=AturanLaporan(), saringan=saringan
    )


def test_bulan_terakhir_adalah_yang_batasnya_sudah_lewat():
    aturan = AturanLaporan()  # deadline: the 10th of the next month
    assert bulan_tempo(datetime.date(2020, 11, 10), aturan) == SEPTEMBER
    assert bulan_tempo(datetime.date(2020, 11, 11), aturan) == OKTOBER


def test_kelengkapan_dan_ketepatan(operator, desa):
    hasil = rekap(operator)

    oktober, september = hasil.bulan[-1], hasil.bulan[-2]
    assert (oktober.lapor.wajib, oktober.lapor.masuk, oktober.lapor.tepat) == (3, 2, 1)
    assert (oktober.lengkap, oktober.tepat) == ("67%", "33%")
    assert not oktober.perlu_perhatian  # the threshold is 65 %
    assert (september.lapor.masuk, september.lapor.nihil, september.lapor.draf) == (1, 1, 1)
    assert september.lengkap == "33%"
    assert september.perlu_perhatian
    assert (hasil.setahun.lapor.wajib, hasil.setahun.lapor.masuk) == (30, 3)  # since January
    assert len(hasil.bulan) == 12


def test_sebelum_kantor_melapor_tidak_ada_yang_wajib(operator, desa):
    november_2019 = rekap(operator).bulan[0]
    assert november_2019.lapor.wajib == 0
    assert november_2019.lengkap == "–"
    assert not november_2019.perlu_perhatian


def test_jumlah_dari_yang_masuk_saja(operator, desa):
    jenis = rekap(operator).jenis
    assert list(jenis) == ["BKB", "BKL", "PIKR"]
    assert (jenis["BKB"].isi["anggota"], jenis["BKB"].isi["hadir"]) == (41, 29)
    assert (jenis["BKL"].isi["anggota"], jenis["BKL"].isi.persen_hadir) == (48, "25%")
    assert (jenis["BKL"].isi.laporan, jenis["BKL"].isi.kurang) == (1, 0)
    # Nothing came in: that is not zero members.
    assert (jenis["PIKR"].isi["anggota"], jenis["PIKR"].isi.kurang) == (None, 1)


def test_bulan_milik_petugas_waktu_itu(operator):
    """A hand-over on 1 October: September belongs to the one, October to the other."""
    desa, lama, baru = buat_desa(), buat_petugas(), buat_petugas()
    Penugasan.objects.create(
        petugas=lama, desa=desa, mulai=AWAL, selesai=SEPTEMBER.replace(day=30)
    )
    Penugasan.objects.create(petugas=baru, desa=desa, mulai=OKTOBER)
    buat_laporan(buat_kelompok(desa), SEPTEMBER, status="terkirim")

    milik_lama, milik_baru = (rekap(operator, milik=str(p.pk)) for p in (lama, baru))

    assert (milik_lama.setahun.lapor.wajib, milik_lama.setahun.lapor.masuk) == (9, 1)
    assert (milik_baru.setahun.lapor.wajib, milik_baru.setahun.lapor.masuk) == (1, 0)


def test_petugas_hanya_melihat_wilayahnya(client, jam, desa):
    jam(HARI)
    user = buat_akun_petugas(buat_desa())
    assert rekap(user).setahun.lapor.wajib == 0
    client.force_login(user)
    halaman = client.get(reverse("laporan:rekap"))
    assert "tidak ada laporan yang wajib" in halaman.text


def tautan(halaman) -> set[tuple[str, int]]:
    """(address, count) of all counts on the page."""
    pola = re.compile(r'href="([^"]+)" data-jumlah="(\d+)"')
    return {(unescape(a), int(n)) for a, n in pola.findall(halaman.text)}


def test_setiap_angka_membuka_daftar_sebanyak_itu(client, operator, desa):
    buat_laporan(buat_kelompok(desa, mulai=OKTOBER.replace(day=20)), OKTOBER, status="terkirim")
    semua = tautan(client.get(reverse("laporan:rekap")))
    assert len(semua) > 15
    assert any("sukarela" in a for a, _ in semua)
    for alamat, jumlah in semua:
        assert client.get(alamat).context["halaman"].paginator.count == jumlah, alamat


def test_saringan_menyempitkan_semuanya(client, operator, desa):
    lain = buat_desa(buat_kecamatan())
    buat_laporan(buat_kelompok(lain), OKTOBER, status="terkirim")
    alamat = f"{reverse('laporan:rekap')}?kecamatan={lain.kecamatan.kode}&sampai=2020-10"
    hasil = client.get(alamat).context["rekap"]
    assert (hasil.terakhir.lapor.wajib, hasil.terakhir.lapor.masuk) == (1, 1)
    assert list(hasil.kecamatan) == [lain.kecamatan.kode]


@pytest.mark.parametrize(
    ("cari", "pesan"),
    [
        ("sampai=2020-13", "bulan"),
        ("sampai=2020-11", "Batas lapor November 2020 belum lewat; paling akhir Oktober 2020."),
        ("kecamatan=99", "Kode ini tidak ada di wilayah Anda."),
        ("jenis=ZZZ", "tidak dikenal"),
        ("milik=999999", "tidak ada di wilayah Anda"),
    ],
)
def test_saringan_yang_salah_tidak_menampilkan_semuanya(client, operator, desa, cari, pesan):
    halaman = client.get(f"{reverse('laporan:rekap')}?{cari}")
    assert halaman.status_code == 200
    assert halaman.context["rekap"] is None
    assert pesan in halaman.text
    assert "Kelengkapan dan ketepatan per bulan" not in halaman.text


def test_unduhan_sama_dengan_halaman(client, operator, desa):
    isi = b"".join(client.get(reverse("laporan:rekap_unduh")).streaming_content)
    baris = list(load_workbook(io.BytesIO(isi)).worksheets[0].values)
    hasil = rekap(operator)
    assert len(baris) == 1 + 12 + 1 + len(hasil.kecamatan_setahun)
    oktober = dict(zip(baris[0], baris[12], strict=True))
    assert (oktober["Nama"], oktober["Wajib"], oktober["Masuk"]) == ("Oktober 2020", 3, 2)
    assert oktober["Kelengkapan"] == "67%"
    assert oktober["Anggota PUS"] == 70


@pytest.mark.parametrize("banyak", [1, 3])
def test_banyaknya_kueri_tetap(client, operator, kueri_halaman, banyak):
    for _ in range(banyak):
        buat_laporan(buat_kelompok(), OKTOBER, status="terkirim")
    # rules of reporting, villages and officers of the filter (3), fingerprint, groups, reports,
    # names
    with kueri_halaman(8):
        client.get(reverse("laporan:rekap"))
