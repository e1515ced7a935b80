"""Sending a sheet: nihil, warnings and their confirmation, what stays behind and why."""

import datetime

import pytest
from django.utils import timezone

from dinas.models import ProfilDinas
from kelompok.aksi.laporan import kembalikan, verifikasi
from kelompok.models import KonfirmasiPeringatan, LangkahLaporan, LaporanBulanan
from tests.lembar import ALAMAT, Lembar, pesan
from tests.pabrik import (
    buat_akun_petugas,
    buat_desa,
    buat_kelompok,
    buat_laporan,
    buat_pengguna,
)

pytestmark = pytest.mark.django_db
OKTOBER = datetime.date(2020, 10, 1)


@pytest.fixture(autouse=True)
def _hari_ini(jam):
    jam(datetime.date(2020, 11, 5))


@pytest.fixture
def desa():
    return buat_desa()


@pytest.fixture
def petugas(client, desa):
    user = buat_akun_petugas(desa)
    client.force_login(user)
    return user


# --- Nihil ---------------------------------------------------------------------------------------


def test_nihil_berarti_nol_tanpa_diketik(client, desa, petugas):
    kelompok = buat_kelompok(desa)

    Lembar(client).penuhi(kelompok, pertemuan="", hadir="", nihil=True).kirim()

    laporan = LaporanBulanan.objects.get()
    assert (laporan.nihil, laporan.pertemuan, laporan.hadir) == (True, 0, 0)
    assert laporan.status == "terkirim"


def test_nihil_dengan_pertemuan_diperbaiki_dulu(client, desa, petugas):
    kelompok = buat_kelompok(desa)

    Lembar(client).penuhi(kelompok, nihil=True).kirim()

    laporan = LaporanBulanan.objects.get()
    assert (laporan.nihil, laporan.pertemuan, laporan.status) == (True, 1, "draf")
    assert "Nihil berarti Pertemuan 0" in client.get(ALAMAT).text


def test_nihil_dicabut_nolnya_ikut(client, desa, petugas):
    laporan = buat_laporan(buat_kelompok(desa), nihil=True, pertemuan=0, hadir=0)

    Lembar(client).isi(laporan.kelompok, nihil=False).simpan()

    laporan.refresh_from_db()
    assert (laporan.nihil, laporan.pertemuan, laporan.hadir) == (False, None, None)


def test_nihil_bukan_nol_bukan_kosong(client, desa, petugas):
    nol, kosong = buat_kelompok(desa, nama="A"), buat_kelompok(desa, nama="B")

    Lembar(client).penuhi(nol, pertemuan="0", hadir="0").penuhi(kosong, hadir="").kirim()

    assert LaporanBulanan.objects.filter(status="draf").count() == 2
    keadaan = [b.keadaan.value for b in client.get(ALAMAT).context["lembar"].baris]
    assert keadaan == ["periksa", "belum"]


# --- Warnings ------------------------------------------------------------------------------------


def test_peringatan_dibenarkan_sesudah_ditampilkan_lalu_terkirim(client, desa, petugas):
    laporan = buat_laporan(buat_kelompok(desa), sasaran=40, anggota=41)

    Lembar(client).isi(laporan.kelompok, konfirmasi=["anggota-lebih-sasaran"]).kirim()

    laporan.refresh_from_db()
    assert laporan.status == "terkirim"
    setuju = KonfirmasiPeringatan.objects.get()
    assert (setuju.aturan, setuju.nilai, setuju.oleh) == (
        "anggota-lebih-sasaran",
        "41>40",
        petugas,
    )


def test_peringatan_yang_belum_ditampilkan_tidak_dibenarkan(client, desa, petugas):
    kelompok = buat_kelompok(desa)
    lembar = Lembar(client).penuhi(kelompok, sasaran="40")

    lembar.isi(kelompok, konfirmasi=["anggota-lebih-sasaran"]).kirim()

    assert not KonfirmasiPeringatan.objects.exists()
    assert LaporanBulanan.objects.get().status == "draf"


def test_centang_untuk_angka_lain_tidak_berlaku(client, desa, petugas):
    """The tick was for 41 of 40; what is sent with it says 50 of 40."""
    laporan = buat_laporan(buat_kelompok(desa), sasaran=40, anggota=41)

    Lembar(client).isi(
        laporan.kelompok, anggota="50", konfirmasi=["anggota-lebih-sasaran"]
    ).kirim()

    assert not KonfirmasiPeringatan.objects.exists()
    laporan.refresh_from_db()
    assert laporan.status == "draf"


