"""Ending, reviving and correcting the village of a group."""

from django import forms

from inti.saring import InputTanggal
from inti.validators import tanggal_wajar
from kelompok.forms.pilihan import pilihan_desa
from kelompok.models import AlasanSelesai, Kelompok
from wilayah.models import Desa


class AkhiriForm(forms.Form):
    """Last active day and why; the field names are the model's."""

    selesai = forms.DateField(
        label="Hari aktif terakhir", widget=InputTanggal, validators=[tanggal_wajar]
    )
    alasan_selesai = forms.ChoiceField(
        label="Alasan", choices=[("", "Pilih alasan"), *AlasanSelesai.choices]
    )
    keterangan_selesai = forms.CharField(
        label="Keterangan",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AktifkanForm(forms.Form):
    """From which day the group is active again."""

    tanggal = forms.DateField(
        label="Aktif kembali sejak", widget=InputTanggal, validators=[tanggal_wajar]
    )
    alasan = forms.CharField(
        label="Keterangan",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PindahForm(forms.Form):
    """The village that is right, and how the wrong one came about."""

    desa = forms.ModelChoiceField(Desa.objects.none(), label="Desa yang benar")
    alasan = forms.CharField(
        label="Alasan", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, user, kelompok: Kelompok, **kwargs):
        super().__init__(*args, **kwargs)
        kolom = self.fields["desa"]
        assert isinstance(kolom, forms.ModelChoiceField)
        kolom.queryset = Desa.objects.exclude(pk=kelompok.desa_id)
        kolom.choices = pilihan_desa(user, kecuali=kelompok.desa_id)
