"""Official boundaries: what matches, what is made of it, and files that change nothing."""

import copy
import datetime
import gzip
import itertools
import json
import random

import pytest
import shapely
from shapely.geometry import shape

from tests.pabrik import buat_desa
from tests.wilayah import bidang as b
from wilayah.batas import BatasDitolak, susun
from wilayah.models import Desa, NamaLain, NamaLainKecamatan

pytestmark = pytest.mark.django_db


@pytest.fixture
def desa() -> list[Desa]:
    return b.buat_kabupaten(kecamatan=3, desa=12)


def muat(data):
    return susun(data if isinstance(data, bytes) else b.isi(data), hari_ini=b.HARI)


def sebab(data) -> BatasDitolak:
    with pytest.raises(BatasDitolak) as galat:
        muat(data)
    return galat.value


def bidang(teks: str) -> dict[str, shapely.Geometry]:
    return {f["properties"]["kode"]: shape(f["geometry"]) for f in json.loads(teks)["features"]}


# --- What matches ------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("nama", "sifat"),
    [
        ("kode Kemendagri (KODE_KD)", b.kode),
        ("kode Kemendagri (kd)", lambda d: {"kd": int(d.kode.replace(".", "")), "x": None}),
        ("kode BPS (iddesa)", lambda d: {"iddesa": b.bps(d)}),
        ("kode BPS (iddesa)", lambda d: {"iddesa": float(b.bps(d)), "luas": 1.5}),
        ("kode BPS (ADM4_PCODE)", lambda d: {"ADM4_PCODE": f"ID{b.bps(d)}", "ADM2": "ID6211"}),
        ("nama dan kecamatan", lambda d: {"WADMKD": d.nama.upper(), "WADMKC": d.kecamatan.nama}),
        (
            "nama dan kecamatan",
            lambda d: {"n": f"Desa Tb. {d.nama[8:]}", "k": f"Kec. {d.kecamatan.nama.upper()}"},
        ),
        ("nama dan kecamatan", lambda d: {"n": d.nama, "k": d.kecamatan.kode}),
        ("nama dan kecamatan", lambda d: {"n": d.nama, "kdkec": b.bps(d)[:7]}),
    ],
)
def test_dikenali_dari_isi_kolom(desa, nama, sifat):
    hasil = muat(b.koleksi(desa, sifat))

    assert (hasil.jumlah, hasil.cara, hasil.diabaikan) == (12, {nama: 12}, 0)
    assert sorted(bidang(hasil.desa)) == [d.kode for d in desa]


def test_kode_di_luar_properties(desa):
    data = b.koleksi(desa, lambda d: {})
    for d, f in zip(desa, data["features"], strict=True):
        f["id"] = d.kode
        f["properties"] = None

    assert muat(data).cara == {"kode Kemendagri (id)": 12}


def test_nama_lain_desa_dan_kecamatan(desa):
    NamaLain.objects.create(desa=desa[0], nama="Sarerangan")
    NamaLainKecamatan.objects.create(kecamatan=desa[0].kecamatan, nama="Mahuning")
    lama = {desa[0].pk: "SARERANGAN"}

    hasil = muat(
        b.koleksi(
            desa,
            lambda d: {
                "nama": lama.get(d.pk, d.nama),
                "kec": "Mahuning" if d.kecamatan == desa[0].kecamatan else d.kecamatan.nama,
            },
        )
    )

    assert hasil.cara == {"nama dan kecamatan": 12}


def test_senama_di_kecamatan_lain_tidak_tertukar(desa):
    Desa.objects.filter(pk__in=[desa[0].pk, desa[11].pk]).update(nama="Tumbang Lapan")
    desa = list(Desa.objects.select_related("kecamatan").order_by("kode"))
    hasil = muat(b.koleksi(desa, lambda d: {"n": d.nama, "k": d.kecamatan.nama}))

    pertama, terakhir = (bidang(hasil.desa)[d.kode].centroid for d in (desa[0], desa[11]))
    assert (round(pertama.x, 3), round(terakhir.x, 3)) == (113.225, 113.775)


def test_kode_kurang_dilengkapi_nama(desa):
    """A code that has changed since: the name says which village it is."""
    data = b.koleksi(desa, lambda d: {"kode": d.kode, "n": d.nama, "k": d.kecamatan.nama})
    data["features"][3]["properties"]["kode"] = "62.10.01.2999"
    data["features"][4]["properties"]["kode"] = None

    cara = {"kode Kemendagri (kode)": 10, "nama dan kecamatan": 2}
    assert muat(data).cara == cara