def test_pembenaran_gugur_bila_angkanya_berubah_dan_pulih_bila_kembali(client, desa, petugas):
    laporan = buat_laporan(buat_kelompok(desa), sasaran=40, anggota=41)
    Lembar(client).isi(laporan.kelompok, konfirmasi=["anggota-lebih-sasaran"]).simpan()

    Lembar(client).isi(laporan.kelompok, anggota="42").kirim()
    laporan.refresh_from_db()
    assert laporan.status == "draf"
    Lembar(client).isi(laporan.kelompok, anggota="41").kirim()
    laporan.refresh_from_db()
    assert laporan.status == "terkirim"
    assert KonfirmasiPeringatan.objects.count() == 1


def test_peringatan_yang_ditampilkan_peramban_boleh_dibenarkan(client, desa, petugas):
    """The page judges at once; it says which warnings it has shown."""
    kelompok = buat_kelompok(desa)
    lembar = Lembar(client).penuhi(kelompok, sasaran="40")

    lembar.isi(
        kelompok,
        tampil="anggota-lebih-sasaran=41>40",
        konfirmasi=["anggota-lebih-sasaran", "tidak-ada"],
    ).kirim()

    assert KonfirmasiPeringatan.objects.get().nilai == "41>40"
    assert LaporanBulanan.objects.get().status == "terkirim"


def test_lonjakan_dan_hadir_melebihi_anggota_bulan_lalu(client, desa, petugas):
    kelompok = buat_kelompok(desa)
    buat_laporan(
        kelompok,
        datetime.date(2020, 9, 1),
        status="terkirim",
        anggota=20,
        anggota_pus=9,
        pus_ber_kb=6,
        hadir=15,
    )

    Lembar(client).penuhi(kelompok).simpan()

    [baris] = client.get(ALAMAT).context["lembar"].baris
    assert {p.kode for p in baris.peringatan} == {
        "lonjakan-anggota",
        "lonjakan-anggota_pus",
        "lonjakan-pus_ber_kb",
        "lonjakan-hadir",
        "hadir-lebih-anggota-lalu",
    }


# --- Sending -------------------------------------------------------------------------------------


def test_kirim_menyebut_yang_terkirim_dan_yang_tinggal_beserta_sebabnya(client, desa, petugas):
    siap = buat_kelompok(desa, nama="A")
    periksa = buat_laporan(buat_kelompok(desa, nama="B"), sasaran=40).kelompok
    setengah = buat_kelompok(desa, nama="C")
    kosong = buat_kelompok(desa, nama="D")

    jawaban = Lembar(client).penuhi(siap).penuhi(setengah, hadir="").kirim(follow=True)

    terkirim, tinggal = pesan(jawaban)
    assert terkirim == f"1 laporan Oktober 2020 terkirim: {siap}."
    assert tinggal == (
        f"3 laporan belum terkirim. {periksa}: perlu diperiksa: Anggota (41) melebihi sasaran "
        f"(40). {setengah}: belum diisi hadir. Belum diisi: {kosong}."
    )
    laporan = LaporanBulanan.objects.get(kelompok=siap)
    assert (laporan.status, laporan.dikirim_oleh) == ("terkirim", petugas)
    assert LangkahLaporan.objects.get().ke == "terkirim"
    assert laporan.riwayat.count() == 1


def test_kirim_dua_kali_satu_kiriman(client, desa, petugas):
    kelompok = buat_kelompok(desa)
    lembar = Lembar(client).penuhi(kelompok)

    lembar.kirim()
    jawaban = lembar.kirim(follow=True)

    assert LangkahLaporan.objects.count() == 1
    assert pesan(jawaban)[-1] == "Semua laporan di lembar ini sudah terkirim sebelumnya."


def test_bulan_yang_belum_dibuka_hanya_menyimpan(client, desa, petugas, jam):
    ProfilDinas.objects.create(buka_kirim=25)
    kelompok = buat_kelompok(desa)
    for hari, status in [(24, "draf"), (25, "terkirim")]:
        jam(datetime.date(2020, 10, hari))
        jawaban = Lembar(client).penuhi(kelompok).kirim(follow=True)
        assert LaporanBulanan.objects.get().status == status
        if status == "draf":
            [belum] = pesan(jawaban)
            assert belum == (
                "Laporan Oktober 2020 dapat dikirim mulai 25 Oktober 2020. "
                "Drafnya sudah tersimpan."
            )


