"""An event on one page: itself, its participants by target group, and its speakers."""

import datetime
from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Min, Q, QuerySet

from inti.formulir import BarisBerurut, FormBerversi, FormCatatan
from inti.isian import IsianAngka, IsianRupiah, PilihanBanyak
from inti.nilai import ribuan, tanggal_panjang
from inti.saring import InputTanggal
from kegiatan.forms.pilihan import Grup, per_kecamatan, susun_grup
from kegiatan.models import Kegiatan, Media, Mitra, Narasumber, PesertaSasaran, Sasaran
from kegiatan.models.kegiatan import BATAS_PESERTA
from kelompok.forms.pilihan import pilihan_desa
from kelompok.models import Kelompok
from petugas.akses import desa_terlihat, melihat_semua
from petugas.forms.dasar import periksa_jauh
from petugas.models import Petugas
from wilayah.models import Desa, Kecamatan

NARASUMBER_TERBANYAK = 20
# What only an event with a programme has; folded away while it is empty.
ACARA = ("penyelenggara", "dibuka_oleh", "ketua_panitia", "mitra")
AREA = {"rows": 3}


class KegiatanForm(FormCatatan):
    """The event. A field officer records own events in own villages."""

    peserta_l = IsianAngka(label="Peserta laki-laki", terbesar=BATAS_PESERTA, required=False)
    peserta_p = IsianAngka(label="Peserta perempuan", terbesar=BATAS_PESERTA, required=False)

    class Meta:
        model = Kegiatan
        fields = (
            "jenis judul mulai selesai tempat desa kecamatan petugas penyelenggara dibuka_oleh "
            "ketua_panitia mitra peserta_l peserta_p materi media kelompok desa_terlibat "
            "ringkasan hasil rencana sumber_dana biaya"
        ).split()
        widgets = {
            "mulai": InputTanggal,
            "selesai": InputTanggal,
            "media": forms.CheckboxSelectMultiple,
            "mitra": forms.CheckboxSelectMultiple,
        } | {n: forms.Textarea(attrs=AREA) for n in ("materi", "ringkasan", "hasil", "rencana")}
        labels = {"selesai": "Selesai (bila lebih dari sehari)", "mulai": "Tanggal"}
        help_texts = {
            "kecamatan": "Untuk kegiatan sekecamatan. Kosongkan keduanya untuk kegiatan kabupaten.",
            "petugas": "Yang melaksanakan; masuk laporan kegiatan bulanannya.",
            "sumber_dana": "Misalnya BOKB, APBD, atau swadaya.",
            "biaya": "Rupiah bulat, misalnya 1.500.000.",
            "rencana": "Apa sesudah ini, siapa, kapan.",
        }
        field_classes = {
            "biaya": IsianRupiah,
            **dict.fromkeys(("kelompok", "desa_terlibat", "media", "mitra"), PilihanBanyak),
        }

    def __init__(self, *args, hari_ini: datetime.date, **kwargs):
        super().__init__(*args, **kwargs)
        self.hari_ini = hari_ini
        self.lapangan = not melihat_semua(self.user)
        self._batasi()
        if self.lapangan:
            self.fields["desa"].required = True
            for nama in ("kecamatan", "petugas"):
                del self.fields[nama]
        else:
            self.fields["kecamatan"].queryset = Kecamatan.objects.all()
            self.fields["petugas"].queryset = Petugas.objects.all()
        if self.instance._state.adding:
            self.initial["mulai"] = hari_ini

    def _batasi(self) -> None:
        """Choices of the user's area; what is chosen already stays a choice."""
        lama = self.instance.pk
        self.fields["desa"].queryset = desa_terlihat(self.user, self.hari_ini)
        self.fields["desa"].choices = pilihan_desa(self.user)
        self.fields["kelompok"].queryset = kelompok = (
            Kelompok.objects.terlihat(self.user, self.hari_ini)
            .select_related("desa__kecamatan")
            .order_by("desa__kode", "jenis", "nama", "pk")
        )
        desa = desa_terlihat(self.user, self.hari_ini)
        self.fields["desa_terlibat"].queryset = desa
        self.fields["kelompok"].choices = per_kecamatan(kelompok)
        self.fields["desa_terlibat"].choices = per_kecamatan(
            desa.select_related("kecamatan").order_by("kode")
        )
        terpakai = self.instance.media.values("pk") if lama else []
        self.fields["media"].queryset = Media.objects.terpakai(terpakai)
        self.fields["mitra"].queryset = Mitra.objects.order_by("nama")

    @property
    def grup_kelompok(self) -> list[Grup]:
        return susun_grup(self["kelompok"])

    @property
    def grup_desa(self) -> list[Grup]:
        return susun_grup(self["desa_terlibat"])

    @property
    def acara_terisi(self) -> bool:
        """Whether the folded part has something to show."""
        return any(self[n].value() for n in ACARA) or bool(set(ACARA) & self.errors.keys())

    def clean_mulai(self):
        mulai = self.cleaned_data["mulai"]
        periksa_jauh(mulai, self.hari_ini)
        return mulai

    def clean_kelompok(self):
        return self._dengan_luar("kelompok", Kelompok.objects.all())

    def clean_desa_terlibat(self):
        return self._dengan_luar("desa_terlibat", Desa.objects.all())

    def _dengan_luar(self, nama: str, semua: Any) -> QuerySet:
        """What was chosen, and what is linked outside the user's area: not theirs to take away."""
        dipilih = self.cleaned_data[nama]
        if self.instance.pk is None or not self.lapangan:
            return dipilih
        luar = getattr(self.instance, nama).exclude(pk__in=self.fields[nama].queryset.values("pk"))
        pk = [*dipilih.values_list("pk", flat=True), *luar.values_list("pk", flat=True)]
        return semua.filter(pk__in=pk)

    def clean(self):
        data = super().clean()
        mulai, selesai = data.get("mulai"), data.get("selesai")
        if mulai and selesai and selesai < mulai:
            self.add_error("selesai", f"Selesai sebelum mulai ({tanggal_panjang(mulai)}).")
        if data.get("desa") and data.get("kecamatan"):
            self.add_error("kecamatan", "Pilih desa atau kecamatan, jangan keduanya.")
        self._periksa_peserta(data)
        if mulai and self.instance.pk and mulai != self.instance.mulai:
            self._periksa_komitmen(mulai)
        return data

    def _periksa_peserta(self, data) -> None:
        isi = {n: data.get(n) for n in ("peserta_l", "peserta_p") if n not in self.errors}
        if len(isi) < 2:
            return
        kosong = [n for n, v in isi.items() if v is None]
        if len(kosong) == 1:
            self.add_error(kosong[0], "Isi juga kolom ini; 0 bila tidak ada.")
        elif not kosong and data.get("mulai") and data["mulai"] > self.hari_ini:
            self.add_error("peserta_l", "Kegiatan ini belum berlangsung; kosongkan pesertanya.")

    def _periksa_komitmen(self, mulai: datetime.date) -> None:
        """What was promised here is due after the event, and was followed up after it."""
        awal = self.instance.komitmen.aggregate(
            tenggat=Min("tenggat"),
            tindak=Min(
                "tindak_lanjut__tanggal",
                filter=Q(tindak_lanjut__dibatalkan_pada__isnull=True),
            ),
        )
        terawal = min((t for t in awal.values() if t), default=None)
        if terawal and terawal < mulai:
            self.add_error(
                "mulai",
                f"Komitmen kegiatan ini sudah bertanggal {tanggal_panjang(terawal)}; "
                "tanggal kegiatan tidak boleh sesudahnya.",
            )

    def save(self, commit: bool = True):
        if self.lapangan and self.instance._state.adding:
            self.instance.petugas = Petugas.objects.filter(pengguna=self.user).first()
        return super().save(commit)


