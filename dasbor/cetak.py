"""The dashboard as a document of three landscape pages: the same object as the page."""

from typing import Any

from dasbor.rekap import BarisRekap, Dasbor, KartuJenis
from inti.bulan import sandi_bulan
from kelompok.rekap import BarisCapaian
from stunting.rekap import RekapLokus


def isi_dasbor(d: Dasbor) -> dict[str, Any]:
    """What templates/cetak/dasbor.typ reads; nothing is counted here."""
    return {
        "kartu": [_kartu(k) for k in d.kartu],
        "jumlah": d.jumlah.n,
        "desa": d.jumlah_desa.n,
        "petugas": {
            "jumlah": d.petugas.n,
            "rincian": [[nama, angka.n] for nama, angka in d.petugas_jenis if angka.n],
            "rasio": d.rasio.removesuffix("–"),
        },
        "lokus": {
            "tahun": d.lokus.tahun,
            "jumlah": d.lokus.jumlah if d.lokus.ada else None,
            "rincian": _sebut_lokus(d.lokus_depan),
        },
        "baris": [_baris(b, lapor) for b, lapor in d.baris_lapor],
        "total": _baris(d.total, d.lapor.satu(None)),
        "judul_total": d.judul_total,
        "sambutan": d.sambutan,
        "perhatian": [
            [p.angka.n, p.judul, p.keterangan if p.angka.n else p.bila_nol] for p in d.perhatian
        ],
        "lapor": {
            "bulan": sandi_bulan(d.lapor.bulan),
            "ambang": d.lapor.rekap.terakhir.ambang,
            "bulanan": [_bulan(b) for b in d.lapor.rekap.bulan] if d.lapor.ada else [],
            "setahun": _capaian(d.lapor.rekap.setahun),
        },
    }


def _kartu(kartu: KartuJenis) -> dict[str, Any]:
    return {
        "jenis": kartu.sifat.jenis.value,
        "nama": kartu.sifat.singkat,
        "jumlah": kartu.jumlah.n,
        "desa": kartu.desa.n,
        "semua_desa": kartu.semua_desa,
        "dibentuk": kartu.dibentuk.n,
        "berakhir": kartu.berakhir.n,
    }


def _sebut_lokus(depan: RekapLokus) -> str:
    if not depan.ada:
        return f"{depan.tahun} belum ada daftarnya"
    if depan.lanjutan is None:
        return f"{depan.tahun}: {depan.jumlah}"
    return f"{depan.tahun}: {depan.jumlah} ({depan.lanjutan} lanjutan, {depan.baru} baru)"


def _baris(baris: BarisRekap, lapor: BarisCapaian | None) -> dict[str, Any]:
    """`wajib` None: nothing was owed or sent there."""
    ada = lapor is not None and lapor.ada
    return {
        "nama": str(baris.kecamatan or ""),
        "desa": baris.desa.n,
        "nilai": [a.n for a in baris.jenis],
        "jumlah": baris.jumlah.n,
        "petugas": baris.petugas.n,
        "lokus": baris.lokus.n,
        "masuk": lapor.lapor.masuk if lapor and ada else None,
        "wajib": lapor.lapor.wajib if lapor and ada else None,
        "perhatian": lapor.perlu_perhatian if lapor and ada else False,
    }


def _bulan(baris: BarisCapaian) -> dict[str, Any]:
    return {"bulan": sandi_bulan(baris.kunci)} | _capaian(baris)  # type: ignore[arg-type]


def _capaian(baris: BarisCapaian) -> dict[str, Any]:
    lapor = baris.lapor
    return {
        "wajib": lapor.wajib,
        "masuk": lapor.masuk,
        "tepat": lapor.tepat,
        "terlambat": lapor.terlambat,
        "belum": lapor.belum,
        "lengkap": baris.lengkap,
        "ketepatan": baris.tepat,
    }
