"""The members of a group as a reader may know them: for its page and for its card on paper."""

import datetime
from dataclasses import dataclass

from dinas.models import Pengguna
from kelompok.models import Anggota, Kelompok, PeranAnggota
from kelompok.models.anggota import KADER, PENGURUS


@dataclass(frozen=True)
class Orang:
    """A member as `nama` and `telepon` may be shown to this reader."""

    anggota: Anggota
    nama: str
    telepon: str


def susun_orang(
    kelompok: Kelompok, per: datetime.date, user: Pengguna, hari_ini: datetime.date
) -> dict:
    """Members on `per` by their part, and those who were members before."""
    semua = []
    for a in kelompok.anggota.all():
        a.kelompok = kelompok  # or anak() would ask for it row by row
        telepon = "" if a.anak(hari_ini) else a.telepon
        semua.append(Orang(a, a.sebutan_untuk(user, hari_ini), telepon))
    kini = [o for o in semua if o.anggota.berlaku_pada(per)]
    return {
        "tab_orang": [
            ("pengurus", "Pengurus", _berperan(kini, PENGURUS)),
            ("kader", "Kader", _berperan(kini, KADER)),
            ("anggota", "Anggota", _berperan(kini, (PeranAnggota.ANGGOTA,))),
        ],
        "orang_lama": [
            o for o in semua if o.anggota.selesai is not None and o.anggota.selesai < per
        ],
    }


def _berperan(orang: list[Orang], peran: tuple) -> list[Orang]:
    """Those with one of these parts, in the order of the parts."""
    return [o for p in peran for o in orang if o.anggota.peran == p]
