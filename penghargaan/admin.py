from django.contrib import admin

from inti.admin import AdminBerkode
from penghargaan.models import JenisPenghargaan


@admin.register(JenisPenghargaan)
class JenisPenghargaanAdmin(AdminBerkode):
    list_display = ["nama", "kode", "tingkat", "penerima", "urutan", "aktif"]
    list_filter = ["aktif"]
    search_fields = ["nama", "kode"]
    fields = ["kode", "nama", "tingkat", "penerima", "urutan", "aktif"]
