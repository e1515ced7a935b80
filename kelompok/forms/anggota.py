"""Members of a group."""

from django import forms
from django.utils import timezone

from inti.formulir import FormCatatan, susun
from inti.nilai import tanggal_panjang
from inti.saring import InputTanggal
from inti.validators import tanggal_wajar
from kelompok.forms.bagian import dalam_masa, tolak_bila_berakhir
from kelompok.models import Anggota, JenisKelamin, Kelompok
from kelompok.models.anggota import PENGURUS, TAHUN_LAHIR_TERAWAL, USIA_DEWASA


class AnggotaForm(FormCatatan):
    """A person in a group; of children no telephone is kept (docs/privasi.md).

    Who has left is corrected here too: an end that was typed wrong is changed or emptied.
    """

    class Meta:
        model = Anggota
        fields = "nama jenis_kelamin tahun_lahir peran mulai selesai terlatih telepon".split()
        widgets = {"mulai": InputTanggal, "selesai": InputTanggal}
        labels = {"mulai": "Anggota sejak", "selesai": "Hari terakhir"}
        help_texts = {
            "tahun_lahir": "Kosongkan bila tidak diketahui.",
            "selesai": "Kosongkan bila ternyata masih anggota.",
            "telepon": "Hanya orang dewasa. Nomor telepon anak tidak dicatat.",
        }

    def __init__(self, *args, kelompok: Kelompok, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.kelompok = kelompok
        self.kelompok = kelompok
        if self.instance._state.adding:
            self.fields["mulai"].initial = timezone.localdate()
        self.fields["jenis_kelamin"].choices = [("", "Pilih"), *JenisKelamin.choices]
        if self.instance.selesai is None:  # ending is an act of its own
            del self.fields["selesai"]
        self.helper = susun(
            *self.fields, tombol="Simpan anggota", batal=kelompok.get_absolute_url()
        )

    def clean_tahun_lahir(self):
        tahun = self.cleaned_data["tahun_lahir"]
        kini = timezone.localdate().year
        if tahun is not None and not TAHUN_LAHIR_TERAWAL <= tahun <= kini:
            raise forms.ValidationError(
                f"Tahun lahir harus antara {TAHUN_LAHIR_TERAWAL} dan {kini}."
            )
        return tahun

    def clean_mulai(self):
        return dalam_masa(self.cleaned_data["mulai"], self.kelompok)

    def clean_selesai(self):
        selesai = self.cleaned_data["selesai"]
        if selesai and selesai > timezone.localdate():
            raise forms.ValidationError("Hari terakhir tidak boleh sesudah hari ini.")
        return selesai

    def clean(self):
        tolak_bila_berakhir(self.kelompok, self.user)
        data = super().clean()
        self._periksa_telepon(data)
        mulai, selesai = data.get("mulai"), data.get("selesai", self.instance.selesai)
        if mulai and selesai and mulai > selesai:
            self.add_error("mulai", f"Keanggotaannya berakhir {tanggal_panjang(selesai)}.")
        lahir = data.get("tahun_lahir")
        if mulai and lahir and lahir > mulai.year:
            self.add_error("tahun_lahir", f"Lahir sesudah menjadi anggota ({mulai.year}).")
        return data

    def _periksa_telepon(self, data) -> None:
        if not data.get("telepon") or "tahun_lahir" in self.errors:
            return
        if Anggota(kelompok=self.kelompok, tahun_lahir=data["tahun_lahir"]).anak(
            timezone.localdate()
        ):
            self.add_error(
                "telepon",
                f"Nomor telepon anak tidak dicatat (di bawah {USIA_DEWASA} tahun, atau anggota "
                "PIK-R tanpa tahun lahir). Kosongkan kolom ini.",
            )

    def rangkap(self) -> Anggota | None:
        """Somebody else who holds this office already; not forbidden, only told."""
        peran = self.cleaned_data.get("peran")
        if peran not in PENGURUS:
            return None
        lain = Anggota.objects.filter(kelompok=self.kelompok, peran=peran, selesai__isnull=True)
        return lain.exclude(pk=self.instance.pk).order_by("pk").first()


class AkhiriAnggotaForm(forms.Form):
    """Last day of a membership."""

    selesai = forms.DateField(
        label="Hari terakhir", widget=InputTanggal, validators=[tanggal_wajar]
    )

    def __init__(self, *args, anggota: Anggota, **kwargs):
        super().__init__(*args, **kwargs)
        self.anggota = anggota
        self.fields["selesai"].initial = timezone.localdate()

    def clean_selesai(self):
        selesai = self.cleaned_data["selesai"]
        if selesai < self.anggota.mulai:
            raise forms.ValidationError(
                f"{self.anggota} baru masuk {tanggal_panjang(self.anggota.mulai)}."
            )
        if selesai > timezone.localdate():
            raise forms.ValidationError("Hari terakhir tidak boleh sesudah hari ini.")
        return selesai
