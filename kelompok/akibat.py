"""What an act on a group brings with it, in words; shown before it is done or proposed."""

from collections.abc import Callable

from django.utils.html import format_html

from inti.aksi import yang_berdiri
from inti.nilai import bulan_panjang, tanggal_panjang
from kelompok.models import Kelompok, TindakanUsulan

DISEBUT = 5


def akibat(kelompok: Kelompok, tindakan: str) -> list[str]:
    """Sentences about this act on this group."""
    return _AKIBAT[tindakan](kelompok)


def _akhiri(kelompok: Kelompok) -> list[str]:
    anggota = kelompok.anggota.filter(selesai__isnull=True).count()
    kalimat = [
        "Sesudah hari aktif terakhir tidak dihitung lagi; untuk tanggal sebelumnya tetap.",
        f"{anggota} anggota, SK, dan penilaiannya tetap tercatat. Petugas desanya tidak berubah.",
        "Dapat diaktifkan kembali; masa di antaranya dicatat sebagai jeda.",
    ]
    return kalimat + _laporan(kelompok, "yang bulannya sesudah hari itu dibatalkan dulu")


def _aktifkan(kelompok: Kelompok) -> list[str]:
    return [
        f"Masa sesudah {tanggal_panjang(kelompok.selesai)} sampai aktif kembali menjadi jeda.",
        "Kelompok ini dihitung lagi sejak tanggal itu, dengan anggota dan SK yang sama.",
        "Bulan yang seluruhnya jeda tidak wajib lapor dan tidak dapat diisi.",
    ]


def _laporan(kelompok: Kelompok, syarat: str) -> list[str]:
    """What becomes of its reports, with the latest month and a link to all of them."""
    terakhir = kelompok.laporan.order_by("bulan").last()
    if terakhir is None:
        return []
    return [
        format_html(
            'Laporannya tetap tersimpan; {}. Yang terakhir <a href="{}">{}</a>.',
            syarat,
            terakhir.get_absolute_url(),
            bulan_panjang(terakhir.bulan),
        )
    ]


def _batalkan(kelompok: Kelompok) -> list[str]:
    kalimat = [
        "Hilang dari semua daftar, angka, dan unduhan, juga untuk tanggal yang lalu.",
        "Tetap ada dalam riwayat, dan dapat dipulihkan operator dari sana.",
        "Kelompok yang bubar jangan dibatalkan, tetapi diakhiri.",
    ]
    if berdiri := yang_berdiri(kelompok):
        lagi = " …" if len(berdiri) > DISEBUT else ""
        kalimat.append(
            f"Belum bisa: masih dipakai {len(berdiri)} catatan "
            f"({'; '.join(berdiri[:DISEBUT])}{lagi})."
        )
    return kalimat


def _pindah(kelompok: Kelompok) -> list[str]:
    laporan = kelompok.laporan.count()
    return [
        "Kelompok ini dihitung di desa yang benar, juga untuk tanggal yang lalu; kodenya tetap.",
        *([f"{laporan} laporan bulanannya ikut ke desa yang benar."] if laporan else []),
        f"Petugas {kelompok.desa.nama_lengkap} tidak melihatnya lagi.",
        "Bila kelompoknya sungguh pindah, akhiri di sini dan tambah yang baru di sana.",
    ]


_AKIBAT: dict[str, Callable[[Kelompok], list[str]]] = {
    TindakanUsulan.AKHIRI: _akhiri,
    TindakanUsulan.AKTIFKAN: _aktifkan,
    TindakanUsulan.BATALKAN: _batalkan,
    TindakanUsulan.PINDAH: _pindah,
}
