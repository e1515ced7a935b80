"""The board of a year: its cells, totals and links, and that list and workbooks agree with it."""

import datetime
import io
import re
from html.parser import HTMLParser
from urllib.parse import urljoin

import openpyxl
import pytest

from dinas.models import CatatanUnduh, ProfilDinas
from kelompok.models import Jeda, Kelompok, LaporanBulanan, StatusLaporan
from petugas.models import Penugasan
from tests.kelompok.test_wajib import _bermacam, saat
from tests.pabrik import (
    AWAL,
    buat_akun_koordinator,
    buat_akun_petugas,
    buat_desa,
    buat_kecamatan,
    buat_kelompok,
    buat_laporan,
    buat_pengguna,
    buat_petugas,
)

# Cells come from kelompok/rekap/wajib.py, lists from sel_daftar: tried on both databases.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
D = datetime.date
HARI_INI = D(2020, 11, 13)
PAPAN = "/laporan/"
BATAS_BERAT = 120 * 1024  # bytes of HTML, before compression


class Baca(HTMLParser):
    """Rows of the table and all links, as a browser reads them (end tags may be missing)."""

    def __init__(self, html: str):
        super().__init__()
        self.baris: list[list[dict]] = []
        self.tautan: list[dict] = []
        self._dalam: dict | None = None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        isi = dict(attrs)
        if tag == "tr":
            self.baris.append([])
        if tag in ("td", "th") and self.baris:
            self.baris[-1].append({"teks": "", "href": "", "kelas": isi.get("class", "")})
        if tag == "a":
            self._dalam = {"href": isi.get("href", ""), "teks": ""}
            self.tautan.append(self._dalam)
            if self.baris and self.baris[-1]:
                self.baris[-1][-1]["href"] = isi.get("href", "")
                self.baris[-1][-1]["kelas"] += isi.get("class", "")

    def handle_endtag(self, tag):
        if tag == "a":
            self._dalam = None

    def handle_data(self, data):
        if self._dalam is not None:
            self._dalam["teks"] += data
        if self.baris and self.baris[-1]:
            self.baris[-1][-1]["teks"] += data

    @property
    def kelompok(self) -> dict[str, list[dict]]:
        """Name of the group → its twelve cells and the count."""
        return {
            b[0]["teks"]: b[1:] for b in self.baris if "/kelompok/" in (b[0]["href"] if b else "")
        }

    def jumlah(self) -> list[tuple[int, str]]:
        """(number, address) of every link that opens the list of cells and reads as a number."""
        hasil = []
        for t in self.tautan:
            alamat = urljoin(PAPAN, t["href"])
            if alamat.startswith("/laporan/daftar/?"):
                hasil.append((int(t["teks"].replace(".", "")), alamat))
        return hasil


def buka(client, **isi) -> Baca:
    response = client.get(PAPAN, isi)
    assert response.status_code == 200
    return Baca(response.text)


@pytest.fixture
def operator(client, jam):
    jam(HARI_INI)
    user = buat_pengguna()
    client.force_login(user)
    return user


@pytest.mark.usefixtures("operator")
def test_sel_membuka_laporan_atau_lembar_di_baris_itu(client):
    kelompok = buat_kelompok(nama="Melati", mulai=D(2020, 2, 10))
    masuk = buat_laporan(kelompok, D(2020, 3, 1), status="diverifikasi")
    draf = buat_laporan(kelompok, D(2020, 4, 1))
    sel = buka(client).kelompok["BKB Melati"]

    assert [(s["teks"].strip(), urljoin(PAPAN, s["href"]) if s["href"] else "") for s in sel] == [
        ("Tidak wajib", ""),
        ("Belum lapor", f"/laporan/lembar/2020-02/?kelompok={kelompok.pk}"),
        ("Tepat waktu", f"/laporan/{masuk.pk}/"),
        ("Draf", f"/laporan/{draf.pk}/"),
        *[
            ("Belum lapor", f"/laporan/lembar/2020-{n:02d}/?kelompok={kelompok.pk}")
            for n in range(5, 11)
        ],
        ("Belum jatuh tempo", f"/laporan/lembar/2020-11/?kelompok={kelompok.pk}"),
        ("Belum jatuh tempo", ""),
        ("8", f"/laporan/daftar/?keadaan=belum&kelompok={kelompok.pk}&tahun=2020"),
    ]


