"""The last twelve months of a group's reports, on its own page."""

import datetime

from django.db.models import prefetch_related_objects
from django.utils import timezone

from dinas.models import Pengguna
from inti.bulan import bulan_dari, deret_bulan, geser_bulan
from inti.panel import Panel, daftarkan
from kelompok.models import Kelompok
from kelompok.rekap import AturanLaporan, Sel, jatuh_tempo, keadaan_sel, rekap_sel, url_sel

SETAHUN = 12


@daftarkan(Kelompok)
def laporan_kelompok(kelompok: Kelompok, user: Pengguna, per: datetime.date) -> Panel:
    """Months up to that of `per`, as recorded by now; the latest first. Four queries."""
    sekarang = timezone.now()
    bulan_ini = bulan_dari(timezone.localdate(sekarang))
    sel = sel_setahun(kelompok, per, sekarang)
    return Panel(
        judul="Laporan",
        templat="kelompok/laporan/_panel_kelompok.html",
        isi={
            "sel": [s for s in reversed(sel) if s.ada],
            "rekap": rekap_sel(jatuh_tempo(sel, sekarang), sekarang),
            "url": url_sel(kelompok=kelompok.pk, dari=sel[0].bulan, sampai=sel[-1].bulan),
            "bulan_ini": bulan_ini,
            "boleh_isi": user.has_perm("kelompok.change_laporanbulanan"),
        },
        urutan=10,
    )


def sel_setahun(kelompok: Kelompok, per: datetime.date, sekarang: datetime.datetime) -> list[Sel]:
    """The twelve months up to that of `per`, none of them to come; for the card and for paper."""
    sampai = min(bulan_dari(per), bulan_dari(timezone.localdate(sekarang)))
    bulan = deret_bulan(geser_bulan(sampai, 1 - SETAHUN), sampai)
    return _sel(kelompok, bulan, AturanLaporan(), sekarang)


def _sel(
    kelompok: Kelompok,
    bulan: list[datetime.date],
    aturan: AturanLaporan,
    sekarang: datetime.datetime,
) -> list[Sel]:
    """The cells of one group that was read already."""
    prefetch_related_objects([kelompok], "jeda")  # the page shows them too
    jeda = list(kelompok.jeda.all())
    per_bulan = {x.bulan: x for x in kelompok.laporan.filter(bulan__in=bulan)}
    hasil = []
    for a in aturan.deret(bulan):
        wajib, laporan = a.wajib(kelompok, jeda), per_bulan.get(a.bulan)
        keadaan = keadaan_sel(laporan, wajib=wajib, aturan=a, sekarang=sekarang)
        hasil.append(Sel(kelompok, a, wajib, keadaan, laporan))
    return hasil
