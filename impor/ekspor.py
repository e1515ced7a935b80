"""The columns of a kind of import as columns of an export: what goes out can come back."""

from collections.abc import Callable, Collection
from typing import Any

from impor.jenis import JenisImpor
from impor.kolom import Kolom, Pembantu, Ruang
from inti import xlsx


def kolom_ekspor(
    jenis: JenisImpor, ruang: Ruang, *, tanpa: Collection[str] = ()
) -> list[xlsx.Kolom]:
    """All columns but those in `tanpa`; helper columns are grey, as what an import ignores."""
    return [
        xlsx.Kolom(k.judul, _ambil(k, ruang), k.lebar, turunan=isinstance(k, Pembantu))
        for k in jenis.kolom
        if k.nama not in tanpa
    ]


def _ambil(kolom: Kolom, ruang: Ruang) -> Callable[[Any], Any]:
    return lambda objek: kolom.tulis(kolom.ambil(objek), ruang)
