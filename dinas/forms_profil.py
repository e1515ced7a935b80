"""The office profile in the admin site: the picture of the letterhead is kept small."""

from io import BytesIO

from django import forms
from django.core.exceptions import ValidationError

from berkas.models import Tipe
from berkas.periksa import periksa
from inti.formulir import FormBerversi

SISI_LOGO = 480  # pixels; 2.2 cm on paper are 550 dots per inch then


class ProfilDinasForm(FormBerversi):
    logo_baru = forms.FileField(
        label="Lambang pada kop surat",
        required=False,
        help_text="PNG, JPEG, atau WebP. Kosongkan bila lambangnya tetap.",
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )
    logo_hapus = forms.BooleanField(label="Cetak tanpa lambang", required=False)

    def clean_logo_baru(self) -> bytes | None:
        unggahan = self.cleaned_data["logo_baru"]
        return ke_logo(unggahan) if unggahan else None

    def clean(self):
        data = super().clean()
        if self.cleaned_data.get("logo_baru") and self.cleaned_data.get("logo_hapus"):
            self.add_error("logo_hapus", "Pilih satu: lambang baru, atau tanpa lambang.")
        return data

    def save(self, commit: bool = True):
        if baru := self.cleaned_data["logo_baru"]:
            self.instance.logo = baru
            self.instance._change_reason = "Lambang kop surat diganti"
        elif self.cleaned_data["logo_hapus"]:
            self.instance.logo = None
            self.instance._change_reason = "Lambang kop surat dihapus"
        return super().save(commit)


def ke_logo(unggahan) -> bytes:
    """A small PNG of the picture. Raises ValidationError when it is none."""
    from PIL import Image  # noqa: PLC0415 – as in berkas.gambar: most processes never need it

    kiriman = periksa(unggahan)
    if kiriman.tipe == Tipe.PDF:
        raise ValidationError("Lambang harus gambar. Simpan dulu sebagai PNG atau JPEG.")
    keluar = BytesIO()
    with Image.open(kiriman.isi) as gambar:
        gambar.thumbnail((SISI_LOGO, SISI_LOGO))
        gambar.save(keluar, "PNG", optimize=True)
    return keluar.getvalue()
