"""Filters of the pages of funds: villages of a year beside their results, and the rows behind."""

import datetime
from dataclasses import replace

from django import forms
from django.db.models import Q
from django.http import QueryDict

from inti.saring import Saringan, SaringPilihan, SaringTautan, SaringTeks, SaringUrut
from inti.sidik import selama_data_sama
from kegiatan.dana import DUKUNGAN, KOLOM_LAIN, LAIN, URUTAN, DataDana, baca
from kegiatan.models import DukunganDana, KodeKegiatan, Program, SumberDukungan
from kegiatan.models.dana import TAHUN_TERAWAL
from petugas.akses import desa_terlihat, kecamatan_terlihat
from wilayah.models import Desa, JenisDesa, Kecamatan

AWAL = 2019  # the first year that is offered; an earlier one may be asked for
SUMBER = [*SumberDukungan.choices, (LAIN, "Selain DD dan ADD")]


def pilihan_tahun(hari_ini: datetime.date, diminta: str) -> list[tuple[str, str]]:
    """Newest first; the next year too, whose budgets are made in this one."""
    tahun = set(range(AWAL, hari_ini.year + 2))
    if len(diminta) == 4 and diminta.isascii() and diminta.isdigit():
        tahun |= {int(diminta)} & set(range(TAHUN_TERAWAL, hari_ini.year + 2))
    return [(str(t), str(t)) for t in sorted(tahun, reverse=True)]


class DanaSaringan(Saringan):
    """Villages of the page of funds in one year: this one unless `tahun` says otherwise."""

    bukan_keping = ("tahun", "urut")

    tahun = SaringPilihan(label="Tahun", method="biarkan", empty_label=None)
    kecamatan = SaringTautan(
        label="Kecamatan", queryset=Kecamatan.objects.none(), empty_label="Semua kecamatan"
    )
    sumber = SaringPilihan(
        label="Sumber", choices=SUMBER, method="biarkan", empty_label="Semua sumber"
    )
    program = SaringPilihan(
        label="Program", choices=Program, method="biarkan", empty_label="Semua program"
    )
    jenis = SaringPilihan(
        label="Desa atau kelurahan", choices=JenisDesa, method="biarkan", empty_label="Keduanya"
    )
    dukungan = SaringPilihan(
        label="Dukungan",
        choices=[(k, label) for k, (label, _) in DUKUNGAN.items()],
        method="biarkan",
        empty_label="Semua",
    )
    urut = SaringPilihan(
        label="Urutan",
        choices=[(k, label) for k, (label, _) in URUTAN.items()],
        method="biarkan",
        empty_label="Menurut wilayah",
    )

    class Meta:
        model = Desa
        fields: list[str] = []

    def __init__(self, data: QueryDict | None = None, *, user, hari_ini: datetime.date):
        data = QueryDict(mutable=True) if data is None else data.copy()
        if not data.get("tahun"):
            data["tahun"] = str(hari_ini.year)  # next year stands first in the list
        super().__init__(data, Desa.objects.all(), user=user, hari_ini=hari_ini)
        self.filters["kecamatan"].queryset = kecamatan_terlihat(user, hari_ini)
        self.filters["tahun"].extra["choices"] = pilihan_tahun(
            hari_ini, self.data.get("tahun", "")
        )

    def filter_queryset(self, queryset):
        """Villages that there were at the end of the year, or that have money in it."""
        ada = Desa.objects.per(min(self.hari_ini, datetime.date(self.tahun_dipilih, 12, 31)))
        didanai = DukunganDana.objects.filter(tahun=self.tahun_dipilih, desa__isnull=False)
        queryset = super().filter_queryset(queryset.filter(pk__in=desa_terlihat(self.user)))
        return queryset.filter(Q(pk__in=ada) | Q(pk__in=didanai.values("desa")))

    def biarkan(self, queryset, nama, nilai):
        """Shapes what is shown; by itself it takes no village away."""
        return queryset

    @property
    def tahun_dipilih(self) -> int:
        self.form.is_valid()
        return int(getattr(self.form, "cleaned_data", {}).get("tahun") or self.hari_ini.year)

    def isi(self) -> DataDana | None:
        """The year as it is asked for; None while a filter is bad."""
        if not self.is_valid():
            return None
        nilai, tahun, hari_ini = self.nilai, self.tahun_dipilih, self.hari_ini
        kecamatan = nilai["kecamatan"].kode if nilai["kecamatan"] else ""
        sumber, program = nilai["sumber"], nilai["program"]
        isi = selama_data_sama(
            ("dana", self.user.pk, tahun, hari_ini, kecamatan, sumber, program),
            lambda: baca(
                self.user,
                self.hasil,
                tahun,
                hari_ini=hari_ini,
                sumber=sumber,
                program=program,
                kecamatan=kecamatan,
            ),
        )
        return replace(isi, dukungan=nilai["dukungan"], jenis=nilai["jenis"], urut=nilai["urut"])


