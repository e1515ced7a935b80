import datetime

from crispy_forms.layout import Div, Field
from django import forms

from dinas.forms import BagianSk, susunan_sk
from inti.formulir import FormCatatan, susun
from stunting.models import DaftarLokus, Lokus, StatusDaftar
from wilayah.models import Desa


def kolom_alasan(label: str) -> forms.CharField:
    """A reason that the rules ask for only once the list is decreed."""
    return forms.CharField(
        label=label, required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


def tahun_diminta(data, hari_ini: datetime.date) -> int:
    """The year that the address (`?tahun=`) asks a new list for, else next year."""
    teks = data.get("tahun", "")
    sah = teks.isascii() and teks.isdigit() and len(teks) == 4
    return int(teks) if sah else hari_ini.year + 1


def pilihan_desa(desa) -> list:
    """Villages grouped by kecamatan, as choices of a select that works without scripts."""
    per_kecamatan: dict[str, list[tuple[int, str]]] = {}
    for d in desa.select_related("kecamatan").order_by("kecamatan__kode", "nama"):
        per_kecamatan.setdefault(d.kecamatan.nama, []).append((d.pk, d.nama_lengkap))
    return [("", "Pilih desa atau kelurahan"), *per_kecamatan.items()]


class DaftarForm(FormCatatan):
    """A new candidate list; it may start from the villages of an earlier year."""

    salin = forms.ModelChoiceField(
        DaftarLokus.objects.all(),
        label="Mulai dari daftar",
        required=False,
        empty_label="Daftar kosong",
        help_text="Desanya disalin; sesudah itu dapat ditambah dan dikeluarkan.",
    )

    class Meta:
        model = DaftarLokus
        fields = ["tahun"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = susun(
            Div(Div("tahun", "salin", css_class="card-body"), css_class="card"),
            tombol="Buat daftar calon",
            batal="../",
        )


class LokusForm(FormCatatan):
    """Add a village to a list."""

    alasan_perubahan = kolom_alasan("Alasan perubahan daftar")

    class Meta:
        model = Lokus
        fields = ["desa", "alasan", "sumber"]
        widgets = {"alasan": forms.Textarea(attrs={"rows": 3})}
        labels = {"alasan": "Alasan desa ini dipilih"}

    def __init__(self, *args, daftar: DaftarLokus, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.daftar = daftar
        sudah = Lokus.objects.filter(daftar=daftar).values("desa")
        desa = Desa.objects.all()
        self.fields["desa"].queryset = desa
        self.fields["desa"].choices = pilihan_desa(desa.exclude(pk__in=sudah))
        if not daftar.ditetapkan:
            del self.fields["alasan_perubahan"]
        kolom = [
            Field(n) for n in ("desa", "alasan", "sumber", "alasan_perubahan") if n in self.fields
        ]
        self.helper = susun(
            Div(Div(*kolom, css_class="card-body"), css_class="card"),
            tombol="Tambah ke daftar",
            batal=daftar.get_absolute_url(),
        )


class PenetapanForm(BagianSk, FormCatatan):
    """Decree or basis of a list: to decree it, or to correct either afterwards."""

    alasan_perubahan = kolom_alasan("Alasan perubahan")

    class Meta:
        model = DaftarLokus
        fields = ["sk", "dasar"]
        widgets = {"dasar": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, menetapkan: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if menetapkan or self.instance.status == StatusDaftar.CALON:
            del self.fields["alasan_perubahan"]
        bawah = [n for n in ("dasar", "alasan_perubahan") if n in self.fields]
        self.helper = susun(
            Div(
                susunan_sk("SK penetapan"),
                Div(*bawah, css_class="card-body pt-0"),
                css_class="card",
            ),
            tombol=f"Tetapkan lokus {self.instance.tahun}" if menetapkan else "Simpan perubahan",
            batal=self.instance.get_absolute_url(),
        )

    def _post_clean(self):
        """`aksi` asks for decree or basis: a decree typed here is not recorded yet."""
        forms.ModelForm._post_clean(self)
