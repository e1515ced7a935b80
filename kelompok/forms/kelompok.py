"""Adding and changing a group."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils import timezone

from dinas.forms import BagianSk
from inti.formulir import FormCatatan
from inti.saring import InputTanggal
from kelompok.aksi import tautkan_sk
from kelompok.forms.pilihan import pilihan_desa
from kelompok.jenis import SIFAT, Jenis, SifatJenis
from kelompok.models import Kelompok, Keterpaduan, SumberDana
from kelompok.models.acuan import JenisUsaha
from kelompok.validators import Peringatan, mirip, sama_persis, tanpa_awalan_jenis
from petugas.akses import desa_terlihat

KOSONG: dict[str, Any] = {
    "basis": "",
    "jenis_usaha": None,
    "produk": "",
    "modal": None,
    "sumber_modal": "",
}


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
            "sumber_dana": forms.CheckboxSelectMultiple,
            "keterpaduan": forms.CheckboxSelectMultiple,
        }
        labels = {"mulai": "Tanggal dibentuk"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.peringatan: list[Peringatan] = []
        baru = self.instance._state.adding
        if baru:
            self.fields["jenis"].choices = Jenis.choices
            self.fields["desa"].queryset = desa_terlihat(self.user)
            self.fields["desa"].choices = pilihan_desa(self.user)
        else:
            self._hapus("jenis", "desa", *BagianSk.base_fields)
        self._batasi_pilihan(None if baru else self.instance.jenis)
        self.helper = FormHelper()
        self.helper.form_tag = False

    def _hapus(self, *nama: str) -> None:
        for n in nama:
            del self.fields[n]

    def _batasi_pilihan(self, jenis: str | None) -> None:
        terpilih = self.instance if self.instance.pk else None
        dana = terpilih.sumber_dana.values("pk") if terpilih else []
        padu = terpilih.keterpaduan.values("pk") if terpilih else []
        self.fields["sumber_dana"].queryset = SumberDana.objects.filter(aktif=True) | (
            SumberDana.objects.filter(pk__in=dana)
        )
        keterpaduan = Keterpaduan.objects.filter(aktif=True) | Keterpaduan.objects.filter(
            pk__in=padu
        )
        self.fields["keterpaduan"].queryset = (
            keterpaduan.filter(jenis=jenis) if jenis else keterpaduan
        )
        self.fields["jenis_usaha"].queryset = JenisUsaha.objects.filter(aktif=True) | (
            JenisUsaha.objects.filter(pk=self.instance.jenis_usaha_id)
        )
        if jenis:
            lain = KOSONG.keys() - set(SIFAT[jenis].kolom_khusus)
            self._hapus(*lain)

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
    def jenis(self) -> str:
        return self.cleaned_data.get("jenis") or self.instance.jenis

    def clean_mulai(self):
        mulai = self.cleaned_data["mulai"]
        if mulai > timezone.localdate():
            raise forms.ValidationError("Tanggal dibentuk tidak boleh sesudah hari ini.")
        return mulai

    def clean(self):
        """Only what belongs to the chosen kind is kept; the rest of the page is cleared."""
        data = super().clean()
        if self.jenis not in SIFAT:
            return data
        if "nama" in data:
            data["nama"] = tanpa_awalan_jenis(data["nama"], self.jenis)
        for kolom in KOSONG.keys() - set(SIFAT[self.jenis].kolom_khusus):
            if kolom in self.fields:
                data[kolom] = KOSONG[kolom]
                self.errors.pop(kolom, None)
        if "keterpaduan" in data:
            data["keterpaduan"] = data["keterpaduan"].filter(jenis=self.jenis)
        self._periksa_masa(data)
        return data

    def _periksa_masa(self, data) -> None:
        mulai, akhir = data.get("mulai"), self.instance.selesai
        if mulai and akhir and mulai > akhir:
            self.add_error("mulai", "Tanggal dibentuk sesudah hari aktif terakhir kelompok ini.")

    def _post_clean(self):
        super()._post_clean()
        if self.errors or not self.instance.desa_id:
            return
        if kembar := sama_persis(self.instance):
            self.add_error("nama", f"Sudah ada {kembar} di desa ini. Beri nama lain.")
            self.kembaran = kembar
            return
        if self.instance._state.adding or "nama" in self.changed_data:
            self._tanyakan(mirip(self.instance))

    def _tanyakan(self, peringatan: list[Peringatan]) -> None:
        """A confirmation covers only the warnings that were shown."""
        dijawab = set(self.data.getlist("konfirmasi")) if hasattr(self.data, "getlist") else set()
        self.peringatan = peringatan
        if {p.kode for p in peringatan} - dijawab:
            self.add_error("nama", "Periksa peringatan di bawah, lalu centang bila benar berbeda.")

    def save(self, commit: bool = True):
        kelompok = super().save(commit)
        if "sk_nomor" in self.fields and (sk := self.sk_terpilih()):
            tautkan_sk(kelompok=kelompok, sk=sk, oleh=self.user)
        return kelompok
