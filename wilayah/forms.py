from crispy_forms.helper import FormHelper
from django import forms

from inti.validators import satu_baris
from wilayah.batas.baca import UKURAN_MAKS

UKURAN_MB = UKURAN_MAKS // 1024 // 1024


class BatasForm(forms.Form):
    """A file of boundaries and where it is from."""

    berkas = forms.FileField(
        label="Berkas GeoJSON",
        help_text=f"WGS 84 (EPSG:4326), UTF-8, paling besar {UKURAN_MB} MB. Setiap desa satu "
        "bidang, dikenali dari kode Kemendagri, kode BPS, atau nama desa dan kecamatannya.",
        widget=forms.FileInput(attrs={"accept": ".geojson,.json,application/geo+json"}),
        error_messages={
            "empty": "Berkas ini kosong.",
            "required": "Pilih berkas GeoJSON.",
            "max_length": "Nama berkas ini terlalu panjang; pendekkan dulu.",
        },
        max_length=120,
    )
    atribusi = forms.CharField(
        label="Sumber",
        max_length=200,
        validators=[satu_baris],
        help_text="Ditulis di bawah setiap peta, misalnya “Badan Informasi Geospasial, 2024”.",
        error_messages={"required": "Tulis dari mana batas ini."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
