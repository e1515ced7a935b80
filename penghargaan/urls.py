from django.urls import path

from penghargaan import views

app_name = "penghargaan"

urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("unduh/", views.unduh, name="unduh"),
    path("cetak/", views.cetak, name="cetak"),
    path("tambah/", views.tambah, name="tambah"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/ubah/", views.ubah, name="ubah"),
    path("<int:pk>/batalkan/", views.batalkan, name="batalkan"),
    path("<int:pk>/pulihkan/", views.pulihkan, name="pulihkan"),
]
