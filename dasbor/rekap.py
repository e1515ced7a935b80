"""The dashboard: figures of the other apps put together; nothing is counted here."""

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from dasbor.angka import Angka
from dasbor.desa import KeadaanDesa, keadaan_desa
from dasbor.laporan import LaporDasbor, lapor_dasbor
from dasbor.lingkup import Lingkup
from dasbor.perhatian import Perhatian, perhatian
from dasbor.peta import UKURAN, peta_dasbor
from dasbor.sambutan import BahanSambutan, sambutan
from dasbor.tautan import alamat
from dinas.models import ProfilDinas
from inti.bulan import sandi_bulan
from inti.nilai import rasio
from inti.sidik import selama_data_sama
from kelompok.jenis import SIFAT, Jenis, SifatJenis
from kelompok.rekap import (
    BarisCapaian,
    RekapJenis,
    jumlah_holistik,
    mulai_terawal,
    rekap_jenis,
)
from penghargaan.models import Penghargaan
from petugas.akses import desa_terlihat, melihat_semua
from petugas.models import JenisJabatan
from petugas.rekap import petugas_per_jenis, petugas_per_kecamatan
from stunting.peta import BahanPeta, baca_bahan
from stunting.rekap import RekapLokus, lokus_per_kecamatan, rekap_semua
from wilayah.models import Desa, Kecamatan
from wilayah.peta import Peta

PENGHARGAAN_TERAKHIR = 4


@dataclass(frozen=True)
class KartuJenis:
    """One kind of group; `dibentuk` and `berakhir` since a year before."""

    sifat: SifatJenis
    jumlah: Angka
    dibentuk: Angka
    berakhir: Angka
    desa: Angka
    semua_desa: int


@dataclass(frozen=True)
class BarisRekap:
    """One kecamatan of the recap, or all of them together (`kecamatan` None)."""

    kecamatan: Kecamatan | None
    url: str
    desa: Angka
    jenis: tuple[Angka, ...]
    jumlah: Angka
    petugas: Angka
    lokus: Angka


@dataclass(frozen=True)
class Dasbor:
    """All that the page, its spreadsheet and the paragraph for a speech say."""

    lingkup: Lingkup
    sejak: datetime.date | None  # first group recorded here; asked only while there are none
    kartu: tuple[KartuJenis, ...]
    petugas: Angka
    petugas_jenis: tuple[tuple[str, Angka], ...]
    rasio: str
    lokus: RekapLokus
    lokus_depan: RekapLokus
    baris: tuple[BarisRekap, ...]
    total: BarisRekap
    perhatian: tuple[Perhatian, ...]
    sambutan: str
    penghargaan: tuple[Penghargaan, ...]
    peta: Peta
    lapor: LaporDasbor

    @property
    def jumlah(self) -> Angka:
        return self.total.jumlah

    @property
    def jumlah_desa(self) -> Angka:
        return self.total.desa

    @property
    def sebelum_catatan(self) -> bool:
        return not self.jumlah.n

    @property
    def sifat(self) -> tuple[SifatJenis, ...]:
        return tuple(SIFAT.values())

    @property
    def baris_lapor(self) -> list[tuple[BarisRekap, BarisCapaian | None]]:
        """The rows of the recap with their reports of the last month that was due."""
        return [(b, self.lapor.satu(b.kecamatan)) for b in self.baris]

    @property
    def url_rekap_lapor(self) -> str:
        """The recap of the same twelve months in the same area."""
        bulan = sandi_bulan(self.lapor.bulan)
        return alamat("laporan:rekap", sampai=bulan, kecamatan=self.lingkup.kode)

    @property
    def judul_total(self) -> str:
        if self.lingkup.kecamatan:
            return "Jumlah"
        return "Kabupaten" if melihat_semua(self.lingkup.user) else "Wilayah Anda"

    @property
    def grafik(self) -> dict[str, object]:
        """Stacked bars per kecamatan, for static/js/grafik.js; the recap is its table twin."""
        return {
            "datar": True,
            "label": [str(b.kecamatan) for b in self.baris],
            "seri": [
                {
                    "nama": sifat.singkat,
                    "warna": f"--{sifat.kelas.removeprefix('j-')}",
                    "nilai": [b.jenis[i].n for b in self.baris],
                }
                for i, sifat in enumerate(self.sifat)
            ],
        }


