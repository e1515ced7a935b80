"""Map layers of pages with many villages."""

from collections.abc import Sequence

from dasbor.desa import KeadaanDesa
from dasbor.tautan import alamat, daftar_kelompok
from kelompok.jenis import SIFAT
from stunting.peta import BahanPeta, lapisan_lokus, lapisan_stunting
from wilayah.models import Desa
from wilayah.peta import Lapisan, Legenda, Peta, lapisan_jumlah

UKURAN = (
    "prevalensi",
)  # more would make the page too heavy; the others are on the stunting pages
BANYAK = {f"k{n + 1}": str(n) for n in range(5)}  # class of a count → ?jumlah=


def lapisan_kelompok(
    keadaan: KeadaanDesa, desa: Sequence[Desa], jenis: str = "", *, tautan: bool = True
) -> Lapisan:
    """Number of active groups, of all kinds or of one.

    Without `tautan` the numbers are no links: the villages were picked in a way that no list
    can be asked for in the same words.
    """
    jumlah = {d.kode: keadaan.jumlah(d.kode, jenis) for d in desa}
    saring = {"per": keadaan.per_tautan, "jenis": jenis}
    kecamatan = {d.kecamatan.kode for d in desa} if tautan else set()
    satu = _satu_kecamatan(desa)
    return lapisan_jumlah(
        jenis or "kelompok",
        SIFAT[jenis].singkat if jenis else "Jumlah kelompok",
        jumlah,
        desa,
        satuan=SIFAT[jenis].singkat if jenis else "kelompok",
        url_kelas={
            kelas: alamat("wilayah:daftar", jumlah=n, kecamatan=satu, **saring)
            for kelas, n in BANYAK.items()
            if tautan
        },
        url_kecamatan={k: daftar_kelompok(kecamatan=k, **saring) for k in kecamatan},
    )


def lapisan_petugas(keadaan: KeadaanDesa, desa: Sequence[Desa], *, tautan: bool = True) -> Lapisan:
    """Villages with an officer, and without; `tautan` as for the groups."""
    ada = {d.kode for d in desa if d.kode in keadaan.petugas}
    saring = {"per": keadaan.per_tautan, "kecamatan": _satu_kecamatan(desa)}

    def url(petugas: str) -> str:
        return alamat("wilayah:daftar", petugas=petugas, **saring) if tautan else ""

    return Lapisan(
        "petugas",
        "Petugas",
        nilai={kode: ("k4", f"Petugas: {keadaan.petugas[kode]}") for kode in ada},
        legenda=(
            Legenda("k4", "Ada petugas", len(ada), url("ada")),
            Legenda("k-lepas", "Tanpa petugas", len(desa) - len(ada), url("tanpa")),
        ),
        kosong=("k-lepas", "Tanpa petugas"),
    )


def _satu_kecamatan(desa: Sequence[Desa]) -> str:
    """The code of the kecamatan in which all of these lie, if there is one."""
    kode = {d.kecamatan.kode for d in desa}
    return kode.pop() if len(kode) == 1 else ""


def peta_dasbor(
    keadaan: KeadaanDesa, desa: Sequence[Desa], kecamatan: str, stunting: BahanPeta
) -> Peta:
    """All layers; narrowed to one kecamatan when it is asked for."""
    return Peta(
        id="peta-dasbor",
        per=keadaan.per_tautan,
        judul="Peta kecamatan" if kecamatan else "Peta kabupaten",
        ringkasan=f"{len(desa)} desa dan kelurahan, diwarnai menurut isi yang "
        "dipilih. Angka yang sama ada di tabel rekap kecamatan.",
        desa=tuple(desa),
        lapisan=(
            lapisan_kelompok(keadaan, desa),
            *(lapisan_kelompok(keadaan, desa, jenis) for jenis in SIFAT),
            lapisan_petugas(keadaan, desa),
            lapisan_lokus(stunting.tahun, desa),
            *lapisan_stunting(stunting, desa, kecamatan=kecamatan, ukuran=UKURAN, singkat=True),
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
    tautan: bool = True,
) -> Peta:
    """Groups and officers of these villages; small, with one layer, for a single kecamatan."""
    lapisan = [lapisan_kelompok(keadaan, desa, tautan=tautan)]
    if not kecamatan:
        lapisan.append(lapisan_petugas(keadaan, desa, tautan=tautan))
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
