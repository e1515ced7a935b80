"""Forms of the groups and their parts."""

from .anggota import AkhiriAnggotaForm, AnggotaForm
from .keadaan import AkhiriForm, AktifkanForm, PindahForm
from .kelompok import KelompokForm
from .penilaian import PenilaianForm
from .sk import SkForm
from .usulan import PutusanForm, UsulanForm

__all__ = [
    "AkhiriAnggotaForm",
    "AkhiriForm",
    "AktifkanForm",
    "AnggotaForm",
    "KelompokForm",
    "PenilaianForm",
    "PindahForm",
    "PutusanForm",
    "SkForm",
    "UsulanForm",
]