class PesertaForm(FormBerversi):
    """One target group: was it there, and how many (if counted)."""

    ikut = forms.BooleanField(required=False)
    jumlah = IsianAngka(label="Jumlah", terbesar=BATAS_PESERTA, required=False)

    class Meta:
        model = PesertaSasaran
        fields = ["jumlah"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ikut"].label = self.instance.sasaran.nama
        label = f"Jumlah {self.instance.sasaran.nama}"
        self.fields["jumlah"].label = label
        self.fields["jumlah"].widget.attrs["aria-label"] = label  # the box beside it has no text
        self.initial["ikut"] = self.instance.pk is not None

    @property
    def dipilih(self) -> bool:
        return self.cleaned_data["ikut"] or self.cleaned_data["jumlah"] is not None


def susun_peserta(data: Any, kegiatan: Kegiatan) -> list[PesertaForm]:
    """One row per target group in use, and per one that the event names already."""
    ada: dict[int, PesertaSasaran] = {}
    if kegiatan.pk:
        ada = {p.sasaran_id: p for p in kegiatan.peserta_sasaran.select_related("sasaran")}
    return [
        PesertaForm(
            data,
            instance=ada.get(s.pk) or PesertaSasaran(sasaran=s),
            prefix=f"sasaran-{s.pk}",
        )
        for s in Sasaran.objects.terpakai(list(ada))
    ]


def sah(form: KegiatanForm, peserta: Sequence[PesertaForm], narasumber: Any) -> bool:
    """Whether all parts of the page may be saved; a target group is no larger than the event."""
    bagian = [form.is_valid(), narasumber.is_valid(), *(p.is_valid() for p in peserta)]
    if not all(bagian):
        return False
    data = form.cleaned_data
    if data["peserta_l"] is None or data["peserta_p"] is None:
        return True
    total = data["peserta_l"] + data["peserta_p"]
    lebih = [p for p in peserta if (p.cleaned_data["jumlah"] or 0) > total]
    for p in lebih:
        p.add_error("jumlah", f"Lebih dari seluruh peserta ({ribuan(total)}).")
    return not lebih


class NarasumberForm(BarisBerurut, FormBerversi):
    """A speaker as named on the programme."""

    urutan = forms.IntegerField(
        label="Urutan",
        min_value=1,
        max_value=99,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    class Meta:
        model = Narasumber
        fields = ["nama", "jabatan", "instansi", "urutan"]


class BaseNarasumberFormSet(forms.BaseInlineFormSet):
    """Speakers in their order; a row left empty is none."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if form.instance.pk is None:
            form.initial["urutan"] = (index or 0) + 1
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = "Hapus narasumber ini"


NarasumberFormSet = forms.inlineformset_factory(
    Kegiatan,
    Narasumber,
    form=NarasumberForm,
    formset=BaseNarasumberFormSet,
    extra=1,
    max_num=NARASUMBER_TERBANYAK,
    validate_max=True,
)
