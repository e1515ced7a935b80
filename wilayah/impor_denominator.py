"""Yearly denominators of villages from a sheet: one row per village and year."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from impor.hasil import Total
from impor.jenis import Baris, daftarkan
from impor.kolom import Bulat, Kolom, Ruang, Teks
from inti.nilai import ribuan
from wilayah.impor_masa import JenisPerDesa, kolom_tempat, nilai
from wilayah.models import DataDesa, Desa

ISIAN = (
    "penduduk",
    "keluarga",
    "keluarga_balita",
    "keluarga_remaja",
    "keluarga_lansia",
    "remaja",
    "pus",
)
BAGIAN = {
    "keluarga_balita": "Keluarga dengan balita",
    "keluarga_remaja": "Keluarga dengan remaja",
    "keluarga_lansia": "Keluarga dengan lansia",
}
SEBUTAN = {
    "penduduk": ("jumlah penduduk", "jiwa"),
    "keluarga": ("jumlah keluarga", "jumlah kk", "kk"),
    "keluarga_balita": ("keluarga dengan balita", "keluarga punya balita"),
    "keluarga_remaja": ("keluarga dengan remaja", "keluarga punya remaja"),
    "keluarga_lansia": ("keluarga dengan lansia", "keluarga punya lansia"),
    "remaja": ("remaja 10–24 tahun", "remaja 10-24", "jumlah remaja"),
    "pus": ("pasangan usia subur", "jumlah pus"),
}
KOLOM: tuple[Kolom, ...] = (
    Teks(nama="kode", lebar=12, catatan="Kosongkan untuk data baru; jangan diubah."),
    *kolom_tempat(),
    Bulat(nama="tahun", wajib=True, lebar=8, sebutan=("thn",)),
    *(Bulat(nama=k, lebar=14, sebutan=SEBUTAN[k]) for k in ISIAN),
    Teks(nama="sumber", wajib=True, lebar=30, sebutan=("sumber data",)),
)
TURUNAN = ("Asal data", "No", "Nomor", "No.")


@daftarkan
class ImporDenominator(JenisPerDesa):
    kode = "denominator"
    urutan = 8
    judul = "Penyebut tahunan desa"
    ikon = "users"
    keterangan = "penduduk, keluarga, remaja, dan PUS; satu baris satu desa dalam satu tahun"
    satuan = "data desa"
    izin = "wilayah.change_datadesa"
    model = DataDesa
    kolom = KOLOM
    turunan = TURUNAN
    lembar = "Denominator"
    judul_total = "Desa yang berdata per tahun, sebelum dan sesudah"
    masa: ClassVar[str] = "tahun"
    isian: ClassVar[tuple[str, ...]] = ISIAN

    def desa(self, user: Any, hari_ini: datetime.date) -> Any:
        """All villages: reference data are the administrator's, who sees them all."""
        return Desa.objects.all()

    def galat_isi(self, isi: Mapping[str, int | None]) -> dict[str, str]:
        """Families with somebody are among the families."""
        keluarga = isi["keluarga"]
        if keluarga is None:
            return {}
        return {
            k: f"{nama} {ribuan(n)} melebihi jumlah keluarga, {ribuan(keluarga)}."
            for k, nama in BAGIAN.items()
            if (n := isi[k]) is not None and n > keluarga
        }

    def galat_masa(self, masa: int, hari_ini: datetime.date) -> str:
        return "" if masa <= hari_ini.year else f"Tahun {masa} belum tiba."

    def akhir(self, masa: int) -> datetime.date:
        return datetime.date(masa, 12, 31)

    def buat(self, baris: Sequence[Baris], ruang: Ruang) -> list[DataDesa]:
        if not baris:
            return []
        kode = DataDesa.kode_baru(len(baris))
        return [self.isi(DataDesa(kode=k), b) for k, b in zip(kode, baris, strict=True)]

    def total(self, baris: Sequence[Baris], ruang: Ruang) -> list[Total]:
        tahun = sorted({t for b in baris if (t := nilai(b, "tahun"))})
        sebelum = dict.fromkeys(tahun, 0)
        for t in (
            DataDesa.objects.filter(tahun__in=tahun).order_by().values_list("tahun", flat=True)
        ):
            sebelum[t] += 1
        baru = [b.nilai["tahun"] for b in baris if b.baru and b.berubah]
        return [Total(str(t), n, n + baru.count(t)) for t, n in sebelum.items()]

    def semua(self, ruang: Ruang) -> Iterable[Any]:
        """All years: the template is the export of this list, which has no page of its own."""
        semua = DataDesa.objects.select_related("desa__kecamatan")
        return semua.order_by("-tahun", "desa__kode", "pk")
