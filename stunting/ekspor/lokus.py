from inti.nilai import KOSONG
from inti.xlsx import Kolom
from stunting.models import Kedudukan, Lokus


def kolom_lokus(bisa_banding: bool, lepas: bool) -> list[Kolom]:
    """Columns of the export; the comparison is a dash without a list of the year before."""

    def kedudukan(lokus: Lokus) -> str:
        if lepas:
            return str(Kedudukan.LEPAS.label)
        if not bisa_banding:
            return KOSONG
        return str((Kedudukan.LANJUTAN if lokus.lanjutan else Kedudukan.BARU).label)  # type: ignore[attr-defined]

    return [
        Kolom("Tahun", lambda x: x.daftar.tahun, 8),
        Kolom("Kode desa", lambda x: x.desa.kode, 16),
        Kolom("Desa/kelurahan", lambda x: x.desa.nama, 26),
        Kolom("Jenis", lambda x: x.desa.get_jenis_display(), 11),
        Kolom("Kecamatan", lambda x: x.desa.kecamatan.nama, 22),
        Kolom("Kedudukan", kedudukan, 12),
        Kolom("BKB aktif", lambda x: x.jumlah_bkb, 10),
        Kolom("Petugas", lambda x: x.nama_petugas, 26),
        Kolom("Alasan", lambda x: x.alasan, 40),
        Kolom("Sumber", lambda x: x.sumber, 40),
        Kolom("Asal data", lambda x: x.get_asal_display(), 14),
    ]
