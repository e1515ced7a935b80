"""Rules of a member that its row has to keep, as the form asks them; all without a query of
their own but for who is recorded in the groups of the file."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from impor.jenis import Baris
from impor.kolom import Ruang
from inti.nilai import tanggal_panjang
from kelompok.models import Anggota, PeranAnggota
from kelompok.models.anggota import PENGURUS, TAHUN_LAHIR_TERAWAL, USIA_DEWASA

Temuan = Iterator[tuple[str, str]]
Tercatat = tuple[int, str, str, str, datetime.date | None]  # pk, code, name, part, end


def nilai(baris: Baris, kolom: str) -> Any:
    """The value that a row will have: of the file, else of the record."""
    if kolom in baris.nilai:
        return baris.nilai[kolom]
    if baris.objek is None:
        return None
    return baris.objek.kelompok_id if kolom == "kelompok" else getattr(baris.objek, kolom)


def periksa_anggota(baris: Sequence[Baris], ruang: Ruang) -> None:
    for satu in baris:
        if satu.galat or not satu.ubah:
            continue
        kelompok = ruang.acuan["kelompok"].semua[nilai(satu, "kelompok")]
        temuan = (
            *_kelompok(satu, kelompok, ruang),
            *_masa(satu, kelompok, ruang.hari_ini),
            *_lahir(satu, ruang.hari_ini),
            *_telepon(satu, kelompok, ruang.hari_ini),
        )
        for kolom, pesan in temuan:
            satu.salah(kolom, pesan)
    _bandingkan(baris, ruang)


def _kelompok(baris: Baris, kelompok: Any, ruang: Ruang) -> Temuan:
    if not baris.baru and "kelompok" in baris.ubah:
        lama = ruang.acuan["kelompok"].semua[baris.objek.kelompok_id]
        yield (
            "kelompok",
            (
                f"{baris.objek.nama} tercatat di {lama}. Anggota tidak dipindah: isi Selesai di baris "
                "ini, lalu tambahkan baris baru tanpa kode di kelompok lain."
            ),
        )
    elif not kelompok.boleh_diubah(ruang.user):
        yield "kelompok", "Kelompok ini sudah berakhir."


def _masa(baris: Baris, kelompok: Any, hari_ini: datetime.date) -> Temuan:
    mulai, selesai = nilai(baris, "mulai"), nilai(baris, "selesai")
    if "mulai" in baris.ubah:
        if mulai > hari_ini:
            yield "mulai", f"Sesudah hari ini ({hari_ini:%d/%m/%Y}). Periksa tahunnya."
        elif mulai < kelompok.mulai:
            yield "mulai", f"Kelompok ini baru dibentuk {tanggal_panjang(kelompok.mulai)}."
        elif kelompok.selesai and mulai > kelompok.selesai:
            yield "mulai", f"Kelompok ini berakhir {tanggal_panjang(kelompok.selesai)}."
    if "selesai" in baris.ubah and selesai and selesai > hari_ini:
        yield "selesai", f"Hari terakhir sesudah hari ini ({hari_ini:%d/%m/%Y})."
    if {"mulai", "selesai"} & baris.ubah.keys() and selesai and selesai < mulai:
        yield "selesai", f"Baru menjadi anggota {tanggal_panjang(mulai)}."


def _lahir(baris: Baris, hari_ini: datetime.date) -> Temuan:
    lahir, mulai = nilai(baris, "tahun_lahir"), nilai(baris, "mulai")
    if lahir is None or not {"tahun_lahir", "mulai"} & baris.ubah.keys():
        return
    if not TAHUN_LAHIR_TERAWAL <= lahir <= hari_ini.year:
        yield (
            "tahun_lahir",
            f"Tahun lahir harus antara {TAHUN_LAHIR_TERAWAL} dan {hari_ini.year}.",
        )
    elif lahir > mulai.year:
        yield "tahun_lahir", f"Lahir sesudah menjadi anggota ({mulai.year})."


def _telepon(baris: Baris, kelompok: Any, hari_ini: datetime.date) -> Temuan:
    """Of a child no telephone is kept, nor does one become a child's."""
    if not {"telepon", "tahun_lahir"} & baris.ubah.keys() or not nilai(baris, "telepon"):
        return
    if Anggota(kelompok=kelompok, tahun_lahir=nilai(baris, "tahun_lahir")).anak(hari_ini):
        yield (
            "telepon" if "telepon" in baris.nilai else "tahun_lahir",
            (
                f"Nomor telepon anak tidak dicatat (di bawah {USIA_DEWASA} tahun, atau anggota PIK-R "
                "tanpa tahun lahir). Kosongkan teleponnya."
            ),
        )


