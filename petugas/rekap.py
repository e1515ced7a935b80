"""Figures of officers; each count goes with the list that holds exactly its rows."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from dinas.models import Pengguna
from inti.nilai import rasio
from inti.tanggal import sehari
from petugas.akses import desa_terlihat, melihat_semua
from petugas.models import Jabatan, JenisJabatan, Koordinator, Penugasan, Petugas
from wilayah.models import Desa, Kecamatan


@dataclass(frozen=True)
class RekapPetugas:
    """Officers and villages of an area on `per`; `kecamatan` is a code, "" = the whole area."""

    per: datetime.date
    kecamatan: str
    per_jenis: Counter[str]
    desa: int
    tanpa: int

    @property
    def jumlah(self) -> int:
        return self.per_jenis.total()

    @property
    def rasio(self) -> str:
        """Officers to villages, "–" without officers."""
        return rasio(self.desa, self.jumlah)

    @property
    def jenis(self) -> list[tuple[JenisJabatan, int, str]]:
        """(kind, officers, address of their list)."""
        return [(j, self.per_jenis[j], self.url(jenis=j)) for j in JenisJabatan]

    def url(self, **saringan: str) -> str:
        """The list of officers under these filters."""
        return _alamat("petugas:daftar", self.per, self.kecamatan, **saringan)

    @property
    def url_semua(self) -> str:
        return self.url()

    @property
    def url_tanpa(self) -> str:
        return _alamat("petugas:tanpa", self.per, self.kecamatan)


def rekap_petugas(user: Pengguna, per: datetime.date, kecamatan: str = "") -> RekapPetugas:
    """Figures of the area of `user`, of one kecamatan (code) if given. Three queries."""
    di_sini = Q(kecamatan__kode=kecamatan) if kecamatan else Q()
    return RekapPetugas(
        per=per,
        kecamatan=kecamatan,
        per_jenis=petugas_per_jenis(user, per, kecamatan),
        desa=desa_terlihat(user).per(per).filter(di_sini).count(),
        tanpa=tanpa_petugas(user, per, kecamatan).count(),
    )


def petugas_per_jenis(user: Pengguna, per: datetime.date, kecamatan: str = "") -> Counter[str]:
    """Officers in service on `per` by kind of position; one who coordinates only counts, too."""
    petugas = Petugas.objects.terlihat(user)
    if kecamatan:
        tempat = Kecamatan.objects.filter(kode=kecamatan).values("pk")[:1]
        petugas = petugas.di_kecamatan(tempat, per)
    jabatan = Jabatan.objects.per(per).filter(petugas__in=petugas.order_by().values("pk"))
    baris = jabatan.order_by().values_list("jenis").annotate(n=Count("petugas", distinct=True))
    return Counter(dict(baris))


def petugas_per_kecamatan(user: Pengguna, per: datetime.date) -> Counter[str]:
    """Officers in service on `per` by kecamatan code: with a village there, or coordinating it.

    Who works in two kecamatan counts in both, so the sum may exceed the officers. Two queries.
    """
    bertugas = Petugas.objects.terlihat(user).per(per).order_by().values("pk")
    penugasan = Penugasan.objects.per(per).filter(petugas__in=bertugas).order_by()
    koordinator = Koordinator.objects.per(per).filter(petugas__in=bertugas).order_by()
    pasangan = {
        *penugasan.values_list("desa__kecamatan__kode", "petugas"),
        *koordinator.values_list("kecamatan__kode", "petugas"),
    }
    return Counter(kode for kode, _ in pasangan)


def tanpa_petugas(
    user: Pengguna, per: datetime.date, kecamatan: str = "", hari_ini: datetime.date | None = None
) -> QuerySet[Desa]:
    """Villages of the area that exist on `per` and have no officer on it."""
    dibina = Penugasan.objects.per(per).filter(
        desa=OuterRef("pk"), petugas__dibatalkan_pada__isnull=True
    )
    desa = desa_terlihat(user, hari_ini).per(per)
    if kecamatan:
        desa = desa.filter(kecamatan__kode=kecamatan)
    return desa.filter(~Exists(dibina))


@dataclass(frozen=True)
class PerubahanMendatang:
    """A village that changes hands after today; None = nobody."""

    tanggal: datetime.date
    desa: Desa
    dari: Petugas | None
    ke: Petugas | None


def perubahan_mendatang(user: Pengguna, hari_ini: datetime.date) -> list[PerubahanMendatang]:
    """What is recorded already for the days after `hari_ini`, soonest first.

    Field officers are told what concerns themselves. One query, whatever the number of rows.
    """
    baris = Penugasan.objects.filter(
        Q(mulai__gt=hari_ini) | Q(selesai__gte=hari_ini),
        petugas__dibatalkan_pada__isnull=True,
    ).select_related("desa__kecamatan", "petugas")
    semua = _sambung(baris, hari_ini)
    if not melihat_semua(user):
        semua = [p for p in semua if user.pk in {_akun(p.dari), _akun(p.ke)}]
    return sorted(semua, key=lambda p: (p.tanggal, p.desa.kode))


def _sambung(baris: Iterable[Penugasan], hari_ini: datetime.date) -> list[PerubahanMendatang]:
    """Pair each end with the beginning on the next day."""
    mulai = {(p.desa_id, p.mulai): p for p in baris if p.mulai > hari_ini}
    hasil = []
    for lama in baris:
        if lama.selesai is None:
            continue
        besok = lama.selesai + sehari()
        baru = mulai.pop((lama.desa_id, besok), None)
        if baru is None and lama.desa.selesai == lama.selesai:
            continue  # the village itself ends
        hasil.append(
            PerubahanMendatang(besok, lama.desa, lama.petugas, baru.petugas if baru else None)
        )
    hasil += [PerubahanMendatang(p.mulai, p.desa, None, p.petugas) for p in mulai.values()]
    return hasil


def _akun(petugas: Petugas | None) -> int | None:
    return petugas.pengguna_id if petugas else None


def _alamat(nama: str, per: datetime.date, kecamatan: str, **saringan: str) -> str:
    parameter = {"per": per.isoformat(), "kecamatan": kecamatan} | saringan
    return f"{reverse(nama)}?{urlencode({k: v for k, v in parameter.items() if v})}"
