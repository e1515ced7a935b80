from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Layout
from django import forms
from django.utils import timezone

from dinas.forms import BagianSk, susunan_sk
from inti.formulir import FormBerversi, FormCatatan
from inti.nilai import tanggal_pendek
from inti.saring import InputTanggal
from kegiatan.models import Kegiatan
from kelompok.models import Kelompok
from penghargaan.models import JenisPenerima, JenisPenghargaan, Penerima, Penghargaan
from petugas.models import Petugas
from wilayah.models import Desa

PENERIMA_TERBANYAK = 50
TANPA_SETUJU = "Tanpa persetujuan, kosongkan namanya dan pilih desanya."
TAUTAN = {
    JenisPenerima.KELOMPOK: "kelompok",
    JenisPenerima.PETUGAS: "petugas",
    JenisPenerima.DESA: "desa",
}


class PenghargaanForm(BagianSk, FormCatatan):
    """The award itself; recipients are rows of `PenerimaFormSet` on the same page."""

    class Meta:
        model = Penghargaan
        fields = [
            "jenis",
            "judul",
            "tingkat",
            "peringkat",
            "tahun",
            "alasan",
            "nomor_piagam",
            "tanggal",
            "pemberi",
            "diserahkan_oleh",
            "kegiatan",
            "acara",
            "sk",
        ]
        widgets = {"alasan": forms.Textarea(attrs={"rows": 3}), "tanggal": InputTanggal}
        labels = {"judul": "Judul pada piagam"}
        help_texts = {
            "pemberi": "Tertulis di piagam.",
            "diserahkan_oleh": "Bila lain dari pemberi.",
            "tahun": "Tahun penghargaan, walau tanggalnya belum diketahui.",
            "kegiatan": "Bila diserahkan pada kegiatan yang tercatat di sini.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        jenis = JenisPenghargaan.objects.filter(aktif=True)
        self.fields["jenis"].queryset = jenis | JenisPenghargaan.objects.filter(
            pk=self.instance.jenis_id
        )
        self.fields["jenis"].empty_label = "Pilih jenis"
        self.fields["kegiatan"].queryset = Kegiatan.objects.terlihat(self.user)
        self.fields["kegiatan"].choices = _pilihan_kegiatan(self.user)
        if self.instance._state.adding:
            self.initial["tahun"] = timezone.localdate().year
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.render_hidden_fields = True
        self.helper.layout = Layout(
            _kartu(
                "Penghargaan",
                Div("jenis", "judul", css_class="isian-2"),
                Div("tingkat", "peringkat", css_class="isian-2"),
                "alasan",
            ),
            _kartu(
                "Piagam dan penyerahan",
                Div("tahun", "tanggal", css_class="isian-2"),
                "nomor_piagam",
                Div("pemberi", "diserahkan_oleh", css_class="isian-2"),
                Div("kegiatan", "acara", css_class="isian-2"),
            ),
            Div(susunan_sk("SK penetapan"), css_class="card"),
        )

    def save(self, commit=True):
        """Also records a decree that was typed."""
        self.instance.sk = self.sk_terpilih()
        return super().save(commit)

    def clean(self):
        data = super().clean()
        tanggal, tahun = data.get("tanggal"), data.get("tahun")
        if tanggal and tanggal > timezone.localdate():
            self.add_error("tanggal", "Tanggal penyerahan tidak boleh sesudah hari ini.")
        if tahun and tahun > timezone.localdate().year:
            self.add_error("tahun", "Tahun penghargaan tidak boleh sesudah tahun ini.")
        jenis, tingkat = data.get("jenis"), data.get("tingkat")
        if jenis and tingkat and not jenis.boleh_tingkat(tingkat):
            self.add_error(
                "tingkat", f"{jenis.nama} diberikan pada tingkat {jenis.sebut_tingkat}."
            )
        return data


class PenerimaForm(FormBerversi):
    """One recipient: linked by kind, or a free name."""

    class Meta:
        model = Penerima
        fields = [
            "jenis",
            "kelompok",
            "petugas",
            "desa",
            "nama",
            "jabatan",
            "setuju_tanggal",
            "setuju_cara",
        ]
        labels = {
            "nama": "Nama (bila tidak ditautkan)",
            "jabatan": "Jabatan atau asal",
            "setuju_tanggal": "Setuju disebut namanya, tanggal",
            "setuju_cara": "Cara menyetujui",
        }
        help_texts = {
            "setuju_tanggal": "Pasangan disebut namanya hanya dengan persetujuannya.",
            "setuju_cara": "Misalnya surat pernyataan, atau lisan kepada petugas.",
        }
        widgets = {"setuju_tanggal": InputTanggal}

    def __init__(self, *args, pilihan: dict[str, list], **kwargs):
        super().__init__(*args, **kwargs)
        for kolom, daftar in pilihan.items():
            self.fields[kolom].choices = daftar
            self.fields[kolom].required = False

    def clean(self):
        data = super().clean()
        if data.get("jenis") == JenisPenerima.PASANGAN:
            return self._pasangan(data)
        data["setuju_tanggal"], data["setuju_cara"] = None, ""
        kolom = TAUTAN.get(data.get("jenis"))
        for lain in {*TAUTAN.values()} - {kolom}:
            data[lain] = None
        if kolom is None and not data.get("nama") and "nama" not in self.errors:
            self.add_error("nama", "Isi nama penerima.")
        elif kolom and not data.get(kolom) and not data.get("nama"):
            if not {kolom, "nama"} & self.errors.keys():
                self.add_error(kolom, "Pilih dari daftar, atau isi namanya di bawah.")
        elif kolom and data.get(kolom):
            data["nama"] = ""
        return data

    def _pasangan(self, data: dict[str, Any]) -> dict[str, Any]:
        """Named with consent, or only by village: what was not agreed to is not kept."""
        data["kelompok"] = data["petugas"] = None
        pada, cara = data.get("setuju_tanggal"), data.get("setuju_cara")
        if not data.get("nama"):
            data["setuju_tanggal"], data["setuju_cara"] = None, ""
            if not data.get("desa") and not {"desa", "nama"} & self.errors.keys():
                self.add_error("desa", "Pilih desanya, atau isi nama dengan persetujuannya.")
        elif pada is None and "setuju_tanggal" not in self.errors:
            self.add_error("setuju_tanggal", f"{TANPA_SETUJU} Isi kapan pasangan ini setuju.")
        elif not cara and "setuju_cara" not in self.errors:
            self.add_error("setuju_cara", f"{TANPA_SETUJU} Isi bagaimana pasangan ini setuju.")
        if pada and pada > timezone.localdate():
            self.add_error("setuju_tanggal", "Tanggal persetujuan tidak boleh sesudah hari ini.")
        return data


class BasePenerimaFormSet(forms.BaseInlineFormSet):
    """Recipients of one award; at least one, and each may be ticked off."""

    def get_form_kwargs(self, index):
        if not hasattr(self, "_pilihan"):
            self._pilihan = pilihan_tautan()
        return super().get_form_kwargs(index) | {"pilihan": self._pilihan}

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = "Hapus penerima ini"

    def clean(self):
        if any(self.errors):
            return
        tinggal = [f for f in self.forms if f.has_changed() or f.instance.pk]
        if not any(not f.cleaned_data.get("DELETE") for f in tinggal if f.cleaned_data):
            raise forms.ValidationError("Isi sedikitnya satu penerima.")

    def save_new(self, form, commit=True):
        form.instance.urutan = self.total_form_count()
        return super().save_new(form, commit=commit)


PenerimaFormSet = forms.inlineformset_factory(
    Penghargaan,
    Penerima,
    form=PenerimaForm,
    formset=BasePenerimaFormSet,
    extra=1,
    max_num=PENERIMA_TERBANYAK,
    validate_max=True,
)


def cocokkan(penerima: forms.BaseFormSet, jenis: JenisPenghargaan) -> bool:
    """Whether all recipients are of a kind that this award is given to; else says which, there."""
    cocok = True
    for form in penerima.forms:
        satu = form.cleaned_data.get("jenis")
        if satu and not form.cleaned_data.get("DELETE") and not jenis.boleh_penerima(satu):
            form.add_error("jenis", f"{jenis.nama} diberikan kepada {jenis.sebut_penerima}.")
            cocok = False
    return cocok


def _pilihan_kegiatan(user) -> list:
    """Events, newest first, with their day: titles repeat from year to year."""
    kegiatan = Kegiatan.objects.terlihat(user).order_by("-mulai", "pk")
    baris = kegiatan.values_list("pk", "judul", "mulai")
    return [
        ("", "Bukan kegiatan kami"),
        *((pk, f"{judul}, {tanggal_pendek(mulai)}") for pk, judul, mulai in baris),
    ]


def pilihan_tautan() -> dict[str, list]:
    """Choices of the three links, grouped; read once for all rows of the page."""
    kelompok: dict[str, list] = {}
    for k in Kelompok.objects.select_related("desa__kecamatan").order_by("desa__kode", "nama"):
        kelompok.setdefault(f"{k.desa.nama}, {k.desa.kecamatan.nama}", []).append((k.pk, str(k)))
    desa: dict[str, list] = {}
    for d in Desa.objects.select_related("kecamatan"):
        desa.setdefault(d.kecamatan.nama, []).append((d.pk, d.nama_lengkap))
    petugas = [(p.pk, p.nama) for p in Petugas.objects.all()]
    return {
        "kelompok": [("", "Pilih kelompok"), *kelompok.items()],
        "petugas": [("", "Pilih petugas"), *petugas],
        "desa": [("", "Pilih desa atau kelurahan"), *desa.items()],
    }


def _kartu(judul: str, *isi) -> Div:
    return Div(
        Div(HTML(f'<h2 class="card-title">{judul}</h2>'), css_class="card-header"),
        Div(*isi, css_class="card-body"),
        css_class="card",
    )
