from crispy_forms.layout import Div
from django import forms

from inti.formulir import FormCatatan, susun
from inti.saring import InputTanggal
from kegiatan.models import Mitra
from petugas.forms.dasar import kartu


class MitraForm(FormCatatan):
    """A partner institution: contact and agreement."""

    class Meta:
        model = Mitra
        fields = (
            "nama bidang kontak telepon alamat kesepakatan kesepakatan_mulai kesepakatan_selesai "
            "bentuk"
        ).split()
        widgets = {
            "kesepakatan_mulai": InputTanggal,
            "kesepakatan_selesai": InputTanggal,
            "bentuk": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {"kesepakatan": "Nomor MoU atau perjanjian kerja sama."}

    def __init__(self, *args, batal: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = susun(
            kartu(
                "Lembaga",
                "nama",
                "bidang",
                Div("kontak", "telepon", css_class="isian-2"),
                "alamat",
            ),
            kartu(
                "Kesepakatan",
                "kesepakatan",
                Div("kesepakatan_mulai", "kesepakatan_selesai", css_class="isian-2"),
                "bentuk",
            ),
            tombol="Simpan mitra",
            batal=batal,
        )

    def clean(self):
        data = super().clean()
        mulai, selesai = data.get("kesepakatan_mulai"), data.get("kesepakatan_selesai")
        if selesai and not mulai and "kesepakatan_mulai" not in self.errors:
            self.add_error("kesepakatan_mulai", "Isi sejak kapan kesepakatan ini berlaku.")
        elif selesai and mulai and selesai < mulai:
            self.add_error("kesepakatan_selesai", "Kesepakatan berakhir sebelum mulai.")
        return data
