from typing import ClassVar

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, UserCreationForm
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.shortcuts import redirect
from django.urls import path
from django.utils.decorators import method_decorator

from dinas.cetak import Dokumen, cetak_pdf
from dinas.forms_profil import ProfilDinasForm
from dinas.models import AturanLapor, CatatanUnduh, IdentitasDinas, Pengguna, ProfilDinas
from dinas.peran import Peran
from inti.admin import AdminDasar, AdminLihat
from inti.formulir import FormBerversi, transaksi_post

# Of other packages nothing: rights are code (dinas/peran.py), there are no e-mail addresses, and
# a second factor belongs to its owner alone.
admin.site.unregister([Group, EmailAddress, Authenticator])


@admin.register(ProfilDinas)
class ProfilDinasAdmin(AdminDasar):
    form = ProfilDinasForm
    fieldsets = [
        (None, {"fields": ["kabupaten", "alamat", "telepon"]}),
        (
            "Dokumen cetak",
            {
                "fields": ["tempat", "logo_baru", "logo_hapus"],
                "description": "Kop surat memuat kabupaten, nama dinas yang berlaku, alamat, dan "
                "telepon; penanda tangan adalah kepala dinas dari Identitas dinas.",
            },
        ),
        (
            "Laporan bulanan",
            {
                "fields": ["laporan_sejak", "buka_kirim"],
                "description": "Bulan sebelum “laporan sejak” menjadi arsip: laporannya tetap "
                "terbaca, tetapi tidak ada kelompok yang wajib lapor. Batas waktu, ambang, dan "
                "tenggang diatur di Aturan lapor.",
            },
        ),
        ("Stunting", {"fields": ["ambang_cakupan"]}),
        ("Berkas", {"fields": ["batas_unggahan"]}),
        ("Impor", {"fields": ["hari_urung_impor"]}),
    ]

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not ProfilDinas.objects.exists()

    def get_urls(self):
        kop = self.admin_site.admin_view(self.contoh_kop)
        return [path("kop/", kop, name="dinas_profildinas_kop"), *super().get_urls()]

    def contoh_kop(self, request):
        """Letterhead and signature as every document will have them."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        contoh = Dokumen(
            templat="contoh_kop",
            nama="contoh-kop-surat",
            judul="Contoh kop surat",
            isi={},
            baris=0,
        )
        return cetak_pdf(request, contoh, catat=False)

    def changelist_view(self, request, extra_context=None):
        """A list of one row is no list: open the row."""
        if profil := self.get_queryset(request).first():
            return redirect("admin:dinas_profildinas_change", profil.pk)
        return super().changelist_view(request, extra_context)


class BermasaAdmin(AdminDasar):
    """Rows over time, of which never two hold on one day."""

    def kunci(self, request, object_id):
        """All rows: each is checked against the others. The profile stands in for an empty table."""
        list(ProfilDinas.objects.select_for_update().values_list("pk"))
        list(self.model.objects.select_for_update().order_by("pk").values_list("pk"))


@admin.register(IdentitasDinas)
class IdentitasDinasAdmin(BermasaAdmin):
    list_display = ["nama_dinas", "kepala", "pelaksana_tugas", "mulai", "selesai"]
    fieldsets = [
        (
            None,
            {
                "fields": ["nama_dinas", "mulai", "selesai"],
                "description": "Bila nama dinas atau kepalanya berganti, akhiri baris yang lama "
                "dan tambahkan yang baru; dokumen lama tetap memakai nama pada tanggalnya.",
            },
        ),
        ("Kepala dinas", {"fields": ["kepala", "nip", "pangkat", "pelaksana_tugas"]}),
    ]


@admin.register(AturanLapor)
class AturanLaporAdmin(BermasaAdmin):
    list_display = ["mulai", "selesai", "batas_lapor", "ambang_lapor", "tenggang_baru"]
    fieldsets = [
        (
            None,
            {
                "fields": ["mulai", "selesai", "batas_lapor", "ambang_lapor", "tenggang_baru"],
                "description": "Tiap bulan laporan dinilai menurut aturan yang berlaku pada "
                "tanggal 1 bulan itu. Untuk mengubah aturan, akhiri baris yang lama dan tambahkan "
                "yang baru: laporan bulan-bulan sebelumnya tetap dinilai menurut aturannya sendiri.",
            },
        ),
    ]


@admin.register(CatatanUnduh)
class CatatanUnduhAdmin(AdminLihat):
    list_display = ["waktu", "oleh", "nama", "baris", "dengan_nama", "saringan"]
    list_display_links = None
    list_filter = ["dengan_nama", "waktu"]
    list_select_related = ["oleh"]
    search_fields = ["nama", "oleh__username", "oleh__first_name", "oleh__last_name"]


def tolak_nama_kembar(nama: str, pengguna: Pengguna) -> None:
    """At log-in upper and lower case are one, so here too."""
    if Pengguna.objects.filter(username__iexact=nama).exclude(pk=pengguna.pk).exists():
        raise ValidationError("Sudah ada pengguna dengan nama ini.")


class PenggunaForm(FormBerversi):
    class Meta:
        help_texts: ClassVar = {
            "username": "Dipakai untuk masuk. Huruf, angka, dan @ . + - _",
            "is_active": "Kosongkan untuk menonaktifkan: orangnya tidak dapat masuk lagi, semua "
            "yang pernah dicatatnya tetap ada.",
        }

    def clean_username(self):
        nama = self.cleaned_data["username"]
        tolak_nama_kembar(nama, self.instance)
        return nama

    def clean(self):
        data = super().clean()
        tetap = data.get("peran") == Peran.ADMINISTRATOR and data.get("is_active")
        if not tetap and self._administrator_aktif() and self.instance.administrator_terakhir:
            raise ValidationError(
                "Ini administrator aktif yang terakhir. Jadikan orang lain administrator dulu.",
                code="administrator_terakhir",
            )
        return data

    def _administrator_aktif(self) -> bool:
        return self.instance.peran == Peran.ADMINISTRATOR and self.instance.is_active


class PenggunaTambahForm(UserCreationForm):
    """With the first password; its owner is asked to change it at /sandi/."""

    class Meta(UserCreationForm.Meta):
        help_texts = PenggunaForm.Meta.help_texts


class SandiForm(AdminPasswordChangeForm):
    """Django's form without the choice to have no password: other ways in do not exist here."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("usable_password", None)
        for kolom in self.fields.values():
            kolom.required = True


