"""The filters of the board of reports and of the list of its cells."""

import datetime
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.forms import HiddenInput
from django.utils.choices import CallableChoiceIterator

from dinas.models import nama_pengguna
from inti.bulan import bulan_dari, deret_bulan, geser_bulan
from inti.nilai import bulan_panjang
from inti.saring import Saringan, SaringBulan, SaringPilihan, SaringTautan
from inti.sidik import selama_data_sama
from inti.tanggal import akhir_bulan
from kelompok.jenis import SIFAT, Jenis
from kelompok.models import Kelompok, LaporanBulanan
from kelompok.rekap import AturanLaporan, Keadaan, Sel, susun_sel
from kelompok.rekap.capaian import milik_petugas
from kelompok.rekap.wajib import SARINGAN
from kelompok.saring import tolak_desa_asing
from petugas.akses import desa_terlihat, kecamatan_terlihat
from petugas.models import Penugasan, Petugas
from petugas.saring import per_kecamatan
from wilayah.models import Desa, Kecamatan

TAHUN_AWAL = 1945
RENTANG = 120  # months that one list may span
SETAHUN = 12
KE_DEPAN = 12  # months after this one that may be asked for

URUT_JENIS = list(SIFAT)
URUT_KEADAAN = list(Keadaan)
# Sortable columns of the list; a cell without a value comes last in both directions.
URUT: dict[str, Callable[[Sel], Any]] = {
    "bulan": lambda s: s.bulan,
    "kelompok": lambda s: (s.kelompok.nama.casefold(), s.kelompok.pk),
    "desa": lambda s: (s.kelompok.desa.kecamatan.nama, s.kelompok.desa.nama),
    "keadaan": lambda s: URUT_KEADAAN.index(s.keadaan),
    "dikirim": lambda s: s.laporan and s.laporan.dikirim_pertama_pada,
}


def urut_kelompok(kelompok: Kelompok) -> tuple:
    """The order of groups on board, sheet and list: by village, kind and name."""
    desa = kelompok.desa
    jenis = URUT_JENIS.index(kelompok.jenis)
    nama = (kelompok.nama.casefold(), kelompok.pk)
    return desa.kecamatan.nama, desa.nama, desa.pk, jenis, *nama


