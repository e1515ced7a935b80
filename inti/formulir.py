"""The base of every form that saves a record.

It closes two gaps of Django's ModelForm (constraints that name a field the form does not show;
a second submit of the same form) and shows a clash of two editors field by field.
"""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms.utils import ErrorDict, ErrorList
from django.http import HttpRequest, HttpResponseNotAllowed, QueryDict

from inti.izin import ISI
from inti.models import Bentrok
from inti.nilai import sebut_nilai, waktu

GARIS = BLANK_CHOICE_DASH[0][1]  # Django's name for "nothing chosen"


@dataclass(frozen=True)
class GalatBaris:
    """What is wrong in a row under a form: the field's element, its name on the page, why."""

    id: str
    label: str
    pesan: str


@dataclass(frozen=True)
class KolomBentrok:
    """One field that two people changed; values are words, as shown on the page."""

    nama: str
    label: str
    semula: str
    lain: str
    anda: str
    pilihan: str = ""  # "lain" or "anda" once it was chosen


def transaksi_post(view):
    """Run a POST in one transaction, and once more when somebody else was quicker.

    The second run reads what the other one wrote, so the form itself can say what happened
    (a row that exists already, a changed version) instead of an error page. A page with a form
    knows no other methods than GET, HEAD and POST.
    """

    @wraps(view)
    def jalankan(request, *args, **kwargs):
        if request.method not in ISI:
            return HttpResponseNotAllowed(ISI)
        if request.method != "POST":
            return view(request, *args, **kwargs)
        try:
            with transaction.atomic():
                return view(request, *args, **kwargs)
        except (IntegrityError, Bentrok):
            with transaction.atomic():
                return view(request, *args, **kwargs)

    return jalankan


def kiriman(request: HttpRequest) -> QueryDict | None:
    """Data for a form: what was posted (even nothing at all), or None on GET."""
    return request.POST if request.method == "POST" else None


def sebut_kosong(form: forms.BaseForm) -> None:
    """Words instead of Django's dashes for the empty choice of a select."""
    for kolom in form.fields.values():
        teks = "Pilih" if kolom.required else "Belum diisi"
        if isinstance(kolom, forms.ModelChoiceField):
            if kolom.empty_label == GARIS:
                kolom.empty_label = teks
        elif isinstance(kolom, forms.ChoiceField):
            pilihan: list[Any] = list(kolom.choices)  # type: ignore[arg-type]
            if pilihan[:1] == [("", GARIS)]:
                kolom.choices = [("", teks), *pilihan[1:]]


def tunda_penilaian(form: forms.BaseForm, baris: forms.BaseFormSet) -> None:
    """Show again what was typed, without judging it: the user is not done yet."""
    for bagian in (form, *baris.forms):
        bagian._errors = ErrorDict()
    baris._errors, baris._non_form_errors = [], ErrorList()


def galat_baris(baris: Iterable[forms.BaseForm], judul: str = "") -> list[GalatBaris]:
    """What is wrong in these rows, for the summary above the form; `judul` names a row."""
    return [
        GalatBaris(
            kolom.auto_id,
            f"{judul} {nomor}, {kolom.label}" if judul else str(kolom.label),
            str(kolom.errors[0]),
        )
        for nomor, form in enumerate(baris, 1)
        if form.is_bound
        for kolom in form.visible_fields()
        if kolom.errors
    ]


class BarisBerurut(forms.ModelForm):
    """A row that is none while it holds nothing but its place in the order."""

    def has_changed(self) -> bool:
        return any(self.instance.pk or nama != "urutan" for nama in self.changed_data)


