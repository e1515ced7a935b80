"""Course and history of the sample's reports; the history begins with the first sending."""

from typing import Any

from django.db import connection, models
from django.db.models import F, Value
from django.db.models.functions import Cast

from dasbor.contoh.latar import CONTOH
from dasbor.contoh.perjalanan import Langkah
from kelompok.models import DITERIMA, LangkahLaporan, LaporanBulanan, StatusLaporan

Jejak: type[models.Model] = LaporanBulanan.riwayat.model
KOLOM = LaporanBulanan._meta.concrete_fields
DRAF, TERKIRIM = StatusLaporan.DRAF, StatusLaporan.TERKIRIM
DIVERIFIKASI = StatusLaporan.DIVERIFIKASI
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


def salin_polos() -> None:
    """Steps and history of all reports that were only sent, or sent and verified.

    Not through `bulk_create`: 24,000 rows of each, up to 40 columns wide, would take longer than
    all the rest of the sample, and every value stands in the report itself.
    """
    dikirim = LaporanBulanan.semua.filter(asal=CONTOH, status__in=DITERIMA, versi__lte=POLOS)
    diverifikasi = dikirim.filter(diverifikasi_pada__isnull=False)
    sebelum_verifikasi = {
        "status": Value(TERKIRIM.value),
        "versi": Value(POLOS - 1),
        "diverifikasi_pada": Cast(Value(None), WAKTU),
        "diverifikasi_oleh_id": Cast(Value(None), ANGKA),
    }
    _salin(Jejak, dikirim, _jejak("dikirim", sebelum_verifikasi))
    _salin(Jejak, diverifikasi, _jejak("diverifikasi", {}))
    _salin(LangkahLaporan, dikirim, _langkah("dikirim", DRAF, TERKIRIM))
    _salin(LangkahLaporan, diverifikasi, _langkah("diverifikasi", TERKIRIM, DIVERIFIKASI))


def _jejak(langkah: str, beda: dict[str, Any]) -> dict[str, Any]:
    """A history line: the present values of the report, but for those of `beda`."""
    return {f.attname: beda.get(f.attname, F(f.attname)) for f in KOLOM} | {
        "history_date": F(f"{langkah}_pada"),
        "history_user_id": F(f"{langkah}_oleh_id"),
        "history_type": Value("~"),
    }


def _langkah(langkah: str, dari: StatusLaporan, ke: StatusLaporan) -> dict[str, Any]:
    return {
        "laporan_id": F("pk"),
        "waktu": F(f"{langkah}_pada"),
        "oleh_id": F(f"{langkah}_oleh_id"),
        "dari": Value(dari.value),
        "ke": Value(ke.value),
        "alasan": Value(""),
    }


def _salin(
    model: type[models.Model],
    laporan: models.QuerySet[LaporanBulanan],
    nilai: dict[str, Any],
) -> None:
    """Insert one row of `model` per report: its columns, and what they take from the report."""
    pilih, isi = laporan.order_by("pk").values_list(*nilai.values()).query.sql_with_params()
    nama = connection.ops.quote_name
    kolom = ", ".join(nama(k) for k in nilai)
    with connection.cursor() as kursor:
        kursor.execute(f"INSERT INTO {nama(model._meta.db_table)} ({kolom}) {pilih}", isi)
