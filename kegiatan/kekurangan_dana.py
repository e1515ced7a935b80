"""A focus village without money of its own for the programme, on the pages of the focus lists."""

import datetime
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from kegiatan.models import DukunganDana, SumberDukungan
from kegiatan.models.dana import DANA_DESA
from stunting.kekurangan import Kekurangan, daftarkan
from wilayah.models import Desa, JenisDesa


def _tanpa_dana(tahun: int, per: datetime.date) -> Q:
    """Not supporting in the year of the list, by the rule of kegiatan/rekap/dana.py."""
    penjawab = Q(sumber__in=DANA_DESA) & Q(desa__jenis=JenisDesa.DESA)
    penjawab |= Q(sumber=SumberDukungan.APBD) & Q(desa__jenis=JenisDesa.KELURAHAN)
    ada = DukunganDana.objects.annotate(berlaku=Coalesce("pagu_perubahan", "pagu")).filter(
        penjawab, desa=OuterRef("desa"), tahun=tahun, berlaku__gt=0
    )
    return Q(~Exists(ada))


def _url_dana(desa: Desa, per: datetime.date) -> str:
    return f"{reverse('dana:tambah')}?{urlencode({'desa': desa.kode, 'tahun': per.year})}"


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
