"""Sample awards beside the two real ones of 2020."""

import datetime
from dataclasses import dataclass

from dasbor.contoh.kelompok import RencanaKelompok
from dasbor.contoh.latar import Latar
from dasbor.contoh.petugas import Lapangan
from inti.models import Urutan
from penghargaan.models import JenisPenerima, JenisPenghargaan, Penerima, Penghargaan

T = datetime.date
HARGANAS = "Hari Keluarga Nasional, Kuala Kurun"
BUPATI = "Bupati Gunung Mas"


@dataclass(frozen=True)
class Contoh:
    """`penerima`: (kind, name, position), or (kind, key) for what is in the registry; a group
    may be asked for by its kind, a couple is (kind, name, village, how it agreed to be named)."""

    tanggal: datetime.date
    jenis: str
    judul: str
    tingkat: str
    peringkat: str
    penerima: tuple[tuple[str, ...], ...]
    acara: str = HARGANAS
    pemberi: str = BUPATI


ORANG, PASANGAN, INSTANSI = (
    JenisPenerima.ORANG,
    JenisPenerima.PASANGAN,
    JenisPenerima.INSTANSI,
)
KELOMPOK, PETUGAS, DESA = JenisPenerima.KELOMPOK, JenisPenerima.PETUGAS, JenisPenerima.DESA
BKKBN = "Perwakilan BKKBN Kalimantan Tengah"

DAFTAR = [
    Contoh(T(2019, 6, 29), "bkb-terbaik", "BKB terbaik", "kabupaten", "juara1",
           ((KELOMPOK, "62.10.02.2011", "HI Nusa Indah"),)),
    Contoh(T(2019, 6, 29), "kesatuan-gerak", "Kesatuan Gerak PKK-KB-Kesehatan", "provinsi",
           "nomine", ((INSTANSI, "TP PKK Kabupaten Gunung Mas", ""),), pemberi=BKKBN),
    Contoh(T(2019, 8, 12), "duta-genre-putri", "Duta GenRe Putri", "provinsi", "harapan2",
           ((ORANG, "Natalia Ambun", "PIK-R Bintang"),), "Palangka Raya", BKKBN),
    Contoh(T(2019, 12, 14), "lainnya", "Desa pelaksana Bangga Kencana terbaik", "kabupaten",
           "juara2", ((DESA, "62.10.05.2009"),), "Hari jadi kabupaten"),
    Contoh(T(2020, 6, 29), "kader-terbaik", "Kader BKB teladan", "kecamatan", "juara1",
           ((ORANG, "Norhayati Pahu", "Kader BKB HI Nusa Indah"),), pemberi="Camat Kurun"),
    Contoh(T(2020, 6, 29), "plkb-non-pns-teladan", "PLKB Non PNS teladan", "kabupaten", "juara1",
           ((PETUGAS, "rusmiati"),)),
    Contoh(T(2020, 6, 29), "kb-lestari", "KB Lestari 20 tahun", "kabupaten", "penerima",
           ((PASANGAN, "Yulius Karsen dan Marlina", "62.10.02.2004", "Surat pernyataan"),
            (PASANGAN, "", "62.10.03.2010", ""))),
    Contoh(T(2020, 10, 28), "bkb-terbaik", "BKB terbaik", "provinsi", "juara2",
           ((KELOMPOK, "62.10.02.2011", "HI Nusa Indah"),), "Palangka Raya", BKKBN),
    Contoh(T(2022, 6, 29), "uppks-terbaik", "UPPKS terbaik", "kabupaten", "juara1",
           ((KELOMPOK, "62.10.02.2006", "Rotan Lestari"),)),
    Contoh(T(2022, 7, 7), "pkb-teladan", "PKB teladan", "provinsi", "juara3",
           ((PETUGAS, "yuliana"),), "Palangka Raya", BKKBN),
    Contoh(T(2023, 6, 29), "pikr-terbaik", "PIK-R terbaik", "kabupaten", "juara1",
           ((KELOMPOK, "62.10.02.2004", "Bintang"),)),
    Contoh(T(2023, 6, 29), "imp-teladan", "PPKBD teladan", "kabupaten", "juara1",
           ((ORANG, "Lidia Sangkai", "PPKBD"),)),
    Contoh(T(2024, 6, 29), "bkl-terbaik", "BKL terbaik", "kabupaten", "juara2",
           ((KELOMPOK, "62.10.02.2009", "Sejahtera"),)),
    Contoh(T(2025, 6, 30), "kampung-kb-terbaik", "Kampung KB terbaik", "kabupaten", "juara1",
           ((DESA, "62.10.03.2010"),)),
    Contoh(T(2026, 6, 29), "pkb-teladan", "PKB teladan", "kabupaten", "juara1",
           ((PETUGAS, "silvanus"),)),
    Contoh(T(2019, 7, 20), "kb-lestari", "KB Lestari 10 tahun", "kabupaten", "penerima",
           ((PASANGAN, "", "62.10.05.2009", ""), (PASANGAN, "", "62.10.02.2011", ""))),
    Contoh(T(2019, 11, 12), "imp-teladan", "Sub PPKBD teladan", "kabupaten", "juara2",
           ((ORANG, "Hendra Mihing", "Sub PPKBD"),), "Hari Kesehatan Nasional, Kuala Kurun"),
    Contoh(T(2020, 2, 17), "bkl-terbaik", "BKL terbaik", "kabupaten", "juara1",
           ((KELOMPOK, "", "BKL"),), "Rapat kerja daerah, Kuala Kurun"),
    Contoh(T(2020, 9, 26), "duta-genre-putra", "Duta GenRe Putra", "kabupaten", "juara1",
           ((ORANG, "Rian Sangkuh", "PIK-R Bintang"),), "Hari Kontrasepsi Sedunia"),
    Contoh(T(2021, 6, 29), "bkr-terbaik", "BKR terbaik", "kabupaten", "juara1",
           ((KELOMPOK, "", "BKR"),)),
    Contoh(T(2021, 6, 29), "kesatuan-gerak", "Kesatuan Gerak PKK-KB-Kesehatan", "provinsi",
           "harapan1", ((DESA, "62.10.02.2009"), (INSTANSI, "TP PKK Kabupaten Gunung Mas", "")),
           "Palangka Raya", BKKBN),
    Contoh(T(2021, 12, 20), "kader-terbaik", "Kader BKL teladan", "kecamatan", "juara1",
           ((ORANG, "Nurlela Umbing", "Kader BKL"),), "Rapat koordinasi kecamatan", "Camat Tewah"),
    Contoh(T(2022, 6, 29), "kb-lestari", "KB Lestari 15 tahun", "kabupaten", "penerima",
           ((PASANGAN, "Arnold Tundan dan Lenie", "62.10.03.2010", "Lisan kepada petugas"),)),
    Contoh(T(2022, 11, 12), "pikr-terbaik", "PIK-R terbaik", "provinsi", "harapan2",
           ((KELOMPOK, "", "PIKR"),), "Palangka Raya", BKKBN),
    Contoh(T(2023, 7, 6), "uppks-terbaik", "UPPKS terbaik", "provinsi", "juara3",
           ((KELOMPOK, "", "UPPKS"),), "Harganas tingkat provinsi, Palangka Raya", BKKBN),
    Contoh(T(2023, 9, 26), "duta-genre-putri", "Duta GenRe Putri", "kabupaten", "juara1",
           ((ORANG, "Meisya Rampai", "Forum GenRe GenMasaDepan"),)),
    Contoh(T(2024, 6, 29), "plkb-non-pns-teladan", "PLKB Non PNS teladan", "kabupaten", "juara2",
           ((PETUGAS, "rusmiati"),)),
    Contoh(T(2024, 12, 17), "lainnya", "Desa terbaik dukungan dana Bangga Kencana", "kabupaten",
           "juara1", ((DESA, "62.10.02.2011"), (DESA, "62.10.05.2009")), "Rembuk stunting"),
    Contoh(T(2025, 6, 30), "bkb-terbaik", "BKB terbaik", "kabupaten", "juara2",
           ((KELOMPOK, "", "BKB"),)),
    Contoh(T(2026, 6, 29), "kb-lestari", "KB Lestari 20 tahun", "kabupaten", "penerima",
           ((PASANGAN, "", "62.10.02.2006", ""),)),
]  # fmt: skip


