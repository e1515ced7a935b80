"""Boundaries: a file is loaded whole or not at all, one map is in use at a time."""

import datetime
import hashlib
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from inti.aksi import simpan_beralasan
from wilayah.batas import BatasDitolak, Susunan, susun
from wilayah.models import PetaBatas, StatusPeta

TANPA_ATRIBUSI = "tidak disebut saat dimuat"
PANJANG_SANDI = 16


def periksa_batas(
    isi: bytes, *, berkas: str, atribusi: str, oleh: Any, hari_ini: datetime.date
) -> PetaBatas:
    """Check a file and keep its map for a look; the map in use stays.

    Raises BatasDitolak with all reasons; nothing is stored then. A large file takes seconds to
    check: not within a transaction, which would hold the one writer of SQLite for so long.
    """
    peta = _baris(susun(isi, hari_ini=hari_ini), berkas=berkas, atribusi=atribusi)
    with transaction.atomic():
        simpan_beralasan(peta, oleh=oleh, alasan="Berkas batas diperiksa")
    return peta


@transaction.atomic
def pakai_batas(peta: PetaBatas, *, oleh: Any) -> PetaBatas:
    """Draw these boundaries from now on; those in use until now are put away."""
    terkunci = _kunci_semua()[peta.pk]
    if terkunci.status == StatusPeta.DIPAKAI:
        return terkunci
    _lepas(oleh=oleh, alasan="Diganti batas lain")
    terkunci.status = StatusPeta.DIPAKAI
    simpan_beralasan(terkunci, oleh=oleh, alasan="Dipakai sebagai peta")
    return terkunci


def muat_batas(
    isi: bytes, *, berkas: str, atribusi: str, oleh: Any, hari_ini: datetime.date
) -> PetaBatas:
    """Check a file and use it at once."""
    peta = periksa_batas(isi, berkas=berkas, atribusi=atribusi, oleh=oleh, hari_ini=hari_ini)
    return pakai_batas(peta, oleh=oleh)


def sebut_cara(susunan: Susunan) -> str:
    """How the villages were found: "127 menurut kode Kemendagri (kode)"."""
    return "; ".join(f"{n} menurut {nama}" for nama, n in susunan.cara.items())


@transaction.atomic
def pakai_skematis(*, oleh: Any) -> bool:
    """Bring the schematic map back; False when it is drawn already."""
    _kunci_semua()
    return _lepas(oleh=oleh, alasan="Peta skematis dipakai kembali")


def _kunci_semua() -> dict[int, PetaBatas]:
    """All rows, locked: who changes the map waits for the other who does."""
    semua = PetaBatas.objects.select_for_update().order_by("pk")
    return {p.pk: p for p in semua.defer("desa_geojson", "kecamatan_geojson")}


def _lepas(*, oleh: Any, alasan: str) -> bool:
    dipakai = PetaBatas.objects.filter(status=StatusPeta.DIPAKAI).first()
    if dipakai is None:
        return False
    dipakai.status = StatusPeta.DIGANTI
    simpan_beralasan(dipakai, oleh=oleh, alasan=alasan)
    return True


def _baris(susunan: Susunan, *, berkas: str, atribusi: str) -> PetaBatas:
    sidik = hashlib.sha256(f"{susunan.desa}{susunan.kecamatan}".encode()).hexdigest()
    peta = PetaBatas(
        berkas=berkas,
        atribusi=atribusi.strip() or TANPA_ATRIBUSI,
        sandi=sidik[:PANJANG_SANDI],
        jumlah=susunan.jumlah,
        berat=susunan.berat,
        cara=sebut_cara(susunan)[:300],
        desa_geojson=susunan.desa,
        kecamatan_geojson=susunan.kecamatan,
    )
    try:
        peta.full_clean()
    except ValidationError as galat:
        raise BatasDitolak(*galat.messages) from galat
    return peta
