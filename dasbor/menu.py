"""The menu: one table, read through the role and the permissions of the user."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from dinas.models import Pengguna
from dinas.peran import Peran


@dataclass(frozen=True)
class Butir:
    """A link of the menu; `jumlah` is the number beside it (0 = none is shown)."""

    judul: str
    url: str
    ikon: str
    aktif: bool = False
    jumlah: int = 0


@dataclass(frozen=True)
class Bagian:
    """A group of links under a heading; the first one has none."""

    judul: str
    butir: tuple[Butir, ...]


@dataclass(frozen=True)
class Calon:
    """A line of the table: shown to who has `izin` ("" = everybody) and is not in `kecuali`."""

    judul: str
    nama_url: str
    ikon: str
    izin: str = ""
    kecuali: tuple[str, ...] = ()


TUGAS = "dasbor:tugas"
LAPORAN = "kelompok.view_laporanbulanan"
MENU: tuple[tuple[str, tuple[Calon, ...]], ...] = (
    (
        "",
        (
            # For managers "/" is the dashboard itself.
            Calon("Beranda", "dasbor:beranda", "home", kecuali=(Peran.PIMPINAN,)),
            Calon("Dasbor", "dasbor:dasbor", "layout-dashboard"),
            Calon("Tugas saya", TUGAS, "list-check"),
        ),
    ),
    (
        "Data",
        (
            Calon("Kelompok", "kelompok:daftar", "users-group", "kelompok.view_kelompok"),
            Calon("Papan laporan", "laporan:papan", "table", LAPORAN),
            Calon(
                "Isi laporan bulanan",
                "laporan:lembar_buka",
                "clipboard-data",
                "kelompok.add_laporanbulanan",
            ),
            Calon(
                "Verifikasi laporan",
                "laporan:verifikasi",
                "clipboard-check",
                "kelompok.verifikasi_laporanbulanan",
            ),
            Calon("Desa dan kelurahan", "wilayah:daftar", "map-pin", "wilayah.view_desa"),
            Calon("Petugas", "petugas:daftar", "id-badge-2", "petugas.view_petugas"),
            Calon("Dokumen SK", "sk:daftar", "file-certificate", "dinas.view_suratkeputusan"),
        ),
    ),
    (
        "Program",
        (
            Calon(
                "Lokus stunting",
                "stunting:lokus_daftar",
                "target-arrow",
                "stunting.view_daftarlokus",
            ),
            Calon("Data stunting", "stunting:data", "mood-kid", "stunting.view_pengukuran"),
            Calon(
                "Kertas kerja",
                "stunting:kertas_daftar",
                "clipboard-data",
                "stunting.view_kertaskerja",
            ),
            Calon("Dana", "dana:daftar", "coin", "kegiatan.view_dukungandana"),
            Calon("Kegiatan", "kegiatan:daftar", "calendar", "kegiatan.view_kegiatan"),
            Calon("Komitmen", "kegiatan:komitmen_daftar", "flag", "kegiatan.view_komitmen"),
            Calon(
                "Mitra dan forum",
                "kegiatan:mitra_daftar",
                "building-community",
                "kegiatan.view_mitra",
            ),
            Calon("Penghargaan", "penghargaan:daftar", "award", "penghargaan.view_penghargaan"),
        ),
    ),
    (
        "Pengelolaan",
        (
            Calon("Usulan", "kelompok:usulan_daftar", "messages", "kelompok.view_usulan"),
            Calon("Impor", "impor:mulai", "file-upload", "impor.add_batch"),
            Calon("Riwayat", "dasbor:riwayat", "history"),
            Calon("Batas wilayah", "wilayah:batas", "map-pin", "wilayah.view_petabatas"),
            Calon("Pengaturan", "admin:index", "settings", "dinas.view_profildinas"),
            Calon("Bantuan", "dasbor:bantuan", "help"),
        ),
    ),
)
NAV_BAWAH = (
    Calon("Beranda", "dasbor:beranda", "home"),
    Calon("Kelompok", "kelompok:daftar", "users-group"),
    Calon("Isi laporan", "laporan:lembar_buka", "clipboard-data"),
    Calon("Desa", "wilayah:daftar", "map-pin"),
    Calon("Bantuan", "dasbor:bantuan", "help"),
)


def susun_menu(user: Pengguna, alamat: str, jumlah_tugas: int) -> tuple[Bagian, ...]:
    """The menu of `user` while the page at `alamat` is open."""
    bagian = [(judul, _alamat([c for c in calon if _boleh(c, user)])) for judul, calon in MENU]
    if user.peran == Peran.PIMPINAN and alamat == reverse("dasbor:beranda"):
        alamat = reverse("dasbor:dasbor")  # the dashboard is the home of a manager
    aktif = _terpanjang([url for _, isi in bagian for url in isi], alamat)
    return tuple(
        Bagian(judul, tuple(_butir(c, url, aktif, jumlah_tugas) for url, c in isi.items()))
        for judul, isi in bagian
        if isi
    )


def susun_nav_bawah(user: Pengguna, alamat: str) -> tuple[Butir, ...]:
    """The five thumbs' buttons of a field officer; nobody else has them."""
    if user.peran != Peran.PETUGAS:
        return ()
    isi = _alamat(NAV_BAWAH)
    aktif = _terpanjang(list(isi), alamat)
    return tuple(_butir(c, url, aktif, 0) for url, c in isi.items())


def _boleh(calon: Calon, user: Pengguna) -> bool:
    return user.peran not in calon.kecuali and (not calon.izin or user.has_perm(calon.izin))


def _alamat(calon: Iterable[Calon]) -> dict[str, Calon]:
    """The lines by their address."""
    return {reverse(c.nama_url): c for c in calon}


def _butir(calon: Calon, url: str, aktif: str, jumlah_tugas: int) -> Butir:
    jumlah = jumlah_tugas if calon.nama_url == TUGAS else 0
    return Butir(calon.judul, url, calon.ikon, url == aktif, jumlah)


def _terpanjang(url: list[str], alamat: str) -> str:
    """The address under which `alamat` lies; "/" only for itself."""
    cocok = [u for u in url if alamat == u or (u != "/" and alamat.startswith(u))]
    return max(cocok, key=len, default="")
