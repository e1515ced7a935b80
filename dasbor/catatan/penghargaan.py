"""Awards and who received them."""

from django.db.models import Q

from dasbor.catatan.dasar import JenisCatatan
from dinas.models import Pengguna
from inti.ingatan import sekali
from penghargaan.models import Penerima, Penghargaan

LIHAT_HADIAH = "penghargaan.view_penghargaan"


def _penghargaan_terlihat(user: Pengguna) -> list[int]:
    semua = Penghargaan.semua.terlihat(user).order_by().values_list("pk", flat=True)
    return sekali(("penghargaan", user.pk), lambda: list(semua))


CATATAN: tuple[JenisCatatan, ...] = (
    JenisCatatan(
        "penghargaan",
        "Penghargaan",
        Penghargaan,
        LIHAT_HADIAH,
        cakup=lambda user, desa: Q(pk__in=_penghargaan_terlihat(user)),
        pulihkan="penghargaan:pulihkan",
        izin_pulihkan="penghargaan.change_penghargaan",
    ),
    JenisCatatan(
        "penerima",
        "Penerima penghargaan",
        Penerima,
        LIHAT_HADIAH,
        ("penghargaan", "kelompok", "petugas", "desa"),
        lambda user, desa: Q(penghargaan__in=_penghargaan_terlihat(user)),
    ),
)
