"""Choices that several forms offer."""

from django.db.models import QuerySet

from dinas.models import Pengguna, SuratKeputusan
from kelompok.models import Kelompok
from petugas.akses import desa_terlihat, melihat_semua
from wilayah.models import Desa


def pilihan_desa(user: Pengguna, *, kecuali: int | None = None) -> list:
    """Villages of the user's area under their kecamatan; works without scripts."""
    desa = desa_terlihat(user)
    return desa_per_kecamatan(desa if kecuali is None else desa.exclude(pk=kecuali))


def desa_per_kecamatan(desa: QuerySet[Desa]) -> list:
    grup: dict[str, list[tuple[int, str]]] = {}
    for d in desa.select_related("kecamatan").order_by("kecamatan__kode", "nama"):
        grup.setdefault(d.kecamatan.nama, []).append((d.pk, d.nama_lengkap))
    return [("", "Pilih desa atau kelurahan"), *grup.items()]


def sk_terlihat(user: Pengguna) -> QuerySet[SuratKeputusan]:
    """Decrees to pick from: all, or those under the groups that `user` sees.

    (A decree that is typed again is found again, whoever recorded it.)
    """
    semua = SuratKeputusan.objects.all()
    if melihat_semua(user):
        return semua
    kelompok = Kelompok.objects.terlihat(user)
    dipakai = kelompok.filter(sk_kelompok__dibatalkan_pada__isnull=True)
    return semua.filter(pk__in=dipakai.values("sk_kelompok__sk"))