class _SaringanLaporan(Saringan):
    """What board and list share: which groups, of the area of the user, are looked at."""

    kecamatan = SaringTautan(
        label="Kecamatan",
        queryset=Kecamatan.objects.none(),
        field_name="desa__kecamatan",
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

    class Meta:
        model = Kelompok
        fields: list[str] = []

    def __init__(self, data=None, *, user, hari_ini: datetime.date, aturan: AturanLaporan):
        super().__init__(data, Kelompok.objects.all(), user=user, hari_ini=hari_ini)
        self.aturan = aturan
        self.filters["kecamatan"].queryset = kecamatan_terlihat(user, hari_ini)
        if "petugas" in self.filters:
            self.filters["petugas"].queryset = Petugas.objects.terlihat(user, hari_ini)

    def filter_queryset(self, queryset):
        """Groups that existed in one of these months, or reported for one."""
        dari, sampai = self.rentang
        belum_berakhir = Q(selesai__isnull=True) | Q(selesai__gte=dari)
        melapor = LaporanBulanan.objects.antara(dari, sampai).filter(kelompok=OuterRef("pk"))
        queryset = queryset.terlihat(self.user, self.hari_ini).select_related("desa__kecamatan")
        ada = belum_berakhir & Q(mulai__lte=akhir_bulan(sampai)) | Exists(melapor)
        return super().filter_queryset(queryset.filter(ada))

    def biarkan(self, queryset, nama, nilai):
        """Shapes what is shown; by itself it takes no group away."""
        return queryset

    def saring_petugas(self, queryset, nama, nilai):
        """The villages of today: what is missing there is for this officer to do."""
        binaan = Penugasan.objects.per(self.hari_ini).filter(petugas=nilai)
        return queryset.filter(desa__in=binaan.values("desa"))

    @property
    def rentang(self) -> tuple[datetime.date, datetime.date]:
        """First and last month, both included."""
        raise NotImplementedError

    @property
    def bulan(self) -> list[datetime.date]:
        return deret_bulan(*self.rentang)

    @property
    def sebutan_bulan(self) -> str:
        """The months in words: "Oktober 2020", or "Januari 2020 sampai Oktober 2020"."""
        dari, sampai = self.rentang
        if dari == sampai:
            return bulan_panjang(dari)
        return f"{bulan_panjang(dari)} sampai {bulan_panjang(sampai)}"


class PapanSaringan(_SaringanLaporan):
    """Groups of the board of one year: this one unless `tahun` says otherwise."""

    bukan_keping = ("urut", "bentuk", "tahun")
    kelas = "saring-papan"

    tahun = SaringPilihan(label="Tahun", method="biarkan", empty_label=None)
    belum = SaringPilihan(
        label="Tampilkan",
        choices=[("ya", "Hanya yang belum lapor")],
        method="biarkan",
        empty_label="Semua kelompok",
    )
    bentuk = SaringPilihan(
        label="Bentuk unduhan",
        choices=[("baris", "Satu baris per laporan")],
        method="biarkan",
        widget=HiddenInput,
    )

    def __init__(self, data=None, *, user, hari_ini: datetime.date, aturan: AturanLaporan):
        super().__init__(data, user=user, hari_ini=hari_ini, aturan=aturan)
        self.filters["tahun"].extra["choices"] = self._pilihan_tahun()
        self.form.order_fields(("tahun", "kecamatan", "jenis", "petugas", "belum"))

    def _pilihan_tahun(self) -> list[tuple[str, str]]:
        """The years since the office reports here, and an earlier one if it is asked for."""
        kini = self.hari_ini.year
        tahun = set(range(self.aturan.sejak.year, kini + 1)) | {kini}
        diminta = self.data.get("tahun", "")
        if len(diminta) == 4 and diminta.isascii() and diminta.isdigit():
            tahun |= {int(diminta)} & set(range(TAHUN_AWAL, kini))
        return [(str(t), str(t)) for t in sorted(tahun, reverse=True)]

    @property
    def tahun_dipilih(self) -> int:
        return int(self.nilai.get("tahun") or self.hari_ini.year)

    @property
    def rentang(self) -> tuple[datetime.date, datetime.date]:
        tahun = self.tahun_dipilih
        return datetime.date(tahun, 1, 1), datetime.date(tahun, 12, 1)

    @property
    def hanya_belum(self) -> bool:
        return bool(self.nilai.get("belum"))

    @property
    def url_semua(self) -> str:
        """The same board with all its groups."""
        return self._tanpa("belum")

    @property
    def untuk_daftar(self) -> dict[str, str]:
        """The filters that the list of cells shares with the board, as they stand in addresses."""
        nama = ("kecamatan", "jenis", "petugas")
        return {n: self.data[n] for n in nama if self.data.get(n)}


class SelSaringan(_SaringanLaporan):
    """Cells, one per group and month; `sel` is what the list shows.

    Without months it is this year until now; with only the last one, its year until then. `tahun`
    stands for its twelve months.
    """

    keadaan = SaringPilihan(
        label="Keadaan",
        choices=[(kode, label) for kode, (label, _) in SARINGAN.items()],
        method="biarkan",
        empty_label="Semua",
    )
    tahun = SaringPilihan(label="Tahun", method="biarkan", widget=HiddenInput)
    dari = SaringBulan(label="Dari bulan", method="biarkan")
    sampai = SaringBulan(label="Sampai bulan", method="biarkan")
    desa = SaringTautan(label="Desa", queryset=Desa.objects.none(), empty_label="Semua desa")
    kelompok = SaringTautan(
        label="Kelompok",
        queryset=Kelompok.objects.none(),
        to_field_name="pk",
        method="saring_kelompok",
        widget=HiddenInput,
        error_messages={"invalid_choice": "Kelompok ini tidak ada di wilayah Anda."},
    )
    milik = SaringTautan(
        label="Bulan milik",
        queryset=Petugas.objects.none(),
        to_field_name="pk",
        method="saring_milik",
        widget=HiddenInput,
        error_messages={"invalid_choice": "Petugas ini tidak ada di wilayah Anda."},
    )
    wajib = SaringPilihan(
        label="Kewajiban",
        choices=[("ya", "Hanya yang wajib lapor")],
        method="biarkan",
        widget=HiddenInput,
    )
    urut = SaringPilihan(
        label="Urutan",
        choices=[(arah + kolom, kolom) for kolom in URUT for arah in ("", "-")],
        method="biarkan",
        widget=HiddenInput,
    )

    def __init__(self, data=None, *, user, hari_ini: datetime.date, aturan: AturanLaporan):
        super().__init__(data, user=user, hari_ini=hari_ini, aturan=aturan)
        desa = desa_terlihat(user, hari_ini).select_related("kecamatan")
        self.filters["desa"].queryset = desa
        self.filters["kelompok"].queryset = Kelompok.objects.terlihat(user, hari_ini)
        self.filters["milik"].queryset = Petugas.objects.terlihat(user, hari_ini)
        tahun = range(TAHUN_AWAL, hari_ini.year + 1)
        self.filters["tahun"].extra["choices"] = [(str(t), str(t)) for t in tahun]
        # Villages stand under their kecamatan; with a script, choosing one narrows the other.
        self.form.fields["desa"].widget.choices = CallableChoiceIterator(
            cache(
                lambda: [
                    ("", "Semua desa"),
                    *per_kecamatan(desa.order_by("kecamatan__kode", "nama")),
                ]
            )
        )
        self.form.fields["kecamatan"].widget.attrs["data-pilih-desa"] = "id_desa"
        self.form.order_fields(
            ("keadaan", "dari", "sampai", "kecamatan", "desa", "jenis", "petugas")
        )

    def get_form_class(self):
        kelas = super().get_form_class()
        batas = geser_bulan(bulan_dari(self.hari_ini), KE_DEPAN)

        class FormSel(kelas):  # type: ignore[misc, valid-type]
            def clean(self):
                data = super().clean()
                tolak_desa_asing(data)
                tolak_rentang(data, batas)
                return data

        return FormSel

    def saring_kelompok(self, queryset, nama, nilai):
        return queryset.filter(pk=nilai.pk)

    def saring_milik(self, queryset, nama, nilai):
        """Narrows the groups; which months belong to the officer is asked of each cell."""
        return queryset.filter(desa__in=Penugasan.objects.filter(petugas=nilai).values("desa"))

    @property
    def rentang(self) -> tuple[datetime.date, datetime.date]:
        dari, sampai = self.nilai.get("dari"), self.nilai.get("sampai")
        if tahun := self.nilai.get("tahun"):
            return datetime.date(int(tahun), 1, 1), datetime.date(int(tahun), 12, 1)
        akhir = sampai or max(bulan_dari(self.hari_ini), dari or datetime.date.min)
        return dari or akhir.replace(month=1), akhir

    def sel(self, sekarang: datetime.datetime) -> list[Sel]:
        """The cells in the order that was asked for, with the figures of their reports and
        `pengirim`, who sent them first. None while a value is bad.

        Of up to a year they are kept, as the board is.
        """
        laporan = LaporanBulanan.objects.annotate(pengirim=nama_pengguna("dikirim_pertama_oleh"))

        def susun() -> list[Sel]:
            return self._sel(sekarang, laporan.ringkas("pengirim"))

        if not self.is_valid():
            return []
        if len(self.bulan) > SETAHUN:
            return susun()
        return selama_data_sama(("sel", *self.kunci), susun)

    def sel_lengkap(self, sekarang: datetime.datetime) -> list[Sel]:
        """The same cells with whole reports, and who sent them first."""
        laporan = LaporanBulanan.objects.select_related("dikirim_pertama_oleh")
        return self._sel(sekarang, laporan) if self.is_valid() else []

    def _sel(
        self, sekarang: datetime.datetime, laporan: "QuerySet[LaporanBulanan, Any]"
    ) -> list[Sel]:
        per_kelompok = susun_sel(
            self.qs, self.bulan, sekarang=sekarang, aturan=self.aturan, laporan=laporan
        )
        # By month, village, kind and name, under the column that was asked for.
        baris = sorted(per_kelompok.values(), key=lambda b: urut_kelompok(b[0].kelompok))
        semua = (s for sebulan in zip(*baris, strict=True) for s in sebulan)
        syarat = list(self._syarat(sekarang))
        return self._urutkan([s for s in semua if all(cocok(s) for cocok in syarat)])

    def _syarat(self, sekarang: datetime.datetime) -> Iterator[Callable[[Sel], bool]]:
        """What a cell must be to be listed."""
        nilai = self.nilai
        yield lambda s: s.ada
        if nilai.get("wajib"):
            yield lambda s: s.wajib
        if keadaan := nilai.get("keadaan"):
            yield lambda s: SARINGAN[keadaan][1](s, sekarang)
        if petugas := nilai.get("milik"):
            yield milik_petugas(petugas.pk)

    def _urutkan(self, sel: list[Sel]) -> list[Sel]:
        """Under the column that was asked for; what has no value there comes last."""
        diminta = self.nilai.get("urut")
        if not diminta:
            return sel
        kunci, turun = URUT[diminta.lstrip("-")], diminta.startswith("-")
        ada = [s for s in sel if kunci(s) is not None]
        ada.sort(key=kunci, reverse=turun)
        return ada + [s for s in sel if kunci(s) is None]


def tolak_rentang(data: dict, batas: datetime.date) -> None:
    """Refuse months that are out of order, too many, or too far ahead (after `batas`)."""
    dari, sampai = data.get("dari"), data.get("sampai")
    for nama in ("dari", "sampai"):
        if data.get(nama) and data[nama] > batas:
            raise ValidationError({nama: f"Paling jauh {bulan_panjang(batas)}."})
    if dari and sampai and sampai < dari:
        raise ValidationError({"sampai": "Bulan terakhir ada sebelum bulan pertama."})
    if data.get("tahun") and (dari or sampai):
        raise ValidationError({"tahun": "Pilih tahun atau bulannya, tidak keduanya."})
    akhir = sampai or batas
    if dari and len(deret_bulan(dari, akhir)) > RENTANG:
        raise ValidationError({"dari": f"Paling banyak {RENTANG // 12} tahun sekaligus."})
