"""Two real connections on one sheet: one outcome, told to both.

What an answer says is read from its text: the test client's `context` mixes up threads.
"""

import datetime
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import connections
from django.test import Client
from django.utils import timezone

from inti.bulan import sandi_bulan
from inti.nilai import bulan_panjang
from kelompok.aksi import akhiri
from kelompok.aksi.laporan import verifikasi
from kelompok.models import LangkahLaporan, LaporanBulanan
from tests.lembar import Lembar
from tests.pabrik import buat_akun_petugas, buat_desa, buat_kelompok, buat_laporan, buat_pengguna

pytestmark = pytest.mark.django_db(transaction=True)
# A month that is over and due, by the real clock: threads have no stopped one.
BULAN = (timezone.localdate().replace(day=1) - datetime.timedelta(days=1)).replace(day=1)
ALAMAT = f"/laporan/lembar/{sandi_bulan(BULAN)}/"
ULANGAN = 4


def serentak(*tindakan) -> list:
    """Run them in threads that start at the same moment; each has a connection of its own."""
    mulai = threading.Barrier(len(tindakan))

    def satu(lakukan):
        mulai.wait()
        try:
            return lakukan()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(tindakan)) as kolam:
        return list(kolam.map(satu, tindakan))


def lembar(user) -> Lembar:
    client = Client()
    client.force_login(user)
    return Lembar(client, ALAMAT)


def test_kirim_dua_kali_serentak_satu_langkah():
    desa = buat_desa()
    user = buat_akun_petugas(desa)
    kelompok = [buat_kelompok(desa) for _ in range(3)]
    tab = [lembar(user) for _ in range(ULANGAN)]
    for satu in tab:
        for k in kelompok:
            satu.penuhi(k)

    hasil = serentak(*(lambda t=t: t.kirim(follow=True) for t in tab))

    assert [r.status_code for r in hasil] == [200] * ULANGAN
    assert sorted(LaporanBulanan.objects.values_list("status", "versi")) == [("terkirim", 2)] * 3
    assert LangkahLaporan.objects.count() == 3
    assert sum("3 laporan" in r.text for r in hasil) == 1
    assert sum("sudah terkirim sebelumnya" in r.text for r in hasil) == ULANGAN - 1


def test_kirim_dan_verifikasi_serentak_satu_hasil():
    """Verifying finds it sent or not yet; figures that come after it are not taken."""
    desa = buat_desa()
    user, operator = buat_akun_petugas(desa), buat_pengguna()
    for _ in range(ULANGAN):
        kelompok = buat_kelompok(desa)
        laporan = buat_laporan(kelompok, BULAN, hadir=29)
        tab = lembar(user).isi(kelompok, hadir="30")

        jawaban, hasil = serentak(
            lambda t=tab: t.kirim(follow=True),
            lambda pk=laporan.pk: verifikasi([pk], oleh=operator, sekarang=timezone.now()),
        )

        laporan.refresh_from_db()
        langkah = set(laporan.langkah.values_list("ke", flat=True))
        assert laporan.hadir == 30
        assert f"1 laporan {bulan_panjang(BULAN)} terkirim: {kelompok}." in jawaban.text
        if hasil.berhasil:
            assert (laporan.status, langkah) == ("diverifikasi", {"terkirim", "diverifikasi"})
        else:
            assert (laporan.status, langkah) == ("terkirim", {"terkirim"})
            assert list(hasil.tinggal) == [laporan.pk]


def test_kirim_ulang_dan_verifikasi_serentak_tidak_mengubah_yang_terkunci():
    """An old tab sends a changed figure while the office verifies what it has."""
    desa = buat_desa()
    user, operator = buat_akun_petugas(desa), buat_pengguna()
    for _ in range(ULANGAN):
        kelompok = buat_kelompok(desa)
        tab = lembar(user).penuhi(kelompok)
        tab.kirim()
        laporan = LaporanBulanan.objects.get(kelompok=kelompok)
        tab.isi(kelompok, hadir="30")

        jawaban, _ = serentak(
            lambda t=tab: t.kirim(follow=True),
            lambda pk=laporan.pk: verifikasi([pk], oleh=operator, sekarang=timezone.now()),
        )

        laporan.refresh_from_db()
        assert (laporan.status, laporan.hadir) == ("diverifikasi", 29)
        assert "yang Anda ketik di situ tidak disimpan" in jawaban.text


def test_dua_orang_mengisi_sel_berbeda_serentak_keduanya_tersimpan():
    """Also where no report is stored yet: neither meets an error, no second row appears."""
    desa = buat_desa()
    a, b = buat_akun_petugas(desa), buat_pengguna()
    kolom = ("sasaran", "anggota", "anggota_pus", "pertemuan")
    kelompok = [buat_kelompok(desa) for _ in range(2)]
    client_b = Client()
    client_b.force_login(b)
    alamat_b = f"{ALAMAT}?kecamatan={desa.kecamatan.kode}"
    tab = [lembar(a) if n % 2 else Lembar(client_b, alamat_b) for n in range(len(kolom))]
    for satu, nama in zip(tab, kolom, strict=True):
        for k in kelompok:
            satu.isi(k, **{nama: "7"})

    hasil = serentak(*(lambda t=t: t.simpan() for t in tab))

    assert [r.status_code for r in hasil] == [302] * len(tab)
    assert LaporanBulanan.objects.count() == 2
    for laporan in LaporanBulanan.objects.all():
        assert [getattr(laporan, k) for k in kolom] == [7] * len(kolom)
        assert laporan.versi == len(kolom)


def test_dua_orang_satu_sel_serentak_satu_nilai_yang_lain_diberi_tahu():
    desa = buat_desa()
    user = buat_akun_petugas(desa)
    kelompok = buat_kelompok(desa)
    tab = [lembar(user).isi(kelompok, anggota=str(40 + n)) for n in range(ULANGAN)]

    hasil = serentak(*(lambda t=t: t.simpan() for t in tab))

    assert sorted(r.status_code for r in hasil) == [200] * (ULANGAN - 1) + [302]
    assert LaporanBulanan.objects.get().versi == 1
    tersimpan = LaporanBulanan.objects.get().anggota
    assert all(f"mengisi {tersimpan}" in r.text for r in hasil if r.status_code == 200)


def test_simpan_dan_akhiri_serentak_tidak_meninggalkan_laporan_sesudah_akhir():
    """Ending a group looks for later reports; the sheet holds the group while it writes one."""
    desa = buat_desa()
    user, operator = buat_akun_petugas(desa), buat_pengguna()
    for _ in range(ULANGAN):
        kelompok = buat_kelompok(desa)
        tab = lembar(user).isi(kelompok, anggota="41")

        def akhiri_kelompok(kelompok=kelompok) -> bool:
            try:
                akhiri(
                    kelompok=kelompok,
                    selesai=BULAN - datetime.timedelta(days=1),
                    alasan_selesai="bubar",
                    keterangan="",
                    oleh=operator,
                    hari_ini=timezone.localdate(),
                )
            except ValidationError:
                return False
            return True

        jawaban, berakhir = serentak(lambda t=tab: t.simpan(), akhiri_kelompok)

        ada = LaporanBulanan.objects.filter(kelompok=kelompok).exists()
        assert ada is not berakhir
        assert jawaban.status_code == (400 if berakhir else 302)
