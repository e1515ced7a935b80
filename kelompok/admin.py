from django.contrib import admin

from inti.admin import AdminBerkode
from kelompok.models import JenisUsaha, Keterpaduan, Materi, SumberDana


class AcuanAdmin(AdminBerkode):
    """A pick-list: a row that is no longer offered is ended with `aktif`."""

    list_display = ["nama", "kode", "urutan", "aktif"]
    list_filter = ["aktif"]
    search_fields = ["nama", "kode"]
    fields = ["kode", "nama", "urutan", "aktif"]


@admin.register(SumberDana)
class SumberDanaAdmin(AcuanAdmin):
    pass


class AcuanPerJenisAdmin(AcuanAdmin):
    """A pick-list of which each kind of group has its own."""

    list_display = ["nama", "jenis", "kode", "urutan", "aktif"]
    list_filter = ["jenis", "aktif"]
    fields = ["jenis", "kode", "nama", "urutan", "aktif"]


@admin.register(Keterpaduan)
class KeterpaduanAdmin(AcuanPerJenisAdmin):
    pass


@admin.register(Materi)
class MateriAdmin(AcuanPerJenisAdmin):
    pass


@admin.register(JenisUsaha)
class JenisUsahaAdmin(AcuanAdmin):
    pass