class FormBerversi(forms.ModelForm):
    """A ModelForm that never overwrites what somebody else saved in between."""

    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        sebut_kosong(self)
        self.bentrok: list[KolomBentrok] = []
        self.digabung: list[str] = []
        if self.instance._state.adding:
            del self.fields["versi"]
        else:
            self.fields["versi"].initial = self.instance.versi

    @property
    def versi_kini(self) -> int:
        """The version in the database while this form was read."""
        return self.instance.versi

    def clean(self):
        data = super().clean()
        data = self.cleaned_data if data is None else data
        self._tolak_bila_batal()
        if "versi" in self.fields and data.get("versi") != self.instance.versi:
            self._gabungkan(data)
        return data

    def _tolak_bila_batal(self) -> None:
        if getattr(self.instance, "batal", False):
            raise ValidationError(
                f"{self.instance} dibatalkan {self.instance.dibatalkan_oleh} "
                f"pada {waktu(self.instance.dibatalkan_pada)}: {self.instance.alasan_batal} "
                "Salin isian Anda bila masih perlu.",
                code="dibatalkan",
            )

    def _gabungkan(self, data: dict[str, Any]) -> None:
        """Three-way merge: what only one side changed is taken, the rest is asked.

        An answer counts only for the version that was shown; after a third change it is asked
        again.
        """
        semula = self._semula(data.get("versi"))
        boleh_pilih = self.data.get(self.add_prefix("versi_lain")) == str(self.instance.versi)
        kolom = self._kolom_model() - {"versi"}
        for nama in [n for n in self.fields if n in data and n in kolom]:
            kini, anda = self._nilai_kini(nama), _banding(data[nama])
            lama = _nilai_riwayat(semula, self.instance, nama)
            if _banding(kini) in (lama, anda):
                continue
            if anda == lama:
                self._pakai(data, nama, kini)
                self.digabung.append(str(self.fields[nama].label or nama))
                continue
            pilihan = self.data.get(self.add_prefix(f"pilih-{nama}")) if boleh_pilih else None
            self.bentrok.append(self._kolom_bentrok(nama, lama, kini, data[nama], pilihan))
            if pilihan == "lain":
                data[nama] = kini
        if any(not k.pilihan for k in self.bentrok):
            raise ValidationError(
                "Belum tersimpan: data ini diubah orang lain sesudah Anda membukanya. "
                "Pilih nilai yang dipakai untuk tiap kolom yang bentrok.",
                code="bentrok",
            )
        self._tuntas(data)

    def _tuntas(self, data: dict[str, Any]) -> None:
        """All is chosen: from here on the form stands on the version of today.

        If something else is wrong with it, the page comes back with what was chosen.
        """
        for k in self.bentrok:
            if k.pilihan == "lain":
                self._pakai(data, k.nama, data[k.nama])
        self.bentrok = []
        self._isi_ulang("versi", self.instance.versi)

    def _pakai(self, data: dict[str, Any], nama: str, nilai: Any) -> None:
        """Take the value of the other editor, also in what the page shows."""
        data[nama] = nilai
        self._isi_ulang(nama, nilai)

    def _isi_ulang(self, nama: str, nilai: Any) -> None:
        """Let the page show `nilai` in this field."""
        data: Any = self.data.copy()
        kunci = self.add_prefix(nama)
        if isinstance(nilai, list):
            data.setlist(kunci, [str(x.pk) for x in nilai])
        elif nilai is None or nilai is False:
            data.pop(kunci, None)
        else:
            data[kunci] = str(nilai.pk if isinstance(nilai, models.Model) else nilai)
        self.data = data

    def _kolom_model(self) -> set[str]:
        opsi = self.instance._meta
        return {f.name for f in [*opsi.fields, *opsi.many_to_many]}

    def _semula(self, versi: int | None):
        riwayat = type(self.instance).riwayat.filter(id=self.instance.pk, versi=versi)
        return riwayat.order_by("-history_date", "-history_id").first()

    def _nilai_kini(self, nama: str):
        nilai = getattr(self.instance, nama)
        return list(nilai.all()) if hasattr(nilai, "all") else nilai

    def _kolom_bentrok(self, nama, lama, kini, anda, pilihan) -> KolomBentrok:
        kolom = self.instance._meta.get_field(nama)
        return KolomBentrok(
            nama=nama,
            label=str(self.fields[nama].label or kolom.verbose_name),
            semula=sebut_nilai(kolom, lama),
            lain=sebut_nilai(kolom, kini),
            anda=sebut_nilai(kolom, list(anda) if hasattr(anda, "all") else anda),
            pilihan=pilihan if pilihan in ("lain", "anda") else "",
        )

    def _post_clean(self):
        super()._post_clean()  # type: ignore[misc]
        if not self.errors:
            try:
                self.periksa_batasan()
            except ValidationError as galat:
                self._update_errors(galat)

    def periksa_batasan(self) -> None:
        """The constraints of the table; a form whose `aksi` says it better leaves that to it."""
        self.instance.validate_constraints()


