"""Monthly reports on the dashboard: twelve months up to the latest that was due on its day."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from dasbor.angka import Angka
from dasbor.lingkup import Lingkup
from inti.bulan import deret_bulan, geser_bulan, sandi_bulan
from inti.nilai import bulan_panjang
from kelompok.models import Kelompok
from kelompok.rekap import AturanLaporan, BarisCapaian, RekapSetahun, bulan_tempo, rekap_setahun
from kelompok.rekap.capaian import DIAM
from wilayah.models import Kecamatan

SERI = (
    ("Tepat waktu", "--tepat", "tepat"),
    ("Terlambat", "--lambat", "terlambat"),
    ("Belum lapor", "--belum", "belum"),
)


@dataclass(frozen=True)
class LaporDasbor:
    """The recap, and how many groups were silent; links lead to lists of just these rows."""

    rekap: RekapSetahun
    diam: Angka

    @property
    def bulan(self) -> datetime.date:
        """The last of the twelve months."""
        return self.rekap.sampai

    @property
    def ada(self) -> bool:
        """Whether anything was owed or sent at all in these months."""
        return self.rekap.setahun.ada

    @property
    def belum(self) -> Angka:
        terakhir = self.rekap.terakhir
        return Angka(terakhir.lapor.belum if terakhir.lapor.wajib else None, terakhir.url_belum)

    def satu(self, kecamatan: Kecamatan | None) -> BarisCapaian | None:
        """The last month of one kecamatan, or of all; None where nothing was owed or sent."""
        return self.rekap.kecamatan.get(kecamatan.kode) if kecamatan else self.rekap.terakhir

    @property
    def grafik(self) -> dict[str, object]:
        """Stacked bars per month, for static/js/grafik.js; the table under it is its twin."""
        return {
            "label": [bulan_panjang(b.kunci)[:3] for b in self.rekap.bulan],  # type: ignore[arg-type]
            "seri": [
                {
                    "nama": nama,
                    "warna": warna,
                    "nilai": [getattr(b.lapor, kolom) for b in self.rekap.bulan],
                }
                for nama, warna, kolom in SERI
            ],
        }


def lapor_dasbor(lingkup: Lingkup) -> LaporDasbor:
    """Reports as of the day: judged by the records of now, up to the month that was due then."""
    user, per, kecamatan, aturan = lingkup.user, lingkup.per, lingkup.kode, AturanLaporan()
    sampai = bulan_tempo(per, aturan)
    saringan = {"kecamatan": kecamatan} if kecamatan else {}
    rekap = rekap_setahun(user, sampai, sekarang=timezone.now(), aturan=aturan, saringan=saringan)
    deret = aturan.deret(deret_bulan(geser_bulan(sampai, 1 - DIAM), sampai))
    diam = Kelompok.objects.terlihat(user).per(per).diam(deret)
    if kecamatan:
        diam = diam.filter(desa__kecamatan__kode=kecamatan)
    url_diam = lingkup.alamat("kelompok:daftar", diam=sandi_bulan(sampai))
    return LaporDasbor(rekap, Angka(diam.count(), url_diam))
