"""Villages of officers, and coordinators."""

from crispy_forms.layout import Div
from django import forms

from inti.formulir import susun
from petugas.akibat import Peringatan
from petugas.beban import BATAS
from petugas.models import Koordinator, Penugasan
from wilayah.models import Desa

from .dasar import (
    WIDGET_MASA,
    BagianPeringatan,
    FormBerSk,
    FormRekaman,
    kartu,
    kartu_sk,
    kolom_alasan,
    peringatan,
    petugas_tersedia,
    pilihan_desa,
    pilihan_petugas,
)


class TugaskanForm(BagianPeringatan, FormBerSk):
    """Give a village to an officer."""

    class Meta:
        model = Penugasan
        fields = ["desa", "petugas", "mulai", "selesai", "sk"]
        widgets = WIDGET_MASA
        labels = {"petugas": "Petugas, beban hari ini"}
        help_texts = {"selesai": "Kosongkan bila belum ditentukan."}

    def __init__(self, *args, desa: Desa | None, **kwargs):
        super().__init__(*args, **kwargs)
        semua = Desa.objects.per(self.hari_ini).select_related("kecamatan").order_by("kode")
        self.fields["desa"].queryset = semua
        self.fields["desa"].choices = pilihan_desa(semua)
        self.fields["petugas"].queryset = petugas_tersedia(self.hari_ini)
        dekat = desa.kecamatan if desa else None
        self.fields["petugas"].choices = pilihan_petugas(self.hari_ini, dekat=dekat)
        self.helper = susun(
            peringatan(),
            kartu("Penugasan", "desa", "petugas", Div("mulai", "selesai", css_class="isian-2")),
            kartu_sk(),
            tombol="Tugaskan",
            batal="../tanpa/",
            ikon="user-plus",
        )

    def periksa_wajar(self, data):
        petugas, mulai = data["petugas"], data["mulai"]
        nanti = Penugasan.objects.per(mulai).filter(petugas=petugas).count() + 1
        if nanti <= BATAS:
            return []
        return [
            Peringatan(f"beban-{nanti}", f"{petugas} akan membina {nanti} desa, di atas {BATAS}.")
        ]


class PenugasanForm(FormBerSk):
    """Correct the dates or the decree of an assignment."""

    alasan_perubahan = kolom_alasan()

    class Meta:
        model = Penugasan
        fields = ["mulai", "selesai", "sk"]
        widgets = WIDGET_MASA
        help_texts = {"selesai": "Hari terakhir; kosongkan bila masih dibina."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        masa = Div("mulai", "selesai", css_class="isian-2")
        self.helper = susun(
            kartu("Masa penugasan", masa, "alasan_perubahan"),
            kartu_sk(),
            tombol="Simpan perubahan",
            batal=self.instance.petugas.get_absolute_url(),
        )


class KoordinatorForm(FormRekaman):
    """An officer who coordinates a kecamatan."""

    ganti = forms.BooleanField(
        label="Gantikan koordinator sekarang",
        required=False,
        help_text="Koordinator yang sekarang berakhir sehari sebelum tanggal mulai.",
    )

    class Meta:
        model = Koordinator
        fields = ["kecamatan", "mulai", "selesai"]
        widgets = WIDGET_MASA
        help_texts = {"selesai": "Kosongkan bila belum ditentukan."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.baru = self.instance._state.adding
        isi = ["kecamatan", Div("mulai", "selesai", css_class="isian-2"), "ganti"]
        if not self.baru:
            del self.fields["kecamatan"], self.fields["ganti"]
            isi = isi[1:2]
        self.helper = susun(
            kartu("Koordinator kecamatan", *isi),
            tombol="Tetapkan koordinator" if self.baru else "Simpan perubahan",
            batal=self.instance.petugas.get_absolute_url(),
        )

    def _post_clean(self):
        """A new coordinator may replace another in the same act: the constraint is asked after it."""
        if self.baru:
            forms.ModelForm._post_clean(self)
        else:
            super()._post_clean()
