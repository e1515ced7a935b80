"""What stands beside the ledger: what lacks a decree, and what ends soon."""

import datetime
from dataclasses import dataclass

from django.db.models import QuerySet

from dasbor.sk.daftar import SEGERA
from dasbor.sk.kaitan import sk_terlihat
from dasbor.sk.tanpa import AKTIF, TANPA, hitung_tanpa
from dasbor.tautan import alamat, daftar_kelompok, hanya_bila_lain
from dinas.models import Pengguna, SuratKeputusan
from inti.halaman import jumlah_dan_sebagian
from kelompok.jenis import SIFAT, SifatJenis
from kelompok.models import Kelompok
from kelompok.rekap import kekurangan

SEBUT = 6


@dataclass(frozen=True)
class Hitungan:
    """A count and the list of exactly these rows."""

    judul: str
    n: int
    url: str


@dataclass(frozen=True)
class Ringkasan:
    aktif: int  # groups
    tanpa: int  # … of them without a decree in force
    url_ber_sk: str
    url_tanpa: str
    per_jenis: list[tuple[SifatJenis, Hitungan]]
    contoh: list[Kelompok]
    lain: list[Hitungan]
    segera: int
    url_segera: str
    contoh_segera: list[SuratKeputusan]

    @property
    def ber_sk(self) -> int:
        return self.aktif - self.tanpa


def ringkasan(user: Pengguna, per: datetime.date, hari_ini: datetime.date) -> Ringkasan:
    """Four queries."""
    tautan = hanya_bila_lain(per, hari_ini)
    per_jenis = kekurangan(user, per).tanpa_sk
    banyak = hitung_tanpa(user, per)
    segera, contoh = jumlah_dan_sebagian(sk_segera(user, per), SEBUT)
    tanpa = Kelompok.objects.terlihat(user).per(per).ber_sk(per, ada=False)
    return Ringkasan(
        aktif=banyak[AKTIF],
        tanpa=sum(per_jenis.values()),
        url_ber_sk=daftar_kelompok(tautan, sk="ada"),
        url_tanpa=daftar_kelompok(tautan, sk="tanpa"),
        per_jenis=[
            (SIFAT[j], Hitungan(SIFAT[j].singkat, n, daftar_kelompok(tautan, sk="tanpa", jenis=j)))
            for j, n in per_jenis.items()
        ],
        contoh=list(tanpa.select_related("desa__kecamatan").order_by("desa__kode", "pk")[:SEBUT]),
        lain=[
            Hitungan(t.judul, banyak[t.kode], alamat("sk:tanpa", jenis=t.kode, per=tautan))
            for t in TANPA
        ],
        segera=segera,
        url_segera=alamat("sk:daftar", keadaan="segera", per=tautan),
        contoh_segera=contoh,
    )


def sk_segera(user: Pengguna, per: datetime.date) -> QuerySet[SuratKeputusan]:
    """Decrees in force that end within SEGERA days, the nearest end first."""
    akhir = per + datetime.timedelta(days=SEGERA)
    sk = sk_terlihat(user).filter(
        tanggal__lte=per, berlaku_sampai__gte=per, berlaku_sampai__lte=akhir
    )
    return sk.order_by("berlaku_sampai", "pk")
