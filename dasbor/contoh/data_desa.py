"""Yearly figures of most villages; the others were never sent in."""

from dasbor.contoh.latar import ACUAN, Latar
from wilayah.models import DataDesa, Desa

BERDATA = 98  # of 127 villages
SUMBER = "Data contoh, bukan angka resmi"


def buat_data_desa(latar: Latar) -> None:
    berdata = latar.dadu("data-desa").sample(sorted(latar.desa), BERDATA)
    baris = [b for kode in sorted(berdata) for b in _desa(latar, latar.desa[kode])]
    for b, kode in zip(baris, DataDesa.kode_baru(len(baris)), strict=True):
        b.kode = kode
    latar.simpan(baris, tanggal="", oleh="admin")


def _desa(latar: Latar, desa: Desa) -> list[DataDesa]:
    dadu = latar.dadu("data-desa", desa.kode)
    keluarga = dadu.randint(300, 1400) if desa.jenis == "kelurahan" else dadu.randint(70, 380)
    hasil = []
    for tahun in range(ACUAN.year, latar.batas.year + 1):
        keluarga = round(keluarga * dadu.uniform(0.99, 1.03))
        penduduk = round(keluarga * dadu.uniform(3.3, 3.9))
        hasil.append(
            DataDesa(
                desa=desa,
                tahun=tahun,
                penduduk=penduduk,
                keluarga=keluarga,
                keluarga_balita=round(keluarga * dadu.uniform(0.24, 0.34)),
                keluarga_remaja=round(keluarga * dadu.uniform(0.35, 0.48)),
                keluarga_lansia=round(keluarga * dadu.uniform(0.15, 0.26)),
                remaja=round(penduduk * dadu.uniform(0.2, 0.26)) if dadu.random() < 0.9 else None,
                pus=round(keluarga * dadu.uniform(0.55, 0.68)) if dadu.random() < 0.9 else None,
                sumber=SUMBER,
            )
        )
    return hasil
