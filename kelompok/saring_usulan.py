"""The filter of the list of proposals."""

import datetime

from inti.saring import Saringan, SaringPilihan, SaringTautan
from kelompok.models import StatusUsulan, TindakanUsulan, Usulan
from petugas.akses import kecamatan_terlihat
from wilayah.models import Kecamatan

SEMUA = "semua"


class UsulanSaringan(Saringan):
    """Proposals of the user's area; those that wait, unless another state is asked for."""

    status = SaringPilihan(
        label="Status",
        choices=[*StatusUsulan.choices, (SEMUA, "Semua")],
        method="biarkan",
        empty_label=None,
    )
    tindakan = SaringPilihan(label="Tindakan", choices=TindakanUsulan, empty_label="Semua")
    kecamatan = SaringTautan(
        label="Kecamatan",
        queryset=Kecamatan.objects.none(),
        field_name="kelompok__desa__kecamatan",
        empty_label="Semua kecamatan",
    )

    class Meta:
        model = Usulan
        fields: list[str] = []

    def __init__(self, data, *, user, hari_ini: datetime.date):
        super().__init__(
            data,
            Usulan.objects.terlihat(user, hari_ini).untuk_daftar(),
            user=user,
            hari_ini=hari_ini,
        )
        self.filters["kecamatan"].queryset = kecamatan_terlihat(user, hari_ini)

    def biarkan(self, queryset, nama, nilai):
        """Applied in `hasil`, which also has to know that nothing was asked."""
        return queryset

    @property
    def status_dipilih(self) -> str:
        return self.nilai.get("status") or StatusUsulan.MENUNGGU

    @property
    def hasil(self):
        """Waiting ones: the oldest first. Answered ones: the latest first."""
        qs = super().hasil
        if self.status_dipilih == StatusUsulan.MENUNGGU:
            return qs.filter(status=StatusUsulan.MENUNGGU, kelompok__dibatalkan_pada__isnull=True)
        if self.status_dipilih != SEMUA:
            qs = qs.filter(status=self.status_dipilih)
        return qs.order_by("-diajukan_pada", "-pk")
