from django.urls import path

from impor import views

app_name = "impor"

urlpatterns = [
    path("", views.mulai, name="mulai"),
    path("riwayat/", views.riwayat, name="riwayat"),
    path("templat/<str:kode>/", views.templat, name="templat"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/cocokkan/", views.cocokkan, name="cocokkan"),
    path("<int:pk>/terapkan/", views.terapkan, name="terapkan"),
    path("<int:pk>/buang/", views.buang, name="buang"),
    path("<int:pk>/galat/", views.bertanda, name="bertanda"),
    path("<int:pk>/batalkan/", views.batalkan, name="batalkan"),
]
