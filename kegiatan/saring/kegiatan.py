import datetime

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.forms import HiddenInput

from inti.saring import (
    Saringan,
    SaringPilihan,
    SaringTanggal,
    SaringTautan,
    SaringTeks,
    SaringUrut,
)
from kegiatan.models import JenisKegiatan, Kegiatan, Mitra
from kegiatan.saring.dasar import (
    batasi_wilayah,
    saring_desa,
    saring_kecamatan,
    saring_tahun,
)
from kelompok.models import Kelompok
from petugas.models import Petugas

BELUM, LEWAT, SELESAI, TANPA = "belum", "lewat", "selesai", "tanpa"
KOMITMEN = [
    (BELUM, "Belum selesai"),
    (LEWAT, "Lewat tenggat"),
    (SELESAI, "Selesai semua"),
    (TANPA, "Tanpa komitmen"),
]


class KegiatanSaringan(Saringan):
    """Events of the user's area by text, year, kind, place, officer, days, promises."""

    kelas = "saring-kegiatan"

    q = SaringTeks(label="Cari", method="cari")
    tahun = saring_tahun()
    jenis = SaringPilihan(label="Jenis", choices=JenisKegiatan, empty_label="Semua jenis")
    kecamatan = saring_kecamatan()
    desa = saring_desa()
    petugas = SaringTautan(
        label="Petugas",
        queryset=Petugas.objects.none(),
        to_field_name="pk",
        empty_label="Semua petugas",
        error_messages={"invalid_choice": "Petugas ini tidak ada di wilayah Anda."},
    )
    komitmen = SaringPilihan(
        label="Komitmen", choices=KOMITMEN, method="saring_komitmen", empty_label="Semua"
    )
    # Only links choose these; they show as chips.
    dari = SaringTanggal(label="Dari", field_name="mulai", lookup_expr="gte", widget=HiddenInput)
    sampai = SaringTanggal(
        label="Sampai", field_name="mulai", lookup_expr="lte", widget=HiddenInput
    )
    kelompok = SaringTautan(
        label="Kelompok",
        queryset=Kelompok.objects.none(),
        to_field_name="pk",
        widget=HiddenInput,
        error_messages={"invalid_choice": "Kelompok ini tidak ada di wilayah Anda."},
    )
    mitra = SaringTautan(
        label="Mitra",
        queryset=Mitra.objects.all(),
        to_field_name="pk",
        widget=HiddenInput,
        error_messages={"invalid_choice": "Mitra ini tidak ada."},
    )
    urut = SaringUrut(
        fields=[
            ("mulai", "tanggal"),
            ("judul", "judul"),
            ("jenis", "jenis"),
            ("jumlah_peserta", "peserta"),
        ]
    )

    class Meta:
        model = Kegiatan
        fields: list[str] = []

    def __init__(self, data=None, *, user, hari_ini: datetime.date):
        semua = Kegiatan.objects.dengan_komitmen(hari_ini)
        super().__init__(data, semua, user=user, hari_ini=hari_ini)
        self.filters["petugas"].queryset = Petugas.objects.terlihat(user, hari_ini)
        self.filters["kelompok"].queryset = Kelompok.objects.terlihat(user, hari_ini)
        batasi_wilayah(self, hari_ini)

    def get_form_class(self):
        kelas = super().get_form_class()

        class FormSaringKegiatan(kelas):  # type: ignore[misc, valid-type]
            def clean_sampai(self):
                dari, sampai = self.cleaned_data.get("dari"), self.cleaned_data.get("sampai")
                if dari and sampai and sampai < dari:
                    raise ValidationError("Tanggal ini sebelum “Dari”.")
                return sampai

        return FormSaringKegiatan

    def filter_queryset(self, queryset):
        terlihat = queryset.terlihat(self.user, self.hari_ini)
        return super().filter_queryset(terlihat).untuk_daftar()

    def saring_tahun(self, queryset, nama, nilai):
        return queryset.filter(mulai__year=int(nilai))

    def saring_kecamatan(self, queryset, nama, nilai):
        return queryset.di_kecamatan(nilai)

    def saring_desa(self, queryset, nama, nilai):
        return queryset.di_desa(nilai)

    def saring_komitmen(self, queryset, nama, nilai):
        return queryset.filter(
            {
                BELUM: Q(komitmen_belum__gt=0),
                LEWAT: Q(komitmen_lewat__gt=0),
                SELESAI: Q(komitmen_belum=0, komitmen_selesai__gt=0),
                TANPA: Q(jumlah_komitmen=0),
            }[nilai]
        )

    def cari(self, queryset, nama, nilai):
        return queryset.cari(nilai)
