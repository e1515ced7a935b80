"""Templates: nothing inline, nothing unused, every icon exists."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines
from django.template.backends.django import DjangoTemplates
from django.template.library import import_library

AKAR = settings.BASE_DIR
TEMPLAT = AKAR / "templates"
SEMUA = sorted(
    b.relative_to(TEMPLAT).as_posix()
    for b in TEMPLAT.rglob("*")
    if b.is_file() and b.suffix != ".typ"
)
CETAK = sorted((TEMPLAT / "cetak").glob("*.typ"))  # documents: Typst, not Django
PYTHON = [
    b
    for b in sorted(AKAR.glob("*/**/*.py"))
    if not {"tests", ".venv", "migrations", "data", "bench", "alat"}
    & set(b.relative_to(AKAR).parts)
]
MESIN = next(m for m in engines.all() if isinstance(m, DjangoTemplates)).engine
# Asked for by Django itself, by name.
DIPANGGIL_DJANGO = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}
MAKS_BARIS = 250

semua_templat = pytest.mark.parametrize("nama", SEMUA)


def isi(nama: str) -> str:
    return (TEMPLAT / nama).read_text()


@semua_templat
def test_tidak_ada_isi_sebaris(nama):
    """The CSP would refuse it: style and script live in static/."""
    teks = isi(nama)
    assert not re.search(r"<style\b", teks)
    assert not re.search(r"<script(?![^>]*\b(src=|type=\"application/json\"))", teks)
    assert not re.search(r"\s(style|on[a-z]+)=[\"']", teks)
    assert not re.search(r"https?://(?!localhost|wa\.me|www\.w3\.org)", teks), "pihak ketiga"


@semua_templat
def test_pendek_dan_berkonteks(nama):
    teks = isi(nama)
    assert teks.count("\n") <= MAKS_BARIS
    if not milik_paket(nama):  # their context is the package's
        assert re.search(r"{#.*\b(Konteks|Blok):", teks[:400]), "buka dengan {# Konteks: … #}"


def milik_paket(nama: str) -> bool:
    """A template of Django or of a package that ours takes the place of."""
    return any(
        (Path(folder) / nama).exists()
        for pemuat in _pemuat(MESIN.template_loaders)
        for folder in pemuat.get_dirs()
        if not Path(folder).is_relative_to(TEMPLAT)
    )


def _pemuat(daftar):
    for pemuat in daftar:
        yield from _pemuat(getattr(pemuat, "loaders", []))
        if hasattr(pemuat, "get_dirs"):
            yield pemuat


def test_setiap_templat_dipakai():
    teks = "\n".join([*(b.read_text() for b in PYTHON), *(isi(n) for n in SEMUA)])
    disebut = set(re.findall(r"""["']([\w/.-]+\.(?:html|txt|js|svg))["']""", teks))
    disusun = "|".join(pola_templat())  # f"dasbor/_{x}.html"
    disebut |= {n for n in SEMUA if disusun and re.fullmatch(disusun, n)}
    admin = {n for n in SEMUA if re.fullmatch(r"admin/\w+/\w+/change_(form|list)\.html", n)}
    sisa = set(SEMUA) - disebut - DIPANGGIL_DJANGO - admin
    assert {n for n in sisa if not milik_paket(n)} == set()


def pola_templat() -> set[str]:
    """Regular expressions of template names that are put together in an f-string."""
    return {
        "".join(
            re.escape(str(b.value)) if isinstance(b, ast.Constant) else r"[\w-]+"
            for b in simpul.values
        )
        for jalur in PYTHON
        for simpul in ast.walk(ast.parse(jalur.read_text()))
        if isinstance(simpul, ast.JoinedStr)
        and isinstance(akhir := simpul.values[-1], ast.Constant)
        and str(akhir.value).endswith(".html")
    }


@semua_templat
def test_setiap_load_dipakai(nama):
    teks = isi(nama)
    kosong = []
    for muatan in re.findall(r"{%\s*load\s+([^%]+?)\s*%}", teks):
        for pustaka in muatan.split(" from ")[-1].split():
            perpustakaan = import_library(MESIN.libraries[pustaka])
            tag = "|".join(map(re.escape, perpustakaan.tags)) or "(?!)"
            saring = "|".join(map(re.escape, perpustakaan.filters)) or "(?!)"
            if not re.search(rf"{{%-?\s*({tag})\b|\|\s*({saring})\b", teks):
                kosong.append(pustaka)
    assert kosong == []


@pytest.mark.parametrize("berkas", CETAK, ids=lambda b: b.stem)
def test_templat_dokumen(berkas):
    """What users typed is data: nothing of it is ever run, and nothing is fetched."""
    teks = berkas.read_text()
    assert teks.startswith("// Konteks:")
    assert teks.count("\n") <= 400
    assert not re.search(r"\beval\(|@preview|mode: *\"markup\"", teks)


def test_setiap_templat_dokumen_dipakai():
    teks = "\n".join([*(b.read_text() for b in PYTHON), *(b.read_text() for b in CETAK)])
    sisa = {b.stem for b in CETAK if not re.search(rf"""["']{b.stem}(\.typ)?["']""", teks)}
    assert sisa == set()


def test_setiap_ikon_ada():
    ada = set(re.findall(r'id="([\w-]+)"', (AKAR / "static" / "ikon.svg").read_text()))
    dipakai = {
        (nama, ikon)
        for nama in SEMUA
        for ikon in re.findall(r"""{%\s*ikon\s+["']([\w-]+)["']""", isi(nama))
    }
    dipakai |= {
        (nama, ikon)
        for nama in SEMUA
        for ikon in re.findall(r"""\bikon=["']([\w-]+)["']""", isi(nama))
    }
    for jalur in PYTHON:
        for simpul in ast.walk(ast.parse(jalur.read_text())):
            if isinstance(simpul, ast.keyword) and simpul.arg == "ikon":
                dipakai |= {(jalur.name, s) for s in _kata(simpul.value)}
            if isinstance(simpul, ast.Call) and getattr(simpul.func, "id", "") == "Calon":
                dipakai |= {(jalur.name, s) for s in _kata(simpul.args[2])}
            if isinstance(simpul, ast.Constant) and isinstance(simpul.value, str):
                dipakai |= {
                    (jalur.name, s)
                    for s in re.findall(r"""{%\s*ikon\s+["']([\w-]+)["']""", simpul.value)
                }
    assert {(tempat, ikon) for tempat, ikon in dipakai if ikon not in ada} == set()
    # An icon may also be the value of a constant, or be named by a script.
    teks = "\n".join([*(b.read_text() for b in PYTHON), *(isi(n) for n in SEMUA)])
    teks += "\n".join(b.read_text() for b in sorted((AKAR / "static" / "js").glob("*.js")))
    assert {i for i in ada if not re.search(rf"""["'#]{i}["']""", teks)} == set()


def _kata(simpul: ast.AST) -> list[str]:
    return [
        s.value
        for s in ast.walk(simpul)
        if isinstance(s, ast.Constant) and isinstance(s.value, str)
    ]
