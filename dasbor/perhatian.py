"""What the dashboard says is missing; each with the list of just these rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from dasbor.angka import Angka
from dasbor.desa import KeadaanDesa
from dasbor.laporan import LaporDasbor
from dasbor.lingkup import Lingkup
from inti.nilai import bulan_panjang, tanggal_panjang
from kegiatan.models import Komitmen
from kelompok.jenis import SIFAT
from kelompok.rekap import kekurangan
from kelompok.rekap.capaian import DIAM
from stunting.rekap import RekapLokus
from wilayah.models import Desa

SUDAH_BERES = "Sudah beres."


@dataclass(frozen=True)
class Perhatian:
    """Something that is missing, and the list of it; `kelas` is the colour of the number.

    None = the question does not arise (no list of lokus, no groups); `bila_nol` says why.
    """

    angka: Angka
    judul: str
    keterangan: str
    kelas: str = "s-l"
    bila_nol: str = SUDAH_BERES


def perhatian(
    lingkup: Lingkup,
    desa: Sequence[Desa],
    keadaan: KeadaanDesa,
    lokus: RekapLokus,
    lapor: LaporDasbor,
    ada_kelompok: bool,
) -> tuple[Perhatian, ...]:
    tanpa_petugas = [d for d in desa if d.kode not in keadaan.petugas]
    bila_nol = SUDAH_BERES if ada_kelompok else "Belum ada kelompok."
    kurang = kekurangan(lingkup.user, lingkup.per, lingkup.kode)
    bulan = bulan_panjang(lapor.bulan)
    return (
        Perhatian(
            lapor.belum,
            f"Laporan {bulan} belum masuk",
            f"Batas lapor {tanggal_panjang(lapor.rekap.batas)}",
            "s-b",
            SUDAH_BERES if lapor.belum.n is not None else f"{bulan} belum ada yang wajib lapor.",
        ),
        Perhatian(
            lapor.diam if lapor.ada else Angka(None, lapor.diam.url),
            f"Kelompok tanpa laporan {DIAM} bulan",
            "Masih berjalankah?",
            "s-b",
            SUDAH_BERES if lapor.ada else "Belum ada yang wajib lapor.",
        ),
        Perhatian(
            Angka(len(tanpa_petugas), lingkup.alamat("petugas:tanpa")),
            "Desa tanpa petugas",
            _rincian_kecamatan(tanpa_petugas),
            "s-b",
        ),
        Perhatian(
            Angka(lokus.tanpa_bkb if lokus.ada else None, lokus.url_tanpa_bkb),
            f"Lokus {lokus.tahun} tanpa BKB aktif",
            "Seribu hari pertama kehidupan didampingi lewat BKB",
            "s-b",
            SUDAH_BERES if lokus.ada else f"Belum ada daftar lokus {lokus.tahun}.",
        ),
        Perhatian(
            Angka(
                sum(kurang.tanpa_sk.values()) if ada_kelompok else None,
                lingkup.alamat("kelompok:daftar", sk="tanpa"),
            ),
            "Kelompok belum punya SK",
            _rincian_jenis(kurang.tanpa_sk),
            bila_nol=bila_nol,
        ),
        Perhatian(
            Angka(
                sum(kurang.tanpa_klasifikasi.values()) if ada_kelompok else None,
                lingkup.alamat("kelompok:daftar", klasifikasi="tanpa"),
            ),
            "Kelompok belum dinilai",
            _rincian_jenis(kurang.tanpa_klasifikasi),
            bila_nol=bila_nol,
        ),
        _komitmen_lewat(lingkup),
    )


def _komitmen_lewat(lingkup: Lingkup) -> Perhatian:
    """Promises past their day on that date, of the kecamatan that was chosen or of all."""
    lewat = Komitmen.objects.terlihat(lingkup.user, lingkup.hari_ini).lewat(lingkup.per)
    if lingkup.kecamatan:
        lewat = lewat.di_kecamatan(lingkup.kecamatan)
    return Perhatian(
        Angka(lewat.count(), lingkup.alamat("kegiatan:komitmen_daftar", status="lewat")),
        "Komitmen lewat tenggat",
        "Dijanjikan dalam kegiatan dan belum selesai",
        "s-b",
        "Tidak ada yang lewat tenggat.",
    )


def _rincian_kecamatan(desa: Sequence[Desa], sebut: int = 2) -> str:
    """Damang Batu 5, Miri Manasa 4, lainnya 7."""
    banyak: dict[str, int] = {}
    for d in desa:
        banyak[d.kecamatan.nama] = banyak.get(d.kecamatan.nama, 0) + 1
    urut = sorted(banyak.items(), key=lambda b: (-b[1], b[0]))
    bagian = [f"{nama} {n}" for nama, n in urut[:sebut]]
    if sisa := sum(n for _, n in urut[sebut:]):
        bagian.append(f"lainnya {sisa}")
    return ", ".join(bagian)


def _rincian_jenis(per_jenis: dict[str, int]) -> str:
    """BKB 10, UPPKS 9, PIK-R 5."""
    urut = sorted(per_jenis.items(), key=lambda b: -b[1])
    return ", ".join(f"{SIFAT[j].singkat} {n}" for j, n in urut if n)
