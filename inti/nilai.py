"""Values in words: one way to write a field's value for histories, clashes and sheets."""

import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db import models
from django.utils import formats, timezone

KOSONG = "–"


def tanggal_panjang(tanggal: datetime.date | datetime.datetime | None) -> str:
    """13 November 2020."""
    if tanggal is None:
        return KOSONG
    if isinstance(tanggal, datetime.datetime):
        tanggal = timezone.localtime(tanggal).date()
    return _tulis(tanggal, "j F Y")


def tanggal_pendek(tanggal: datetime.date | None) -> str:
    """13 Nov 2020."""
    return KOSONG if tanggal is None else _tulis(tanggal, "j M Y")


def waktu(saat: datetime.datetime | None) -> str:
    """13 November 2020, 08.15 WIB."""
    if saat is None:
        return KOSONG
    lokal = timezone.localtime(saat)
    return f"{_tulis(lokal.date(), 'j F Y')}, {lokal:%H.%M} WIB"


def bulan_panjang(tanggal: datetime.date) -> str:
    """November 2020."""
    return _tulis(tanggal, "F Y")


@lru_cache(maxsize=4096)  # a page writes some hundred dates; there is one language
def _tulis(tanggal: datetime.date, bentuk: str) -> str:
    return formats.date_format(tanggal, bentuk)


def ribuan(angka: int | None) -> str:
    """1.234; an unknown number is a dash, never 0."""
    return KOSONG if angka is None else f"{angka:,}".replace(",", ".")


def desimal(angka: float | Decimal | None, digit: int = 2) -> str:
    """1.234,50 with this many decimals; an unknown number is a dash."""
    if angka is None:
        return KOSONG
    return f"{angka:,.{digit}f}".translate(str.maketrans(",.", ".,"))


def rupiah(angka: int | None) -> str:
    """Rp1.234.000."""
    return KOSONG if angka is None else f"Rp{ribuan(angka)}"


def persen(pembilang: int | None, penyebut: int | None) -> str:
    """31% of two counts; a missing or zero denominator is a dash."""
    if not penyebut or pembilang is None:
        return KOSONG
    return f"{pembilang * 100 / penyebut:.0f}%"


def ukuran_berkas(byte: int) -> str:
    """188 KB, 1,2 MB; rounded up, so that no file has 0 KB and none over a limit seems within."""
    if byte <= 999_000:
        return f"{-(-byte // 1000)} KB"
    return f"{desimal(-(-byte // 100_000) / 10, 1).removesuffix(',0')} MB"


def rasio(penyebut: int, pembilang: int) -> str:
    """1 : 7,5 as staff to villages; nobody is a dash."""
    if not pembilang:
        return KOSONG
    return f"1 : {penyebut / pembilang:.1f}".replace(".", ",").removesuffix(",0")


def sebut_nilai(kolom: Any, nilai: Any) -> str:
    """The value of a model field as a reader of a history expects it."""
    if nilai is None or nilai == "" or nilai == []:
        return KOSONG
    if kolom.many_to_many or kolom.remote_field:
        return _sebut_tautan(kolom, nilai)
    if kolom.choices:
        return str(dict(kolom.flatchoices).get(nilai, nilai))
    if isinstance(nilai, bool):
        return "Ya" if nilai else "Tidak"
    if isinstance(nilai, datetime.datetime):
        return waktu(nilai)
    if isinstance(nilai, datetime.date):
        return tanggal_panjang(nilai)
    if isinstance(nilai, int) and not isinstance(kolom, models.PositiveSmallIntegerField):
        return ribuan(nilai)
    return str(nilai)


def _sebut_tautan(kolom: Any, nilai: Any) -> str:
    """Names of linked rows, given as objects or as pks."""
    if isinstance(nilai, models.Model):
        return str(nilai)
    pintu = getattr(kolom.related_model, "semua", kolom.related_model._base_manager)
    if isinstance(nilai, list):
        pk = [x.pk if isinstance(x, models.Model) else x for x in nilai]
        return ", ".join(str(x) for x in pintu.filter(pk__in=pk))
    return str(pintu.filter(pk=nilai).first() or f"(nomor {nilai})")
