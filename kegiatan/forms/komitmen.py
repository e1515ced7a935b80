import datetime

from crispy_forms.layout import Div
from django import forms
from django.db.models import Q

from inti.formulir import FormCatatan, susun
from inti.nilai import tanggal_panjang, tanggal_pendek
from inti.saring import InputTanggal
from kegiatan.models import (
    JenisKegiatan,
    Kegiatan,
    Komitmen,
    Mitra,
    Pihak,
    StatusKomitmen,
    TindakLanjut,
)
from kelompok.forms.pilihan import pilihan_desa
from petugas.forms.dasar import kartu
from wilayah.models import Kecamatan

OBJEK = {Pihak.DESA: "desa", Pihak.KECAMATAN: "kecamatan", Pihak.MITRA: "mitra"}
# Events at which something is promised; daily ones are chosen from their own page.
BERJANJI = (
    JenisKegiatan.ADVOKASI,
    JenisKegiatan.KIE,
    JenisKegiatan.REMBUK,
    JenisKegiatan.RAKOR,
    JenisKegiatan.PELATIHAN,
)
DITAWARKAN = 100  # the latest of them


class KomitmenForm(FormCatatan):
    """A promise: at which event, whose, what, how it is measured, until when, who sees to it."""

    class Meta:
        model = Komitmen
        fields = (
            "kegiatan pihak desa kecamatan mitra isi ukuran menurut_dana tenggat penanggung_jawab"
        ).split()
        widgets = {
            "pihak": forms.RadioSelect,
            "isi": forms.Textarea(attrs={"rows": 3}),
            "tenggat": InputTanggal,
        }
        labels = {"pihak": "Siapa yang berjanji", "isi": "Isi komitmen"}
        help_texts = {
            "ukuran": "Apa yang terlihat bila ditepati, misalnya “dana BKB tercantum di APBDes”.",
            "penanggung_jawab": "Nama atau jabatan yang dihubungi.",
        }

    def __init__(
        self,
        *args,
        hari_ini: datetime.date,
        batal: str,
        kegiatan: Kegiatan | None = None,
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.hari_ini = hari_ini
        self.fields["pihak"].choices = Pihak.choices
        self.fields["desa"].choices = pilihan_desa(self.user)
        self.fields["kecamatan"].queryset = Kecamatan.objects.all()
        self.fields["mitra"].queryset = Mitra.objects.order_by("nama")
        for nama in ("tenggat", "penanggung_jawab"):  # only published facts leave them open
            self.fields[nama].required = True
        self._tawarkan(kegiatan)
        self.helper = susun(
            kartu(
                "Komitmen",
                "kegiatan",
                "pihak",
                Div("desa", css_class="pihak-objek pihak-desa"),
                Div("kecamatan", css_class="pihak-objek pihak-kecamatan"),
                Div("mitra", css_class="pihak-objek pihak-mitra"),
                "isi",
                "ukuran",
                "menurut_dana",
                Div("tenggat", "penanggung_jawab", css_class="isian-2"),
            ),
            tombol="Simpan komitmen",
            batal=batal,
        )

    def _tawarkan(self, kegiatan: Kegiatan | None) -> None:
        """The latest events where promises are made, and the one that was asked for."""
        semua = Kegiatan.objects.terlihat(self.user)
        baru = semua.filter(jenis__in=BERJANJI, mulai__lte=self.hari_ini)
        baru = list(baru.order_by("-mulai", "-pk").values_list("pk", flat=True)[:DITAWARKAN])
        diminta = kegiatan.pk if kegiatan else self.instance.kegiatan_id
        dikirim = str(self.data.get(self.add_prefix("kegiatan"), ""))
        sah = dikirim.isascii() and dikirim.isdigit() and len(dikirim) < 10
        pk = [*baru, *([diminta] if diminta else []), *([int(dikirim)] if sah else [])]
        kolom = self.fields["kegiatan"]
        kolom.queryset = semua.filter(Q(pk__in=pk)).order_by("-mulai", "-pk")
        kolom.label_from_instance = lambda k: f"{tanggal_pendek(k.mulai)} · {k.judul}"
        kolom.empty_label = "Pilih kegiatan"
        if kegiatan:
            self.initial["kegiatan"] = kegiatan.pk

    def clean(self):
        data = super().clean()
        self._periksa_pihak(data)
        kegiatan, tenggat = data.get("kegiatan"), data.get("tenggat")
        if kegiatan and kegiatan.mulai > self.hari_ini:
            self.add_error("kegiatan", "Kegiatan ini belum berlangsung.")
        if kegiatan and tenggat and tenggat < kegiatan.mulai:
            self.add_error(
                "tenggat",
                f"Tenggat sebelum kegiatannya ({tanggal_panjang(kegiatan.mulai)}). "
                "Isi tanggal itu atau sesudahnya.",
            )
        if kegiatan and self.instance.pk and kegiatan.pk != self.instance.kegiatan_id:
            self._periksa_tindak(kegiatan)
        return data

    def _periksa_pihak(self, data) -> None:
        """Only what belongs to the chosen party is kept."""
        kolom = OBJEK.get(data.get("pihak"))
        for lain in {*OBJEK.values()} - {kolom}:
            data[lain] = None
            self.errors.pop(lain, None)
        if kolom and not data.get(kolom) and kolom not in self.errors:
            self.add_error(kolom, f"Pilih {kolom} yang berjanji.")
        dijawab_dana = data.get("pihak") in (Pihak.DESA, Pihak.SEMUA_DESA)
        if data.get("menurut_dana") and data.get("pihak") and not dijawab_dana:
            self.add_error(
                "menurut_dana", "Hanya komitmen desa yang dijawab oleh catatan dana; lepaskan."
            )

    def _periksa_tindak(self, kegiatan: Kegiatan) -> None:
        awal = self.instance.tindak_lanjut.order_by("tanggal").first()
        if awal and awal.tanggal < kegiatan.mulai:
            self.add_error(
                "kegiatan",
                f"Tindak lanjutnya sudah tercatat {tanggal_panjang(awal.tanggal)}, sebelum "
                "kegiatan ini.",
            )


class TindakForm(FormCatatan):
    """A dated note on a promise, with the state from then on."""

    class Meta:
        model = TindakLanjut
        fields = ["tanggal", "status", "catatan"]
        widgets = {
            "tanggal": InputTanggal,
            "status": forms.RadioSelect,
            "catatan": forms.Textarea(attrs={"rows": 3}),
        }
        labels = {"status": "Keadaan sejak tanggal itu", "catatan": "Apa yang dilakukan"}
        help_texts = {
            "catatan": "Bila selesai: apa buktinya, misalnya nomor Perdes atau siapa yang melihat."
        }

    def __init__(self, *args, komitmen: Komitmen, hari_ini: datetime.date, batal: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.komitmen, self.hari_ini = komitmen, hari_ini
        self.fields["status"].choices = StatusKomitmen.choices
        if self.instance._state.adding:
            self.instance.komitmen = komitmen
            self.initial["tanggal"] = hari_ini
        self.helper = susun(
            kartu("Tindak lanjut", "tanggal", "status", "catatan"),
            tombol="Simpan tindak lanjut",
            batal=batal,
        )

    def clean_tanggal(self):
        tanggal, acara = self.cleaned_data["tanggal"], self.komitmen.kegiatan.mulai
        if tanggal > self.hari_ini:
            raise forms.ValidationError("Tanggal tindak lanjut tidak boleh sesudah hari ini.")
        if tanggal < acara:
            raise forms.ValidationError(
                f"Sebelum kegiatannya ({tanggal_panjang(acara)}); isi tanggal sesudah janji dibuat."
            )
        return tanggal

    def siap(self) -> TindakLanjut:
        """The valid row with its key, to be saved by the act."""
        if "kunci" in self.fields:
            self.instance.kunci = self.cleaned_data.get("kunci")
        return self.instance
