"""A small district with everything that the dashboard counts, and the cast that looks at it."""

import datetime
from dataclasses import dataclass

import pytest

from dinas.models import Pengguna
from dinas.peran import Peran
from kelompok.models import Jeda, Keterpaduan
from tests.pabrik import (
    buat_akun_koordinator,
    buat_akun_petugas,
    buat_daftar_lokus,
    buat_desa,
    buat_kecamatan,
    buat_kelompok,
    buat_pengguna,
    buat_penghargaan,
    buat_penilaian,
    buat_petugas,
    buat_sk_kelompok,
)
from wilayah.models import Desa, Kecamatan

PER = datetime.date(2020, 11, 13)
# The cast of `kabupaten`. What the manager and the coordinator ask of PostgreSQL is what the
# operator and the officer ask, of other rows.
TOKOH = [
    "operator",
    "petugas",
    pytest.param("pimpinan", marks=pytest.mark.sqlite),
    pytest.param("koordinator", marks=pytest.mark.sqlite),
]


@dataclass
class Kabupaten:
    kurun: Kecamatan
    tewah: Kecamatan
    desa: dict[str, Desa]
    operator: Pengguna
    pimpinan: Pengguna
    petugas: Pengguna
    koordinator: Pengguna

    def tokoh(self, nama: str) -> Pengguna:
        return getattr(self, nama)


@pytest.fixture
def kabupaten(db) -> Kabupaten:
    """Kurun: a, b (officer), c (coordinator's), d (nobody's); Tewah: e (another officer's), f."""
    kurun, tewah = buat_kecamatan(nama="Kurun"), buat_kecamatan(nama="Tewah")
    desa = {n: buat_desa(kurun, nama=f"Desa {n.upper()}") for n in "abcd"}
    desa |= {n: buat_desa(tewah, nama=f"Desa {n.upper()}") for n in "ef"}
    petugas = buat_akun_petugas(desa["a"], desa["b"])
    koordinator = buat_akun_koordinator(kurun, desa["c"])
    buat_petugas(desa["e"], jenis="NONPNS", mulai=datetime.date(2020, 6, 1))
    _isi_kelompok(desa)
    buat_daftar_lokus(2020, desa["a"], desa["e"])
    buat_daftar_lokus(2021, desa["a"], desa["b"], desa["f"])
    buat_penghargaan({"jenis": "desa", "desa": desa["a"]}, tanggal=datetime.date(2020, 11, 5))
    return Kabupaten(
        kurun,
        tewah,
        desa,
        operator=buat_pengguna(),
        pimpinan=buat_pengguna(Peran.PIMPINAN),
        petugas=petugas,
        koordinator=koordinator,
    )


def _isi_kelompok(desa: dict[str, Desa]) -> None:
    """Eight active on PER; one ended and one paused within the year, one founded later."""
    terpadu = [
        Keterpaduan.objects.create(kode=kode, nama=kode, jenis="BKB")
        for kode in ("bkb-posyandu", "bkb-paud")
    ]
    for n in "abe":
        bkb = buat_kelompok(desa[n], jenis="BKB")
        bkb.keterpaduan.set(terpadu)
        buat_sk_kelompok(bkb)
        buat_penilaian(bkb)
    buat_kelompok(desa["a"], jenis="BKR", mulai=datetime.date(2020, 3, 1))
    buat_kelompok(desa["c"], jenis="UPPKS")
    buat_kelompok(desa["c"], jenis="UPPKS", mulai=PER)
    buat_kelompok(desa["e"], jenis="PIKR")
    buat_kelompok(desa["f"], jenis="PIKR")
    buat_kelompok(
        desa["a"], jenis="BKL", selesai=datetime.date(2020, 5, 1), alasan_selesai="bubar"
    )
    jeda = buat_kelompok(desa["b"], jenis="BKL")
    Jeda.objects.create(
        kelompok=jeda, mulai=datetime.date(2020, 10, 1), selesai=datetime.date(2020, 12, 31)
    )
    buat_kelompok(desa["b"], jenis="BKB", mulai=datetime.date(2020, 11, 14))
