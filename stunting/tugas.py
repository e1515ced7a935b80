"""What is owed about focus villages: a BKB in each, and a decree under each list."""

from inti.tugas import BarisTugas, Desakan, Tugas, daftarkan
from petugas.akses import melihat_semua
from stunting.models import DaftarLokus, Lokus, StatusDaftar
from stunting.rekap import rekap_lokus

CONTOH = 5


@daftarkan
def lokus_tanpa_bkb(user, hari_ini, rinci: bool = False) -> Tugas | None:
    """Focus villages of this year without an active BKB: 1000 HPK has no home there."""
    if not (melihat_semua(user) and user.has_perm("stunting.change_daftarlokus")):
        return None
    rekap = rekap_lokus(hari_ini.year, hari_ini)
    contoh: tuple[BarisTugas, ...] = ()
    if rinci:
        tanpa = Lokus.objects.tahun(rekap.tahun).ber_bkb(hari_ini, ada=False)
        contoh = tuple(
            BarisTugas(
                judul=x.desa.nama_lengkap,
                keterangan=f"Kecamatan {x.desa.kecamatan}",
                url=x.desa.get_absolute_url(),
                hubungi=x.desa.kepala,
                telepon=x.desa.telepon_kepala,
            )
            for x in tanpa.select_related("desa__kecamatan")[:CONTOH]
        )
    return Tugas(
        kode="lokus-tanpa-bkb",
        judul=f"Lokus {rekap.tahun} tanpa BKB aktif",
        keterangan="Keluarga 1000 HPK di desa ini belum punya kelompok",
        jumlah=rekap.tanpa_bkb,
        url=rekap.url_tanpa_bkb,
        desakan=Desakan.LEWAT,
        contoh=contoh,
        urutan=30,
    )


@daftarkan
def daftar_belum_ditetapkan(user, hari_ini, rinci: bool = False) -> Tugas | None:
    """The list of the running year is still a candidate list."""
    if not user.has_perm("stunting.change_daftarlokus"):
        return None
    calon = DaftarLokus.objects.filter(tahun=hari_ini.year, status=StatusDaftar.CALON).first()
    if calon is None:
        return None
    return Tugas(
        kode="lokus-calon",
        judul=f"Lokus {calon.tahun} belum ditetapkan",
        keterangan="Isi SK atau dasarnya, lalu tetapkan",
        jumlah=1,
        url=calon.get_absolute_url(),
        desakan=Desakan.PERIKSA,
        tombol="Buka daftar calon",
        urutan=35,
    )
