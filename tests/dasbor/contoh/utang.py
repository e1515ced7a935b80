"""What the sample leaves to be done, asked of the functions that the pages ask."""

import datetime
from collections import Counter

from django.utils import timezone

from dinas.models import Pengguna
from inti.bulan import deret_bulan
from kelompok.models import Kelompok
from kelompok.rekap import Sel, jatuh_tempo, susun_sel
from petugas.akses import desa_binaan

JANUARI_2020 = datetime.date(2020, 1, 1)


def pada(tanggal: datetime.date) -> datetime.datetime:
    """Noon of that day."""
    return timezone.make_aware(datetime.datetime.combine(tanggal, datetime.time(12)))


def sel_bulan(bulan: datetime.date, sekarang: datetime.datetime) -> list[Sel]:
    kelompok = Kelompok.objects.select_related("desa__kecamatan").order_by("pk")
    return [s for [s] in susun_sel(kelompok, [bulan], sekarang=sekarang).values()]


def utang(sekarang: datetime.datetime) -> dict[datetime.date, Counter]:
    """Month that is due → kinds of the reports that the account `pkb` still owes for it."""
    pkb = Pengguna.objects.get(username="pkb")
    kelompok = Kelompok.objects.filter(desa__in=desa_binaan(pkb, sekarang.date()))
    sampai = timezone.localdate(sekarang).replace(day=1)
    sel = susun_sel(kelompok, deret_bulan(JANUARI_2020, sampai), sekarang=sekarang)
    tempo = jatuh_tempo([s for baris in sel.values() for s in baris], sekarang)
    hasil: dict[datetime.date, Counter] = {}
    for s in tempo:
        if s.wajib and not s.masuk:
            hasil.setdefault(s.bulan, Counter())[s.kelompok.jenis] += 1
    return hasil


def cukup(jenis: Counter) -> bool:
    return sum(n for j, n in jenis.items() if j != "PIKR") >= 3
