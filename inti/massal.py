"""Saving many rows at once, with the history that a single save would have written.

The queries are those of Django's bulk acts: so many per batch, whatever the rows hold. The model's
own `save` is not called: what it does (codes, versions) is done here or by who calls. The rows
must be locked, or not be there yet.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

POTONG = 500  # rows in one UPDATE: the CASE of a longer one costs more than it saves
Tautan = dict[str, Sequence[int]]  # many-to-many field → keys


def buat_banyak(
    objek: Sequence[Any], *, tautan: Sequence[Tautan] = (), oleh: Any, alasan: str
) -> None:
    """Insert `objek`; `tautan[i]` are the links of `objek[i]`."""
    if not objek:
        return
    model = type(objek[0])
    model._base_manager.bulk_create(objek)
    for nama in _kolom_tautan(tautan):
        _tulis_tautan(model, nama, objek, tautan)
    _catat(objek, oleh=oleh, alasan=alasan, ubah=False)


def ubah_banyak(
    objek: Sequence[Any],
    kolom: Iterable[str],
    *,
    tautan: Sequence[Tautan] = (),
    oleh: Any,
    alasan: str,
) -> None:
    """Update these columns of `objek` and raise their versions; `tautan[i]` replaces the links
    of `objek[i]` that it names."""
    if not objek:
        return
    model = type(objek[0])
    for satu in objek:
        satu.versi += 1
    model._base_manager.bulk_update(objek, sorted({*kolom, "versi"}), batch_size=POTONG)
    for nama in _kolom_tautan(tautan):
        _lepas_tautan(model, nama, objek, tautan)
        _tulis_tautan(model, nama, objek, tautan)
    _catat(objek, oleh=oleh, alasan=alasan, ubah=True)


def _kolom_tautan(tautan: Sequence[Tautan]) -> list[str]:
    return sorted({nama for satu in tautan for nama in satu})


def _lewat(model: Any, nama: str) -> tuple[Any, str, str]:
    """The table between, its column for the row and the one for what the row is linked with."""
    kolom = model._meta.get_field(nama)
    lewat = kolom.remote_field.through
    return lewat, f"{kolom.m2m_field_name()}_id", f"{kolom.m2m_reverse_field_name()}_id"


def _tulis_tautan(model: Any, nama: str, objek: Sequence[Any], tautan: Sequence[Tautan]) -> None:
    lewat, sini, sana = _lewat(model, nama)
    lewat._base_manager.bulk_create(
        lewat(**{sini: satu.pk, sana: pk})
        for satu, isi in zip(objek, tautan, strict=True)
        for pk in isi.get(nama, ())
    )


def _lepas_tautan(model: Any, nama: str, objek: Sequence[Any], tautan: Sequence[Tautan]) -> None:
    """The links that are about to be written anew; rows of the table between are no records."""
    lewat, sini, _ = _lewat(model, nama)
    pk = [satu.pk for satu, isi in zip(objek, tautan, strict=True) if nama in isi]
    for awal in range(0, len(pk), POTONG):
        lewat._base_manager.filter(**{f"{sini}__in": pk[awal : awal + POTONG]}).delete()


def _catat(objek: Sequence[Any], *, oleh: Any, alasan: str, ubah: bool) -> None:
    """History of all rows, and of their links as they are now."""
    pengelola = type(objek[0]).riwayat
    riwayat = pengelola.bulk_history_create(
        objek, update=ubah, default_user=oleh, default_change_reason=alasan
    )
    per_objek = {r.id: r for r in riwayat}
    for kolom in pengelola.model._history_m2m_fields:
        lewat, sini, sana = _lewat(type(objek[0]), kolom.name)
        catatan = getattr(pengelola.model, kolom.name).model
        baris = _tautan_kini(lewat, sini, sana, list(per_objek))
        catatan._base_manager.bulk_create(
            catatan(history=per_objek[dari], **{sini: dari, sana: ke}, id=nomor)
            for nomor, dari, ke in baris
        )


def _tautan_kini(
    lewat: Any, sini: str, sana: str, pk: list[int]
) -> Iterable[tuple[int, int, int]]:
    for awal in range(0, len(pk), POTONG):
        bagian = {f"{sini}__in": pk[awal : awal + POTONG]}
        yield from (
            lewat._base_manager.filter(**bagian).order_by("pk").values_list("pk", sini, sana)
        )


def segarkan_statistik() -> None:
    """After a load of thousands of rows: PostgreSQL plans by what it knows of its tables.

    Autovacuum tells it within minutes, and never of rows that are not committed yet; until then
    pages over the new rows may take seconds. SQLite plans without.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as kursor:
            kursor.execute("ANALYZE")
