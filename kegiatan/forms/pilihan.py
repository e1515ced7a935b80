"""Check boxes under headings, for lists that are too long to be read at once."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.forms import BoundField

from kelompok.models import Kelompok
from wilayah.models import Desa


@dataclass(frozen=True)
class Kotak:
    """One box; `nilai` is what it sends."""

    nilai: str
    label: str
    dipilih: bool


@dataclass(frozen=True)
class Grup:
    """Boxes under one heading, open on the page while any is ticked."""

    judul: str
    isi: list[Kotak]

    @property
    def terpilih(self) -> int:
        return sum(k.dipilih for k in self.isi)


def per_kecamatan(objek: Iterable[Desa] | Iterable[Kelompok]) -> list:
    """Choices of villages or groups under the name of their kecamatan."""
    grup: dict[str, list[tuple[int, str]]] = {}
    for o in objek:
        desa = o if isinstance(o, Desa) else o.desa
        label = o.nama_lengkap if isinstance(o, Desa) else f"{o}, {desa.nama}"
        grup.setdefault(desa.kecamatan.nama, []).append((o.pk, label))
    return list(grup.items())


def susun_grup(kolom: BoundField) -> list[Grup]:
    """The choices of a field as the page draws them: much quicker than a template per box."""
    dipilih = {str(getattr(x, "pk", x)) for x in kolom.value() or ()}
    return [
        Grup(judul, [Kotak(str(n), str(label), str(n) in dipilih) for n, label in isi])
        for judul, isi in kolom.field.choices
    ]