def test_kabupaten_lain_diabaikan(desa):
    """Also where a BPS code of another district looks like a Kemendagri code of ours, and where
    its villages bear our names."""
    data = b.koleksi(desa, lambda d: {"kode": b.bps(d), "n": d.nama, "k": d.kecamatan.nama})
    asing = [
        b.fitur(n, {"kode": d.kode.replace(".", ""), "n": d.nama, "k": d.kecamatan.nama}, [[]])
        for n, d in enumerate(desa[:2])
    ]
    data["features"][5:5] = asing

    hasil = muat(data)
    assert (hasil.cara, hasil.diabaikan) == ({"kode BPS (kode)": 12}, 2)


def test_senama_di_kabupaten_lain_diabaikan_bila_letaknya_jauh(desa):
    data = b.koleksi(desa, lambda d: {"n": d.nama, "k": d.kecamatan.nama})
    kembar = copy.deepcopy(data["features"][2])
    kembar["geometry"]["coordinates"] = b.persegi(2, geser=-10)

    assert muat({**data, "features": [kembar, *data["features"]]}).diabaikan == 1


def test_desa_yang_sudah_berakhir_tidak_diminta(desa):
    buat_desa(desa[0].kecamatan, selesai=datetime.date(2020, 1, 1))
    assert muat(b.koleksi(desa)).jumlah == 12


# --- What is made of it ------------------------------------------------------------------------
@pytest.mark.parametrize("tinggi", [False, True])
def test_polygon_dan_multipolygon_dua_dan_tiga_dimensi(desa, tinggi):
    data = b.koleksi(desa)
    pulau = b.persegi(30, tinggi=tinggi)
    data["features"][0]["geometry"] = {
        "type": "MultiPolygon",
        "coordinates": [b.persegi(0, tinggi=tinggi), pulau],
    }
    data["features"][1]["geometry"]["coordinates"] = b.persegi(1, tinggi=tinggi)

    semua = bidang(muat(data).desa)
    assert semua[desa[0].kode].geom_type == "MultiPolygon"
    assert not any(s.has_z for s in semua.values())


def test_tetangga_tetap_rapat_dan_kecamatan_gabungannya(desa):
    hasil = muat(b.koleksi(desa))
    sel, kecamatan = bidang(hasil.desa), bidang(hasil.kecamatan)

    assert shapely.coverage_is_valid(list(sel.values()))
    assert list(kecamatan) == ["62.10.01", "62.10.02", "62.10.03"]
    for kode, bentuk in kecamatan.items():
        isi = shapely.unary_union([s for k, s in sel.items() if k.startswith(kode)])
        assert bentuk.symmetric_difference(isi).area < 1e-12
    sifat = json.loads(hasil.kecamatan)["features"][0]["properties"]
    assert (sifat["nama"], shapely.Point(sifat["label"]).within(kecamatan["62.10.01"])) == (
        "Rungan A",
        True,
    )


def test_tepi_yang_bersilang_dibetulkan(desa):
    data = b.koleksi(desa)
    (x, y), s = b.pojok(0), b.SISI
    data["features"][0]["geometry"]["coordinates"] = [
        [[x, y], [x + s, y + s], [x + s, y], [x, y + s], [x, y]]
    ]
    assert all(g.is_valid for g in bidang(muat(data).desa).values())


def test_rinci_menjadi_ringan_dan_tetap_rapat():
    """127 villages with a million wriggles: light enough for a page, no gap between neighbours."""
    desa = b.buat_kabupaten()
    data = b.koleksi(desa)
    dadu, sisi = random.Random(7), {}  # noqa: S311 - a drawing

    def liku(a, z):
        """The same wriggle from both sides."""
        kunci = tuple(sorted((tuple(a), tuple(z))))
        if kunci not in sisi:
            (ax, ay), (zx, zy) = kunci
            n, datar = 40, ay == zy
            sisi[kunci] = [
                [
                    round(ax + (zx - ax) * i / n + (0 if datar else dadu.gauss(0, 1e-4)), 5),
                    round(ay + (zy - ay) * i / n + (dadu.gauss(0, 1e-4) if datar else 0), 5),
                ]
                for i in range(3, n - 2)
            ]
        antara = sisi[kunci]
        return [a, *(antara if tuple(a) == kunci[0] else antara[::-1])]

    for f in data["features"]:
        (cincin,) = f["geometry"]["coordinates"]
        rinci = [t for a, z in itertools.pairwise(cincin) for t in liku(a, z)]
        f["geometry"]["coordinates"] = [[*rinci, rinci[0]]]
    mentah = b.isi(data)

    hasil = muat(mentah)
    terkirim = len(gzip.compress(hasil.desa.encode())) + len(
        gzip.compress(hasil.kecamatan.encode())
    )
    assert len(gzip.compress(mentah)) > 120 * 1024 > terkirim
    assert hasil.berat <= 120 * 1024
    assert hasil.titik[1] < hasil.titik[0]
    assert shapely.coverage_is_valid(list(bidang(hasil.desa).values()))


