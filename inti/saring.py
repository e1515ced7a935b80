"""The base of every list filter: one form for the page, its counts and its export."""

import datetime
from dataclasses import dataclass

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.db.models.expressions import OrderBy
from django.http import QueryDict

from inti.bulan import baca_bulan, sandi_bulan
from inti.nilai import bulan_panjang, tanggal_panjang
from inti.tanggal import setahun_sesudah
from inti.validators import tanggal_wajar

PANJANG_CARI = 100
UMUM = ("per", "jenis", "kecamatan", "desa", "status")  # what lists are usually narrowed by
TIDAK_DIKENAL = {"invalid_choice": "Pilihan “%(value)s” tidak dikenal."}


def terbaca(teks: object) -> str:
    """Without what cannot be printed: a bad value, also when a message repeats it, may hold NUL,
    which PostgreSQL refuses in the note of a download."""
    return "".join(h if h.isprintable() else "\N{REPLACEMENT CHARACTER}" for h in str(teks))


class InputTanggal(forms.DateInput):
    """The browser's own date field."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class SaringTanggal(django_filters.DateFilter):
    """A date as YYYY-MM-DD."""

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", InputTanggal)
        kwargs.setdefault("input_formats", ["%Y-%m-%d"])
        kwargs.setdefault("validators", [tanggal_wajar])
        kwargs.setdefault(
            "error_messages",
            {"invalid": "Tanggal ini tidak ada. Tulis seperti 2020-11-13."},
        )
        super().__init__(**kwargs)


class InputBulan(forms.DateInput):
    """The browser's own month field; where there is none, text like 2020-10."""

    input_type = "month"

    def __init__(self, attrs=None):
        super().__init__({"placeholder": "2020-10"} | (attrs or {}))

    def format_value(self, value):
        return sandi_bulan(value) if isinstance(value, datetime.date) else value


class IsianBulan(forms.Field):
    """A month, as the date of its first day."""

    widget = InputBulan
    default_error_messages = {"invalid": "Bulan ini tidak ada. Tulis seperti 2020-10."}

    def to_python(self, value):
        if value in self.empty_values:
            return None
        try:
            return baca_bulan(value)
        except ValueError as galat:
            raise ValidationError(self.error_messages["invalid"], "invalid") from galat


class SaringBulan(django_filters.Filter):
    """A month as YYYY-MM."""

    field_class = IsianBulan


class SaringPilihan(django_filters.ChoiceFilter):
    """A choice; an unknown one is named in the message."""

    def __init__(self, **kwargs):
        kwargs.setdefault("error_messages", TIDAK_DIKENAL)
        super().__init__(**kwargs)


class SaringTautan(django_filters.ModelChoiceFilter):
    """A linked row by its `kode`."""

    def __init__(self, **kwargs):
        kwargs.setdefault("to_field_name", "kode")
        kwargs.setdefault(
            "error_messages", {"invalid_choice": "Kode ini tidak ada di wilayah Anda."}
        )
        super().__init__(**kwargs)


class SaringTeks(django_filters.CharFilter):
    """Free text of bounded length."""

    def __init__(self, **kwargs):
        kwargs.setdefault("max_length", PANJANG_CARI)
        kwargs.setdefault("widget", forms.TextInput(attrs={"type": "search"}))
        super().__init__(**kwargs)


class SaringUrut(django_filters.OrderingFilter):
    """Sorting by clicking on a heading; hidden in the bar, kept when filtering again."""

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.HiddenInput)
        kwargs.setdefault("label", "Urutan")
        kwargs.setdefault("error_messages", {"invalid_choice": "Urutan ini tidak dikenal."})
        super().__init__(**kwargs)

    def filter(self, qs, value):
        """Unknown values come last in both directions; equal ones keep one order on all pages."""
        if not value:
            return qs
        arah = [self._arah(self.get_ordering_value(v)) for v in value if v]
        return qs.order_by(*arah, "pk")

    @staticmethod
    def _arah(kolom: str) -> OrderBy:
        if kolom.startswith("-"):
            return F(kolom[1:]).desc(nulls_last=True)
        return F(kolom).asc(nulls_last=True)


@dataclass(frozen=True)
class Keping:
    """One active filter, and the address without it."""

    nama: str
    label: str
    url: str


