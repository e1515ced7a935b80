"""Lists of focus villages after 2020: that of 2021 was never published, the later ones neither."""

import random

from dasbor.contoh.latar import ACUAN, Latar
from kelompok.jenis import Jenis
from kelompok.models import Kelompok
from stunting.models import DaftarLokus, Lokus, StatusDaftar
from wilayah.models import Desa

SUMBER = "Data contoh"
DASAR = "Contoh: daftar yang sebenarnya tidak terbit; desanya karangan, kecuali yang lanjutan."
# Year → how many of the year before stay, how many are new.
PERUBAHAN = {2021: (10, 10), 2022: (14, 8), 2023: (14, 6), 2024: (13, 5), 2026: (10, 6)}
BERKERTAS = (2020, 2021)  # years with a worksheet of their own
CALON = (10, 5)  # the year after the sample's last
BULAN_REMBUK = 4  # since then next year's candidates are known


def buat_lokus(latar: Latar) -> None:
    dadu = latar.dadu("lokus")
    semua = sorted(latar.desa)
    tahun_ini = latar.batas.year
    tahun = [t for t in range(2021, tahun_ini + 2) if t <= max(2021, tahun_ini)]
    if latar.batas.month >= BULAN_REMBUK:
        tahun = sorted({*tahun, tahun_ini + 1})
    lalu = _desa_tahun(2020)
    for t in tahun:
        if DaftarLokus.semua.filter(tahun=t).exists():  # 2025: published candidates
            lalu = _desa_tahun(t) or lalu
            continue
        tinggal, baru = PERUBAHAN.get(t, CALON)
        lanjut = sorted(dadu.sample(lalu, min(tinggal, len(lalu))))
        lain = _baru(dadu, [k for k in semua if k not in lalu], baru)
        calon = t > max(2021, tahun_ini)
        lalu = sorted([*lanjut, *lain])
        _simpan(latar, t, [(latar.desa[k], k in lanjut) for k in lalu], calon=calon)


def _baru(dadu: random.Random, calon: list[str], banyak: int) -> list[str]:
    """Two in three have a BKB (as of the report), so that not all of them need one founded."""
    bkb = set(
        Kelompok.objects.per(ACUAN).filter(jenis=Jenis.BKB).values_list("desa__kode", flat=True)
    )
    ada = [k for k in calon if k in bkb]
    terpilih = dadu.sample(ada, min(len(ada), round(banyak * 2 / 3)))
    sisa = [k for k in calon if k not in terpilih]
    return terpilih + dadu.sample(sisa, banyak - len(terpilih))


def _desa_tahun(tahun: int) -> list[str]:
    return sorted(Lokus.objects.tahun(tahun).values_list("desa__kode", flat=True))


def _simpan(latar: Latar, tahun: int, desa: list[tuple[Desa, bool]], *, calon: bool) -> None:
    daftar = DaftarLokus(
        tahun=tahun,
        status=StatusDaftar.CALON if calon else StatusDaftar.DITETAPKAN,
        dasar=DASAR,
    )
    latar.simpan([daftar], tanggal="")
    lokus = [
        Lokus(daftar=daftar, desa=d, sumber=SUMBER, alasan=_alasan(tahun, lanjut=lanjut))
        for d, lanjut in desa
    ]
    latar.simpan(lokus, tanggal="")


def _alasan(tahun: int, *, lanjut: bool) -> str:
    """Empty where the worksheet of that year gives the reason."""
    if tahun in BERKERTAS:
        return ""
    return f"Contoh: dilanjutkan dari {tahun - 1}." if lanjut else "Contoh: diusulkan pada rembuk."
