"""The three sheets: weighing of a month, families at risk of a year, coverage of a year."""

from collections.abc import Iterable

from stunting.models import CakupanLayanan, IndikatorLayanan, KeluargaBerisiko, Pengukuran
from stunting.models.dasar import label
from stunting.models.keluarga import EMPAT_TERLALU, KOLOM, PERINGKAT
from stunting.models.penimbangan import KOLOM as KOLOM_TIMBANG

from .aturan import (
    galat_keluarga,
    galat_penimbangan,
    peringatan_cakupan,
    peringatan_keluarga,
    peringatan_penimbangan,
)
from .baris import Kolom, SifatLembar

GRUP_KELUARGA = {
    **dict.fromkeys(PERINGKAT, "Berisiko menurut kesejahteraan"),
    **dict.fromkeys(EMPAT_TERLALU, "4T (tidak dijumlahkan)"),
}
SEBUT_PERINGKAT = dict(zip(PERINGKAT, ("1", "2", "3", "4", "> 4"), strict=True))

PENIMBANGAN = SifatLembar(
    kode="penimbangan",
    judul="Penimbangan",
    model=Pengukuran,
    kolom=tuple(Kolom(k, label(Pengukuran, k), k) for k in KOLOM_TIMBANG),
    wajib=KOLOM_TIMBANG,
    galat=galat_penimbangan,
    peringatan=peringatan_penimbangan,
)
KELUARGA = SifatLembar(
    kode="keluarga",
    judul="Keluarga berisiko",
    model=KeluargaBerisiko,
    kolom=tuple(
        Kolom(
            k,
            SEBUT_PERINGKAT.get(k) or label(KeluargaBerisiko, k),
            k,
            grup=GRUP_KELUARGA.get(k, ""),
        )
        for k in KOLOM
    ),
    wajib=("sasaran", "berisiko", "tidak_berisiko"),
    galat=galat_keluarga,
    peringatan=peringatan_keluarga,
)


def lembar_cakupan(indikator: Iterable[IndikatorLayanan]) -> SifatLembar:
    """Two columns per service that is in use: target and reached."""
    kolom = tuple(
        Kolom(f"{huruf}{i.pk}", nama, kolom, bagian=i.pk, grup=i.nama)
        for i in indikator
        for huruf, nama, kolom in (("s", "Sasaran", "sasaran"), ("r", "Terlayani", "realisasi"))
    )
    return SifatLembar(
        kode="cakupan",
        judul="Cakupan layanan 1000 HPK",
        model=CakupanLayanan,
        kolom=kolom,
        wajib=tuple(k.nama for k in kolom),
        galat=lambda isi: {},
        peringatan=peringatan_cakupan,
    )