class RincianSaringan(Saringan):
    """Rows of money: village × source × programme × code."""

    q = SaringTeks(label="Cari", method="cari")
    tahun = SaringPilihan(label="Tahun", method="saring_tahun", empty_label="Semua tahun")
    kecamatan = SaringTautan(
        label="Kecamatan",
        field_name="desa__kecamatan",
        queryset=Kecamatan.objects.none(),
        empty_label="Semua kecamatan",
    )
    desa = SaringTautan(
        label="Desa",
        queryset=Desa.objects.none(),
        empty_label="Semua desa",
        widget=forms.HiddenInput,
    )
    sumber = SaringPilihan(
        label="Sumber", choices=SUMBER, method="saring_sumber", empty_label="Semua sumber"
    )
    program = SaringPilihan(label="Program", choices=Program, empty_label="Semua program")
    kode = SaringTautan(
        label="Kode kegiatan",
        field_name="kode_kegiatan",
        queryset=KodeKegiatan.objects.all(),
        empty_label="Semua kode",
        error_messages={"invalid_choice": "Kode kegiatan ini tidak dikenal."},
    )
    periksa = SaringPilihan(
        label="Perlu diperiksa",
        choices=[
            ("lebih", "Realisasi melebihi pagu"),
            ("tanpa_realisasi", "Realisasi belum dicatat"),
            ("kabupaten", "Dana kabupaten, tanpa desa"),
        ],
        method="saring_periksa",
        empty_label="Semua",
    )
    urut = SaringUrut(fields=["tahun", "pagu", "realisasi", ("desa__nama", "desa")])

    class Meta:
        model = DukunganDana
        fields: list[str] = []

    def __init__(self, data: QueryDict | None = None, *, user, hari_ini: datetime.date):
        super().__init__(data, DukunganDana.objects.all(), user=user, hari_ini=hari_ini)
        self.filters["kecamatan"].queryset = kecamatan_terlihat(user, hari_ini)
        self.filters["desa"].queryset = desa_terlihat(user, hari_ini)
        self.filters["tahun"].extra["choices"] = pilihan_tahun(
            hari_ini, self.data.get("tahun", "")
        )

    def filter_queryset(self, queryset):
        return super().filter_queryset(queryset.terlihat(self.user)).untuk_daftar()

    def saring_tahun(self, queryset, nama, nilai):
        return queryset.filter(tahun=int(nilai))

    def saring_sumber(self, queryset, nama, nilai):
        return queryset.filter(sumber__in=KOLOM_LAIN.sumber if nilai == LAIN else [nilai])

    def saring_periksa(self, queryset, nama, nilai):
        if nilai == "lebih":
            return queryset.lebih()
        if nilai == "tanpa_realisasi":
            return queryset.filter(realisasi__isnull=True)
        return queryset.filter(desa__isnull=True)

    def cari(self, queryset, nama, nilai):
        return queryset.filter(
            Q(desa__nama__icontains=nilai)
            | Q(uraian__icontains=nilai)
            | Q(nomor_perdes__icontains=nilai)
            | Q(kode__iexact=nilai)
            | Q(kode_kegiatan__kode__startswith=nilai)
            | Q(kode_kegiatan__nama__icontains=nilai)
        )
