from django.urls import path

from dasbor.views import bantuan, beranda, cari, dasbor, riwayat, sehat, tugas

app_name = "dasbor"

urlpatterns = [
    path("", beranda.beranda, name="beranda"),
    path("dasbor/", dasbor.dasbor, name="dasbor"),
    path("dasbor/unduh/", dasbor.unduh, name="unduh"),
    path("dasbor/cetak/", dasbor.cetak, name="cetak"),
    path("tugas/", tugas.tugas, name="tugas"),
    path("cari/", cari.cari, name="cari"),
    path("riwayat/", riwayat.riwayat, name="riwayat"),
    path("bantuan/", bantuan.bantuan, name="bantuan"),
    path("sehat/", sehat.sehat, name="sehat"),
]
