from django.contrib import admin

from inti.admin import AdminDasar
from kelompok.admin import AcuanAdmin
from stunting.models import IndikatorLayanan, PrevalensiSurvei, PrevalensiTerbit
from wilayah.admin import AdminDesa


@admin.register(IndikatorLayanan)
class IndikatorLayananAdmin(AcuanAdmin):
    list_display = ["nama", "sasaran", "kode", "urutan", "aktif"]
    fields = ["kode", "nama", "sasaran", "urutan", "aktif"]


@admin.register(PrevalensiTerbit)
class PrevalensiTerbitAdmin(AdminDesa):
    list_display = ["wilayah", "tahun", "persen", "sumber"]
    list_display_links = ["wilayah"]
    list_select_related = ["desa", "kecamatan"]
    search_fields = ["desa__nama", "kecamatan__nama", "sumber"]
    fieldsets = [
        (
            None,
            {
                "fields": ["desa", "kecamatan", "tahun", "persen", "sumber"],
                "description": "Persentase yang diterbitkan pihak lain dari e-PPGBM. Isi desa "
                "atau kecamatan; keduanya kosong berarti seluruh kabupaten. Persentase ini "
                "ditampilkan dengan sumbernya dan tidak dicampur dengan hasil penimbangan.",
            },
        ),
    ]

    @admin.display(description="wilayah")
    def wilayah(self, baris: PrevalensiTerbit) -> str:
        return str(baris.desa or baris.kecamatan or "Kabupaten")


@admin.register(PrevalensiSurvei)
class PrevalensiSurveiAdmin(AdminDasar):
    list_display = ["survei", "tahun", "persen", "sumber"]
    list_filter = ["survei"]
    fieldsets = [
        (
            None,
            {
                "fields": ["survei", "tahun", "persen", "sumber"],
                "description": "Hasil survei berlaku untuk seluruh kabupaten dan digambar "
                "terpisah dari e-PPGBM: cara mengukurnya lain.",
            },
        ),
    ]
