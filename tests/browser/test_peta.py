"""Layers of the map: the choice colours cells and shows its legend; a mark is seen beside."""

import datetime

import pytest

from dinas.peran import Peran
from tests.pabrik import buat_desa, buat_pengguna
from tests.pabrik_stunting import buat_pengukuran
from tests.wilayah import bidang as b
from wilayah.aksi import muat_batas

pytestmark = pytest.mark.sqlite  # what the browser does with it does not depend on the database


def test_lapisan_mewarnai_dan_menukar_legenda(page, masuk):
    """On official boundaries, that every page draws after they were loaded."""
    desa = b.buat_kabupaten(kecamatan=2, desa=6)
    agustus = datetime.date(2020, 8, 1)
    buat_pengukuran(desa[0], agustus, sasaran=60, diukur=50, pendek=20, sangat_pendek=0)
    buat_pengukuran(desa[1], agustus, sasaran=60, diukur=20, pendek=1, sangat_pendek=0)
    muat_batas(b.isi(b.koleksi(desa)), berkas="uji", atribusi="BIG", oleh=None, hari_ini=b.HARI)
    buat_desa(desa[0].kecamatan)  # founded after the map
    masuk(buat_pengguna(Peran.PIMPINAN))

    page.goto("/stunting/data/?tahun=2020")
    page.locator("[data-siap]").wait_for()

    def kelas(nama: str) -> set[str]:
        sel = page.locator(f'path.sel[aria-label^="Desa {nama},"]')
        return set(sel.get_attribute("class").split()) - {"sel", "leaflet-interactive"}

    assert [kelas(d.nama) for d in desa[:3]] == [{"k5"}, {"k2", "rendah"}, {"k0"}]
    isi = page.inner_text("#peta-data")
    assert "Batas indikatif, bukan batas resmi. Sumber: BIG." in isi
    assert "1 desa belum ada pada peta ini" in isi
    assert (
        page.locator(".peta-sisi:visible")
        .inner_text()
        .startswith("Legenda peta: Prevalensi stunting 2020")
    )

    page.select_option("#peta-data-lapisan", "diukur")
    assert [kelas(d.nama) for d in desa[:3]] == [{"k4"}, {"k1"}, {"k0"}]
    assert (
        page.locator(".peta-sisi:visible")
        .inner_text()
        .startswith("Legenda peta: Balita yang diukur 2020")
    )
