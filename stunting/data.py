"""What is known of stunting in each village in one year, and what is missing.

Assembled from rows that are read once (`baca`); shares come from stunting/rekap alone.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from inti.bulan import deret_bulan
from stunting.kelas import NilaiPeta, akhir_tahun, sandi_kelas
from stunting.models import (
    CakupanLayanan,
    IndikatorLayanan,
    KeluargaBerisiko,
    Pengukuran,
    PrevalensiTerbit,
)
from stunting.models.penimbangan import KOLOM
from stunting.rekap import (
    BULAN_TIMBANG,
    TANPA_BKB,
    BarisTimbang,
    CakupanBkb,
    Hitungan,
    Prevalensi,
    cakupan_bkb,
    prevalensi_area,
    prevalensi_per_desa,
)
from wilayah.models import Desa, Kecamatan


@dataclass(frozen=True)
class BarisData:
    """One village in one year.

    `bulan` = months with a complete row, `setengah` with one that is not; `kurang_timbang` =
    weighing months that have passed without a complete row. `berlebih` = months in which more
    were measured than targeted. `indikator` = services that have target and reached.
    """

    desa: Desa
    prevalensi: Prevalensi
    bulan: tuple[datetime.date, ...]
    setengah: tuple[datetime.date, ...]
    berlebih: tuple[datetime.date, ...]
    kurang_timbang: tuple[datetime.date, ...]
    rendah: bool
    keluarga: KeluargaBerisiko | None
    indikator: int
    indikator_semua: int
    terbit: PrevalensiTerbit | None
    bkb: CakupanBkb = TANPA_BKB

    @cached_property
    def nilai(self) -> NilaiPeta:
        """What the map shows of it."""
        k = self.keluarga
        diketahui = (k.berisiko or 0, k.sasaran or 0) if k and self.ada_keluarga else None
        return NilaiPeta(self.prevalensi, self.rendah, diketahui, self.bkb)

    @property
    def ada_keluarga(self) -> bool:
        """Whether its families at risk are known, and of how many."""
        return self.keluarga is not None and None not in (
            self.keluarga.sasaran,
            self.keluarga.berisiko,
        )

    @property
    def cakupan_lengkap(self) -> bool:
        return self.indikator >= self.indikator_semua > 0


# Filter value → label, and which villages it keeps. The counts on the page are of these.
TAMPIL: dict[str, tuple[str, Callable[[BarisData], bool]]] = {
    "ditimbang": ("Ada penimbangan", lambda b: bool(b.bulan)),
    "tanpa_penimbangan": ("Tanpa penimbangan", lambda b: not b.bulan),
    "kurang_timbang": ("Bulan timbang belum ada", lambda b: bool(b.kurang_timbang)),
    "setengah": ("Penimbangan belum lengkap isinya", lambda b: bool(b.setengah)),
    "rendah": ("Cakupan penimbangan rendah", lambda b: b.rendah),
    "berlebih": ("Diukur melebihi sasaran", lambda b: bool(b.berlebih)),
    "keluarga": ("Ada keluarga berisiko", lambda b: b.ada_keluarga),
    "tanpa_keluarga": ("Tanpa keluarga berisiko", lambda b: not b.ada_keluarga),
    "cakupan": ("Cakupan layanan lengkap", lambda b: b.cakupan_lengkap),
    "kurang_cakupan": ("Cakupan layanan belum lengkap", lambda b: not b.cakupan_lengkap),
}


@dataclass(frozen=True)
class BarisKecamatan:
    """A kecamatan: its villages that are shown, and the share over all those of the area."""

    kecamatan: Kecamatan
    prevalensi: Prevalensi
    terbit: PrevalensiTerbit | None
    rendah: bool
    keluarga: "JumlahKeluarga"
    desa: list[BarisData]


@dataclass(frozen=True)
class JumlahKeluarga:
    """Families at risk over villages, of which `desa` are known."""

    berisiko: int = 0
    sasaran: int = 0
    desa: int = 0


@dataclass
class DataTahun:
    """The year over the villages of an area; `tampil` and `kelas` say which are listed."""

    tahun: int
    ambang: int
    semua: list[BarisData]
    pengukuran: list[Hitungan]
    terbit: dict[str, PrevalensiTerbit] = field(default_factory=dict)
    tampil: str = ""
    kelas: str = ""
    terbit_area: PrevalensiTerbit | None = None

    @cached_property
    def baris(self) -> list[BarisData]:
        """The villages that are listed."""
        saring = TAMPIL[self.tampil][1] if self.tampil else bool
        kelas = self.kelas
        return [
            b for b in self.semua if saring(b) and (not kelas or kelas in sandi_kelas(b.nilai))
        ]

    @cached_property
    def jumlah(self) -> dict[str, int]:
        """Filter value → villages that it lists."""
        return {k: sum(saring(b) for b in self.semua) for k, (_, saring) in TAMPIL.items()}

    @cached_property
    def prevalensi(self) -> Prevalensi:
        return self._area(self.semua)

    @property
    def rendah(self) -> bool:
        return self.prevalensi.rendah(self.ambang)

    @property
    def keluarga(self) -> JumlahKeluarga:
        return jumlah_keluarga(self.semua)

    @cached_property
    def tanpa(self) -> list[Desa]:
        """Villages without a row in the month that speaks for the area."""
        pk = set(self.prevalensi.tanpa)
        return [b.desa for b in self.semua if b.desa.pk in pk]

    @cached_property
    def _per_kecamatan(self) -> dict[str, list[BarisData]]:
        per: dict[str, list[BarisData]] = defaultdict(list)
        for b in self.semua:
            per[b.desa.kecamatan.kode].append(b)
        return per

    @cached_property
    def area_kecamatan(self) -> dict[str, Prevalensi]:
        """Kecamatan code → share over its villages, whether listed or not."""
        return {kode: self._area(isi) for kode, isi in self._per_kecamatan.items()}

    @cached_property
    def kecamatan(self) -> list[BarisKecamatan]:
        tampak = {b.desa.pk for b in self.baris}
        hasil = []
        for kode, isi in self._per_kecamatan.items():
            if desa := [b for b in isi if b.desa.pk in tampak]:
                area = self.area_kecamatan[kode]
                hasil.append(
                    BarisKecamatan(
                        kecamatan=isi[0].desa.kecamatan,
                        prevalensi=area,
                        terbit=self.terbit.get(kode),
                        rendah=area.rendah(self.ambang),
                        keluarga=jumlah_keluarga(isi),
                        desa=desa,
                    )
                )
        return hasil

    def _area(self, baris: list[BarisData]) -> Prevalensi:
        return prevalensi_area(self.pengukuran, {b.desa.pk for b in baris}, self.tahun)


def jumlah_keluarga(baris: Iterable[BarisData]) -> JumlahKeluarga:
    ada = [b.keluarga for b in baris if b.keluarga and b.ada_keluarga]
    return JumlahKeluarga(
        sum(k.berisiko or 0 for k in ada), sum(k.sasaran or 0 for k in ada), len(ada)
    )


def baca(
    desa: "QuerySet[Any]",
    tahun: int,
    *,
    ambang: int,
    hari_ini: datetime.date,
    dengan_bkb: bool = False,
) -> DataTahun:
    """The year for these villages. Six queries, however many there are; with BKB one more."""
    daftar = list(desa.select_related("kecamatan").order_by("kecamatan__kode", "nama", "kode"))
    bulanan = Pengukuran.objects.filter(desa__in=desa, bulan__year=tahun).order_by("bulan", "pk")
    pengukuran = [Hitungan(*p) for p in bulanan.values_list("desa", "bulan", *KOLOM)]
    keluarga = {k.desa_id: k for k in KeluargaBerisiko.objects.filter(desa__in=desa, tahun=tahun)}
    indikator = Counter(
        CakupanLayanan.objects.filter(
            desa__in=desa,
            tahun=tahun,
            indikator__aktif=True,
            sasaran__isnull=False,
            realisasi__isnull=False,
        ).values_list("desa", flat=True)
    )
    semua_indikator = IndikatorLayanan.objects.filter(aktif=True).count()
    terbit = _terbit(tahun)
    per_desa = prevalensi_per_desa(pengukuran, [d.pk for d in daftar], tahun)
    per = akhir_tahun(tahun, hari_ini)
    bkb = cakupan_bkb([d.pk for d in daftar], per) if dengan_bkb else {}
    rincian: dict[int, list[Hitungan]] = defaultdict(list)
    for p in pengukuran:
        rincian[p.desa_id].append(p)
    baris = [
        BarisData(
            desa=d,
            prevalensi=per_desa[d.pk],
            **_bulan(rincian[d.pk], tahun, hari_ini),
            rendah=per_desa[d.pk].rendah(ambang),
            keluarga=keluarga.get(d.pk),
            indikator=indikator[d.pk],
            indikator_semua=semua_indikator,
            terbit=terbit.get(d.kode),
            bkb=bkb.get(d.pk, TANPA_BKB),
        )
        for d in daftar
    ]
    return DataTahun(tahun, ambang, baris, pengukuran, terbit)


def _bulan(
    baris: list[Hitungan], tahun: int, hari_ini: datetime.date
) -> dict[str, tuple[datetime.date, ...]]:
    """The months of one village, sorted by what is known of them."""
    ada = sorted(p.bulan for p in baris if p.lengkap)
    return {
        "bulan": tuple(ada),
        "setengah": tuple(sorted(p.bulan for p in baris if setengah(p))),
        "berlebih": tuple(sorted(p.bulan for p in baris if berlebih(p))),
        "kurang_timbang": tuple(b for b in bulan_timbang(tahun, hari_ini) if b not in ada),
    }


def setengah(p: BarisTimbang) -> bool:
    """Begun, but not of use for a share yet."""
    isi = (p.sasaran, p.diukur, p.pendek, p.sangat_pendek)
    return not p.lengkap and any(v is not None for v in isi)


def berlebih(p: BarisTimbang) -> bool:
    """More measured than targeted: newcomers, or a slip of the pen."""
    return None not in (p.diukur, p.sasaran) and (p.diukur or 0) > (p.sasaran or 0)


def bulan_timbang(tahun: int, hari_ini: datetime.date) -> list[datetime.date]:
    """The weighing months of `tahun` that are over."""
    semua = [datetime.date(tahun, b, 1) for b in sorted(BULAN_TIMBANG)]
    return [b for b in semua if b < hari_ini.replace(day=1)]


def bulan_isi(tahun: int, hari_ini: datetime.date) -> list[datetime.date]:
    """Months of `tahun` that may be filled in, the current one included."""
    akhir = min(datetime.date(tahun, 12, 1), hari_ini.replace(day=1))
    return deret_bulan(datetime.date(tahun, 1, 1), akhir) if akhir.year == tahun else []


def _terbit(tahun: int) -> dict[str, PrevalensiTerbit]:
    """Code of village or kecamatan ("" = the kabupaten) → what was published of the year."""
    hasil = {}
    for p in PrevalensiTerbit.objects.filter(tahun=tahun).select_related("desa", "kecamatan"):
        wilayah = p.desa or p.kecamatan
        hasil[wilayah.kode if wilayah else ""] = p
    return hasil
