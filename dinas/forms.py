"""Choosing a decree: pick one that is recorded, or type a new one."""

from crispy_forms.layout import HTML, Div, Layout
from django import forms
from django.db import transaction
from django.utils import timezone

from dinas.models import Penerbit, SuratKeputusan
from inti.saring import InputTanggal


class BagianSk(forms.Form):
    """Fields of a decree inside another form; mix it in before the form's own class.

    Either `sk` names a recorded decree, or `sk_nomor`, `sk_tanggal` and `sk_penerbit` describe
    one (found again when it is recorded already), or all stay empty unless `sk_wajib`.
    """

    sk_wajib = False

    sk = forms.ModelChoiceField(
        SuratKeputusan.objects.none(), label="SK yang sudah dicatat", required=False
    )
    sk_nomor = forms.CharField(label="Nomor SK", max_length=80, required=False)
    sk_tanggal = forms.DateField(label="Tanggal SK", widget=InputTanggal, required=False)
    sk_penerbit = forms.ChoiceField(
        label="Penerbit", choices=[("", "Pilih penerbit"), *Penerbit.choices], required=False
    )
    sk_berlaku_sampai = forms.DateField(
        label="Berlaku sampai", widget=InputTanggal, required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        pilihan = self.fields["sk"]
        assert isinstance(pilihan, forms.ModelChoiceField)
        pilihan.queryset = SuratKeputusan.objects.all()
        pilihan.empty_label = "SK baru (isi di bawah), atau tanpa SK"
        pilihan.help_text = "Satu SK boleh dipakai untuk beberapa catatan."

    @property
    def mengetik_sk(self) -> bool:
        return any(
            self.cleaned_data.get(k)
            for k in ("sk_nomor", "sk_tanggal", "sk_penerbit", "sk_berlaku_sampai")
        )

    def clean(self):
        data = super().clean()
        data = self.cleaned_data if data is None else data
        if data.get("sk") and self.mengetik_sk:
            self.add_error("sk", "Pilih SK yang sudah dicatat, atau isi SK baru; jangan keduanya.")
        elif data.get("sk") and data["sk"].tanggal > timezone.localdate():
            self.add_error("sk", "SK ini bertanggal sesudah hari ini, jadi belum bisa dipakai.")
        elif not data.get("sk") and (self.mengetik_sk or self.sk_wajib):
            self._periksa_sk_baru()
        return data

    def _periksa_sk_baru(self) -> None:
        wajib = {
            "sk_nomor": "Isi nomor SK, atau pilih SK yang sudah dicatat.",
            "sk_tanggal": "Isi tanggal SK.",
            "sk_penerbit": "Pilih penerbit SK.",
        }
        for kolom, pesan in wajib.items():
            if not self.cleaned_data.get(kolom) and kolom not in self.errors:
                self.add_error(kolom, pesan)
        if self.errors.keys() & wajib.keys():
            return
        calon = self._sk_baru()
        if calon.tanggal > timezone.localdate():
            self.add_error("sk_tanggal", "Tanggal SK tidak boleh sesudah hari ini.")
        try:
            calon.clean_fields(exclude=["dibatalkan_oleh"])
        except forms.ValidationError as galat:
            for kolom, daftar in galat.message_dict.items():
                self.add_error(f"sk_{kolom}", daftar)
        sampai = calon.berlaku_sampai
        if sampai and sampai < calon.tanggal:
            self.add_error("sk_berlaku_sampai", "Masa berlaku berakhir sebelum tanggal SK.")

    def _sk_baru(self) -> SuratKeputusan:
        data = self.cleaned_data
        return SuratKeputusan(
            nomor=data["sk_nomor"].strip(),
            tanggal=data["sk_tanggal"],
            penerbit=data["sk_penerbit"],
            berlaku_sampai=data.get("sk_berlaku_sampai"),
        )

    @transaction.atomic
    def sk_terpilih(self) -> SuratKeputusan | None:
        """The chosen decree; a typed one is recorded unless it is known already."""
        if self.cleaned_data.get("sk"):
            return self.cleaned_data["sk"]
        if not self.mengetik_sk:
            return None
        baru = self._sk_baru()
        ada = SuratKeputusan.objects.filter(
            nomor__iexact=baru.nomor, tanggal=baru.tanggal, penerbit=baru.penerbit
        ).first()
        if ada is None:
            baru.save()
        return ada or baru


def susunan_sk(judul: str = "SK") -> Layout:
    """Crispy layout of the decree part."""
    return Layout(
        Div(
            HTML(f'<h2 class="card-title">{judul}</h2>'),
            css_class="card-header",
        ),
        Div(
            "sk",
            "sk_nomor",
            Div("sk_tanggal", "sk_penerbit", css_class="isian-2"),
            "sk_berlaku_sampai",
            css_class="card-body",
        ),
    )
