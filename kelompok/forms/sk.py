from crispy_forms.layout import Div
from django import forms

from dinas.forms import BagianSk, susunan_sk
from inti.formulir import susun
from kelompok.models import Kelompok


class SkForm(BagianSk, forms.Form):
    """A decree for a group: one that is recorded, or a new one."""

    sk_wajib = True

    def __init__(self, *args, kelompok: Kelompok, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = susun(
            Div(susunan_sk("SK pengukuhan"), css_class="card"),
            tombol="Simpan SK",
            batal=kelompok.get_absolute_url(),
        )
