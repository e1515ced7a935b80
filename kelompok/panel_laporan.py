"""Reports on the pages of a village, a kecamatan and an officer: twelve months at a glance."""

import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from dinas.models import Pengguna
from inti.panel import Panel, daftarkan
from kelompok.rekap import AturanLaporan, bulan_tempo, rekap_setahun
from petugas.akses import melihat_semua
from petugas.models import Petugas
from wilayah.models import Desa, Kecamatan


@daftarkan(Desa)
def laporan_desa(desa: Desa, user: Pengguna, per: datetime.date) -> Panel:
    """Whatever was reported from the village, whoever served it."""
    return _panel(user, per, {"desa": desa.kode}, dal13="laporan:dal13_cetak")


@daftarkan(Kecamatan)
def laporan_kecamatan(kecamatan: Kecamatan, user: Pengguna, per: datetime.date) -> Panel:
    return _panel(user, per, {"kecamatan": kecamatan.kode}, dal13="laporan:dal13_kecamatan_cetak")


@daftarkan(Petugas)
def laporan_petugas(petugas: Petugas, user: Pengguna, per: datetime.date) -> Panel | None:
    """Months that were the officer's own; a colleague's are not shown."""
    if not melihat_semua(user) and petugas.pengguna_id != user.pk:
        return None
    return _panel(user, per, {"milik": str(petugas.pk)})


def _panel(user: Pengguna, per: datetime.date, saringan: dict[str, str], dal13: str = "") -> Panel:
    """The twelve months up to the latest that was due on `per`, as recorded by now.

    `dal13` is the route of its F/I/Dal/13, where there is one.
    """
    sekarang, aturan = timezone.now(), AturanLaporan()
    sampai = bulan_tempo(per, aturan)
    kode = next(iter(saringan.values()))
    rekap = rekap_setahun(user, sampai, sekarang=sekarang, aturan=aturan, saringan=saringan)
    return Panel(
        judul="Laporan bulanan",
        templat="kelompok/laporan/_panel.html",
        isi={
            "rekap": rekap,
            "url_rekap": _url_rekap(rekap.sampai, saringan),
            "kode": kode,
            "url_dal13": reverse(dal13, args=[kode, rekap.sampai]) if dal13 else "",
        },
        urutan=15,
    )


def _url_rekap(sampai: datetime.date, saringan: dict[str, str]) -> str:
    isi = {"sampai": f"{sampai:%Y-%m}", **saringan}
    return f"{reverse('laporan:rekap')}?{urlencode(isi)}"
