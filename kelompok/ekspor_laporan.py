"""The columns of the workbooks of reports: board, cells, and the reports themselves."""

import datetime
from collections.abc import Sequence

from django.utils import formats

from dinas.models import Pengguna
from impor.ekspor import kolom_ekspor
from impor.kolom import Ruang
from inti.bulan import sandi_bulan
from inti.xlsx import Kolom, turunan
from kelompok.impor.kelompok_laporan import pasang_kelompok
from kelompok.impor.laporan import ImporLaporan
from kelompok.papan import BarisPapan
from kelompok.rekap import Sel


def kolom_papan(bulan: Sequence[datetime.date]) -> list[Kolom]:
    """One row per group: a column per month with the state in words, then the totals."""
    return [
        Kolom("Kode", lambda b: b.kelompok.kode, 10),
        Kolom("Jenis", lambda b: b.kelompok.sifat.singkat, 8),
        Kolom("Nama", lambda b: b.kelompok.nama, 28),
        Kolom("Desa", lambda b: b.kelompok.desa.nama, 24),
        *turunan(
            Kolom("Kecamatan", lambda b: b.kelompok.desa.kecamatan.nama, 20),
            Kolom("Petugas", lambda b: b.petugas and b.petugas.nama, 24),
            *(_kolom_bulan(i, b) for i, b in enumerate(bulan)),
            Kolom("Wajib lapor", lambda b: b.rekap.wajib, 8),
            Kolom("Tepat waktu", lambda b: b.rekap.tepat, 8),
            Kolom("Terlambat", lambda b: b.rekap.terlambat, 8),
            Kolom("Belum lapor", lambda b: b.rekap.belum, 8),
        ),
    ]


def _kolom_bulan(urutan: int, bulan: datetime.date) -> Kolom:
    def kata(baris: BarisPapan) -> str:
        return baris.sel[urutan].kata

    return Kolom(formats.date_format(bulan, "M Y"), kata, 16)


def _dikirim(sel: Sel) -> datetime.datetime | None:
    return sel.laporan.dikirim_pertama_pada if sel.laporan else None


def _pengirim(sel: Sel) -> str:
    oleh = sel.laporan.dikirim_pertama_oleh if sel.laporan else None
    return oleh.nama if oleh else ""


KOLOM_SEL = [
    Kolom("Kode", lambda s: s.laporan and s.laporan.kode, 12),
    Kolom("Bulan", lambda s: sandi_bulan(s.bulan), 10),
    Kolom("Kelompok", lambda s: s.kelompok.kode, 10),
    Kolom("Jenis", lambda s: s.kelompok.sifat.singkat, 8),
    Kolom("Nihil", lambda s: s.nihil if s.masuk else None, 8),
    *turunan(
        Kolom("Nama kelompok", lambda s: s.kelompok.nama, 28),
        Kolom("Kecamatan", lambda s: s.kelompok.desa.kecamatan.nama, 20),
        Kolom("Desa", lambda s: s.kelompok.desa.nama, 24),
        Kolom("Wajib lapor", lambda s: s.wajib, 8),
        Kolom("Keadaan", lambda s: s.keadaan.label, 18),
        Kolom("Diverifikasi", lambda s: s.terverifikasi if s.masuk else None, 12),
        Kolom("Batas lapor", lambda s: s.aturan.batas.date(), 12),
        Kolom("Pertama dikirim", _dikirim, 16),
        Kolom("Oleh", _pengirim, 24),
    ),
]


TURUNAN = [
    Kolom("Pertama dikirim", lambda x: x.dikirim_pertama_pada, 16, turunan=True),
    Kolom("Terakhir dikirim", lambda x: x.dikirim_pada, 16, turunan=True),
    Kolom("Dikirim oleh", lambda x: x.dikirim_oleh and x.dikirim_oleh.nama, 24, turunan=True),
    Kolom("Diverifikasi", lambda x: x.diverifikasi_pada, 16, turunan=True),
]


def kolom_laporan(user: Pengguna, hari_ini: datetime.date) -> list[Kolom]:
    """The columns of an import of reports, and what is worked out beside them. Two queries more
    than the rows need, whatever their number."""
    jenis = ImporLaporan()
    ruang = Ruang(user, hari_ini)
    pasang_kelompok(ruang)
    return [*kolom_ekspor(jenis, ruang, tanpa=("tahun",)), *TURUNAN]
