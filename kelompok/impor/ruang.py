"""The pick-lists that a sheet of groups names, as the import finds their entries."""

from django.db import models

from impor.kolom import Butir, Daftar, Ruang
from kelompok.jenis import SIFAT
from kelompok.models import JenisUsaha, Keterpaduan, SumberDana
from kelompok.models.kelompok import (
    AlasanSelesai,
    Basis,
    JabatanPembina,
    Perkiraan,
    SumberModal,
)

PILIHAN: dict[str, type[models.TextChoices]] = {
    "mulai_perkiraan": Perkiraan,
    "alasan_selesai": AlasanSelesai,
    "pembina_jabatan": JabatanPembina,
    "basis": Basis,
    "sumber_modal": SumberModal,
}


def daftar_pilihan(pilihan: type[models.TextChoices]) -> Daftar:
    """Entries of a list in code, by their label or their code."""
    return Daftar([Butir(p.value, (str(p.label), p.value)) for p in pilihan])


def daftar_jenis() -> Daftar:
    """The five kinds in all ways that people write them."""
    return Daftar(
        [Butir(j, (s.singkat, j, s.panjang, s.label, *s.sebutan)) for j, s in SIFAT.items()]
    )


def pasang_daftar(ruang: Ruang) -> None:
    """Three queries."""
    ruang.daftar["jenis"] = daftar_jenis()
    ruang.daftar |= {nama: daftar_pilihan(p) for nama, p in PILIHAN.items()}
    for nama, model in (("sumber_dana", SumberDana), ("jenis_usaha", JenisUsaha)):
        ruang.daftar[nama] = Daftar(
            [
                Butir(a.pk, (a.nama, a.kode), a.aktif)
                for a in model.objects.order_by("urutan", "pk")
            ]
        )
    ruang.daftar["keterpaduan"] = Daftar(
        [
            Butir(a.pk, (a.nama, a.kode), a.aktif, a.jenis)
            for a in Keterpaduan.objects.order_by("jenis", "urutan", "pk")
        ]
    )
