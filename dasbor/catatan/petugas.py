"""Officers, and what is dated about them."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from dasbor.catatan.dasar import JenisCatatan, di
from petugas.models import Imp, Jabatan, Koordinator, Penugasan, Petugas

LIHAT_PETUGAS = "petugas.view_petugas"


def _pulihkan_masa(nama: str) -> tuple[str, str, Callable[[Any], list]]:
    """How a dated row of an officer is brought back."""
    return f"petugas:{nama}_pulihkan", f"petugas.change_{nama}", lambda o: [o.petugas_id, o.pk]


CATATAN: tuple[JenisCatatan, ...] = (
    JenisCatatan(
        "petugas",
        "Petugas",
        Petugas,
        LIHAT_PETUGAS,
        cakup=lambda user, desa: Q(pengguna=user),
        pulihkan="petugas:pulihkan",
        izin_pulihkan="petugas.change_petugas",
    ),
    JenisCatatan(
        "jabatan",
        "Jabatan",
        Jabatan,
        LIHAT_PETUGAS,
        ("petugas",),
        lambda user, desa: Q(petugas__pengguna=user),
        *_pulihkan_masa("jabatan"),
    ),
    JenisCatatan(
        "penugasan",
        "Penugasan",
        Penugasan,
        LIHAT_PETUGAS,
        ("petugas", "desa"),
        di,
        *_pulihkan_masa("penugasan"),
    ),
    JenisCatatan(
        "koordinator",
        "Koordinator",
        Koordinator,
        LIHAT_PETUGAS,
        ("petugas", "kecamatan"),
        lambda user, desa: Q(kecamatan__in=desa.values("kecamatan")),
        *_pulihkan_masa("koordinator"),
    ),
    JenisCatatan(
        "imp",
        "PPKBD dan Sub PPKBD",
        Imp,
        LIHAT_PETUGAS,
        ("desa",),
        di,
        "petugas:imp_pulihkan",
        "petugas.change_imp",
    ),
)
