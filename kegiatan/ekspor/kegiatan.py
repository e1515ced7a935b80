import datetime

from django.db.models import Prefetch, QuerySet

from dinas.models import Pengguna
from inti.xlsx import Kolom, turunan
from kegiatan.models import Kegiatan, PesertaSasaran
from kelompok.models import Kelompok
from wilayah.models import Desa


def untuk_ekspor(
    kegiatan: QuerySet[Kegiatan], user: Pengguna, hari_ini: datetime.date
) -> QuerySet[Kegiatan]:
    """With all parts that the columns name, one query each; groups of the user's area."""
    kelompok = Kelompok.objects.terlihat(user, hari_ini).order_by("desa__kode", "nama", "pk")
    return kegiatan.prefetch_related(
        "narasumber",
        Prefetch("peserta_sasaran", PesertaSasaran.objects.select_related("sasaran")),
        Prefetch("kelompok", kelompok),
        Prefetch("desa_terlibat", Desa.objects.order_by("kode")),
        "mitra",
        "media",
    )


def _nama(baris) -> str:
    return "; ".join(str(x) for x in baris)


def _narasumber(k: Kegiatan) -> str:
    return "; ".join(
        n.nama + (f" ({n.sebutan_jabatan})" if n.sebutan_jabatan else "")
        for n in k.narasumber.all()
    )


KOLOM = [
    Kolom("Kode", lambda k: k.kode, 10),
    Kolom("Mulai", lambda k: k.mulai, 12),
    Kolom("Selesai", lambda k: k.akhir, 12),
    Kolom("Jenis", lambda k: k.get_jenis_display(), 18),
    Kolom("Judul", lambda k: k.judul, 44),
    Kolom("Tempat", lambda k: k.tempat, 28),
    Kolom("Kecamatan", lambda k: k.nama_kecamatan, 22),
    Kolom("Desa", lambda k: k.desa and k.desa.nama_lengkap, 26),
    Kolom("Petugas", lambda k: k.petugas and k.petugas.nama, 26),
    Kolom("Penyelenggara", lambda k: k.penyelenggara, 26),
    Kolom("Peserta l", lambda k: k.peserta_l, 10),
    Kolom("Peserta p", lambda k: k.peserta_p, 10),
    Kolom("Materi", lambda k: k.materi, 36),
    Kolom("Media", lambda k: _nama(k.media.all()), 22),
    Kolom("Kelompok", lambda k: _nama(k.kelompok.all()), 36),
    Kolom("Desa terlibat", lambda k: _nama(k.desa_terlibat.all()), 36),
    Kolom("Mitra", lambda k: _nama(k.mitra.all()), 30),
    Kolom("Sumber dana", lambda k: k.sumber_dana, 16),
    Kolom("Biaya", lambda k: k.biaya, 16),
    Kolom("Hasil", lambda k: k.hasil, 44),
    Kolom("Rencana", lambda k: k.rencana, 44),
    *turunan(
        Kolom("Narasumber", _narasumber, 50),
        Kolom("Peserta", lambda k: k.peserta, 10),
        Kolom("Menurut sasaran", lambda k: _nama(k.peserta_sasaran.all()), 36),
        Kolom("Komitmen", lambda k: k.jumlah_komitmen, 10),
        Kolom("Komitmen selesai", lambda k: k.komitmen_selesai, 10),
        Kolom("Asal data", lambda k: k.get_asal_display(), 14),
    ),
]
