"""What the dashboard is asked for."""

import datetime
from dataclasses import dataclass

from dasbor.tautan import alamat, hanya_bila_lain
from dinas.models import Pengguna
from petugas.akses import melihat_semua
from wilayah.models import Kecamatan


@dataclass(frozen=True)
class Lingkup:
    """What the dashboard is asked for: whose area, which day, which kecamatan (None = all)."""

    user: Pengguna
    hari_ini: datetime.date
    per: datetime.date
    kabupaten: str
    semua_kecamatan: tuple[Kecamatan, ...]
    kecamatan: Kecamatan | None = None

    @property
    def per_tautan(self) -> str:
        return hanya_bila_lain(self.per, self.hari_ini)

    @property
    def kode(self) -> str:
        return self.kecamatan.kode if self.kecamatan else ""

    @property
    def kode_lokus(self) -> str:
        """Lokus lists are nobody's area: an officer is shown those of the own kecamatan."""
        if self.kode or melihat_semua(self.user) or len(self.semua_kecamatan) != 1:
            return self.kode
        return self.semua_kecamatan[0].kode

    @property
    def cakupan_lokus(self) -> str:
        """Where the lokus are that an officer is shown; who sees all needs no word."""
        if melihat_semua(self.user):
            return ""
        nama = {k.kode: k.nama for k in self.semua_kecamatan}.get(self.kode_lokus)
        return f"Kecamatan {nama}" if nama else "seluruh kabupaten"

    def alamat(self, nama: str, *args: object, **saringan: str) -> str:
        """A list as of the same day and in the same kecamatan."""
        baku = {"kecamatan": self.kode, "per": self.per_tautan}
        return alamat(nama, *args, **baku | saringan)
