import django_filters
from django.db.models import Exists, OuterRef, Q

from inti.saring import Saringan, SaringPilihan, SaringTautan, SaringTeks, SaringUrut
from penghargaan.models import (
    JenisPenerima,
    JenisPenghargaan,
    Penerima,
    Penghargaan,
    TingkatPenghargaan,
)
from petugas.akses import kecamatan_terlihat
from wilayah.models import Kecamatan


class PenghargaanSaringan(Saringan):
    """List of awards: free text, kind, recipient, level, year."""

    q = SaringTeks(label="Cari", method="cari")
    jenis = SaringTautan(
        label="Jenis",
        queryset=JenisPenghargaan.objects.all(),
        empty_label="Semua jenis",
        error_messages={"invalid_choice": "Jenis ini tidak dikenal."},
    )
    penerima = SaringPilihan(
        label="Penerima",
        choices=JenisPenerima,
        method="saring_penerima",
        empty_label="Semua",
    )
    tingkat = SaringPilihan(
        label="Tingkat", choices=TingkatPenghargaan, empty_label="Semua tingkat"
    )
    kecamatan = SaringTautan(
        label="Kecamatan",
        queryset=Kecamatan.objects.none(),
        method="saring_kecamatan",
        empty_label="Semua kecamatan",
    )
    tahun = django_filters.NumberFilter(
        label="Tahun",
        min_value=1970,
        max_value=2100,
        decimal_places=0,
        error_messages={"invalid": "Tulis tahun dengan empat angka."},
    )
    urut = SaringUrut(fields=["tanggal", "judul", "tingkat"])

    class Meta:
        model = Penghargaan
        fields: list[str] = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["kecamatan"].queryset = kecamatan_terlihat(self.user)

    def filter_queryset(self, queryset):
        return super().filter_queryset(queryset.terlihat(self.user)).untuk_daftar()

    def saring_penerima(self, queryset, nama, nilai):
        return queryset.filter(_ada_penerima(Q(jenis=nilai)))

    def saring_kecamatan(self, queryset, nama, nilai):
        """Recipients in this kecamatan: villages, couples and groups of theirs."""
        di = Q(desa__kecamatan=nilai) | Q(kelompok__desa__kecamatan=nilai)
        return queryset.filter(_ada_penerima(di))

    def cari(self, queryset, nama, nilai):
        cocok = (
            Q(nama__icontains=nilai)
            | Q(kelompok__nama__icontains=nilai)
            | Q(petugas__nama__icontains=nilai)
            | Q(desa__nama__icontains=nilai)
        )
        return queryset.filter(
            Q(judul__icontains=nilai)
            | Q(nomor_piagam__icontains=nilai)
            | Q(kode__iexact=nilai)
            | Q(_ada_penerima(cocok))
        )


def _ada_penerima(syarat: Q) -> Exists:
    return Exists(Penerima.objects.filter(syarat, penghargaan=OuterRef("pk")))
