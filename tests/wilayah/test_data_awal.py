"""The facts in data_awal/: complete, ordered, and pointing only at what exists."""

import csv
from collections import Counter
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "data_awal"
LINTANG_SELATAN, LINTANG_UTARA = -2.0, 0.0  # degrees: a box around Gunung Mas
BUJUR_BARAT, BUJUR_TIMUR = 113.0, 114.5
BERKODE = [
    "kecamatan.csv",
    "desa.csv",
    "nama_lain.csv",
    "nama_lain_kecamatan.csv",
    "kode_lain.csv",
    "lokus_2020.csv",
    "calon_lokus_2025.csv",
    "prevalensi_terbit.csv",
]
PILIHAN = [
    "sumber_dana.csv",
    "keterpaduan.csv",
    "jenis_usaha.csv",
    "materi.csv",
    "jenis_penghargaan.csv",
]


def baca(nama: str) -> list[dict[str, str]]:
    with (FOLDER / nama).open(encoding="utf-8", newline="") as isi:
        return list(csv.DictReader(isi))


def kode(nama: str) -> list[str]:
    return [baris["kode"] for baris in baca(nama)]


def test_jumlah_wilayah():
    jenis = Counter(baris["jenis"] for baris in baca("desa.csv"))

    assert len(baca("kecamatan.csv")) == 12
    assert jenis == {"desa": 114, "kelurahan": 13}


def test_jumlah_fakta():
    assert {nama: len(baca(nama)) for nama in BERKODE[2:]} == {
        "nama_lain.csv": 14,
        "nama_lain_kecamatan.csv": 2,
        "kode_lain.csv": 127,
        "lokus_2020.csv": 10,
        "calon_lokus_2025.csv": 10,
        "prevalensi_terbit.csv": 44,
    }


@pytest.mark.parametrize("berkas", sorted(FOLDER.glob("*.csv")), ids=lambda berkas: berkas.name)
def test_berkas_bersih(berkas):
    """UTF-8, LF, a last newline, no stray spaces, every row as wide as the header."""
    teks = berkas.read_bytes().decode("utf-8")
    baris = list(csv.reader(teks.splitlines()))

    assert "\r" not in teks
    assert teks.endswith("\n")
    assert not teks.endswith("\n\n")
    assert {len(b) for b in baris} == {len(baris[0])}
    assert [sel for b in baris for sel in b if sel != sel.strip()] == []


@pytest.mark.parametrize("nama", BERKODE)
def test_terurut_menurut_kode(nama):
    assert kode(nama) == sorted(kode(nama))


@pytest.mark.parametrize(
    "nama",
    ["kecamatan.csv", "desa.csv", "kode_lain.csv", "lokus_2020.csv", "calon_lokus_2025.csv"],
)
def test_kode_unik(nama):
    assert len(set(kode(nama))) == len(kode(nama))


def test_kode_desa_sesuai_jenis_dan_kecamatan():
    """Kemendagri numbering: kelurahan 1xxx, desa 2xxx, prefixed by the kecamatan."""
    kecamatan = set(kode("kecamatan.csv"))
    for baris in baca("desa.csv"):
        induk, nomor = baris["kode"].rsplit(".", 1)
        assert induk == baris["kecamatan"]
        assert induk in kecamatan
        assert nomor[0] == {"kelurahan": "1", "desa": "2"}[baris["jenis"]]


def test_nama_desa_unik_dalam_kecamatan():
    nama = [(baris["kecamatan"], baris["nama"].casefold()) for baris in baca("desa.csv")]

    assert len(set(nama)) == len(nama)


def test_titik_di_sekitar_kabupaten():
    for baris in baca("desa.csv"):
        assert LINTANG_SELATAN < float(baris["lintang"]) < LINTANG_UTARA
        assert BUJUR_BARAT < float(baris["bujur"]) < BUJUR_TIMUR


@pytest.mark.parametrize(
    "nama", ["nama_lain.csv", "kode_lain.csv", "lokus_2020.csv", "calon_lokus_2025.csv"]
)
def test_menunjuk_desa_yang_ada(nama):
    assert set(kode(nama)) <= set(kode("desa.csv"))


def test_nama_lain_kecamatan_menunjuk_kecamatan_yang_ada():
    assert set(kode("nama_lain_kecamatan.csv")) <= set(kode("kecamatan.csv"))


@pytest.mark.parametrize(
    ("lain", "resmi"),
    [("nama_lain.csv", "desa.csv"), ("nama_lain_kecamatan.csv", "kecamatan.csv")],
)
def test_nama_lain_memang_lain(lain, resmi):
    nama = {baris["kode"]: baris["nama"] for baris in baca(resmi)}

    assert [b for b in baca(lain) if b["nama"].casefold() == nama[b["kode"]].casefold()] == []


def test_kode_bps_unik_dan_berawalan_6211():
    """6210 in BPS coding is another district: the two numberings must not be mixed up."""
    bps = [baris["kode_lain"] for baris in baca("kode_lain.csv") if baris["sistem"] == "bps"]

    assert len(set(bps)) == 127
    assert {(k[:4], len(k)) for k in bps} == {("6211", 10)}


def test_prevalensi_satu_angka_per_wilayah_dan_tahun():
    baris = baca("prevalensi_terbit.csv")
    kunci = [(b["kode"], b["tahun"]) for b in baris]

    assert len(set(kunci)) == len(kunci)
    assert set(kode("prevalensi_terbit.csv")) <= {*kode("kecamatan.csv"), *kode("desa.csv")}
    assert all(0 < float(b["persen"]) < 100 and b["sumber"] for b in baris)


@pytest.mark.parametrize("nama", PILIHAN)
def test_daftar_pilihan_berkode_unik_dan_bernama(nama):
    baris = baca(nama)

    assert len({b["kode"] for b in baris}) == len(baris)
    assert all(b["kode"] and b["nama"] for b in baris)


def test_setiap_berkas_disebut_di_readme():
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")

    assert [b.name for b in FOLDER.glob("*.csv") if b.name not in readme] == []
