"""SEMENTARA: until kelompok/rekap.py and petugas/rekap.py exist."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Min

from inti.tanggal import setahun_sebelum
from kelompok.jenis import SIFAT
from kelompok.models import Kelompok
from petugas.models import Jabatan, Penugasan, Petugas


@dataclass(frozen=True)
class RekapJenis:
    jenis: str
    jumlah: int
    dibentuk: int
    berakhir: int
    desa: int
    url_dibentuk: str = "#"
    url_berakhir: str = "#"

    @property
    def sifat(self):
        return SIFAT[self.jenis]


def _k(user, kode):
    qs = Kelompok.objects.terlihat(user).order_by()
    return qs.filter(desa__kecamatan__kode=kode) if kode else qs


def rekap_jenis(user, per, kode=""):
    dulu = setahun_sebelum(per)

    def n(qs):
        return dict(qs.values_list("jenis").annotate(n=Count("pk")))

    a = n(_k(user, kode).per(per))
    b = n(_k(user, kode).dibentuk_antara(dulu, per))
    c = n(_k(user, kode).berakhir_antara(dulu, per))
    d = dict(_k(user, kode).per(per).values_list("jenis").annotate(n=Count("desa", distinct=True)))
    return [RekapJenis(j, a.get(j, 0), b.get(j, 0), c.get(j, 0), d.get(j, 0)) for j in SIFAT]


def jumlah_holistik(user, per, kode=""):
    qs = (
        _k(user, kode)
        .per(per)
        .filter(jenis="BKB", keterpaduan__kode__in=["bkb-posyandu", "bkb-paud"])
    )
    return qs.annotate(n=Count("keterpaduan", distinct=True)).filter(n=2).count()


def mulai_terawal(user, kode=""):
    return _k(user, kode).aggregate(n=Min("mulai"))["n"]


def tanpa_sk(user, per, kode=""):
    return dict(
        _k(user, kode).per(per).ber_sk(per, ada=False).values_list("jenis").annotate(n=Count("pk"))
    )


def tanpa_klasifikasi(user, per, kode=""):
    return dict(
        _k(user, kode)
        .per(per)
        .berklasifikasi("", per)
        .values_list("jenis")
        .annotate(n=Count("pk"))
    )


def petugas_per_jenis(user, per, kode=""):
    qs = Petugas.objects.terlihat(user)
    if kode:
        from wilayah.models import Kecamatan

        qs = qs.di_kecamatan(Kecamatan.objects.get(kode=kode), per)
    j = Jabatan.objects.per(per).filter(petugas__in=qs.values("pk")).order_by()
    return Counter(dict(j.values_list("jenis").annotate(n=Count("petugas", distinct=True))))


def petugas_per_kecamatan(user, per):
    p = Penugasan.objects.per(per).order_by().values_list("desa__kecamatan__kode")
    return dict(p.annotate(n=Count("petugas", distinct=True)))
