"""What a month and a place do to reports: zeal per kecamatan, feasts, rain, the pandemic."""

import datetime
from dataclasses import dataclass

# Share of the reports owed that come in at all.
RAJIN = {
    "62.10.01": 0.97,
    "62.10.02": 0.94,
    "62.10.03": 0.95,
    "62.10.04": 0.93,
    "62.10.05": 0.91,
    "62.10.06": 0.93,
    "62.10.07": 0.97,
    "62.10.08": 0.68,
    "62.10.09": 0.88,
    "62.10.10": 0.92,
    "62.10.11": 0.92,
    "62.10.12": 0.89,
}
# Share of those that come after the deadline.
LAMBAT = {"62.10.01": 0.04, "62.10.07": 0.05, "62.10.08": 0.28, "62.10.09": 0.18, "62.10.12": 0.16}
LAMBAT_BIASA = 0.09
TANPA_PETUGAS = 0.45  # of the zeal that is left where nobody has the village
GOYAH = 0.05  # how much the zeal of a kecamatan varies from month to month
GOYAH_LEMAH = 0.13
LEMAH = 0.75  # a kecamatan below this varies more

PEMBANDING = datetime.date(2020, 10, 1)  # the month of the press report: nearly complete
PANDEMI = (datetime.date(2020, 4, 1), datetime.date(2020, 6, 1))
LEBARAN_2020 = datetime.date(2020, 5, 24)
TAHUN_HIJRIAH = 354.367  # days
BULAN_HUJAN = (12, 1, 2)


@dataclass(frozen=True)
class Musim:
    """`hadir` and `rajin` are factors; `nihil` = chance of a month without any meeting."""

    hadir: float = 1.0
    rajin: float = 1.0
    nihil: float = 0.025
    virtual: float = 0.0
    sebab: str = "Kader dan anggota sedang panen."


def musim(bulan: datetime.date) -> Musim:
    """The season of a month; where two meet, the stronger."""
    if PANDEMI[0] <= bulan <= PANDEMI[1]:
        return Musim(0.62, 0.93, 0.2, 0.35, "Pertemuan ditiadakan selama pandemi.")
    if _lebaran(bulan):
        return Musim(0.82, 0.97, 0.06, 0.03, "Bulan Ramadan dan Lebaran.")
    if bulan.month == 12:
        return Musim(0.8, 0.96, 0.07, 0.03, "Persiapan Natal dan tahun baru.")
    if bulan.month in BULAN_HUJAN:
        return Musim(0.9, 0.98, 0.04, 0.03, "Jalan desa terendam banjir.")
    return Musim(virtual=0.06 if bulan.year in (2020, 2021) else 0.02)


def _lebaran(bulan: datetime.date) -> bool:
    """Whether the feast that ends the fast falls into this month, to a day or two."""
    n = round((bulan + datetime.timedelta(days=14) - LEBARAN_2020).days / TAHUN_HIJRIAH)
    hari = LEBARAN_2020 + datetime.timedelta(days=round(n * TAHUN_HIJRIAH))
    return (hari.year, hari.month) == (bulan.year, bulan.month)
