from django.contrib import admin

from inti.admin import AdminBerkode
from kegiatan.models import KodeKegiatan


@admin.register(KodeKegiatan)
class KodeKegiatanAdmin(AdminBerkode):
    list_display = ["kode", "nama", "aktif"]
    list_filter = ["aktif"]
    search_fields = ["kode", "nama"]
    fields = ["kode", "nama", "aktif"]
