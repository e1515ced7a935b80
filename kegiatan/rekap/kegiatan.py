"""Figures of events: over a list, and per officer and month."""

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse

from dinas.models import Pengguna
from inti.tanggal import akhir_bulan
from kegiatan.models import JenisKegiatan, Kegiatan
from petugas.models import Petugas


def url_daftar(**saringan: object) -> str:
    """The list of events with these filters."""
    isi = {k: v for k, v in saringan.items() if v not in ("", None)}
    return f"{reverse('kegiatan:daftar')}?{urlencode(isi)}"


@dataclass(frozen=True)
class RekapKegiatan:
    """Events of a list. Participants are summed over those that counted them (`terhitung`)."""

    jumlah: int
    hari_ini: int
    peserta_l: int
    peserta_p: int
    terhitung: int
    kecamatan: int
    komitmen: int
    selesai: int
    lewat: int

    @property
    def peserta(self) -> int | None:
        return self.peserta_l + self.peserta_p if self.terhitung else None

    @property
    def tak_terhitung(self) -> int:
        """Events whose participants nobody counted, or that are still to come."""
        return self.jumlah - self.terhitung


def rekap_kegiatan(baris: QuerySet[Kegiatan], hari_ini: datetime.date) -> RekapKegiatan:
    """Figures of `baris`, which carries `dengan_komitmen`. One query."""
    angka = baris.order_by().aggregate(
        jumlah=Count("pk"),
        hari_ini=Count("pk", filter=Q(mulai=hari_ini)),
        terhitung=Count("peserta_l"),
        laki=Coalesce(Sum("peserta_l"), 0),
        perempuan=Coalesce(Sum("peserta_p"), 0),
        banyak_kecamatan=Count(Coalesce("desa__kecamatan", "kecamatan"), distinct=True),
        komitmen=Coalesce(Sum("jumlah_komitmen"), 0),
        selesai=Coalesce(Sum("komitmen_selesai"), 0),
        lewat=Coalesce(Sum("komitmen_lewat"), 0),
    )
    return RekapKegiatan(
        peserta_l=angka.pop("laki"),
        peserta_p=angka.pop("perempuan"),
        kecamatan=angka.pop("banyak_kecamatan"),
        **angka,
    )


@dataclass(frozen=True)
class AngkaJenis:
    """Events of one kind, and the list of them."""

    label: str
    jumlah: int
    url: str


@dataclass(frozen=True)
class LaporanPetugas:
    """What an officer did in a month: events that began in it, first day first.

    `peserta` sums those that counted them; None = none did.
    """

    petugas: Petugas
    bulan: datetime.date
    baris: Sequence[Kegiatan]

    @property
    def jumlah(self) -> int:
        return len(self.baris)

    @property
    def hari(self) -> int:
        """Different days on which something began."""
        return len({k.mulai for k in self.baris})

    @property
    def desa(self) -> int:
        """Different villages in which something was held."""
        return len({k.desa_id for k in self.baris if k.desa_id})

    @property
    def peserta(self) -> int | None:
        diketahui = [k.peserta for k in self.baris if k.peserta is not None]
        return sum(diketahui) if diketahui else None

    @property
    def tanpa_peserta(self) -> int:
        return sum(k.peserta is None for k in self.baris)

    @cached_property
    def _per_jenis(self) -> Counter[str]:
        return Counter(k.jenis for k in self.baris)

    def banyak(self, jenis: str) -> int:
        """Events of this kind."""
        return self._per_jenis[jenis]

    @property
    def per_jenis(self) -> list[AngkaJenis]:
        """Every kind, also those of which there was none."""
        return [AngkaJenis(j.label, self.banyak(j), self.url(j.value)) for j in JenisKegiatan]

    def url(self, jenis: str = "") -> str:
        return url_daftar(
            petugas=self.petugas.pk,
            dari=self.bulan.isoformat(),
            sampai=akhir_bulan(self.bulan).isoformat(),
            jenis=jenis,
        )

    @property
    def url_laporan(self) -> str:
        isi = {"bulan": f"{self.bulan:%Y-%m}", "petugas": self.petugas.pk}
        return f"{reverse('kegiatan:laporan')}?{urlencode(isi)}"

    @property
    def url_semua(self) -> str:
        return self.url()


def laporan_bulan(
    user: Pengguna, bulan: datetime.date, petugas: Sequence[Petugas], hari_ini: datetime.date
) -> list[LaporanPetugas]:
    """The month of each of these officers, within the area of `user`. One query."""
    semua = (
        Kegiatan.objects.terlihat(user, hari_ini)
        .filter(mulai__gte=bulan, mulai__lte=akhir_bulan(bulan))
        .filter(petugas__in=[p.pk for p in petugas])
        .untuk_daftar()
        .order_by("mulai", "pk")
    )
    milik: dict[int | None, list[Kegiatan]] = {}
    for k in semua:
        milik.setdefault(k.petugas_id, []).append(k)
    return [LaporanPetugas(p, bulan, milik.get(p.pk, [])) for p in petugas]
