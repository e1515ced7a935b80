"""The filters of this app's lists; page, tabs, export and every link to a list use them."""

import datetime

from django.db.models import Prefetch, Q

from inti.nilai import tanggal_panjang
from inti.saring import SaringanPer, SaringPilihan, SaringTautan, SaringTeks, SaringUrut
from petugas.akses import desa_terlihat, kecamatan_terlihat, melihat_semua
from petugas.beban import BATAS, STANDAR
from petugas.models import (
    Imp,
    JenisJabatan,
    KlasifikasiImp,
    Penugasan,
    Petugas,
    Tingkat,
)
from petugas.rekap import tanpa_petugas
from wilayah.models import Desa, Kecamatan, NamaLain

BERTUGAS, SELESAI, SEMUA = "bertugas", "selesai", "semua"
STATUS = [(BERTUGAS, "Bertugas"), (SELESAI, "Selesai"), (SEMUA, "Semua")]
BEBAN = {
    "lebih2": (f"Di atas {STANDAR} desa", Q(jumlah_desa__gt=STANDAR)),
    "lebih4": (f"Di atas {BATAS} desa", Q(jumlah_desa__gt=BATAS)),
    "tanpa": ("Tanpa desa", Q(jumlah_desa=0)),
}


def _kecamatan() -> SaringTautan:
    return SaringTautan(
        label="Kecamatan",
        queryset=Kecamatan.objects.all(),
        method="saring_kecamatan",
        empty_label="Semua kecamatan",
    )


class _DiWilayah(SaringanPer):
    """A list as of a date whose kecamatan are those of the user."""

    def __init__(self, data=None, queryset=None, *, user, hari_ini: datetime.date, **kwargs):
        super().__init__(data, queryset, user=user, hari_ini=hari_ini, **kwargs)
        self.filters["kecamatan"].queryset = kecamatan_terlihat(user, hari_ini)

    def filter_queryset(self, queryset):
        """Rows of equal rank keep one order, so that no page repeats a row."""
        hasil = super().filter_queryset(queryset)
        urut = [*hasil.query.order_by, *hasil.model._meta.ordering]
        return hasil.order_by(*urut)

    @property
    def catatan_tanggal(self) -> str:
        """What a reader has to know about the date that was asked."""
        if self.tanggal > self.hari_ini:
            return f"Keadaan {tanggal_panjang(self.tanggal)}, menurut catatan sampai hari ini"
        if self.tanggal < self.hari_ini:
            return f"Keadaan {tanggal_panjang(self.tanggal)}; nama dan telepon seperti hari ini"
        return f"Keadaan {tanggal_panjang(self.tanggal)}"


class PetugasSaringan(_DiWilayah):
    """Officers as of `per`, those in service unless `status` says otherwise."""

    q = SaringTeks(label="Cari nama", method="cari")
    jenis = SaringPilihan(
        label="Jabatan", choices=JenisJabatan, field_name="jenis_akhir", empty_label="Semua"
    )
    kecamatan = _kecamatan()
    beban = SaringPilihan(
        label="Beban",
        choices=[(kode, label) for kode, (label, _) in BEBAN.items()],
        method="saring_beban",
        empty_label="Semua",
    )
    status = SaringPilihan(
        label="Status", choices=STATUS, method="saring_status", empty_label=None
    )
    urut = SaringUrut(
        fields=[("nama", "nama"), ("jenis_akhir", "jabatan"), ("jumlah_desa", "desa")]
    )

    class Meta:
        model = Petugas
        fields: list[str] = []

    def __init__(self, data=None, *, user, hari_ini: datetime.date):
        super().__init__(data, Petugas.objects.all(), user=user, hari_ini=hari_ini)
        self.rinci = melihat_semua(user)
        if self.rinci:
            self.filters["q"].label = "Cari nama atau NIP"
        else:  # of colleagues an officer sees name, position and telephone
            del self.filters["beban"]

    def filter_queryset(self, queryset):
        queryset = queryset.terlihat(self.user, self.hari_ini).untuk_daftar(self.tanggal)
        if not self.form.cleaned_data.get("status"):
            queryset = self.saring_status(queryset, "status", BERTUGAS)
        return super().filter_queryset(queryset).dengan_wilayah(self.tanggal)

    @property
    def hitungan(self) -> list[tuple[str, str, int, str]]:
        """Tabs: (code, label, rows, address) of all kinds and of each, under the other filters."""
        lain = self.data.copy()
        for nama in ("jenis", "hal"):
            lain.pop(nama, None)
        semua = PetugasSaringan(lain, user=self.user, hari_ini=self.hari_ini)
        baris = semua.hasil.prefetch_related(None).order_by()
        jenis = list(baris.values_list("jenis_akhir", flat=True)) if semua.is_valid() else []
        baku = [("", "Semua", len(jenis), "?" + lain.urlencode())]
        for j in JenisJabatan:
            lain["jenis"] = j.value
            baku.append((j.value, j.label, jenis.count(j.value), "?" + lain.urlencode()))
        return baku

    def saring_status(self, queryset, nama, nilai):
        bertugas = Q(jenis_jabatan__isnull=False)
        if nilai == BERTUGAS:
            return queryset.filter(bertugas)
        if nilai == SELESAI:
            return queryset.filter(~bertugas, jenis_akhir__isnull=False)
        return queryset

    def saring_kecamatan(self, queryset, nama, nilai):
        return queryset.di_kecamatan(nilai, self.tanggal)

    def saring_beban(self, queryset, nama, nilai):
        return queryset.filter(BEBAN[nilai][1])

    def cari(self, queryset, nama, nilai):
        cocok = Q(nama__icontains=nilai) | Q(kode__iexact=nilai)
        if self.rinci:
            cocok |= Q(nip__contains=nilai.replace(" ", ""))
        return queryset.filter(cocok)


