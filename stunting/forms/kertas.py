"""Forms of the worksheet: its rules, what is said of a village, and its freezing."""

from typing import Any

from crispy_forms.layout import Div, Field
from django import forms
from django.http import QueryDict

from dinas.forms import BagianSk, susunan_sk
from inti.formulir import FormCatatan, susun
from inti.isian import IsianAngka
from stunting.forms.lokus import kolom_alasan
from stunting.models import KertasDesa, KertasKerja, Putusan
from stunting.models.kertas import BOBOT, BOBOT_MAKS, PERTIMBANGAN_MAKS
from stunting.rekap.indikator import INDIKATOR
from stunting.rekap.lembar_kertas import Aturan

N_MAKS = 500
KOLOM_BOBOT = tuple(f"bobot_{k}" for k in BOBOT)
SEMUA_NOL = "Beri bobot pada paling sedikit satu indikator."


class KertasBaruForm(FormCatatan):
    """A worksheet for a year; it may take over the weights of an earlier one."""

    salin = forms.ModelChoiceField(
        KertasKerja.objects.all(),
        label="Bobot dari",
        required=False,
        empty_label="Bobot bawaan",
        help_text="Bobot dapat diubah dan dicoba sesudahnya.",
    )

    class Meta:
        model = KertasKerja
        fields = ["tahun", "n"]
        help_texts = {
            "tahun": "Tahun daftar lokus yang akan disusun; yang dipakai data sampai tahun "
            "sebelumnya.",
            "n": "Banyaknya desa di atas garis, 1 sampai 500.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = susun(
            Div(Div("tahun", "n", "salin", css_class="card-body"), css_class="card"),
            tombol="Buat kertas kerja",
            batal="../",
        )

    def save(self, commit: bool = True):
        if lama := self.cleaned_data.get("salin"):
            for kolom in KOLOM_BOBOT:
                setattr(self.instance, kolom, getattr(lama, kolom))
        return super().save(commit)


class AturanForm(FormCatatan):
    """Weights, number of villages, and whether gaps may take part; also tried without saving."""

    n = IsianAngka(label="Jumlah lokus", terbesar=N_MAKS)
    bobot_prevalensi = IsianAngka(terbesar=BOBOT_MAKS)
    bobot_stunting = IsianAngka(terbesar=BOBOT_MAKS)
    bobot_berisiko = IsianAngka(terbesar=BOBOT_MAKS)
    bobot_cakupan = IsianAngka(terbesar=BOBOT_MAKS)
    bobot_lama = IsianAngka(terbesar=BOBOT_MAKS)
    bobot_pertimbangan = IsianAngka(terbesar=BOBOT_MAKS)

    class Meta:
        model = KertasKerja
        fields = ["n", *KOLOM_BOBOT, "sertakan_tak_lengkap"]

    def __init__(self, *args, mencoba: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.mencoba = mencoba
        for i in INDIKATOR:
            self.fields[i.kolom].label = i.label

    def clean_n(self):
        n = self.cleaned_data["n"]
        if n == 0:
            raise forms.ValidationError("Paling sedikit 1 desa.")
        return n

    def clean(self):
        data = super().clean()
        data = self.cleaned_data if data is None else data
        bobot = [data.get(k) for k in KOLOM_BOBOT]
        if None not in bobot and not any(bobot):
            self.add_error(KOLOM_BOBOT[0], SEMUA_NOL)
        return data

    def _post_clean(self):
        """What is only tried is not asked of the database, constraint by constraint."""
        if not self.mencoba:
            super()._post_clean()

    @property
    def aturan(self) -> Aturan:
        """What was typed, once it is valid."""
        data = self.cleaned_data
        bobot = {i.kunci: data[i.kolom] for i in INDIKATOR}
        return Aturan(bobot, data["n"], data["sertakan_tak_lengkap"])

    @property
    def isian_bobot(self) -> list[tuple[forms.BoundField, str]]:
        """The weights' fields, each with the class of its colour."""
        return [(self[i.kolom], f"w{nomor}") for nomor, i in enumerate(INDIKATOR, start=1)]


def data_coba(kueri: QueryDict, kertas: KertasKerja) -> QueryDict | None:
    """What an address asks to try, the rest as saved; None = nothing is asked.

    A box that is not ticked is not in an address: it counts once any field is named.
    """
    if not kueri.keys() & {"n", *KOLOM_BOBOT}:
        return None
    data = kueri.copy()
    for kolom in ("n", "versi", *KOLOM_BOBOT):
        if kolom not in data:
            data[kolom] = str(getattr(kertas, kolom))
    return data


class PutusanForm(FormCatatan):
    """Judgement of a village, or a decision that goes before the ranking; either with a reason."""

    pertimbangan = IsianAngka(
        label="Pertimbangan (0–10)",
        terbesar=PERTIMBANGAN_MAKS,
        required=False,
        help_text="Makin besar makin perlu. Kosong berarti tidak ada pertimbangan khusus.",
    )

    class Meta:
        model = KertasDesa
        fields = ["pertimbangan", "putusan", "alasan"]
        widgets = {"alasan": forms.Textarea(attrs={"rows": 3}), "putusan": forms.RadioSelect}
        help_texts = {
            "putusan": "Disertakan: masuk daftar apa pun peringkatnya. Dikeluarkan: tidak masuk, "
            "dan tempatnya diisi desa berikutnya.",
            "alasan": "Wajib bila ada pertimbangan atau putusan; ikut tercetak.",
        }

    def __init__(self, *args, batal: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["putusan"].choices = Putusan.choices
        self.helper = susun(
            Div(
                Div(
                    Field("pertimbangan"), Field("putusan"), Field("alasan"), css_class="card-body"
                ),
                css_class="card",
            ),
            tombol="Simpan",
            batal=batal,
        )

    def clean(self):
        data = super().clean()
        data = self.cleaned_data if data is None else data
        ada = data.get("pertimbangan") is not None or data.get("putusan") != Putusan.PERINGKAT
        if ada and "alasan" in data and not data["alasan"].strip():
            self.add_error("alasan", "Tulis alasannya.")
        return data


class BekukanForm(BagianSk, forms.Form):
    """Decree or basis of the list that the worksheet makes."""

    dasar = forms.CharField(
        label="Dasar penetapan",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bila nomor SK belum diketahui, misalnya berita acara rembuk dan tanggalnya.",
    )
    alasan_perubahan = kolom_alasan("Alasan perubahan daftar yang sudah ditetapkan")
    sidik = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, sudah_ditetapkan: bool, tahun: int, batal: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not sudah_ditetapkan:
            del self.fields["alasan_perubahan"]
        bawah = [n for n in ("dasar", "alasan_perubahan") if n in self.fields]
        self.helper = susun(
            Div(
                susunan_sk("SK penetapan"),
                Div(*bawah, css_class="card-body pt-0"),
                css_class="card",
            ),
            "sidik",
            tombol=f"Tetapkan lokus {tahun} dan bekukan",
            batal=batal,
            ikon="check",
        )
