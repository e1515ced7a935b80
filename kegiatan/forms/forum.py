from django import forms

from inti.formulir import BarisBerurut, FormBerversi
from inti.isian import PilihanBanyak
from kegiatan.forms.pilihan import Grup, per_kecamatan, susun_grup
from kegiatan.models import ForumGenre, PengurusForum
from kelompok.jenis import Jenis
from kelompok.models import Kelompok
from petugas.forms.dasar import WIDGET_MASA, FormBerSk

PENGURUS_TERBANYAK = 30


class ForumForm(FormBerSk):
    """The forum in one period; its board are rows of `PengurusFormSet` on the same page."""

    class Meta:
        model = ForumGenre
        fields = ["nama", "mulai", "selesai", "sk", "pikr", "catatan"]
        widgets = WIDGET_MASA | {"catatan": forms.Textarea(attrs={"rows": 3})}
        field_classes = {"pikr": PilihanBanyak}
        labels = {"mulai": "Masa bakti mulai", "selesai": "Masa bakti selesai"}
        help_texts = {"selesai": "Kosongkan selama kepengurusan ini masih berjalan."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        pikr = Kelompok.objects.filter(jenis=Jenis.PIKR).select_related("desa__kecamatan")
        self.fields["pikr"].queryset = pikr
        self.fields["pikr"].choices = per_kecamatan(pikr.order_by("desa__kode", "nama", "pk"))

    @property
    def grup_pikr(self) -> list[Grup]:
        return susun_grup(self["pikr"])

    def save(self, commit: bool = True):
        self.instance.sk = self.sk_terpilih()
        return super().save(commit)


class PengurusForm(BarisBerurut, FormBerversi):
    """A member of the board."""

    urutan = forms.IntegerField(
        label="Urutan",
        min_value=1,
        max_value=99,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    class Meta:
        model = PengurusForum
        fields = ["nama", "jabatan", "urutan"]


class BasePengurusFormSet(forms.BaseInlineFormSet):
    """The board in its order; a row left empty is none."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if form.instance.pk is None:
            form.initial["urutan"] = (index or 0) + 1
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = "Hapus pengurus ini"


PengurusFormSet = forms.inlineformset_factory(
    ForumGenre,
    PengurusForum,
    form=PengurusForm,
    formset=BasePengurusFormSet,
    extra=1,
    max_num=PENGURUS_TERBANYAK,
    validate_max=True,
)
