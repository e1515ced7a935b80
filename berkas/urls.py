from django.urls import path

from berkas import views

app_name = "berkas"

urlpatterns = [
    path("<int:pk>/", views.unduh, name="unduh"),
    path("<int:pk>/kecil/", views.kecil, name="kecil"),
    path("<int:pk>/ubah/", views.ubah, name="ubah"),
    path("<int:pk>/batalkan/", views.batalkan, name="batalkan"),
    path("<int:pk>/pulihkan/", views.pulihkan, name="pulihkan"),
    path("tambah/<str:kode>/<int:pk>/", views.tambah, name="tambah"),
]
