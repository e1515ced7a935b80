"""The accounts of the sample, five of them to log in with, and the name of the sample office."""

import datetime

from django.conf import settings
from django.contrib.auth.hashers import make_password

from dasbor.contoh.latar import CONTOH, Latar
from dasbor.contoh.susunan import PETUGAS
from dinas.models import IdentitasDinas, Pengguna
from dinas.peran import Peran

AKUN = [
    ("admin", "Teguh Silam", Peran.ADMINISTRATOR),
    ("operator", "Rina Marlina", Peran.OPERATOR),
    ("pimpinan", "Elia Tundan", Peran.PIMPINAN),
    ("pkb", "Yuliana", Peran.PETUGAS),
    ("koordinator", "Silvanus Ngantung", Peran.PETUGAS),
]
NAMA_DINAS = "Dinas Pengendalian Penduduk dan KB Kabupaten Gunung Mas"


def buat_akun(latar: Latar) -> None:
    """All with the published sample password, which `check --deploy` refuses."""
    for username, nama, peran in AKUN:
        _akun(latar, username, nama, peran, sandi=settings.SANDI_CONTOH)


def buat_akun_petugas(latar: Latar) -> None:
    """Accounts of the other officers, who send their reports: nobody can log in with them."""
    for kunci, rencana in PETUGAS.items():
        if not rencana.akun and rencana.jabatan[0].mulai <= latar.batas:
            nama = rencana.nama.partition(",")[0]
            akhir = latar.sudah(rencana.jabatan[-1].selesai)
            _akun(latar, kunci, nama, Peran.PETUGAS, sandi=None, aktif=akhir is None)


def _akun(
    latar: Latar, username: str, nama: str, peran: str, *, sandi: str | None, aktif: bool = True
) -> None:
    depan, _, belakang = nama.partition(" ")
    pengguna = Pengguna(
        username=username,
        first_name=depan,
        last_name=belakang,
        peran=peran,
        is_active=aktif,
        password=make_password(sandi),  # without one: a mark that no password matches
        asal=CONTOH,
    )
    saat = latar.saat(datetime.date(2020, 1, 2), latar.dadu("akun"), 0)
    latar.ubah(pengguna, saat, oleh="")
    latar.akun[username] = pengguna


def buat_identitas(latar: Latar) -> None:
    """The name that the press report gives; no head, since officials are facts of that day only."""
    latar.simpan(
        [IdentitasDinas(nama_dinas=NAMA_DINAS, mulai=datetime.date(2017, 1, 2))], oleh="admin"
    )
