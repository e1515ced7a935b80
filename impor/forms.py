"""Choosing what to import and the file; a reason for taking an import back is `AlasanForm`."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.files.uploadedfile import UploadedFile

from impor.batas import BERKAS_TERBESAR, MB
from impor.jenis import JenisImpor, jenis_bernama

TERIMA = ".xlsx,.xls,.ods,.csv"


class UnggahForm(forms.Form):
    jenis = forms.ChoiceField(label="Jenis data")
    berkas = forms.FileField(
        label="Berkas",
        help_text=f"XLSX, XLS, ODS, atau CSV; paling besar {BERKAS_TERBESAR // MB} MB dan 20.000 "
        "baris. Judul kolom boleh dalam urutan apa pun.",
        widget=forms.FileInput(attrs={"accept": TERIMA}),
        error_messages={
            "required": "Pilih berkasnya dulu.",
            "empty": "Berkasnya kosong (0 byte). Pilih berkas lain.",
        },
    )

    kirim = forms.BooleanField(required=False)

    def __init__(self, *args: Any, jenis: list[JenisImpor], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jenis"].choices = [(j.kode, j.judul) for j in jenis]
        dikirim = next((j for j in jenis if j.kirim), None)
        if dikirim:
            self.fields["kirim"].label = dikirim.kirim
        else:
            del self.fields["kirim"]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def clean_berkas(self) -> UploadedFile:
        berkas: UploadedFile = self.cleaned_data["berkas"]
        if (berkas.size or 0) > BERKAS_TERBESAR:
            raise forms.ValidationError(
                f"Berkas ini lebih dari {BERKAS_TERBESAR // MB} MB. Bagi menjadi dua."
            )
        return berkas

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        jenis = jenis_bernama(isi.get("jenis", ""))
        if isi.get("kirim") and jenis is not None and not jenis.kirim:
            self.add_error("kirim", f"{jenis.judul} tidak dikirim. Kosongkan kotak ini.")
        return isi

    @property
    def jenis_dipilih(self) -> JenisImpor:
        jenis = jenis_bernama(self.cleaned_data["jenis"])
        assert jenis is not None  # its choices are the registered ones
        return jenis
