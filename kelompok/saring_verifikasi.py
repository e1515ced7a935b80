"""The filters of the queue of reports that wait to be verified."""

import datetime
from functools import cached_property

from inti.saring import Saringan, SaringBulan, SaringPilihan, SaringTautan, SaringTeks
from inti.sidik import selama_data_sama
from kelompok.akses import boleh_periksa, bukan_kiriman
from kelompok.antrean import BarisAntrean, susun_antrean
from kelompok.jenis import Jenis
from kelompok.models import Kelompok, LaporanBulanan, StatusLaporan
from petugas.akses import kecamatan_terlihat
from petugas.models import Penugasan, Petugas
from wilayah.models import Kecamatan

PERINGATAN = [("ya", "Berperingatan"), ("tanpa", "Tanpa catatan")]


class AntreanSaringan(Saringan):
    """Sent reports that this user may verify: of others, in the area that the user examines."""

    kelas = "saring-antrean"

    q = SaringTeks(label="Cari", method="cari")
    bulan = SaringBulan(label="Bulan")
    kecamatan = SaringTautan(
        label="Kecamatan",
        queryset=Kecamatan.objects.none(),
        field_name="kelompok__desa__kecamatan",
        empty_label="Semua kecamatan",
    )
    jenis = SaringPilihan(label="Jenis", choices=Jenis, empty_label="Semua jenis")
    petugas = SaringTautan(
        label="Petugas",
        queryset=Petugas.objects.none(),
        method="saring_petugas",
        to_field_name="pk",
        empty_label="Semua petugas",
        error_messages={"invalid_choice": "Petugas ini tidak ada di wilayah Anda."},
    )
    peringatan = SaringPilihan(
        label="Tampilkan", choices=PERINGATAN, method="biarkan", empty_label="Semua"
    )

    class Meta:
        model = LaporanBulanan
        fields: list[str] = []

    def __init__(self, data=None, *, user, hari_ini: datetime.date):
        super().__init__(data, boleh_periksa(user), user=user, hari_ini=hari_ini)
        self.filters["kecamatan"].queryset = kecamatan_terlihat(user, hari_ini)
        self.filters["petugas"].queryset = Petugas.objects.terlihat(user, hari_ini)

    def filter_queryset(self, queryset):
        antre = queryset.filter(bukan_kiriman(self.user), status=StatusLaporan.TERKIRIM)
        return super().filter_queryset(antre).untuk_daftar()

    def cari(self, queryset, nama, nilai):
        return queryset.filter(kelompok__in=Kelompok.objects.cari(nilai).values("pk"))

    def saring_petugas(self, queryset, nama, nilai):
        """The villages of today: who is called about a report."""
        binaan = Penugasan.objects.per(self.hari_ini).filter(petugas=nilai)
        return queryset.filter(kelompok__desa__in=binaan.values("desa"))

    def biarkan(self, queryset, nama, nilai):
        """Asked of the rows once their warnings are known."""
        return queryset

    @cached_property
    def baris(self) -> list[BarisAntrean]:
        """The queue, warnings first; none while a value is bad. Three queries, one if kept."""
        baris = selama_data_sama(
            ("antrean", *self.kunci), lambda: susun_antrean(list(self.hasil), self.hari_ini)
        )
        match self.nilai.get("peringatan"):
            case "ya":
                return [b for b in baris if b.peringatan]
            case "tanpa":
                return [b for b in baris if b.bersih]
        return baris

    @property
    def bersih(self) -> list[BarisAntrean]:
        """Those without a warning and without a note."""
        return [b for b in self.baris if b.bersih]

    @property
    def berperingatan(self) -> int:
        return sum(bool(b.peringatan) for b in self.baris)

    @cached_property
    def terlama(self) -> int:
        """Days that the oldest has waited."""
        return max((b.menunggu for b in self.baris), default=0)
