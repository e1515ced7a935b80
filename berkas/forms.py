"""Choosing files: a field for any form, and the forms of an attachment."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.core.exceptions import ValidationError

from berkas.aksi import lampirkan
from berkas.batas import BERKAS_SEKALI, TERIMA, TERIMA_FOTO, batas_unggahan
from berkas.models import Lampiran
from berkas.periksa import Kiriman, nama_sesuai, periksa
from inti.formulir import FormCatatan, susun
from inti.nilai import ukuran_berkas


class PilihBerkas(forms.FileInput):
    """A file chooser that takes several files."""

    allow_multiple_selected = True

    def value_from_datadict(self, data, files, name):
        return files.getlist(name)


class IsianBerkas(forms.FileField):
    """Files, looked at one by one; gives a list of Kiriman."""

    widget = PilihBerkas
    default_error_messages = {
        "required": "Pilih berkasnya, atau ambil foto.",
        "terlalu_banyak": f"Paling banyak {BERKAS_SEKALI} berkas sekali kirim.",
    }

    def clean(self, data: Any, initial: Any = None) -> list[Kiriman]:
        unggahan = data or []
        if self.required and not unggahan:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(unggahan) > BERKAS_SEKALI:
            raise ValidationError(self.error_messages["terlalu_banyak"], code="terlalu_banyak")
        hasil, galat = [], []
        for satu in unggahan:
            try:
                hasil.append(periksa(satu))
            except ValidationError as salah:
                galat += [f"“{_singkat(satu.name)}”: {pesan}" for pesan in salah.messages]
        if galat:
            raise ValidationError(galat)
        return hasil

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | {"accept": TERIMA, "multiple": True}

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(data)


def _singkat(nama: str) -> str:
    return nama if len(nama) <= 60 else f"{nama[:45]}…{nama[-12:]}"


class BagianBerkas(forms.Form):
    """Two ways to give files inside another form; mix it in before the form's own class.

    `berkas` chooses what is there already, `foto` opens the camera of a phone. When the record
    is saved, `simpan_berkas(objek, oleh)` puts them under it.
    """

    berkas = IsianBerkas(label="Berkas", required=False)
    foto = IsianBerkas(label="Foto dari kamera", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        batas = batas_unggahan()
        atribut = {"data-berkas": batas, "data-berkas-banyak": BERKAS_SEKALI}
        self.fields["berkas"].widget.attrs |= atribut
        self.fields["foto"].widget.attrs |= atribut | {
            "accept": TERIMA_FOTO,
            "capture": "environment",
        }
        self.fields["berkas"].help_text = (
            f"Foto JPEG, PNG, WebP, atau PDF, masing-masing paling besar {ukuran_berkas(batas)}. "
            f"Boleh beberapa sekaligus, paling banyak {BERKAS_SEKALI}."
        )

    @property
    def kiriman(self) -> list[Kiriman]:
        """What was given and is in order."""
        data = self.cleaned_data
        return [*(data.get("berkas") or []), *(data.get("foto") or [])]

    def simpan_berkas(self, objek, oleh) -> list[Lampiran]:
        """Under the saved record, in the same transaction."""
        kunci = self.cleaned_data.get("kunci")
        return lampirkan(
            objek=objek,
            kiriman=self.kiriman,
            oleh=oleh,
            keterangan=self.cleaned_data.get("keterangan", ""),
            kunci=kunci,
        )


def susunan_berkas() -> Div:
    """Crispy layout of the two fields; the camera is offered where there is one to touch."""
    return Div("berkas", Div("foto", css_class="hanya-sentuh"), css_class="isian-berkas")


class TambahBerkasForm(BagianBerkas):
    """The page that adds files to a record."""

    kunci = forms.UUIDField(widget=forms.HiddenInput, required=False)
    keterangan = forms.CharField(
        label="Keterangan",
        max_length=200,
        required=False,
        help_text="Apa yang terlihat atau isinya, misalnya “Daftar hadir”. Boleh dikosongkan.",
    )

    def __init__(self, *args, batal: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = susun(
            Div(Div(susunan_berkas(), "keterangan", css_class="card-body"), css_class="card"),
            tombol="Unggah",
            batal=batal,
            ikon="file-upload",
        )

    def clean(self):
        data = super().clean()
        if not self.errors and not self.kiriman:
            self.add_error("berkas", self.fields["berkas"].error_messages["required"])
        return data


class UbahBerkasForm(FormCatatan):
    """Name and description of an attachment; the content stays as it is."""

    class Meta:
        model = Lampiran
        fields = ["nama", "keterangan"]
        labels = {"nama": "Nama berkas"}

    def __init__(self, *args, batal: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = susun(
            Div(Div("nama", "keterangan", css_class="card-body"), css_class="card"),
            tombol="Simpan",
            batal=batal,
        )

    def clean_nama(self):
        return nama_sesuai(self.cleaned_data["nama"], self.instance.berkas.tipe)
