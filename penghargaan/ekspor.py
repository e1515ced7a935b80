"""The list of awards as a workbook that can be imported again."""

import datetime

from dinas.models import Pengguna
from impor.ekspor import kolom_ekspor
from inti.xlsx import Kolom
from penghargaan.impor.penghargaan import ImporPenghargaan


def kolom_penghargaan(user: Pengguna, hari_ini: datetime.date) -> list[Kolom]:
    """The columns of an import of awards, and where the row comes from."""
    jenis = ImporPenghargaan()
    asal = Kolom("Asal data", lambda x: x.get_asal_display(), 14, turunan=True)
    return [*kolom_ekspor(jenis, jenis.ruang(user, hari_ini)), asal]
