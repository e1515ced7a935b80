from crispy_forms.layout import Div
from django import forms

from inti.formulir import susun
from petugas.akses import desa_terlihat
from petugas.models import Imp

from .dasar import WIDGET_MASA, FormBerSk, kartu, kartu_sk, kolom_alasan, pilihan_desa


class ImpForm(FormBerSk):
    """A PPKBD or Sub PPKBD, new or corrected."""

    alasan_perubahan = kolom_alasan()

    class Meta:
        model = Imp
        fields = ["desa", "tingkat", "nama", "telepon", "klasifikasi", "mulai", "selesai", "sk"]
        widgets = WIDGET_MASA | {
            "telepon": forms.TextInput(attrs={"type": "tel", "autocomplete": "off"})
        }
        help_texts = {"selesai": "Kosongkan bila masih bertugas."}

    def periksa_batasan(self):
        """Only one PPKBD per village is left to the act, which says who it is and since when."""
        nama = "imp_satu_ppkbd_terbuka"
        for batasan in self.instance._meta.constraints:
            if batasan.name != nama:
                batasan.validate(Imp, self.instance)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        desa = desa_terlihat(self.user, self.hari_ini).select_related("kecamatan").order_by("kode")
        self.fields["desa"].queryset = desa
        self.fields["desa"].choices = pilihan_desa(desa)
        baru = self.instance._state.adding
        if baru:
            del self.fields["alasan_perubahan"]
        self.helper = susun(
            kartu(
                "PPKBD atau Sub PPKBD",
                Div("desa", "tingkat", css_class="isian-2"),
                "nama",
                Div("telepon", "klasifikasi", css_class="isian-2"),
                Div("mulai", "selesai", css_class="isian-2"),
                *([] if baru else ["alasan_perubahan"]),
            ),
            kartu_sk(),
            tombol="Simpan" if baru else "Simpan perubahan",
            batal="../" if baru else "../../",
        )