def susun_dasbor(lingkup: Lingkup) -> Dasbor:
    """The dashboard of this scope, put together anew only after some record changed."""
    kunci = ("dasbor", lingkup.user.pk, lingkup.hari_ini, lingkup.per, lingkup.kode)
    return selama_data_sama(kunci, lambda: _susun(lingkup))


def _susun(lingkup: Lingkup) -> Dasbor:
    """Put the dashboard together; the number of queries does not depend on the data."""
    user, per, kode = lingkup.user, lingkup.per, lingkup.kode
    desa = _desa(lingkup)
    keadaan = keadaan_desa(user, per, lingkup.hari_ini)
    jenis = rekap_jenis(user, per, kode)
    lokus, lokus_depan = rekap_semua([per.year, per.year + 1], per, lingkup.kode_lokus).values()
    petugas = petugas_per_jenis(user, per, kode)
    total = _total(lingkup, desa, jenis, petugas, lokus)
    lapor = lapor_dasbor(lingkup)
    return Dasbor(
        lingkup=lingkup,
        sejak=None if total.jumlah.n else mulai_terawal(user, kode),
        kartu=tuple(_kartu(lingkup, r, len(desa)) for r in jenis),
        petugas=total.petugas,
        petugas_jenis=tuple(
            (j.label, Angka(petugas[j], lingkup.alamat("petugas:daftar", jenis=j.value)))
            for j in JenisJabatan
        ),
        # An officer sees colleagues beyond the own villages: no ratio of the two.
        rasio=rasio(len(desa), petugas.total()) if melihat_semua(user) else "",
        lokus=lokus,
        lokus_depan=lokus_depan,
        baris=_baris(lingkup, desa, keadaan, lokus.ada),
        total=total,
        perhatian=perhatian(lingkup, desa, keadaan, lokus, lapor, bool(total.jumlah.n)),
        sambutan=_sambutan(lingkup, desa, keadaan, jenis, petugas, (lokus, lokus_depan)),
        penghargaan=tuple(_penghargaan(lingkup)),
        peta=peta_dasbor(keadaan, desa, kode, _stunting(lingkup, desa)),
        lapor=lapor,
    )


def _stunting(lingkup: Lingkup, desa: Sequence[Desa]) -> BahanPeta:
    """Weighing of the year of that day. One query."""
    return baca_bahan(
        desa,
        lingkup.per.year,
        ambang=ProfilDinas.ambil().ambang_cakupan,
        hari_ini=lingkup.hari_ini,
        ukuran=UKURAN,
    )


def _desa(lingkup: Lingkup) -> list[Desa]:
    """Villages of the area on that day, with their kecamatan."""
    desa = desa_terlihat(lingkup.user, lingkup.hari_ini).per(lingkup.per)
    if lingkup.kecamatan:
        desa = desa.filter(kecamatan=lingkup.kecamatan)
    return list(desa.select_related("kecamatan").order_by("kode"))


def _kartu(lingkup: Lingkup, rekap: RekapJenis, semua_desa: int) -> KartuJenis:
    return KartuJenis(
        sifat=rekap.sifat,
        jumlah=Angka(rekap.jumlah, lingkup.alamat("kelompok:daftar", jenis=rekap.jenis)),
        dibentuk=Angka(rekap.dibentuk, rekap.url_dibentuk),
        berakhir=Angka(rekap.berakhir, rekap.url_berakhir),
        desa=Angka(rekap.desa, lingkup.alamat("wilayah:daftar", jenis=rekap.jenis)),
        semua_desa=semua_desa,
    )


def _total(
    lingkup: Lingkup,
    desa: Sequence[Desa],
    jenis: Sequence[RekapJenis],
    petugas: Counter[str],
    lokus: RekapLokus,
) -> BarisRekap:
    satu_daftar = lokus.ada and (lingkup.kode_lokus or melihat_semua(lingkup.user))
    return BarisRekap(
        kecamatan=None,
        url="",
        desa=Angka(len(desa), lingkup.alamat("wilayah:daftar")),
        jenis=tuple(
            Angka(r.jumlah, lingkup.alamat("kelompok:daftar", jenis=r.jenis)) for r in jenis
        ),
        jumlah=Angka(sum(r.jumlah for r in jenis), lingkup.alamat("kelompok:daftar")),
        petugas=Angka(petugas.total(), lingkup.alamat("petugas:daftar")),
        # No one list holds the lokus of just two kecamatan.
        lokus=Angka(lokus.jumlah if satu_daftar else None, lokus.url_semua),
    )