@pytest.mark.usefixtures("operator")
def test_kata_dan_tanda_setiap_keadaan(client):
    terlambat = {"dikirim": saat(D(2020, 11, 11))}
    nihil = {"nihil": True, "pertemuan": 0, "hadir": 0}
    for nama, isi in {
        "A": {"status": "terkirim"},
        "B": {"status": "diverifikasi"},
        "C": {"status": "diverifikasi", **terlambat},
        "D": {"status": "terkirim", **terlambat, **nihil},
        "E": {"status": "dikembalikan"},
        "F": {"status": "draf", **nihil},
    }.items():
        buat_laporan(buat_kelompok(nama=nama), **isi)
    usai = buat_kelompok(nama="G", selesai=D(2020, 10, 9), alasan_selesai="bubar")
    buat_laporan(usai, status="terkirim")

    baris = buka(client).kelompok

    assert {n: (s[9]["teks"], s[9]["kelas"]) for n, s in baris.items()} == {
        "BKB A": ("Tepat waktu", "u"),
        "BKB B": ("Tepat waktu", ""),
        "BKB C": ("Terlambat", "l"),
        "BKB D": ("Terlambat, nihil", "l u n"),
        "BKB E": ("Dikembalikan", "r"),
        "BKB F": ("Draf", "d"),
        "BKB G": ("Tepat waktu, tidak wajib", "u s"),
    }


@pytest.fixture
def bermacam(operator):
    _bermacam([D(2020, n, 1) for n in range(1, 11)])


@pytest.mark.usefixtures("bermacam")
@pytest.mark.parametrize(
    ("isi", "banyak"),
    [({}, 40), ({"jenis": "BKB"}, 30), ({"belum": "ya"}, 40), ({"tahun": "2019"}, 0)],
)
def test_setiap_angka_membuka_tepat_sebanyak_itu(client, isi, banyak):
    """A crawl: the count on the page is the number of rows of the list behind it."""
    jumlah = buka(client, **isi).jumlah()

    assert len(jumlah) >= banyak
    for angka, alamat in jumlah:
        assert client.get(alamat).context["halaman"].paginator.count == angka, alamat


@pytest.mark.usefixtures("bermacam")
def test_angka_menurut_kecamatan_dan_petugas(client):
    kelompok = Kelompok.objects.order_by("pk").first()
    petugas = buat_petugas(kelompok.desa)
    for isi in ({"kecamatan": kelompok.desa.kecamatan.kode}, {"petugas": petugas.pk}):
        halaman = buka(client, **isi)
        assert list(halaman.kelompok) == [str(kelompok)]
        for angka, alamat in halaman.jumlah():
            assert client.get(alamat).context["halaman"].paginator.count == angka, alamat


def baca_xlsx(client, **isi) -> tuple[list[dict], dict]:
    response = client.get(PAPAN + "unduh/", isi)
    assert response.status_code == 200
    buku = openpyxl.load_workbook(io.BytesIO(response.getvalue()))
    kepala, *baris = buku.worksheets[0].iter_rows(values_only=True)
    return (
        [dict(zip(kepala, b, strict=True)) for b in baris],
        dict(buku["Keterangan"].iter_rows(values_only=True)),
    )


BULAN = "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split()


@pytest.mark.usefixtures("bermacam")
@pytest.mark.parametrize("isi", [{}, {"jenis": "BKB"}, {"belum": "ya"}])
def test_papan_lembar_kerja_dan_daftar_sama(client, isi):
    """Cell by cell and total by total."""
    papan = buka(client, **isi).kelompok
    xlsx, keterangan = baca_xlsx(client, **isi)
    daftar = client.get("/laporan/daftar/unduh/", {"tahun": 2020, "jenis": isi.get("jenis", "")})
    buku = openpyxl.load_workbook(io.BytesIO(daftar.getvalue())).worksheets[0]
    kepala, *rinci = buku.iter_rows(values_only=True)
    per_sel = {(b[2], b[1]): dict(zip(kepala, b, strict=True)) for b in rinci}

    assert len(xlsx) == len(papan) > 0
    for b in xlsx:
        sel = papan[f"{b['Jenis']} {b['Nama']}"]
        kata = [b[f"{bulan} 2020"] for bulan in BULAN]
        assert kata == [s["teks"].strip() for s in sel[:12]]
        assert b["Tepat waktu"] + b["Terlambat"] + b["Belum lapor"] == b["Wajib lapor"]
        assert sel[12]["teks"].strip() == str(b["Belum lapor"])
        for n, satu in enumerate(kata, start=1):
            if baris := per_sel.get((b["Kode"], f"2020-{n:02d}")):
                assert satu.split(",")[0] == baris["Keadaan"]
                assert ("nihil" in satu) == (baris["Nihil"] == "Ya")
            else:
                assert satu == "Tidak wajib"
    setahun = Baca(client.get(PAPAN, isi).text)
    assert len(setahun.baris) > len(papan)
    assert "Setahun" in keterangan


