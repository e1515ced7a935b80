"""Texts of the sample's events, promises and partners: invented, except for kinds of occasions."""

import datetime
from typing import NamedTuple

T = datetime.date


class Acara(NamedTuple):
    """`di` is a village, a kecamatan, or "" for the whole kabupaten."""

    kunci: str
    mulai: datetime.date
    jenis: str
    judul: str
    tempat: str
    di: str
    laki: int | None
    perempuan: int | None
    sasaran: tuple[str, ...] = ()
    sumber_dana: str = "BOKB"
    biaya: int | None = None
    mitra: tuple[str, ...] = ()
    hasil: str = ""
    pembicara: tuple[tuple[str, str], ...] = ()


ACARA = [
    Acara("harganas19", T(2019, 6, 29), "kie", "Harganas XXVI tingkat kabupaten",
          "Taman Kota Kuala Kurun", "", 112, 168, ("umum",), "APBD", 24_500_000, ("pkk",)),
    Acara("rembuk19", T(2019, 9, 17), "rembuk", "Rembuk stunting kabupaten 2019",
          "Aula Bappedalitbang", "", 38, 27, ("aparat", "mitra"), "APBD", 15_000_000),
    Acara("hpk20", T(2020, 3, 12), "kie", "KIE 1.000 hari pertama kehidupan", "Balai desa",
          "62.10.09.2002", 8, 25, ("bumil", "keluarga-balita")),
    Acara("harganas20", T(2020, 6, 29), "kie", "Harganas XXVII tingkat kabupaten",
          "Kuala Kurun, sebagian virtual", "", 31, 49, ("umum",), "APBD", 9_000_000, ("pkk",)),
    Acara("bkbhi20", T(2020, 8, 18), "pelatihan", "Orientasi kader BKB holistik-integratif",
          "Balai desa", "62.10.02.2011", 0, 12, ("kader",), biaya=3_600_000, mitra=("himpaudi",)),
    Acara("rakor20", T(2020, 9, 15), "rakor", "Rakor petugas lapangan triwulan III",
          "Kantor dinas", "", 7, 10, ("aparat",), biaya=2_100_000),
    Acara("harikb20", T(2020, 9, 26), "pelayanan",
          "Pelayanan KB bergerak, Hari Kontrasepsi Sedunia", "Puskesmas pembantu",
          "62.10.07.1005", 4, 48, ("pus",), biaya=6_750_000, mitra=("ibi",)),
    Acara("bkl20", T(2020, 10, 6), "pelatihan", "Orientasi kader BKL", "Balai desa",
          "62.10.05.2009", 3, 21, ("kader", "lansia"), biaya=4_200_000),
    Acara("rembuk20", T(2020, 10, 20), "rembuk", "Rembuk stunting kabupaten 2020",
          "Aula Bappedalitbang", "", 35, 29, ("aparat", "mitra"), "APBD", 18_750_000,
          ("bpmd", "pkk"), "Lokus 2021 diusulkan; empat komitmen dicatat.",
          (("Kepala Bappedalitbang", "Arah anggaran 2021"),)),
    Acara("pikr20", T(2020, 10, 27), "pembinaan", "Pembinaan PIK-R se-Kecamatan Tewah",
          "Aula kecamatan", "62.10.03", 17, 21, ("remaja",), mitra=("diknas",)),
    Acara("harganas21", T(2021, 6, 29), "kie", "Harganas XXVIII tingkat kabupaten",
          "Virtual", "", 40, 76, ("umum",), "APBD", 7_500_000),
    Acara("rembuk21", T(2021, 8, 24), "rembuk", "Rembuk stunting kabupaten 2021",
          "Aula Bappedalitbang", "", 41, 33, ("aparat", "mitra"), "APBD", 19_000_000, ("bpmd",)),
    Acara("genre21", T(2021, 11, 6), "kie", "Pemilihan Duta GenRe kabupaten", "GPU Damang Batu",
          "", 64, 92, ("remaja",), "APBD", 21_000_000, ("diknas", "bank")),
    Acara("rakor22", T(2022, 3, 8), "rakor", "Rakor desa dan kelurahan, Kecamatan Rungan",
          "Aula kecamatan", "62.10.05", 22, 14, ("aparat",)),
    Acara("harganas22", T(2022, 6, 29), "kie", "Harganas XXIX tingkat kabupaten",
          "Taman Kota Kuala Kurun", "", 130, 190, ("umum",), "APBD", 26_000_000, ("pkk",)),
    Acara("rembuk22", T(2022, 8, 30), "rembuk", "Rembuk stunting kabupaten 2022",
          "Aula Bappedalitbang", "", 44, 39, ("aparat", "mitra"), "APBD", 21_000_000, ("bpmd",)),
    Acara("uppks22", T(2022, 10, 11), "pelatihan", "Pelatihan pemasaran UPPKS", "Balai latihan",
          "62.10.02", 4, 26, ("pus",), biaya=8_400_000, mitra=("bank",)),
    Acara("harganas23", T(2023, 6, 29), "kie", "Harganas XXX tingkat kabupaten",
          "Taman Kota Kuala Kurun", "", 142, 205, ("umum",), "APBD", 27_500_000, ("pkk",)),
    Acara("rembuk23", T(2023, 9, 5), "rembuk", "Rembuk stunting kabupaten 2023",
          "Aula Bappedalitbang", "", 47, 42, ("aparat", "mitra"), "APBD", 22_500_000, ("bpmd",)),
    Acara("harikb23", T(2023, 9, 26), "pelayanan", "Pelayanan KB bergerak Hari Kontrasepsi",
          "Puskesmas Tewah", "62.10.03.1005", 6, 71, ("pus",), biaya=9_100_000, mitra=("ibi",)),
    Acara("rembuk24", T(2024, 4, 1), "rembuk", "Rembuk stunting kabupaten untuk lokus 2025",
          "Aula Bappedalitbang", "", 52, 46, ("aparat", "mitra"), "APBD", 24_000_000,
          ("bpmd", "pkk")),
    Acara("catin24", T(2024, 7, 18), "kie", "Kelas calon pengantin", "KUA Kurun", "62.10.02",
          18, 18, ("catin",), mitra=("kemenag",)),
    Acara("harganas25", T(2025, 6, 30), "kie", "Harganas XXXII tingkat kabupaten",
          "Taman Kota Kuala Kurun", "", 151, 214, ("umum",), "APBD", 29_000_000, ("pkk",)),
    Acara("rembuk25", T(2025, 8, 26), "rembuk", "Rembuk stunting kabupaten 2025",
          "Aula Bappedalitbang", "", 55, 49, ("aparat", "mitra"), "APBD", 25_000_000,
          ("bpmd", "bank")),
    Acara("rakor26", T(2026, 2, 10), "rakor", "Rakor mitra program", "Kantor dinas", "",
          14, 19, ("mitra",), biaya=3_300_000, mitra=("pkk", "ibi", "kemenag", "bank")),
    Acara("harganas26", T(2026, 6, 29), "kie", "Harganas XXXIII tingkat kabupaten",
          "Taman Kota Kuala Kurun", "", 148, 226, ("umum",), "APBD", 30_000_000, ("pkk",)),
]  # fmt: skip


