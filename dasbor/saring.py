"""Filters of the pages that show several apps."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce

from dasbor.catatan import jenis_terlihat
from dinas.models import Pengguna
from inti.saring import (
    PANJANG_CARI,
    Saringan,
    SaringanPer,
    SaringPilihan,
    SaringTanggal,
    SaringTautan,
    SaringTeks,
    SaringUrut,
)
from kelompok.jenis import Jenis
from kelompok.models import Kelompok
from petugas.akses import desa_terlihat, kecamatan_terlihat, melihat_semua
from petugas.models import Penugasan
from stunting.models import DaftarLokus, Lokus
from wilayah.models import Desa, JenisDesa, Kecamatan


class KeadaanSaringan(SaringanPer):
    """Only the date: pages of one village or kecamatan."""

    def __init__(self, data=None, *, user, hari_ini: datetime.date):
        super().__init__(data, Desa.objects.none(), user=user, hari_ini=hari_ini)


class DasborSaringan(SaringanPer):
    """The date and one kecamatan; the dashboard and its download."""

    kecamatan = SaringPilihan(
        label="Kecamatan",
        choices=[],
        method="biarkan",
        empty_label="Semua kecamatan",
        error_messages={"invalid_choice": "Kode “%(value)s” tidak ada di wilayah Anda."},
    )

    def __init__(self, data=None, *, user, hari_ini: datetime.date):
        super().__init__(data, Kecamatan.objects.none(), user=user, hari_ini=hari_ini)
        self.semua_kecamatan = tuple(kecamatan_terlihat(user, hari_ini))
        self.filters["kecamatan"].extra["choices"] = [
            (k.kode, k.nama) for k in self.semua_kecamatan
        ]

    @property
    def kecamatan_dipilih(self) -> Kecamatan | None:
        kode = self.nilai.get("kecamatan")
        return next((k for k in self.semua_kecamatan if k.kode == kode), None)


BANYAK = [("0", "Tidak ada"), ("1", "1"), ("2", "2"), ("3", "3"), ("4", "4 atau lebih")]


class DesaSaringan(SaringanPer):
    """Villages that exist on the date, within the area of the user."""

    q = SaringTeks(label="Cari", method="cari")
    kecamatan = SaringTautan(
        label="Kecamatan", queryset=Kecamatan.objects.none(), empty_label="Semua kecamatan"
    )
    jenis_desa = SaringPilihan(
        label="Desa/kelurahan", choices=JenisDesa, field_name="jenis", empty_label="Keduanya"
    )
    jenis = SaringPilihan(
        label="Ada kelompok", choices=Jenis, method="ber_kelompok", empty_label="Semua"
    )
    petugas = SaringPilihan(
        label="Petugas",
        choices=[("ada", "Ada petugas"), ("tanpa", "Tanpa petugas")],
        method="ber_petugas",
        empty_label="Semua",
    )
    lokus = SaringPilihan(
        label="Lokus tahun", choices=[], method="lokus_tahun", empty_label="Semua"
    )
    jumlah = SaringPilihan(
        label="Banyak kelompok", choices=BANYAK, method="biarkan", empty_label="Berapa pun"
    )
    urut = SaringUrut(
        fields=[("nama", "desa"), ("kecamatan__nama", "kecamatan"), ("kode", "kode")]
    )

    def __init__(self, data=None, *, user, hari_ini: datetime.date):
        super().__init__(data, Desa.objects.all(), user=user, hari_ini=hari_ini)
        self.filters["kecamatan"].queryset = kecamatan_terlihat(user, hari_ini)
        tahun = DaftarLokus.objects.order_by("-tahun").values_list("tahun", flat=True)
        self.filters["lokus"].extra["choices"] = [(str(t), str(t)) for t in tahun]

    def filter_queryset(self, queryset):
        terlihat = desa_terlihat(self.user, self.hari_ini).per(self.tanggal)
        hasil = super().filter_queryset(terlihat.select_related("kecamatan"))
        if self.form.cleaned_data.get("jumlah") and not self.form.cleaned_data.get("jenis"):
            hasil = self.ber_kelompok(hasil, "jenis", "")
        return hasil if hasil.query.order_by else hasil.order_by("kode")

    def cari(self, queryset, nama, nilai):
        return queryset.bernama(nilai)

    def ber_kelompok(self, queryset, nama, nilai):
        """At least one active group of this kind; with `jumlah` that many of it instead."""
        kelompok = Kelompok.objects.per(self.tanggal).filter(desa=OuterRef("pk"))
        if nilai:
            kelompok = kelompok.filter(jenis=nilai)
        if not (jumlah := self.form.cleaned_data.get("jumlah")):
            return queryset.filter(Exists(kelompok))
        banyak = kelompok.order_by().values("desa").annotate(n=Count("pk")).values("n")
        queryset = queryset.alias(banyak_kelompok=Coalesce(Subquery(banyak), 0))
        batas = "gte" if jumlah == BANYAK[-1][0] else "exact"
        return queryset.filter(**{f"banyak_kelompok__{batas}": int(jumlah)})

    def ber_petugas(self, queryset, nama, nilai):
        dibina = Exists(
            Penugasan.objects.per(self.tanggal).filter(
                desa=OuterRef("pk"), petugas__dibatalkan_pada__isnull=True
            )
        )
        return queryset.filter(dibina if nilai == "ada" else ~dibina)

    def lokus_tahun(self, queryset, nama, nilai):
        lokus = Lokus.objects.tahun(int(nilai)).filter(desa=OuterRef("pk"))
        return queryset.filter(Exists(lokus))


class RiwayatSaringan(Saringan):
    """Which changes: of what, by whom, between which days."""

    jenis = SaringPilihan(label="Catatan", choices=[], method="biarkan", empty_label="Semua")
    oleh = SaringTautan(
        label="Oleh",
        queryset=Pengguna.objects.none(),
        to_field_name="username",
        method="biarkan",
        empty_label="Siapa pun",
        error_messages={"invalid_choice": "Pengguna ini tidak dikenal."},
    )
    dari = SaringTanggal(label="Dari tanggal", method="biarkan")
    sampai = SaringTanggal(label="Sampai tanggal", method="biarkan")

    def __init__(self, data=None, *, user, hari_ini: datetime.date):
        super().__init__(data, Pengguna.objects.none(), user=user, hari_ini=hari_ini)
        self.filters["jenis"].extra["choices"] = [(j.kode, j.judul) for j in jenis_terlihat(user)]
        # A field officer may pick only himself: the list of accounts is not his business.
        akun = (
            Pengguna.objects.all() if melihat_semua(user) else Pengguna.objects.filter(pk=user.pk)
        )
        self.filters["oleh"].queryset = akun

    def biarkan(self, queryset, nama, nilai):
        return queryset

    def get_form_class(self):
        kelas = super().get_form_class()

        class FormRiwayat(kelas):  # type: ignore[misc, valid-type]
            def clean(self):
                data = super().clean()
                dari, sampai = data.get("dari"), data.get("sampai")
                if dari and sampai and sampai < dari:
                    raise ValidationError({"sampai": "Akhir rentang lebih dulu dari awalnya."})
                return data

        return FormRiwayat


class CariForm(forms.Form):
    """The words of a search."""

    q = forms.CharField(
        label="Cari",
        max_length=PANJANG_CARI,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "maxlength": PANJANG_CARI}),
    )
