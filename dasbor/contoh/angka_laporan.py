"""The figures of one group, month after month: they drift, they do not jump."""

import datetime
import random
from dataclasses import dataclass, field

from dasbor.contoh.musim import Musim
from kelompok.jenis import Jenis

# Members when the figures begin, and how many target families (young people) come on a member.
BESAR: dict[str, tuple[int, int]] = {
    Jenis.BKB: (18, 42),
    Jenis.BKR: (15, 34),
    Jenis.BKL: (15, 38),
    Jenis.UPPKS: (8, 24),
    Jenis.PIKR: (15, 40),
}
CAKUPAN: dict[str, float] = {
    Jenis.BKB: 1.6,
    Jenis.BKR: 1.8,
    Jenis.BKL: 1.7,
    Jenis.UPPKS: 1.0,
    Jenis.PIKR: 4.0,
}
# Share of members that are couples of childbearing age.
PUS: dict[str, float] = {
    Jenis.BKB: 0.9,
    Jenis.BKR: 0.66,
    Jenis.BKL: 0.24,
    Jenis.UPPKS: 0.82,
    Jenis.PIKR: 0.0,
}
TERKECIL = 7
Angka = dict[str, int | None]


@dataclass
class AngkaKelompok:
    """`maju(…)` once a month, in order; gives what a report of that month would say."""

    dadu: random.Random
    jenis: str
    anggota: int = field(init=False)
    sasaran: int = field(init=False)
    pus: float = field(init=False)
    kb: float = field(init=False)
    hadir: float = field(init=False)

    def __post_init__(self) -> None:
        acak = self.dadu
        self.anggota = acak.randint(*BESAR[self.jenis])
        self.sasaran = round(self.anggota * CAKUPAN[self.jenis] * acak.uniform(0.85, 1.4)) + 3
        self.pus = min(0.98, PUS[self.jenis] * acak.uniform(0.85, 1.1))
        self.kb = acak.uniform(0.58, 0.86)
        self.hadir = acak.uniform(0.56, 0.82)
        self._omzet = acak.randint(12, 90) * 50_000

    def maju(self, bulan: datetime.date, musim: Musim) -> tuple[Angka, bool]:
        """The figures of this month, and whether it is nihil."""
        acak = self.dadu
        self._geser(bulan)
        nihil = acak.random() < musim.nihil
        pertemuan = acak.choices([1, 2, 3, 4], [68, 24, 5, 3])[0]
        bagian = min(0.95, self.hadir * musim.hadir * acak.uniform(0.9, 1.12))
        hadir = max(3, round(self.anggota * bagian))
        isi: Angka = {"anggota": self.anggota, "pertemuan": pertemuan, "hadir": hadir}
        if nihil:
            isi |= {"pertemuan": 0, "hadir": 0}
        if self.jenis != Jenis.UPPKS:
            isi["sasaran"] = self.sasaran
        if self.jenis != Jenis.PIKR:
            pus = round(self.anggota * self.pus)
            isi |= {"anggota_pus": pus, "pus_ber_kb": round(pus * self.kb)}
        return isi | self._sendiri(bulan, nihil), nihil

    def _geser(self, bulan: datetime.date) -> None:
        """Members come and go one by one; the target is counted anew once a year."""
        acak = self.dadu
        self.anggota += acak.choices([-1, 0, 1, 2], [13, 67, 16, 4])[0]
        if bulan.month == 1:
            self.sasaran += acak.randint(-3, 5)
            self.kb = min(0.92, max(0.45, self.kb + acak.uniform(-0.04, 0.05)))
        batas = self.sasaran if self.jenis != Jenis.UPPKS else 34
        self.anggota = max(TERKECIL, min(self.anggota, batas - 1))

    def _sendiri(self, bulan: datetime.date, nihil: bool) -> Angka:
        """The kind's own columns; about one in eight is left empty."""
        acak = self.dadu
        if acak.random() < 0.12:
            return {}
        if self.jenis == Jenis.BKL:
            pjp = acak.choices([0, 1, 2, 3], [3, 4, 2, 1])[0]
            return {"lansia_mandiri": round(self.anggota * 0.8), "lansia_pjp": pjp}
        if self.jenis == Jenis.PIKR:
            individu, kelompok = acak.randint(0, 5), acak.randint(0, 2)
            return {
                "konseling_individu": 0 if nihil else individu,
                "konseling_kelompok": 0 if nihil else kelompok,
            }
        if self.jenis == Jenis.UPPKS:
            ramai = 1.3 if bulan.month == 12 else 1.0
            return {
                "omzet": round(self._omzet * ramai * acak.uniform(0.8, 1.25) / 50_000) * 50_000
            }
        return {}


def keliru(acak: random.Random, isi: Angka, jenis: str) -> Angka:
    """The figures with one slip of the finger that is possible, but raises a warning."""
    anggota, sasaran = isi["anggota"] or 0, isi.get("sasaran")
    naik = anggota + max(12, anggota // 2 + 3)
    pilihan: list[Angka] = [
        {"pertemuan": acak.randint(9, 14)},
        {"anggota": naik} if sasaran is None else {"anggota": max(naik, sasaran + 2)},
        {"pertemuan": 0, "hadir": 0},
    ]
    if sasaran is not None and jenis != Jenis.PIKR:
        pilihan.append({"sasaran": anggota - acak.randint(1, 4)})
    return isi | acak.choice(pilihan)
