import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from inti.bulan import bulan_dari
from inti.saring import Saringan, SaringBulan, SaringTautan
from inti.tanggal import akhir_bulan
from kegiatan.models import Kegiatan
from petugas.akses import koordinator_dari, melihat_semua
from petugas.models import Jabatan, Petugas


class LaporanKegiatanSaringan(Saringan):
    """Officers whose month may be read: all; a coordinator's colleagues; else one's own."""

    bulan = SaringBulan(label="Bulan", method="biarkan")
    petugas = SaringTautan(
        label="Petugas",
        queryset=Petugas.objects.none(),
        method="saring_petugas",
        to_field_name="pk",
        empty_label="Semua petugas",
        error_messages={"invalid_choice": "Laporan petugas ini tidak terbuka bagi Anda."},
    )

    class Meta:
        model = Petugas
        fields: list[str] = []

    def __init__(self, data=None, *, user, hari_ini: datetime.date):
        super().__init__(data, Petugas.objects.all(), user=user, hari_ini=hari_ini)
        self.sendiri = not melihat_semua(user) and not koordinator_dari(user, hari_ini).exists()
        self.filters["petugas"].queryset = self._terbuka()

    def _terbuka(self) -> QuerySet[Petugas]:
        terlihat = Petugas.objects.terlihat(self.user, self.hari_ini)
        return terlihat.filter(pengguna=self.user) if self.sendiri else terlihat

    def filter_queryset(self, queryset):
        """In service within the month, or with an event in it."""
        bulan = self.bulan_dipilih
        akhir = akhir_bulan(bulan)
        bertugas = Jabatan.objects.beririsan(bulan, akhir).filter(petugas=OuterRef("pk"))
        berkegiatan = Kegiatan.objects.terlihat(self.user, self.hari_ini).filter(
            petugas=OuterRef("pk"), mulai__gte=bulan, mulai__lte=akhir
        )
        semua = super().filter_queryset(self._terbuka())
        return semua.filter(Q(Exists(bertugas)) | Q(Exists(berkegiatan))).order_by("nama", "pk")

    def biarkan(self, queryset, nama, nilai):
        """The month shapes the page; it takes no officer away by itself."""
        return queryset

    def saring_petugas(self, queryset, nama, nilai):
        return queryset.filter(pk=nilai.pk)

    @property
    def bulan_dipilih(self) -> datetime.date:
        """The month that is asked for; the present one while none or a bad one was given."""
        self.form.is_valid()
        diminta = getattr(self.form, "cleaned_data", {}).get("bulan")
        return diminta or bulan_dari(self.hari_ini)

    @property
    def satu(self) -> bool:
        """Whether the page is about one officer."""
        return self.sendiri or bool(self.nilai.get("petugas"))
