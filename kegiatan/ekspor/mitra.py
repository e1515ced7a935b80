import datetime

from inti.telepon import tulis_telepon
from inti.xlsx import Kolom, kode, turunan
from kegiatan.models import ForumGenre


def kolom_mitra(per: datetime.date) -> list[Kolom]:
    """Rows that carry `dengan_jumlah`; the agreement as of that day."""
    return [
        Kolom("Kode", kode, 10),
        Kolom("Nama", lambda m: m.nama, 40),
        Kolom("Bidang", lambda m: m.bidang, 30),
        Kolom("Kontak", lambda m: m.kontak, 28),
        Kolom("Telepon", lambda m: tulis_telepon(m.telepon), 18),
        Kolom("Alamat", lambda m: m.alamat, 36),
        Kolom("Kesepakatan", lambda m: m.kesepakatan, 28),
        Kolom("Kesepakatan mulai", lambda m: m.kesepakatan_mulai, 12),
        Kolom("Kesepakatan selesai", lambda m: m.kesepakatan_selesai, 12),
        Kolom("Bentuk", lambda m: m.bentuk, 44),
        *turunan(
            Kolom("Keadaan kesepakatan", lambda m: m.keadaan(per), 18),
            Kolom("Kegiatan", lambda m: m.jumlah_kegiatan, 10),
            Kolom("Komitmen", lambda m: m.jumlah_komitmen, 10),
            Kolom("Komitmen lewat tenggat", lambda m: m.komitmen_lewat, 12),
            Kolom("Asal data", lambda m: m.get_asal_display(), 14),
        ),
    ]


def _pengurus(forum: ForumGenre) -> str:
    return "; ".join(f"{p.nama} ({p.jabatan})" for p in forum.pengurus.all())


FORUM = [
    Kolom("Kode", kode, 10),
    Kolom("Nama", lambda f: f.nama, 36),
    Kolom("Mulai", lambda f: f.mulai, 12),
    Kolom("Selesai", lambda f: f.selesai, 12),
    Kolom("Sk", lambda f: str(f.sk or ""), 36),
    Kolom("Catatan", lambda f: f.catatan, 44),
    *turunan(
        Kolom("Pengurus", _pengurus, 60),
        Kolom("PIK-R anggota", lambda f: f.jumlah_pikr, 10),
        Kolom("Asal data", lambda f: f.get_asal_display(), 14),
    ),
]
