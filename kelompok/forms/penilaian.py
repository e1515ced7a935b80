from django import forms
from django.utils import timezone

from inti.formulir import FormCatatan, susun
from inti.saring import InputTanggal
from kelompok.forms.bagian import dalam_masa, tolak_bila_berakhir
from kelompok.jenis import skala
from kelompok.models import Kelompok, Penilaian


class PenilaianForm(FormCatatan):
    """A dated classification within the scale of the kind; no level is suggested."""

    class Meta:
        model = Penilaian
        fields = ["tanggal", "klasifikasi", "penilai", "catatan"]
        widgets = {"tanggal": InputTanggal, "catatan": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, kelompok: Kelompok, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.kelompok = kelompok
        self.kelompok = kelompok
        self.fields["klasifikasi"].choices = [("", "Pilih klasifikasi"), *skala(kelompok.jenis)]
        if self.instance._state.adding:
            self.fields["tanggal"].initial = timezone.localdate()
            self.fields["penilai"].initial = self.user.nama
        self.helper = susun(
            *self.fields, tombol="Simpan penilaian", batal=kelompok.get_absolute_url()
        )

    def clean_tanggal(self):
        return dalam_masa(self.cleaned_data["tanggal"], self.kelompok)

    def clean(self):
        tolak_bila_berakhir(self.kelompok, self.user)
        return super().clean()
