"""What a decree settles, and who therefore sees it. One table: every kind of record with a decree.

A field officer sees the decrees of what is in the own area: groups, volunteers, the own position
and villages, and what is everybody's (focus villages, the forum), and of the awards that they may
see. Managers see all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from dinas.models import Pengguna, SuratKeputusan
from dinas.models.sk import SkQuerySet
from inti.aksi import daftarkan_berdiri
from inti.ingatan import sekali
from kegiatan.models import ForumGenre
from kelompok.models import Kelompok, SkKelompok
from penghargaan.models import Penghargaan
from petugas.akses import melihat_semua
from petugas.models import Imp, Jabatan, Penugasan
from stunting.models import Lokus


@dataclass(frozen=True)
class Kaitan:
    """A kind of record under a decree. `baris` are those that a user sees, voided ones left out;
    `jalur` leads from such a row to its decree."""

    kode: str
    judul: str
    satuan: str
    baris: Callable[[Pengguna], QuerySet[Any]]
    sebut: Callable[[Any], tuple[str, str, str]]  # name, where, address
    dekat: tuple[str, ...] = ()
    jalur: str = "sk"

    def milik(self, sk: SuratKeputusan, user: Pengguna) -> QuerySet[Any]:
        """Rows of this kind under one decree."""
        return self.baris(user).filter(**{self.jalur: sk}).select_related(*self.dekat)

    def jumlah(self, user: Pengguna) -> Coalesce:
        """How many there are under each decree of a query."""
        baris = self.baris(user).filter(**{self.jalur: OuterRef("pk")}).order_by()
        hitung = baris.values(self.jalur).annotate(n=Count("pk")).values("n")
        return Coalesce(Subquery(hitung, output_field=IntegerField()), 0)


def _kelompok(user: Pengguna) -> QuerySet[SkKelompok]:
    semua = SkKelompok.objects.filter(kelompok__dibatalkan_pada__isnull=True)
    if melihat_semua(user):
        return semua
    return semua.filter(kelompok__in=Kelompok.objects.terlihat(user))


def _dari_petugas(model: type[Jabatan] | type[Penugasan]) -> Callable[[Pengguna], QuerySet[Any]]:
    def baris(user: Pengguna) -> QuerySet[Any]:
        semua = model.objects.filter(petugas__dibatalkan_pada__isnull=True)
        return semua if melihat_semua(user) else semua.filter(petugas__pengguna=user)

    return baris


def _lokus(user: Pengguna) -> QuerySet[Lokus]:
    return Lokus.objects.filter(daftar__dibatalkan_pada__isnull=True)


KAITAN: tuple[Kaitan, ...] = (
    Kaitan(
        "kelompok",
        "Kelompok",
        "kelompok",
        _kelompok,
        lambda x: (str(x.kelompok), _tempat(x.kelompok.desa), x.get_absolute_url()),
        ("kelompok__desa__kecamatan",),
    ),
    Kaitan(
        "jabatan",
        "Jabatan petugas",
        "jabatan",
        _dari_petugas(Jabatan),
        lambda x: (x.petugas.nama, str(x), x.petugas.get_absolute_url()),
        ("petugas",),
    ),
    Kaitan(
        "penugasan",
        "Penugasan desa binaan",
        "penugasan",
        _dari_petugas(Penugasan),
        lambda x: (_tempat(x.desa), x.petugas.nama, x.petugas.get_absolute_url()),
        ("petugas", "desa__kecamatan"),
    ),
    Kaitan(
        "imp",
        "PPKBD dan Sub PPKBD",
        "PPKBD/Sub PPKBD",
        Imp.objects.terlihat,
        lambda x: (f"{x.nama} ({x.get_tingkat_display()})", _tempat(x.desa), x.get_absolute_url()),
        ("desa__kecamatan",),
    ),
    Kaitan(
        "lokus",
        "Lokus stunting",
        "desa lokus",
        _lokus,
        lambda x: (x.desa.nama_lengkap, f"Lokus {x.daftar.tahun}", x.get_absolute_url()),
        ("desa", "daftar"),
        "daftar__sk",
    ),
    Kaitan(
        "forum",
        "Forum GenRe",
        "forum",
        lambda user: ForumGenre.objects.all(),
        lambda x: (x.nama, "Forum Generasi Berencana", x.get_absolute_url()),
    ),
    Kaitan(
        "penghargaan",
        "Penghargaan",
        "penghargaan",
        Penghargaan.objects.terlihat,
        lambda x: (x.judul, f"{x.get_tingkat_display()} {x.tahun}", x.get_absolute_url()),
    ),
)


def sk_terlihat(user: Pengguna, *, semua: bool = False) -> SkQuerySet:
    """Decrees that `user` may see; with `semua` voided ones as well. For an officer one query
    more, once per page."""
    sk = SuratKeputusan.semua.all() if semua else SuratKeputusan.objects.all()
    if melihat_semua(user):
        return sk
    return sk.filter(pk__in=sekali(("sk-terlihat", user.pk), lambda: _nomor_terlihat(user)))


def _nomor_terlihat(user: Pengguna) -> set[int]:
    """Read as numbers: as conditions of one query these are too deep for SQLite."""
    pertama, *lain = [
        k.baris(user).filter(**{f"{k.jalur}__isnull": False}).order_by().values_list(k.jalur)
        for k in KAITAN
    ]
    return {pk for (pk,) in pertama.union(*lain)}


@daftarkan_berdiri(SuratKeputusan)
def berdiri(sk: SuratKeputusan) -> list[str]:
    """All that stands on a decree, whoever sees it."""
    return [
        f"{nama} ({k.judul})"
        for k in KAITAN
        for nama, *_ in map(k.sebut, _semua(k).filter(**{k.jalur: sk}).select_related(*k.dekat))
    ]


def _semua(kaitan: Kaitan) -> QuerySet[Any]:
    """The rows of a kind as who sees the whole district sees them."""
    return kaitan.baris(Pengguna(peran="administrator", is_active=True))


def menetapkan_sesuatu() -> Q:
    """Condition on a query with the counts of all kinds: the decree settles something."""
    syarat = Q()
    for k in KAITAN:
        syarat |= Q(**{f"n_{k.kode}__gt": 0})
    return syarat


def _tempat(desa: Any) -> str:
    return f"{desa.nama_lengkap}, {desa.kecamatan}"
