import datetime

from inti.xlsx import Kolom, kode, turunan
from kegiatan.models import Komitmen, StatusKomitmen


def kolom_komitmen(per: datetime.date) -> list[Kolom]:
    """Rows that carry `status_per` of that day."""

    def _lewat(k: Komitmen) -> int | None:
        return k.lewat_hari(per) or None

    return [
        Kolom("Kode", kode, 10),
        Kolom("Isi", lambda k: k.isi, 60),
        Kolom("Ukuran", lambda k: k.ukuran, 40),
        Kolom("Pihak", lambda k: k.get_pihak_display(), 22),
        Kolom("Penanggung jawab", lambda k: k.penanggung_jawab, 28),
        Kolom("Tenggat", lambda k: k.tenggat, 12),
        Kolom("Status", lambda k: StatusKomitmen(k.status_per).label, 12),
        Kolom("Menurut dana", lambda k: k.menurut_dana, 12),
        Kolom("Kegiatan", lambda k: k.kegiatan.judul, 44),
        *turunan(
            Kolom("Siapa", lambda k: k.siapa, 30),
            Kolom("Lewat (hari)", _lewat, 12),
            Kolom("Tanggal kegiatan", lambda k: k.kegiatan.mulai, 12),
            Kolom("Asal data", lambda k: k.get_asal_display(), 14),
        ),
    ]
