"""Form of one row of money."""

from crispy_forms.layout import Div
from django import forms

from inti.formulir import FormCatatan, susun
from inti.isian import IsianRupiah
from inti.nilai import rupiah
from kegiatan.models import DukunganDana, KodeKegiatan
from kegiatan.models.dana import DANA_DESA, TANPA_DESA
from kelompok.forms.pilihan import pilihan_desa
from petugas.akibat import Peringatan
from petugas.forms.dasar import BagianPeringatan, kartu, peringatan
from wilayah.models import JenisDesa

KELURAHAN_TANPA = (
    "%(desa)s adalah kelurahan: kelurahan tidak menerima DD dan ADD. Pilih sumber lain, misalnya "
    "APBD kabupaten."
)


class DanaForm(BagianPeringatan, FormCatatan):
    """Budget and spending of a village (or of the kabupaten) for one programme in one year."""

    class Meta:
        model = DukunganDana
        fields = [
            "desa",
            "tahun",
            "sumber",
            "program",
            "kode_kegiatan",
            "uraian",
            "pagu",
            "pagu_perubahan",
            "realisasi",
            "nomor_perdes",
        ]
        field_classes = {
            "pagu": IsianRupiah,
            "pagu_perubahan": IsianRupiah,
            "realisasi": IsianRupiah,
        }
        help_texts = {
            "desa": "Kosongkan hanya untuk BOKB atau APBD yang tidak menurut desa.",
            "sumber": "DD dari APBN dan ADD dari APBD dicatat terpisah.",
            "kode_kegiatan": "Menurut Permendagri 20/2018.",
            "uraian": "Bila satu program mempunyai beberapa mata anggaran.",
            "pagu": "Rupiah bulat, misalnya 1.500.000.",
            "pagu_perubahan": "Diisi bila anggaran berubah; yang berlaku adalah angka ini.",
            "realisasi": "Kosongkan bila belum diketahui; 0 berarti belum ada yang dibelanjakan.",
        }

    def __init__(self, *args, hari_ini, **kwargs):
        super().__init__(*args, **kwargs)
        self.hari_ini = hari_ini
        pilihan = pilihan_desa(self.user)
        self.fields["desa"].choices = [("", "Pilih desa; kosong untuk kabupaten"), *pilihan[1:]]
        self.fields["kode_kegiatan"].queryset = KodeKegiatan.objects.terpakai(
            [self.instance.kode_kegiatan_id]
        )
        self.fields["tahun"].error_messages["invalid"] = "Tulis tahun dengan empat angka."
        if self.instance._state.adding and not self.initial.get("tahun"):
            self.initial["tahun"] = hari_ini.year
        self.helper = susun(
            peringatan(),
            kartu(
                "Untuk apa",
                Div("desa", "tahun", css_class="isian-2"),
                Div("sumber", "program", css_class="isian-2"),
                Div("kode_kegiatan", "uraian", css_class="isian-2"),
            ),
            kartu(
                "Anggaran",
                Div("pagu", "pagu_perubahan", css_class="isian-2"),
                Div("realisasi", "nomor_perdes", css_class="isian-2"),
            ),
            tombol="Simpan dana",
            batal="{% if dana.pk %}{{ dana.get_absolute_url }}{% else %}{% url 'dana:daftar' %}"
            "{% endif %}",
        )

    def clean_tahun(self):
        tahun = self.cleaned_data["tahun"]
        if tahun > self.hari_ini.year + 1:
            raise forms.ValidationError(f"Paling jauh tahun {self.hari_ini.year + 1}.")
        return tahun

    def clean(self):
        data = super().clean()
        desa, sumber = data.get("desa"), data.get("sumber")
        if desa and desa.jenis == JenisDesa.KELURAHAN and sumber in DANA_DESA:
            self.add_error(
                "sumber",
                forms.ValidationError(KELURAHAN_TANPA, params={"desa": desa.nama}),
            )
        elif desa is None and sumber and sumber not in TANPA_DESA and "desa" not in self.errors:
            self.add_error("desa", "Pilih desanya. Tanpa desa hanya BOKB dan APBD kabupaten.")
        return data

    def periksa_wajar(self, data) -> list[Peringatan]:
        """Spent more than the budget that holds; the code carries both, so that a tick covers
        just these figures."""
        perubahan = data.get("pagu_perubahan")
        pagu = data.get("pagu") if perubahan is None else perubahan
        realisasi = data.get("realisasi")
        if pagu is None or realisasi is None or realisasi <= pagu:
            return []
        teks = (
            f"Realisasi {rupiah(realisasi)} melebihi pagu {rupiah(pagu)}. Bila anggarannya "
            "berubah, isi pagu perubahan dan nomor Perdesnya."
        )
        return [Peringatan(f"lebih-{pagu}-{realisasi}", teks)]
