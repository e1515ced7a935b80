"""Addresses of the lists behind the figures of reports."""

import datetime
from urllib.parse import urlencode

from django.urls import reverse

from inti.bulan import sandi_bulan
from inti.tanggal import akhir_bulan


def url_sel(**saringan: str | int | datetime.date | None) -> str:
    """The list of cells (one row per group and month) under these filters; empty ones are left out.

    A date stands for its month: `url_sel(keadaan="belum", dari=bulan, sampai=bulan)`.
    """
    isi = {
        nama: sandi_bulan(nilai) if isinstance(nilai, datetime.date) else nilai
        for nama, nilai in saringan.items()
        if nilai not in (None, "")
    }
    return f"{reverse('laporan:daftar')}?{urlencode(isi)}"


def url_wajib(bulan: datetime.date, **saringan: str | int) -> str:
    """The groups that owe a report for `bulan`, in the list of groups on its last day."""
    isi = {"per": akhir_bulan(bulan).isoformat(), "wajib": sandi_bulan(bulan), **saringan}
    isi = {nama: nilai for nama, nilai in isi.items() if nilai != ""}
    return f"{reverse('kelompok:daftar')}?{urlencode(isi)}"
