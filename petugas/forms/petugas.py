"""The officer and the positions."""

from crispy_forms.layout import Div
from django import forms

from inti.formulir import FormCatatan, susun
from petugas.akibat import Peringatan
from petugas.models import Jabatan, JenisJabatan, Petugas, StatusPegawai

from .dasar import (
    WIDGET_MASA,
    BagianPeringatan,
    FormBerSk,
    KolomHari,
    kartu,
    kartu_sk,
    kolom_alasan,
    peringatan,
)

KOLOM_JABATAN = ("jenis", "status", "jenjang", "mulai")
_JABATAN = forms.fields_for_model(Jabatan, fields=KOLOM_JABATAN)
BARIS_JABATAN = (
    Div("jenis", "status", css_class="isian-2"),
    Div("jenjang", "mulai", css_class="isian-2"),
)


class KolomNip(forms.CharField):
    """A NIP as it stands on papers, in groups; kept without the spaces."""

    def to_python(self, value):
        return (super().to_python(value) or "").replace(" ", "")


class _Identitas(forms.ModelForm):
    class Meta:
        model = Petugas
        fields = ["nama", "nip", "telepon"]
        field_classes = {"nip": KolomNip}
        widgets = {"telepon": forms.TextInput(attrs={"type": "tel", "autocomplete": "off"})}


class PetugasForm(_Identitas, FormCatatan):
    """Name, NIP and telephone of an officer."""

    class Meta(_Identitas.Meta):
        pass

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = susun(
            kartu("Identitas", "nama", Div("nip", "telepon", css_class="isian-2")),
            tombol="Simpan perubahan",
            batal=self.instance.get_absolute_url(),
        )


class AturanJabatan(forms.Form):
    """A PLKB Non PNS is on contract and has no grade (ranah.md §3)."""

    def clean(self):
        data = super().clean()
        data = self.cleaned_data if data is None else data
        if data.get("jenis") == JenisJabatan.NON_PNS:
            if data.get("jenjang"):
                self.add_error("jenjang", "PLKB Non PNS tidak berjenjang. Kosongkan.")
            if data.get("status") in (StatusPegawai.PNS_PUSAT, StatusPegawai.PNS_DAERAH):
                self.add_error("status", "PLKB Non PNS bukan PNS. Pilih Kontrak atau PPPK.")
        return data


class PetugasTambahForm(BagianPeringatan, AturanJabatan, _Identitas, FormBerSk):
    """A new officer together with the first position."""

    jenis, status, jenjang = (_JABATAN[n] for n in ("jenis", "status", "jenjang"))
    mulai = KolomHari(label="Bertugas sejak")

    class Meta(_Identitas.Meta):
        pass

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = susun(
            peringatan(),
            kartu("Identitas", "nama", Div("nip", "telepon", css_class="isian-2")),
            kartu("Jabatan pertama", *BARIS_JABATAN),
            kartu_sk(),
            tombol="Simpan petugas",
            batal="../",
        )

    def periksa_wajar(self, data):
        sama = Petugas.objects.filter(nama__iexact=data["nama"]).first()
        if sama is None:
            return []
        return [Peringatan(f"nama-{sama.pk}", f"Sudah ada petugas bernama {sama} ({sama.kode}).")]

    def jabatan(self) -> Jabatan:
        """The first position; its officer is set when both are saved."""
        isi = {k: self.cleaned_data[k] for k in KOLOM_JABATAN}
        return Jabatan(**isi, sk=self.sk_terpilih())


class JabatanForm(AturanJabatan, FormBerSk):
    """A position, new or corrected."""

    alasan_perubahan = kolom_alasan()

    class Meta:
        model = Jabatan
        fields = ["jenis", "status", "jenjang", "mulai", "selesai", "sk"]
        widgets = WIDGET_MASA
        help_texts = {"selesai": "Kosongkan bila masih memegang jabatan ini."}

    def __init__(self, *args, kini: Jabatan | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.baru = self.instance._state.adding
        if self.baru:
            del self.fields["alasan_perubahan"]
        if kini:
            self.fields[
                "mulai"
            ].help_text = f"Jabatan sekarang ({kini}) berakhir sehari sebelumnya."
        alasan = [] if self.baru else ["alasan_perubahan"]
        self.helper = susun(
            kartu("Jabatan", *BARIS_JABATAN, "selesai", *alasan),
            kartu_sk(),
            tombol="Simpan jabatan" if self.baru else "Simpan perubahan",
            batal=self.instance.petugas.get_absolute_url(),
        )

    def _post_clean(self):
        """A new position ends the open one in the same act: the constraint is asked after it."""
        if self.baru:
            forms.ModelForm._post_clean(self)
        else:
            super()._post_clean()
