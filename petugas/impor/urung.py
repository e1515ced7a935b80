"""What taking an import of officers back would break: asked of the state that would come back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from petugas.aksi.aturan import Masa, meliputi, satukan, sebut_masa, sebut_tempat
from petugas.impor.aturan import beririsan
from petugas.models import Jabatan, Koordinator, Penugasan, Petugas

Ubah = Sequence[tuple[int, Any, Mapping[str, Any]]]
Isi = list[tuple[Masa, Any]]


def periksa_urung(baru: Sequence[tuple[int, Any]], ubah: Ubah) -> Iterator[tuple[int, Any, str]]:
    """Three queries over the officers concerned, one over their villages."""
    semua_bagian = [*baru, *((n, o) for n, o, _ in ubah)]
    bagian = [(n, o) for n, o in semua_bagian if not isinstance(o, Petugas)]
    nomor = {(type(o), o.pk): n for n, o in bagian}
    per_petugas = {o.petugas_id: n for n, o in bagian}
    hilang = {(type(o), o.pk) for _, o in baru}
    semula = {(type(o), o.pk): isi for _, o, isi in ubah}
    desa = {o.desa_id for _, o in bagian if isinstance(o, Penugasan)}
    milik: dict[Any, dict[int, Isi]] = {}
    for model in (Jabatan, Penugasan, Koordinator):
        semua = model.semua.filter(petugas__in=per_petugas).order_by("pk")
        milik[model] = _per(_kembali(_lengkap(model, semua), hilang, semula), "petugas_id")
    sedesa = Penugasan.semua.filter(desa__in=desa).order_by("pk")
    per_desa = _per(_kembali(_lengkap(Penugasan, sedesa), hilang, semula), "desa_id")
    for kelompok in (milik[Jabatan], per_desa):
        for isi in kelompok.values():
            for (masa, a), (_, b) in beririsan(isi):
                satu = b if (type(b), b.pk) in nomor else a
                baris = nomor.get((type(satu), satu.pk)) or per_petugas.get(satu.petugas_id, 0)
                yield baris, satu.petugas, f"Bertabrakan dengan {a} {sebut_masa(*masa)}."
    for pk, baris in per_petugas.items():
        if (Petugas, pk) in hilang:
            continue
        tugas = satukan(m for m, _ in milik[Jabatan].get(pk, []))
        for model in (Penugasan, Koordinator):
            for masa, satu in milik[model].get(pk, []):
                if not any(meliputi(t, masa) for t in tugas):
                    tempat = f"{sebut_tempat(satu)} {sebut_masa(*masa)}"
                    yield baris, satu.petugas, f"Di luar masa tugas: {tempat}."


def _lengkap(model: Any, semua: Any) -> Any:
    tambahan = {Penugasan: ("petugas", "desa"), Koordinator: ("petugas", "kecamatan")}
    return semua.select_related(*tambahan.get(model, ("petugas",)))


def _kembali(
    semua: Iterable[Any],
    hilang: set[tuple[Any, int]],
    semula: Mapping[tuple[Any, int], Mapping[str, Any]],
) -> Iterator[tuple[Masa, Any]]:
    """Periods as they would be; new records are gone, voided ones perhaps back."""
    for objek in semua:
        kunci = (type(objek), objek.pk)
        isi = semula.get(kunci, {})
        batal = isi.get("dibatalkan_pada", objek.dibatalkan_pada)
        if kunci not in hilang and batal is None:
            yield (isi.get("mulai", objek.mulai), isi.get("selesai", objek.selesai)), objek


def _per(isi: Iterable[tuple[Masa, Any]], kolom: str) -> dict[int, Isi]:
    hasil: dict[int, Isi] = defaultdict(list)
    for masa, objek in isi:
        hasil[getattr(objek, kolom)].append((masa, objek))
    return hasil
