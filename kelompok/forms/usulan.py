"""Proposals of officers and the answers of operators."""

from django import forms
from django.utils import timezone

from inti.formulir import FormCatatan, susun
from inti.saring import InputTanggal
from kelompok.forms.pilihan import pilihan_desa
from kelompok.models import Kelompok, TindakanUsulan, Usulan
from petugas.akses import desa_terlihat

KOLOM: dict[str, tuple[str, ...]] = {
    TindakanUsulan.AKHIRI: ("tanggal", "alasan_selesai", "alasan"),
    TindakanUsulan.AKTIFKAN: ("tanggal", "alasan"),
    TindakanUsulan.BATALKAN: ("alasan",),
    TindakanUsulan.PINDAH: ("desa_baru", "alasan"),
}
LABEL_TANGGAL: dict[str, str] = {
    TindakanUsulan.AKHIRI: "Hari aktif terakhir",
    TindakanUsulan.AKTIFKAN: "Aktif kembali sejak",
}


class UsulanForm(FormCatatan):
    """What an officer asks the operators to do with a group."""

    class Meta:
        model = Usulan
        fields = ["tanggal", "alasan_selesai", "desa_baru", "alasan"]
        widgets = {"tanggal": InputTanggal, "alasan": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, kelompok: Kelompok, tindakan: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.kelompok = kelompok
        self.instance.tindakan = tindakan
        self.instance.diajukan_oleh = self.user
        for kolom in set(self.Meta.fields) - set(KOLOM[tindakan]):
            del self.fields[kolom]
        for kolom in self.fields.keys() - {"kunci"}:
            self.fields[kolom].required = True
        if "tanggal" in self.fields:
            self.fields["tanggal"].label = LABEL_TANGGAL[tindakan]
        if "desa_baru" in self.fields:
            self.fields["desa_baru"].queryset = desa_terlihat(self.user).exclude(
                pk=kelompok.desa_id
            )
            self.fields["desa_baru"].choices = pilihan_desa(self.user, kecuali=kelompok.desa_id)
        self.helper = susun(
            *self.fields, tombol="Kirim usulan", batal=kelompok.get_absolute_url(), ikon="check"
        )

    def clean_tanggal(self):
        tanggal = self.cleaned_data["tanggal"]
        if tanggal and tanggal > timezone.localdate():
            raise forms.ValidationError("Tanggal ini tidak boleh sesudah hari ini.")
        return tanggal


class PutusanForm(forms.Form):
    """The operator's answer; needed when the proposal is turned down."""

    jawaban = forms.CharField(
        label="Jawaban untuk petugas",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wajib bila usulan ditolak.",
    )