class MitraContoh(NamedTuple):
    """`sampai` in days after the last day of the sample; None = without an end."""

    kunci: str
    nama: str
    bidang: str
    kontak: str
    kesepakatan: str = ""
    mulai: datetime.date | None = None
    sampai: int | None = None
    bentuk: str = ""


MITRA = [
    MitraContoh("pkk", "TP PKK Kabupaten Gunung Mas", "Pemberdayaan keluarga", "Sekretaris TP PKK",
                "MoU 476/01/2020", T(2020, 1, 20), 400, "Kader PKK menjadi kader BKB dan BKL."),
    MitraContoh("himpaudi", "HIMPAUDI Gunung Mas", "PAUD", "Ketua cabang",
                "MoU 421/07/2019", T(2019, 7, 1), 35, "PAUD menjadi tempat BKB."),
    MitraContoh("ibi", "IBI Cabang Gunung Mas", "Kebidanan", "Ketua cabang",
                "PKS 440/12/2020", T(2020, 5, 4), -120, "Bidan dalam pelayanan KB bergerak."),
    MitraContoh("kemenag", "Kantor Kementerian Agama Gunung Mas", "Bimbingan perkawinan",
                "Kasi Bimas", "MoU B-11/2021", T(2021, 2, 1), None, "Kelas calon pengantin."),
    MitraContoh("diknas", "Dinas Pendidikan, Pemuda dan Olahraga", "Pendidikan",
                "Kabid Pembinaan SMP", bentuk="PIK-R di sekolah."),
    MitraContoh("bpmd", "Dinas Pemberdayaan Masyarakat dan Desa", "Dana desa",
                "Kabid Pemerintahan Desa"),
    MitraContoh("bank", "Bank Kalteng Cabang Kuala Kurun", "Permodalan UPPKS", "Kepala cabang",
                "PKS 09/BK/2022", T(2022, 9, 1), 700, "Kredit usaha kelompok UPPKS."),
    MitraContoh("radio", "Radio Suara Gunung Mas", "Penerangan", "Redaksi"),
]  # fmt: skip


