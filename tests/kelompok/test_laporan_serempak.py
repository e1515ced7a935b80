"""Two real connections on one report: one outcome, told to both."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client

from dinas.peran import Peran
from inti.aksi import batalkan
from kelompok.models import LangkahLaporan, LaporanBulanan
from tests.pabrik import buat_kelompok, buat_laporan, buat_pengguna

pytestmark = pytest.mark.django_db(transaction=True)


def bersamaan(*kirim) -> list[str]:
    """Run each `kirim(client)` at the same moment, as another operator; the page each was shown.

    Not `response.context`: Django's signal of rendered templates mixes what threads render.
    """
    operator = [buat_pengguna(Peran.OPERATOR) for _ in kirim]
    mulai = threading.Barrier(len(kirim))

    def satu(nomor: int) -> str:
        client = Client()
        client.force_login(operator[nomor])
        mulai.wait()
        try:
            return kirim[nomor](client).text
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(kirim)) as kolam:
        return list(kolam.map(satu, range(len(kirim))))


def tekan(laporan: LaporanBulanan, tindakan: str, **isi):
    return lambda client: client.post(f"/laporan/{laporan.pk}/{tindakan}/", isi, follow=True)


def lembar_kirim(laporan: LaporanBulanan):
    isi = {
        "form-TOTAL_FORMS": 1,
        "form-INITIAL_FORMS": 1,
        "form-0-kelompok": laporan.kelompok_id,
        "form-0-awal": "58|41|35|27|1|29|0",
        "aksi": "kirim",
        "catatan-catatan": "",
        "catatan-awal": "",
        "pertemuan-TOTAL_FORMS": 0,
        "pertemuan-INITIAL_FORMS": 0,
    }
    return lambda client: client.post(laporan.get_absolute_url(), isi, follow=True)


def test_kirim_dua_kali_satu_kiriman():
    laporan = buat_laporan()
    halaman = bersamaan(lembar_kirim(laporan), lembar_kirim(laporan))

    laporan.refresh_from_db()
    assert laporan.status == "terkirim"
    assert LangkahLaporan.objects.count() == 1
    assert sum("1 laporan Oktober 2020 terkirim" in p for p in halaman) == 1
    assert sum("sudah terkirim sebelumnya" in p for p in halaman) == 1


def test_verifikasi_dan_tarik_bersamaan_satu_yang_jadi():
    laporan = buat_laporan(status="terkirim")
    halaman = bersamaan(tekan(laporan, "verifikasi"), tekan(laporan, "tarik"))

    laporan.refresh_from_db()
    langkah = LangkahLaporan.objects.get()
    assert laporan.status == langkah.ke
    assert laporan.status in ("diverifikasi", "draf")
    kalah = halaman[1] if laporan.status == "diverifikasi" else halaman[0]
    assert f"oleh {langkah.oleh}" in kalah


def test_verifikasi_dan_kembalikan_bersamaan_satu_yang_jadi():
    laporan = buat_laporan(status="terkirim")
    bersamaan(tekan(laporan, "verifikasi"), tekan(laporan, "kembalikan", alasan="Cek"))
    laporan.refresh_from_db()
    assert laporan.status == LangkahLaporan.objects.get().ke


def test_akhiri_kelompok_dan_pulihkan_laporan_bersamaan_tidak_keduanya():
    """A report of a month after the end never comes back beside the end."""
    laporan = buat_laporan(buat_kelompok(), status="terkirim")
    operator = buat_pengguna()
    batalkan(laporan, oleh=operator, alasan="x")
    akhir = {"selesai": "2020-08-31", "alasan_selesai": "bubar"}
    bersamaan(
        tekan(laporan, "pulihkan"),
        lambda c: c.post(f"/kelompok/{laporan.kelompok_id}/akhiri/", akhir, follow=True),
    )
    laporan.refresh_from_db()
    laporan.kelompok.refresh_from_db()
    assert laporan.batal is (laporan.kelompok.selesai is not None)
