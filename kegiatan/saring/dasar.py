"""Filter fields that several lists share."""

import datetime

import django_filters
from django.utils.choices import CallableChoiceIterator

from inti.saring import Saringan, SaringTautan
from petugas.akses import desa_terlihat, kecamatan_terlihat
from wilayah.models import Desa, Kecamatan

TAHUN_TERAWAL, TAHUN_TERAKHIR = 2000, 2100


def saring_tahun(label: str = "Tahun") -> django_filters.NumberFilter:
    return django_filters.NumberFilter(
        label=label,
        method="saring_tahun",
        min_value=TAHUN_TERAWAL,
        max_value=TAHUN_TERAKHIR,
        decimal_places=0,
        error_messages={"invalid": "Tulis tahun dengan empat angka."},
    )


def saring_kecamatan() -> SaringTautan:
    return SaringTautan(
        label="Kecamatan",
        queryset=Kecamatan.objects.none(),
        method="saring_kecamatan",
        empty_label="Semua kecamatan",
    )


def saring_desa() -> SaringTautan:
    return SaringTautan(
        label="Desa", queryset=Desa.objects.none(), method="saring_desa", empty_label="Semua desa"
    )


def batasi_wilayah(saring: Saringan, hari_ini: datetime.date) -> None:
    """Only the user's own villages and kecamatan, the former under the latter.

    Builds the form: what else narrows the choices of a filter has to come before.
    """
    desa = desa_terlihat(saring.user, hari_ini).select_related("kecamatan").order_by("kode")
    saring.filters["desa"].queryset = desa
    saring.filters["kecamatan"].queryset = kecamatan_terlihat(saring.user, hari_ini)

    def pilihan() -> list:
        grup: dict[str, list[tuple[str, str]]] = {}
        for d in desa:
            grup.setdefault(d.kecamatan.nama, []).append((d.kode, d.nama))
        return [("", "Semua desa"), *grup.items()]

    saring.form.fields["desa"].widget.choices = CallableChoiceIterator(pilihan)
