from django import forms
from django.contrib import admin

from inti.admin import AdminBerkode, AdminDasar, BarisTambah
from wilayah.models import DataDesa, Desa, Kecamatan, KodeLain, NamaLain, NamaLainKecamatan


class PilihDesa(forms.ModelChoiceField):
    """A plain list: 127 lines, and two villages may bear one name."""

    def label_from_instance(self, obj: Desa) -> str:
        return f"{obj.kecamatan} – {obj.nama}"


class AdminDesa(AdminDasar):
    """A model that points to a village."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.related_model is Desa:
            desa = Desa.objects.select_related("kecamatan")
            kwargs |= {
                "form_class": PilihDesa,
                "queryset": desa.order_by("kecamatan__nama", "nama", "pk"),
            }
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class NamaLainKecamatanBaris(BarisTambah):
    model = NamaLainKecamatan


class NamaLainBaris(BarisTambah):
    model = NamaLain


class KodeLainBaris(BarisTambah):
    model = KodeLain


@admin.register(Kecamatan)
class KecamatanAdmin(AdminBerkode):
    list_display = ["nama", "kode", "ibukota"]
    search_fields = ["nama", "kode", "nama_lain__nama"]
    fields = ["kode", "nama", "ibukota"]
    inlines = [NamaLainKecamatanBaris]


@admin.register(Desa)
class DesaAdmin(AdminBerkode, AdminDesa):
    list_display = ["nama", "jenis", "kode", "kecamatan", "kepala", "mulai", "selesai"]
    list_filter = ["jenis", "kecamatan"]
    list_select_related = ["kecamatan"]
    search_fields = ["nama", "kode", "nama_lain__nama"]
    inlines = [NamaLainBaris, KodeLainBaris]
    fieldsets = [
        (None, {"fields": ["kode", "nama", "jenis", "kecamatan"]}),
        ("Kepala desa atau lurah", {"fields": ["kepala", "telepon_kepala"]}),
        (
            "Titik di peta",
            {
                "fields": ["lintang", "bujur"],
                "description": "Derajat desimal WGS 84, misalnya -1.09312 dan 113.86410.",
            },
        ),
        (
            "Masa adanya",
            {
                "fields": ["mulai", "selesai", "pengganti"],
                "description": "Kosong berarti selalu ada. Desa yang dimekarkan atau dilebur "
                "diakhiri di sini, tidak dihapus.",
            },
        ),
    ]


@admin.register(NamaLain)
class NamaLainAdmin(AdminDesa):
    list_display = ["nama", "desa", "sumber"]
    list_select_related = ["desa"]
    search_fields = ["nama", "desa__nama", "desa__kode"]
    fields = ["desa", "nama", "sumber"]


@admin.register(NamaLainKecamatan)
class NamaLainKecamatanAdmin(AdminDasar):
    list_display = ["nama", "kecamatan", "sumber"]
    list_select_related = ["kecamatan"]
    search_fields = ["nama", "kecamatan__nama"]
    fields = ["kecamatan", "nama", "sumber"]


@admin.register(KodeLain)
class KodeLainAdmin(AdminDesa):
    list_display = ["kode", "sistem", "desa"]
    list_filter = ["sistem"]
    list_select_related = ["desa"]
    search_fields = ["kode", "desa__nama", "desa__kode"]
    fields = ["desa", "sistem", "kode"]


@admin.register(DataDesa)
class DataDesaAdmin(AdminDesa):
    list_display = ["desa", "tahun", "penduduk", "keluarga", "remaja", "pus", "sumber"]
    list_filter = ["tahun", "desa__kecamatan"]
    list_select_related = ["desa"]
    search_fields = ["desa__nama", "desa__kode"]
    fieldsets = [
        (None, {"fields": ["desa", "tahun", "sumber"]}),
        (
            "Jumlah",
            {
                "fields": [
                    "penduduk",
                    "keluarga",
                    "keluarga_balita",
                    "keluarga_remaja",
                    "keluarga_lansia",
                    "remaja",
                    "pus",
                ],
                "description": "Kosongkan yang tidak tercatat; 0 berarti memang tidak ada.",
            },
        ),
    ]
