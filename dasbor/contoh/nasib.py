"""What is to become of each report: planned for the account `pkb`, drawn for all others."""

import datetime
from collections.abc import Iterable

from dasbor.contoh.kuota import YULIANA
from dasbor.contoh.latar import Latar
from dasbor.contoh.musim import (
    GOYAH,
    GOYAH_LEMAH,
    LAMBAT,
    LAMBAT_BIASA,
    LEMAH,
    PEMBANDING,
    RAJIN,
    TANPA_PETUGAS,
    musim,
)
from dasbor.contoh.perjalanan import Nasib
from inti.bulan import sandi_bulan
from kelompok.jenis import Jenis
from kelompok.models import Kelompok

KOSONG = Nasib(masuk=False)
DRAF = ("kurang", "kurang", "salah", "lengkap")  # how drafts are left
# Months back from the last day → group of Yuliana → what differs from "sent in time". The month
# before last is overdue whatever day it is today; the last one is under way.
RENCANA_YULIANA: dict[int, dict[tuple[str, str], Nasib]] = {
    2: {
        (Jenis.BKL, "Panjang Umur"): KOSONG,
        (Jenis.UPPKS, "Anyaman Itah"): KOSONG,
        (Jenis.UPPKS, "Rotan Lestari"): KOSONG,
        (Jenis.UPPKS, "Berkat Usaha"): KOSONG,
    },
    1: {
        (Jenis.BKB, "HI Mawar"): Nasib(keliru=True, kembali=True, diperbaiki=False),
        (Jenis.BKL, "Panjang Umur"): KOSONG,
        (Jenis.UPPKS, "Anyaman Itah"): KOSONG,
        (Jenis.UPPKS, "Rotan Lestari"): Nasib(masuk=False, draf="kurang"),
        (Jenis.UPPKS, "Berkat Usaha"): KOSONG,
        (Jenis.BKR, "Penyang"): Nasib(masuk=False, draf="salah"),
    },
}
DIAM = 6  # groups that have been silent for three months and more
DIAM_SEJAK = (3, 3, 4, 5, 6, 8)  # months back
SUKARELA = 0.45  # chance that a report comes that nobody asked for
# Months back → chance that a missing report was at least begun; that a sent one waits longer.
DIMULAI = {1: 0.4, 2: 0.15, 3: 0.05}
TERTINGGAL = {2: 0.12, 3: 0.03}
KELIRU = {1: 0.11}
KELIRU_BIASA, DITARIK = 0.008, 0.012
KEMBALI = {1: 0.05}
KEMBALI_BIASA = 0.025


def kunci(kelompok: Kelompok) -> str:
    """Names the group in streams of dice; the same on every load (its `kode` is not)."""
    return f"{kelompok.desa.kode}/{kelompok.jenis}/{kelompok.nama}"


class Penentu:
    def __init__(self, latar: Latar, kelompok: Iterable[Kelompok]):
        self._latar = latar
        self._ketekunan: dict[str, float] = {}
        lama = latar.batas - datetime.timedelta(days=400)
        calon = sorted(
            kunci(k)
            for k in kelompok
            if k.selesai is None
            and k.mulai < lama
            and k.desa.kode not in YULIANA
            and RAJIN[k.desa.kode[:8]] > LEMAH
        )
        self._diam = dict(zip(latar.dadu("diam").sample(calon, DIAM), DIAM_SEJAK, strict=True))

    def nasib(
        self, kelompok: Kelompok, bulan: datetime.date, *, wajib: bool, berpetugas: bool
    ) -> Nasib:
        mundur = self._mundur(bulan)
        if kelompok.desa.kode in YULIANA:
            rencana = RENCANA_YULIANA.get(mundur, {})
            if satu := rencana.get((kelompok.jenis, kelompok.nama)):
                return satu
            peluang = 1.0
        else:
            peluang = self._peluang(kelompok, bulan, mundur, wajib, berpetugas)
        return self._undi(kelompok, bulan, mundur, peluang)

    def _mundur(self, bulan: datetime.date) -> int:
        kini = self._latar.batas
        return (kini.year - bulan.year) * 12 + kini.month - bulan.month

    def _peluang(
        self, kelompok: Kelompok, bulan: datetime.date, mundur: int, wajib: bool, berpetugas: bool
    ) -> float:
        """Chance that the report comes in."""
        nama = kunci(kelompok)
        if mundur <= self._diam.get(nama, 0):
            return 0.0
        if not wajib:
            return SUKARELA
        peluang = self._sekecamatan(kelompok.desa.kode[:8], bulan) + self._sekelompok(nama)
        peluang = min(peluang, 1.0) * (1.0 if berpetugas else TANPA_PETUGAS)
        return 1 - (1 - peluang) * 0.55 if bulan == PEMBANDING else peluang

    def _sekecamatan(self, kode: str, bulan: datetime.date) -> float:
        goyah = GOYAH_LEMAH if RAJIN[kode] < LEMAH else GOYAH
        acak = self._latar.dadu("rajin", kode, sandi_bulan(bulan))
        return RAJIN[kode] * musim(bulan).rajin + acak.gauss(0, goyah)

    def _sekelompok(self, nama: str) -> float:
        """Some groups are always a worry."""
        if nama not in self._ketekunan:
            acak = self._latar.dadu("rajin", nama)
            self._ketekunan[nama] = -0.3 if acak.random() < 0.05 else acak.uniform(-0.03, 0.06)
        return self._ketekunan[nama]

    def _undi(
        self, kelompok: Kelompok, bulan: datetime.date, mundur: int, peluang: float
    ) -> Nasib:
        acak = self._latar.dadu("nasib", kunci(kelompok), sandi_bulan(bulan))
        masuk, lambat, draf, keliru, kembali, tarik, tinggal = (acak.random() for _ in range(7))
        terlambat = lambat < LAMBAT.get(kelompok.desa.kode[:8], LAMBAT_BIASA)
        dikembalikan = kembali < KEMBALI.get(mundur, KEMBALI_BIASA)
        if bulan == PEMBANDING:
            terlambat, dikembalikan = lambat < 0.03, kembali < KEMBALI_BIASA
        elif mundur == 1 and kelompok.desa.kode in YULIANA:
            terlambat = False
        return Nasib(
            masuk=masuk < peluang,
            lambat=terlambat,
            draf=acak.choice(DRAF) if draf < DIMULAI.get(mundur, 0.0) else "",
            keliru=dikembalikan or keliru < KELIRU.get(mundur, KELIRU_BIASA),
            kembali=dikembalikan,
            ditarik=tarik < DITARIK and not dikembalikan,
            tertinggal=tinggal < TERTINGGAL.get(mundur, 0.0),
        )