def _baris(
    lingkup: Lingkup, desa: Sequence[Desa], keadaan: KeadaanDesa, ada_lokus: bool
) -> tuple[BarisRekap, ...]:
    """One row per kecamatan of the area, its groups from the same counts as the map."""
    petugas = petugas_per_kecamatan(lingkup.user, lingkup.per)
    lokus = lokus_per_kecamatan(lingkup.per.year) if ada_lokus else None
    kecamatan = (lingkup.kecamatan,) if lingkup.kecamatan else lingkup.semua_kecamatan
    return tuple(_satu_baris(lingkup, k, desa, keadaan, petugas, lokus) for k in kecamatan)


def _satu_baris(
    lingkup: Lingkup,
    kecamatan: Kecamatan,
    desa: Sequence[Desa],
    keadaan: KeadaanDesa,
    petugas: Counter[str],
    lokus: dict[str, int] | None,
) -> BarisRekap:
    di_sini = [d for d in desa if d.kecamatan_id == kecamatan.pk]
    per_jenis = {j: keadaan.jumlah_di(di_sini, j) for j in SIFAT}
    saring = {"kecamatan": kecamatan.kode}
    return BarisRekap(
        kecamatan=kecamatan,
        url=alamat("wilayah:kecamatan", kecamatan.kode, per=lingkup.per_tautan),
        desa=Angka(len(di_sini), lingkup.alamat("wilayah:daftar", **saring)),
        jenis=tuple(
            Angka(n, lingkup.alamat("kelompok:daftar", jenis=j, **saring))
            for j, n in per_jenis.items()
        ),
        jumlah=Angka(sum(per_jenis.values()), lingkup.alamat("kelompok:daftar", **saring)),
        petugas=Angka(petugas[kecamatan.kode], lingkup.alamat("petugas:daftar", **saring)),
        lokus=Angka(
            None if lokus is None else lokus.get(kecamatan.kode, 0),
            alamat("stunting:lokus_tahun", lingkup.per.year, **saring),
        ),
    )


def _penghargaan(lingkup: Lingkup) -> QuerySet[Penghargaan]:
    """The latest awards up to that day; one without a date counts from its year."""
    sampai = Q(tanggal__lte=lingkup.per) | Q(tanggal__isnull=True, tahun__lte=lingkup.per.year)
    terlihat = Penghargaan.objects.terlihat(lingkup.user, lingkup.hari_ini)
    return terlihat.filter(sampai)[:PENGHARGAAN_TERAKHIR]


def _sambutan(
    lingkup: Lingkup,
    desa: Sequence[Desa],
    keadaan: KeadaanDesa,
    jenis: Sequence[RekapJenis],
    petugas: Counter[str],
    lokus: tuple[RekapLokus, RekapLokus],
) -> str:
    """What is beyond the own villages (colleagues, other lokus) is left out for an officer."""
    semua = melihat_semua(lingkup.user)
    kini, depan = (r.jumlah if r.ada and semua else None for r in lokus)
    return sambutan(
        BahanSambutan(
            per=lingkup.per,
            tempat=_tempat(lingkup),
            jenis=[(r.jumlah, _nama_jenis(lingkup, r)) for r in jenis],
            petugas=[(petugas[j], j.label) for j in JenisJabatan if semua],
            binaan=sum(d.kode in keadaan.petugas for d in desa),
            desa=len(desa),
            lokus=kini,
            lokus_depan=depan,
        )
    )


def _tempat(lingkup: Lingkup) -> str:
    kecamatan = f"Kecamatan {lingkup.kecamatan}" if lingkup.kecamatan else ""
    if melihat_semua(lingkup.user):
        return kecamatan or f"Kabupaten {lingkup.kabupaten}"
    return f"wilayah binaan di {kecamatan}" if kecamatan else "wilayah binaan"


def _nama_jenis(lingkup: Lingkup, rekap: RekapJenis) -> str:
    """A BKB is called holistic-integrative only while every one of them is."""
    if rekap.jenis != Jenis.BKB or not rekap.jumlah:
        return rekap.sifat.singkat
    holistik = jumlah_holistik(lingkup.user, lingkup.per, lingkup.kode)
    if holistik == rekap.jumlah:
        return "BKB Holistik Integratif"
    return f"BKB ({holistik} di antaranya Holistik Integratif)" if holistik else "BKB"
