"""What a form or table of BKKBN is made for: which month, and which part of the own area."""

import datetime
from itertools import groupby
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse

from dinas.models import Pengguna
from inti.bulan import bulan_dari
from inti.nilai import bulan_panjang
from inti.saring import TIDAK_DIKENAL, IsianBulan
from petugas.akses import desa_terlihat, kecamatan_terlihat

PANJANG_KECAMATAN = len("62.10.01")


class _BulanForm(forms.Form):
    """A month that has begun."""

    bulan = IsianBulan(label="Bulan", error_messages={"required": "Isi bulannya."})

    def __init__(
        self,
        data: Any,
        *,
        user: Pengguna,
        hari_ini: datetime.date,
        awal: datetime.date,
        **isi: Any,
    ) -> None:
        super().__init__(data, initial={"bulan": awal}, **isi)
        self.user, self.hari_ini = user, hari_ini

    def clean_bulan(self) -> datetime.date:
        bulan = self.cleaned_data["bulan"]
        if bulan > self.hari_ini:
            kini = bulan_panjang(bulan_dari(self.hari_ini))
            raise ValidationError(f"{bulan_panjang(bulan)} belum tiba; paling akhir {kini}.")
        return bulan


class Dal13Form(_BulanForm):
    """A village, or a kecamatan with all its villages."""

    wilayah = forms.ChoiceField(
        label="Desa, kelurahan, atau seluruh kecamatan",
        error_messages=TIDAK_DIKENAL | {"required": "Pilih desa, kelurahan, atau kecamatan."},
    )
    field_order = ("wilayah", "bulan")

    def __init__(self, *args: Any, **isi: Any) -> None:
        super().__init__(*args, auto_id="dal13_%s", **isi)
        self.fields["wilayah"].choices = lambda: [("", "Pilih"), *self._pilihan()]

    def _pilihan(self) -> list[tuple[str, list[tuple[str, str]]]]:
        desa = desa_terlihat(self.user, self.hari_ini).select_related("kecamatan")
        urut = desa.order_by("kecamatan__kode", "nama", "kode")
        return [
            (
                f"Kecamatan {kecamatan}",
                [
                    (kecamatan.kode, f"Kecamatan {kecamatan}: semua desa dalam satu berkas"),
                    *((d.kode, d.nama_lengkap) for d in isi),
                ],
            )
            for kecamatan, isi in groupby(urut, lambda d: d.kecamatan)
        ]

    @property
    def url(self) -> str:
        """The document that was asked for."""
        kode, bulan = self.cleaned_data["wilayah"], self.cleaned_data["bulan"]
        rute = "dal13_kecamatan_cetak" if len(kode) == PANJANG_KECAMATAN else "dal13_cetak"
        return reverse(f"laporan:{rute}", args=[kode, bulan])


class TabelSigaForm(_BulanForm):
    """A kecamatan, or none for all of the own area."""

    kecamatan: Any = forms.ModelChoiceField(
        label="Kecamatan",
        queryset=None,
        required=False,
        to_field_name="kode",
        empty_label="Semua kecamatan",
        error_messages={"invalid_choice": "Kode ini tidak ada di wilayah Anda."},
    )
    field_order = ("kecamatan", "bulan")

    def __init__(self, *args: Any, **isi: Any) -> None:
        super().__init__(*args, auto_id="siga_%s", **isi)
        terlihat = kecamatan_terlihat(self.user, self.hari_ini)
        self.fields["kecamatan"].queryset = terlihat
