"""Days and months."""

import calendar
import datetime


def setahun_sebelum(tanggal: datetime.date) -> datetime.date:
    """The same day a year earlier; 29 February becomes 28 February."""
    try:
        return tanggal.replace(year=tanggal.year - 1)
    except ValueError:
        return tanggal.replace(year=tanggal.year - 1, day=28)


def setahun_sesudah(tanggal: datetime.date) -> datetime.date:
    """The same day a year later; 29 February becomes 28 February."""
    try:
        return tanggal.replace(year=tanggal.year + 1)
    except ValueError:
        return tanggal.replace(year=tanggal.year + 1, day=28)


def sehari(hari: int = 1) -> datetime.timedelta:
    return datetime.timedelta(days=hari)


def akhir_bulan(tanggal: datetime.date) -> datetime.date:
    """Last day of the month of `tanggal`."""
    return tanggal.replace(day=calendar.monthrange(tanggal.year, tanggal.month)[1])
