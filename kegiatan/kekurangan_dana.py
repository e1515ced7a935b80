"""A focus village without money of its own for the programme, on the pages of the focus lists."""

import datetime
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from kegiatan.models import DukunganDana
from kegiatan.models.dana import DANA_DESA
from stunting.kekurangan import Kekurangan, daftarkan
from wilayah.models import Desa, JenisDesa


def _tanpa_dana(tahun: int, per: datetime.date) -> Q:
    """A desa not supporting in the year of the list, by the rule of kegiatan/rekap/dana.py.

    A kelurahan gets neither DD nor ADD: it cannot lack them.
    """
    ada = DukunganDana.objects.annotate(berlaku=Coalesce("pagu_perubahan", "pagu")).filter(
        sumber__in=DANA_DESA, desa=OuterRef("desa"), tahun=tahun, berlaku__gt=0
    )
    return Q(desa__jenis=JenisDesa.DESA) & Q(~Exists(ada))


def _url_dana(desa: Desa, tahun: int, per: datetime.date) -> str:
    """The form for the year of the list: money of another year would not mend it."""
    return f"{reverse('dana:tambah')}?{urlencode({'desa': desa.kode, 'tahun': tahun})}"


daftarkan(
    Kekurangan(
        kode="dana",
        label="Tanpa dana desa",
        syarat=_tanpa_dana,
        tombol="Catat dana",
        izin="kegiatan.add_dukungandana",
        url=_url_dana,
        urutan=40,
    )
)