# --- Files that change nothing -----------------------------------------------------------------
@pytest.mark.parametrize(
    ("data", "pesan"),
    [
        (b"", "Berkas ini kosong."),
        (b" \n\t", "Berkas ini kosong."),
        (b"PK\x03\x04\xff\xfe", "bukan teks UTF-8 (byte ke-5)"),
        ('{"type": "Fe\u00e9"}'.encode("latin-1"), "bukan teks UTF-8 (byte ke-13)"),
        ("{}".encode("utf-16"), "bukan teks UTF-8 (byte ke-1)"),
        (b"halo", "bukan JSON yang benar: baris 1, huruf ke-1"),
        (b"[1, 2]", "bukan GeoJSON"),
        (b"null", "bukan GeoJSON"),
        (b'{"type": "Topology"}', "“Topology”"),
        (b'{"type": ["x"]}', "tidak disebut"),
        (b'{"type": "FeatureCollection", "features": []}', "tidak memuat satu bidang pun"),
        (b'{"type": "FeatureCollection", "features": {}}', "bukan daftar"),
        (b'{"type": "FeatureCollection", "features": [3]}', "Bidang ke-1 bukan Feature"),
        (b'{"type": "FeatureCollection", "a": NaN}', "NaN"),
        (b'{"type": "FeatureCollection", "a": -Infinity}', "-Infinity"),
        (b'{"type": "FeatureCollection", "a": ' + b"9" * 5000 + b"}", "terlalu panjang"),
        (b'{"type": "FeatureCollection", "type": "x"}', "“type” ditulis dua kali"),
        (b"[" * 200_000, "bersarang terlalu dalam"),
        (b'{"a":' * 100_000, "bersarang terlalu dalam"),
        (
            b'{"type":"FeatureCollection","features":[{"type":"Feature","properties":[1]}]}',
            "Sifat (properties) bidang ke-1",
        ),
        (
            b'{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"\x7f":1}}]}',
            "Tidak satu pun dari 12 desa",
        ),
    ],
)
def test_bukan_geojson_ditolak_dengan_sebab(desa, data, pesan):
    assert pesan in " ".join(sebab(data).alasan)


