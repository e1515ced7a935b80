from crispy_forms.layout import Div
from django import forms

from dinas.forms import BagianSk, susunan_sk
from inti.formulir import susun
from kelompok.forms.bagian import tolak_bila_berakhir
from kelompok.forms.pilihan import sk_terlihat
from kelompok.models import Kelompok


class SkForm(BagianSk, forms.Form):
    """A decree for a group: one that is recorded, or a new one."""

    sk_wajib = True

    def __init__(self, *args, user, kelompok: Kelompok, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.kelompok = kelompok
        self.fields["sk"].queryset = sk_terlihat(user)
        self.helper = susun(
            Div(susunan_sk("SK pengukuhan"), css_class="card"),
            tombol="Simpan SK",
            batal=kelompok.get_absolute_url(),
        )

    def clean(self):
        tolak_bila_berakhir(self.kelompok, self.user)
        return super().clean()
