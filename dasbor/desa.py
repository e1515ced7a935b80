"""Villages as rows: what several apps know of each, read once for all of them."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dasbor.angka import Angka
from dasbor.tautan import alamat, daftar_kelompok, hanya_bila_lain
from dinas.models import Pengguna
from inti.sidik import selama_data_sama
from kelompok.jenis import SIFAT, SifatJenis
from kelompok.rekap import rekap_desa
from petugas.akses import petugas_terbuka
from petugas.models import Penugasan, Petugas
from stunting.models import Lokus
from wilayah.models import Desa

JumlahDesa = dict[str, dict[str, int]]  # village code → kind → active groups


@dataclass(frozen=True)
class AngkaJenis:
    """The count of one kind of group."""

    sifat: SifatJenis
    angka: Angka


@dataclass(frozen=True)
class BarisDesa:
    """A village on a date: its officer, its groups per kind, the years it was a lokus."""

    desa: Desa
    petugas: Petugas | None
    url_petugas: str  # empty: named, but not to be opened by this user
    jenis: tuple[AngkaJenis, ...]
    jumlah: Angka
    lokus: tuple[int, ...]
    lokus_kini: tuple[int, ...]  # of these the year of the date and the next


@dataclass(frozen=True)
class KeadaanDesa:
    """All that pages with many villages read: per village code, on one date."""

    per: datetime.date
    per_tautan: str  # what links carry as ?per=; empty when it is today anyway
    kelompok: JumlahDesa
    petugas: dict[str, Petugas]
    lokus: dict[str, tuple[int, ...]]
    petugas_terbuka: frozenset[int] | None  # None = all

    def baris(self, desa: Desa) -> BarisDesa:
        jumlah = self.kelompok.get(desa.kode, {})
        return BarisDesa(
            desa=desa,
            petugas=self.petugas.get(desa.kode),
            url_petugas=self._url_petugas(desa.kode),
            jenis=tuple(
                AngkaJenis(
                    s,
                    Angka(
                        jumlah.get(j, 0), daftar_kelompok(self.per_tautan, desa=desa.kode, jenis=j)
                    ),
                )
                for j, s in SIFAT.items()
            ),
            jumlah=Angka(sum(jumlah.values()), daftar_kelompok(self.per_tautan, desa=desa.kode)),
            lokus=self.lokus.get(desa.kode, ()),
            lokus_kini=tuple(
                tahun
                for tahun in self.lokus.get(desa.kode, ())
                if tahun in (self.per.year, self.per.year + 1)
            ),
        )

    def semua_baris(self, desa: Iterable[Desa]) -> list[BarisDesa]:
        return [self.baris(d) for d in desa]

    def _url_petugas(self, kode: str) -> str:
        petugas = self.petugas.get(kode)
        terbuka = self.petugas_terbuka
        if petugas is None or (terbuka is not None and petugas.pk not in terbuka):
            return ""
        return petugas.get_absolute_url()

    def jumlah_jenis(self) -> dict[str, int]:
        """Active groups of each kind, all villages together."""
        return {j: sum(isi.get(j, 0) for isi in self.kelompok.values()) for j in SIFAT}

    def jumlah_di(self, desa: Iterable[Desa], jenis: str = "") -> int:
        """Active groups of these villages, of one kind or of all."""
        return sum(self.jumlah(d.kode, jenis) for d in desa)

    def jumlah(self, kode: str, jenis: str = "") -> int:
        """Active groups of a village, of one kind or of all."""
        isi = self.kelompok.get(kode, {})
        return isi.get(jenis, 0) if jenis else sum(isi.values())


def keadaan_desa(user: Pengguna, per: datetime.date, hari_ini: datetime.date) -> KeadaanDesa:
    """Groups, officers and lokus years of all villages on `per`, kept until a record changes.

    Three queries, and a fourth for who may open only the pages of colleagues.
    """
    kunci = ("keadaan-desa", user.pk, per, hari_ini)
    return selama_data_sama(kunci, lambda: _susun_keadaan(user, per, hari_ini))


def _susun_keadaan(user: Pengguna, per: datetime.date, hari_ini: datetime.date) -> KeadaanDesa:
    penugasan = Penugasan.objects.per(per).filter(petugas__dibatalkan_pada__isnull=True)
    lokus: dict[str, list[int]] = defaultdict(list)
    tahun_lokus = Lokus.objects.filter(daftar__dibatalkan_pada__isnull=True).order_by(
        "daftar__tahun"
    )
    for kode, tahun in tahun_lokus.values_list("desa__kode", "daftar__tahun"):
        lokus[kode].append(tahun)
    return KeadaanDesa(
        per=per,
        per_tautan=hanya_bila_lain(per, hari_ini),
        kelompok=rekap_desa(user, per),
        petugas={p.desa.kode: p.petugas for p in penugasan.select_related("petugas", "desa")},
        lokus={kode: tuple(isi) for kode, isi in lokus.items()},
        petugas_terbuka=petugas_terbuka(user, hari_ini),
    )


@dataclass(frozen=True)
class AngkaKecamatan:
    """The figures on the page of a kecamatan, within the area of the reader."""

    desa: Angka
    jenis: tuple[AngkaJenis, ...]
    kelompok: Angka
    tanpa_petugas: Angka


def angka_kecamatan(keadaan: KeadaanDesa, kode: str, desa: Sequence[Desa]) -> AngkaKecamatan:
    """Figures of the kecamatan `kode`, whose villages are `desa`."""
    per = keadaan.per_tautan
    tanpa = sum(d.kode not in keadaan.petugas for d in desa)
    return AngkaKecamatan(
        desa=Angka(len(desa), alamat("wilayah:daftar", kecamatan=kode, per=per)),
        jenis=tuple(
            AngkaJenis(
                s, Angka(keadaan.jumlah_di(desa, j), daftar_kelompok(per, kecamatan=kode, jenis=j))
            )
            for j, s in SIFAT.items()
        ),
        kelompok=Angka(keadaan.jumlah_di(desa), daftar_kelompok(per, kecamatan=kode)),
        tanpa_petugas=Angka(
            tanpa, alamat("wilayah:daftar", kecamatan=kode, petugas="tanpa", per=per)
        ),
    )
