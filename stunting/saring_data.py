import datetime

from django.http import QueryDict

from inti.saring import Saringan, SaringPilihan, SaringTautan
from petugas.akses import desa_terlihat, kecamatan_terlihat, melihat_semua
from stunting.data import TAMPIL, DataTahun, baca
from stunting.kelas import PILIHAN, desa_pada_tahun
from stunting.models.dasar import TAHUN_TERAWAL
from wilayah.models import Desa, Kecamatan

AWAL = 2019  # the first year that is offered; an earlier one may be asked for


class DataSaringan(Saringan):
    """Villages of the data page in one year: this one unless `tahun` says otherwise."""

    bukan_keping = ("urut", "tahun")

    tahun = SaringPilihan(label="Tahun", method="biarkan", empty_label=None)
    kecamatan = SaringTautan(
        label="Kecamatan", queryset=Kecamatan.objects.none(), empty_label="Semua kecamatan"
    )
    tampil = SaringPilihan(
        label="Tampilkan",
        choices=[(k, label) for k, (label, _) in TAMPIL.items()],
        method="biarkan",
        empty_label="Semua desa",
    )

    kelas = SaringPilihan(
        label="Kelas di peta", choices=PILIHAN, method="biarkan", empty_label="Semua kelas"
    )

    class Meta:
        model = Desa
        fields: list[str] = []

    def __init__(self, data: QueryDict | None = None, *, user, hari_ini: datetime.date):
        super().__init__(data, Desa.objects.all(), user=user, hari_ini=hari_ini)
        self.filters["kecamatan"].queryset = kecamatan_terlihat(user, hari_ini)
        self.filters["tahun"].extra["choices"] = self._pilihan_tahun()
        self.form.order_fields(("tahun", "kecamatan", "tampil", "kelas"))

    def _pilihan_tahun(self) -> list[tuple[str, str]]:
        kini = self.hari_ini.year
        tahun = set(range(AWAL, kini + 1)) | {kini}
        diminta = self.data.get("tahun", "")
        if len(diminta) == 4 and diminta.isascii() and diminta.isdigit():
            tahun |= {int(diminta)} & set(range(TAHUN_TERAWAL, kini))
        return [(str(t), str(t)) for t in sorted(tahun, reverse=True)]

    def filter_queryset(self, queryset):
        semua = super().filter_queryset(queryset.filter(pk__in=desa_terlihat(self.user)))
        ada = desa_pada_tahun(self.tahun_dipilih, self.hari_ini)
        return semua.filter(pk__in=ada.order_by().values("pk"))

    def biarkan(self, queryset, nama, nilai):
        """Shapes what is shown; by itself it takes no village away."""
        return queryset

    @property
    def tahun_dipilih(self) -> int:
        self.form.is_valid()
        return int(getattr(self.form, "cleaned_data", {}).get("tahun") or self.hari_ini.year)

    def isi(self, *, ambang: int) -> DataTahun | None:
        """The year as it is asked for; None while a filter is bad."""
        if not self.is_valid():
            return None
        isi = baca(
            self.hasil,
            self.tahun_dipilih,
            ambang=ambang,
            hari_ini=self.hari_ini,
            dengan_bkb=True,
        )
        isi.tampil, isi.kelas = self.nilai["tampil"], self.nilai["kelas"]
        if kecamatan := self.nilai["kecamatan"]:
            isi.terbit_area = isi.terbit.get(kecamatan.kode)
        elif melihat_semua(self.user):
            isi.terbit_area = isi.terbit.get("")
        return isi
