"""Who sees which village: the one scoping layer under every `terlihat(user)`.

A field officer works in the villages assigned *today*, with all their past; a coordinator in
the whole kecamatan as well. Everybody else sees all. "Today" is read here, and only here,
because `terlihat(user)` is asked everywhere. While a page is read (inti.ingatan) the area of a
field officer is read once and then named by number.
"""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from dinas.models import Pengguna
from dinas.peran import SEMUA_WILAYAH, Peran
from inti.ingatan import mengingat, sekali
from petugas.models import Jabatan, Koordinator, Penugasan, Petugas
from wilayah.models import Desa, DesaQuerySet, Kecamatan


def desa_terlihat(user: Pengguna, hari_ini: datetime.date | None = None) -> DesaQuerySet:
    """Villages that `user` may see today, with everything that belongs to them."""
    if melihat_semua(user):
        return Desa.objects.all()
    if not _petugas_aktif(user):
        return Desa.objects.none()
    hari = hari_ini or timezone.localdate()
    if mengingat():
        return Desa.objects.filter(pk__in=_wilayah(user, hari).desa)
    return Desa.objects.filter(
        Q(pk__in=_binaan(user, hari)) | Q(kecamatan__in=_koordinasi(user, hari))
    )


def kecamatan_terlihat(
    user: Pengguna, hari_ini: datetime.date | None = None
) -> QuerySet[Kecamatan]:
    """Sub-districts with at least one village that `user` may see."""
    if melihat_semua(user):
        return Kecamatan.objects.all()
    if mengingat() and _petugas_aktif(user):
        return Kecamatan.objects.filter(
            pk__in=_wilayah(user, hari_ini or timezone.localdate()).kecamatan
        )
    return Kecamatan.objects.filter(pk__in=desa_terlihat(user, hari_ini).values("kecamatan"))


def desa_binaan(user: Pengguna, hari_ini: datetime.date | None = None) -> DesaQuerySet:
    """Villages assigned to `user` personally today (without those only coordinated)."""
    hari = hari_ini or timezone.localdate()
    if mengingat():
        return Desa.objects.filter(pk__in=_wilayah(user, hari).binaan)
    return Desa.objects.filter(pk__in=_binaan(user, hari))


def petugas_terlihat(user: Pengguna, hari_ini: datetime.date | None = None) -> Q:
    """Condition on Petugas: all, or oneself and those serving in the own kecamatan today."""
    if melihat_semua(user):
        return Q()
    if not _petugas_aktif(user):
        return Q(pk__in=[])
    hari = hari_ini or timezone.localdate()
    if mengingat():
        return Q(pk__in=list(_petugas_terlihat(user, hari)))
    return _diri_dan_rekan(user, hari)


def petugas_terbuka(
    user: Pengguna, hari_ini: datetime.date | None = None
) -> frozenset[int] | None:
    """Officers whose page `user` may open, by number; None = all."""
    if melihat_semua(user):
        return None
    if not _petugas_aktif(user):
        return frozenset()
    semua = _petugas_terlihat(user, hari_ini or timezone.localdate())
    return frozenset(pk for pk, dibatalkan in semua.items() if not dibatalkan)


def koordinator_dari(user: Pengguna, hari_ini: datetime.date | None = None) -> QuerySet[Kecamatan]:
    """Sub-districts that `user` coordinates today."""
    hari = hari_ini or timezone.localdate()
    if mengingat():
        return Kecamatan.objects.filter(pk__in=_wilayah(user, hari).koordinasi)
    return Kecamatan.objects.filter(pk__in=_koordinasi(user, hari))


def sebutan_wilayah(user: Pengguna) -> str:
    """In words, whose area a page shows; stands on every page."""
    if melihat_semua(user):
        return "Seluruh kabupaten"
    hari = timezone.localdate()
    koordinasi = sekali(
        ("sebutan", user.pk, hari), lambda: [k.nama for k in koordinator_dari(user, hari)]
    )
    if koordinasi:
        return "Kecamatan " + ", ".join(koordinasi) + " dan desa binaan Anda"
    return "Desa binaan Anda"


def melihat_semua(user: Pengguna) -> bool:
    """Whether the area of `user` is the whole district."""
    return user.is_authenticated and user.is_active and user.peran in SEMUA_WILAYAH


def _petugas_aktif(user: Pengguna) -> bool:
    return user.is_authenticated and user.is_active and user.peran == Peran.PETUGAS


@dataclass(frozen=True)
class _Wilayah:
    """The area of a field officer by number: villages assigned and kecamatan coordinated, and
    all villages of both with their kecamatan."""

    binaan: frozenset[int]
    koordinasi: frozenset[int]
    desa: frozenset[int]
    kecamatan: frozenset[int]


def _wilayah(user: Pengguna, hari: datetime.date) -> _Wilayah:
    """Asked once for each page that is read: in every query as a subquery, the area costs more
    than what the page itself asks. Three queries."""
    return sekali(("wilayah", user.pk, hari), lambda: _baca_wilayah(user, hari))


def _baca_wilayah(user: Pengguna, hari: datetime.date) -> _Wilayah:
    binaan = frozenset(_binaan(user, hari).values_list("desa", flat=True))
    koordinasi = frozenset(_koordinasi(user, hari).values_list("kecamatan", flat=True))
    desa = Desa.objects.filter(Q(pk__in=binaan) | Q(kecamatan__in=koordinasi)).order_by()
    pasangan = list(desa.values_list("pk", "kecamatan"))
    return _Wilayah(
        binaan=binaan,
        koordinasi=koordinasi,
        desa=frozenset(d for d, _ in pasangan),
        kecamatan=frozenset(k for _, k in pasangan),
    )


def _petugas_terlihat(user: Pengguna, hari: datetime.date) -> dict[int, bool]:
    """The officers of `petugas_terlihat` by number, and whether each was voided."""

    def baca() -> dict[int, bool]:
        semua = Petugas.semua.filter(_diri_dan_rekan(user, hari)).order_by()
        kolom = semua.values_list("pk", "dibatalkan_pada")
        return {pk: dibatalkan is not None for pk, dibatalkan in kolom}

    return sekali(("petugas", user.pk, hari), baca)


def _diri_dan_rekan(user: Pengguna, hari: datetime.date) -> Q:
    kecamatan = desa_terlihat(user, hari).values("kecamatan")
    rekan = Penugasan.objects.per(hari).filter(desa__kecamatan__in=kecamatan)
    koordinator = Koordinator.objects.per(hari).filter(kecamatan__in=kecamatan)
    return (
        Q(pengguna=user)
        | Q(pk__in=rekan.values("petugas"))
        | Q(pk__in=koordinator.values("petugas"))
    )


def _binaan(user: Pengguna, hari: datetime.date) -> QuerySet[Any]:
    return _dalam_dinas(Penugasan.objects.per(hari), user, hari).order_by().values("desa")


def _koordinasi(user: Pengguna, hari: datetime.date) -> QuerySet[Any]:
    return _dalam_dinas(Koordinator.objects.per(hari), user, hari).order_by().values("kecamatan")


def _dalam_dinas(baris: QuerySet[Any], user: Pengguna, hari: datetime.date) -> QuerySet[Any]:
    """Rows of `user` whose officer is in service on that day and was not voided."""
    dinas = Jabatan.objects.per(hari).filter(petugas=OuterRef("petugas"))
    return baris.filter(
        Exists(dinas), petugas__in=Petugas.objects.filter(pengguna=user).values("pk")
    )
