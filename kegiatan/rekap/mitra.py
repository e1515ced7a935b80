"""What partners did and promised, counted in the area of the reader."""

import datetime
from typing import Any

from django.db import models
from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from dinas.models import Pengguna
from kegiatan.models import Kegiatan, Komitmen, Mitra


def dengan_jumlah(
    mitra: QuerySet[Mitra], user: Pengguna, hari_ini: datetime.date
) -> QuerySet[Mitra]:
    """With the number of events and promises that `user` sees, and of those overdue."""
    komitmen = Komitmen.objects.terlihat(user, hari_ini).filter(mitra=OuterRef("pk"))
    kegiatan = Kegiatan.objects.terlihat(user, hari_ini).filter(mitra=OuterRef("pk"))
    return mitra.annotate(
        jumlah_kegiatan=_hitung(kegiatan),
        jumlah_komitmen=_hitung(komitmen.per(hari_ini)),
        komitmen_lewat=_hitung(komitmen.lewat(hari_ini)),
    )


def _hitung(baris: QuerySet[Any]) -> Coalesce:
    """The number of rows of a correlated queryset."""
    sama = baris.order_by().annotate(satu=Value(1)).values("satu")
    jumlah = sama.annotate(n=Count("pk", distinct=True)).values("n")
    return Coalesce(Subquery(jumlah, output_field=models.IntegerField()), 0)
