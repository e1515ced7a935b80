from collections.abc import Iterable

from inti.saring import SaringanPer, SaringPilihan, SaringTautan, SaringTeks, SaringUrut
from stunting.kekurangan import dengan_kekurangan, semua
from stunting.lokus import BarisLokus
from stunting.models import Kedudukan, Lokus
from wilayah.models import Desa, Kecamatan, q_bernama

PREVALENSI = "prevalensi"


class LokusSaringan(SaringanPer):
    """Rows of one year's list."""

    q = SaringTeks(label="Cari", method="cari")
    kecamatan = SaringTautan(
        label="Kecamatan",
        queryset=Kecamatan.objects.all(),
        field_name="desa__kecamatan",
        empty_label="Semua kecamatan",
    )
    kedudukan = SaringPilihan(
        label="Dibanding tahun lalu",
        choices=Kedudukan,
        method="saring_kedudukan",
        empty_label="Semua",
    )
    kurang = SaringPilihan(label="Yang belum ada", method="saring_kurang", empty_label="Semua")
    urut = SaringUrut(
        fields=[
            ("desa__nama", "desa"),
            ("desa__kecamatan__nama", "kecamatan"),
            ("jumlah_bkb", "bkb"),
            ("desa__kode", PREVALENSI),  # only who may see the figure sorts by it: `urutkan`
        ],
    )

    class Meta:
        model = Lokus
        fields: list[str] = []

    def __init__(self, data=None, *, tahun: int, user, hari_ini):
        self.tahun = tahun
        super().__init__(data, Lokus.objects.all(), user=user, hari_ini=hari_ini)
        self.filters["kurang"].extra["choices"] = [(k.kode, k.label) for k in semua()]

    def filter_queryset(self, queryset):
        """The year's own rows, unless the ones that dropped out are asked for."""
        if self.form.cleaned_data.get("kedudukan") != Kedudukan.LEPAS:
            queryset = queryset.tahun(self.tahun)
        queryset = queryset.untuk_daftar(self.tahun, self.tanggal)
        if self.user.has_perm("stunting.view_kertaskerja"):
            queryset = queryset.dengan_kertas(self.tahun)
        hasil = super().filter_queryset(dengan_kekurangan(queryset, self.tahun, self.tanggal))
        return hasil if hasil.query.order_by else hasil.order_by("desa__kode", "pk")

    def urutkan(self, baris: Iterable[BarisLokus]) -> list[BarisLokus]:
        """Sorted by prevalence where that is asked: rows without a figure come last."""
        daftar, urut = list(baris), self.data.get("urut", "")
        if urut.removeprefix("-") != PREVALENSI:
            return daftar
        ada = [b for b in daftar if b.persen is not None]
        ada.sort(key=lambda b: b.persen or 0, reverse=urut.startswith("-"))
        return ada + [b for b in daftar if b.persen is None]

    def saring_kedudukan(self, queryset, nama, nilai):
        return queryset.berkedudukan(self.tahun, nilai)

    def saring_kurang(self, queryset, nama, nilai):
        return queryset.filter(**{f"kurang_{nilai}": True})

    def cari(self, queryset, nama, nilai):
        return queryset.filter(desa__in=Desa.objects.filter(q_bernama(nilai)))