@pytest.mark.usefixtures("bermacam")
def test_satu_baris_per_laporan(client):
    baris, keterangan = baca_xlsx(client, bentuk="baris", jenis="BKB")
    laporan = LaporanBulanan.objects.filter(jenis="BKB", bulan__year=2020)

    assert {b["Kode"] for b in baris} == set(laporan.values_list("kode", flat=True))
    assert {b["Status"] for b in baris} == set(StatusLaporan.labels)
    assert list(baris[0])[:3] == ["Kode", "Kelompok", "Nama"]
    assert keterangan["Jenis"] == "BKB"
    assert CatatanUnduh.objects.get().nama == "laporan-bulanan.xlsx"


@pytest.mark.usefixtures("operator")
def test_isi_baris_laporan(client):
    """Empty stays empty, 0 stays 0, text that looks like a formula stays text."""
    pikr = buat_laporan(
        buat_kelompok(jenis="PIKR", nama="=1+1"),
        status="terkirim",
        nihil=True,
        pertemuan=0,
        hadir=0,
        catatan="-2+3",
    )
    (b,), _ = baca_xlsx(client, bentuk="baris")

    assert b["Kode"] == pikr.kode
    assert (b["Kelompok"], b["Nama"]) == (pikr.kelompok.kode, "=1+1")
    assert (b["Desa"], b["Bulan"]) == (pikr.kelompok.desa.nama, "2020-10")
    assert (b["Status"], b["Nihil"], b["Catatan"]) == ("Terkirim", "Ya", "-2+3")
    assert (b["Anggota"], b["Pertemuan"], b["Hadir"]) == (41, 0, 0)
    assert (b["Anggota pus"], b["Pus ber kb"], b["Omzet"]) == (None, None, None)
    assert b["Pertama dikirim"].date() == D(2020, 11, 5)


@pytest.mark.usefixtures("operator")
def test_hanya_yang_belum_menyempitkan_baris_bukan_jumlah(client):
    buat_laporan(buat_kelompok(nama="Rajin", mulai=D(2020, 10, 1)), status="terkirim")
    buat_kelompok(nama="Lupa", mulai=D(2020, 10, 1))
    semua, belum = buka(client), buka(client, belum="ya")

    assert list(semua.kelompok) == ["BKB Rajin", "BKB Lupa"]
    assert list(belum.kelompok) == ["BKB Lupa"]
    kaki = {b[0]["teks"]: b[10]["teks"].strip() for b in belum.baris if len(b) == 14}
    assert (kaki["Wajib lapor"], kaki["Masuk"], kaki["Belum lapor"]) == ("2", "1", "1")
    assert kaki["Masuk dari wajib"] == "50%"


@pytest.mark.usefixtures("operator")
def test_semua_sudah_masuk_dikatakan(client):
    buat_laporan(buat_kelompok(mulai=D(2020, 10, 1)), status="terkirim")

    assert "Tidak ada yang belum lapor" in client.get(PAPAN, {"belum": "ya"}).text


