"""Groups on the pages of a village, a kecamatan and an officer."""

import datetime

from dinas.models import Pengguna
from inti.halaman import jumlah_dan_sebagian
from inti.panel import Panel, daftarkan
from kelompok.jenis import SIFAT
from kelompok.models import Kelompok
from kelompok.models.kueri import KelompokQuerySet
from kelompok.rekap import hitung_jenis, kekurangan, rekap_jenis, url_daftar
from petugas.akses import melihat_semua
from petugas.models import Penugasan, Petugas
from wilayah.models import Desa, Kecamatan

TAMPIL = 10


def aktif_di(desa: Desa, user: Pengguna, per: datetime.date) -> "KelompokQuerySet[Kelompok]":
    """Groups active in the village on `per`, for the card and for the printed profile."""
    aktif = Kelompok.objects.terlihat(user).per(per).filter(desa=desa).untuk_daftar(per)
    return aktif.order_by("jenis", "nama", "pk")


@daftarkan(Desa)
def kelompok_desa(desa: Desa, user: Pengguna, per: datetime.date) -> Panel:
    """Groups active in the village on `per`, the first few by name."""
    jumlah, daftar = jumlah_dan_sebagian(aktif_di(desa, user, per), TAMPIL)
    return Panel(
        judul="Kelompok",
        templat="kelompok/_panel_desa.html",
        isi={
            "daftar": daftar,
            "jumlah": jumlah,
            "url": url_daftar(desa=desa.kode, per=per.isoformat()),
            "per": per,
            "desa": desa,
        },
        urutan=10,
    )


@daftarkan(Kecamatan)
def kelompok_kecamatan(kecamatan: Kecamatan, user: Pengguna, per: datetime.date) -> Panel:
    """What the kinds gained and lost within a year, and what is missing."""
    kode, tanggal = kecamatan.kode, per.isoformat()
    kurang = kekurangan(user, per, kode)
    return Panel(
        judul="Kelompok per jenis",
        templat="kelompok/_panel_kecamatan.html",
        isi={
            "rekap": rekap_jenis(user, per, kode),
            "per": per,
            "tanpa_sk": sum(kurang.tanpa_sk.values()),
            "url_tanpa_sk": url_daftar(kecamatan=kode, per=tanggal, sk="tanpa"),
            "tanpa_klasifikasi": sum(kurang.tanpa_klasifikasi.values()),
            "url_tanpa_klasifikasi": url_daftar(kecamatan=kode, per=tanggal, klasifikasi="tanpa"),
        },
        urutan=10,
    )


@daftarkan(Petugas)
def kelompok_binaan(petugas: Petugas, user: Pengguna, per: datetime.date) -> Panel | None:
    """Groups of the villages assigned to the officer on `per`; a colleague's are not shown."""
    if not melihat_semua(user) and petugas.pengguna_id != user.pk:
        return None
    desa = Penugasan.objects.per(per).filter(petugas=petugas).values("desa")
    aktif = Kelompok.objects.terlihat(user).per(per).filter(desa__in=desa)
    jumlah = hitung_jenis(aktif)
    saringan = {"petugas": str(petugas.pk), "per": per.isoformat()}
    return Panel(
        judul="Kelompok binaan",
        templat="kelompok/_panel_petugas.html",
        isi={
            "per_jenis": [
                (sifat, jumlah.get(jenis, 0), url_daftar(jenis=jenis, **saringan))
                for jenis, sifat in SIFAT.items()
            ],
            "jumlah": sum(jumlah.values()),
            "url": url_daftar(**saringan),
            "per": per,
        },
        urutan=20,
        samping=True,
    )
