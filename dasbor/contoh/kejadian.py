"""Things under way in the sample: proposals, groups not yet checked, corrections, a void."""

from dasbor.contoh.kelompok import RencanaKelompok
from dasbor.contoh.latar import Latar


def buat_kejadian(latar: Latar, rencana: list[RencanaKelompok]) -> None:
    pass
