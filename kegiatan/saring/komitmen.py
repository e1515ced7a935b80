import datetime

from django.db.models import Q
from django.forms import HiddenInput

from inti.saring import SaringanPer, SaringPilihan, SaringTautan, SaringTeks, SaringUrut
from kegiatan.models import BELUM_TUNTAS, Kegiatan, Komitmen, Mitra, Pihak, StatusKomitmen
from kegiatan.saring.dasar import (
    batasi_wilayah,
    saring_desa,
    saring_kecamatan,
    saring_tahun,
)

BELUM, LEWAT, TAK_LENGKAP = "belum", "lewat", "tak_lengkap"
STATUS = [
    (BELUM, "Belum selesai"),
    (LEWAT, "Lewat tenggat"),
    *StatusKomitmen.choices,
    (TAK_LENGKAP, "Tanpa tenggat atau penanggung jawab"),
]


class KomitmenSaringan(SaringanPer):
    """Promises as of a date, with the state of that day."""

    kelas = "saring-kegiatan"

    q = SaringTeks(label="Cari", method="cari")
    tahun = saring_tahun("Tahun kegiatan")
    status = SaringPilihan(
        label="Status", choices=STATUS, method="saring_status", empty_label="Semua status"
    )
    pihak = SaringPilihan(label="Pihak", choices=Pihak, empty_label="Semua pihak")
    kecamatan = saring_kecamatan()
    desa = saring_desa()
    # Only links choose these; they show as chips.
    mitra = SaringTautan(
        label="Mitra",
        queryset=Mitra.objects.all(),
        to_field_name="pk",
        widget=HiddenInput,
        error_messages={"invalid_choice": "Mitra ini tidak ada."},
    )
    kegiatan = SaringTautan(
        label="Kegiatan",
        queryset=Kegiatan.objects.none(),
        to_field_name="pk",
        widget=HiddenInput,
        error_messages={"invalid_choice": "Kegiatan ini tidak ada di wilayah Anda."},
    )
    urut = SaringUrut(
        fields=[("tenggat", "tenggat"), ("kegiatan__mulai", "kegiatan"), ("isi", "isi")]
    )

    class Meta:
        model = Komitmen
        fields: list[str] = []

    def __init__(self, data=None, *, user, hari_ini: datetime.date):
        super().__init__(data, Komitmen.objects.all(), user=user, hari_ini=hari_ini)
        self.filters["kegiatan"].queryset = Kegiatan.objects.terlihat(user, hari_ini)
        batasi_wilayah(self, hari_ini)

    def filter_queryset(self, queryset):
        terlihat = queryset.terlihat(self.user, self.hari_ini).per(self.tanggal)
        return super().filter_queryset(terlihat.yang_ditunggu_dahulu()).untuk_daftar()

    def saring_tahun(self, queryset, nama, nilai):
        return queryset.filter(kegiatan__mulai__year=int(nilai))

    def saring_status(self, queryset, nama, nilai):
        if nilai == BELUM:
            return queryset.filter(status_per__in=BELUM_TUNTAS)
        if nilai == LEWAT:
            return queryset.filter(status_per__in=BELUM_TUNTAS, tenggat__lt=self.tanggal)
        if nilai == TAK_LENGKAP:
            return queryset.tak_lengkap()
        return queryset.filter(status_per=nilai)

    def saring_kecamatan(self, queryset, nama, nilai):
        return queryset.di_kecamatan(nilai)

    def saring_desa(self, queryset, nama, nilai):
        return queryset.filter(desa=nilai)

    def cari(self, queryset, nama, nilai):
        return queryset.filter(
            Q(isi__icontains=nilai)
            | Q(penanggung_jawab__icontains=nilai)
            | Q(kegiatan__judul__icontains=nilai)
            | Q(mitra__nama__icontains=nilai)
        )
