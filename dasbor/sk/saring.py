"""Filters of the ledger and of the list of what lacks a decree."""

import datetime

from dasbor.sk.daftar import SEGERA, untuk_daftar
from dasbor.sk.kaitan import KAITAN, menetapkan_sesuatu, sk_terlihat
from dasbor.sk.tanpa import TANPA
from dinas.models import Penerbit, SuratKeputusan
from dinas.models.sk import q_sah_pada
from inti.saring import SaringanPer, SaringPilihan, SaringTeks, SaringUrut

BELUM = "belum"
URUTAN_KOLOM = ("q", "penerbit", "menetapkan", "keadaan", "per")


class SkSaringan(SaringanPer):
    """Decrees issued on or before `per`; their state is that of the day."""

    kelas = "saring-sk"

    q = SaringTeks(label="Cari", method="cari")
    penerbit = SaringPilihan(label="Penerbit", choices=Penerbit, empty_label="Semua")
    menetapkan = SaringPilihan(
        label="Menetapkan",
        choices=[*((k.kode, k.judul) for k in KAITAN), (BELUM, "Belum ditautkan")],
        method="saring_menetapkan",
        empty_label="Semua",
    )
    keadaan = SaringPilihan(
        label="Keadaan",
        choices=[
            ("berlaku", "Berlaku"),
            ("segera", f"Berakhir dalam {SEGERA} hari"),
            ("berakhir", "Berakhir"),
            ("tanpa-pindaian", "Tanpa pindaian"),
        ],
        method="saring_keadaan",
        empty_label="Semua",
    )
    urut = SaringUrut(fields=["nomor", "tanggal", "tentang", "berlaku_sampai"])

    class Meta:
        model = SuratKeputusan
        fields: list[str] = []

    def __init__(self, data=None, *, user, hari_ini: datetime.date):
        super().__init__(data, SuratKeputusan.objects.none(), user=user, hari_ini=hari_ini)
        self.queryset = untuk_daftar(sk_terlihat(user), user)
        self.form.order_fields(URUTAN_KOLOM)

    def filter_queryset(self, queryset):
        return super().filter_queryset(queryset.filter(tanggal__lte=self.tanggal))

    def cari(self, queryset, nama, nilai):
        return queryset.cari(nilai)

    def saring_menetapkan(self, queryset, nama, nilai):
        if nilai == BELUM:
            return queryset.exclude(menetapkan_sesuatu())
        return queryset.filter(**{f"n_{nilai}__gt": 0})

    def saring_keadaan(self, queryset, nama, nilai):
        per = self.tanggal
        segera = per + datetime.timedelta(days=SEGERA)
        return {
            "berlaku": queryset.filter(q_sah_pada(per)),
            "segera": queryset.filter(berlaku_sampai__gte=per, berlaku_sampai__lte=segera),
            "berakhir": queryset.filter(berlaku_sampai__lt=per),
            "tanpa-pindaian": queryset.filter(n_pindaian=0),
        }[nilai]


class TanpaSkSaringan(SaringanPer):
    """Which kind of record, and on which day; rows come from `dasbor.sk.tanpa`."""

    jenis = SaringPilihan(
        label="Jenis",
        choices=[(t.kode, t.judul) for t in TANPA],
        method="biarkan",
        empty_label=None,
    )

    class Meta:
        model = SuratKeputusan
        fields: list[str] = []

    def __init__(self, data=None, *, user, hari_ini: datetime.date):
        super().__init__(data, SuratKeputusan.objects.none(), user=user, hari_ini=hari_ini)
