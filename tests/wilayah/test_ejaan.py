"""Names of villages as people write them."""

import pytest

from kelompok.models import Kelompok
from tests.pabrik import buat_desa, buat_kelompok
from wilayah.ejaan import panjangkan
from wilayah.models import Desa, NamaLain


@pytest.mark.parametrize(
    ("teks", "panjang"),
    [
        ("tb. miri", "tumbang miri"),
        ("Tb.Miri", "tumbang Miri"),
        ("TBG MIRI", "tumbang MIRI"),
        ("Desa Tb. Miri", "tumbang Miri"),
        ("Kel. Tewah", "Tewah"),
        ("Tjg. Untung", "tanjung Untung"),
        ("Sungai Antai", "sei Antai"),
        ("Tumbang Miri", "Tumbang Miri"),
        ("tb", "tb"),
        ("BKB Batu Tb", "BKB Batu Tb"),
        ("desa", "desa"),
        ("", ""),
    ],
)
def test_singkatan_dipanjangkan(teks, panjang):
    assert panjangkan(teks) == panjang


@pytest.mark.django_db
def test_desa_dan_kelompoknya_ditemukan_dengan_singkatan():
    miri, lain = buat_desa(nama="Tumbang Miri"), buat_desa(nama="Miring")
    NamaLain.objects.create(desa=lain, nama="Tanjung Riu")
    kelompok = buat_kelompok(miri)
    buat_kelompok(lain)

    assert list(Desa.objects.bernama("tb. miri")) == [miri]
    assert list(Desa.objects.bernama("Tjg. Riu")) == [lain]
    assert list(Kelompok.objects.cari("Desa Tbg. Miri")) == [kelompok]
