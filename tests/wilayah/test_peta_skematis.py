"""The schematic map: one whole cell per village, one whole area per kecamatan, same bytes."""

import json
from pathlib import Path

import pytest
import shapely
from django.conf import settings
from django.core.management import CommandError, call_command
from shapely.geometry import shape

from wilayah.peta_skematis import (
    KISI,
    TitikDesa,
    Ukuran,
    baca_titik,
    garis_luar,
    longgarkan,
    susun_peta,
)

DATA_AWAL = Path(settings.BASE_DIR) / "data_awal"
TERSIMPAN = Path(settings.BASE_DIR) / "static" / "peta"
BERKAS = ["desa.geojson", "kabupaten.svg", "kecamatan.geojson"]
LUAS_SEL_TERKECIL = 15e-4  # square degrees, about 18 km²: smaller cells are hard to hit
BEDA_WAJAR = 3 * KISI  # another GEOS may round a corner to the next point of the grid


@pytest.fixture(scope="module")
def desa():
    return baca_titik(DATA_AWAL / "desa.csv")


@pytest.fixture(scope="module")
def peta(desa):
    return susun_peta(desa, Ukuran())


@pytest.fixture(scope="module")
def hasil(tmp_path_factory):
    folder = tmp_path_factory.mktemp("peta")
    call_command("buat_peta", keluar=folder, verbosity=0)
    return folder


def fitur(folder, nama):
    return json.loads((folder / nama).read_text(encoding="utf-8"))["features"]


def test_setiap_desa_satu_sel_utuh(peta, desa):
    assert list(peta.sel) == [d.kode for d in desa]
    assert len(peta.sel) == 127
    assert {sel.geom_type for sel in peta.sel.values()} == {"Polygon"}
    assert all(sel.is_valid and not sel.interiors for sel in peta.sel.values())
    assert min(sel.area for sel in peta.sel.values()) > LUAS_SEL_TERKECIL


def test_sel_berbatasan_tanpa_celah_dan_tumpang_tindih(peta):
    gabungan = shapely.union_all(list(peta.sel.values()))

    assert shapely.coverage_is_valid(list(peta.sel.values()))
    assert gabungan.geom_type == "Polygon"
    assert len(gabungan.interiors) == 0


def test_dua_belas_kecamatan_masing_masing_satu_bidang(peta):
    assert len(peta.kecamatan) == 12
    assert {bidang.geom_type for bidang in peta.kecamatan.values()} == {"Polygon"}
    assert all(bidang.is_valid and not bidang.interiors for bidang in peta.kecamatan.values())


def test_kecamatan_tepat_gabungan_selnya(peta, desa):
    for kode, bidang in peta.kecamatan.items():
        sel = shapely.union_all([peta.sel[d.kode] for d in desa if d.kecamatan == kode])
        assert bidang.symmetric_difference(sel).area == pytest.approx(0, abs=KISI**2)


def test_titik_berdempetan_direnggangkan():
    renggang = longgarkan([(0.0, 0.0), (100.0, 0.0), (50_000.0, 0.0)], 4000)

    assert renggang[1][0] - renggang[0][0] == pytest.approx(4000, rel=0.01)
    assert renggang[2] == (50_000.0, 0.0)


def test_garis_luar_memuat_desa_terpencil():
    """24 km away, as the remotest village: a union of circles would lose it."""
    titik = [(0.0, 0.0), (3000.0, 4000.0), (6000.0, 0.0), (3000.0, 24_000.0)]

    luar = garis_luar(titik, Ukuran())

    assert all(luar.contains(shapely.Point(t)) for t in titik)


def test_kode_sama_dengan_data_awal(hasil, desa):
    sel = [f["properties"] for f in fitur(hasil, "desa.geojson")]

    assert sel == [
        {"kode": d.kode, "nama": d.nama, "jenis": d.jenis, "kecamatan": d.kecamatan} for d in desa
    ]
    assert [f["properties"]["kode"] for f in fitur(hasil, "kecamatan.geojson")] == sorted(
        {d.kecamatan for d in desa}
    )


def test_label_kecamatan_di_dalam_bidangnya(hasil):
    for f in fitur(hasil, "kecamatan.geojson"):
        assert shape(f["geometry"]).contains(shapely.Point(f["properties"]["label"]))


def test_perintah_dua_kali_byte_sama(hasil, tmp_path):
    call_command("buat_peta", keluar=tmp_path, verbosity=0)

    assert sorted(p.name for p in tmp_path.iterdir()) == BERKAS
    for nama in BERKAS:
        assert (tmp_path / nama).read_bytes() == (hasil / nama).read_bytes()


@pytest.mark.parametrize("nama", ["desa.geojson", "kecamatan.geojson"])
def test_peta_tersimpan_dari_data_awal_sekarang(hasil, nama):
    """Whoever changes data_awal/desa.csv must run buat_peta."""
    for baru, lama in zip(fitur(hasil, nama), fitur(TERSIMPAN, nama), strict=True):
        assert baru["properties"]["kode"] == lama["properties"]["kode"]
        assert baru["properties"]["nama"] == lama["properties"]["nama"]
        jauh = shape(baru["geometry"]).hausdorff_distance(shape(lama["geometry"]))
        assert jauh <= BEDA_WAJAR


def test_svg_dua_belas_bidang(hasil):
    gambar = (hasil / "kabupaten.svg").read_text(encoding="utf-8")

    assert gambar.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ')
    assert gambar.count("<path d=") == 12


def test_perintah_menyebut_hasil(tmp_path, capsys):
    call_command("buat_peta", keluar=tmp_path / "baru")

    assert capsys.readouterr().out == (
        f"Peta skematis 127 desa dan kelurahan, 12 kecamatan ditulis di {tmp_path / 'baru'}.\n"
    )


def test_folder_tak_dapat_ditulis_ditolak_satu_kalimat(tmp_path):
    (tmp_path / "berkas").write_text("bukan folder")

    with pytest.raises(CommandError) as galat:
        call_command("buat_peta", keluar=tmp_path / "berkas" / "peta")

    assert str(galat.value).startswith(f"Tidak dapat menulis peta di {tmp_path / 'berkas'}")
    assert "\n" not in str(galat.value)


@pytest.mark.parametrize(
    ("ukuran", "pesan"),
    [
        ({"radius": 0}, "radius di atas 0"),
        ({"jarak_min": -1}, "tidak boleh negatif"),
        ({"cekung": 1.5}, "--cekung antara 0 dan 1"),
        ({"radius": 300, "haluskan": 0, "cekung": 0}, "memecah kecamatan"),
    ],
)
def test_ukuran_yang_tidak_berguna_ditolak(tmp_path, ukuran, pesan):
    with pytest.raises(CommandError, match=pesan):
        call_command("buat_peta", keluar=tmp_path / "peta", **ukuran)

    assert not (tmp_path / "peta").exists()


def test_dua_desa_di_satu_titik_tetap_dua_sel():
    """Coordinates typed twice by mistake must not cost a village its cell."""
    titik = [(0.0, 0.1), (0.0, 0.1), (0.2, 0.0), (0.1, 0.3)]
    desa = [
        TitikDesa(f"62.10.01.200{i}", f"Desa {i}", "desa", "62.10.01", lintang, 113.5 + bujur)
        for i, (bujur, lintang) in enumerate(titik)
    ]

    assert len(susun_peta(desa, Ukuran()).sel) == 4
