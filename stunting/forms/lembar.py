"""Whose rows a stunting sheet shows: all villages, or those of one kecamatan."""

from functools import cached_property
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

from dinas.models import Pengguna
from inti.saring import TIDAK_DIKENAL
from petugas.akses import desa_terlihat, kecamatan_terlihat
from wilayah.models import DesaQuerySet


class WilayahForm(forms.Form):
    """The kecamatan in the address. One query."""

    kecamatan = forms.ChoiceField(label="Kecamatan", required=False, error_messages=TIDAK_DIKENAL)

    def __init__(self, data: QueryDict, *, user: Pengguna):
        super().__init__(data)
        self.user = user
        self.fields["kecamatan"].choices = [("", "Semua kecamatan"), *self.nama.items()]

    @cached_property
    def nama(self) -> dict[str, str]:
        """Code → name."""
        return {k.kode: k.nama for k in kecamatan_terlihat(self.user)}

    @property
    def kode(self) -> str:
        return self.cleaned_data["kecamatan"] if self.is_valid() else ""

    @property
    def desa(self) -> DesaQuerySet:
        """The villages of the sheet; none while the choice is not understood."""
        desa = desa_terlihat(self.user)
        if not self.is_valid():
            return desa.none()
        return desa.filter(kecamatan__kode=self.kode) if self.kode else desa

    @property
    def sebutan(self) -> str:
        return f"Kecamatan {self.nama[self.kode]}" if self.kode else "Seluruh kabupaten"

    @property
    def kueri(self) -> str:
        """The choice as it stands behind the address of another sheet."""
        return f"?{urlencode({'kecamatan': self.kode})}" if self.kode else ""
