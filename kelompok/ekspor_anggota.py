"""The members of the groups of a list as a workbook that can be imported again."""

import datetime
from collections.abc import Iterator

from django.db.models import QuerySet

from dinas.models import Pengguna
from impor.ekspor import kolom_ekspor
from inti.xlsx import Kolom
from kelompok.impor.anggota import ImporAnggota
from kelompok.impor.kolom_anggota import TELEPON
from kelompok.models import Anggota, Kelompok

POTONG = 2000  # rows read at a time, so that memory does not grow with the list
TURUNAN = [Kolom("Asal data", lambda a: a.get_asal_display(), 14, turunan=True)]


def anggota_dari(
    kelompok: QuerySet[Kelompok], per: datetime.date, *, yang_keluar: bool
) -> QuerySet[Anggota]:
    """Members of these groups on `per`; with `yang_keluar` all who ever were."""
    semua = Anggota.objects.filter(kelompok__in=kelompok.order_by().values("pk"))
    return semua if yang_keluar else semua.per(per)


def kolom_anggota(user: Pengguna, hari_ini: datetime.date, *, dengan_telepon: bool) -> list[Kolom]:
    """The columns of an import of members. A file without telephones leaves them as they are."""
    jenis = ImporAnggota()
    tanpa = () if dengan_telepon else (TELEPON,)
    return [*kolom_ekspor(jenis, jenis.ruang(user, hari_ini), tanpa=tanpa), *TURUNAN]


def baris_anggota(anggota: QuerySet[Anggota], hari_ini: datetime.date) -> Iterator[Anggota]:
    """The rows with all that the columns read."""
    anggota = anggota.select_related("kelompok__desa__kecamatan")
    for satu in anggota.order_by("kelompok__kode", "kode").iterator(chunk_size=POTONG):
        satu.anak_kini = satu.anak(hari_ini)  # type: ignore[attr-defined]  # read by the columns
        yield satu
