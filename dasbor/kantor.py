"""Starting a real office: its identity and its first administrator."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from dasbor.contoh.hapus import ada_contoh
from dinas.models import IdentitasDinas, Pengguna, ProfilDinas
from dinas.peran import Peran
from inti.aksi import simpan_beralasan

ALASAN = "Kantor dimulai"


@dataclass(frozen=True)
class KantorBaru:
    """What has to be said; `nip` may be empty, and so may `kepala` while the post is vacant."""

    nama_dinas: str
    kepala: str
    nip: str
    mulai: datetime.date
    username: str
    nama: str

    def identitas(self) -> IdentitasDinas:
        return IdentitasDinas(
            nama_dinas=self.nama_dinas, kepala=self.kepala, nip=self.nip, mulai=self.mulai
        )

    def administrator(self) -> Pengguna:
        depan, _, belakang = self.nama.partition(" ")
        return Pengguna(
            username=self.username,
            first_name=depan,
            last_name=belakang,
            peran=Peran.ADMINISTRATOR,
        )


def tolak_bila_sudah_dimulai() -> None:
    """Raises ValidationError while sample data is loaded, and when an office is there already."""
    if ada_contoh():
        raise ValidationError(
            "Data contoh masih dimuat. Hapus dulu dengan `manage.py hapus_contoh`, lalu jalankan lagi."
        )
    administrator = Pengguna.objects.filter(peran=Peran.ADMINISTRATOR, is_active=True)
    identitas = IdentitasDinas.objects.order_by("mulai").first()
    if ada := administrator.order_by("pk").first():
        raise ValidationError(
            f"Kantor sudah dimulai: administratornya {ada} ({ada.username}). Nama dinas dan "
            "pengguna diubah di /admin/."
        )
    if identitas:
        raise ValidationError(
            f"Kantor sudah dimulai dengan nama {identitas}, tetapi tidak ada administrator yang "
            "aktif lagi. Buat satu dengan `manage.py createsuperuser` (perannya Administrator)."
        )


def periksa_isian(kantor: KantorBaru) -> None:
    """Raises ValidationError with a dict by field; nothing is written."""
    galat: dict[str, list[str]] = {}
    identitas, administrator = kantor.identitas(), kantor.administrator()
    for objek, kolom in [
        (identitas, {"nama_dinas", "kepala", "nip", "mulai"}),
        (administrator, {"username", "first_name", "last_name"}),
    ]:
        try:
            objek.clean_fields(exclude={f.name for f in objek._meta.fields} - kolom)
        except ValidationError as salah:
            galat |= salah.message_dict
    if Pengguna.objects.filter(username__iexact=kantor.username).exists():
        galat["username"] = ["Nama pengguna ini sudah ada. Pilih yang lain."]
    if galat:
        raise ValidationError(galat)


def periksa_sandi(sandi: str, kantor: KantorBaru) -> None:
    """Raises ValidationError for a weak password and for the published one of the sample."""
    if sandi.casefold() in {settings.SANDI_CONTOH.casefold(), "bangga-kencana"}:
        raise ValidationError("Sandi ini sandi contoh yang diketahui umum. Pilih yang lain.")
    validate_password(sandi, kantor.administrator())


@transaction.atomic
def mulai_kantor(kantor: KantorBaru, *, sandi: str, hari_ini: datetime.date) -> Pengguna:
    """Write identity and administrator, and expect reports from this month on.

    Gives the administrator. Raises ValidationError.
    """
    profil = ProfilDinas.objects.select_for_update().get()  # two at once wait for each other here
    tolak_bila_sudah_dimulai()
    periksa_isian(kantor)
    periksa_sandi(sandi, kantor)
    administrator = kantor.administrator()
    administrator.set_password(sandi)
    simpan_beralasan(administrator, oleh=None, alasan=ALASAN)
    simpan_beralasan(kantor.identitas(), oleh=administrator, alasan=ALASAN)
    profil.laporan_sejak = hari_ini.replace(day=1)
    simpan_beralasan(profil, oleh=administrator, alasan=ALASAN)
    return administrator
