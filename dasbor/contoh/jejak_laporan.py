"""The history of the sample's reports, which begins with the first sending."""

from typing import Any

from django.db import connection, models
from django.db.models import F, Value
from django.db.models.functions import Cast

from dasbor.contoh.latar import CONTOH
from dasbor.contoh.perjalanan import Langkah
from kelompok.models import DITERIMA, LaporanBulanan, StatusLaporan

Jejak: type[models.Model] = LaporanBulanan.riwayat.model
KOLOM = LaporanBulanan._meta.concrete_fields
WAKTU, ANGKA = models.DateTimeField(), models.IntegerField()
POLOS = 3  # the version of a report that was saved, sent and verified, and nothing else


def potret(laporan: LaporanBulanan, langkah: Langkah) -> models.Model:
    """The line of one step. Its id and code are known once the report is written."""
    isi: dict[str, Any] = {f.attname: getattr(laporan, f.attname) for f in KOLOM}
    return Jejak(
        **isi,
        history_date=langkah.waktu,
        history_type="~",
        history_user_id=langkah.oleh.pk,
        history_change_reason=langkah.alasan or None,
    )


def salin_jejak() -> None:
    """The lines of all reports that were only sent, or sent and verified: two statements.

    Not through `bulk_create`: 24,000 rows of 40 columns would take longer than all the rest of
    the sample, and every value stands in the report itself.
    """
    polos = LaporanBulanan.semua.filter(asal=CONTOH, status__in=DITERIMA, versi__lte=POLOS)
    sebelum_verifikasi = {
        "status": Value(StatusLaporan.TERKIRIM.value),
        "versi": Value(POLOS - 1),
        "diverifikasi_pada": Cast(Value(None), WAKTU),
        "diverifikasi_oleh_id": Cast(Value(None), ANGKA),
    }
    _salin(polos, "dikirim", sebelum_verifikasi)
    _salin(polos.filter(diverifikasi_pada__isnull=False), "diverifikasi", {})


def _salin(laporan: models.QuerySet[LaporanBulanan], langkah: str, beda: dict[str, Any]) -> None:
    """Insert one line per report: its present values, but for those of `beda`."""
    nilai: dict[str, Any] = {str(f.column): beda.get(f.attname, F(f.attname)) for f in KOLOM} | {
        "history_date": F(f"{langkah}_pada"),
        "history_user_id": F(f"{langkah}_oleh_id"),
        "history_type": Value("~"),
    }
    pilih, isi = laporan.order_by("pk").values_list(*nilai.values()).query.sql_with_params()
    nama = connection.ops.quote_name
    kolom = ", ".join(nama(k) for k in nilai)
    with connection.cursor() as kursor:
        kursor.execute(f"INSERT INTO {nama(Jejak._meta.db_table)} ({kolom}) {pilih}", isi)
