"""Months. A month is the `date` of its first day, in memory and in the database."""

import datetime
import re

_POLA = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)
TAHUN_BULAN = range(1945, 2101)


def bulan_dari(tanggal: datetime.date) -> datetime.date:
    """The month in which `tanggal` lies."""
    return tanggal.replace(day=1)


def baca_bulan(teks: str) -> datetime.date:
    """The month written as "2020-10"; raises ValueError for anything else."""
    cocok = _POLA.fullmatch(teks)
    if not cocok or int(cocok[1]) not in TAHUN_BULAN:
        raise ValueError(f"{teks!r} bukan bulan")
    return datetime.date(int(cocok[1]), int(cocok[2]), 1)


def sandi_bulan(bulan: datetime.date) -> str:
    """The month as it stands in addresses: "2020-10"."""
    return f"{bulan:%Y-%m}"


def geser_bulan(bulan: datetime.date, banyak: int) -> datetime.date:
    """The month `banyak` months later (earlier when negative)."""
    urut = bulan.year * 12 + bulan.month - 1 + banyak
    return datetime.date(urut // 12, urut % 12 + 1, 1)


def deret_bulan(dari: datetime.date, sampai: datetime.date) -> list[datetime.date]:
    """All months from that of `dari` to that of `sampai`, both included."""
    banyak = (sampai.year - dari.year) * 12 + sampai.month - dari.month + 1
    return [geser_bulan(bulan_dari(dari), n) for n in range(banyak)]


class PengubahBulan:
    """Path converter `<bulan:…>`: what is not a month is no address (404)."""

    regex = r"\d{4}-(?:0[1-9]|1[0-2])"

    def to_python(self, value: str) -> datetime.date:
        return baca_bulan(value)

    def to_url(self, value: datetime.date) -> str:
        return sandi_bulan(value)
