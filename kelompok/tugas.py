"""What is owed about groups: proposals, entries to confirm, decrees and assessments missing."""

import datetime

from django.db.models import QuerySet
from django.urls import reverse

from dinas.models import Pengguna
from inti.nilai import waktu
from inti.tugas import BarisTugas, Desakan, Tugas, daftarkan, jumlah_dan_contoh
from kelompok.models import Kelompok, StatusUsulan, Usulan
from kelompok.rekap import url_daftar
from kelompok.saring import HARI_KABAR, usulan_kabar


@daftarkan
def usulan_menunggu(user: Pengguna, hari_ini: datetime.date, rinci: bool = False) -> Tugas | None:
    """Proposals of officers that wait for an operator."""
    if not user.has_perm("kelompok.change_usulan"):
        return None
    menunggu = (
        Usulan.objects.terlihat(user, hari_ini)
        .menunggu()
        .filter(kelompok__dibatalkan_pada__isnull=True)
    )
    jumlah, usulan = jumlah_dan_contoh(menunggu.untuk_daftar(), rinci)
    contoh = tuple(
        BarisTugas(
            judul=str(u),
            keterangan=f"{u.diajukan_oleh}, {waktu(u.diajukan_pada)}",
            url=u.kelompok.get_absolute_url(),
            tombol="Putuskan",
            url_tombol=reverse("kelompok:usulan_putus", args=[u.pk]),
        )
        for u in usulan
    )
    return Tugas(
        kode="usulan",
        judul="Usulan petugas menunggu keputusan",
        keterangan="Mengakhiri, mengaktifkan, membatalkan, atau membetulkan desa kelompok",
        jumlah=jumlah,
        url=reverse("kelompok:usulan_daftar"),
        desakan=Desakan.LEWAT,
        contoh=contoh,
        urutan=10,
    )


@daftarkan
def belum_diperiksa(user: Pengguna, hari_ini: datetime.date, rinci: bool = False) -> Tugas | None:
    """What officers added counts already, but an operator has not looked at it yet."""
    if not user.has_perm("kelompok.tetapkan_kelompok"):
        return None
    return _tugas(
        Kelompok.objects.terlihat(user, hari_ini).filter(diperiksa_pada__isnull=True),
        rinci,
        kode="belum-diperiksa",
        judul="Kelompok belum diperiksa",
        keterangan="Ditambah petugas; sudah dihitung, perlu dinyatakan benar",
        url=url_daftar(status="semua", periksa="belum"),
        urutan=20,
        rute_tombol="kelompok:detail",
        tombol="Periksa",
    )


@daftarkan
def tanpa_sk(user: Pengguna, hari_ini: datetime.date, rinci: bool = False) -> Tugas | None:
    """Active groups without a decree in force, where the user may add one."""
    if not user.has_perm("kelompok.add_skkelompok"):
        return None
    return _tugas(
        Kelompok.objects.terlihat(user, hari_ini).per(hari_ini).ber_sk(hari_ini, ada=False),
        rinci,
        kode="tanpa-sk",
        judul="Kelompok tanpa SK yang berlaku",
        keterangan="SK belum dicatat, atau masa berlakunya habis",
        url=url_daftar(sk="tanpa"),
        urutan=50,
        rute_tombol="kelompok:sk_tambah",
        tombol="Catat SK",
    )


@daftarkan
def tanpa_penilaian(user: Pengguna, hari_ini: datetime.date, rinci: bool = False) -> Tugas | None:
    """Active groups that were never assessed."""
    if not user.has_perm("kelompok.add_penilaian"):
        return None
    return _tugas(
        Kelompok.objects.terlihat(user, hari_ini).per(hari_ini).berklasifikasi("", hari_ini),
        rinci,
        kode="tanpa-penilaian",
        judul="Kelompok belum dinilai",
        keterangan="Klasifikasinya belum pernah dicatat",
        url=url_daftar(klasifikasi="tanpa"),
        urutan=60,
        rute_tombol="kelompok:penilaian_tambah",
        tombol="Nilai",
    )


@daftarkan
def usulan_diajukan(user: Pengguna, hari_ini: datetime.date, rinci: bool = False) -> Tugas | None:
    """An officer's news: groups of the own area whose proposal still waits."""
    return _kabar(
        user,
        hari_ini,
        rinci,
        StatusUsulan.MENUNGGU,
        kode="usulan-diajukan",
        judul="Kelompok dengan usulan yang menunggu",
        keterangan="Operator kabupaten yang memutuskan",
        urutan=80,
    )


@daftarkan
def usulan_ditolak(user: Pengguna, hari_ini: datetime.date, rinci: bool = False) -> Tugas | None:
    """An officer's news: groups of the own area whose proposal was refused lately."""
    return _kabar(
        user,
        hari_ini,
        rinci,
        StatusUsulan.DITOLAK,
        kode="usulan-ditolak",
        judul="Kelompok dengan usulan yang ditolak",
        keterangan=f"Dalam {HARI_KABAR} hari terakhir; alasannya di halaman kelompok",
        urutan=70,
    )


def _kabar(user, hari_ini, rinci: bool, status: StatusUsulan, **isi) -> Tugas | None:
    if not user.has_perm("kelompok.add_usulan"):
        return None
    usulan = usulan_kabar(status, hari_ini).values("kelompok")
    return _tugas(
        Kelompok.objects.terlihat(user, hari_ini).filter(pk__in=usulan),
        rinci,
        url=url_daftar(status="semua", usulan=status.value),
        desakan=Desakan.KABAR,
        **isi,
    )


def _tugas(
    kelompok: QuerySet[Kelompok],
    rinci: bool,
    *,
    rute_tombol: str = "",
    tombol: str = "",
    desakan: Desakan = Desakan.PERIKSA,
    **isi,
) -> Tugas:
    """A task whose rows are groups; `url` must open exactly these."""
    jumlah, baris = jumlah_dan_contoh(kelompok.select_related("desa__kecamatan"), rinci)
    contoh = tuple(
        BarisTugas(
            judul=str(k),
            keterangan=f"{k.desa}, Kecamatan {k.desa.kecamatan}",
            url=k.get_absolute_url(),
            tombol=tombol,
            url_tombol=reverse(rute_tombol, args=[k.pk]) if rute_tombol else "",
        )
        for k in baris
    )
    return Tugas(jumlah=jumlah, desakan=desakan, contoh=contoh, **isi)
