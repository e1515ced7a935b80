from django.db.models import Q

from inti.saring import SaringanPer, SaringPilihan, SaringTautan, SaringTeks, SaringUrut
from stunting.models import Kedudukan, Lokus
from wilayah.models import Kecamatan, NamaLain


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
    bkb = SaringPilihan(
        label="BKB aktif",
        choices=[("ada", "Ada"), ("tanpa", "Tidak ada")],
        method="saring_bkb",
        empty_label="Semua",
    )
    urut = SaringUrut(
        fields=[
            ("desa__nama", "desa"),
            ("desa__kecamatan__nama", "kecamatan"),
            ("jumlah_bkb", "bkb"),
        ],
    )

    class Meta:
        model = Lokus
        fields: list[str] = []

    def __init__(self, data=None, *, tahun: int, user, hari_ini):
        self.tahun = tahun
        super().__init__(data, Lokus.objects.all(), user=user, hari_ini=hari_ini)

    def filter_queryset(self, queryset):
        """The year's own rows, unless the ones that dropped out are asked for."""
        if self.form.cleaned_data.get("kedudukan") != Kedudukan.LEPAS:
            queryset = queryset.tahun(self.tahun)
        hasil = super().filter_queryset(queryset.untuk_daftar(self.tahun, self.tanggal))
        return hasil if hasil.query.order_by else hasil.order_by("desa__kode", "pk")

    def saring_kedudukan(self, queryset, nama, nilai):
        return queryset.berkedudukan(self.tahun, nilai)

    def saring_bkb(self, queryset, nama, nilai):
        return queryset.ber_bkb(self.tanggal, nilai == "ada")

    def cari(self, queryset, nama, nilai):
        lain = NamaLain.objects.filter(nama__icontains=nilai).values("desa")
        return queryset.filter(Q(desa__nama__icontains=nilai) | Q(desa__in=lain))
