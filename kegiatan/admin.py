from django.contrib import admin

from inti.admin import AdminBerkode
from kegiatan.models import KodeKegiatan, Media, Sasaran
from kelompok.admin import AcuanAdmin


@admin.register(KodeKegiatan)
class KodeKegiatanAdmin(AdminBerkode):
    list_display = ["kode", "nama", "aktif"]
    list_filter = ["aktif"]
    search_fields = ["kode", "nama"]
    fields = ["kode", "nama", "aktif"]


@admin.register(Sasaran)
class SasaranAdmin(AcuanAdmin):
    pass


@admin.register(Media)
class MediaAdmin(AcuanAdmin):
    pass
