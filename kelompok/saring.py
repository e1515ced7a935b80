"""The filter of the list of groups; page, tabs, export and every link to the list use it."""

import datetime
from functools import cache

from django.core.exceptions import ValidationError
from django.db.models import Case, QuerySet, When
from django.forms import HiddenInput
from django.utils.choices import CallableChoiceIterator

from inti.bulan import deret_bulan, geser_bulan
from inti.nilai import bulan_panjang, tanggal_panjang
from inti.saring import (
    SaringanPer,
    SaringBulan,
    SaringPilihan,
    SaringTanggal,
    SaringTautan,
    SaringTeks,
    SaringUrut,
)
from inti.tanggal import akhir_bulan, sehari
from kelompok.jenis import SIFAT, Jenis, Klasifikasi
from kelompok.models import Kelompok, StatusUsulan, Usulan
from kelompok.rekap import AturanLaporan
from kelompok.rekap.capaian import DIAM
from petugas.akses import desa_terlihat, kecamatan_terlihat
from petugas.models import Penugasan, Petugas
from wilayah.models import Desa, Kecamatan

AKTIF, JEDA, BERAKHIR, SEMUA = "aktif", "jeda", "berakhir", "semua"
STATUS = [(AKTIF, "Aktif"), (JEDA, "Jeda"), (BERAKHIR, "Berakhir"), (SEMUA, "Semua")]
TANPA = "tanpa"
URUTAN_KOLOM = ("q", "kecamatan", "desa", "klasifikasi", "sk", "status", "per")
HARI_KABAR = 14  # days for which an answered proposal is still news
TINGKAT = {k: i for s in SIFAT.values() for i, k in enumerate(s.skala)}


def _tersembunyi(label: str) -> SaringTanggal:
    """An end of a range that only links set; it shows as a chip."""
    return SaringTanggal(label=label, method="saring_rentang", widget=HiddenInput)


class KelompokPerSaringan(SaringanPer):
    """Only the date: the page of one group."""

    def __init__(self, data=None, queryset=None, *, user, hari_ini: datetime.date):
        queryset = Kelompok.objects.none() if queryset is None else queryset
        super().__init__(data, queryset, user=user, hari_ini=hari_ini)

    @property
    def akhiran_per(self) -> str:
        """What a link to a group carries, so that its page shows the same day."""
        lain = self.tanggal != self.hari_ini
        return f"?per={self.tanggal.isoformat()}" if lain else ""

    @property
    def catatan_tanggal(self) -> str:
        """What a reader has to know about the date that was asked."""
        if self.ke_depan:
            return "Menurut catatan sampai hari ini."
        if self.tanggal < self.hari_ini:
            return "Nama dan alamat seperti hari ini."
        return ""


