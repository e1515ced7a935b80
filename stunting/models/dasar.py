"""What rows about a village in a period have in common."""

import datetime

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from inti.models import CatatanQuerySet
from petugas.akses import desa_terlihat

TAHUN_TERAWAL, TAHUN_TERAKHIR = 2000, 2100
BATAS_ANGKA = 99_999  # more than the largest village has of anything counted here


class DataDesaQuerySet(CatatanQuerySet):
    def terlihat(self, user, hari_ini: datetime.date | None = None):
        """Rows of villages that `user` may see today."""
        return self.filter(desa__in=desa_terlihat(user, hari_ini))

    def untuk_daftar(self):
        return self.select_related("desa__kecamatan")


def kolom_tahun() -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        "tahun",
        validators=[MinValueValidator(TAHUN_TERAWAL), MaxValueValidator(TAHUN_TERAKHIR)],
    )


def cek_tahun(model: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(tahun__gte=TAHUN_TERAWAL, tahun__lte=TAHUN_TERAKHIR),
        name=f"{model}_tahun_wajar",
        violation_error_message="Tahun tidak mungkin.",
    )


def kolom_jumlah(label: str, **isi) -> models.PositiveIntegerField:
    """A count; empty = not recorded, which is never 0."""
    return models.PositiveIntegerField(
        label,
        null=True,
        blank=True,
        validators=[
            MaxValueValidator(BATAS_ANGKA, "Angka ini terlalu besar; paling banyak 99.999.")
        ],
        **isi,
    )


def label(model: type[models.Model], kolom: str) -> str:
    """The name of a column at the head of a table; abbreviations stay as they are."""
    nama = str(model._meta.get_field(kolom).verbose_name)  # type: ignore[union-attr]
    return nama[:1].upper() + nama[1:]


def cek_jumlah(model: str, *kolom: str) -> models.CheckConstraint:
    """No count is larger than any village could have."""
    syarat = Q()
    for k in kolom:
        syarat &= Q(**{f"{k}__isnull": True}) | Q(**{f"{k}__lte": BATAS_ANGKA})
    return models.CheckConstraint(
        condition=syarat,
        name=f"{model}_angka_wajar",
        violation_error_message="Ada angka yang terlalu besar.",
    )


def unik_desa(model: str, *kolom: str, pesan: str) -> models.UniqueConstraint:
    """One row per village and period, voided rows apart."""
    return models.UniqueConstraint(
        fields=["desa", *kolom],
        condition=Q(dibatalkan_pada__isnull=True),
        name=f"{model}_unik_per_desa",
        violation_error_message=pesan,
    )
