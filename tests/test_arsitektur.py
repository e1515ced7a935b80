"""The house rules that a machine can hold. docs/arsitektur.md says why."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

AKAR = settings.BASE_DIR
# Each may import what stands to its left; nobody reads backwards.
ARAH = (
    "inti",
    "berkas",
    "cadangan",
    "dinas",
    "impor",
    "wilayah",
    "petugas",
    "kelompok",
    "stunting",
    "kegiatan",
    "penghargaan",
    "dasbor",
    "bangga_kencana",
)
# Models whose rows every user of a page may see, each with the reason.
TANPA_WILAYAH = {
    "Kecamatan": "the map and the heads of columns name all of them",
    "DaftarLokus": "the yearly list is public; an officer opens only own villages from it",
    "Lokus": "as its list",
    "KertasKerja": "ranks the whole kabupaten; who may read it sees all villages",
    "KertasDesa": "as its worksheet",
    "JenisPenghargaan": "pick-list",
    "PetaBatas": "the map under all villages; loading is the administrator's",
    "Mitra": "partners belong to no village and are seen by all",
    "ForumGenre": "as partners",
    "Batch": "imports are the operators', who see all villages",
}
# Parts of an object that the same view has fetched within the area.
BAGIAN = {
    ("dasbor/views/beranda.py", "Jabatan"): "the officer's own",
    ("kelompok/views/detail.py", "Penugasan"): "of the group's village",
    ("kelompok/views/sk.py", "SkKelompok"): "of the group",
    ("penghargaan/views.py", "Penerima"): "of the award",
    ("petugas/views/tanpa.py", "Penugasan"): "prefetched for the villages of the list",
}
# "Today" is passed in as hari_ini; it is read where a request or a command comes in.
BACA_HARI_INI = {
    "petugas/akses.py": "terlihat(user) is asked everywhere",
    "dasbor/konteks.py": "the context of every page",
    "dasbor/lencana.py": "its middleware stands around every view",
    "kelompok/models/laporan.py": "full_clean() takes no day; every act gives it to galat_bulan",
}
# What may be removed for good, beside the sample.
BOLEH_DIHAPUS = {
    "berkas/rapi.py": "content that stands under no record, when it is asked for",
    "inti/massal.py": "links between two records, before they are written anew",
}
MAKS_BARIS_BERKAS, MAKS_BARIS_FUNGSI = 400, 60


def berkas(*pola: str) -> Iterator[Path]:
    for aplikasi in ARAH:
        for satu in pola:
            yield from sorted((AKAR / aplikasi).glob(satu))


def sumber(*pola: str) -> Iterator[tuple[str, ast.Module]]:
    for jalur in berkas(*(pola or ("**/*.py",))):
        if "migrations" not in jalur.parts:
            yield jalur.relative_to(AKAR).as_posix(), ast.parse(jalur.read_text())


def impor(pohon: ast.Module) -> Iterator[tuple[int, str]]:
    """(line, module) of every absolute import, also inside functions."""
    for simpul in ast.walk(pohon):
        if isinstance(simpul, ast.Import):
            yield from ((simpul.lineno, nama.name) for nama in simpul.names)
        elif isinstance(simpul, ast.ImportFrom) and not simpul.level:
            yield simpul.lineno, simpul.module or ""


def test_semua_aplikasi_ada_dalam_arah():
    terpasang = [a.name for a in apps.get_app_configs() if Path(a.path).parent == AKAR]
    assert terpasang == list(ARAH[:-1])


def test_impor_satu_arah():
    salah = [
        f"{jalur}:{baris} mengimpor {modul}"
        for jalur, pohon in sumber()
        for baris, modul in impor(pohon)
        if (tujuan := modul.split(".")[0]) in ARAH
        and ARAH.index(tujuan) > ARAH.index(jalur.split("/")[0])
    ]
    assert salah == []


def test_model_hanya_menunjuk_ke_kiri():
    salah = [
        f"{model._meta.label}.{kolom.name} -> {kolom.related_model._meta.label}"
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in ARAH
        for kolom in [*model._meta.fields, *model._meta.many_to_many]
        if kolom.remote_field
        and (tujuan := kolom.related_model._meta.app_label) in ARAH
        and ARAH.index(tujuan) > ARAH.index(model._meta.app_label)
    ]
    # The void mark, history and logs name their user; AUTH_USER_MODEL is a setting, not an import.
    assert [s for s in salah if not s.endswith("-> dinas.Pengguna")] == []


def saringan_berwilayah() -> set[str]:
    """Filter classes that ask terlihat(self.user) themselves, whatever door they are given."""
    return {
        kelas.name
        for _, pohon in sumber("saring.py", "saring/*.py")
        for kelas in pohon.body
        if isinstance(kelas, ast.ClassDef) and "terlihat(self.user" in ast.unparse(kelas)
    }


def rantai_kueri(pohon: ast.Module, model: set[str]) -> Iterator[tuple[int, str, str, str]]:
    """(line, model, expression, function it is given to) of all that reads rows of a model."""
    induk = {anak: ayah for ayah in ast.walk(pohon) for anak in ast.iter_child_nodes(ayah)}
    for simpul in ast.walk(pohon):
        match simpul:
            case ast.Attribute(value=ast.Name(id=nama), attr="objects" | "semua") if nama in model:
                luar: ast.AST = simpul
                while isinstance(ayah := induk[luar], ast.Attribute | ast.Call):
                    if isinstance(ayah, ast.Call) and luar is not ayah.func:
                        break
                    luar = ayah
                penerima = ast.unparse(ayah.func) if isinstance(ayah, ast.Call) else ""
                if luar is not simpul:  # else the door is handed on, not opened
                    yield simpul.lineno, nama, ast.unparse(luar), penerima
            case ast.Call(
                func=ast.Name(id="get_object_or_404" | "get_list_or_404" as fungsi),
                args=[ast.Name(id=nama), *_],
            ) if nama in model:
                yield simpul.lineno, nama, ast.unparse(simpul), fungsi


def test_view_membaca_lewat_wilayah():
    model = {m.__name__ for m in apps.get_models() if m._meta.app_label in ARAH}
    berwilayah = saringan_berwilayah()
    salah = [
        f"{jalur}:{baris} {ungkapan[:80]}"
        for jalur, pohon in sumber("views.py", "views/*.py")
        for baris, nama, ungkapan, penerima in rantai_kueri(pohon, model)
        if nama not in TANPA_WILAYAH and "terlihat" not in ungkapan and penerima not in berwilayah
    ]
    assert salah == []


def test_penjaga_wilayah_mengenali_pelanggaran():
    """The guard itself: what it must find, and what it must let pass."""
    pohon = ast.parse(
        "ambil(request, Desa.objects.all().filter(pk=1))\n"
        "get_object_or_404(Desa, pk=1)\n"
        "Desa.objects.terlihat(user).filter(pk=1)\n"
    )
    temuan = [(b, u, p) for b, _, u, p in rantai_kueri(pohon, {"Desa"}) if "terlihat" not in u]
    assert sorted(temuan) == [
        (1, "Desa.objects.all().filter(pk=1)", "ambil"),
        (2, "get_object_or_404(Desa, pk=1)", "get_object_or_404"),
    ]


def test_hari_ini_dioper():
    """Rules, figures and models are told the day; else yesterday cannot be tested."""
    salah = [
        f"{jalur}:{simpul.lineno}"
        for jalur, pohon in sumber()
        if "/views" not in jalur and "/management/" not in jalur and jalur not in BACA_HARI_INI
        for simpul in ast.walk(pohon)
        if isinstance(simpul, ast.Call) and not simpul.args  # with one, it only converts
        if isinstance(simpul.func, ast.Attribute) and simpul.func.attr in {"localdate", "today"}
        if "/forms" not in jalur  # a form is built in a view
    ]
    assert salah == []


def test_tidak_ada_yang_dihapus():
    """What never was is voided, what ended gets an end; only the sample may be removed."""
    salah = [
        f"{jalur}:{simpul.lineno}"
        for jalur, pohon in sumber()
        if "contoh" not in jalur and jalur not in BOLEH_DIHAPUS
        for simpul in ast.walk(pohon)
        if isinstance(simpul, ast.Attribute) and simpul.attr in {"delete", "_raw_delete"}
    ]
    assert salah == []


def test_ruangan_kecil():
    salah = []
    for jalur, pohon in sumber():
        if (n := len((AKAR / jalur).read_text().splitlines())) > MAKS_BARIS_BERKAS:
            salah.append(f"{jalur}: {n} baris")
        for simpul in ast.walk(pohon):
            if isinstance(simpul, ast.FunctionDef):
                n = simpul.end_lineno - simpul.lineno + 1
                if n > MAKS_BARIS_FUNGSI:
                    salah.append(f"{jalur}:{simpul.lineno} {simpul.name}: {n} baris")
    assert salah == []


def test_tidak_ada_laci_serbaguna():
    terlarang = {"utils.py", "helpers.py", "services.py", "util.py", "common.py", "misc.py"}
    assert [str(b) for b in berkas("**/*.py") if b.name in terlarang] == []


def test_setiap_perintah_punya_uji():
    uji = "\n".join(b.read_text() for b in sorted((AKAR / "tests").rglob("*.py")))
    perintah = {b.stem for b in berkas("management/commands/*.py") if not b.stem.startswith("_")}
    assert {p for p in perintah if not re.search(rf"""["' ]{p}["' \]]""", uji)} == set()


@pytest.mark.parametrize(
    "nama", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/arsitektur.md"]
)
def test_dokumen_ada(nama):
    assert (AKAR / nama).stat().st_size > 500