@pytest.mark.usefixtures("operator")
def test_dikelompokkan_per_desa_dengan_petugas_hari_ini(client):
    kecamatan = buat_kecamatan(nama="Kurun")
    lama, tanpa = buat_desa(kecamatan, nama="Alam"), buat_desa(kecamatan, nama="Bukit")
    dulu, kini = buat_petugas(nama="Dulu"), buat_petugas(nama="Kini <i>")
    Penugasan.objects.create(petugas=dulu, desa=lama, mulai=D(2019, 1, 1), selesai=D(2020, 11, 12))
    Penugasan.objects.create(petugas=kini, desa=lama, mulai=HARI_INI)
    for jenis in ("UPPKS", "BKB", "BKR"):
        buat_kelompok(lama, jenis=jenis, nama="X")
    buat_kelompok(tanpa, nama="Y")

    kepala = [b[0]["teks"].strip() for b in buka(client).baris]

    assert kepala[1:8] == [
        "Kecamatan Kurun",
        "Alam · Kini <i>",
        "BKB X",
        "BKR X",
        "UPPKS X",
        "Bukit · belum ada petugas",
        "BKB Y",
    ]


def test_wilayah_pengguna(client, jam):
    jam(HARI_INI)
    kecamatan = buat_kecamatan()
    desa, tetangga = buat_desa(kecamatan), buat_desa(kecamatan)
    for tempat, n in [(desa, "Sendiri"), (tetangga, "Tetangga"), (buat_desa(), "Jauh")]:
        buat_laporan(buat_kelompok(tempat, nama=n), status="terkirim")

    def terlihat(user) -> tuple[set[str], int]:
        client.force_login(user)
        return set(buka(client).kelompok), len(baca_xlsx(client, bentuk="baris")[0])

    assert terlihat(buat_akun_petugas(desa)) == ({"BKB Sendiri"}, 1)
    assert terlihat(buat_akun_koordinator(kecamatan)) == ({"BKB Sendiri", "BKB Tetangga"}, 2)
    assert len(terlihat(buat_pengguna("pimpinan"))[0]) == 3


def test_pimpinan_tidak_diantar_ke_lembar(client, jam):
    jam(HARI_INI)
    buat_laporan(status="terkirim")
    client.force_login(buat_pengguna("pimpinan"))

    sel = next(iter(buka(client).kelompok.values()))

    assert [bool(s["href"]) for s in sel[:12]] == [n == 10 for n in range(1, 13)]


SALAH = [
    ("tahun", "abc"),
    ("tahun", "2021"),
    ("tahun", "1900"),
    ("tahun", "20２０"),
    ("jenis", "bkb"),
    ("kecamatan", "1\x00"),
    ("petugas", "9" * 30),
    ("belum", "tidak"),
    ("bentuk", "csv"),
    ("desa", "62"),
]


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(("kolom", "nilai"), SALAH)
def test_nilai_salah_pesan_di_saringan_dan_papan_kosong(client, kolom, nilai):
    buat_laporan()
    response = client.get(PAPAN, {kolom: nilai})

    assert list(response.context["saring"].form.errors) == [
        "__all__" if kolom == "desa" else kolom
    ]
    assert "Saringan belum bisa dipakai" in response.text
    assert response.context["papan"] is None
    baris, keterangan = baca_xlsx(client, **{kolom: nilai})
    assert baris == []
    assert "Saringan salah, daftar dikosongkan" in keterangan


@pytest.mark.usefixtures("operator")
def test_tahun_sebelum_kantor_melapor_di_sini(client):
    ProfilDinas.objects.create(laporan_sejak=D(2020, 1, 1))
    kelompok = buat_kelompok(nama="Arsip")
    buat_laporan(kelompok, D(2018, 5, 1), status="diverifikasi")

    halaman = client.get(PAPAN, {"tahun": "2018"})

    sel = Baca(halaman.text).kelompok["BKB Arsip"]
    assert [s["teks"].strip() for s in sel] == [
        *["Tidak wajib"] * 4,
        "Tepat waktu, tidak wajib",
        *["Tidak wajib"] * 7,
        "–",
    ]
    assert "Belum ada laporan wajib yang jatuh tempo" in halaman.text


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("jumlah", [1, 3])
def test_hemat_kueri(client, jumlah, kueri_halaman):
    for _ in range(jumlah):
        laporan = buat_laporan(status="terkirim")
        buat_petugas(laporan.kelompok.desa)
        Jeda.objects.create(kelompok=laporan.kelompok, mulai=AWAL, selesai=AWAL)

    with kueri_halaman(8):  # two choices, rules, fingerprint, groups, pauses, reports, officers
        halaman = buka(client)

    assert len(halaman.kelompok) == jumlah


