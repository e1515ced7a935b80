"""The reports of a field officer on the first page: which month next, and who is missing."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from dinas.models import Pengguna
from inti.bulan import deret_bulan, geser_bulan
from kelompok.akses import desa_isi
from kelompok.models import Kelompok, LaporanBulanan
from kelompok.rekap import AturanLaporan, Sel, bulan_tempo, bulan_terbuka, susun_sel
from kelompok.rekap.capaian import SETAHUN


@dataclass(frozen=True)
class LaporanSaya:
    """The owed reports of one month: the oldest with one missing, else the latest that is open."""

    bulan: datetime.date
    batas: datetime.date
    hari_ini: datetime.date
    wajib: Sequence[Sel]

    @property
    def belum(self) -> list[Sel]:
        return [s for s in self.wajib if not s.masuk]

    @property
    def masuk(self) -> int:
        return len(self.wajib) - len(self.belum)

    @property
    def lewat(self) -> int:
        """Days since the deadline; 0 while it has not passed."""
        return max((self.hari_ini - self.batas).days, 0)

    @property
    def sisa(self) -> int:
        """Days until the deadline."""
        return (self.batas - self.hari_ini).days

    @property
    def dimulai(self) -> bool:
        """Whether anything of this month was begun: "lanjutkan" instead of "mulai"."""
        return any(s.laporan for s in self.wajib)

    def per_desa(self) -> dict[int, tuple[int, int]]:
        """Village pk → (received, owed) in this month."""
        hasil: dict[int, tuple[int, int]] = {}
        for s in self.wajib:
            masuk, wajib = hasil.get(s.kelompok.desa_id, (0, 0))
            hasil[s.kelompok.desa_id] = masuk + s.masuk, wajib + 1
        return hasil


def laporan_saya(user: Pengguna, hari_ini: datetime.date) -> LaporanSaya | None:
    """What `user` has to fill in next; None where nothing was owed within a year."""
    sekarang, aturan = timezone.now(), AturanLaporan()
    akhir = bulan_terbuka(hari_ini, aturan)
    bulan = deret_bulan(geser_bulan(bulan_tempo(hari_ini, aturan), 1 - SETAHUN), akhir)
    kelompok = Kelompok.objects.filter(desa__in=desa_isi(user)).select_related("desa__kecamatan")
    per_kelompok = susun_sel(
        kelompok,
        bulan,
        sekarang=sekarang,
        aturan=aturan,
        laporan=LaporanBulanan.objects.ringkas(),
    )
    wajib = [s for sel in per_kelompok.values() for s in sel if s.wajib]
    if not wajib:
        return None
    pilih = min((s.bulan for s in wajib if not s.masuk), default=akhir)
    return LaporanSaya(
        bulan=pilih,
        batas=timezone.localtime(aturan.bulan(pilih).batas).date(),
        hari_ini=hari_ini,
        wajib=[s for s in wajib if s.bulan == pilih],
    )
