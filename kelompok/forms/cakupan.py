"""Whose rows a sheet shows: a kecamatan, an officer's villages, or all that the user may enter."""

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

from dinas.models import Pengguna
from inti.saring import TIDAK_DIKENAL
from kelompok.akses import desa_isi
from petugas.akses import kecamatan_terlihat, melihat_semua
from petugas.models import Penugasan
from wilayah.models import DesaQuerySet


@dataclass(frozen=True)
class PilihanCakupan:
    """One kecamatan or officer to choose, and how many rows its sheet has."""

    nama: str
    kueri: str
    jumlah: int


class CakupanForm(forms.Form):
    """The choice of rows in the address. At most two queries: kecamatan, who has which village.

    A field officer need not choose; who sees the whole district must, for nobody fills in a sheet
    of all of it.
    """

    kecamatan = forms.ChoiceField(label="Kecamatan", required=False, error_messages=TIDAK_DIKENAL)
    petugas = forms.ChoiceField(label="Petugas", required=False, error_messages=TIDAK_DIKENAL)

    def __init__(self, data: QueryDict, *, user: Pengguna, hari_ini: datetime.date):
        super().__init__(data)
        self.user, self.hari_ini = user, hari_ini
        awal = "Pilih" if melihat_semua(user) else "Semua"
        for kolom, nama in [
            ("kecamatan", lambda: self.kecamatan_nama),
            ("petugas", lambda: self.petugas_nama),
        ]:
            # Asked when it is needed: who saves the own sheet chooses nothing.
            kosong = ("", f"{awal} {kolom}")
            self.fields[kolom].choices = lambda k=kosong, nama=nama: [k, *nama().items()]

    @cached_property
    def kecamatan_nama(self) -> dict[str, str]:
        """Code → name."""
        return {k.kode: k.nama for k in kecamatan_terlihat(self.user, self.hari_ini)}

    @cached_property
    def penugasan(self) -> list[tuple[str, str, int]]:
        """Who has which village today: officer's pk, name, village's pk."""
        penugasan = Penugasan.objects.per(self.hari_ini).filter(
            desa__in=desa_isi(self.user), petugas__dibatalkan_pada__isnull=True
        )
        urut = penugasan.order_by("petugas__nama", "petugas", "pk")
        return [
            (str(pk), nama, desa)
            for pk, nama, desa in urut.values_list("petugas", "petugas__nama", "desa")
        ]

    @property
    def petugas_nama(self) -> dict[str, str]:
        return {pk: nama for pk, nama, _ in self.penugasan}

    def petugas_desa(self, petugas: str) -> list[int]:
        """pks of the villages that this officer has today."""
        return [desa for pk, _, desa in self.penugasan if pk == petugas]

    @property
    def perlu(self) -> bool:
        """Whether the page offers the choice at all."""
        return bool(self.errors) or max(len(self.kecamatan_nama), len(self.petugas_nama)) > 1

    @property
    def tanpa_desa(self) -> bool:
        """Nobody has given this user a village yet."""
        return not self.kecamatan_nama

    @property
    def lengkap(self) -> bool:
        """Whether the rows are known: nothing unknown was asked for, and enough was chosen."""
        return self.is_valid() and (
            not melihat_semua(self.user) or any(self.cleaned_data.values())
        )

    @property
    def desa(self) -> DesaQuerySet:
        """The villages of the sheet; none while the choice is not complete."""
        desa = desa_isi(self.user)
        if not self.lengkap:
            return desa.none()
        if kecamatan := self.cleaned_data["kecamatan"]:
            desa = desa.filter(kecamatan__kode=kecamatan)
        if petugas := self.cleaned_data["petugas"]:
            desa = desa.filter(pk__in=self.petugas_desa(petugas))
        return desa

    @property
    def sebutan(self) -> str:
        """The choice in words; empty when nothing was chosen."""
        if not self.is_valid():
            return ""
        kecamatan, petugas = self.cleaned_data["kecamatan"], self.cleaned_data["petugas"]
        return " · ".join(
            [
                *([self.petugas_nama[petugas]] if petugas else []),
                *([f"Kecamatan {self.kecamatan_nama[kecamatan]}"] if kecamatan else []),
            ]
        )

    def pilihan_kecamatan(self, per_desa: Mapping[int, tuple[str, int]]) -> list[PilihanCakupan]:
        """`per_desa` = village pk → code of its kecamatan, groups on the sheet."""
        n: Counter[str] = Counter()
        for kode, jumlah in per_desa.values():
            n[kode] += jumlah
        return [_pilihan("kecamatan", k, nama, n[k]) for k, nama in self.kecamatan_nama.items()]

    def pilihan_petugas(self, per_desa: Mapping[int, tuple[str, int]]) -> list[PilihanCakupan]:
        return [
            _pilihan(
                "petugas",
                pk,
                nama,
                sum(per_desa.get(d, ("", 0))[1] for d in self.petugas_desa(pk)),
            )
            for pk, nama in self.petugas_nama.items()
        ]

    @property
    def kueri(self) -> str:
        """The choice as it stands behind the address of another month: "?kecamatan=62.10.01"."""
        if not self.is_valid():
            return ""
        isi = {k: v for k, v in self.cleaned_data.items() if v}
        return f"?{urlencode(isi)}" if isi else ""


def _pilihan(kolom: str, kode: str, nama: str, jumlah: int) -> PilihanCakupan:
    return PilihanCakupan(nama, f"?{urlencode({kolom: kode})}", jumlah)
