"""Map layers of pages with many villages."""

from collections.abc import Sequence

from dasbor.desa import KeadaanDesa
from dasbor.tautan import alamat, daftar_kelompok
from kelompok.jenis import SIFAT
from stunting.peta import lapisan_lokus
from wilayah.models import Desa
from wilayah.peta import Lapisan, Legenda, Peta, lapisan_jumlah

BANYAK = {f"k{n + 1}": str(n) for n in range(5)}  # class of a count → ?jumlah=


def lapisan_kelompok(keadaan: KeadaanDesa, desa: Sequence[Desa], jenis: str = "") -> Lapisan:
    """Number of active groups, of all kinds or of one."""
    jumlah = {d.kode: keadaan.jumlah(d.kode, jenis) for d in desa}
    saring = {"per": keadaan.per_tautan, "jenis": jenis}
    kecamatan = {d.kecamatan.kode for d in desa}
    satu = next(iter(kecamatan)) if len(kecamatan) == 1 else ""
    return lapisan_jumlah(
        jenis or "kelompok",
        SIFAT[jenis].singkat if jenis else "Jumlah kelompok",
        jumlah,
        desa,
        satuan=SIFAT[jenis].singkat if jenis else "kelompok",
        url_kelas={
            kelas: alamat("wilayah:daftar", jumlah=n, kecamatan=satu, **saring)
            for kelas, n in BANYAK.items()
        },
        url_kecamatan={k: daftar_kelompok(kecamatan=k, **saring) for k in kecamatan},
    )


def lapisan_petugas(keadaan: KeadaanDesa, desa: Sequence[Desa]) -> Lapisan:
    """Villages with an officer, and without."""
    ada = {d.kode for d in desa if d.kode in keadaan.petugas}
    per = keadaan.per_tautan
    return Lapisan(
        "petugas",
        "Petugas",
        nilai={kode: ("k4", f"Petugas: {keadaan.petugas[kode]}") for kode in ada},
        legenda=(
            Legenda(
                "k4", "Ada petugas", len(ada), alamat("wilayah:daftar", petugas="ada", per=per)
            ),
            Legenda(
                "k-lepas",
                "Tanpa petugas",
                len(desa) - len(ada),
                alamat("wilayah:daftar", petugas="tanpa", per=per),
            ),
        ),
        kosong=("k-lepas", "Tanpa petugas"),
    )


def peta_dasbor(keadaan: KeadaanDesa, desa: Sequence[Desa], kecamatan: str, tahun: int) -> Peta:
    """All layers; narrowed to one kecamatan when it is asked for."""
    return Peta(
        id="peta-dasbor",
        judul="Peta kecamatan" if kecamatan else "Peta kabupaten",
        ringkasan=f"Peta skematis {len(desa)} desa dan kelurahan, diwarnai menurut isi yang "
        "dipilih. Angka yang sama ada di tabel rekap kecamatan.",
        desa=tuple(desa),
        lapisan=(
            lapisan_kelompok(keadaan, desa),
            *(lapisan_kelompok(keadaan, desa, jenis) for jenis in SIFAT),
            lapisan_petugas(keadaan, desa),
            lapisan_lokus(tahun, desa),
        ),
        kecamatan=kecamatan,
    )


def peta_desa(
    keadaan: KeadaanDesa,
    desa: Sequence[Desa],
    *,
    judul: str,
    ringkasan: str,
    kecamatan: str = "",
    pilih: str = "",
) -> Peta:
    """Groups and officers of these villages; small, with one layer, for a single kecamatan."""
    lapisan = [lapisan_kelompok(keadaan, desa)]
    if not kecamatan:
        lapisan.append(lapisan_petugas(keadaan, desa))
    return Peta(
        id="peta-desa",
        judul=judul,
        ringkasan=ringkasan,
        desa=tuple(desa),
        lapisan=tuple(lapisan),
        kecamatan=kecamatan,
        pilih=pilih,
        tinggi="mini" if kecamatan else "biasa",
    )