def _bandingkan(baris: Sequence[Baris], ruang: Ruang) -> None:
    """With one another and with who is recorded: the double is refused, the doubtful asked."""
    tercatat = muat_tercatat(baris)
    dalam_berkas = {b.objek.pk for b in baris if b.objek is not None}
    per_kelompok: dict[int, list[Baris]] = defaultdict(list)
    for satu in baris:
        if not satu.galat:
            per_kelompok[nilai(satu, "kelompok")].append(satu)
    for pk, isi in per_kelompok.items():
        lain = [t for t in tercatat.get(pk, []) if t[0] not in dalam_berkas]
        _kembar(isi, lain)
        _rangkap(isi, lain)


def muat_tercatat(baris: Sequence[Baris]) -> dict[int, list[Tercatat]]:
    """Members of all groups that changed rows name. One query."""
    kelompok = {nilai(b, "kelompok") for b in baris if b.ubah and not b.galat}
    hasil: dict[int, list[Tercatat]] = defaultdict(list)
    semua = Anggota.objects.filter(kelompok__in=kelompok).order_by("pk")
    for milik, *isi in semua.values_list("kelompok", "pk", "kode", "nama", "peran", "selesai"):
        hasil[milik].append(tuple(isi))  # type: ignore[arg-type]
    return hasil


def _kembar(isi: Sequence[Baris], lain: Sequence[Tercatat]) -> None:
    """Two who are the same in all that tells people apart, or only share a name."""
    tersimpan = {n.casefold(): kode for _, kode, n, _, selesai in lain if selesai is None}
    nama_berkas: dict[str, Baris] = {}
    for satu in isi:
        if nilai(satu, "selesai") is not None:
            continue
        nama = str(nilai(satu, "nama")).casefold()
        mirip, sama = nama_berkas.setdefault(nama, satu), tersimpan.get(nama)
        if not (satu.baru or "nama" in satu.ubah):
            continue
        if mirip is not satu and _ciri(mirip) == _ciri(satu):
            satu.salah("nama", f"Sama dengan baris {mirip.nomor}. Hapus salah satunya.")
        elif mirip is not satu:
            satu.tanya("nama", f"Bernama sama dengan baris {mirip.nomor} di kelompok ini.")
        elif sama:
            satu.tanya(
                "nama",
                f"Di kelompok ini sudah ada anggota bernama itu ({sama}). Bila orangnya sama, isi "
                "kode itu di kolom Kode.",
            )


def _ciri(baris: Baris) -> tuple[Any, ...]:
    return tuple(nilai(baris, k) for k in ("jenis_kelamin", "tahun_lahir"))


def _rangkap(isi: Sequence[Baris], lain: Sequence[Tercatat]) -> None:
    """Two who hold one office: not forbidden, but asked."""
    pemegang = {peran: nama for _, _, nama, peran, selesai in lain if selesai is None}
    for satu in sorted(isi, key=lambda b: bool({"peran", "selesai"} & b.ubah.keys())):
        peran = nilai(satu, "peran")
        if peran not in PENGURUS or nilai(satu, "selesai") is not None:
            continue
        lama = pemegang.setdefault(peran, str(nilai(satu, "nama")))
        if lama != nilai(satu, "nama") and (satu.baru or {"peran", "selesai"} & satu.ubah.keys()):
            jabatan = PeranAnggota(peran).label.lower()
            satu.tanya("peran", f"{lama} juga masih {jabatan} kelompok ini.")
