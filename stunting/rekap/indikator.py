"""The indicators of the worksheet in words, in the order of its columns."""

from dataclasses import dataclass

from inti.nilai import KOSONG, desimal


@dataclass(frozen=True)
class Indikator:
    """`digit` decimals are shown, and no more are used. `arti` says what is counted."""

    kunci: str
    label: str
    singkat: str
    arti: str
    digit: int = 0
    satuan: str = ""

    def tulis(self, nilai: float | None) -> str:
        return KOSONG if nilai is None else desimal(nilai, self.digit) + self.satuan

    @property
    def kolom(self) -> str:
        """Its weight's field of the worksheet."""
        return f"bobot_{self.kunci}"


INDIKATOR = (
    Indikator(
        "prevalensi",
        "Prevalensi stunting",
        "Prevalensi",
        "persen balita pendek dan sangat pendek dari yang diukur, bulan timbang Agustus, kalau "
        "tidak ada Februari, kalau tidak ada bulan terakhir yang berdata",
        2,
        "%",
    ),
    Indikator(
        "stunting",
        "Jumlah balita stunting",
        "Balita",
        "balita pendek dan sangat pendek pada bulan yang sama",
    ),
    Indikator("berisiko", "Keluarga berisiko", "Keluarga", "keluarga berisiko stunting"),
    Indikator(
        "cakupan",
        "Kekurangan layanan",
        "Layanan",
        "rata-rata kekurangan cakupan layanan 1000 HPK yang berdata: 100% dikurangi yang "
        "terlayani; yang melebihi sasaran dihitung kurang 0",
        1,
        "%",
    ),
    Indikator(
        "lama",
        "Lama menjadi lokus",
        "Lokus",
        "tahun berturut-turut sampai tahun lalu dalam daftar yang ditetapkan",
    ),
    Indikator(
        "pertimbangan",
        "Pertimbangan",
        "Pertimb.",
        "0 sampai 10 dari rembuk, dengan alasan tertulis; yang tidak diberi dihitung 0",
    ),
)
