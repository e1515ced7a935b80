"""Events and promises on the pages of villages, kecamatan, officers and groups."""

import datetime
from urllib.parse import urlencode

from django.db.models import F, QuerySet
from django.urls import reverse

from dinas.models import Pengguna
from inti.bulan import bulan_dari
from inti.halaman import jumlah_dan_sebagian
from inti.panel import Panel, daftarkan
from inti.tanggal import akhir_bulan
from kegiatan.models import BELUM_TUNTAS, ForumGenre, Kegiatan, Komitmen
from kegiatan.rekap.kegiatan import LaporanPetugas, url_daftar
from kegiatan.rekap.komitmen import url_komitmen
from kelompok.jenis import Jenis
from kelompok.models import Kelompok
from petugas.akses import melihat_semua
from petugas.models import Petugas
from wilayah.models import Desa, Kecamatan

TAMPIL = 5


@daftarkan(Desa)
def kegiatan_desa(desa: Desa, user: Pengguna, per: datetime.date) -> Panel:
    semua = Kegiatan.objects.terlihat(user).di_desa(desa)
    tambah = _url_tambah(user, desa=desa.kode)
    return _kegiatan(semua, per, url_daftar(desa=desa.kode, sampai=per.isoformat()), tambah)


@daftarkan(Desa)
def komitmen_desa(desa: Desa, user: Pengguna, per: datetime.date) -> Panel | None:
    semua = Komitmen.objects.terlihat(user).filter(desa=desa)
    return _komitmen(semua, per, {"desa": desa.kode})


@daftarkan(Kecamatan)
def kegiatan_kecamatan(kecamatan: Kecamatan, user: Pengguna, per: datetime.date) -> Panel:
    semua = Kegiatan.objects.terlihat(user).di_kecamatan(kecamatan)
    return _kegiatan(semua, per, url_daftar(kecamatan=kecamatan.kode, sampai=per.isoformat()))


@daftarkan(Kecamatan)
def komitmen_kecamatan(kecamatan: Kecamatan, user: Pengguna, per: datetime.date) -> Panel | None:
    semua = Komitmen.objects.terlihat(user).di_kecamatan(kecamatan)
    return _komitmen(semua, per, {"kecamatan": kecamatan.kode})


@daftarkan(Kelompok)
def kegiatan_kelompok(kelompok: Kelompok, user: Pengguna, per: datetime.date) -> Panel | None:
    semua = Kegiatan.objects.terlihat(user).filter(kelompok=kelompok)
    url = url_daftar(kelompok=kelompok.pk, sampai=per.isoformat())
    panel = _kegiatan(semua, per, url, _url_tambah(user, kelompok=str(kelompok.pk)))
    return panel if panel.isi["jumlah"] or panel.isi["tambah"] else None


@daftarkan(Kelompok)
def forum_kelompok(kelompok: Kelompok, user: Pengguna, per: datetime.date) -> Panel | None:
    """The forum of the day that a PIK-R belongs to."""
    if kelompok.jenis != Jenis.PIKR or not user.has_perm("kegiatan.view_forumgenre"):
        return None
    forum = list(ForumGenre.objects.per(per).filter(pikr=kelompok).order_by("-mulai", "pk"))
    if not forum:
        return None
    return Panel(
        judul="Forum GenRe",
        templat="kegiatan/_panel_forum.html",
        isi={"forum": forum},
        urutan=66,
        samping=True,
    )


@daftarkan(Petugas)
def kegiatan_petugas(petugas: Petugas, user: Pengguna, per: datetime.date) -> Panel | None:
    """The month of the officer; a colleague's is not shown."""
    if not melihat_semua(user) and petugas.pengguna_id != user.pk:
        return None
    bulan = bulan_dari(per)
    semua = Kegiatan.objects.terlihat(user).filter(
        petugas=petugas, mulai__gte=bulan, mulai__lte=akhir_bulan(bulan)
    )
    laporan = LaporanPetugas(petugas, bulan, list(semua.untuk_daftar().order_by("mulai", "pk")))
    return Panel(
        judul="Kegiatan bulan ini",
        templat="kegiatan/_panel_petugas.html",
        isi={"laporan": laporan, "terakhir": list(reversed(laporan.baris))[:TAMPIL]},
        urutan=40,
    )


def _url_tambah(user: Pengguna, **awal: str) -> str:
    """The form with this filled in; empty for who only reads."""
    if not user.has_perm("kegiatan.add_kegiatan"):
        return ""
    return f"{reverse('kegiatan:tambah')}?{urlencode(awal)}"


def _kegiatan(
    semua: "QuerySet[Kegiatan]", per: datetime.date, url: str, tambah: str = ""
) -> Panel:
    """The latest ones that had begun on `per`. One query."""
    sampai = semua.filter(mulai__lte=per).untuk_daftar()  # type: ignore[attr-defined]
    jumlah, daftar = jumlah_dan_sebagian(sampai.order_by("-mulai", "-pk"), TAMPIL)
    return Panel(
        judul="Kegiatan",
        templat="kegiatan/_panel_kegiatan.html",
        isi={"daftar": daftar, "jumlah": jumlah, "url": url, "tambah": tambah},
        urutan=40,
    )


def _komitmen(
    semua: "QuerySet[Komitmen]", per: datetime.date, saringan: dict[str, str]
) -> Panel | None:
    """What is promised and not settled on `per`, the earliest due first; none = no card."""
    terbuka = semua.per(per).filter(status_per__in=BELUM_TUNTAS)  # type: ignore[attr-defined]
    urut = terbuka.untuk_daftar().order_by(F("tenggat").asc(nulls_last=True), "pk")
    jumlah, daftar = jumlah_dan_sebagian(urut, TAMPIL)
    if not jumlah:
        return None
    return Panel(
        judul="Komitmen yang belum selesai",
        templat="kegiatan/_panel_komitmen.html",
        isi={
            "daftar": daftar,
            "jumlah": jumlah,
            "url": url_komitmen(status="belum", per=per.isoformat(), **saringan),
            "per": per,
        },
        urutan=42,
    )
