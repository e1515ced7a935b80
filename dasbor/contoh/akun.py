"""The five sample accounts, and the name under which the sample office works."""

import datetime

from django.conf import settings
from django.contrib.auth.hashers import make_password

from dasbor.contoh.latar import CONTOH, Latar
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
        depan, _, belakang = nama.partition(" ")
        pengguna = Pengguna(
            username=username,
            first_name=depan,
            last_name=belakang,
            peran=peran,
            password=make_password(settings.SANDI_CONTOH),
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
