"""What is owed about groups: proposals, entries to confirm, decrees and assessments missing."""

from django.urls import reverse

from inti.nilai import waktu
from inti.tugas import BarisTugas, Desakan, Tugas, daftarkan
from kelompok.models import Kelompok, Usulan
from kelompok.rekap import url_daftar

CONTOH = 5


@daftarkan
def usulan_menunggu(user, hari_ini, rinci: bool = False) -> Tugas | None:
    """Proposals of officers that wait for an operator."""
    if not user.has_perm("kelompok.change_usulan"):
        return None
    menunggu = (
        Usulan.objects.terlihat(user).menunggu().filter(kelompok__dibatalkan_pada__isnull=True)
    )
    contoh = tuple(
        BarisTugas(
            judul=str(u),
            keterangan=f"{u.diajukan_oleh}, {waktu(u.diajukan_pada)}",
            url=u.kelompok.get_absolute_url(),
            tombol="Putuskan",
            url_tombol=reverse("kelompok:usulan_putus", args=[u.pk]),
        )
        for u in (menunggu.untuk_daftar()[:CONTOH] if rinci else ())
    )
    return Tugas(
        kode="usulan",
        judul="Usulan petugas menunggu keputusan",
        keterangan="Mengakhiri, mengaktifkan, membatalkan, atau membetulkan desa kelompok",
        jumlah=menunggu.count(),
        url=reverse("kelompok:usulan_daftar"),
        desakan=Desakan.LEWAT,
        contoh=contoh,
        urutan=10,
    )


@daftarkan
def belum_diperiksa(user, hari_ini, rinci: bool = False) -> Tugas | None:
    """What officers added counts already, but an operator has not looked at it yet."""
    if not user.has_perm("kelompok.tetapkan_kelompok"):
        return None
    belum = Kelompok.objects.terlihat(user).filter(
        diperiksa_pada__isnull=True, mulai__lte=hari_ini
    )
    return _tugas(
        belum,
        rinci,
        kode="belum-diperiksa",
        judul="Kelompok belum diperiksa",
        keterangan="Ditambah petugas; sudah dihitung, perlu dinyatakan benar",
        url=url_daftar(status="semua", periksa="belum"),
        urutan=20,
    )


@daftarkan
def tanpa_sk(user, hari_ini, rinci: bool = False) -> Tugas | None:
    """Active groups without a decree in force, where the user may add one."""
    if not user.has_perm("kelompok.add_skkelompok"):
        return None
    return _tugas(
        Kelompok.objects.terlihat(user).per(hari_ini).ber_sk(hari_ini, ada=False),
        rinci,
        kode="tanpa-sk",
        judul="Kelompok tanpa SK yang berlaku",
        keterangan="SK belum dicatat, atau masa berlakunya habis",
        url=url_daftar(sk="tanpa"),
        urutan=50,
        rute_tombol="kelompok:sk_tambah",
        tombol="Tambah SK",
    )


@daftarkan
def tanpa_penilaian(user, hari_ini, rinci: bool = False) -> Tugas | None:
    """Active groups that were never assessed."""
    if not user.has_perm("kelompok.add_penilaian"):
        return None
    return _tugas(
        Kelompok.objects.terlihat(user).per(hari_ini).berklasifikasi("", hari_ini),
        rinci,
        kode="tanpa-penilaian",
        judul="Kelompok belum dinilai",
        keterangan="Klasifikasinya belum pernah dicatat",
        url=url_daftar(klasifikasi="tanpa"),
        urutan=60,
        rute_tombol="kelompok:penilaian_tambah",
        tombol="Nilai",
    )


def _tugas(kelompok, rinci: bool, *, rute_tombol: str = "", tombol: str = "", **isi) -> Tugas:
    contoh = tuple(
        BarisTugas(
            judul=str(k),
            keterangan=f"{k.desa}, {k.desa.kecamatan}",
            url=k.get_absolute_url(),
            tombol=tombol,
            url_tombol=reverse(rute_tombol, args=[k.pk]) if rute_tombol else "",
        )
        for k in (kelompok.select_related("desa__kecamatan")[:CONTOH] if rinci else ())
    )
    return Tugas(jumlah=kelompok.count(), desakan=Desakan.PERIKSA, contoh=contoh, **isi)
