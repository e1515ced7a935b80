"""Which rows the sheet of funds shows: kecamatan, programme and activity code."""

from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

from dinas.models import Pengguna
from inti.saring import TIDAK_DIKENAL
from kegiatan.models import KodeKegiatan, Program
from stunting.forms.lembar import WilayahForm

BAKU = {"program": Program.BKB.value, "kegiatan": "2.2.06"}  # what most village funds are for


class LembarDanaForm(WilayahForm):
    """The choices in the address; without any, BKB under its own activity code."""

    program = forms.ChoiceField(
        label="Program", choices=Program.choices, error_messages=TIDAK_DIKENAL
    )
    kegiatan = forms.ModelChoiceField(
        label="Kode kegiatan",
        queryset=KodeKegiatan.objects.filter(aktif=True),
        to_field_name="kode",
        required=False,
        empty_label="Tanpa kode",
        error_messages={"invalid_choice": "Kode kegiatan ini tidak dikenal."},
    )

    def __init__(self, data: QueryDict, *, user: Pengguna):
        isi = data.copy()
        if "program" not in isi:
            isi["program"] = BAKU["program"]
            if "kegiatan" not in isi and KodeKegiatan.objects.filter(kode=BAKU["kegiatan"]):
                isi["kegiatan"] = BAKU["kegiatan"]
        super().__init__(isi, user=user)

    @property
    def program_dipilih(self) -> str:
        return self.cleaned_data["program"] if self.is_valid() else ""

    @property
    def kegiatan_dipilih(self) -> KodeKegiatan | None:
        return self.cleaned_data["kegiatan"] if self.is_valid() else None

    @property
    def sandi(self) -> str:
        """Under what the browser keeps what could not be saved yet."""
        kode = self.kegiatan_dipilih
        return f"{self.program_dipilih}-{kode.kode if kode else 'tanpa'}"

    @property
    def kueri(self) -> str:
        """The choices as they stand behind the address of another year."""
        if not self.is_valid():
            return ""
        kode = self.kegiatan_dipilih.kode if self.kegiatan_dipilih else ""
        pilihan = {"program": self.program_dipilih, "kegiatan": kode}
        return "?" + urlencode(pilihan | ({"kecamatan": self.kode} if self.kode else {}))
