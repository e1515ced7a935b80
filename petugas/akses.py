"""Who sees which village: the one scoping layer under every `terlihat(user)`.

A field officer works in the villages assigned *today*, with all their past; a coordinator in
the whole kecamatan as well. Everybody else sees all. "Today" is read here, and only here,
because `terlihat(user)` is asked everywhere.
"""

import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from dinas.models import Pengguna
from dinas.peran import SEMUA_WILAYAH, Peran
from petugas.models import Jabatan, Koordinator, Penugasan, Petugas
from wilayah.models import Desa, DesaQuerySet, Kecamatan


def desa_terlihat(user: Pengguna, hari_ini: datetime.date | None = None) -> DesaQuerySet:
    """Villages that `user` may see today, with everything that belongs to them."""
    if melihat_semua(user):
        return Desa.objects.all()
    if not _petugas_aktif(user):
        return Desa.objects.none()
    hari = hari_ini or timezone.localdate()
    binaan = _dalam_dinas(Penugasan.objects.per(hari), user, hari).values("desa")
    koordinasi = _dalam_dinas(Koordinator.objects.per(hari), user, hari).values("kecamatan")
    return Desa.objects.filter(Q(pk__in=binaan) | Q(kecamatan__in=koordinasi))


def kecamatan_terlihat(
    user: Pengguna, hari_ini: datetime.date | None = None
) -> QuerySet[Kecamatan]:
    """Sub-districts with at least one village that `user` may see."""
    if melihat_semua(user):
        return Kecamatan.objects.all()
    return Kecamatan.objects.filter(pk__in=desa_terlihat(user, hari_ini).values("kecamatan"))


def desa_binaan(user: Pengguna, hari_ini: datetime.date | None = None) -> DesaQuerySet:
    """Villages assigned to `user` personally today (without those only coordinated)."""
    hari = hari_ini or timezone.localdate()
    binaan = _dalam_dinas(Penugasan.objects.per(hari), user, hari)
    return Desa.objects.filter(pk__in=binaan.values("desa"))


def petugas_terlihat(user: Pengguna, hari_ini: datetime.date | None = None) -> Q:
    """Condition on Petugas: all, or oneself and those serving in the own kecamatan today."""
    if melihat_semua(user):
        return Q()
    if not _petugas_aktif(user):
        return Q(pk__in=[])
    hari = hari_ini or timezone.localdate()
    kecamatan = desa_terlihat(user, hari).values("kecamatan")
    rekan = Penugasan.objects.per(hari).filter(desa__kecamatan__in=Subquery(kecamatan))
    koordinator = Koordinator.objects.per(hari).filter(kecamatan__in=Subquery(kecamatan))
    return (
        Q(pengguna=user)
        | Q(pk__in=rekan.values("petugas"))
        | Q(pk__in=koordinator.values("petugas"))
    )


def koordinator_dari(user: Pengguna, hari_ini: datetime.date | None = None) -> QuerySet[Kecamatan]:
    """Sub-districts that `user` coordinates today."""
    hari = hari_ini or timezone.localdate()
    koordinasi = _dalam_dinas(Koordinator.objects.per(hari), user, hari)
    return Kecamatan.objects.filter(pk__in=koordinasi.values("kecamatan"))


def sebutan_wilayah(user: Pengguna) -> str:
    """In words, whose area a page shows; stands on every page."""
    if melihat_semua(user):
        return "Seluruh kabupaten"
    koordinasi = [k.nama for k in koordinator_dari(user)]
    if koordinasi:
        return "Kecamatan " + ", ".join(koordinasi) + " dan desa binaan Anda"
    return "Desa binaan Anda"


def melihat_semua(user: Pengguna) -> bool:
    """Whether the area of `user` is the whole district."""
    return user.is_authenticated and user.is_active and user.peran in SEMUA_WILAYAH


def _petugas_aktif(user: Pengguna) -> bool:
    return user.is_authenticated and user.is_active and user.peran == Peran.PETUGAS


def _dalam_dinas(baris: QuerySet[Any], user: Pengguna, hari: datetime.date) -> QuerySet[Any]:
    """Rows of `user` whose officer is in service on that day and was not voided."""
    dinas = Jabatan.objects.per(hari).filter(petugas=OuterRef("petugas"))
    return baris.filter(
        Exists(dinas), petugas__in=Petugas.objects.filter(pengguna=user).values("pk")
    )
