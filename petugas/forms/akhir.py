"""Forms that ask for a last day and a reason."""

import datetime

from django import forms

from inti.alasan import AlasanForm
from inti.nilai import tanggal_panjang
from petugas.models import Petugas

from .dasar import DuaLangkah, KolomHari, periksa_jauh


class AkhiriForm(AlasanForm):
    """The last day of something dated."""

    selesai = KolomHari(label="Hari terakhir")
    field_order = ["selesai", "alasan"]

    def __init__(self, *args, mulai: datetime.date | None, hari_ini: datetime.date, **kwargs):
        super().__init__(*args, **kwargs)
        self.mulai, self.hari_ini = mulai, hari_ini
        self.fields["selesai"].initial = hari_ini

    def clean_selesai(self):
        selesai = self.cleaned_data["selesai"]
        periksa_jauh(selesai, self.hari_ini)
        if self.mulai and selesai < self.mulai:
            raise forms.ValidationError(
                f"Hari terakhir sebelum mulai ({tanggal_panjang(self.mulai)})."
            )
        return selesai


class AkhiriTugasForm(AkhiriForm, DuaLangkah):
    """The end of an officer's service."""

    def __init__(self, *args, petugas: Petugas, hari_ini: datetime.date, **kwargs):
        super().__init__(*args, mulai=None, hari_ini=hari_ini, label="Alasan selesai", **kwargs)
        self.petugas = petugas
        self.fields["alasan"].help_text = "Misalnya pensiun, pindah tugas, kontrak berakhir."

        self.fields["sidik"].initial = hari_ini.isoformat()
        if self.data.get("langkah") == "periksa":
            self.fields["alasan"].required = False

    @property
    def sidik_kini(self) -> str:
        return self.cleaned_data["selesai"].isoformat()
