"""Starts a real office in an empty database."""

import datetime
import os
from getpass import getpass

from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from dasbor.kantor import (
    KantorBaru,
    mulai_kantor,
    periksa_isian,
    periksa_sandi,
    tolak_bila_sudah_dimulai,
)
from dasbor.rujukan import RujukanRusak
from dasbor.rujukan_isi import muat_semua

# Flag, option name, question; an empty answer is refused unless the last one is True.
ISIAN = [
    ("--nama-dinas", "nama_dinas", "Nama dinas, seperti di kop surat", False),
    ("--kepala", "kepala", "Kepala dinas, dengan gelar (boleh kosong)", True),
    ("--nip", "nip", "NIP kepala dinas, 18 angka (boleh kosong)", True),
    ("--mulai", "mulai", "Nama dinas itu berlaku sejak, YYYY-MM-DD (kosong: hari ini)", True),
    ("--admin", "admin", "Nama pengguna administrator pertama", False),
    ("--nama-admin", "nama_admin", "Nama lengkap administrator (boleh kosong)", True),
]
WAJIB = [opsi for opsi, _, _, boleh_kosong in ISIAN if not boleh_kosong]
KOLOM = {"username": "--admin", "first_name": "--nama-admin", "last_name": "--nama-admin"}


class Command(BaseCommand):
    help = (
        "Memulai kantor yang sebenarnya: data rujukan, nama dinas, dan administrator pertama. "
        "Yang tidak diberikan sebagai opsi ditanyakan. Dengan --sandi-dari-lingkungan tidak ada "
        "yang ditanyakan. Ditolak selama data contoh dimuat, dan kedua kalinya."
    )

    def add_arguments(self, parser):
        for opsi, _, tanya, _ in ISIAN:
            parser.add_argument(opsi, help=tanya)
        parser.add_argument(
            "--sandi-dari-lingkungan",
            action="store_true",
            help="tanpa tanya jawab; sandi dari variabel SANDI_ADMIN",
        )

    def handle(self, *args, sandi_dari_lingkungan: bool, **opsi):
        try:
            self._mulai(opsi, bertanya=not sandi_dari_lingkungan)
        except ValidationError as galat:
            raise CommandError(" ".join(sebut(galat))) from galat
        except RujukanRusak as galat:
            raise CommandError(str(galat)) from galat
        except (KeyboardInterrupt, EOFError):
            raise CommandError("Dihentikan; tidak ada kantor yang disimpan.") from None

    def _mulai(self, opsi: dict, *, bertanya: bool) -> None:
        tolak_bila_sudah_dimulai()
        muat_semua()
        kantor = self._isian(opsi, bertanya=bertanya)
        periksa_isian(kantor)
        sandi = self._tanya_sandi(kantor) if bertanya else sandi_lingkungan()
        administrator = mulai_kantor(kantor, sandi=sandi, hari_ini=timezone.localdate())
        self.stdout.write(
            f"{kantor.nama_dinas} dimulai. Masuk sebagai {administrator.username} di /masuk/, "
            "lalu tambahkan pengguna lain di /admin/."
        )

    def _isian(self, opsi: dict, *, bertanya: bool) -> KantorBaru:
        isi = {}
        for nama_opsi, nama, tanya, boleh_kosong in ISIAN:
            nilai = (opsi[nama] or "").strip()
            while bertanya and opsi[nama] is None:
                nilai = input(f"{tanya}: ").strip()
                if nilai or boleh_kosong:
                    break
            if not nilai and not boleh_kosong:
                raise CommandError(f"Isi {nama_opsi}: {tanya.lower()}. Wajib: {', '.join(WAJIB)}.")
            isi[nama] = nilai
        return KantorBaru(
            nama_dinas=isi["nama_dinas"],
            kepala=isi["kepala"],
            nip=isi["nip"],
            mulai=baca_tanggal(isi["mulai"]),
            username=isi["admin"],
            nama=isi["nama_admin"],
        )

    def _tanya_sandi(self, kantor: KantorBaru) -> str:
        while True:
            sandi = getpass("Sandi administrator: ")
            try:
                periksa_sandi(sandi, kantor)
            except ValidationError as galat:
                self.stderr.write(" ".join(galat.messages))
                continue
            if getpass("Ulangi sandi: ") == sandi:
                return sandi
            self.stderr.write("Kedua sandi tidak sama.")


def sandi_lingkungan() -> str:
    if sandi := os.environ.get("SANDI_ADMIN"):
        return sandi
    raise CommandError("Isi variabel SANDI_ADMIN dengan sandi administrator pertama.")


def baca_tanggal(teks: str) -> datetime.date:
    if not teks:
        return timezone.localdate()
    try:
        return datetime.date.fromisoformat(teks)
    except ValueError:
        raise CommandError(f"--mulai {teks}: tulis tanggal seperti 2026-01-31.") from None


def sebut(galat: ValidationError) -> list[str]:
    """Each fault with the option it belongs to."""
    if not hasattr(galat, "error_dict"):
        return galat.messages
    return [
        f"{KOLOM.get(kolom, '--' + kolom.replace('_', '-'))}: {pesan}"
        for kolom, daftar in galat.message_dict.items()
        for pesan in daftar
    ]