class KelompokSaringan(KelompokPerSaringan):
    """Groups as of `per`, active ones unless `status` says otherwise."""

    kelas = "saring-daftar"

    q = SaringTeks(label="Cari", method="cari")
    # The tabs over the list choose it; the bar only keeps it.
    jenis = SaringPilihan(label="Jenis", choices=Jenis, method="biarkan", widget=HiddenInput)
    kecamatan = SaringTautan(
        label="Kecamatan",
        queryset=Kecamatan.objects.none(),
        field_name="desa__kecamatan",
        empty_label="Semua kecamatan",
    )
    desa = SaringTautan(label="Desa", queryset=Desa.objects.none(), empty_label="Semua desa")
    klasifikasi = SaringPilihan(
        label="Klasifikasi",
        choices=[*Klasifikasi.choices, (TANPA, "Belum dinilai")],
        method="saring_klasifikasi",
        empty_label="Semua",
    )
    sk = SaringPilihan(
        label="SK",
        choices=[("ada", "Ada"), (TANPA, "Belum")],
        method="saring_sk",
        empty_label="Semua",
    )
    status = SaringPilihan(label="Status", choices=STATUS, method="biarkan", empty_label=None)
    periksa = SaringPilihan(
        label="Pemeriksaan",
        choices=[("belum", "Belum diperiksa")],
        method="saring_periksa",
        widget=HiddenInput,
    )
    usulan = SaringPilihan(
        label="Usulan",
        choices=[
            (StatusUsulan.MENUNGGU.value, "Menunggu keputusan"),
            (StatusUsulan.DITOLAK.value, f"Ditolak dalam {HARI_KABAR} hari terakhir"),
        ],
        method="saring_usulan",
        widget=HiddenInput,
    )
    petugas = SaringTautan(
        label="Petugas",
        queryset=Petugas.objects.none(),
        method="saring_petugas",
        to_field_name="pk",
        widget=HiddenInput,
        error_messages={"invalid_choice": "Petugas ini tidak ada di wilayah Anda."},
    )
    wajib = SaringBulan(label="Wajib lapor", method="saring_wajib", widget=HiddenInput)
    diam = SaringBulan(
        label=f"Tanpa laporan {DIAM} bulan sampai", method="saring_diam", widget=HiddenInput
    )
    dibentuk_dari = _tersembunyi("Dibentuk sesudah")
    dibentuk_sampai = _tersembunyi("Dibentuk sampai")
    berakhir_dari = _tersembunyi("Berakhir sejak")
    berakhir_sampai = _tersembunyi("Berakhir sebelum")
    urut = SaringUrut(
        fields=[
            ("nama", "nama"),
            ("jenis", "jenis"),
            ("desa__nama", "desa"),
            ("tingkat", "klasifikasi"),
            ("nama_petugas", "petugas"),
            ("ada_sk", "sk"),
            ("mulai", "dibentuk"),
        ],
    )

    class Meta:
        model = Kelompok
        fields: list[str] = []

    def __init__(self, data=None, *, user, hari_ini: datetime.date):
        super().__init__(data, Kelompok.objects.all(), user=user, hari_ini=hari_ini)
        desa = desa_terlihat(user, hari_ini).select_related("kecamatan")
        self.filters["desa"].queryset = desa
        self.filters["kecamatan"].queryset = kecamatan_terlihat(user, hari_ini)
        self.filters["petugas"].queryset = Petugas.objects.terlihat(user, hari_ini)
        # Villages stand under their kecamatan; with a script, choosing one narrows the other.
        self.form.fields["desa"].widget.choices = CallableChoiceIterator(
            cache(lambda: [("", "Semua desa"), *_per_kecamatan(desa)])
        )
        self.form.fields["kecamatan"].widget.attrs["data-pilih-desa"] = "id_desa"
        self.form.order_fields(URUTAN_KOLOM)

    def get_form_class(self):
        kelas = super().get_form_class()

        class FormKelompok(kelas):  # type: ignore[misc, valid-type]
            def clean(self):
                data = super().clean()
                tolak_desa_asing(data)
                tolak_per_lain(data)
                return data

        return FormKelompok

    @property
    def tanggal(self) -> datetime.date:
        """Who owes a report is decided on the last day of its month."""
        self.form.is_valid()
        wajib = getattr(self.form, "cleaned_data", {}).get("wajib")
        return akhir_bulan(wajib) if wajib else super().tanggal

    def filter_queryset(self, queryset):
        """All filters but the kind come first, so that the tabs count every kind."""
        dasar = self._berstatus(queryset.terlihat(self.user, self.hari_ini))
        rinci = dasar.untuk_daftar(self.tanggal).alias(tingkat=_tingkat())
        rinci = rinci.order_by("desa__kecamatan__nama", "desa__nama", "jenis", "nama", "pk")
        self._semua_jenis = super().filter_queryset(rinci)
        jenis = self.form.cleaned_data["jenis"]
        return self._semua_jenis.filter(jenis=jenis) if jenis else self._semua_jenis

    def _berstatus(self, queryset):
        status = self.form.cleaned_data["status"] or AKTIF
        if status == AKTIF:
            return queryset.per(self.tanggal)
        if status == JEDA:
            return queryset.jeda_pada(self.tanggal)
        if status == BERAKHIR:
            return queryset.berakhir_pada(self.tanggal)
        return queryset

    @property
    def tanpa_jenis(self) -> QuerySet[Kelompok]:
        """The same rows for every kind, for the tabs; empty while a value is bad."""
        if not self.is_valid():
            return self.queryset.none()
        self.qs  # noqa: B018  # filters, and so fills _semua_jenis
        return self._semua_jenis

    def cari(self, queryset, nama, nilai):
        return queryset.cari(nilai)

    def saring_klasifikasi(self, queryset, nama, nilai):
        return queryset.berklasifikasi("" if nilai == TANPA else nilai, self.tanggal)

    def saring_sk(self, queryset, nama, nilai):
        return queryset.ber_sk(self.tanggal, nilai == "ada")

    def saring_periksa(self, queryset, nama, nilai):
        return queryset.filter(diperiksa_pada__isnull=True)

    def saring_usulan(self, queryset, nama, nilai):
        return queryset.filter(pk__in=usulan_kabar(nilai, self.hari_ini).values("kelompok"))

    def saring_petugas(self, queryset, nama, nilai):
        desa = Penugasan.objects.per(self.tanggal).filter(petugas=nilai).values("desa")
        return queryset.filter(desa__in=desa)

    def saring_wajib(self, queryset, nama, nilai):
        return queryset.wajib_lapor(AturanLaporan().bulan(nilai))

    def saring_diam(self, queryset, nama, nilai):
        deret = deret_bulan(geser_bulan(nilai, 1 - DIAM), nilai)
        return queryset.diam(AturanLaporan().deret(deret))

    def saring_rentang(self, queryset, nama, nilai):
        """One end of what was founded, or ended, between the states of two days."""
        if nama == "dibentuk_dari":
            return queryset.dibentuk_antara(nilai, datetime.date.max)
        if nama == "dibentuk_sampai":
            return queryset.dibentuk_antara(datetime.date.min, nilai)
        if nama == "berakhir_dari":
            return queryset.berakhir_antara(nilai, datetime.date.max)
        return queryset.berakhir_antara(datetime.date.min, nilai)

    def url(self, **ganti: str) -> str:
        """This list with other values of some filters; an empty one is left out."""
        data = self.data.copy()
        data.pop("hal", None)
        for nama, nilai in ganti.items():
            data.pop(nama, None)
            if nilai:
                data[nama] = nilai
        return f"?{data.urlencode()}"

    @property
    def keping(self):
        """Without the status that is meant anyway."""
        return [k for k in super().keping if (k.nama, self.data[k.nama]) != ("status", AKTIF)]


