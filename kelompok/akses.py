"""Which reports a user may enter, and which one may examine, beyond seeing them.

Today's assignment decides, whatever the month: a report belongs to the village, not to whoever
served it then.
"""

from django.db.models import Q

from dinas.models import Pengguna
from dinas.peran import Peran
from kelompok.models import LaporanBulanan
from kelompok.models.laporan import LaporanQuerySet
from petugas.akses import desa_binaan, desa_terlihat, koordinator_dari, melihat_semua
from wilayah.models import DesaQuerySet


def desa_isi(user: Pengguna) -> DesaQuerySet:
    """Villages whose reports `user` may enter today."""
    if not user.has_perm("kelompok.change_laporanbulanan"):
        return desa_terlihat(user).none()
    return desa_terlihat(user)


def desa_periksa(user: Pengguna) -> DesaQuerySet:
    """Villages whose reports `user` may verify or return today.

    Operators: all. Coordinators: their kecamatan without the villages assigned to themselves.
    """
    semua = desa_terlihat(user)
    if user.has_perm("kelompok.verifikasi_laporanbulanan"):
        return semua
    if user.peran != Peran.PETUGAS:
        return semua.none()
    return semua.filter(kecamatan__in=koordinator_dari(user).values("pk")).exclude(
        pk__in=desa_binaan(user).values("pk")
    )


def boleh_isi(user: Pengguna) -> "LaporanQuerySet[LaporanBulanan]":
    return LaporanBulanan.objects.filter(kelompok__desa__in=desa_isi(user))


def boleh_periksa(user: Pengguna) -> "LaporanQuerySet[LaporanBulanan]":
    return LaporanBulanan.objects.filter(kelompok__desa__in=desa_periksa(user))


def periksa_satu(user: Pengguna, laporan: LaporanBulanan) -> bool:
    """Whether `user`, who sees this report, may also examine it. No query for the office."""
    if melihat_semua(user):
        return user.has_perm("kelompok.verifikasi_laporanbulanan")
    return boleh_periksa(user).filter(pk=laporan.pk).exists()


def memeriksa(user: Pengguna) -> bool:
    """Whether `user` examines reports at all."""
    return (melihat_semua(user) and user.has_perm("kelompok.verifikasi_laporanbulanan")) or (
        user.peran == Peran.PETUGAS and koordinator_dari(user).exists()
    )


def bukan_kiriman(user: Pengguna) -> Q:
    """Condition "somebody else sent it": nobody verifies their own."""
    return ~Q(dikirim_oleh=user)