def test_terpotong(desa):
    utuh = b.isi(b.koleksi(desa))
    for akhir in (len(utuh) // 2, len(utuh) - 1, 40):
        assert sebab(utuh[:akhir]).alasan == ("Berkas ini terpotong: akhirnya tidak ada.",)


def test_terlalu_besar(desa, monkeypatch):
    monkeypatch.setattr("wilayah.batas.baca.UKURAN_MAKS", 1024)
    assert "paling besar" in sebab(b" " * 1025).alasan[0]


def test_terlalu_rinci(desa, monkeypatch):
    monkeypatch.setattr("wilayah.batas.muat.TITIK_MAKS", 100)
    assert "terlalu rinci: 108 titik" in sebab(b.koleksi(desa)).alasan[0]


def test_yang_kurang_disebut_semua(desa):
    data = b.koleksi(desa)
    data["features"] = data["features"][2:]
    galat = sebab(data)

    assert galat.alasan == ("2 dari 12 desa tidak ada bidangnya.",)
    assert galat.tanpa == tuple(f"{d.nama} ({d.kecamatan.nama})" for d in desa[:2])


def test_berkas_asing(desa):
    galat = sebab(b.koleksi(desa, lambda d: {"kode": "32.01.01.2001", "nama": "Bogor"}))
    assert galat.alasan[0].startswith("Tidak satu pun dari 12 desa")
    assert "“kode”, “nama”" in galat.alasan[0]
    assert len(galat.tanpa) == 12


def test_dua_bidang_untuk_satu_desa(desa):
    data = b.koleksi(desa)
    data["features"].append(copy.deepcopy(data["features"][4]))
    (alasan,) = sebab(data).alasan
    assert alasan.startswith(f"{desa[4].nama} (Rungan B) ada 2 kali: bidang ke-5, 13.")


def test_kembar_tanpa_kode_tetap_dua_bidang(desa):
    data = b.koleksi(desa, lambda d: {"kode": d.kode, "n": d.nama, "k": d.kecamatan.nama})
    kembar = copy.deepcopy(data["features"][4])
    del kembar["properties"]["kode"]
    data["features"].append(kembar)
    assert "ada 2 kali" in sebab(data).alasan[0]


@pytest.mark.parametrize("kolom", ["bps", "nama"])
def test_satu_bidang_menyebut_dua_desa(desa, kolom):
    data = b.koleksi(
        desa,
        lambda d: {"kode": d.kode, "bps": b.bps(d), "nama": d.nama, "kec": d.kecamatan.nama},
    )
    sifat = [f["properties"] for f in data["features"]]
    sifat[0][kolom], sifat[1][kolom] = sifat[1][kolom], sifat[0][kolom]
    galat = sebab(data)
    assert "Bidang ke-1 menyebut dua desa: " in galat.alasan[0]
    assert f"{desa[0].nama} (Rungan A) dan {desa[1].nama} (Rungan A)" in galat.alasan[0]


def test_dua_desa_di_satu_tempat(desa):
    data = b.koleksi(desa)
    data["features"][7]["geometry"] = data["features"][6]["geometry"]
    (alasan,) = sebab(data).alasan
    assert alasan.endswith("menempati tempat yang sama.")
    assert desa[6].nama in alasan
    assert desa[7].nama in alasan


def ubah_titik(fungsi):
    def ubah(f):
        f["geometry"]["coordinates"] = [
            [fungsi(*t) for t in cincin] for cincin in f["geometry"]["coordinates"]
        ]

    return ubah


def ganti(geometri):
    return lambda f: f.update(geometry=geometri)


RUSAK = [
    (ubah_titik(lambda x, y: [y, x]), "terbalik: lintang ditulis sebelum bujur"),
    (ubah_titik(lambda x, y: [x * 1000, y * 100_000]), "mungkin UTM"),
    (ubah_titik(lambda x, y: [x - 20, y]), "di luar kabupaten"),
    (ubah_titik(lambda x, y: [1e300, y]), "bukan bilangan biasa"),
    (ubah_titik(lambda x, y: [str(x), y]), "bukan bilangan."),
    (ubah_titik(lambda x, y: [True, y]), "bukan bilangan."),
    (ubah_titik(lambda x, y: [x]), "bukan pasangan"),
    (ubah_titik(lambda x, y: [113.5, -1.2]), "kurang dari tiga titik"),
    (ubah_titik(lambda x, y: [x, -1.2]), "tidak punya luas"),
    (ubah_titik(lambda x, y: [113.5 + x / 1e6, -1.2 + y / 1e6]), "tidak punya luas"),
    (lambda f: f["geometry"]["coordinates"][0].pop(), "tidak tertutup"),
    (lambda f: f["geometry"].update(coordinates=[]), "kosong atau rusak"),
    (lambda f: f["geometry"].update(coordinates=[[]]), "kosong atau rusak"),
    (lambda f: f["geometry"].update(coordinates="x"), "kosong atau rusak"),
    (lambda f: f["geometry"].update(type="Point"), "bukan Polygon"),
    (lambda f: f["geometry"].update(type="MultiPolygon"), "bukan pasangan"),
    (ganti(None), "tidak punya bentuk"),
    (ganti([1]), "tidak punya bentuk"),
    (ganti({"type": "GeometryCollection", "geometries": []}), "bukan Polygon"),
]


@pytest.mark.parametrize(("rusak", "pesan"), RUSAK)
def test_bentuk_yang_mustahil(desa, rusak, pesan):
    data = b.koleksi(desa)
    rusak(data["features"][3])
    alasan = " ".join(sebab(data).alasan)
    assert pesan in alasan
    assert desa[3].nama in alasan


def test_koordinat_terlalu_besar_untuk_float(desa):
    data = b.koleksi(desa)
    data["features"][0]["geometry"]["coordinates"][0][1][0] = 10**400
    assert "bukan bilangan biasa" in sebab(data).alasan[0]
    teks = b.isi(b.koleksi(desa)).replace(b"113.25,", b"1e999,")
    assert "bukan bilangan biasa" in sebab(teks).alasan[0]


def test_satu_sebab_disebut_sekali_dengan_jumlahnya(desa):
    data = b.koleksi(desa)
    for f in data["features"]:
        ubah_titik(lambda x, y: [y, x])(f)
    (alasan,) = sebab(data).alasan
    assert alasan == (
        f"{desa[0].nama} (Rungan A) dan 11 desa lain: koordinatnya terbalik: "
        "lintang ditulis sebelum bujur."
    )


def test_kerusakan_di_kabupaten_lain_tidak_mengganggu(desa):
    data = b.koleksi(desa)
    for geometri in (None, {"type": "Polygon", "coordinates": [[["x"]]]}, 7):
        data["features"].append(b.fitur(0, {"KODE_KD": "32.01.01.2001"}) | {"geometry": geometri})
    assert muat(data).jumlah == 12


def test_basis_data_tanpa_desa():
    assert "Belum ada desa" in sebab(b.koleksi([]) | {"features": [b.fitur(0, {})]}).alasan[0]
