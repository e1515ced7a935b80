"""The list of awards as a document."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from dinas.cetak_tabel import Lajur, Tabel
from penghargaan.models import Penghargaan


def _sebut(penerima: Any) -> str:
    return f"{penerima.sebutan}{f', {penerima.jabatan}' if penerima.jabatan else ''}"


def _acara(x: Penghargaan) -> str:
    acara = x.kegiatan.judul if x.kegiatan else x.acara
    serah = f"diserahkan oleh {x.diserahkan_oleh}" if x.diserahkan_oleh else ""
    return "; ".join(b for b in (acara, serah) if b)


LAJUR = [
    Lajur("Tanggal", lambda x: x.tanggal or str(x.tahun), 0.8),
    Lajur("Penghargaan", lambda x: x.judul, 1.7),
    Lajur("Tingkat", lambda x: x.get_tingkat_display(), 0.8, "tengah"),
    Lajur("Peringkat", lambda x: x.get_peringkat_display(), 0.8, "tengah"),
    Lajur("Penerima", lambda x: "; ".join(map(_sebut, x.penerima.all())), 1.9),
    Lajur("Pemberi", lambda x: x.pemberi, 1.2),
    Lajur("Acara dan penyerah", _acara, 1.8),
    Lajur("Nomor piagam", lambda x: x.nomor_piagam, 1),
]


def isi_penghargaan(penghargaan: Sequence[Penghargaan], wilayah: str) -> dict[str, Any]:
    tingkat = Counter(x.get_tingkat_display() for x in penghargaan)
    catatan = ", ".join(f"{nama} {n}" for nama, n in tingkat.items())
    return Tabel(
        LAJUR,
        [("", penghargaan)],
        subjudul=f"{wilayah} · {len(penghargaan)} penghargaan",
        kosong="Tidak ada penghargaan yang cocok.",
        catatan=[f"Menurut tingkat: {catatan}."] if catatan else [],
    ).isi
