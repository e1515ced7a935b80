"""Kinds of record that have a history: who may read it, and whose rows an officer sees."""

from dasbor.catatan import acuan, kegiatan, kelompok, penghargaan, petugas, stunting
from dasbor.catatan.dasar import Cakupan, JenisCatatan
from dinas.models import Pengguna

__all__ = ["JENIS_CATATAN", "PER_KODE", "Cakupan", "JenisCatatan", "jenis_terlihat"]

JENIS_CATATAN: tuple[JenisCatatan, ...] = (
    *kelompok.CATATAN,
    *petugas.CATATAN,
    *stunting.CATATAN,
    *kegiatan.CATATAN,
    *penghargaan.CATATAN,
    *acuan.CATATAN,
)
PER_KODE = {j.kode: j for j in JENIS_CATATAN}


def jenis_terlihat(user: Pengguna) -> list[JenisCatatan]:
    """Kinds of record whose history `user` may read."""
    return [j for j in JENIS_CATATAN if user.has_perm(j.izin)]
