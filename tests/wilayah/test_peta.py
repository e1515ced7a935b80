"""Layers of the map: one set of counts feeds cells, legend, sums and the table twin."""

import re

import pytest
from django.template.loader import render_to_string

from wilayah.dasar import skematis
from wilayah.models import Desa, Kecamatan
from wilayah.peta import (
    BarisTabel,
    Legenda,
    NilaiKecamatan,
    Peta,
    SelTabel,
    kelas_jumlah,
    lapisan_jumlah,
    lapisan_kategori,
)

KURUN = Kecamatan(kode="62.10.02", nama="Kurun")
TEWAH = Kecamatan(kode="62.10.03", nama="Tewah")
DESA = (
    Desa(kode="62.10.02.1012", nama="Kurun", jenis="kelurahan", kecamatan=KURUN),
    Desa(kode="62.10.02.2004", nama="Teluk Nyatu", jenis="desa", kecamatan=KURUN),
    Desa(kode="62.10.03.2008", nama="Sandung Tambun", jenis="desa", kecamatan=TEWAH),
)
JUMLAH = {"62.10.02.1012": 5, "62.10.03.2008": 1, "62.10.12.2009": 9}  # the last is not in DESA


def lapisan_kelompok(desa=DESA):
    return lapisan_jumlah("kelompok", "Jumlah kelompok", JUMLAH, desa, satuan="kelompok")


def peta(**isi):
    bawaan = {
        "id": "peta",
        "ringkasan": "kelompok per desa",
        "desa": DESA,
        "lapisan": (lapisan_kelompok(),),
        "dasar": skematis(),
    }
    return Peta(**bawaan | isi)


@pytest.mark.parametrize(
    ("jumlah", "kelas"), [(0, "k1"), (1, "k2"), (2, "k3"), (3, "k4"), (4, "k5"), (27, "k5")]
)
def test_kelas_jumlah(jumlah, kelas):
    assert kelas_jumlah(jumlah) == kelas


def test_lapisan_jumlah_nol_bukan_tanpa_data():
    assert lapisan_kelompok().nilai == {
        "62.10.02.1012": ("k5", "5 kelompok"),
        "62.10.02.2004": ("k1", "0 kelompok"),
        "62.10.03.2008": ("k2", "1 kelompok"),
    }


def test_legenda_jumlah_sama_dengan_banyak_desa():
    legenda = lapisan_kelompok().legenda

    assert [(butir.label, butir.jumlah) for butir in legenda] == [
        ("0", 1),
        ("1", 1),
        ("2", 0),
        ("3", 0),
        ("4 atau lebih", 1),
    ]


def test_jumlah_kecamatan_dari_besar_dan_hanya_desa_terlihat():
    assert lapisan_kelompok().kecamatan == (
        NilaiKecamatan("Kurun", "5"),
        NilaiKecamatan("Tewah", "1"),
    )
    assert lapisan_kelompok(DESA[2:]).kecamatan == (NilaiKecamatan("Tewah", "1"),)


def test_alamat_daftar_pada_legenda_dan_kecamatan():
    lapisan = lapisan_jumlah(
        "kelompok",
        "Jumlah kelompok",
        JUMLAH,
        DESA,
        satuan="kelompok",
        url_kelas={"k1": "/nol/"},
        url_kecamatan={"62.10.03": "/tewah/"},
    )

    assert [butir.url for butir in lapisan.legenda] == ["/nol/", "", "", "", ""]
    assert [butir.url for butir in lapisan.kecamatan] == ["", "/tewah/"]


