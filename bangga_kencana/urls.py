from allauth.account import views as akun
from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

# The admin site asks at the same door as everybody: limits and second factor hold there too.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

# Of allauth only what is in use; sign-up, e-mail addresses and password reset do not exist.
urlpatterns = [
    path("masuk/", akun.login, name="account_login"),
    path("masuk/nonaktif/", akun.account_inactive, name="account_inactive"),
    path("keluar/", akun.logout, name="account_logout"),
    path("sandi/", akun.password_change, name="account_change_password"),
    path("akun/ulang/", akun.reauthenticate, name="account_reauthenticate"),
    path("akun/2fa/", include("allauth.mfa.urls")),
    path("admin/", admin.site.urls),
    path("", include("dasbor.urls")),
    path("kelompok/", include("kelompok.urls")),
    path("laporan/", include("kelompok.urls_laporan")),
    path("petugas/", include("petugas.urls")),
    path("wilayah/", include("dasbor.urls_wilayah")),
    path("stunting/", include("stunting.urls")),
    path("dana/", include("kegiatan.urls_dana")),
    path("kegiatan/", include("kegiatan.urls")),
    path("penghargaan/", include("penghargaan.urls")),
    path("berkas/", include("berkas.urls")),
    path("impor/", include("impor.urls")),
    path("sk/", include("dasbor.urls_sk")),
]

handler400 = "bangga_kencana.galat.handler400"
handler403 = "bangga_kencana.galat.handler403"
handler404 = "bangga_kencana.galat.handler404"
handler500 = "bangga_kencana.galat.handler500"
