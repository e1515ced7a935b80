"""F/I/Dal/13 on paper: one page per village, with dotted fields for what is not recorded here."""

from collections.abc import Sequence
from typing import Any

from inti.bulan import sandi_bulan
from kelompok.jenis import SIFAT, Jenis
from kelompok.rekap.bulan_desa import JenisBulan
from kelompok.rekap.dal13 import BINA, KOLOM_BINA, KOLOM_PIKR, KOLOM_UPPKA, Dal13
from petugas.models.imp import Tingkat

TITIK = "titik"  # to be filled in by hand
Nilai = int | str | None
OPERASIONAL = (
    ("Rapat koordinasi desa/kelurahan", "kali"),
    ("Penyuluhan oleh PKB/PLKB", "kali"),
    ("KIE memakai KIE Kit", "kali"),
    ("Tokoh masyarakat aktif dalam KIE", "orang"),
    ("Tokoh agama aktif dalam KIE", "orang"),
    ("Tokoh adat aktif dalam KIE", "orang"),
)
CARA_KB = ("IUD", "MOW", "MOP", "Kondom", "Implan", "Suntik", "Pil")
URAIAN = {
    "sasaran": "Keluarga sasaran",
    "anggota": "Keluarga anggota",
    "anggota_pus": "Anggota PUS",
    "pus_ber_kb": "PUS anggota ber-KB",
    "pertemuan": "Pertemuan/penyuluhan",
}
URAIAN_PIKR = URAIAN | {"sasaran": "Remaja sasaran", "anggota": "Remaja anggota"}


def isi_dal13(laporan: Sequence[Dal13]) -> dict[str, Any]:
    """`laporan` in the order of their pages."""
    return {
        "operasional": OPERASIONAL,
        "cara_kb": CARA_KB,
        "laporan": [_satu(x) for x in laporan],
    }


def _satu(d: Dal13) -> dict[str, Any]:
    desa, jenis = d.desa, d.isi.jenis
    return {
        "bulan": sandi_bulan(d.bulan),
        "jenis_wilayah": desa.get_jenis_display(),
        "desa": desa.nama,
        "kode_desa": desa.kode,
        "kecamatan": desa.kecamatan.nama,
        "kode_kecamatan": desa.kecamatan.kode,
        "petugas": d.petugas.nama if d.petugas else "",
        "nip": d.petugas.nip if d.petugas else "",
        "ppkbd": d.ppkbd,
        "keadaan": _keadaan(d),
        "bina": {
            "jenis": [SIFAT[j].singkat for j in BINA],
            "baris": [[URAIAN[k], *(_nilai(d, jenis[j], k) for j in BINA)] for k in KOLOM_BINA],
        },
        "uppka": [[URAIAN[k], _nilai(d, jenis[Jenis.UPPKS], k)] for k in KOLOM_UPPKA],
        "pikr": [[URAIAN_PIKR[k], _nilai(d, jenis[Jenis.PIKR], k)] for k in KOLOM_PIKR],
        "catatan": _catatan(d),
    }


def _keadaan(d: Dal13) -> list[list[Any]]:
    """Name, how many there are, how many reported, whether the row is ours."""
    return [
        ["PPKBD", d.imp[Tingkat.PPKBD], TITIK, False],
        ["Sub PPKBD", d.imp[Tingkat.SUB_PPKBD], TITIK, False],
        ["Kelompok KB", TITIK, TITIK, False],
        *([j.sifat.label, j.ada, _lapor(d, j), j.jenis == Jenis.PIKR] for j in d.jenis),
    ]


def _lapor(d: Dal13, j: JenisBulan) -> Nilai:
    if j.ada and not j.masuk and d.arsip:
        return TITIK
    return j.lapor if j.ada else None


def _nilai(d: Dal13, j: JenisBulan, kolom: str) -> Nilai:
    """The sum over the reports that came in, or why there is none."""
    if j.masuk:
        return "nihil" if kolom == "pertemuan" and j.nihil == j.masuk else j.jumlah(kolom)
    if j.ada and d.arsip:
        return TITIK
    return "belum" if j.belum else None


def _catatan(d: Dal13) -> list[str]:
    catatan = []
    if d.belum:
        belum = ", ".join(f"{j.sifat.singkat} {j.belum} kelompok" for j in d.belum)
        catatan.append(f"Belum lapor sampai dicetak, jadi belum terhitung: {belum}.")
    if d.lain:
        catatan.append(
            f"Termasuk laporan {d.lain} kelompok yang pada akhir bulan tidak aktif lagi."
        )
    return catatan
