"""PPKBD and Sub PPKBD of the sample."""

import datetime

from dasbor.contoh import nama
from dasbor.contoh.latar import Latar, tanggal_acak
from dasbor.contoh.sk import BukuSk
from dinas.models import Penerbit
from petugas.models import Imp, KlasifikasiImp, Tingkat
from wilayah.models import Desa

T = datetime.date
SEHARI = datetime.timedelta(days=1)
ADA_PPKBD, ADA_SUB, BERGANTI = 0.9, 0.4, 0.2  # shares of villages


def buat_imp(latar: Latar, buku: BukuSk) -> None:
    baris = [imp for desa in latar.desa.values() for imp in _di_desa(latar, buku, desa)]
    latar.simpan(baris)


def _di_desa(latar: Latar, buku: BukuSk, desa: Desa) -> list[Imp]:
    dadu = latar.dadu("imp", desa.kode)
    if dadu.random() > ADA_PPKBD:
        return []
    mulai = tanggal_acak(dadu, T(2013, 1, 2), T(2019, 6, 28))
    baris = [_orang(latar, buku, desa, Tingkat.PPKBD, mulai)]
    if dadu.random() < BERGANTI:
        ganti = tanggal_acak(dadu, T(2019, 9, 1), T(2025, 6, 1))
        if ganti <= latar.batas:
            baris[0].selesai = ganti - SEHARI
            baris.append(_orang(latar, buku, desa, Tingkat.PPKBD, ganti))
    if dadu.random() < ADA_SUB:
        for _ in range(dadu.randint(1, 3)):
            mulai = tanggal_acak(dadu, T(2015, 1, 2), T(2020, 6, 30))
            baris.append(_orang(latar, buku, desa, Tingkat.SUB_PPKBD, mulai))
    return baris


def _orang(latar: Latar, buku: BukuSk, desa: Desa, tingkat: str, mulai: datetime.date) -> Imp:
    dadu = latar.dadu("imp", desa.kode, tingkat, mulai)
    ber_sk = dadu.random() < 0.6
    tentang = f"Pengangkatan PPKBD dan Sub PPKBD {desa.nama_lengkap}"
    return Imp(
        desa=desa,
        tingkat=tingkat,
        nama=nama.orang(dadu, "P" if dadu.random() < 0.85 else "L"),
        telepon=latar.telepon() if dadu.random() < 0.7 else "",
        klasifikasi=dadu.choice(["", *KlasifikasiImp.values]),
        mulai=mulai,
        sk=buku.catat(Penerbit.KEPALA_DESA, mulai, "141", tentang) if ber_sk else None,
    )