def test_lapisan_kategori_menghitung_juga_yang_kosong():
    lapisan = lapisan_kategori(
        "lokus",
        "Lokus 2021",
        [("k-lanjut", "Lanjutan"), ("k-baru", "Baru")],
        {
            "62.10.02.2004": ("k-lanjut", "Lokus lanjutan"),
            "62.10.12.2009": ("k-baru", "Lokus baru"),
        },
        DESA,
        kosong=("k1", "Bukan lokus"),
    )

    assert lapisan.legenda == (
        Legenda("k-lanjut", "Lanjutan", 1),
        Legenda("k-baru", "Baru", 0),
        Legenda("k1", "Bukan lokus", 2),
    )
    assert lapisan.nilai_desa("62.10.02.1012") == ("k1", "Bukan lokus")
    assert "62.10.12.2009" not in lapisan.nilai  # outside the area: not even in the page's source


def test_baris_tabel_terbatas_pada_kecamatan():
    baris = peta(kecamatan="62.10.03").baris

    assert [b.desa.nama for b in baris] == ["Sandung Tambun"]


def test_potongan_memuat_tabel_setara_dengan_tautan():
    html = render_to_string("wilayah/_peta.html", {"peta": peta()})

    assert re.findall(r'<th scope="row"><a href="([^"]+)">([^<]+)</a>', html) == [
        ("/wilayah/desa/62.10.02.1012/", "Kurun"),
        ("/wilayah/desa/62.10.02.2004/", "Teluk Nyatu"),
        ("/wilayah/desa/62.10.03.2008/", "Sandung Tambun"),
    ]
    assert re.findall(r'data-kelas="(k\d)">([^<]+)<', html) == [
        ("k5", "5 kelompok"),
        ("k1", "0 kelompok"),
        ("k2", "1 kelompok"),
    ]
    assert "Peta skematis, bukan batas resmi" in html
    assert "<select" not in html


def test_desa_di_luar_wilayah_tampil_tanpa_tautan():
    html = render_to_string(
        "wilayah/_peta.html", {"peta": peta(dapat_dibuka=frozenset({"62.10.02.2004"}))}
    )

    assert re.findall(r'href="(/wilayah/[^"]+)"', html) == ["/wilayah/desa/62.10.02.2004/"]
    assert re.findall(r'<th scope="row">(?:<a [^>]+>)?([^<]+)<', html) == [
        "Kurun",
        "Teluk Nyatu",
        "Sandung Tambun",
    ]


def test_potongan_dua_lapisan_punya_pilihan_tersembunyi_tanpa_skrip():
    lokus = lapisan_kategori("lokus", "Lokus 2021", [("k-baru", "Baru")], {}, DESA)
    html = render_to_string(
        "wilayah/_peta.html", {"peta": peta(lapisan=(lapisan_kelompok(), lokus))}
    )

    assert re.findall(r'<option value="([^"]+)">([^<]+)<', html) == [
        ("kelompok", "Jumlah kelompok"),
        ("lokus", "Lokus 2021"),
    ]
    assert "data-peta-lapisan hidden" in html


@pytest.mark.parametrize("tinggi", ["mini", "tinggi"])
def test_legenda_di_kaki_memuat_jumlah(tinggi):
    html = render_to_string("wilayah/_peta.html", {"peta": peta(tinggi=tinggi)})

    assert "4 atau lebih (1)" in html
    assert "peta-sisi" not in html


def test_potongan_tanpa_desa_berkata_begitu():
    html = render_to_string("wilayah/_peta.html", {"peta": peta(desa=())})

    assert "Tidak ada desa di wilayah Anda." in html
    assert 'colspan="3"' in html


def test_sel_tabel_aman():
    """The cells of the table twin are not drawn by a template, which would escape by itself."""
    sel = (SelTabel("k1", 'Petugas: <b>Ana</b> & "Budi"'), SelTabel("k0", "2 BKB"))
    baris = BarisTabel(desa=None, sel=sel, tautan="")
    assert baris.sel_html == (
        '<td data-kelas="k1">Petugas: &lt;b&gt;Ana&lt;/b&gt; &amp; &quot;Budi&quot;</td>'
        '<td data-kelas="k0">2 BKB</td>'
    )
