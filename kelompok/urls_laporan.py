"""Monthly reports, under /laporan/."""

from django.urls import path

from kelompok.views.laporan import (
    bkkbn,
    daftar,
    dal13,
    detail,
    langkah,
    lembar,
    lembar_cetak,
    papan,
    setahun,
    verifikasi,
)

app_name = "laporan"

urlpatterns = [
    path("", papan.papan, name="papan"),
    path("unduh/", papan.unduh, name="unduh"),
    path("daftar/", daftar.daftar, name="daftar"),
    path("daftar/unduh/", daftar.daftar_unduh, name="daftar_unduh"),
    path("lembar/", lembar.lembar_buka, name="lembar_buka"),
    path("lembar/<bulan:bulan>/", lembar.lembar, name="lembar"),
    path("lembar/<bulan:bulan>/cetak/", lembar_cetak.lembar_cetak, name="lembar_cetak"),
    path("lembar/<bulan:bulan>/kosong/", lembar_cetak.lembar_kosong, name="lembar_kosong_cetak"),
    path("verifikasi/", verifikasi.verifikasi, name="verifikasi"),
    path("verifikasi/unduh/", verifikasi.unduh, name="verifikasi_unduh"),
    path("<int:pk>/", detail.detail, name="detail"),
    path("<int:pk>/tarik/", langkah.tarik, name="tarik"),
    path("<int:pk>/verifikasi/", langkah.verifikasi_satu, name="verifikasi_satu"),
    path("<int:pk>/kembalikan/", langkah.kembalikan, name="kembalikan"),
    path("<int:pk>/buka/", langkah.buka, name="buka"),
    path("<int:pk>/batalkan/", langkah.batalkan, name="batalkan"),
    path("<int:pk>/pulihkan/", langkah.pulihkan, name="pulihkan"),
    path(
        "<int:pk>/pertemuan/<int:nomor>/pulihkan/",
        langkah.pertemuan_pulihkan,
        name="pertemuan_pulihkan",
    ),
    path("bkkbn/", bkkbn.bkkbn, name="bkkbn"),
    path("siga/unduh/", bkkbn.siga_unduh, name="siga_unduh"),
    path("dal13/", bkkbn.dal13, name="dal13"),
    path("dal13/<str:kode>/<bulan:bulan>/", dal13.dal13_desa, name="dal13_cetak"),
    path(
        "dal13/kecamatan/<str:kode>/<bulan:bulan>/",
        dal13.dal13_kecamatan,
        name="dal13_kecamatan_cetak",
    ),
    path("rekap/", setahun.rekap, name="rekap"),
    path("rekap/unduh/", setahun.unduh, name="rekap_unduh"),
]
