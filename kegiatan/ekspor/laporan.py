from inti.xlsx import Kolom, turunan
from kegiatan.models import JenisKegiatan
from kegiatan.rekap.kegiatan import LaporanPetugas


def _banyak(jenis: str):
    def ambil(baris: LaporanPetugas) -> int:
        return baris.banyak(jenis)

    return ambil


KOLOM_PETUGAS = [
    Kolom("Kode", lambda x: x.petugas.kode, 10),
    *turunan(
        Kolom("Petugas", lambda x: x.petugas.nama, 32),
        *(Kolom(j.label, _banyak(j.value), 12) for j in JenisKegiatan),
        Kolom("Kegiatan", lambda x: x.jumlah, 10),
        Kolom("Hari berkegiatan", lambda x: x.hari, 10),
        Kolom("Desa didatangi", lambda x: x.desa, 10),
        Kolom("Peserta", lambda x: x.peserta, 10),
    ),
]
KOLOM_KEGIATAN = [
    Kolom("Kode", lambda k: k.kode, 10),
    Kolom("Mulai", lambda k: k.mulai, 12),
    Kolom("Jenis", lambda k: k.get_jenis_display(), 20),
    Kolom("Judul", lambda k: k.judul, 44),
    Kolom("Desa", lambda k: k.desa and k.desa.nama_lengkap, 26),
    Kolom("Kecamatan", lambda k: k.nama_kecamatan, 22),
    Kolom("Tempat", lambda k: k.tempat, 26),
    Kolom("Peserta l", lambda k: k.peserta_l, 10),
    Kolom("Peserta p", lambda k: k.peserta_p, 10),
    Kolom("Materi", lambda k: k.materi, 36),
    Kolom("Hasil", lambda k: k.hasil, 44),
    Kolom("Rencana", lambda k: k.rencana, 36),
    *turunan(
        Kolom("Peserta", lambda k: k.peserta, 10),
        Kolom("Asal data", lambda k: k.get_asal_display(), 14),
    ),
]
