"""The filter of the recap of reports: twelve months up to one whose deadline has passed."""

import datetime

from django.core.exceptions import ValidationError
from django.http import QueryDict

from inti.bulan import sandi_bulan
from inti.nilai import bulan_panjang, tanggal_panjang
from inti.saring import SaringBulan, SaringTautan
from kelompok.rekap import AturanLaporan, bulan_tempo, setahun_sampai
from kelompok.saring_laporan import SelSaringan
from petugas.models import Petugas


class RekapSaringan(SelSaringan):
    """Which groups, and until which month; the months of an officer are those then served."""

    bukan_keping = ("urut", "sampai")  # the heading says it

    # None takes a filter of the parent away.
    keadaan = None  # type: ignore[assignment]
    dari = None  # type: ignore[assignment]
    petugas = None  # type: ignore[assignment]
    wajib = None  # type: ignore[assignment]
    urut = None  # type: ignore[assignment]

    sampai = SaringBulan(label="12 bulan sampai", method="biarkan")
    milik = SaringTautan(
        label="Petugas waktu itu",
        queryset=Petugas.objects.none(),
        to_field_name="pk",
        method="saring_milik",
        empty_label="Semua petugas",
        error_messages={"invalid_choice": "Petugas ini tidak ada di wilayah Anda."},
    )

    def __init__(self, data=None, *, user, hari_ini: datetime.date, aturan: AturanLaporan):
        data = QueryDict(mutable=True) if data is None else data.copy()
        if not data.get("sampai"):
            data["sampai"] = sandi_bulan(bulan_tempo(hari_ini, aturan))
        super().__init__(data, user=user, hari_ini=hari_ini, aturan=aturan)
        self.form.order_fields(("sampai", "kecamatan", "desa", "jenis", "milik"))

    def get_form_class(self):
        kelas = super().get_form_class()
        akhir = bulan_tempo(self.hari_ini, self.aturan)

        class FormRekap(kelas):  # type: ignore[misc, valid-type]
            def clean(self):
                data = super().clean()
                sampai = data.get("sampai")
                if sampai and sampai > akhir:
                    raise ValidationError(
                        {
                            "sampai": f"Batas lapor {bulan_panjang(sampai)} belum lewat; "
                            f"paling akhir {bulan_panjang(akhir)}."
                        }
                    )
                return data

        return FormRekap

    @property
    def sampai_bulan(self) -> datetime.date:
        """The last of the twelve months."""
        return self.nilai.get("sampai") or bulan_tempo(self.hari_ini, self.aturan)

    @property
    def rentang(self) -> tuple[datetime.date, datetime.date]:
        bulan = setahun_sampai(self.sampai_bulan)
        return bulan[0], bulan[-1]

    @property
    def saringan(self) -> dict[str, str]:
        """The narrowing of groups, as it stands in the addresses of the lists behind."""
        nama = ("kecamatan", "desa", "jenis", "kelompok", "milik")
        return {n: self.data[n] for n in nama if self.data.get(n) and self.is_valid()}

    @property
    def judul_batas(self) -> str:
        """When the last month had to be in."""
        return tanggal_panjang(self.aturan.bulan(self.sampai_bulan).batas)
