from inti.xlsx import Kolom
from penghargaan.models import Penghargaan


def _penerima(penghargaan: Penghargaan) -> str:
    return "; ".join(
        f"{p.sebutan} ({p.get_jenis_display()}{', ' + p.jabatan if p.jabatan else ''})"
        for p in penghargaan.penerima.all()
    )


KOLOM = [
    Kolom("Kode", lambda x: x.kode, 10),
    Kolom("Tahun", lambda x: x.tahun, 8),
    Kolom("Tanggal", lambda x: x.tanggal, 12),
    Kolom("Judul", lambda x: x.judul, 40),
    Kolom("Jenis", lambda x: x.jenis.nama, 28),
    Kolom("Tingkat", lambda x: x.get_tingkat_display(), 12),
    Kolom("Peringkat", lambda x: x.get_peringkat_display(), 12),
    Kolom("Penerima", _penerima, 50),
    Kolom("Pemberi", lambda x: x.pemberi, 28),
    Kolom("Diserahkan oleh", lambda x: x.diserahkan_oleh, 28),
    Kolom("Kegiatan", lambda x: x.kegiatan.judul if x.kegiatan else "", 40),
    Kolom("Acara dan tempat", lambda x: x.acara, 40),
    Kolom("Alasan", lambda x: x.alasan, 40),
    Kolom("Nomor piagam", lambda x: x.nomor_piagam, 20),
    Kolom("SK", lambda x: str(x.sk or ""), 28),
    Kolom("Asal data", lambda x: x.get_asal_display(), 14),
]
