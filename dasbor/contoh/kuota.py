"""The plan of groups: how many of each kind where on 13 November 2020, and what came and went.

Columns are the kinds in the order of `Jenis`: BKB, BKR, BKL, UPPKS, PIK-R.
"""

from kelompok.jenis import Jenis

# Active on 13 November 2020; the sums are those of the press report.
KECAMATAN: dict[str, tuple[int, int, int, int, int]] = {
    "62.10.01": (3, 1, 1, 4, 3),
    "62.10.02": (5, 3, 3, 8, 5),
    "62.10.03": (5, 2, 2, 7, 5),
    "62.10.04": (4, 1, 2, 5, 4),
    "62.10.05": (4, 1, 2, 5, 4),
    "62.10.06": (4, 1, 1, 4, 3),
    "62.10.07": (2, 1, 1, 3, 2),
    "62.10.08": (2, 0, 1, 2, 2),
    "62.10.09": (3, 1, 1, 3, 2),
    "62.10.10": (2, 1, 1, 3, 2),
    "62.10.11": (2, 1, 0, 2, 2),
    "62.10.12": (3, 0, 1, 3, 2),
}
# The villages of Yuliana and their eleven groups: the same ones on every day since 2019.
YULIANA: dict[str, tuple[tuple[str, str], ...]] = {
    "62.10.02.2004": (
        (Jenis.BKB, "HI Mawar"),
        (Jenis.BKL, "Mulia"),
        (Jenis.UPPKS, "Harapan Jaya"),
        (Jenis.PIKR, "Bintang"),
    ),
    "62.10.02.2009": ((Jenis.BKL, "Sejahtera"),),
    "62.10.02.2011": ((Jenis.BKB, "HI Nusa Indah"),),
    "62.10.02.2006": (
        (Jenis.BKL, "Panjang Umur"),
        (Jenis.UPPKS, "Anyaman Itah"),
        (Jenis.UPPKS, "Rotan Lestari"),
    ),
    "62.10.02.2015": ((Jenis.BKR, "Penyang"), (Jenis.UPPKS, "Berkat Usaha")),
}
# Lokus of 2020 with a BKB; the other three have none on that day.
BKB_ADA = (
    "62.10.02.1001",
    "62.10.04.2008",
    "62.10.05.2002",
    "62.10.06.2005",
    "62.10.08.1008",
    "62.10.09.2005",
)
BKB_TIDAK_ADA = ("62.10.05.2020", "62.10.10.2006", "62.10.12.2009")

DIBENTUK_SETAHUN = (6, 1, 3, 6, 6)  # of those active, in the year before the report
BERAKHIR_SETAHUN = (2, 0, 1, 3, 1)  # ended in that year
BERAKHIR_DULU = (3, 2, 2, 6, 4)  # ended before
JEDA_SAAT_ITU = (0, 1, 0, 2, 1)  # paused on that day, revived later
PERNAH_JEDA = 6  # paused and revived before
TANPA_SK = (10, 3, 3, 9, 5)  # without a decree in force on that day
BARU_PER_TAHUN = (2, 1, 1, 2, 2)  # every year after 2020
BERAKHIR_PER_TAHUN = (1, 0, 1, 2, 1)
SK_HAMPIR_HABIS = 5  # decrees that end within two months of the last day
