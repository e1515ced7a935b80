"""Focus years and stunting data on the pages of a village and a kecamatan."""

import datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

from dinas.models import ProfilDinas
from inti.panel import Panel, daftarkan
from petugas.akses import desa_terlihat
from stunting.models import Kedudukan, Lokus, StatusDaftar
from stunting.rekap import rekap_semua, ringkas
from wilayah.models import Desa, Kecamatan


@daftarkan(Desa)
def lokus_desa(desa: Desa, user, per) -> Panel | None:
    """Every year in which this village was on a list. One query."""
    lokus = list(
        Lokus.objects.filter(desa=desa, daftar__dibatalkan_pada__isnull=True)
        .select_related("daftar__sk")
        .order_by("-daftar__tahun")
    )
    tahun = {x.daftar.tahun for x in lokus if x.daftar.status == StatusDaftar.DITETAPKAN}
    baris = [(x, Kedudukan.LANJUTAN.label if x.daftar.tahun - 1 in tahun else "") for x in lokus]
    return Panel(
        judul="Lokus stunting",
        templat="stunting/_panel_desa.html",
        isi={"desa": desa, "baris": baris, "kini": per.year in tahun, "tahun_kini": per.year},
        urutan=40,
        samping=True,
    )


TAHUN_TAMPIL = 3  # the latest years with weighing


@daftarkan(Desa)
def data_desa(desa: Desa, user, per: datetime.date) -> Panel | None:
    """Weighing and families at risk of the village. One query."""
    if not user.has_perm("stunting.view_pengukuran"):
        return None
    alamat = reverse("stunting:data_desa", args=[desa.kode])
    return _data(Desa.objects.filter(pk=desa.pk), per, alamat)


@daftarkan(Kecamatan)
def data_kecamatan(kecamatan: Kecamatan, user, per: datetime.date) -> Panel | None:
    """The same, summed over the villages that the user may see. One query."""
    if not user.has_perm("stunting.view_pengukuran"):
        return None
    alamat = f"{reverse('stunting:data')}?{urlencode({'kecamatan': kecamatan.kode})}"
    return _data(desa_terlihat(user).filter(kecamatan=kecamatan), per, alamat)


def _data(desa: "QuerySet[Any]", per: datetime.date, alamat: str) -> Panel:
    """What was known by the year of `per`, the latest first."""
    isi, ambang = ringkas(desa), ProfilDinas.ambil().ambang_cakupan
    tahun = [t for t in sorted(isi.prevalensi, reverse=True) if t <= per.year][:TAHUN_TAMPIL]
    keluarga = [k for t, k in isi.keluarga.items() if t <= per.year]
    return Panel(
        judul="Data stunting",
        templat="stunting/_panel_data.html",
        isi={
            "baris": [(t, p := isi.prevalensi[t], p.rendah(ambang)) for t in tahun],
            "keluarga": keluarga[-1] if keluarga else None,
            "url": alamat,
        },
        urutan=42,
        samping=True,
    )


@daftarkan(Kecamatan)
def lokus_kecamatan(kecamatan: Kecamatan, user, per) -> Panel | None:
    """Lists of the year of `per` and the next, narrowed to this kecamatan."""
    rekap = rekap_semua([per.year, per.year + 1], per, kecamatan.kode)
    return Panel(
        judul="Lokus stunting",
        templat="stunting/_panel_kecamatan.html",
        isi={"rekap": list(rekap.values())},
        urutan=40,
        samping=True,
    )
