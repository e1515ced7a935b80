"""The last twelve months of a group's reports, on its own page."""

import datetime

from django.utils import timezone

from dinas.models import Pengguna
from inti.bulan import bulan_dari, deret_bulan, geser_bulan
from inti.panel import Panel, daftarkan
from kelompok.models import Kelompok
from kelompok.rekap import AturanLaporan, jatuh_tempo, rekap_sel, susun_sel, url_sel

SETAHUN = 12


@daftarkan(Kelompok)
def laporan_kelompok(kelompok: Kelompok, user: Pengguna, per: datetime.date) -> Panel:
    """Months up to that of `per`, as recorded by now; the latest first. Five queries."""
    sekarang, aturan = timezone.now(), AturanLaporan()
    bulan_ini = bulan_dari(timezone.localdate(sekarang))
    sampai = min(bulan_dari(per), bulan_ini)
    bulan = deret_bulan(geser_bulan(sampai, 1 - SETAHUN), sampai)
    [sel] = susun_sel(
        Kelompok.objects.filter(pk=kelompok.pk), bulan, sekarang=sekarang, aturan=aturan
    ).values()
    return Panel(
        judul="Laporan",
        templat="kelompok/laporan/_panel_kelompok.html",
        isi={
            "sel": [s for s in reversed(sel) if s.ada],
            "rekap": rekap_sel(jatuh_tempo(sel, sekarang), sekarang),
            "url": url_sel(kelompok=kelompok.pk, dari=bulan[0], sampai=sampai),
            "bulan_ini": bulan_ini,
            "boleh_isi": user.has_perm("kelompok.change_laporanbulanan"),
        },
        urutan=10,
    )
