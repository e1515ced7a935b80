"""Deployment checks (`manage.py check --deploy`)."""

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.core import checks
from django.db import DatabaseError

from dinas.models import Pengguna


@checks.register(checks.Tags.security, deploy=True)
def periksa_sandi_contoh(app_configs, **kwargs):
    """Refuse an office in which somebody can log in with the published sample password."""
    try:
        akun = list(
            Pengguna.objects.filter(is_active=True)
            .order_by("username")
            .values_list("username", "password")
        )
    except DatabaseError as galat:
        return [
            checks.Warning(
                f"Sandi akun tidak dapat diperiksa: {galat}".strip(),
                hint="Jalankan pemeriksaan ini sesudah `manage.py migrate`.",
                id="dinas.W001",
            )
        ]
    contoh = [nama for nama, sandi in akun if check_password(settings.SANDI_CONTOH, sandi)]
    if not contoh:
        return []
    return [
        checks.Error(
            f"Akun yang masih memakai sandi contoh: {', '.join(contoh)}.",
            hint="Hapus data contoh (`manage.py hapus_contoh`) atau ganti sandi akun itu.",
            id="dinas.E001",
        )
    ]
