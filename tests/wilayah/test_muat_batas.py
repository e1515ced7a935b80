"""`manage.py muat_batas` and the administrator's page: all or nothing, and every map follows."""

import os
import subprocess
import sys
from io import StringIO

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse

from dinas.peran import Peran
from tests.pabrik import buat_akun_petugas, buat_batas, buat_daftar_lokus, buat_pengguna
from tests.wilayah import bidang as b
from wilayah.aksi import muat_batas, pakai_batas, pakai_skematis
from wilayah.batas import susun
from wilayah.models import PetaBatas

pytestmark = pytest.mark.django_db
URL = "/wilayah/batas/"


@pytest.fixture
def desa():
    return b.buat_kabupaten(kecamatan=3, desa=12)


@pytest.fixture
def berkas(desa, tmp_path):
    jalur = tmp_path / "batas 2024.geojson"
    jalur.write_bytes(b.isi(b.koleksi(desa)))
    return jalur


def perintah(*argumen, **opsi) -> str:
    keluar = StringIO()
    call_command("muat_batas", *argumen, stdout=keluar, **opsi)
    return keluar.getvalue()


def dipakai() -> PetaBatas | None:
    return PetaBatas.objects.filter(status="dipakai").first()


# --- The command -------------------------------------------------------------------------------
def test_127_cocok(tmp_path):
    jalur = tmp_path / "batas.geojson"
    jalur.write_bytes(b.isi(b.koleksi(b.buat_kabupaten())))
    keluar = perintah(jalur, atribusi="BIG 2024")

    assert keluar.startswith("127 cocok\nCara: 127 menurut kode Kemendagri (KODE_KD).")
    assert dipakai().atribusi == "BIG 2024"
    assert dipakai().berat <= 120 * 1024


def test_tanpa_atribusi_dimuat_dan_ditagih(berkas):
    keluar = perintah(berkas)
    assert "Sumbernya belum disebut" in keluar
    assert dipakai().atribusi == "tidak disebut saat dimuat"


def test_dimuat_ulang_menggantikan(berkas):
    perintah(berkas, atribusi="Lama")
    perintah(berkas, atribusi="Baru")
    assert list(PetaBatas.objects.order_by("pk").values_list("atribusi", "status")) == [
        ("Lama", "diganti"),
        ("Baru", "dipakai"),
    ]


def test_hanya_memeriksa(berkas):
    assert "Hanya diperiksa. Peta yang dipakai tidak berubah." in perintah(berkas, "--periksa")
    assert not PetaBatas.objects.exists()


def test_kembali_skematis(berkas):
    perintah(berkas)
    assert perintah("--skematis") == "Peta skematis dipakai kembali.\n"
    assert perintah("--skematis") == "Peta skematis sudah dipakai.\n"
    assert dipakai() is None
    assert PetaBatas.objects.get().riwayat.first().history_change_reason == (
        "Peta skematis dipakai kembali"
    )


def test_ditolak_peta_lama_tetap(berkas, desa):
    perintah(berkas, atribusi="Lama")
    data = b.koleksi(desa)
    data["features"].pop()
    berkas.write_bytes(b.isi(data))

    with pytest.raises(CommandError) as galat:
        perintah(berkas, atribusi="Baru")
    assert str(galat.value) == (
        "Batas tidak dimuat:\n- 1 dari 12 desa tidak ada bidangnya.\nDesa tanpa bidang:\n"
        f"  {desa[-1].nama} (Rungan C)\nPeta yang dipakai tidak berubah."
    )
    assert PetaBatas.objects.get().atribusi == "Lama"
    assert dipakai().atribusi == "Lama"


@pytest.mark.parametrize(
    ("argumen", "pesan"),
    [
        ((), "Sebutkan berkas"),
        (("x.geojson", "--skematis"), "Pilih satu"),
        (("/tidak/ada.geojson",), "tidak dapat dibaca: No such file"),
        (("/",), "bukan berkas biasa"),
        (("/dev/zero",), "bukan berkas biasa"),
        (("a\0b",), "tidak dapat dibaca"),
    ],
)
def test_tanpa_berkas_yang_dapat_dibaca(argumen, pesan):
    with pytest.raises(CommandError, match=pesan):
        perintah(*argumen)


