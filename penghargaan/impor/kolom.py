"""The columns of a sheet of awards, in the order of the export."""

from impor.kolom import Bulat, Kolom, Pilihan, Tanggal, Teks
from penghargaan.impor.penerima import KolomPenerima
from penghargaan.models import Penerima

KOLOM: tuple[Kolom, ...] = (
    Teks(nama="kode", lebar=10, catatan="Kosongkan untuk penghargaan baru; jangan diubah."),
    Bulat(nama="tahun", wajib=True, lebar=8, sebutan=("tahun penghargaan",)),
    Tanggal(
        nama="tanggal",
        lebar=12,
        sebutan=("tanggal diserahkan", "diserahkan tanggal"),
        catatan="Tanggal diserahkan, misalnya 13/11/2020; boleh kosong.",
    ),
    Teks(nama="judul", wajib=True, lebar=40, sebutan=("nama penghargaan", "penghargaan")),
    Pilihan(nama="jenis", wajib=True, tautan=True, lebar=28, sebutan=("jenis penghargaan",)),
    Pilihan(nama="tingkat", wajib=True, lebar=12),
    Pilihan(nama="peringkat", lebar=12, sebutan=("juara",)),
    KolomPenerima(
        nama="penerima",
        wajib=True,
        dalam_bagian=Penerima,
        lebar=60,
        sebutan=("nama penerima", "diterima oleh"),
        catatan="Beberapa: pisahkan dengan titik koma. Jenisnya dalam kurung: Sri Wahyuni (Orang, "
        "kader); BKB Melati K-00012 (Kelompok); Desa Tewah (Desa).",
    ),
    Teks(nama="pemberi", wajib=True, lebar=28, sebutan=("diberikan oleh",)),
    Teks(nama="diserahkan_oleh", lebar=28),
    Pilihan(
        nama="kegiatan", tautan=True, lebar=40, catatan="Judul atau kode kegiatan yang tercatat."
    ),
    Teks(nama="acara", lebar=40, sebutan=("acara dan tempat",)),
    Teks(nama="alasan", lebar=40),
    Teks(nama="nomor_piagam", lebar=20, sebutan=("no piagam",)),
    Pilihan(
        nama="sk",
        tautan=True,
        lebar=36,
        sebutan=("sk penetapan", "nomor sk"),
        catatan="SK yang sudah tercatat di Dokumen SK.",
    ),
)
# Worked out by the app: in exports grey, ignored by imports.
TURUNAN = ("Asal data", "No", "Nomor", "No.")
