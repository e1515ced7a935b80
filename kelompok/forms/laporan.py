"""What the page of one report asks beside its figures: a note, and its meetings in detail."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import QueryDict
from django.utils.functional import cached_property

from inti.bulan import bulan_dari
from inti.formulir import FormCatatan
from inti.isian import IsianAngka
from inti.nilai import bulan_panjang
from inti.saring import InputTanggal
from inti.tanggal import akhir_bulan
from kelompok.forms.bagian import dalam_masa
from kelompok.models import LaporanBulanan, Materi, Pertemuan
from kelompok.validators import BATAS_ANGKA

PERTEMUAN_TERBANYAK = 31
BARIS_KOSONG = 1


class CatatanLaporanForm(forms.Form):
    """The note of a report; `awal` is what it said when the page was opened."""

    catatan = forms.CharField(
        label="Catatan",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
        help_text="Yang perlu diketahui pemeriksa, misalnya sebab angka turun.",
    )
    awal = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)

    def __init__(self, data: QueryDict | None = None, *, kini: str):
        self.kini = kini
        super().__init__(data, prefix="catatan", initial={"catatan": kini, "awal": kini})

    def clean_catatan(self) -> str:
        return _baris_unix(self.cleaned_data["catatan"])

    def clean(self):
        data = super().clean() or self.cleaned_data
        awal = _baris_unix(data.get("awal", ""))
        if "catatan" in data and self.kini not in (awal, data["catatan"]):
            if data["catatan"] == awal:
                data["catatan"] = self.kini
            else:
                self._isi_awal()
                self.add_error(
                    "catatan",
                    f"Catatan ini diubah orang lain menjadi “{self.kini or 'kosong'}”. "
                    "Simpan lagi untuk memakai catatan Anda.",
                )
        return data

    def _isi_awal(self) -> None:
        """The next submit is a choice: it was made in view of what stands there now."""
        salinan: Any = self.data.copy()
        salinan[self.add_prefix("awal")] = self.kini
        self.data = salinan


def _baris_unix(teks: str) -> str:
    return teks.replace("\r\n", "\n").strip()


class PertemuanForm(FormCatatan):
    """One meeting within the month of its report."""

    hadir = IsianAngka(label="Hadir", required=False, terbesar=BATAS_ANGKA)

    class Meta:
        model = Pertemuan
        fields = ["tanggal", "materi", "penyaji", "moda", "hadir"]
        widgets = {"tanggal": InputTanggal}
        labels = {"moda": "Cara"}

    def __init__(self, *args, laporan: LaporanBulanan, materi: list[tuple], **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.laporan = self.laporan = laporan
        self.fields["materi"].choices = materi
        self.fields["moda"].choices = Pertemuan._meta.get_field("moda").flatchoices
        hari = {"min": laporan.bulan.isoformat(), "max": akhir_bulan(laporan.bulan).isoformat()}
        self.fields["tanggal"].widget.attrs.update(hari)
        for kolom in self.fields.values():
            kelas = "form-select" if isinstance(kolom, forms.ChoiceField) else "form-control"
            kolom.widget.attrs["class"] = kelas

    @cached_property
    def changed_data(self) -> list[str]:
        """What a person changed; keys of the form are none of it."""
        return [n for n in super().changed_data if n not in ("kunci", "versi")]

    def clean_tanggal(self) -> datetime.date:
        tanggal = self.cleaned_data["tanggal"]
        if bulan_dari(tanggal) != self.laporan.bulan:
            raise ValidationError(
                f"Pertemuan laporan ini harus dalam {bulan_panjang(self.laporan.bulan)}."
            )
        return dalam_masa(tanggal, self.laporan.kelompok)


class DaftarPertemuan(forms.BaseInlineFormSet):
    """The meetings of one report; each may be ticked off."""

    def __init__(self, data: QueryDict | None = None, *, user, **kwargs):
        self.user = user
        super().__init__(data, prefix="pertemuan", **kwargs)

    def get_form_kwargs(self, index):
        if not hasattr(self, "_materi"):
            self._materi = pilihan_materi(self.instance)
        kwargs = super().get_form_kwargs(index)
        return kwargs | {"user": self.user, "laporan": self.instance, "materi": self._materi}

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["DELETE"].label = "Hapus pertemuan ini"
        form.fields["id"].queryset = self.queryset  # of this report; Django takes any row's pk
        form.fields["id"].error_messages["invalid_choice"] = (
            "Pertemuan ini sudah dihapus orang lain; buka lagi halaman ini."
        )

    def simpanan(self) -> list[Pertemuan]:
        """What is to be stored; a row that an earlier submit of this page made is left out."""
        berubah = [
            f
            for f in self.forms
            if f.has_changed() and not f.cleaned_data.get("DELETE") and not f.kembar()
        ]
        for form in berubah:
            form.instance.kunci = form.cleaned_data.get("kunci") or form.instance.kunci
        return [f.instance for f in berubah]

    def hapusan(self) -> list[Pertemuan]:
        """Stored meetings that were ticked off."""
        return [f.instance for f in self.deleted_forms if f.instance.pk]


PertemuanFormSet = forms.inlineformset_factory(
    LaporanBulanan,
    Pertemuan,
    form=PertemuanForm,
    formset=DaftarPertemuan,
    extra=BARIS_KOSONG,
    max_num=PERTEMUAN_TERBANYAK,
    validate_max=True,
)


def pilihan_materi(laporan: LaporanBulanan) -> list[tuple]:
    """Materials in use for this kind, and those that its meetings have already. One query."""
    terpakai = Materi.objects.filter(jenis=laporan.jenis)
    terpakai = terpakai.filter(
        models.Q(aktif=True) | models.Q(pertemuan__in=laporan.daftar_pertemuan.values("pk"))
    )
    return [("", "Belum diisi"), *((m.pk, m.nama) for m in terpakai.distinct())]
