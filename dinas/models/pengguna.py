from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce, Concat, Lower, NullIf, Trim
from simple_history.models import HistoricalRecords

from dinas.peran import Peran
from inti.models import Asal, Berversi, SumberBaris, cek_pilihan


class PenggunaManager(UserManager):
    def create_superuser(self, username, email=None, password=None, **lain):
        """Here the highest account is an Administrator; there are no superusers."""
        lain.pop("is_superuser", None)
        lain.pop("is_staff", None)
        return self.create_user(username, email, password, **{"peran": Peran.ADMINISTRATOR} | lain)


class Pengguna(Berversi, Asal, AbstractUser):
    """An account. What it may do follows from `peran` alone (see dinas/peran.py)."""

    peran = models.CharField(max_length=14, choices=Peran, default=Peran.PIMPINAN)
    riwayat = HistoricalRecords(excluded_fields=["password", "last_login"])

    objects = PenggunaManager()  # type: ignore[misc]

    class Meta(AbstractUser.Meta):
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"
        ordering = ["username"]
        constraints = [
            models.UniqueConstraint(
                Lower("username"),  # at log-in upper and lower case are one
                name="pengguna_nama_unik",
                violation_error_message="Sudah ada pengguna dengan nama ini.",
            ),
            cek_pilihan("pengguna", "peran", Peran),
            cek_pilihan("pengguna", "asal", SumberBaris),
            models.CheckConstraint(
                condition=Q(is_superuser=False),
                name="pengguna_tanpa_superuser",
                violation_error_message="Tidak ada superuser; pakai peran Administrator.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def save(self, *args, **kwargs):
        if set(kwargs.get("update_fields") or ()) == {"last_login"}:
            # Logging in is no change of the account: no version (two log-ins at once would
            # clash) and no history.
            type(self).objects.filter(pk=self.pk).update(last_login=self.last_login)
            return
        self.is_staff = self.peran == Peran.ADMINISTRATOR
        super().save(*args, **kwargs)

    @property
    def nama(self) -> str:
        return self.get_full_name() or self.username

    @property
    def administrator_terakhir(self) -> bool:
        """Nobody else is an active administrator; then this account has to stay one."""
        administrator = type(self).objects.filter(peran=Peran.ADMINISTRATOR, is_active=True)
        return not administrator.exclude(pk=self.pk).exists()

    @property
    def inisial(self) -> str:
        return "".join(kata[0] for kata in self.nama.split()[:2]).upper()


def nama_pengguna(kolom: str) -> Coalesce:
    """`Pengguna.nama` of the account that `kolom` points to, inside a query."""
    penuh = Trim(Concat(f"{kolom}__first_name", Value(" "), f"{kolom}__last_name"))
    return Coalesce(NullIf(penuh, Value("")), f"{kolom}__username")
