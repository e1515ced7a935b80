"""One table of every address and its answer per role, for GET and for an empty POST.

A route that is missing from the table fails. Columns are the cast: A anonymous, P pimpinan,
O operator, D administrator, B officer of the village, L officer of another village, U officer
whose assignment ended yesterday, K coordinator of the kecamatan.

Answers: a status, or `masuk` = redirect to the login page, `alih` = any other redirect.
"""

import copy

import pytest
from django.db import connection, transaction
from django.template import loader
from django.urls import URLPattern, URLResolver, get_resolver

from tests.akses import TABEL
from tests.panggung import Panggung

pytestmark = pytest.mark.django_db
PEMERAN = "APODBLUK"
# Who may do what is the same on both databases; what the pages ask of PostgreSQL differs between
# the office, the officer of the village and one who sees nothing of it.
DITANYA = PEMERAN if connection.vendor == "sqlite" else "OBL"
# Third-party pages have tests of their own upstream; ours pins only that the door is shut.
LUAR = ("admin:", "mfa_")


def baca_tabel() -> dict[str, dict[str, list[str]]]:
    """Route → method → answers in the order of PEMERAN; `*` stands for "the same for all"."""
    hasil: dict[str, dict[str, list[str]]] = {}
    for baris in TABEL.strip().splitlines():
        if not baris.strip() or baris.lstrip().startswith("#"):
            continue
        nama, _, jawaban = baris.partition("|")
        ambil, _, kirim = jawaban.partition("|")
        hasil[nama.strip()] = {"get": _bentang(ambil), "post": _bentang(kirim)}
    return hasil


def _bentang(teks: str) -> list[str]:
    isi = teks.split()
    return isi * len(PEMERAN) if len(isi) == 1 else isi


def semua_rute(pola=None, awalan: str = "") -> set[str]:
    """Names of all our routes, with their namespace."""
    nama = set()
    for p in get_resolver().url_patterns if pola is None else pola:
        if isinstance(p, URLResolver):
            ruang = f"{awalan}{p.namespace}:" if p.namespace else awalan
            nama |= semua_rute(p.url_patterns, ruang)
        elif isinstance(p, URLPattern) and p.name:
            nama.add(awalan + p.name)
    return {n for n in nama if not n.startswith(LUAR)}


def test_tabel_memuat_setiap_rute():
    assert {nama.partition("@")[0] for nama in baca_tabel()} == semua_rute()


def jawaban(panggung: Panggung, client, nama: str, cara: str, pemeran: str) -> str:
    client.logout()
    if user := panggung.pengguna.get(pemeran):
        client.force_login(user)
    response = getattr(client, cara)(panggung.alamat(nama))
    if response.streaming:
        response.getvalue()  # a download that is not read leaves its file open
    if response.status_code == 302:
        return "masuk" if response.headers["Location"].startswith("/masuk/") else "alih"
    return str(response.status_code)


@pytest.fixture(scope="module")
def panggung_modul(db_modul) -> Panggung:
    return Panggung()


@pytest.fixture
def panggung(db, panggung_modul) -> Panggung:
    return copy.deepcopy(panggung_modul)


@pytest.mark.parametrize("cara", ["get", "post"])
@pytest.mark.parametrize("nama", sorted(baca_tabel()))
def test_jawaban_per_peran(client, panggung, nama, cara):
    """Each answer on a fresh stage: an act that went through must not spoil the next one."""
    nyata = {}
    for pemeran in DITANYA:
        titik = transaction.savepoint()
        nyata[pemeran] = jawaban(panggung, client, nama, cara, pemeran)
        transaction.savepoint_rollback(titik)

    tabel = dict(zip(PEMERAN, baca_tabel()[nama][cara], strict=True))
    assert nyata == {pemeran: tabel[pemeran] for pemeran in DITANYA}


SEMUA_CARA = ("get", "head", "post", "put", "patch", "delete", "options")


def rute_berwilayah() -> list[str]:
    """Routes of an object that somebody may not see: to the officer of another village 404."""
    lain = PEMERAN.index("L")
    return sorted(n for n, j in baca_tabel().items() if "404" in (j["get"][lain], j["post"][lain]))


@pytest.mark.sqlite  # what each address asks, the table has asked of PostgreSQL
def test_di_luar_wilayah_seperti_tidak_ada_apa_pun_caranya(client, panggung):
    """No method tells an object of another village from one that does not exist."""
    client.force_login(panggung.pengguna["L"])
    halaman = loader.render_to_string("404.html").encode()
    bocor = []

    for nama in rute_berwilayah():
        minta = [(cara, panggung.alamat(nama)) for cara in SEMUA_CARA]
        for cara, alamat in [*minta, ("get", panggung.alamat(nama, tiada=True))]:
            response = getattr(client, cara)(alamat)
            isi = b"" if cara == "head" else halaman
            if (response.status_code, response.content) != (404, isi):
                bocor.append(f"{cara} {alamat}: {response.status_code}")

    assert bocor == []


@pytest.mark.sqlite
def test_di_dalam_wilayah_cara_yang_tak_dikenal_405(client, panggung):
    client.force_login(panggung.pengguna["B"])
    tabel = baca_tabel()
    lain = []

    for nama in rute_berwilayah():
        asing = {"put", "patch", "delete", "options"}
        asing |= {"get", "head"} if "405" in tabel[nama]["get"] else set()
        asing |= {"post"} if "405" in tabel[nama]["post"] else set()
        for cara in asing:
            response = getattr(client, cara)(panggung.alamat(nama))
            if response.status_code != 405:
                lain.append(f"{cara} {nama}: {response.status_code}")

    assert lain == []
