import datetime

from django.db import models
from django.db.models import Q

from .kolom import KolomTanggal


def q_per(tanggal: datetime.date, awalan: str = "") -> Q:
    """Condition "holds on `tanggal`" (both ends inclusive) for a period reached over `awalan`."""
    return Q(**{f"{awalan}mulai__lte": tanggal}) & (
        Q(**{f"{awalan}selesai__isnull": True}) | Q(**{f"{awalan}selesai__gte": tanggal})
    )


class BerlakuQuerySet(models.QuerySet):
    def per(self, tanggal: datetime.date):
        """Rows that hold on `tanggal`."""
        return self.filter(q_per(tanggal))

    def beririsan(self, mulai: datetime.date, selesai: datetime.date | None):
        """Rows that share at least one day with the given period (`None` = open)."""
        irisan = self.filter(Q(selesai__isnull=True) | Q(selesai__gte=mulai))
        return irisan if selesai is None else irisan.filter(mulai__lte=selesai)


class Berlaku(models.Model):
    """A period of days, both ends inclusive; an empty end means "still so"."""

    mulai = KolomTanggal("mulai")
    selesai = KolomTanggal("selesai", null=True, blank=True)

    class Meta:
        abstract = True

    def berlaku_pada(self, tanggal: datetime.date) -> bool:
        return self.mulai <= tanggal and (self.selesai is None or self.selesai >= tanggal)
