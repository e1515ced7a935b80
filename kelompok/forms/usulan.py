"""Proposals of officers and the answers of operators."""

from django import forms
from django.utils import timezone

from inti.formulir import FormCatatan
from inti.saring import InputTanggal
from kelompok.aksi.keadaan import galat_aktif_kembali, galat_hari_terakhir
from kelompok.forms.pilihan import desa_per_kecamatan
from kelompok.models import AlasanSelesai, Kelompok, TindakanUsulan, Usulan
from wilayah.models import Desa

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
GALAT_TANGGAL = {
    TindakanUsulan.AKHIRI: galat_hari_terakhir,
    TindakanUsulan.AKTIFKAN: galat_aktif_kembali,
}


class UsulanForm(FormCatatan):
    """What an officer asks the operators to do with a group; the act's own fields and rules."""

    class Meta:
        model = Usulan
        fields = ["tanggal", "alasan_selesai", "desa_baru", "alasan"]
        widgets = {"tanggal": InputTanggal, "alasan": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, kelompok: Kelompok, tindakan: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.kelompok = kelompok
        self.instance.kelompok = kelompok
        self.instance.tindakan = tindakan
        self.instance.diajukan_oleh = self.user
        for kolom in set(self.Meta.fields) - set(KOLOM[tindakan]):
            del self.fields[kolom]
        for kolom in self.fields.keys() - {"kunci"}:
            self.fields[kolom].required = True
        if "tanggal" in self.fields:
            self.fields["tanggal"].label = LABEL_TANGGAL[tindakan]
            self.fields["tanggal"].initial = timezone.localdate()
        if "alasan_selesai" in self.fields:
            self.fields["alasan_selesai"].choices = [("", "Pilih alasan"), *AlasanSelesai.choices]
        if "desa_baru" in self.fields:
            self._semua_desa(self.fields["desa_baru"])

    def _semua_desa(self, kolom) -> None:
        """All villages: the right one may well be a colleague's. It is only named, not opened."""
        desa = Desa.objects.exclude(pk=self.kelompok.desa_id)
        kolom.queryset = desa
        kolom.choices = desa_per_kecamatan(desa)

    def clean_tanggal(self):
        tanggal = self.cleaned_data["tanggal"]
        galat = GALAT_TANGGAL[self.instance.tindakan]
        if pesan := galat(self.kelompok, tanggal, timezone.localdate()):
            raise forms.ValidationError(pesan)
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
