"""By what a village is known: its codes in every system, its names within its kecamatan."""

import datetime
import re
from collections import defaultdict
from dataclasses import dataclass, field
from string import ascii_uppercase

from wilayah.ejaan import kunci_nama
from wilayah.models import Desa, KodeLain, NamaLain, NamaLainKecamatan, SistemKode

TANDA = re.compile(r"[^0-9A-Za-z]+")
KEMENDAGRI = "kode Kemendagri"
PANJANG_KODE_KECAMATAN_BPS = 7  # of the ten digits of a village code


def kunci_kode(teks: str) -> str:
    """A code as it is compared: "62.10.02.2004" → "6210022004", "ID6211030004" → "6211030004".

    International files put letters before the digits of BPS; other codes keep their letters.
    """
    bersih = TANDA.sub("", teks).upper()
    angka = bersih.lstrip(ascii_uppercase)
    return angka if angka.isdigit() else bersih


@dataclass
class Pengenal:
    """`kode`: system → code → village. `nama`: (kecamatan code, name) → villages; more than one
    means that the name does not tell them apart. `kecamatan`: name or code → kecamatan codes."""

    desa: dict[str, Desa]
    kode: dict[str, dict[str, Desa]] = field(default_factory=lambda: defaultdict(dict))
    nama: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    kecamatan: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def cari(self, sistem: str, teks: str) -> Desa | None:
        return self.kode[sistem].get(kunci_kode(teks)) if teks else None

    def bernama(self, kecamatan: str, nama: str) -> Desa | None:
        """The one village of this name in a kecamatan of that name."""
        tanda = kunci_nama(nama)
        ada = {
            desa
            for induk in self.kecamatan.get(kunci_kecamatan(kecamatan), ())
            for desa in self.nama.get((induk, tanda), ())
        }
        return self.desa[ada.pop()] if len(ada) == 1 else None


def kunci_kecamatan(teks: str) -> str:
    """A name without its kind, or the digits of a code."""
    kode = kunci_kode(teks)
    if kode.isdigit():
        return kode
    kata = teks.split(maxsplit=1)
    if len(kata) == 2 and kata[0].casefold().rstrip(".") in {"kecamatan", "kec"}:
        teks = kata[1]
    return kunci_nama(teks)


def baca_pengenal(hari_ini: datetime.date) -> Pengenal:
    """All villages that exist on that day. Four queries."""
    semua = Desa.objects.per(hari_ini).select_related("kecamatan").order_by("kode")
    hasil = Pengenal({d.kode: d for d in semua})
    per_pk = {d.pk: d for d in hasil.desa.values()}
    for d in hasil.desa.values():
        hasil.kode[KEMENDAGRI][kunci_kode(d.kode)] = d
        hasil.nama[d.kecamatan.kode, kunci_nama(d.nama)].add(d.kode)
        hasil.kecamatan[kunci_kecamatan(d.kecamatan.nama)].add(d.kecamatan.kode)
        hasil.kecamatan[kunci_kode(d.kecamatan.kode)].add(d.kecamatan.kode)
    _kode_lain(hasil, per_pk)
    _nama_lain(hasil, per_pk)
    return hasil


def _kode_lain(hasil: Pengenal, per_pk: dict[int, Desa]) -> None:
    for k in KodeLain.objects.filter(desa__in=list(per_pk)).order_by("pk"):
        desa, kode = per_pk[k.desa_id], kunci_kode(k.kode)
        hasil.kode[f"kode {k.get_sistem_display()}"][kode] = desa
        if k.sistem == SistemKode.BPS and kode.isdigit():
            hasil.kecamatan[kode[:PANJANG_KODE_KECAMATAN_BPS]].add(desa.kecamatan.kode)


def _nama_lain(hasil: Pengenal, per_pk: dict[int, Desa]) -> None:
    for n in NamaLain.objects.filter(desa__in=list(per_pk)):
        desa = per_pk[n.desa_id]
        hasil.nama[desa.kecamatan.kode, kunci_nama(n.nama)].add(desa.kode)
    induk = {d.kecamatan_id: d.kecamatan.kode for d in per_pk.values()}
    for k in NamaLainKecamatan.objects.filter(kecamatan__in=list(induk)):
        hasil.kecamatan[kunci_kecamatan(k.nama)].add(induk[k.kecamatan_id])
