"""Putting files under a record."""

import hashlib
import uuid
from collections.abc import Sequence
from typing import IO, Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from berkas import gudang
from berkas.models import Berkas, Lampiran
from berkas.periksa import Kiriman
from inti.aksi import simpan_beralasan

POTONG = 1 << 16  # bytes


@transaction.atomic
def lampirkan(
    *,
    objek: models.Model,
    kiriman: Sequence[Kiriman],
    oleh: Any,
    keterangan: str = "",
    kunci: uuid.UUID | None = None,
) -> list[Lampiran]:
    """Put these files under `objek`, in their order; the same form sent twice does it once."""
    hasil = []
    for nomor, satu in enumerate(kiriman):
        kunci_satu = uuid.uuid5(kunci, str(nomor)) if kunci else None
        ada = kunci_satu and Lampiran.semua.filter(kunci=kunci_satu).first()
        hasil.append(ada or _lampirkan(objek, satu, oleh, keterangan, kunci_satu))
    return hasil


def _lampirkan(
    objek: models.Model, satu: Kiriman, oleh: Any, keterangan: str, kunci: uuid.UUID | None
) -> Lampiran:
    lampiran = Lampiran(
        berkas=_simpan(satu),
        jenis_pemilik=ContentType.objects.get_for_model(objek),
        id_pemilik=objek.pk,
        nama=satu.nama,
        keterangan=keterangan,
        kunci=kunci,
    )
    lampiran.clean_fields(exclude=["dibatalkan_oleh"])
    simpan_beralasan(lampiran, oleh=oleh)
    return lampiran


def _simpan(satu: Kiriman) -> Berkas:
    """The stored content; of two people who send the same one, the second waits for the first."""
    berkas, baru = Berkas.objects.get_or_create(
        sha256=_sidik(satu.isi),
        defaults={
            "tipe": satu.tipe,
            "ukuran": satu.ukuran,
            "lebar": satu.lebar,
            "tinggi": satu.tinggi,
        },
    )
    if baru or not gudang.ada(berkas.tempat):  # a store that lost it gets it back
        gudang.simpan(berkas.tempat, satu.isi, satu.kecil)
    return berkas


def _sidik(isi: IO[bytes]) -> str:
    sidik = hashlib.sha256()
    isi.seek(0)
    while potong := isi.read(POTONG):
        sidik.update(potong)
    return sidik.hexdigest()
