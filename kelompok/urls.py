from django.urls import path

from kelompok.views import (
    anggota,
    anggota_unduh,
    bagian_pulih,
    daftar,
    detail,
    formulir,
    keadaan,
    penilaian,
    sk,
    usulan,
)

app_name = "kelompok"

urlpatterns = [
    path("", daftar.daftar, name="daftar"),
    path("unduh/", daftar.unduh, name="unduh"),
    path("cetak/", daftar.cetak, name="cetak"),
    path("anggota/", anggota_unduh.pilih, name="anggota"),
    path("anggota/unduh/", anggota_unduh.unduh, name="anggota_unduh"),
    path("tambah/", formulir.tambah, name="tambah"),
    path("usulan/", usulan.usulan_daftar, name="usulan_daftar"),
    path("usulan/<int:pk>/", usulan.usulan_putus, name="usulan_putus"),
    path("<int:pk>/", detail.detail, name="detail"),
    path("<int:pk>/cetak/", detail.kartu_cetak, name="kartu_cetak"),
    path("<int:pk>/ubah/", formulir.ubah, name="ubah"),
    path("<int:pk>/akhiri/", keadaan.akhiri, name="akhiri"),
    path("<int:pk>/aktifkan/", keadaan.aktifkan, name="aktifkan"),
    path("<int:pk>/batalkan/", keadaan.batalkan, name="batalkan"),
    path("<int:pk>/pulihkan/", keadaan.pulihkan, name="pulihkan"),
    path("<int:pk>/pindah/", keadaan.pindah, name="pindah"),
    path("<int:pk>/periksa/", keadaan.periksa, name="periksa"),
    path("<int:pk>/usul/<str:tindakan>/", usulan.usulan_ajukan, name="usulan_ajukan"),
    path("<int:pk>/anggota/tambah/", anggota.anggota_tambah, name="anggota_tambah"),
    path("<int:pk>/anggota/<int:nomor>/ubah/", anggota.anggota_ubah, name="anggota_ubah"),
    path("<int:pk>/anggota/<int:nomor>/akhiri/", anggota.anggota_akhiri, name="anggota_akhiri"),
    path(
        "<int:pk>/anggota/<int:nomor>/batalkan/",
        anggota.anggota_batalkan,
        name="anggota_batalkan",
    ),
    path("<int:pk>/penilaian/tambah/", penilaian.penilaian_tambah, name="penilaian_tambah"),
    path("<int:pk>/penilaian/<int:nomor>/ubah/", penilaian.penilaian_ubah, name="penilaian_ubah"),
    path(
        "<int:pk>/penilaian/<int:nomor>/batalkan/",
        penilaian.penilaian_batalkan,
        name="penilaian_batalkan",
    ),
    path(
        "<int:pk>/<str:bagian>/<int:nomor>/pulihkan/",
        bagian_pulih.bagian_pulihkan,
        name="bagian_pulihkan",
    ),
    path("<int:pk>/sk/tambah/", sk.sk_tambah, name="sk_tambah"),
    path("<int:pk>/sk/<int:nomor>/batalkan/", sk.sk_batalkan, name="sk_batalkan"),
]
