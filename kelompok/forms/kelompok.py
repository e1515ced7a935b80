"""Adding and changing a group."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.db import models
from django.utils import timezone

from dinas.forms import BagianSk
from inti.aksi import kunci
from inti.formulir import FormCatatan
from inti.isian import IsianRupiah, PilihanBanyak
from inti.nilai import bulan_panjang, tanggal_panjang
from inti.saring import InputTanggal
from inti.tanggal import akhir_bulan
from kelompok.aksi import tautkan_sk
from kelompok.aksi.keadaan import pertemuan_dari
from kelompok.forms.bagian import tolak_bila_berakhir
from kelompok.forms.pilihan import pilihan_desa, sk_terlihat
from kelompok.jenis import SIFAT, Jenis, SifatJenis
from kelompok.kembar import Peringatan, mirip, tolak_kembar
from kelompok.models import Kelompok, Keterpaduan, SumberDana
from kelompok.models.acuan import JenisUsaha
from kelompok.validators import pisahkan_jenis, rapikan_nama
from petugas.akses import desa_terlihat
from wilayah.models import Desa

KOSONG: dict[str, Any] = {
    "basis": "",
    "jenis_usaha": None,
    "produk": "",
    "modal": None,
    "sumber_modal": "",
}
BELUM_DIISI = "Belum diisi"
KOTAK_CENTANG = forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"})
# What figures and doubles hang on: an officer's change of these wants an operator's look again.
DIPERIKSA_LAGI = ("nama", "mulai", "mulai_perkiraan")


class KelompokForm(BagianSk, FormCatatan):
    """A group; on adding with its kind, village and decree, which later have acts of their own."""

    class Meta:
        model = Kelompok
        fields = (
            "jenis desa alamat nama nomor_register mulai mulai_perkiraan pembina_jabatan "
            "pembina_nama telepon sumber_dana keterpaduan basis jenis_usaha produk modal "
            "sumber_modal"
        ).split()
        widgets = {
            "jenis": forms.RadioSelect,
            "mulai": InputTanggal,
            "sumber_dana": KOTAK_CENTANG,
            "keterpaduan": KOTAK_CENTANG,
        }
        labels = {"mulai": "Tanggal dibentuk"}
        help_texts = {
            "mulai_perkiraan": "Bila harinya tidak diketahui, isi tanggal 1 (atau 1 Januari)."
        }
        field_classes = {
            "modal": IsianRupiah,
            "sumber_dana": PilihanBanyak,
            "keterpaduan": PilihanBanyak,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.peringatan: list[Peringatan] = []
        self.semula = {k: getattr(self.instance, k) for k in DIPERIKSA_LAGI}
        if self.instance._state.adding:
            self._siapkan_tambah()
        else:
            self._hapus("jenis", "desa", *BagianSk.base_fields)
            self._hapus(*(KOSONG.keys() - set(self.instance.sifat.kolom_khusus)))
        self._batasi_pilihan()
        self.helper = FormHelper()
        self.helper.form_tag = False

    def _siapkan_tambah(self) -> None:
        self.fields["jenis"].choices = Jenis.choices
        self.fields["desa"].queryset = desa_terlihat(self.user)
        self.fields["desa"].choices = pilihan_desa(self.user)
        self.fields["sk"].queryset = sk_terlihat(self.user)
        self.fields["sk"].empty_label = "Belum ada, atau SK baru (isi di bawah)"

    def _hapus(self, *nama: str) -> None:
        for n in nama:
            del self.fields[n]

    def _batasi_pilihan(self) -> None:
        """Rows in use, and those that this group has already."""
        lama = self.instance if self.instance.pk else None
        dana = lama.sumber_dana.values("pk") if lama else []
        self.fields["sumber_dana"].queryset = SumberDana.objects.terpakai(dana)
        padu = lama.keterpaduan.values("pk") if lama else []
        self.fields["keterpaduan"].queryset = Keterpaduan.objects.terpakai(padu)
        if lama:
            self.fields["keterpaduan"].queryset = self.fields["keterpaduan"].queryset.filter(
                jenis=lama.jenis
            )
        for nama in {"pembina_jabatan", "basis", "sumber_modal"} & self.fields.keys():
            self.fields[nama].choices = [("", BELUM_DIISI), *self.fields[nama].choices[1:]]
        if "jenis_usaha" in self.fields:
            self.fields["jenis_usaha"].empty_label = BELUM_DIISI
            self.fields["jenis_usaha"].queryset = JenisUsaha.objects.terpakai(
                [self.instance.jenis_usaha_id]
            )

    @property
    def keterpaduan_per_jenis(self) -> list[tuple[str, list]]:
        """Check boxes of `keterpaduan` by the class of their kind, for the sections of the page."""
        jenis = dict(self.fields["keterpaduan"].queryset.values_list("pk", "jenis"))
        grup: dict[str, list] = {}
        for kotak in self["keterpaduan"]:
            kelas = SIFAT[jenis[kotak.data["value"].value]].kelas
            grup.setdefault(kelas.removeprefix("j-"), []).append(kotak)
        return list(grup.items())

    @property
    def pilihan_jenis(self) -> list[SifatJenis]:
        return list(SIFAT.values())

    @property
    def pilihan_kecamatan(self) -> list[str]:
        """Groups of the village select: choosing one narrows it (script only)."""
        return [grup for grup, isi in self.fields["desa"].choices if isinstance(isi, list)]

    @property
    def disetujui(self) -> set[str]:
        """Codes of the warnings that were confirmed in this submit."""
        ambil = getattr(self.data, "getlist", None)
        return set(ambil("konfirmasi")) if ambil else set()

    @property
    def jenis(self) -> str:
        return self.cleaned_data.get("jenis") or self.instance.jenis

    def clean_mulai(self):
        mulai = self.cleaned_data["mulai"]
        if mulai > timezone.localdate():
            raise forms.ValidationError("Tanggal dibentuk tidak boleh sesudah hari ini.")
        return mulai

    def clean(self):
        """Only what belongs to the chosen kind is kept; the rest of the page is cleared."""
        if not self.instance._state.adding:
            tolak_bila_berakhir(self.instance, self.user)
        data = super().clean()
        if self.jenis in SIFAT:
            self._buang_jenis_lain(data)
            self._periksa_nama(data)
        if data.get("mulai") and data["mulai"] != self.instance.mulai:
            self._periksa_masa(data["mulai"])
        return data

    def _periksa_nama(self, data) -> None:
        if "nama" not in data:
            return
        jenis, nama = pisahkan_jenis(rapikan_nama(data["nama"]))
        if not nama:
            self.add_error("nama", "Tulis nama kelompoknya, tidak hanya jenisnya.")
        elif jenis and jenis != self.jenis:
            self.add_error(
                "nama",
                f"Nama ini diawali {SIFAT[jenis].singkat}, tetapi jenisnya "
                f"{SIFAT[self.jenis].singkat}. Betulkan salah satunya.",
            )
        else:
            data["nama"] = nama
            if data.get("desa") or self.instance.desa_id:
                self._periksa_kembar(data)

    def _buang_jenis_lain(self, data) -> None:
        for kolom in KOSONG.keys() - set(SIFAT[self.jenis].kolom_khusus):
            if kolom in self.fields:
                data[kolom] = KOSONG[kolom]
                self.errors.pop(kolom, None)
        if isinstance(data.get("keterpaduan"), models.QuerySet):
            data["keterpaduan"] = data["keterpaduan"].filter(jenis=self.jenis)

    def _periksa_masa(self, mulai) -> None:
        """What is recorded of the group lies within its life."""
        if self.instance.pk is None:
            return
        if self.instance.selesai and mulai > self.instance.selesai:
            self.add_error("mulai", "Tanggal dibentuk sesudah hari aktif terakhir kelompok ini.")
        elif (awal := self._catatan_terawal()) and awal < mulai:
            self.add_error(
                "mulai", f"Anggota, penilaian, atau jeda sudah tercatat {tanggal_panjang(awal)}."
            )
        else:
            self._periksa_laporan(mulai)

    def _catatan_terawal(self):
        tanggal = [
            self.instance.anggota.aggregate(x=models.Min("mulai"))["x"],
            self.instance.penilaian.aggregate(x=models.Min("tanggal"))["x"],
            self.instance.jeda.aggregate(x=models.Min("mulai"))["x"],
        ]
        return min((t for t in tanggal if t), default=None)

    def _periksa_laporan(self, mulai) -> None:
        """The group existed in the months that it reported, and when it met."""
        bulan = self.instance.laporan.aggregate(x=models.Min("bulan"))["x"]
        rapat = pertemuan_dari(self.instance).aggregate(x=models.Min("tanggal"))["x"]
        if bulan and akhir_bulan(bulan) < mulai:
            self.add_error(
                "mulai",
                f"Laporan {bulan_panjang(bulan)} sudah tercatat. Isi tanggal dalam bulan itu "
                "atau sebelumnya, atau minta operator membatalkan laporannya.",
            )
        elif rapat and rapat < mulai:
            self.add_error("mulai", f"Pertemuan sudah tercatat {tanggal_panjang(rapat)}.")

    def _periksa_kembar(self, data) -> None:
        """Doubles of this name: the exact one is refused, similar ones are asked."""
        desa = data.get("desa") or self.instance.desa
        lama = self.instance
        calon = Kelompok(pk=lama.pk, jenis=self.jenis, nama=data["nama"], desa=desa)
        if lama._state.adding:  # so that the same group is not added twice at once
            kunci(Desa.objects.all(), desa.pk)
        if lama.selesai is None:
            try:
                tolak_kembar(calon)
            except forms.ValidationError as galat:
                self.add_error("nama", galat)
                return
        if lama._state.adding or calon.nama != self.semula["nama"]:
            self._tanyakan(mirip(calon))

    def _tanyakan(self, peringatan: list[Peringatan]) -> None:
        """A confirmation covers only the warnings that were shown."""
        self.peringatan = peringatan
        if {p.kode for p in peringatan} - self.disetujui:
            self.add_error(
                "nama", "Namanya mirip kelompok lain. Baca peringatannya, lalu centang bila beda."
            )

    def save(self, commit: bool = True):
        if not self.user.has_perm("kelompok.tetapkan_kelompok") and any(
            getattr(self.instance, k) != lama for k, lama in self.semula.items()
        ):
            self.instance.diperiksa_pada = self.instance.diperiksa_oleh = None
        kelompok = super().save(commit)
        if "sk_nomor" in self.fields and (sk := self.sk_terpilih()):
            tautkan_sk(kelompok=kelompok, sk=sk, oleh=self.user)
        return kelompok
