"""Members of a group."""

from django import forms
from django.utils import timezone

from inti.formulir import FormCatatan, susun
from inti.nilai import tanggal_panjang
from inti.saring import InputTanggal
from inti.validators import tanggal_wajar
from kelompok.models import Anggota, Kelompok
from kelompok.models.anggota import PENGURUS, TAHUN_LAHIR_TERAWAL, USIA_DEWASA


class AnggotaForm(FormCatatan):
    """A person in a group; of children no telephone is kept (docs/privasi.md)."""

    class Meta:
        model = Anggota
        fields = ["nama", "jenis_kelamin", "tahun_lahir", "peran", "mulai", "terlatih", "telepon"]
        widgets = {"mulai": InputTanggal}
        labels = {"mulai": "Anggota sejak", "terlatih": "Sudah dilatih"}
        help_texts = {"telepon": "Hanya orang dewasa. Telepon anak tidak dicatat."}

    def __init__(self, *args, kelompok: Kelompok, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.kelompok = kelompok
        self.kelompok = kelompok
        if self.instance._state.adding:
            self.fields["mulai"].initial = timezone.localdate()
        self.helper = susun(
            *self.fields,
            tombol="Simpan anggota",
            batal=kelompok.get_absolute_url(),
        )

    def clean_tahun_lahir(self):
        tahun = self.cleaned_data["tahun_lahir"]
        if tahun is not None and not TAHUN_LAHIR_TERAWAL <= tahun <= timezone.localdate().year:
            raise forms.ValidationError(
                f"Tahun lahir antara {TAHUN_LAHIR_TERAWAL} dan {timezone.localdate().year}."
            )
        return tahun

    def clean_mulai(self):
        return dalam_masa(self.cleaned_data["mulai"], self.kelompok)

    def clean(self):
        data = super().clean()
        calon = Anggota(kelompok=self.kelompok, tahun_lahir=data.get("tahun_lahir"))
        if data.get("telepon") and calon.anak(timezone.localdate()):
            self.add_error(
                "telepon",
                f"Telepon anggota di bawah {USIA_DEWASA} tahun (atau PIK-R tanpa tahun lahir) "
                "tidak dicatat. Kosongkan kolom ini.",
            )
        mulai, selesai = data.get("mulai"), self.instance.selesai
        if mulai and selesai and mulai > selesai:
            self.add_error("mulai", f"Sudah berakhir {tanggal_panjang(selesai)}.")
        return data

    def rangkap(self) -> Anggota | None:
        """Somebody else who holds this office already; not forbidden, only told."""
        peran = self.cleaned_data.get("peran")
        if peran not in PENGURUS:
            return None
        lain = Anggota.objects.filter(kelompok=self.kelompok, peran=peran, selesai__isnull=True)
        return lain.exclude(pk=self.instance.pk).first()


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


def dalam_masa(tanggal, kelompok: Kelompok):
    """A day in the life of the group, not in the future; raises ValidationError otherwise."""
    if tanggal > timezone.localdate():
        raise forms.ValidationError("Tanggal ini tidak boleh sesudah hari ini.")
    if tanggal < kelompok.mulai:
        raise forms.ValidationError(
            f"Kelompok ini baru dibentuk {tanggal_panjang(kelompok.mulai)}."
        )
    if kelompok.selesai and tanggal > kelompok.selesai:
        raise forms.ValidationError(f"Kelompok ini berakhir {tanggal_panjang(kelompok.selesai)}.")
    return tanggal