class PetugasKeadaan(SaringanPer):
    """Only the date: the page of one officer."""

    class Meta:
        model = Petugas
        fields: list[str] = []

    def __init__(self, data=None, *, user, hari_ini: datetime.date):
        super().__init__(data, Petugas.objects.none(), user=user, hari_ini=hari_ini)


class TanpaSaringan(_DiWilayah):
    """Villages without an officer on the date."""

    q = SaringTeks(label="Cari desa", method="cari")
    kecamatan = _kecamatan()

    class Meta:
        model = Desa
        fields: list[str] = []

    def __init__(self, data=None, *, user, hari_ini: datetime.date):
        super().__init__(data, Desa.objects.all(), user=user, hari_ini=hari_ini)

    def filter_queryset(self, queryset):
        tanpa = tanpa_petugas(self.user, self.tanggal, hari_ini=self.hari_ini)
        return super().filter_queryset(tanpa.select_related("kecamatan"))

    @property
    def hasil_dengan_petugas(self):
        """With `semua_penugasan` of each village, the latest first: who was and who will be."""
        penugasan = Penugasan.objects.select_related("petugas").order_by("-mulai")
        return self.hasil.prefetch_related(
            Prefetch("penugasan", penugasan, to_attr="semua_penugasan")
        )

    def saring_kecamatan(self, queryset, nama, nilai):
        return queryset.filter(kecamatan=nilai)

    def cari(self, queryset, nama, nilai):
        return queryset.bernama(nilai)


class ImpSaringan(_DiWilayah):
    """PPKBD and Sub PPKBD of the date, of the villages of the user."""

    q = SaringTeks(label="Cari nama", method="cari")
    tingkat = SaringPilihan(label="Tingkat", choices=Tingkat, empty_label="Semua")
    kecamatan = _kecamatan()
    desa = SaringTautan(label="Desa", queryset=Desa.objects.all(), empty_label="Semua desa")
    klasifikasi = SaringPilihan(label="Klasifikasi", choices=KlasifikasiImp, empty_label="Semua")
    status = SaringPilihan(
        label="Status", choices=STATUS, method="saring_status", empty_label=None
    )
    urut = SaringUrut(fields=[("nama", "nama"), ("desa__nama", "desa"), ("tingkat", "tingkat")])

    class Meta:
        model = Imp
        fields: list[str] = []

    def __init__(self, data=None, *, user, hari_ini: datetime.date):
        super().__init__(data, Imp.objects.all(), user=user, hari_ini=hari_ini)
        desa = desa_terlihat(user, hari_ini).select_related("kecamatan").order_by("kode")
        self.filters["desa"].queryset = desa
        self.form.fields["desa"].widget.choices = [("", "Semua desa"), *per_kecamatan(desa)]
        self.form.fields["kecamatan"].widget.attrs["data-pilih-desa"] = "id_desa"

    def filter_queryset(self, queryset):
        queryset = queryset.terlihat(self.user, self.hari_ini)
        if not self.form.cleaned_data.get("status"):
            queryset = self.saring_status(queryset, "status", BERTUGAS)
        return super().filter_queryset(queryset.select_related("desa__kecamatan", "sk"))

    def saring_status(self, queryset, nama, nilai):
        if nilai == BERTUGAS:
            return queryset.per(self.tanggal)
        if nilai == SELESAI:
            return queryset.filter(selesai__lt=self.tanggal)
        return queryset

    def saring_kecamatan(self, queryset, nama, nilai):
        return queryset.filter(desa__kecamatan=nilai)

    def cari(self, queryset, nama, nilai):
        lain = NamaLain.objects.filter(nama__icontains=nilai).values("desa")
        return queryset.filter(
            Q(nama__icontains=nilai) | Q(desa__nama__icontains=nilai) | Q(desa__in=lain)
        )


def per_kecamatan(desa, *, nilai: str = "kode") -> list[tuple[str, list[tuple[str, str]]]]:
    """Choices of villages under the name of their kecamatan."""
    grup: dict[str, list[tuple[str, str]]] = {}
    for d in desa:
        grup.setdefault(d.kecamatan.nama, []).append((getattr(d, nilai), d.nama))
    return list(grup.items())