def buat_penghargaan(latar: Latar, lapangan: Lapangan, rencana: list[RencanaKelompok]) -> None:
    jenis = {j.kode: j for j in JenisPenghargaan.objects.all()}
    kelompok = {(r.desa.kode, r.nama): r.objek for r in rencana}
    daftar = [c for c in DAFTAR if c.tanggal <= latar.batas]
    penghargaan = [
        Penghargaan(
            kode=f"H-{nomor:04d}",
            judul=c.judul,
            jenis=jenis[c.jenis],
            tingkat=c.tingkat,
            peringkat=c.peringkat,
            tahun=c.tanggal.year,
            tanggal=c.tanggal,
            pemberi=c.pemberi,
            acara=c.acara,
            nomor_piagam=_nomor(c, urutan),
        )
        for urutan, (nomor, c) in enumerate(
            zip(Urutan.ambil("penghargaan", len(daftar)), daftar, strict=True), start=1
        )
    ]
    latar.simpan(penghargaan, tanggal="tanggal")
    penerima = []
    for p, c in zip(penghargaan, daftar, strict=True):
        for urutan, (apa, *siapa) in enumerate(c.penerima, start=1):
            tautan = _tautan(latar, lapangan, kelompok, apa, siapa, c.tanggal)
            penerima.append(Penerima(penghargaan=p, jenis=apa, urutan=urutan, **tautan))
    latar.simpan(penerima, tanggal="")


def _nomor(c: Contoh, urutan: int) -> str:
    """Of every third the number of the certificate is not known; the same on each loading."""
    return "" if urutan % 3 == 0 else f"{400 + urutan}/PGH/{c.tanggal.year}"


def _terpilih(latar: Latar, kelompok, jenis: str, tanggal: datetime.date):
    """A group of this kind that was there on the day."""
    ada = [
        k
        for _, k in sorted(kelompok.items())
        if k.jenis == jenis and k.mulai <= tanggal and (k.selesai or tanggal) >= tanggal
    ]
    return latar.dadu("penghargaan", jenis, tanggal).choice(ada)


def _tautan(latar, lapangan: Lapangan, kelompok, apa: str, siapa: list[str], tanggal) -> dict:
    if apa == PASANGAN:
        nama, desa, cara = siapa
        pada = tanggal - datetime.timedelta(days=9) if nama else None
        setuju = {"setuju_tanggal": pada, "setuju_cara": cara}
        return {"nama": nama, "desa": latar.desa[desa], **setuju}
    if apa == KELOMPOK and not siapa[0]:
        return {"kelompok": _terpilih(latar, kelompok, siapa[1], tanggal)}
    if apa == KELOMPOK:
        return {"kelompok": kelompok[siapa[0], siapa[1]]}
    if apa == PETUGAS:
        return {"petugas": lapangan.petugas[siapa[0]]}
    if apa == DESA:
        return {"desa": latar.desa[siapa[0]]}
    return {"nama": siapa[0], "jabatan": siapa[1]}