def test_berkas_besar_tidak_dibaca(tmp_path, monkeypatch):
    besar = tmp_path / "besar.geojson"
    with besar.open("wb") as isi:
        isi.truncate(40 * 1024 * 1024)
    monkeypatch.setattr("pathlib.Path.read_bytes", lambda _: pytest.fail("dibaca"))
    with pytest.raises(CommandError, match="40 MB, paling besar 32 MB"):
        perintah(besar)


def test_atribusi_terlalu_panjang(berkas):
    with pytest.raises(CommandError, match="200"):
        perintah(berkas, atribusi="x" * 201)
    assert not PetaBatas.objects.exists()


def test_keluar_1_tanpa_jejak_galat(tmp_path):
    """As the shell sees it."""
    rusak = tmp_path / "rusak.geojson"
    rusak.write_bytes(b"[" * 100_000)
    hasil = subprocess.run(
        [sys.executable, "manage.py", "muat_batas", str(rusak)],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DATA_DIR": str(tmp_path), "DATABASE_URL": "", "MODE": "lokal"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (hasil.returncode, hasil.stdout) == (1, "")
    assert "bersarang terlalu dalam" in hasil.stderr
    assert "Traceback" not in hasil.stderr


# --- The page ----------------------------------------------------------------------------------
@pytest.fixture
def admin(client):
    client.force_login(buat_pengguna(Peran.ADMINISTRATOR))
    return client


def unggah(client, isi: bytes, atribusi="BIG 2024", nama="batas.geojson"):
    return client.post(URL, {"berkas": SimpleUploadedFile(nama, isi), "atribusi": atribusi})


def test_unggah_periksa_lihat_lalu_pakai(admin, desa):
    response = unggah(admin, b.isi(b.koleksi(desa)))
    peta = PetaBatas.objects.get()
    assert response.headers["Location"] == f"{URL}{peta.pk}/"
    assert dipakai() is None

    halaman = admin.get(response.headers["Location"])
    assert "12 cocok" in halaman.text
    assert f'data-url-desa="/wilayah/peta/{peta.sandi}/desa.geojson"' in halaman.text
    assert "Sumber: BIG 2024." in halaman.text

    assert admin.post(f"{URL}{peta.pk}/pakai/").headers["Location"] == URL
    assert dipakai() == peta
    assert [t.history_user.peran for t in peta.riwayat.all()] == ["administrator"] * 2
    assert "Pakai peta skematis" in admin.get(URL).text

    admin.post(f"{URL}skematis/")
    assert dipakai() is None


def test_unggahan_ditolak_dengan_sebab_dan_sumber_tetap_terisi(admin, desa):
    data = b.koleksi(desa)
    data["features"].pop()
    response = unggah(admin, b.isi(data), atribusi="Bappeda <b>2024</b>")

    assert "1 dari 12 desa tidak ada bidangnya." in response.text
    assert f"{desa[-1].nama} (Rungan C)" in response.text
    assert "Bappeda &lt;b&gt;2024&lt;/b&gt;" in response.text
    assert not PetaBatas.objects.exists()


@pytest.mark.parametrize(
    ("isi", "atribusi", "pesan"),
    [
        (b"", "BIG", "Berkas ini kosong."),
        (b"{}", "", "Tulis dari mana batas ini."),
        (b"{}", "x" * 201, "200"),
        (b"\xff\xfe", "BIG", "bukan teks UTF-8"),
    ],
)
def test_isian_salah(admin, desa, isi, atribusi, pesan):
    assert pesan in unggah(admin, isi, atribusi).text
    assert not PetaBatas.objects.exists()


def test_unggahan_besar_ditolak(admin, desa, monkeypatch):
    monkeypatch.setattr("wilayah.views.batas.UKURAN_MAKS", 10)
    assert "paling besar" in unggah(admin, b" " * 11).text


def test_nama_berkas_jahat_hanya_teks(admin, desa):
    unggah(admin, b.isi(b.koleksi(desa)), nama='<img src=x>"\u202e.geojson')
    assert "<img src=x>" not in admin.get(URL).text


@pytest.mark.parametrize("peran", [Peran.OPERATOR, Peran.PIMPINAN])
def test_bukan_administrator(client, desa, peran):
    client.force_login(buat_pengguna(peran))
    assert unggah(client, b.isi(b.koleksi(desa))).status_code == 403
    assert not PetaBatas.objects.exists()
    assert f'href="{URL}"' not in client.get("/bantuan/").text


def test_pemeriksaan_di_luar_transaksi(admin, desa, monkeypatch):
    """A large file takes seconds; SQLite's one writer must not wait for it."""
    di_luar, saat_periksa = len(connection.savepoint_ids), []
    monkeypatch.setattr(
        "wilayah.aksi.susun",
        lambda isi, hari_ini: (
            saat_periksa.append(len(connection.savepoint_ids)) or susun(isi, hari_ini=hari_ini)
        ),
    )
    isi = b.isi(b.koleksi(desa))
    unggah(admin, isi)
    muat_batas(isi, berkas="a", atribusi="x", oleh=None, hari_ini=b.HARI)
    assert saat_periksa == [di_luar, di_luar]


# --- The geometry ------------------------------------------------------------------------------
def test_bidang_disimpan_peramban_dan_minta_masuk(client):
    buat_batas(sandi="abc", desa_geojson='{"a": 1}' * 100)
    assert client.get("/wilayah/peta/abc/desa.geojson").status_code == 302

    client.force_login(buat_akun_petugas())
    response = client.get("/wilayah/peta/abc/desa.geojson", headers={"Accept-Encoding": "gzip"})
    assert response.headers["Content-Type"] == "application/geo+json"
    assert response.headers["Content-Encoding"] == "gzip"
    assert response.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    for salah in ("abc/lain", "xyz/desa"):
        assert client.get(f"/wilayah/peta/{salah}.geojson").status_code == 404


def test_alamat_bidang_berganti_bersama_isinya(desa):
    data = b.koleksi(desa)
    satu = muat_batas(b.isi(data), berkas="a", atribusi="x", oleh=None, hari_ini=b.HARI)
    sama = muat_batas(b.isi(data), berkas="b", atribusi="y", oleh=None, hari_ini=b.HARI)
    data["features"][0]["geometry"]["coordinates"][0][1][1] -= 0.01
    lain = muat_batas(b.isi(data), berkas="a", atribusi="x", oleh=None, hari_ini=b.HARI)
    assert satu.sandi == sama.sandi != lain.sandi


def test_semua_peta_berganti_dan_kembali(client, desa):
    client.force_login(buat_pengguna(Peran.PIMPINAN))
    buat_daftar_lokus(2021, desa[0])
    batas = buat_batas(sandi="abc", atribusi="BIG 2024")
    halaman = [
        "/dasbor/",
        "/wilayah/",
        desa[0].get_absolute_url(),
        desa[0].kecamatan.get_absolute_url(),
        reverse("stunting:lokus_tahun", args=[2021]),
    ]
    skematis = ("Peta skematis, bukan batas resmi.", "/static/peta/desa.geojson")
    indikatif = (
        "Batas indikatif, bukan batas resmi. Sumber: BIG 2024.",
        "/wilayah/peta/abc/desa.geojson",
    )

    def tampak(alamat):
        teks = client.get(alamat).text
        return [all(t in teks for t in peta) for peta in (skematis, indikatif)]

    assert [tampak(h) for h in halaman] == [[True, False]] * 5
    pakai_batas(batas, oleh=None)
    assert [tampak(h) for h in halaman] == [[False, True]] * 5
    pakai_skematis(oleh=None)
    assert [tampak(h) for h in halaman] == [[True, False]] * 5