def test_kirim_tepat_tengah_malam_hari_buka(client, desa, petugas, jam):
    kelompok = buat_kelompok(desa)
    menit = timezone.make_aware(datetime.datetime.fromisoformat("2020-10-24T23:59"))
    for saat, status in [
        (menit, "draf"),
        (menit + datetime.timedelta(minutes=2), "terkirim"),
    ]:
        jam(saat)
        Lembar(client).penuhi(kelompok).kirim()
        assert LaporanBulanan.objects.get().status == status


@pytest.fixture
def dikembalikan(desa, petugas):
    laporan = buat_laporan(buat_kelompok(desa), status="terkirim", oleh=petugas)
    kembalikan(
        [laporan.pk],
        oleh=buat_pengguna(),
        sekarang=timezone.now() - datetime.timedelta(hours=1),
        alasan="Cocokkan daftar hadir",
    )
    laporan.refresh_from_db()
    return laporan


def test_dikembalikan_dibetulkan_lalu_dikirim_lagi(client, dikembalikan):
    pertama = dikembalikan.dikirim_pertama_pada
    lembar = Lembar(client)
    assert "Cocokkan daftar hadir" in lembar.jawaban.text

    lembar.isi(dikembalikan.kelompok, hadir="28").kirim()

    dikembalikan.refresh_from_db()
    assert (dikembalikan.status, dikembalikan.hadir) == ("terkirim", 28)
    assert dikembalikan.dikirim_pertama_pada == pertama


def test_dikembalikan_tidak_terkirim_lagi_tanpa_dilihat(client, desa, dikembalikan):
    """Sending the others must not send what was returned, unmended, along with them."""
    lain = buat_kelompok(desa)

    jawaban = Lembar(client).penuhi(lain).kirim(follow=True)

    dikembalikan.refresh_from_db()
    assert dikembalikan.status == "dikembalikan"
    assert "dikembalikan dan belum dibetulkan" in pesan(jawaban)[-1]


def test_dikembalikan_boleh_dikirim_apa_adanya_bila_dinyatakan(client, petugas, dikembalikan):
    Lembar(client).isi(dikembalikan.kelompok, konfirmasi=["dikembalikan"]).kirim()

    dikembalikan.refresh_from_db()
    assert dikembalikan.status == "terkirim"
    assert dikembalikan.disimpan_oleh == petugas
    assert not KonfirmasiPeringatan.objects.exists()


def test_baris_yang_diverifikasi_sementara_diketik(client, desa, petugas):
    """The officer's old tab still shows the row as a draft."""
    kelompok = buat_kelompok(desa)
    lembar = Lembar(client).penuhi(kelompok)
    lembar.kirim()
    laporan = LaporanBulanan.objects.get()
    verifikasi([laporan.pk], oleh=buat_pengguna(), sekarang=timezone.now())

    jawaban = lembar.isi(kelompok, hadir="30").kirim(follow=True)

    laporan.refresh_from_db()
    assert (laporan.status, laporan.hadir) == ("diverifikasi", 29)
    assert f"{kelompok} sudah diverifikasi; yang Anda ketik di situ tidak disimpan." in pesan(
        jawaban
    )


def test_gagal_di_tengah_lembar_tetap_seperti_semula(client, desa, petugas, monkeypatch):
    lama = buat_laporan(buat_kelompok(desa, nama="A"), anggota=41)
    baru = buat_kelompok(desa, nama="B")
    lembar = Lembar(client).isi(lama.kelompok, anggota="42").penuhi(baru)
    # The last thing that a sending writes; the clock and the outside world cannot break it.
    monkeypatch.setattr(
        "kelompok.aksi.laporan.LangkahLaporan.objects.bulk_create",
        lambda *_: 1 / 0,
    )

    with pytest.raises(ZeroDivisionError):
        lembar.isi(lama.kelompok, konfirmasi=[]).kirim()

    lama.refresh_from_db()
    assert (lama.anggota, lama.versi) == (41, 1)
    assert LaporanBulanan.objects.count() == 1
