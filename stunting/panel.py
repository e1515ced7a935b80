"""Focus years on the pages of a village and a kecamatan."""

from inti.panel import Panel, daftarkan
from stunting.models import Kedudukan, Lokus, StatusDaftar
from stunting.rekap import rekap_semua
from wilayah.models import Desa, Kecamatan


@daftarkan(Desa)
def lokus_desa(desa: Desa, user, per) -> Panel | None:
    """Every year in which this village was on a list."""
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
        isi={"baris": baris, "kini": per.year in tahun, "tahun_kini": per.year},
        urutan=40,
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
