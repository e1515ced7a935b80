"""SEMENTARA: until petugas/rekap.py exists."""

from collections import Counter

from django.db.models import Count

from petugas.models import Jabatan, Penugasan, Petugas
from wilayah.models import Kecamatan


def petugas_per_jenis(user, per, kode=""):
    qs = Petugas.objects.terlihat(user)
    if kode:
        qs = qs.di_kecamatan(Kecamatan.objects.get(kode=kode), per)
    j = Jabatan.objects.per(per).filter(petugas__in=qs.values("pk")).order_by()
    return Counter(dict(j.values_list("jenis").annotate(n=Count("petugas", distinct=True))))


def petugas_per_kecamatan(user, per):
    p = Penugasan.objects.per(per).order_by().values_list("desa__kecamatan__kode")
    return dict(p.annotate(n=Count("petugas", distinct=True)))