class Saringan(django_filters.FilterSet):
    """Filter of a list for one user; `hasil` is what the list shows.

    django-filter's own `qs` is the unfiltered list when a value is bad; `hasil` is empty then,
    and the message stands at the field.
    """

    # Names that only shape the list (sorting, date) and so never count as "narrowing".
    bukan_keping: tuple[str, ...] = ("urut",)
    kelas = ""  # CSS class of the bar, where the usual wrapping is not enough

    def __init__(self, data=None, queryset=None, *, user, hari_ini: datetime.date, **kwargs):
        self.user = user
        self.hari_ini = hari_ini
        super().__init__(data if data is not None else QueryDict(), queryset, **kwargs)

    def get_form_class(self):
        kelas = super().get_form_class()

        tidak_ada = [n for n in UMUM if n not in self.base_filters and self.data.get(n)]

        class FormSaring(kelas):  # type: ignore[misc, valid-type]
            required_css_class = "wajib"

            def clean(self):
                """A filter of other lists is refused here, rather than silently ignored."""
                if tidak_ada:
                    raise ValidationError(
                        f"Daftar ini tidak dapat disaring menurut {', '.join(tidak_ada)}."
                    )
                return super().clean()

        return FormSaring

    @property
    def hasil(self) -> models.QuerySet:
        return self.qs if self.is_valid() else self.queryset.none()

    @property
    def nilai(self) -> dict:
        """Cleaned values; empty while the form is not valid."""
        return self.form.cleaned_data if self.is_valid() else {}

    @property
    def kunci(self) -> tuple:
        """What the rows depend on beside the records, as a key: whose, which day, what is asked."""
        diminta = tuple(sorted((n, self.data.get(n, "")) for n in self.form.fields))
        return type(self).__name__, self.user.pk, self.hari_ini, diminta

    @property
    def keping(self) -> list[Keping]:
        """Chips of the active filters, also of bad ones (so that they can be taken away)."""
        isi = []
        for nama in self.form.fields:
            mentah = self.data.get(nama, "")
            if mentah and nama not in self.bukan_keping:
                isi.append(Keping(nama, self._sebut(nama, mentah), self._tanpa(nama)))
        return isi

    @property
    def keterangan(self) -> list[tuple[str, str]]:
        """Active filters as (name, value), for sheets and prints."""
        aktif = [
            (str(self.form.fields[k.nama].label), k.label.partition(": ")[2] or k.label)
            for k in self.keping
        ]
        salah = [terbaca(pesan) for daftar in self.form.errors.values() for pesan in daftar]
        return aktif + [("Saringan salah, daftar dikosongkan", pesan) for pesan in salah]

    def _sebut(self, nama: str, mentah: str) -> str:
        kolom = self.form.fields[nama]
        nilai = self.nilai.get(nama)
        if isinstance(nilai, datetime.date):
            teks = (bulan_panjang if isinstance(kolom, IsianBulan) else tanggal_panjang)(nilai)
        elif isinstance(nilai, models.Model):
            teks = str(nilai)
        elif isinstance(kolom, forms.ChoiceField) and not isinstance(
            kolom, forms.ModelChoiceField
        ):
            teks = str(dict(_datar(kolom.choices)).get(mentah, mentah))
        else:
            teks = mentah
        return f"{kolom.label}: {terbaca(teks)[:40]}"

    def _tanpa(self, nama: str) -> str:
        data = self.data.copy()
        for buang in (nama, "hal"):
            data.pop(buang, None)
        return "?" + data.urlencode()


def _datar(pilihan):
    """Choices without their groups."""
    for nilai, label in pilihan:
        if isinstance(label, list | tuple):
            yield from _datar(label)
        else:
            yield nilai, label


class SaringanPer(Saringan):
    """A list that is asked as of a date: `?per=`, today when it is empty."""

    per = SaringTanggal(label="Per tanggal", method="biarkan")

    def biarkan(self, queryset, nama, nilai):
        """The date shapes the other filters; by itself it takes no row away."""
        return queryset

    def get_form_class(self):
        kelas = super().get_form_class()
        batas = setahun_sesudah(self.hari_ini)

        class FormSaringPer(kelas):  # type: ignore[misc, valid-type]
            def clean_per(self):
                per = self.cleaned_data.get("per")
                if per and per > batas:
                    raise ValidationError(
                        f"Paling jauh setahun ke depan, sampai {tanggal_panjang(batas)}."
                    )
                return per

        return FormSaringPer

    @property
    def tanggal(self) -> datetime.date:
        """The date that is asked for; today while none or a bad one was given."""
        self.form.is_valid()
        return getattr(self.form, "cleaned_data", {}).get("per") or self.hari_ini

    @property
    def ke_depan(self) -> bool:
        return self.tanggal > self.hari_ini
