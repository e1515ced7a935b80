"""What a row does to positions and villages: worked out first, asked the rules, then written.

The same rules as the acts (petugas/aksi), for many officers at once: nothing here asks the
database. `None` as an end means open.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from impor.galat import GalatSel
from impor.jenis import Bagian, Baris
from impor.kolom import Ruang
from impor.sel import baca_tanggal
from inti.nilai import tanggal_panjang
from inti.tanggal import sehari
from petugas.aksi.aturan import Masa, meliputi, satukan
from petugas.impor.kolom import KOLOM_JABATAN, SEJAK
from petugas.models import Jabatan, Koordinator, Penugasan

PANGKAT = ("jenis", "status", "jenjang")  # what another position differs in


@dataclass
class Rencana:
    """Records that a row makes or changes, beside the officer."""

    jabatan: list[Bagian] = field(default_factory=list)
    penugasan: list[Bagian] = field(default_factory=list)
    koordinator: list[Bagian] = field(default_factory=list)
    tugas: list[Masa] = field(default_factory=list)  # service as it will be

    def semua(self) -> list[Bagian]:
        return [*self.jabatan, *self.penugasan, *self.koordinator]


def nilai(baris: Baris, kolom: str) -> Any:
    """The value that a row will have: of the file, else of the record."""
    if kolom in baris.nilai:
        return baris.nilai[kolom]
    if baris.objek is None:
        return None
    if kolom in KOLOM_JABATAN:
        jabatan = baris.objek.jabatan_impor
        return getattr(jabatan, kolom) if jabatan else None
    return getattr(baris.objek, kolom)


def masa_akhir(lama: Iterable[Any], bagian: Sequence[Bagian]) -> Iterator[tuple[Masa, Any]]:
    """Periods as they will be, each with its record; what is voided is left out."""
    ubah = {id(b.objek): b.ubah for b in bagian if not b.baru}
    for objek in lama:
        isi = ubah.get(id(objek), {})
        if "dibatalkan_pada" not in isi:
            mulai = isi["mulai"][1] if "mulai" in isi else objek.mulai
            selesai = isi["selesai"][1] if "selesai" in isi else objek.selesai
            yield (mulai, selesai), objek
    for b in bagian:
        if b.baru:
            yield (b.objek.mulai, b.objek.selesai), b.objek


def susun(baris: Baris, ruang: Ruang) -> Rencana:
    """The plan of a row; what cannot be done is an error of it."""
    rencana = Rencana()
    lama = [] if baris.objek is None else baris.objek.semua_jabatan
    baru = _jabatan(baris, rencana)
    rencana.tugas = satukan(m for m, _ in masa_akhir(lama, rencana.jabatan))
    if "desa" in baris.ubah and not baris.galat:
        _desa(baris, rencana, ruang, baru)
    if rencana.jabatan and not baris.galat and baris.objek is not None:
        _cakupan(baris, rencana, ruang)
    return rencana


def _jabatan(baris: Baris, rencana: Rencana) -> Jabatan | None:
    """Another position, the first one, or a correction; gives the new one."""
    beda = [k for k in KOLOM_JABATAN if k in baris.ubah]
    if not beda:
        return None
    isi = {k: nilai(baris, k) for k in KOLOM_JABATAN}
    lama: Jabatan | None = baris.objek.jabatan_impor if baris.objek else None
    for kolom in ("jenis", "status", "mulai"):
        if not isi[kolom]:
            baris.salah(kolom, "Jabatan perlu Jenis, Status, dan Mulai. Isi ketiganya.")
            return None
    isi["jenjang"] = isi["jenjang"] or ""
    if lama and {*PANGKAT} & {*beda} and isi["mulai"] > lama.mulai:
        return _naik(baris, rencana, lama, isi)
    if lama:
        rencana.jabatan.append(Bagian(lama, {k: (getattr(lama, k), isi[k]) for k in beda}))
        return None
    rencana.jabatan.append(_baru(Jabatan(**isi), KOLOM_JABATAN))
    return rencana.jabatan[-1].objek


def _naik(baris: Baris, rencana: Rencana, lama: Jabatan, isi: dict[str, Any]) -> Jabatan | None:
    """Another position after the one held; done already, it is nothing new."""
    isi["selesai"] = baris.nilai.get("selesai")
    if any(all(getattr(j, k) == isi[k] for k in isi) for j in baris.objek.semua_jabatan):
        for kolom in KOLOM_JABATAN:
            baris.ubah.pop(kolom, None)
        return None
    kemarin = isi["mulai"] - sehari()
    if lama.selesai is None or lama.selesai > kemarin:
        rencana.jabatan.append(Bagian(lama, {"selesai": (lama.selesai, kemarin)}))
        baris.tanya(
            "mulai",
            f"Jabatan {lama} berakhir {tanggal_panjang(kemarin)}, lalu jabatan baru mulai. Bila "
            "hanya membetulkan jabatan itu, jangan ubah Mulai.",
        )
    baru = Jabatan(**isi)
    rencana.jabatan.append(_baru(baru, KOLOM_JABATAN))
    return baru


def _baru(objek: Any, kolom: Iterable[str]) -> Bagian:
    return Bagian(objek, {k: (None, getattr(objek, k)) for k in kolom})


def _desa(baris: Baris, rencana: Rencana, ruang: Ruang, baru: Jabatan | None) -> None:
    """Villages that come and go on one day; what is so already is left alone."""
    try:
        sejak = baca_tanggal(baris.sel.get(SEJAK, ""))
    except GalatSel as galat:
        return baris.salah(SEJAK, galat.pesan)
    sejak = sejak or (baru.mulai if baru else ruang.hari_ini)
    semua = ruang.acuan["desa"].semua
    lama, tuju = (set(n) for n in baris.ubah["desa"])
    milik: list[Penugasan] = baris.objek.penugasan_impor if baris.objek else []
    for p in milik:
        if p.desa_id in lama - tuju:
            _lepas(baris, rencana, p, sejak, semua[p.desa_id], ruang)
    punya = [] if baris.objek is None else baris.objek.semua_penugasan
    for pk in sorted(tuju - lama):
        if not any(p.desa_id == pk and p.berlaku_pada(sejak) for p in punya):
            _tambah(baris, rencana, semua[pk], sejak)
    if not rencana.penugasan and not baris.galat:
        del baris.ubah["desa"]
    if any(not b.baru for b in rencana.penugasan) and sejak < ruang.hari_ini:
        baris.tanya(
            SEJAK if SEJAK in baris.sel else "desa",
            f"Tanggalnya sudah lewat: desa yang dilepas berakhir {tanggal_panjang(sejak - sehari())}"
            ", juga dalam daftar dan rekap untuk hari-hari sesudahnya.",
        )
    return None


def _lepas(
    baris: Baris,
    rencana: Rencana,
    penugasan: Penugasan,
    sejak: datetime.date,
    desa: Any,
    ruang: Ruang,
) -> None:
    if penugasan.selesai is not None and penugasan.selesai < sejak:
        return
    if penugasan.mulai > sejak:
        hari = tanggal_panjang(penugasan.mulai)
        baris.salah("desa", f"{desa} baru dibina sejak {hari}. Isi Desa sejak sesudah itu.")
        return
    if penugasan.mulai == sejak:
        isi = _batal("Dihapus dari berkas impor pada hari mulainya", ruang)
        baris.tanya(
            "desa",
            f"Penugasan di {desa} baru mulai pada hari itu; penugasan itu dibatalkan (tidak "
            "pernah terjadi).",
        )
    else:
        isi = {"selesai": (penugasan.selesai, sejak - sehari())}
    rencana.penugasan.append(Bagian(penugasan, isi))


def _batal(alasan: str, ruang: Ruang) -> dict[str, tuple[Any, Any]]:
    return {
        "dibatalkan_pada": (None, timezone.now()),
        "dibatalkan_oleh": (None, ruang.user.pk),
        "alasan_batal": ("", alasan),
    }


def _tambah(baris: Baris, rencana: Rencana, desa: Any, sejak: datetime.date) -> None:
    """Open, unless service or village ends; the next assignment ends it in `bagi_desa`."""
    tugas = next((t for t in rencana.tugas if meliputi(t, (sejak, sejak))), None)
    hari = tanggal_panjang(sejak)
    if tugas is None:
        baris.salah("desa", f"{nilai(baris, 'nama')} tidak bertugas pada {hari}.")
    elif desa.mulai and sejak < desa.mulai:
        baris.salah("desa", f"{desa} baru ada sejak {tanggal_panjang(desa.mulai)}.")
    elif desa.selesai and sejak > desa.selesai:
        baris.salah("desa", f"{desa} ada sampai {tanggal_panjang(desa.selesai)}.")
    else:
        akhir = [b for b in (tugas[1], desa.selesai) if b is not None]
        baru = Penugasan(desa=desa, mulai=sejak, selesai=min(akhir, default=None))
        rencana.penugasan.append(_baru(baru, ("mulai", "selesai")))


def _cakupan(baris: Baris, rencana: Rencana, ruang: Ruang) -> None:
    """Villages and coordination lie within the service: they end with it, or forbid the change."""
    akhir = nilai(baris, "selesai") if "selesai" in baris.ubah else None
    berakhir = 0
    for daftar, semua in (
        (rencana.penugasan, baris.objek.semua_penugasan),
        (rencana.koordinator, baris.objek.semua_koordinator),
    ):
        for masa, objek in list(masa_akhir(semua, daftar)):
            if any(meliputi(t, masa) for t in rencana.tugas):
                continue
            mulai = next((t[0] for t in rencana.tugas if t[1] == akhir), None)
            if akhir is None or mulai is None or masa[0] < mulai:
                baris.salah(
                    "mulai" if "mulai" in baris.ubah else "selesai",
                    f"Di luar masa tugas itu masih ada tugas {_tempat(objek, ruang)} sejak "
                    f"{tanggal_panjang(masa[0])}. Perbaiki dulu tugas itu.",
                )
                return
            _akhiri(daftar, objek, masa, akhir, ruang)
            berakhir += 1
    if berakhir:
        baris.tanya("selesai", f"{berakhir} tugas (desa atau koordinator) berakhir juga hari itu.")


def _akhiri(
    daftar: list[Bagian], objek: Any, masa: Masa, akhir: datetime.date, ruang: Ruang
) -> None:
    lama = next((b for b in daftar if b.objek is objek), None)
    if lama is not None:
        daftar.remove(lama)
    if masa[0] > akhir:
        isi = _batal("Masa tugas berakhir sebelum mulai", ruang)
    else:
        isi = {"selesai": (objek.selesai, akhir)}
    daftar.append(Bagian(objek, isi))


def _tempat(objek: Penugasan | Koordinator, ruang: Ruang) -> str:
    if isinstance(objek, Penugasan):
        return f"di {ruang.acuan['desa'].semua[objek.desa_id]}"
    return f"koordinator {objek.kecamatan}"