class FormCatatan(FormBerversi):
    """Form of a Catatan for a user: one row per opened form, crispy layout inside."""

    kunci = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        if self.instance._state.adding:
            self.fields["kunci"].initial = uuid.uuid4
        else:
            del self.fields["kunci"]

    def kembar(self):
        """The row that an earlier submit of this very form made, or None."""
        if not (self.is_bound and "kunci" in self.fields):
            return None
        try:
            kunci = uuid.UUID(self.data.get(self.add_prefix("kunci"), ""))
        except ValueError:
            return None
        return type(self.instance).semua.filter(kunci=kunci).first()

    def save(self, commit: bool = True):
        if "kunci" in self.fields:
            self.instance.kunci = self.cleaned_data.get("kunci")
        return super().save(commit)


def susun(*isi, tombol: str = "", batal: str = "", ikon: str = "device-floppy") -> FormHelper:
    """Crispy helper: errors and clashes on top, the layout, a bar with the buttons below.

    With `tombol=""` the page brings its own form tag and buttons.
    """
    helper = FormHelper()
    helper.render_hidden_fields = True
    helper.show_errors = True
    helper.form_show_errors = True
    helper.attrs = {"novalidate": "", "data-sekali": ""}
    atas = [
        HTML('{% include "_galat_formulir.html" %}'),
        HTML('{% include "_bentrok.html" %}'),
    ]
    bawah = [HTML(_bilah(tombol, batal, ikon))] if tombol else []
    helper.form_tag = bool(tombol)
    helper.layout = Layout(Div(*atas, *isi, *bawah, css_class="formulir"))
    return helper


def _bilah(tombol: str, batal: str, ikon: str) -> str:
    kiri = f'<a class="btn" href="{batal}">Batal</a>' if batal else ""
    return (
        '{% load bk %}<div class="card bilah-tombol"><div class="card-body d-flex gap-2 '
        f'justify-content-end">{kiri}<button type="submit" class="btn btn-primary">'
        f'{{% ikon "{ikon}" %}} {tombol}</button></div></div>'
    )


def _banding(nilai: Any) -> Any:
    """A value in the form in which two of them may be compared: pks for objects."""
    if isinstance(nilai, models.Model):
        return nilai.pk
    if hasattr(nilai, "all") or isinstance(nilai, list):
        return sorted(x.pk for x in (nilai.all() if hasattr(nilai, "all") else nilai))
    if isinstance(nilai, str):
        return nilai.replace("\r\n", "\n")  # browsers send the former, other doors the latter
    return nilai


def _nilai_riwayat(semula, objek: models.Model, nama: str) -> Any:
    """Value of a field in a history row, as `_banding` gives it; None when there is no row."""
    if semula is None:
        return None
    kolom: Any = objek._meta.get_field(nama)
    if kolom.many_to_many:
        target = kolom.m2m_reverse_field_name()
        return sorted(getattr(semula, nama).values_list(f"{target}_id", flat=True))
    return _banding(getattr(semula, kolom.attname))


def coba(form: forms.BaseForm, tindakan: Callable[..., Any], **isi: Any) -> bool:
    """Do it; what the rules object to goes to the form, at the field where there is one."""
    try:
        with transaction.atomic():
            tindakan(**isi)
    except ValidationError as galat:
        tempel(form, galat)
        return False
    return True


def tempel(form: forms.BaseForm, galat: ValidationError) -> None:
    """Put an act's objection on the form's fields; what has no field there stands on top."""
    if not hasattr(galat, "error_dict"):
        form.add_error(None, galat)
        return
    for kolom, pesan in galat.error_dict.items():
        form.add_error(kolom if kolom in form.fields else None, pesan)
