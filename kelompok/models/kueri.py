"""Questions that are asked of groups, all chainable and all as of a date."""

import datetime

from django.apps import apps
from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)

from dinas.models.sk import q_sah_pada
from inti.models import CatatanQuerySet, q_per
from inti.tanggal import akhir_bulan
from kelompok.jenis import SIFAT
from petugas.akses import desa_terlihat
from petugas.models import Penugasan
from wilayah.models import Desa, q_bernama

KETERPADUAN_HI = ("bkb-posyandu", "bkb-paud")  # both together: BKB holistik-integratif


def _model(nama: str):
    return apps.get_model("kelompok", nama)


def _jeda_per(tanggal: datetime.date) -> QuerySet:
    return _model("Jeda").objects.per(tanggal).filter(kelompok=OuterRef("pk"))


class KelompokQuerySet(CatatanQuerySet):
    def terlihat(self, user, hari_ini: datetime.date | None = None):
        """Groups of the villages that `user` may see."""
        return self.filter(desa__in=desa_terlihat(user, hari_ini))

    def per(self, tanggal: datetime.date):
        """Active on `tanggal`: founded, not ended, not paused."""
        return self.filter(q_per(tanggal), ~Exists(_jeda_per(tanggal)))

    def jeda_pada(self, tanggal: datetime.date):
        """Paused on `tanggal`: they were revived later."""
        return self.filter(q_per(tanggal), Exists(_jeda_per(tanggal)))

    def berakhir_pada(self, tanggal: datetime.date):
        """Ended before `tanggal` (the last active day lies before it)."""
        return self.filter(selesai__lt=tanggal)

    def aktif_dalam(self, bulan: datetime.date):
        """Active on at least one day of the month: these may report for it."""
        akhir = akhir_bulan(bulan)
        sepenuhnya = _model("Jeda").objects.filter(
            kelompok=OuterRef("pk"), mulai__lte=bulan, selesai__gte=akhir
        )
        return self.filter(
            Q(selesai__isnull=True) | Q(selesai__gte=bulan), ~Exists(sepenuhnya), mulai__lte=akhir
        )

    def beririsan(self, dari: datetime.date, sampai: datetime.date):
        """Existing, paused or not, on at least one day of the period."""
        return self.filter(Q(selesai__isnull=True) | Q(selesai__gte=dari), mulai__lte=sampai)

    def wajib_lapor(self, aturan):
        """Those that owe a report under an `AturanBulan` (rekap.wajib), as its `wajib` says."""
        if aturan.arsip:
            return self.none()
        return self.per(aturan.akhir).filter(mulai__lte=aturan.tenggang)

    def dengan_wajib(self, aturan):
        """Each with `wajib`: whether it owes a report under an `AturanBulan`."""
        wajib = Q(pk__in=_model("Kelompok").objects.wajib_lapor(aturan).values("pk"))
        return self.annotate(wajib=ExpressionWrapper(wajib, BooleanField()))

    def diam(self, deret):
        """Those that owed a report in each of these months (`AturanBulan`) and sent none."""
        laporan = _model("LaporanBulanan").objects.diterima()
        masuk = laporan.filter(kelompok=OuterRef("pk"), bulan__in=[a.bulan for a in deret])
        hasil = self.filter(~Exists(masuk))
        for aturan in deret:
            hasil = hasil.wajib_lapor(aturan)
        return hasil

    def dibentuk_antara(self, dari: datetime.date, sampai: datetime.date):
        """Founded after `dari`, on or before `sampai`: what was added between two states."""
        return self.filter(mulai__gt=dari, mulai__lte=sampai)

    def berakhir_antara(self, dari: datetime.date, sampai: datetime.date):
        """Last active day on or after `dari` and before `sampai`: lost between two states."""
        return self.filter(selesai__gte=dari, selesai__lt=sampai)

    def ber_sk(self, tanggal: datetime.date, ada: bool = True):
        """With (or without) a decree in force on `tanggal`."""
        sk = Exists(_sk_per(tanggal))
        return self.filter(sk if ada else ~sk)

    def holistik(self):
        """Joined with both posyandu and PAUD: of BKB these are holistik-integratif."""
        terpadu = self
        for kode in KETERPADUAN_HI:
            terpadu = terpadu.filter(keterpaduan__kode=kode)
        return terpadu

    def cari(self, teks: str):
        """Name (also after its kind, "BKB Melati"), register number, code, village in any spelling.

        Case is ignored.
        """
        desa = Desa.objects.filter(q_bernama(teks))
        return self.filter(
            Q(nama__icontains=teks)
            | _berjenis(teks)
            | Q(nomor_register__icontains=teks)
            | Q(kode__iexact=teks)
            | Q(desa__in=desa.values("pk"))
        )

    def untuk_daftar(self, tanggal: datetime.date):
        """All that a list row shows: `klasifikasi`, `ada_sk`, `nama_petugas` as of `tanggal`."""
        petugas = Penugasan.objects.per(tanggal).filter(desa=OuterRef("desa"))
        return self.untuk_halaman(tanggal).annotate(
            klasifikasi=Subquery(_penilaian_per(tanggal).values("klasifikasi")[:1]),
            ada_sk=Exists(_sk_per(tanggal)),
            nama_petugas=Subquery(petugas.order_by("-mulai").values("petugas__nama")[:1]),
        )

    def untuk_halaman(self, tanggal: datetime.date):
        """Where it is, and `sedang_jeda` as of `tanggal`."""
        return self.select_related("desa__kecamatan").annotate(
            sedang_jeda=Exists(_jeda_per(tanggal))
        )

    def berklasifikasi(self, klasifikasi: str, tanggal: datetime.date):
        """Latest assessment on or before `tanggal` is this level; "" = never assessed."""
        qs = self.alias(
            klasifikasi_kini=Subquery(_penilaian_per(tanggal).values("klasifikasi")[:1])
        )
        if klasifikasi:
            return qs.filter(klasifikasi_kini=klasifikasi)
        return qs.filter(klasifikasi_kini__isnull=True)


def _berjenis(teks: str) -> Q:
    """Groups as they are headed on pages: their kind, then (part of) the name."""
    depan, _, nama = teks.partition(" ")
    for jenis, sifat in SIFAT.items():
        if depan.casefold() in (jenis.casefold(), sifat.singkat.casefold()):
            return Q(jenis=jenis, nama__icontains=nama.strip())
    return Q(pk__in=[])


def _penilaian_per(tanggal: datetime.date) -> QuerySet:
    return (
        _model("Penilaian")
        .objects.filter(kelompok=OuterRef("pk"), tanggal__lte=tanggal)
        .order_by("-tanggal", "-pk")
    )


def _sk_per(tanggal: datetime.date) -> QuerySet:
    return _model("SkKelompok").objects.filter(
        q_sah_pada(tanggal, "sk__"), kelompok=OuterRef("pk"), sk__dibatalkan_pada__isnull=True
    )
