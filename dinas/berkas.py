"""The office's own limit for uploads."""

from berkas.batas import MB, daftarkan_batas
from dinas.models import ProfilDinas

daftarkan_batas(lambda: ProfilDinas.ambil().batas_unggahan * MB)
