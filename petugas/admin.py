"""Accounts in the admin site, with the officer behind each; officers themselves have own pages."""

from django import forms
from django.contrib import admin, messages
from django.db.models import Q

from dinas.admin import PenggunaAdmin, PenggunaForm, PenggunaTambahForm
from dinas.models import Pengguna
from dinas.peran import Peran
from petugas.aksi.akun import tautkan_akun
from petugas.models import Petugas


class TautanPetugas(forms.Form):
    """The officer behind an account; kept on Petugas, so it brings its own clash check."""

    petugas = forms.ModelChoiceField(
        Petugas.objects.none(),
        label="Petugas lapangan",
        required=False,
        show_hidden_initial=True,
        empty_label="Bukan petugas lapangan",
        help_text="Akun berperan Petugas lapangan melihat desa binaan petugas ini. Hanya petugas "
        "yang belum punya akun yang dapat dipilih.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        akun = self.instance.pk
        pilihan = Q(pengguna=None) | Q(pengguna=akun) if akun else Q(pengguna=None)
        self.fields["petugas"].queryset = Petugas.objects.filter(pilihan)
        self.petugas_kini = Petugas.objects.filter(pengguna=akun).first() if akun else None
        self.initial = {**self.initial, "petugas": self.petugas_kini and self.petugas_kini.pk}

    def clean_petugas(self):
        pilihan, kini = self.cleaned_data["petugas"], self.petugas_kini
        awal = self.data.get(self.add_initial_prefix("petugas"), "")
        if self.instance._state.adding or awal == _pk(kini) or pilihan == kini:
            return pilihan
        if awal == _pk(pilihan):
            return kini
        # The next submit of this form is a choice that knows of the other one.
        self.data = {**self.data.dict(), self.add_initial_prefix("petugas"): _pk(kini)}
        raise forms.ValidationError(
            f"Sementara itu orang lain mengubahnya menjadi: {kini or 'bukan petugas lapangan'}. "
            "Simpan lagi bila pilihan Anda yang benar.",
            code="bentrok",
        )

    def clean(self):
        data = super().clean()
        data = self.cleaned_data if data is None else data
        if data.get("petugas") and data.get("peran", Peran.PETUGAS) != Peran.PETUGAS:
            self.add_error(
                "petugas",
                "Hanya untuk peran Petugas lapangan. Kosongkan, atau ganti perannya.",
            )
        return data


def _pk(petugas: Petugas | None) -> str:
    return str(petugas.pk) if petugas else ""


class AkunForm(TautanPetugas, PenggunaForm):
    pass


class AkunTambahForm(TautanPetugas, PenggunaTambahForm):
    pass


@admin.register(Pengguna)
class AkunAdmin(PenggunaAdmin):
    form = AkunForm
    add_form = AkunTambahForm
    list_display = ["username", "nama", "peran", "petugas", "is_active", "last_login"]
    list_select_related = ["petugas"]
    fieldsets = [
        PenggunaAdmin.fieldsets[0],
        ("Tugas", {"fields": ["peran", "petugas", "is_active"]}),
    ]
    add_fieldsets = [
        PenggunaAdmin.add_fieldsets[0],
        ("Tugas", {"fields": ["peran", "petugas"]}),
        PenggunaAdmin.add_fieldsets[2],
    ]

    def kunci(self, request, object_id):
        """Also the officer that was chosen, so that no two accounts get the same one."""
        super().kunci(request, object_id)
        if (pilihan := request.POST.get("petugas", "")).isdecimal():
            list(
                Petugas.semua.select_for_update(of=("self",)).filter(pk=pilihan).values_list("pk")
            )

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        petugas = form.cleaned_data["petugas"]
        tautkan_akun(pengguna=obj, petugas=petugas, oleh=request.user)
        if obj.peran == Peran.PETUGAS and petugas is None:
            self.message_user(
                request,
                "Akun ini belum ditautkan ke petugas lapangan, jadi belum melihat satu desa pun.",
                messages.WARNING,
            )
