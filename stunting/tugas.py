"""What is owed about focus villages: a BKB in each, and a decree under each list."""

import datetime

from django.urls import reverse

from inti.tugas import BarisTugas, Desakan, Tugas, daftarkan
from kelompok.jenis import Jenis
from petugas.akses import melihat_semua
from petugas.models import Penugasan
from stunting.models import DaftarLokus, Lokus, StatusDaftar
from stunting.rekap import rekap_lokus
from wilayah.models import Desa

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
        contoh = _contoh(
            [x.desa for x in tanpa.select_related("desa__kecamatan")[:CONTOH]], hari_ini
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


def _contoh(desa: list[Desa], hari_ini: datetime.date) -> tuple[BarisTugas, ...]:
    """Villages with whom to call, the officer or else the village head, and the way to a BKB."""
    penugasan = Penugasan.objects.per(hari_ini).filter(
        desa__in=desa, petugas__dibatalkan_pada__isnull=True
    )
    pembina = {p.desa_id: p.petugas for p in penugasan.select_related("petugas")}
    baris = []
    for d in desa:
        petugas = pembina.get(d.pk)
        baris.append(
            BarisTugas(
                judul=d.nama_lengkap,
                keterangan=f"Kecamatan {d.kecamatan}",
                url=d.get_absolute_url(),
                hubungi=petugas.nama if petugas else d.kepala,
                telepon=petugas.telepon if petugas else d.telepon_kepala,
                tombol="Tambah BKB",
                url_tombol=f"{reverse('kelompok:tambah')}?desa={d.kode}&jenis={Jenis.BKB}",
            )
        )
    return tuple(baris)


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
