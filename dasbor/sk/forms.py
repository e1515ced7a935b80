"""Forms of a decree."""

import datetime
from typing import Any

from crispy_forms.layout import HTML, Div
from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.html import format_html

from berkas.forms import BagianBerkas, susunan_berkas
from dinas.models import Pengguna, SuratKeputusan
from inti.formulir import FormCatatan, susun
from inti.isian import PilihanBanyak
from inti.saring import InputTanggal
from kelompok.models import Kelompok

Pilihan = list[tuple[str, list[tuple[int, str]]]]


class PilihKelompok(PilihanBanyak):
    """Groups as boxes to tick, under their kecamatan."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "invalid_choice": "Kelompok nomor %(value)s tidak ada, sudah berakhir, atau sudah "
        "memakai SK ini.",
        "invalid_pk_value": "Pilihan “%(pk)s” tidak dikenal.",
    }

    def pakai(self, kelompok: QuerySet[Kelompok]) -> None:
        self.queryset = kelompok
        self.choices = per_kecamatan(kelompok)


def per_kecamatan(kelompok: QuerySet[Kelompok]) -> Pilihan:
    grup: dict[str, list[tuple[int, str]]] = {}
    urut = kelompok.select_related("desa__kecamatan")
    for k in urut.order_by("desa__kecamatan__kode", "desa__nama", "jenis", "nama", "pk"):
        grup.setdefault(k.desa.kecamatan.nama, []).append((k.pk, f"{k} · {k.desa.nama}"))
    return list(grup.items())


def kelompok_bebas(
    user: Pengguna, hari_ini: datetime.date, sk: SuratKeputusan | None = None
) -> QuerySet[Kelompok]:
    """Groups that have not ended, without those that are under `sk` already."""
    semua = Kelompok.objects.terlihat(user).exclude(selesai__lt=hari_ini)
    if sk is None or sk._state.adding:
        return semua
    sudah = sk.sk_kelompok.filter(dibatalkan_pada__isnull=True)
    return semua.exclude(pk__in=sudah.values("kelompok"))


def kartu(judul: str, *isi: Any) -> Div:
    return Div(
        Div(HTML(f'<h2 class="card-title">{judul}</h2>'), css_class="card-header"),
        Div(*isi, css_class="card-body"),
        css_class="card",
    )


KARTU_KELOMPOK = HTML('{% include "sk/_pilih_kelompok.html" %}')


class BagianKelompok(forms.Form):
    """What `sk/_pilih_kelompok.html` shows; the field itself is `kelompok`."""

    @property
    def grup_kelompok(self) -> list[tuple[str, list[tuple[int, str, bool]], int]]:
        """Kecamatan, its groups (number, name, ticked), how many are ticked."""
        dipilih = {str(pk) for pk in self["kelompok"].value() or []}
        hasil = []
        for kecamatan, isi in self.fields["kelompok"].choices:
            baris = [(pk, nama, str(pk) in dipilih) for pk, nama in isi]
            hasil.append((kecamatan, baris, sum(c for *_, c in baris)))
        return hasil


class SkForm(BagianKelompok, BagianBerkas, FormCatatan):
    """A decree; a new one together with the groups that it establishes, and its scan."""

    kelompok = PilihKelompok(
        Kelompok.objects.none(), label="Kelompok yang dikukuhkan", required=False
    )

    class Meta:
        model = SuratKeputusan
        fields = ["nomor", "tanggal", "penerbit", "tentang", "berlaku_sampai"]
        labels = {"nomor": "Nomor SK", "tanggal": "Tanggal SK"}
        widgets = {"tanggal": InputTanggal, "berlaku_sampai": InputTanggal}
        help_texts = {
            "tentang": "Misalnya “Pengukuhan kelompok BKB di Tumbang Malahoi”.",
            "berlaku_sampai": "Kosongkan bila SK tidak menyebut masa berlaku.",
        }

    def __init__(self, *args, batal: str, **kwargs):
        super().__init__(*args, **kwargs)
        baru = self.instance._state.adding
        if baru:
            self.fields["kelompok"].pakai(kelompok_bebas(self.user, timezone.localdate()))
        else:
            del self.fields["kelompok"]
        self.helper = susun(
            kartu(
                "SK",
                "nomor",
                Div("tanggal", "penerbit", css_class="isian-2"),
                "tentang",
                "berlaku_sampai",
            ),
            *([KARTU_KELOMPOK] if baru else []),
            kartu("Pindaian", susunan_berkas()),
            tombol="Simpan SK",
            batal=batal,
        )

    def clean_tanggal(self):
        tanggal = self.cleaned_data["tanggal"]
        if tanggal > timezone.localdate():
            raise forms.ValidationError("Tanggal SK tidak boleh sesudah hari ini.")
        return tanggal

    def clean(self):
        data = super().clean()
        if ada := self._sudah_dicatat(data):
            self.add_error(
                "nomor",
                format_html(
                    'SK ini sudah dicatat. <a href="{}">Buka SK itu</a> untuk menautkan kelompok '
                    "atau menambah pindaiannya.",
                    ada.get_absolute_url(),
                ),
            )
        return data

    def _sudah_dicatat(self, data: dict[str, Any]) -> SuratKeputusan | None:
        if not all(data.get(k) for k in ("nomor", "tanggal", "penerbit")):
            return None
        sama = SuratKeputusan.objects.filter(
            nomor__iexact=data["nomor"], tanggal=data["tanggal"], penerbit=data["penerbit"]
        )
        return sama.exclude(pk=self.instance.pk).first()


class TautkanForm(BagianKelompok):
    """Groups to be put under a decree that is recorded already."""

    kelompok = PilihKelompok(
        Kelompok.objects.none(),
        label="Kelompok yang dikukuhkan",
        error_messages={"required": "Pilih sedikitnya satu kelompok."},
    )

    def __init__(self, *args, user: Pengguna, sk: SuratKeputusan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kelompok"].pakai(kelompok_bebas(user, timezone.localdate(), sk))
        self.helper = susun(
            KARTU_KELOMPOK, tombol="Tautkan kelompok", batal=sk.get_absolute_url(), ikon="check"
        )
