"""The columns of the list of groups as a workbook."""

import datetime
from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from dinas.models import Pengguna
from impor.ekspor import kolom_ekspor
from inti.telepon import tulis_telepon
from inti.xlsx import Kolom
from kelompok.impor.kelompok import ImporKelompok
from kelompok.impor.kolom import PERIBADI
from kelompok.jenis import Klasifikasi
from kelompok.models import Anggota, Kelompok, PeranAnggota

POTONG = 2000  # rows read at a time, so that memory does not grow with the list

TURUNAN = [
    Kolom("Klasifikasi", lambda k: sebut_klasifikasi(k.klasifikasi), 14, turunan=True),
    Kolom("SK berlaku", lambda k: "Ada" if k.ada_sk else "Belum", 10, turunan=True),
    Kolom("Petugas", lambda k: k.nama_petugas, 26, turunan=True),
    Kolom("Diperiksa", lambda k: "Ya" if k.diperiksa_pada else "Belum", 10, turunan=True),
    Kolom("Asal data", lambda k: k.get_asal_display(), 14, turunan=True),
]


def kolom_kelompok(
    user: Pengguna, hari_ini: datetime.date, *, dengan_nama: bool = False
) -> list[Kolom]:
    """The columns of an import of groups, and what is worked out beside them.

    Names and telephones of people only when they were asked for: a file without these columns
    leaves them as they are when it comes back. A child has no telephone in it, and a name only
    for who may read it (docs/privasi.md).
    """
    jenis = ImporKelompok()
    ruang = jenis.ruang(user, hari_ini)
    if not dengan_nama:
        return [*kolom_ekspor(jenis, ruang, tanpa=PERIBADI), *TURUNAN]

    def nama(kelompok: Kelompok) -> str:
        return "; ".join(k.sebutan_untuk(user, hari_ini) for k in _ketua(kelompok))

    def telepon(kelompok: Kelompok) -> str:
        nomor = [tulis_telepon(k.telepon) for k in _ketua(kelompok) if not k.anak(hari_ini)]
        return "; ".join(n for n in nomor if n)

    return [
        *kolom_ekspor(jenis, ruang),
        *TURUNAN,
        Kolom("Ketua", nama, 26, turunan=True),
        Kolom("Telepon ketua", telepon, 18, turunan=True),
    ]


def baris_kelompok(
    kelompok: QuerySet[Kelompok], per: datetime.date, *, dengan_nama: bool = False
) -> Iterable[Kelompok]:
    """The rows with all that the columns read; who chairs a group is asked as of `per`."""
    kelompok = kelompok.select_related("desa__kecamatan")
    kelompok = kelompok.prefetch_related("sumber_dana", "keterpaduan")
    if dengan_nama:
        ketua = Anggota.objects.per(per).filter(peran=PeranAnggota.KETUA)
        kelompok = kelompok.prefetch_related(Prefetch("anggota", ketua, to_attr="ketua_kini"))
    return kelompok.iterator(chunk_size=POTONG)


def sebut_klasifikasi(kode: str | None) -> str:
    """Level in words; "" when the group was never assessed."""
    return Klasifikasi(kode).label if kode else ""


def _ketua(kelompok: Kelompok) -> list[Anggota]:
    return kelompok.ketua_kini  # type: ignore[attr-defined]  # prefetched by baris_kelompok
