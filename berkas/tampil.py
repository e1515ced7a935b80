"""The files of a record, as its page shows them."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.urls import reverse

from berkas import pemilik
from berkas.models import Lampiran
from inti.panel import Panel
from inti.riwayat import Kejadian, riwayat_bagian

TAMBAH, UBAH = "berkas.add_lampiran", "berkas.change_lampiran"


@dataclass(frozen=True)
class Kumpulan:
    """Attachments of one record, and where to add another ("" = this user may not)."""

    judul: str
    lampiran: list[Lampiran]
    url_tambah: str
    boleh_ubah: bool


def kumpulan(objek: models.Model, user: Any) -> Kumpulan:
    """Two queries; for who may only look, one."""
    jenis = pemilik.menurut_model(type(objek))
    boleh = user.has_perm(UBAH) and jenis.ubah(user).filter(pk=objek.pk).exists()
    return Kumpulan(
        judul=jenis.judul,
        lampiran=list(Lampiran.objects.milik(objek).untuk_daftar()),
        url_tambah=reverse("berkas:tambah", args=[jenis.kode, objek.pk]) if boleh else "",
        boleh_ubah=boleh,
    )


def riwayat_berkas(objek: models.Model) -> list[Kejadian]:
    """What happened to the files of a record, removed ones too; for its history."""
    return riwayat_bagian(Lampiran.semua.milik(objek))


def panel_berkas(objek: models.Model, user: Any, per: datetime.date) -> Panel:
    """The card "files" on the page of a record; register it with `inti.panel.daftarkan`."""
    isi = kumpulan(objek, user)
    n = len(isi.lampiran)
    judul = f"{isi.judul} ({n})" if n else isi.judul
    return Panel(judul, "berkas/_panel.html", {"kumpulan": isi}, urutan=60)
