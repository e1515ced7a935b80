from django.urls import path

from kegiatan.views import forum, kegiatan, komitmen, laporan, mitra

app_name = "kegiatan"

urlpatterns = [
    path("", kegiatan.daftar, name="daftar"),
    path("unduh/", kegiatan.unduh, name="unduh"),
    path("tambah/", kegiatan.tambah, name="tambah"),
    path("<int:pk>/", kegiatan.detail, name="detail"),
    path("<int:pk>/cetak/", kegiatan.cetak, name="cetak"),
    path("<int:pk>/ubah/", kegiatan.ubah, name="ubah"),
    path("<int:pk>/batalkan/", kegiatan.batalkan, name="batalkan"),
    path("<int:pk>/pulihkan/", kegiatan.pulihkan, name="pulihkan"),
    path("laporan/", laporan.laporan, name="laporan"),
    path("laporan/cetak/", laporan.cetak, name="laporan_cetak"),
    path("laporan/unduh/", laporan.unduh, name="laporan_unduh"),
    path("komitmen/", komitmen.daftar, name="komitmen_daftar"),
    path("komitmen/unduh/", komitmen.unduh, name="komitmen_unduh"),
    path("komitmen/tambah/", komitmen.tambah, name="komitmen_tambah"),
    path("komitmen/<int:pk>/", komitmen.detail, name="komitmen_detail"),
    path("komitmen/<int:pk>/ubah/", komitmen.ubah, name="komitmen_ubah"),
    path("komitmen/<int:pk>/batalkan/", komitmen.batalkan, name="komitmen_batalkan"),
    path("komitmen/<int:pk>/pulihkan/", komitmen.pulihkan, name="komitmen_pulihkan"),
    path("komitmen/<int:pk>/tindak/tambah/", komitmen.tindak_tambah, name="tindak_tambah"),
    path(
        "komitmen/<int:pk>/tindak/<int:tindak_pk>/ubah/",
        komitmen.tindak_ubah,
        name="tindak_ubah",
    ),
    path(
        "komitmen/<int:pk>/tindak/<int:tindak_pk>/batalkan/",
        komitmen.tindak_batalkan,
        name="tindak_batalkan",
    ),
    path(
        "komitmen/<int:pk>/tindak/<int:tindak_pk>/pulihkan/",
        komitmen.tindak_pulihkan,
        name="tindak_pulihkan",
    ),
    path("mitra/", mitra.daftar, name="mitra_daftar"),
    path("mitra/unduh/", mitra.unduh, name="mitra_unduh"),
    path("mitra/tambah/", mitra.tambah, name="mitra_tambah"),
    path("mitra/<int:pk>/", mitra.detail, name="mitra_detail"),
    path("mitra/<int:pk>/ubah/", mitra.ubah, name="mitra_ubah"),
    path("mitra/<int:pk>/batalkan/", mitra.batalkan, name="mitra_batalkan"),
    path("mitra/<int:pk>/pulihkan/", mitra.pulihkan, name="mitra_pulihkan"),
    path("forum/", forum.daftar, name="forum_daftar"),
    path("forum/unduh/", forum.unduh, name="forum_unduh"),
    path("forum/tambah/", forum.tambah, name="forum_tambah"),
    path("forum/<int:pk>/", forum.detail, name="forum_detail"),
    path("forum/<int:pk>/ubah/", forum.ubah, name="forum_ubah"),
    path("forum/<int:pk>/batalkan/", forum.batalkan, name="forum_batalkan"),
    path("forum/<int:pk>/pulihkan/", forum.pulihkan, name="forum_pulihkan"),
]