@pytest.mark.usefixtures("operator")
def test_satu_tombol_mengunduh_papan_dan_isi_laporan(client):
    buat_laporan(status="terkirim")
    saringan = "/laporan/unduh/?tahun=2020"

    teks = client.get(PAPAN, {"tahun": "2020"}).text.replace("&amp;", "&")

    for alamat in (saringan, f"{saringan}&format=csv", f"{saringan}&bentuk=baris"):
        assert f'href="{alamat}"' in teks
        assert client.get(alamat).getvalue()
    assert f'href="{saringan}&bentuk=baris&format=csv"' in teks


def test_berat_setahun_153_kelompok(client, operator, kueri_halaman):
    """Names as long as usual, 74 villages, 17 officers; every group misses a month."""
    isi_penuh(operator)

    with kueri_halaman(8):
        response = client.get(PAPAN, {"tahun": "2019"})

    assert len(Baca(response.text).kelompok) == 153
    assert len(response.content) <= BATAS_BERAT


def isi_penuh(oleh) -> None:
    ProfilDinas.objects.create(laporan_sejak=D(2019, 1, 1))
    kecamatan = [buat_kecamatan(nama=f"Kecamatan {n}") for n in range(12)]
    desa = [buat_desa(kecamatan[n % 12], nama=f"Tumbang Tambirah {n}") for n in range(74)]
    for n in range(17):
        buat_petugas(*desa[n::17], nama="Hendra Saputra, S.Sos")
    kelompok = [
        buat_kelompok(desa[n % 74], pk=100 + n, jenis=j, nama=f"Harapan Jaya {n}")
        for n, j in zip(range(153), ["UPPKS", "BKB", "PIKR"] * 51, strict=True)
    ]
    Jeda.objects.create(kelompok=kelompok[0], mulai=AWAL, selesai=AWAL)
    awal = 12_000  # pks of a database that has been in use for years
    laporan = []
    for urut, (k, n) in enumerate((k, n) for k in kelompok for n in range(1, 13)):
        if urut % 12 == 0:
            continue  # belum lapor
        bulan = D(2019, n, 1)
        akhir = D(2020, 1, 1) if n == 12 else D(2019, n + 1, 1)
        pada = saat(akhir.replace(day=20 if urut % 7 == 0 else 3))
        angka = {"sasaran": 58, "anggota": 41, "anggota_pus": 35, "pus_ber_kb": 27}
        angka = {a: b for a, b in angka.items() if a in k.sifat.kolom_wajib}
        laporan.append(
            LaporanBulanan(
                pk=awal + urut,
                kode=f"L-{urut}",
                kelompok=k,
                jenis=k.jenis,
                bulan=bulan,
                status="diverifikasi" if urut % 9 else "terkirim",
                pertemuan=1,
                hadir=20,
                dikirim_pertama_pada=pada,
                dikirim_pertama_oleh=oleh,
                dikirim_pada=pada,
                dikirim_oleh=oleh,
                diverifikasi_pada=pada if urut % 9 else None,
                diverifikasi_oleh=oleh if urut % 9 else None,
                **angka,
            )
        )
    LaporanBulanan.objects.bulk_create(laporan)


@pytest.mark.usefixtures("operator")
def test_legenda_menamai_semua_keadaan(client):
    buat_kelompok()
    teks = client.get(PAPAN).text
    legenda = re.sub(r"<[^>]+>", " ", re.search(r"papan-legenda.*?</ul>", teks, re.DOTALL)[0])

    for kata in (
        "Tepat waktu",
        "Terlambat",
        "Tidak wajib",
        "Dikembalikan",
        "Draf",
        "Belum jatuh tempo",
        "Belum lapor",
        "Nihil kegiatan",
        "sudah lapor",
        "sudah diverifikasi",
    ):
        assert kata in legenda


@pytest.mark.usefixtures("operator")
def test_bulan_ini_ditandai_hanya_di_tahunnya(client):
    buat_kelompok()

    assert re.findall(r'aria-current="date">(\w+)', client.get(PAPAN).text) == ["Nov"]
    assert 'aria-current="date"' not in client.get(PAPAN, {"tahun": "2019"}).text
