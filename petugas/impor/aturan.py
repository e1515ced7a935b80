"""Rules over officers of a file: never two on one day, NIP once, positions that can be.

Written as the forms and acts ask them (petugas/forms, petugas/aksi), for all rows at once.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from impor.batas import POTONG
from impor.jenis import Baris
from impor.kolom import Ruang
from inti.tanggal import sehari
from petugas.aksi.aturan import Masa, meliputi, sebut_masa
from petugas.beban import BATAS
from petugas.impor.rencana import Rencana, masa_akhir, nilai, susun
from petugas.models import JenisJabatan, Penugasan, Petugas, StatusPegawai

Temuan = Iterator[tuple[str, str]]


def periksa_petugas(baris: Sequence[Baris], ruang: Ruang) -> dict[int, Rencana]:
    """The plans by row number; rows with errors have none."""
    rencana: dict[int, Rencana] = {}
    for satu in baris:
        if satu.galat or not satu.ubah:
            continue
        milik = susun(satu, ruang)
        for kolom, pesan in _jabatan(satu, milik):
            satu.salah(kolom, pesan)
        rencana[satu.nomor] = milik
    _nip_dan_nama(baris)
    per_nomor = {b.nomor: b for b in baris}
    bagi_desa([(per_nomor[n], r) for n, r in rencana.items() if not per_nomor[n].galat], ruang)
    return {n: r for n, r in rencana.items() if not per_nomor[n].galat}


def _jabatan(baris: Baris, rencana: Rencana) -> Temuan:
    """A PLKB Non PNS is on contract and has no grade; never two positions on one day."""
    if not rencana.jabatan:
        return
    mulai, selesai = nilai(baris, "mulai"), nilai(baris, "selesai")
    if selesai and mulai and selesai < mulai:
        yield "selesai", "Selesai sebelum mulai. Betulkan, atau kosongkan."
        return
    if nilai(baris, "jenis") == JenisJabatan.NON_PNS:
        if nilai(baris, "jenjang"):
            yield "jenjang", "PLKB Non PNS tidak berjenjang. Kosongkan."
        if nilai(baris, "status") in (StatusPegawai.PNS_PUSAT, StatusPegawai.PNS_DAERAH):
            yield "status", "PLKB Non PNS bukan PNS. Tulis Kontrak atau PPPK."
    lama = [] if baris.objek is None else baris.objek.semua_jabatan
    for (_, a), (masa, b) in beririsan(masa_akhir(lama, rencana.jabatan)):
        yield (
            "mulai",
            (
                f"Pada masa itu sudah ada jabatan {a} ({b} {sebut_masa(*masa)}); tidak boleh dua "
                "jabatan pada satu hari."
            ),
        )
        return


def beririsan(
    isi: Iterable[tuple[Masa, Any]],
) -> Iterator[tuple[tuple[Masa, Any], tuple[Masa, Any]]]:
    """Pairs that share a day, the earlier one first."""
    terakhir: tuple[Masa, Any] | None = None
    for satu in sorted(isi, key=lambda x: x[0][0]):
        if terakhir is not None:
            akhir = terakhir[0][1]
            if akhir is None or akhir >= satu[0][0]:
                yield terakhir, satu
        if terakhir is None or _lebih_akhir(satu[0][1], terakhir[0][1]):
            terakhir = satu


def _lebih_akhir(a: datetime.date | None, b: datetime.date | None) -> bool:
    return b is not None and (a is None or a > b)


def bagi_desa(isi: Sequence[tuple[Baris, Rencana]], ruang: Ruang) -> None:
    """Assignments of all villages as they will be: a new one ends before the next begins, and
    finds nobody there. One query for each POTONG villages."""
    desa = {b.objek.desa_id for _, r in isi for b in r.penugasan if b.baru}
    ubah = [b for _, r in isi for b in r.penugasan if not b.baru]
    lain = _penugasan(desa, {b.objek.pk: b.objek for b in ubah})
    pemilik = {id(b.objek): baris for baris, r in isi for b in r.penugasan}
    baru = [b for _, r in isi for b in r.penugasan if b.baru]
    per_desa: dict[int, list[tuple[Masa, Penugasan]]] = defaultdict(list)
    for masa, objek in masa_akhir(lain, [*ubah, *baru]):
        per_desa[objek.desa_id].append((masa, objek))
    for b in baru:
        _tempatkan(b, per_desa[b.objek.desa_id], pemilik, ruang)
    for baris, r in isi:
        _tanya_beban(baris, r)


def _tanya_beban(baris: Baris, rencana: Rencana) -> None:
    """More villages than one officer can serve, as the form asks it."""
    hari = next((b.objek.mulai for b in rencana.penugasan if b.baru), None)
    if baris.galat or hari is None:
        return
    lama = [] if baris.objek is None else baris.objek.semua_penugasan
    masa = (m for m, _ in masa_akhir(lama, rencana.penugasan))
    banyak = sum(1 for m in masa if meliputi(m, (hari, hari)))
    if banyak > BATAS:
        nama = nilai(baris, "nama")
        baris.tanya("desa", f"{nama} akan membina {banyak} desa, di atas {BATAS}.")


def _penugasan(desa: set[int], dikenal: dict[int, Penugasan]) -> list[Penugasan]:
    """Those of these villages; those that the plans change are the very objects of the plans."""
    hasil: list[Penugasan] = []
    urut = sorted(desa)
    for awal in range(0, len(urut), POTONG):
        semua = Penugasan.objects.filter(desa__in=urut[awal : awal + POTONG])
        hasil.extend(dikenal.get(p.pk, p) for p in semua.select_related("petugas").order_by("pk"))
    return hasil


def _tempatkan(
    bagian: Any,
    sedesa: Sequence[tuple[Masa, Penugasan]],
    pemilik: dict[int, Baris],
    ruang: Ruang,
) -> None:
    baru: Penugasan = bagian.objek
    baris = pemilik[id(baru)]
    lain = [(m, p) for m, p in sedesa if p is not baru]
    for masa, p in lain:
        if meliputi(masa, (baru.mulai, baru.mulai)):
            desa = ruang.acuan["desa"].semua[baru.desa_id]
            baris.salah("desa", _sudah_dibina(desa, masa, p, pemilik.get(id(p))))
            return
    berikut = [m[0] - sehari() for m, _ in lain if m[0] > baru.mulai]
    akhir = [a for a in (baru.selesai, *berikut) if a is not None]
    baru.selesai = min(akhir, default=None)
    bagian.ubah["selesai"] = (None, baru.selesai)


def _sudah_dibina(desa: Any, masa: Masa, penugasan: Penugasan, baris: Baris | None) -> str:
    if penugasan._state.adding and baris is not None:
        return f"{desa} juga diminta baris {baris.nomor} ({nilai(baris, 'nama')}). Hapus di sana."
    return (
        f"{desa} dibina {penugasan.petugas} {sebut_masa(*masa)}. Hapus desa itu dari baris petugas "
        "itu dalam berkas ini, atau pakai serah terima."
    )


def _nip_dan_nama(baris: Sequence[Baris]) -> None:
    """A NIP belongs to one officer; a name that is there already is asked. One query."""
    berubah = [b for b in baris if not b.galat and {"nip", "nama"} & b.ubah.keys()]
    if not berubah:
        return
    dalam = {b.objek.pk: b for b in baris if b.objek is not None}
    semua = Petugas.objects.order_by("pk").values_list("pk", "kode", "nama", "nip")
    nip = {n: kode for pk, kode, _, n in semua if n and pk not in dalam}
    nama = {n.casefold(): kode for pk, kode, n, _ in semua if pk not in dalam}
    nip_berkas: dict[str, Baris] = {}
    nama_berkas: dict[str, Baris] = {}
    for satu in sorted(baris, key=lambda b: bool({"nip", "nama"} & b.ubah.keys())):
        if satu.galat:
            continue
        if angka := nilai(satu, "nip"):
            lain = nip_berkas.setdefault(angka, satu)
            if lain is not satu:
                satu.salah("nip", f"NIP ini juga di baris {lain.nomor}. Betulkan salah satunya.")
                continue
            if angka in nip:
                satu.salah("nip", f"NIP ini milik {nip[angka]}. Isi kode itu di kolom Kode.")
                continue
        _tanya_nama(satu, nama, nama_berkas)


def _tanya_nama(baris: Baris, nama: dict[str, str], nama_berkas: dict[str, Baris]) -> None:
    kunci = str(nilai(baris, "nama")).casefold()
    lain = nama_berkas.setdefault(kunci, baris)
    if "nama" not in baris.ubah:
        return
    if lain is not baris and baris.baru and not nilai(baris, "nip"):
        baris.salah("nama", f"Sama dengan baris {lain.nomor}. Hapus salah satunya, atau isi NIP.")
    elif kunci in nama:
        baris.tanya(
            "nama",
            f"Sudah ada petugas bernama itu ({nama[kunci]}). Bila orangnya sama, isi kode itu di "
            "kolom Kode.",
        )
