import datetime

from django.db.models import Q

from inti.saring import Saringan, SaringPilihan, SaringTeks, SaringUrut
from inti.tanggal import sehari
from kegiatan.models import Mitra
from kegiatan.models.mitra import SEGERA
from kegiatan.rekap.mitra import dengan_jumlah

TANPA, BELUM, BERLAKU, AKAN, BERAKHIR = "tanpa", "belum", "berlaku", "segera", "berakhir"
KESEPAKATAN = [
    (BERLAKU, "Berlaku"),
    (AKAN, f"Berakhir dalam {SEGERA} hari"),
    (BERAKHIR, "Sudah berakhir"),
    (BELUM, "Belum berlaku"),
    (TANPA, "Tanpa kesepakatan"),
]


def q_kesepakatan(nilai: str, hari: datetime.date) -> Q:
    """Partners whose agreement is in this state on that day; as `Mitra.keadaan` says of one."""
    ada = ~Q(kesepakatan="") | Q(kesepakatan_mulai__isnull=False)
    belum = Q(kesepakatan_mulai__isnull=False, kesepakatan_mulai__gt=hari)
    mulai = Q(kesepakatan_mulai__isnull=True) | Q(kesepakatan_mulai__lte=hari)
    tanpa_akhir = Q(kesepakatan_selesai__isnull=True)
    return {
        TANPA: Q(kesepakatan="", kesepakatan_mulai__isnull=True),
        BELUM: belum,
        BERLAKU: ada & mulai & (tanpa_akhir | Q(kesepakatan_selesai__gt=hari + sehari(SEGERA))),
        AKAN: ada
        & mulai
        & Q(kesepakatan_selesai__gte=hari, kesepakatan_selesai__lte=hari + sehari(SEGERA)),
        BERAKHIR: ada & mulai & Q(kesepakatan_selesai__lt=hari),
    }[nilai]


class MitraSaringan(Saringan):
    """Partners by text and by the state of their agreement."""

    q = SaringTeks(label="Cari", method="cari")
    kesepakatan = SaringPilihan(
        label="Kesepakatan", choices=KESEPAKATAN, method="saring_kesepakatan", empty_label="Semua"
    )
    urut = SaringUrut(fields=[("nama", "nama"), ("kesepakatan_selesai", "sampai")])

    class Meta:
        model = Mitra
        fields: list[str] = []

    def __init__(self, data=None, *, user, hari_ini: datetime.date):
        super().__init__(data, Mitra.objects.all(), user=user, hari_ini=hari_ini)

    def filter_queryset(self, queryset):
        """Partners are seen by all; their promises and events are counted in the user's area."""
        return super().filter_queryset(dengan_jumlah(queryset, self.user, self.hari_ini))

    def saring_kesepakatan(self, queryset, nama, nilai):
        return queryset.filter(q_kesepakatan(nilai, self.hari_ini))

    def cari(self, queryset, nama, nilai):
        return queryset.cari(nilai)
