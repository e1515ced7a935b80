"""Base of the admin pages: nothing is deleted, no editor overwrites another, history in words."""

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Exists, ForeignObjectRel, OuterRef, Q
from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from simple_history.models import HistoricalChanges

from inti.formulir import FormBerversi, transaksi_post
from inti.riwayat import riwayat_dari

admin.site.site_header = "Bangga Kencana – data acuan"
admin.site.site_title = "Data acuan Bangga Kencana"
admin.site.index_title = "Data acuan"
admin.site.empty_value_display = "–"


class TanpaHapus:
    """Reference rows are ended and users deactivated; nothing is deleted."""

    def has_delete_permission(self, request, obj=None):
        return False


class AdminDasar(TanpaHapus, admin.ModelAdmin):
    """Page of a `Berversi` model with history."""

    form = FormBerversi
    actions = None
    list_per_page = 50
    list_max_show_all = 200
    show_full_result_count = False  # one COUNT less
    show_facets = admin.ShowFacets.NEVER
    view_on_site = False

    def get_fields(self, request, obj=None):
        """Without `versi`: the template prints it once, as a hidden field."""
        return [nama for nama in super().get_fields(request, obj) if nama != "versi"]

    @method_decorator(transaksi_post)
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method == "POST":
            self.kunci(request, object_id)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def kunci(self, request, object_id: str | None) -> None:
        """Lock what this POST reads before it writes; by default the row itself."""
        if object_id is not None:
            _kunci_baris(self.get_queryset(request), self.opts.pk, object_id)

    def history_view(self, request, object_id, extra_context=None):
        """The same words as on the app's own pages; there is no way back to an old row."""
        objek = self.get_object(request, unquote(object_id))
        if objek is None:
            raise Http404
        if not self.has_view_or_change_permission(request, objek):
            raise PermissionDenied
        konteks = {
            **self.admin_site.each_context(request),
            "title": f"Riwayat: {objek}",
            "module_name": str(self.opts.verbose_name_plural).capitalize(),
            "object": objek,
            "opts": self.opts,
            "kejadian": riwayat_dari(objek),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/riwayat.html", konteks)


class AdminBerkode(AdminDasar):
    """A model whose `kode` other rows, files and people go by: fixed once it is used."""

    def get_readonly_fields(self, request, obj=None):
        tetap = ["kode"] if obj is not None and terpakai(obj) else []
        return [*super().get_readonly_fields(request, obj), *tetap]


class AdminLihat(TanpaHapus, admin.ModelAdmin):
    """A list to look at: its rows are written by the app alone."""

    form = forms.ModelForm
    actions = None
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False


class BarisTambah(TanpaHapus, admin.StackedInline):
    """Rows of another table on the page of their owner: added here, changed on their own page.

    There a clash of two editors can be shown field by field; a row of an inline cannot do that.
    """

    extra = 0
    show_change_link = True

    def has_change_permission(self, request, obj=None):
        return False


def terpakai(objek: models.Model) -> bool:
    """Whether any row of another table (voided ones too) points to `objek`."""
    ada = Q(pk__in=[])
    for tautan in objek._meta.get_fields(include_hidden=True):
        if isinstance(tautan, ForeignObjectRel):
            lain, kolom = tautan.field.model, tautan.field.name
            if not issubclass(lain, HistoricalChanges):
                ada |= Q(Exists(lain._base_manager.filter(**{kolom: OuterRef("pk")})))
    return type(objek)._base_manager.filter(ada, pk=objek.pk).exists()


def _kunci_baris(queryset: models.QuerySet, pk: models.Field, object_id: str) -> None:
    try:
        nilai = pk.to_python(unquote(object_id))
    except forms.ValidationError:
        return  # Django answers that there is no such row
    list(queryset.select_for_update(of=("self",)).filter(pk=nilai).values_list("pk"))
