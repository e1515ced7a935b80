"""What the forms of this app share: cards, periods, warnings, choices of villages and officers."""

import datetime
from collections.abc import Iterable

from crispy_forms.layout import HTML, Div
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q
from django.http import QueryDict

from dinas.forms import BagianSk, susunan_sk
from inti.formulir import FormCatatan
from inti.nilai import tanggal_panjang
from inti.saring import InputTanggal
from inti.tanggal import setahun_sesudah
from inti.validators import tanggal_wajar
from petugas.akibat import Peringatan
from petugas.models import Jabatan, Petugas
from petugas.saring import per_kecamatan
from wilayah.models import Desa, Kecamatan

WIDGET_MASA = {"mulai": InputTanggal, "selesai": InputTanggal}


def kolom_alasan() -> forms.CharField:
    """Why something was corrected; goes to the history."""
    return forms.CharField(
        label="Alasan perubahan",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def kartu(judul: str, *isi) -> Div:
    return Div(
        Div(HTML(f'<h2 class="card-title">{judul}</h2>'), css_class="card-header"),
        Div(*isi, css_class="card-body"),
        css_class="card",
    )


def kartu_sk() -> Div:
    return Div(susunan_sk("SK"), css_class="card")


def periksa_jauh(tanggal: datetime.date | None, hari_ini: datetime.date) -> None:
    """Raise ValidationError for a date that no list could be asked for."""
    batas = setahun_sesudah(hari_ini)
    if tanggal and tanggal > batas:
        raise ValidationError(
            f"Paling jauh setahun ke depan, sampai {tanggal_panjang(batas)}.", code="jauh"
        )


class KolomHari(forms.DateField):
    """A calendar day that an office could have written, from the browser's own date field."""

    widget = InputTanggal
    default_validators = [tanggal_wajar]


class FormRekaman(FormCatatan):
    """A record, dated or not; an act saves it."""

    def __init__(self, *args, hari_ini: datetime.date, **kwargs):
        super().__init__(*args, **kwargs)
        self.hari_ini = hari_ini

    def clean_mulai(self):
        mulai = self.cleaned_data["mulai"]
        periksa_jauh(mulai, self.hari_ini)
        return mulai

    def clean(self):
        data = super().clean()
        mulai, selesai = data.get("mulai"), data.get("selesai")
        if mulai and selesai and selesai < mulai:
            self.add_error("selesai", f"Tanggal selesai sebelum mulai ({tanggal_panjang(mulai)}).")
        return data

    def siap(self):
        """The valid instance with its key, to be saved by an act."""
        if "kunci" in self.fields:
            self.instance.kunci = self.cleaned_data.get("kunci")
        return self.instance


class FormBerSk(BagianSk, FormRekaman):
    """A record with a decree behind it, picked or typed."""

    def siap(self):
        """As above, with its decree."""
        instance = super().siap()
        if "sk" in (self._meta.fields or ()):
            instance.sk = self.sk_terpilih()
        return instance


def peringatan() -> HTML:
    """Where the warnings of the form stand, each with its box to tick."""
    return HTML('{% include "petugas/_peringatan.html" %}')


class BagianPeringatan(forms.Form):
    """Warnings that must be ticked ("yakin") before the form counts as valid."""

    peringatan: list[Peringatan] = []

    def periksa_wajar(self, data: dict) -> list[Peringatan]:
        raise NotImplementedError

    def clean(self):
        data = super().clean()
        data = self.cleaned_data if data is None else data
        if not self.errors:
            self.peringatan = self.periksa_wajar(data)
            if any(p.kode not in self.yakin for p in self.peringatan):
                raise ValidationError(
                    "Ada yang perlu dipastikan: centang di bawah, lalu simpan lagi.",
                    code="peringatan",
                )
        return data

    @property
    def yakin(self) -> set[str]:
        """Codes that were ticked."""
        ambil = getattr(self.data, "getlist", lambda nama: [self.data.get(nama)])
        return set(ambil("yakin"))


class DuaLangkah(forms.Form):
    """First the consequences, then the act.

    `sidik` says for which choice the consequences were shown; another choice shows them again.
    """

    sidik = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def sidik_kini(self) -> str:
        raise NotImplementedError

    @property
    def sudah_diperiksa(self) -> bool:
        return self.cleaned_data["sidik"] == self.sidik_kini

    def tandai_diperiksa(self) -> None:
        """The answer that is being made shows the consequences of this choice."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["sidik"] = self.sidik_kini
        self.data = data


def pilihan_desa(desa: Iterable[Desa]) -> list:
    """Villages grouped by kecamatan, as choices of a select that works without scripts."""
    return [("", "Pilih desa atau kelurahan"), *per_kecamatan(desa, nilai="pk")]


def petugas_tersedia(hari_ini: datetime.date):
    """Officers in service today or later: those who can be given something."""
    jabatan = Jabatan.objects.filter(
        Q(selesai__isnull=True) | Q(selesai__gte=hari_ini), petugas=OuterRef("pk")
    )
    return Petugas.objects.filter(Exists(jabatan))


def pilihan_petugas(
    hari_ini: datetime.date, *, dekat: Kecamatan | None = None, kecuali: Petugas | None = None
) -> list:
    """Choices of officers with load and kecamatan of today, those of `dekat` first."""
    petugas = petugas_tersedia(hari_ini).untuk_daftar(hari_ini).dengan_wilayah(hari_ini)
    baris = [p for p in petugas.order_by("jumlah_desa", "nama", "pk") if p != kecuali]
    if dekat is None:
        return [("", "Pilih petugas"), *((p.pk, sebut_beban(p)) for p in baris)]
    sini = [(p.pk, sebut_beban(p)) for p in baris if dekat.nama in p.kecamatan_kini]
    lain = [(p.pk, sebut_beban(p)) for p in baris if dekat.nama not in p.kecamatan_kini]
    grup = [(f"Di Kecamatan {dekat}", sini), ("Petugas lain", lain)]
    return [("", "Pilih petugas"), *((judul, isi) for judul, isi in grup if isi)]


def sebut_beban(petugas: Petugas) -> str:
    """Sari Handayani (2 desa, Kurun)."""
    kecamatan = ", ".join(petugas.kecamatan_kini)
    beban = f"{petugas.jumlah_desa} desa"
    return f"{petugas} ({beban}{', ' + kecamatan if kecamatan else ''})"
