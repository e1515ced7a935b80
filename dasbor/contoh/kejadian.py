"""Things under way in the sample: corrections, a void, groups not yet checked, proposals."""

import datetime

from dasbor.contoh.kelompok import RencanaKelompok
from dasbor.contoh.latar import ACUAN, Latar
from inti.models import Urutan
from kelompok.jenis import Jenis
from kelompok.models import AlasanSelesai, Kelompok, StatusUsulan, TindakanUsulan, Usulan

DIPERBAIKI = 15  # groups whose telephone or address was corrected later
SEHARI = datetime.timedelta(days=1)
TEWAH = "62.10.03"


def buat_kejadian(latar: Latar, rencana: list[RencanaKelompok]) -> None:
    aktif = [r for r in rencana if r.selesai is None and r.jeda is None]
    _perbaikan(latar, aktif)
    _salah_catat(latar, aktif)
    _belum_diperiksa(latar)
    _usulan(latar, aktif)


def _perbaikan(latar: Latar, aktif: list[RencanaKelompok]) -> None:
    dadu = latar.dadu("perbaikan")
    lama = [r for r in aktif if r.mulai < ACUAN]
    for r in dadu.sample(lama, DIPERBAIKI):
        r.objek.telepon = latar.telepon()
        r.objek.alamat = f"RT {dadu.randint(1, 6):02d}, dekat balai desa"
        saat = latar.saat(latar.batas - dadu.randint(20, 300) * SEHARI, dadu, 0)
        latar.ubah(r.objek, saat, oleh="pkb" if r.tetap else dadu.choice(["operator", "admin"]))


def _salah_catat(latar: Latar, aktif: list[RencanaKelompok]) -> None:
    """A group that was typed twice, and voided."""
    asli = next(r for r in aktif if r.jenis == Jenis.UPPKS and r.mulai < ACUAN and not r.tetap)
    saat = latar.saat(ACUAN, latar.dadu("kembar"), 0)
    kembar = Kelompok(
        kode=_kode(),
        jenis=asli.jenis,
        nama=f"{asli.nama} I",
        desa=asli.desa,
        mulai=asli.objek.mulai,
        diperiksa_pada=saat,
        diperiksa_oleh=latar.akun["operator"],
    )
    latar.simpan([kembar])
    kembar.dibatalkan_pada = saat
    kembar.dibatalkan_oleh = latar.akun["operator"]
    kembar.alasan_batal = f"Tercatat dua kali; yang benar {asli.objek.nama}."
    latar.ubah(kembar, saat, oleh="operator", alasan=kembar.alasan_batal)


def _belum_diperiksa(latar: Latar) -> None:
    """Two groups that the coordinator of Tewah added in the last weeks."""
    mulai = latar.batas - 24 * SEHARI
    if mulai <= ACUAN:
        return
    latar.simpan(
        [
            Kelompok(kode=_kode(), jenis=jenis, nama=nama, desa=latar.desa[desa], mulai=mulai)
            for jenis, nama, desa in [
                (Jenis.BKR, "Sahabat Tewah", f"{TEWAH}.2012"),
                (Jenis.UPPKS, "Madu Lestari", f"{TEWAH}.2014"),
            ]
        ],
        oleh="koordinator",
    )


def _kode() -> str:
    return f"K-{Urutan.ambil('kelompok')[0]:05d}"


def _usulan(latar: Latar, aktif: list[RencanaKelompok]) -> None:
    """Two proposals wait for the operators, one was refused."""
    milik_pkb = [r.objek for r in aktif if r.tetap and r.jenis == Jenis.UPPKS]
    tujuan = latar.desa[f"{TEWAH}.2009"]
    lain = [r for r in aktif if r.desa.kode.startswith(TEWAH) and r.desa != tujuan]
    diputus = latar.saat(latar.batas - 90 * SEHARI, latar.dadu("usulan"), 0)
    akhir = latar.batas - 30 * SEHARI
    tidak_aktif = AlasanSelesai.TIDAK_AKTIF
    usulan = [
        Usulan(
            kelompok=milik_pkb[0],
            tindakan=TindakanUsulan.AKHIRI,
            tanggal=akhir,
            alasan_selesai=tidak_aktif,
            alasan="Sudah tiga bulan tidak ada pertemuan; ketua setuju berhenti.",
            diajukan_oleh=latar.akun["pkb"],
        ),
        Usulan(
            kelompok=lain[0].objek,
            tindakan=TindakanUsulan.PINDAH,
            desa_baru=tujuan,
            alasan=f"Tercatat di desa sebelah; pertemuannya di {tujuan.nama}.",
            diajukan_oleh=latar.akun["koordinator"],
        ),
        Usulan(
            kelompok=milik_pkb[1],
            tindakan=TindakanUsulan.AKHIRI,
            tanggal=akhir - 120 * SEHARI,
            alasan_selesai=tidak_aktif,
            alasan="Anggota banyak yang pindah.",
            diajukan_oleh=latar.akun["pkb"],
            status=StatusUsulan.DITOLAK,
            diputus_oleh=latar.akun["operator"],
            diputus_pada=diputus,
            jawaban="Kelompok masih berproduksi menurut PPKBD; mohon didampingi dulu.",
        ),
    ]
    saat = [
        latar.saat(latar.batas - hari * SEHARI, latar.dadu("usulan", hari), 0)
        for hari in (6, 3, 100)
    ]
    for satu, pada in zip(usulan, saat, strict=True):
        latar.tandai(satu, pada)
    latar.simpan(usulan, oleh="pkb")
    for satu, pada in zip(usulan, saat, strict=True):
        # auto_now_add says today, whatever is given
        Usulan.objects.filter(pk=satu.pk).update(diajukan_pada=pada)
