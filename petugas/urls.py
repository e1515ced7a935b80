from django.urls import path

from petugas.views import daftar, imp, jabatan, koordinator, penugasan, petugas, tanpa

app_name = "petugas"

urlpatterns = [
    path("", daftar.daftar, name="daftar"),
    path("unduh/", daftar.unduh, name="unduh"),
    path("tambah/", petugas.tambah, name="tambah"),
    path("tanpa/", tanpa.tanpa, name="tanpa"),
    path("tanpa/unduh/", tanpa.tanpa_unduh, name="tanpa_unduh"),
    path("mendatang/", tanpa.mendatang, name="mendatang"),
    path("mendatang/unduh/", tanpa.mendatang_unduh, name="mendatang_unduh"),
    path("tugaskan/", penugasan.tugaskan, name="tugaskan"),
    path("imp/", imp.imp_daftar, name="imp_daftar"),
    path("imp/unduh/", imp.imp_unduh, name="imp_unduh"),
    path("imp/tambah/", imp.imp_tambah, name="imp_tambah"),
    path("imp/<int:pk>/ubah/", imp.imp_ubah, name="imp_ubah"),
    path("imp/<int:pk>/akhiri/", imp.imp_akhiri, name="imp_akhiri"),
    path("imp/<int:pk>/batalkan/", imp.imp_batalkan, name="imp_batalkan"),
    path("imp/<int:pk>/pulihkan/", imp.imp_pulihkan, name="imp_pulihkan"),
    path("<int:pk>/", daftar.detail, name="detail"),
    path("<int:pk>/ubah/", petugas.ubah, name="ubah"),
    path("<int:pk>/akhiri/", petugas.akhiri, name="akhiri"),
    path("<int:pk>/batalkan/", petugas.batalkan, name="batalkan"),
    path("<int:pk>/pulihkan/", petugas.pulihkan, name="pulihkan"),
    path("<int:pk>/serah-terima/", penugasan.serah_terima, name="serah_terima"),
    path("<int:pk>/jabatan/tambah/", jabatan.jabatan_tambah, name="jabatan_tambah"),
    path("<int:pk>/jabatan/<int:jabatan_pk>/ubah/", jabatan.jabatan_ubah, name="jabatan_ubah"),
    path(
        "<int:pk>/jabatan/<int:jabatan_pk>/batalkan/",
        jabatan.jabatan_batalkan,
        name="jabatan_batalkan",
    ),
    path(
        "<int:pk>/jabatan/<int:jabatan_pk>/pulihkan/",
        jabatan.jabatan_pulihkan,
        name="jabatan_pulihkan",
    ),
    path(
        "<int:pk>/penugasan/<int:penugasan_pk>/ubah/",
        penugasan.penugasan_ubah,
        name="penugasan_ubah",
    ),
    path(
        "<int:pk>/penugasan/<int:penugasan_pk>/akhiri/",
        penugasan.penugasan_akhiri,
        name="penugasan_akhiri",
    ),
    path(
        "<int:pk>/penugasan/<int:penugasan_pk>/batalkan/",
        penugasan.penugasan_batalkan,
        name="penugasan_batalkan",
    ),
    path(
        "<int:pk>/penugasan/<int:penugasan_pk>/pulihkan/",
        penugasan.penugasan_pulihkan,
        name="penugasan_pulihkan",
    ),
    path(
        "<int:pk>/koordinator/tambah/", koordinator.koordinator_tambah, name="koordinator_tambah"
    ),
    path(
        "<int:pk>/koordinator/<int:koordinator_pk>/ubah/",
        koordinator.koordinator_ubah,
        name="koordinator_ubah",
    ),
    path(
        "<int:pk>/koordinator/<int:koordinator_pk>/akhiri/",
        koordinator.koordinator_akhiri,
        name="koordinator_akhiri",
    ),
    path(
        "<int:pk>/koordinator/<int:koordinator_pk>/batalkan/",
        koordinator.koordinator_batalkan,
        name="koordinator_batalkan",
    ),
    path(
        "<int:pk>/koordinator/<int:koordinator_pk>/pulihkan/",
        koordinator.koordinator_pulihkan,
        name="koordinator_pulihkan",
    ),
]
