"""Handing villages over to a colleague."""

import datetime

from django import forms
from django.core.exceptions import ValidationError

from dinas.forms import BagianSk
from inti.isian import PilihanBanyak
from petugas.akibat import AkibatAlih, Peringatan, susun_akibat
from petugas.aksi import Alih, susun_serah_terima
from petugas.models import Penugasan, Petugas
from wilayah.models import Desa

from .dasar import DuaLangkah, KolomHari, periksa_jauh, petugas_tersedia, pilihan_petugas


class SerahTerimaForm(BagianSk, DuaLangkah):
    """Hand villages of `dari` over to a colleague."""

    desa = PilihanBanyak(
        Desa.objects.none(),
        label="Desa yang dialihkan",
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
        error_messages={"required": "Pilih sedikitnya satu desa."},
    )
    ke = forms.ModelChoiceField(Petugas.objects.none(), label="Petugas penerima")
    mulai = KolomHari(label="Mulai")

    rencana: list[Alih]
    akibat: AkibatAlih | None = None

    def __init__(self, *args, dari: Petugas, hari_ini: datetime.date, **kwargs):
        super().__init__(*args, **kwargs)
        self.dari, self.hari_ini = dari, hari_ini
        milik = Penugasan.objects.beririsan(hari_ini, None).filter(petugas=dari)
        desa = Desa.objects.filter(pk__in=milik.values("desa")).select_related("kecamatan")
        pilihan = list(desa.order_by("kode"))
        # A second submit names villages that are gone by then; it is no fault.
        pernah = Penugasan.semua.filter(petugas=dari).values("desa")
        self.fields["desa"].queryset = Desa.objects.filter(pk__in=pernah).order_by("kode")
        self.fields["desa"].choices = [(d.pk, d.nama_lengkap) for d in pilihan]
        self.fields["ke"].queryset = petugas_tersedia(hari_ini).exclude(pk=dari.pk)
        dekat = pilihan[0].kecamatan if pilihan else None
        self.fields["ke"].choices = pilihan_petugas(hari_ini, dekat=dekat, kecuali=dari)

    def clean_mulai(self):
        periksa_jauh(self.cleaned_data["mulai"], self.hari_ini)
        return self.cleaned_data["mulai"]

    def clean(self):
        data = super().clean()
        if self.errors:
            return data
        isi = {"dari": self.dari, "ke": data["ke"], "desa": list(data["desa"])}
        try:
            self.rencana = susun_serah_terima(**isi, mulai=data["mulai"])
        except ValidationError as galat:
            self.add_error(None, galat)
            return data
        if self.rencana:
            self.akibat = susun_akibat(self.rencana, self.hari_ini)
        return data

    @property
    def sidik_kini(self) -> str:
        data = self.cleaned_data
        desa = ",".join(str(d.pk) for d in data["desa"])
        return f"{data['ke'].pk}|{data['mulai'].isoformat()}|{desa}"

    @property
    def yakin(self) -> set[str]:
        """Codes of warnings that were ticked."""
        return set(self.data.getlist("yakin"))

    @property
    def peringatan(self) -> tuple[Peringatan, ...]:
        """What is unusual about the hand-over that was shown."""
        return self.akibat.peringatan if self.akibat else ()

    @property
    def sudah_diperiksa(self) -> bool:
        """Nothing unusual is left to tick; and what was handed over already needs no look."""
        if self.akibat is None:
            return not self.rencana
        return super().sudah_diperiksa and {p.kode for p in self.peringatan} <= self.yakin