class Janji(NamedTuple):
    """A due date, or the day of a follow-up: a date, or days before the last day of the sample."""

    acara: str
    pihak: str
    siapa: str
    isi: str
    tenggat: datetime.date | int
    penanggung: str
    tindak: tuple[tuple[datetime.date | int, str, str], ...] = ()
    menurut_dana: bool = False


DINAS = "Kepala Bidang KS-PK"
JANJI = [
    Janji("rembuk19", "dinas", "", "Menyusun daftar lokus 2020", T(2019, 12, 16), DINAS,
          ((T(2019, 12, 2), "selesai", "Daftar diserahkan ke Bappedalitbang."),)),
    Janji("rembuk19", "desa", "62.10.02.2004", "Menganggarkan makanan tambahan di posyandu",
          T(2020, 3, 31), "Kepala desa",
          ((T(2020, 3, 10), "selesai", "Tercantum dalam APBDes 2020."),), True),
    Janji("hpk20", "desa", "62.10.09.2002", "Membentuk BKB dan menyediakan tempatnya",
          T(2020, 9, 30), "Kepala desa",
          ((T(2020, 7, 1), "berjalan", "Tempat disepakati di balai desa."),
           (T(2020, 9, 21), "selesai", "BKB terbentuk, dilihat PLKB."))),
    Janji("rakor20", "dinas", "", "Membagikan format laporan bulanan", T(2020, 10, 1), DINAS,
          ((T(2020, 9, 22), "selesai", "Dibagikan lewat grup petugas."),)),
    Janji("rakor20", "dinas", "", "Jadwal pembinaan PPKBD disusun", T(2020, 10, 15), DINAS,
          ((T(2020, 10, 9), "selesai", "Jadwal terbit, 12 kecamatan."),)),
    Janji("rembuk20", "kecamatan", "62.10.05", "Musrenbang kecamatan memuat dukungan BKB",
          T(2020, 11, 6), "Camat",
          ((T(2020, 11, 2), "berjalan", "Dihubungi: menunggu jadwal musrenbang."),
           (T(2021, 2, 15), "selesai", "Dimuat dalam berita acara musrenbang."))),
    Janji("rembuk20", "mitra", "bpmd", "Menyebarkan contoh kode kegiatan BKB untuk APBDes 2021",
          T(2020, 12, 15), "Kabid Pemerintahan Desa",
          ((T(2020, 12, 9), "selesai", "Dibagikan ke 114 desa."),)),
    Janji("rembuk20", "mitra", "pkk", "Kader PKK mendampingi keluarga di sepuluh lokus",
          T(2021, 6, 30), "Sekretaris TP PKK",
          ((T(2021, 3, 3), "berjalan", "Enam lokus sudah punya pendamping."),
           (T(2021, 6, 22), "selesai", "Sepuluh lokus, daftar nama diterima."))),
    Janji("rembuk20", "dinas", "", "BKB dibentuk di lima lokus 2021 yang belum punya",
          T(2021, 3, 31), DINAS,
          ((T(2021, 3, 1), "berjalan", "Tiga dari lima terbentuk."),
           (T(2021, 5, 20), "selesai", "Kelimanya terbentuk."))),
    Janji("pikr20", "kecamatan", "62.10.03", "Ruang konseling PIK-R di aula kecamatan",
          T(2021, 1, 29), "Sekretaris camat",
          ((T(2021, 1, 11), "batal", "Aula dipakai kantor sementara; janji ditarik."),)),
    Janji("rembuk21", "mitra", "bpmd", "Surat edaran penggunaan DD untuk stunting",
          T(2021, 11, 30), "Kabid Pemerintahan Desa",
          ((T(2021, 11, 12), "selesai", "Edaran terbit 12 November 2021."),)),
    Janji("rembuk21", "desa", "62.10.02.2011", "Menambah dana BKB dalam APBDes 2022",
          T(2021, 12, 31), "Kepala desa",
          ((T(2021, 12, 20), "selesai", "Tercantum dalam APBDes 2022."),), True),
    Janji("genre21", "mitra", "bank", "Beasiswa bagi dua Duta GenRe", T(2022, 3, 31),
          "Kepala cabang", ((T(2022, 3, 15), "selesai", "Diserahkan, kuitansi diterima."),)),
    Janji("rakor22", "kecamatan", "62.10.05", "Rakor kecamatan memuat laporan kelompok",
          T(2022, 6, 30), "Camat", ((T(2022, 6, 14), "selesai", "Sejak Juni menjadi acara tetap."),)),
    Janji("rembuk22", "desa", "62.10.03.2010", "Menganggarkan insentif kader BKB",
          T(2022, 12, 31), "Kepala desa",
          ((T(2023, 1, 18), "selesai", "Tercantum dalam APBDes 2023."),), True),
    Janji("uppks22", "mitra", "bank", "Kredit kelompok bagi sepuluh UPPKS", T(2023, 6, 30),
          "Kepala cabang",
          ((T(2023, 3, 2), "berjalan", "Empat kelompok disetujui."),
           (T(2023, 7, 10), "batal", "Program kredit dihentikan pusat."))),
    Janji("rembuk23", "desa", "62.10.02.2006", "Menyediakan dapur sehat di balai desa",
          T(2023, 12, 31), "Kepala desa",
          ((T(2023, 11, 28), "selesai", "Dilihat PKB; dipakai dua kali sebulan."),)),
    Janji("rembuk24", "dinas", "", "Pendataan calon lokus 2025 diverifikasi", T(2024, 6, 28),
          DINAS, ((T(2024, 6, 20), "selesai", "Sepuluh desa diverifikasi."),)),
    Janji("rembuk24", "desa", "62.10.02.2009", "Membayar transpor kader BKL dari ADD",
          T(2024, 12, 31), "Kepala desa",
          ((T(2024, 10, 3), "berjalan", "Masuk rancangan APBDes."),
           (T(2025, 1, 15), "selesai", "Dibayar triwulanan."),), True),
    Janji("rembuk25", "desa", "62.10.02.2005", "Membentuk kembali BKB yang berhenti", 75,
          "Kepala desa", ((120, "berjalan", "Kader lama setuju kembali."),)),
    Janji("rembuk25", "kecamatan", "62.10.02", "Rapat tiap triwulan tentang lokus", 40, "Camat"),
    Janji("rembuk25", "mitra", "bpmd", "Pelatihan perangkat desa tentang APBDes stunting", 20,
          "Kabid Pemerintahan Desa", ((90, "berjalan", "Menunggu jadwal narasumber."),)),
    Janji("rakor26", "mitra", "ibi", "Jadwal pelayanan KB bergerak semester II", -30,
          "Ketua cabang", ((15, "berjalan", "Jadwal delapan kecamatan diterima."),)),
    Janji("rakor26", "mitra", "kemenag", "Kelas calon pengantin di enam kecamatan", -60,
          "Kasi Bimas"),
    Janji("rakor26", "dinas", "", "Perpanjangan kesepakatan HIMPAUDI", -25, DINAS),
]  # fmt: skip

# What officers do day by day: kind, title, target group, result.
HARIAN = [
    ("kunjungan", "Kunjungan rumah keluarga balita", "keluarga-balita", "Keluarga diajak ke BKB."),
    ("kunjungan", "Kunjungan rumah ibu hamil", "bumil", "Buku KIA dan jadwal periksa dilihat."),
    ("pembinaan", "Pembinaan kader kelompok", "kader", "Pencatatan kelompok dirapikan."),
    ("pembinaan", "Mendampingi pertemuan kelompok", "keluarga-balita", "Pertemuan berjalan."),
    ("kie", "KIE kelompok di posyandu", "pus", "Tanya jawab; leaflet dibagikan."),
    ("rakor", "Rakor desa dengan PPKBD", "kader", "Data keluarga dicocokkan."),
]
PENGURUS = [
    ("Natalia Ambun", "Ketua"),
    ("Rinto Saputra", "Sekretaris"),
    ("Desi Ratnasari", "Bendahara"),
    ("Yogi Pratama", "Bidang pendidik sebaya"),
]
