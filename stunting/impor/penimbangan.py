"""Weighing of villages from a sheet: one row per village and month."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from impor.hasil import Total
from impor.jenis import Baris, daftarkan
from impor.kolom import Bulan, Bulat, Kolom, Pembantu, Ruang, Teks
from inti.bulan import bulan_dari
from inti.nilai import bulan_panjang
from inti.tanggal import akhir_bulan
from petugas.akses import desa_terlihat
from stunting.lembar.aturan import galat_penimbangan, peringatan_penimbangan
from stunting.models import Pengukuran
from stunting.models.dasar import TAHUN_TERAWAL
from stunting.models.penimbangan import KOLOM as ISIAN
from wilayah.impor_masa import JenisPerDesa, kolom_tempat

KOLOM: tuple[Kolom, ...] = (
    Teks(nama="kode", lebar=12, catatan="Kosongkan untuk data baru; jangan diubah."),
    *kolom_tempat(),
    Pembantu(nama="tahun", lebar=8, sebutan=("thn",), dari=lambda x: x.bulan.year),
    Bulan(
        nama="bulan",
        wajib=True,
        lebar=10,
        sebutan=("bulan timbang", "bulan penimbangan", "periode", "bln"),
        catatan="2020-08, Agustus 2020, atau Agustus dengan kolom Tahun di sebelahnya.",
    ),
    Bulat(nama="sasaran", lebar=10, sebutan=("sasaran balita", "jumlah balita", "balita")),
    Bulat(nama="diukur", lebar=10, sebutan=("jumlah diukur", "balita diukur", "ditimbang")),
    Bulat(nama="pendek", lebar=10, sebutan=("balita pendek", "tb/u pendek")),
    Bulat(nama="sangat_pendek", lebar=10, sebutan=("balita sangat pendek",)),
)
TURUNAN = ("Prevalensi (%)", "Cakupan diukur (%)", "Asal data", "Stunting", "No", "Nomor", "No.")


@daftarkan
class ImporPenimbangan(JenisPerDesa):
    kode = "penimbangan"
    urutan = 5
    judul = "Penimbangan"
    ikon = "clipboard-data"
    keterangan = "satu baris satu desa dalam satu bulan, jumlah balita"
    satuan = "penimbangan"
    izin = "stunting.change_pengukuran"
    model = Pengukuran
    kolom = KOLOM
    turunan = TURUNAN
    lembar = "Penimbangan"
    judul_total = "Penimbangan per tahun, sebelum dan sesudah"
    masa: ClassVar[str] = "bulan"
    isian: ClassVar[tuple[str, ...]] = ISIAN

    def desa(self, user: Any, hari_ini: datetime.date) -> Any:
        return desa_terlihat(user, hari_ini)

    def galat_isi(self, isi: Mapping[str, int | None]) -> dict[str, str]:
        return galat_penimbangan(isi)

    def peringatan_isi(self, isi: Mapping[str, int | None]) -> dict[str, str]:
        return peringatan_penimbangan(isi)

    def galat_masa(self, masa: datetime.date, hari_ini: datetime.date) -> str:
        if masa > hari_ini:
            return f"{bulan_panjang(masa)} belum tiba."
        return "" if masa.year >= TAHUN_TERAWAL else f"Paling awal tahun {TAHUN_TERAWAL}."

    def akhir(self, masa: datetime.date) -> datetime.date:
        return akhir_bulan(masa)

    def buat(self, baris: Sequence[Baris], ruang: Ruang) -> list[Pengukuran]:
        if not baris:
            return []
        kode = Pengukuran.kode_baru(len(baris))
        return [self.isi(Pengukuran(kode=k), b) for k, b in zip(kode, baris, strict=True)]

    def total(self, baris: Sequence[Baris], ruang: Ruang) -> list[Total]:
        """Rows of the years that the file names, in the area of the user."""
        tahun = sorted({b.nilai["bulan"].year for b in baris if b.nilai.get("bulan")})
        ada = Pengukuran.objects.terlihat(ruang.user, ruang.hari_ini)
        sebelum = dict.fromkeys(tahun, 0)
        for bulan in ada.filter(bulan__year__in=tahun).order_by().values_list("bulan", flat=True):
            sebelum[bulan.year] += 1
        baru = [b.nilai["bulan"].year for b in baris if b.baru and b.berubah]
        return [Total(str(t), n, n + baru.count(t)) for t, n in sebelum.items()]

    def semua(self, ruang: Ruang) -> Iterable[Any]:
        """The latest twelve months."""
        awal = bulan_dari(ruang.hari_ini).replace(year=ruang.hari_ini.year - 1)
        ada = Pengukuran.objects.terlihat(ruang.user, ruang.hari_ini).filter(bulan__gt=awal)
        return ada.untuk_daftar().order_by("desa__kode", "bulan")