class PenggunaAdmin(AdminDasar, UserAdmin):
    """Accounts. Registered in petugas/admin.py, which adds the officer behind the account."""

    form = PenggunaForm
    add_form = PenggunaTambahForm
    add_form_template = None
    change_password_form = SandiForm
    change_user_password_template = "admin/dinas/pengguna/sandi.html"  # noqa: S105
    filter_horizontal = ()
    list_display = ["username", "nama", "peran", "is_active", "last_login"]
    list_filter = ["peran", "is_active"]
    search_fields = ["username", "first_name", "last_name"]
    fieldsets = [
        (None, {"fields": ["username", "first_name", "last_name"]}),
        ("Tugas", {"fields": ["peran", "is_active"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "first_name", "last_name"]}),
        ("Tugas", {"fields": ["peran"]}),
        ("Sandi pertama", {"fields": ["password1", "password2"]}),
    ]

    def kunci(self, request, object_id):
        """The account and all active administrators: two may not leave at once."""
        administrator = Q(peran=Peran.ADMINISTRATOR, is_active=True)
        sendiri = Q(pk=object_id) if (object_id or "").isdecimal() else Q()
        baris = Pengguna.objects.select_for_update().filter(administrator | sendiri)
        list(baris.order_by("pk").values_list("pk"))

    @method_decorator(transaksi_post)
    def user_change_password(self, request, id, form_url=""):
        return super().user_change_password(request, id, form_url)