def tolak_desa_asing(data: dict) -> None:
    """Refuse a village outside the kecamatan that was chosen beside it."""
    desa, kecamatan = data.get("desa"), data.get("kecamatan")
    if desa and kecamatan and desa.kecamatan != kecamatan:
        raise ValidationError({"desa": f"{desa} bukan desa di Kecamatan {kecamatan}."})


def tolak_per_lain(data: dict) -> None:
    """Who owes a report for a month is seen on its last day, on no other."""
    wajib, per = data.get("wajib"), data.get("per")
    if wajib and per and per != (akhir := akhir_bulan(wajib)):
        raise ValidationError(
            {
                "wajib": f"Yang wajib lapor {bulan_panjang(wajib)} dilihat per "
                f"{tanggal_panjang(akhir)}."
            }
        )


def usulan_kabar(status: str, hari_ini: datetime.date) -> QuerySet[Usulan]:
    """Proposals that wait, or that were answered so lately that it is still news."""
    usulan = Usulan.objects.filter(status=status)
    if status == StatusUsulan.MENUNGGU:
        return usulan
    return usulan.filter(diputus_pada__date__gt=hari_ini - sehari(HARI_KABAR))


def _tingkat() -> Case:
    """Rank of the classification within its scale, the lowest 0; never assessed = unknown."""
    return Case(*(When(klasifikasi=k, then=i) for k, i in TINGKAT.items()))


def _per_kecamatan(desa: QuerySet[Desa]) -> list:
    grup: dict[str, list[tuple[str, str]]] = {}
    for d in desa.order_by("kecamatan__kode", "nama"):
        grup.setdefault(d.kecamatan.nama, []).append((d.kode, d.nama))
    return list(grup.items())
