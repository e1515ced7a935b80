"""Groups on the pages of a village, a kecamatan and an officer."""

from django.db.models import QuerySet

from inti.panel import Panel, daftarkan
from kelompok.jenis import SIFAT
from kelompok.models import Kelompok
from kelompok.rekap import hitung_jenis, url_daftar
from petugas.models import Penugasan, Petugas
from wilayah.models import Desa, Kecamatan

TAMPIL = 10


@daftarkan(Desa)
def kelompok_desa(desa: Desa, user, per) -> Panel | None:
    kelompok = Kelompok.objects.terlihat(user).per(per).filter(desa=desa)
    return _panel(kelompok, user, per, desa=desa.kode)


@daftarkan(Kecamatan)
def kelompok_kecamatan(kecamatan: Kecamatan, user, per) -> Panel | None:
    kelompok = Kelompok.objects.terlihat(user).per(per).filter(desa__kecamatan=kecamatan)
    return _panel(kelompok, user, per, kecamatan=kecamatan.kode)


@daftarkan(Petugas)
def kelompok_binaan(petugas: Petugas, user, per) -> Panel | None:
    """Groups of the villages assigned to the officer on `per`."""
    desa = Penugasan.objects.per(per).filter(petugas=petugas).values("desa")
    kelompok = Kelompok.objects.terlihat(user).per(per).filter(desa__in=desa)
    return _panel(kelompok, user, per, petugas=str(petugas.pk))


def _panel(kelompok: QuerySet[Kelompok], user, per, **saringan: str) -> Panel:
    """Counts per kind, and the first few; every count opens exactly these groups."""
    jumlah = hitung_jenis(kelompok)
    saringan["per"] = per.isoformat()
    per_jenis = [
        (sifat, jumlah.get(jenis, 0), url_daftar(jenis=jenis, **saringan))
        for jenis, sifat in SIFAT.items()
    ]
    return Panel(
        judul="Kelompok",
        templat="kelompok/_panel.html",
        isi={
            "per_jenis": per_jenis,
            "jumlah": sum(jumlah.values()),
            "url": url_daftar(**saringan),
            "daftar": kelompok.select_related("desa").order_by("jenis", "nama", "pk")[:TAMPIL],
            "per": per,
            "boleh_tambah": user.has_perm("kelompok.add_kelompok"),
            "desa": saringan.get("desa", ""),
        },
        urutan=20,
    )
