import pytest

from tests.dasbor.tautan import yang_ingkar
from tests.pabrik import (
    buat_akun_petugas,
    buat_desa,
    buat_kecamatan,
    buat_kelompok,
    buat_pengguna,
    buat_penghargaan,
    buat_petugas,
    buat_sk,
    buat_sk_kelompok,
)
from tests.pabrik_kegiatan import (
    buat_kegiatan,
    buat_komitmen,
    buat_mitra,
    buat_tindak_lanjut,
)
from wilayah.models import NamaLain

pytestmark = pytest.mark.django_db


def temukan(client, user, q) -> dict[str, list[str]]:
    client.force_login(user)
    temuan = client.get("/cari/", {"q": q}).context["temuan"]
    return {t.kode: [h.judul for h in t.hasil] for t in temuan if t.jumlah}


@pytest.fixture
def isi(db):
    """The same names in the officer's village and in another one."""
    kecamatan = buat_kecamatan(nama="Kurun")
    sendiri, lain = buat_desa(kecamatan, nama="Teluk Nyatu"), buat_desa(nama="Sepang Nyatu")
    NamaLain.objects.create(desa=sendiri, nama="Telok Njatu")
    for desa in (sendiri, lain):
        kelompok = buat_kelompok(desa, nama=f"Nyatu {desa.pk}")
        buat_sk_kelompok(kelompok, nomor=f"140/nyatu/{desa.pk}")
        buat_penghargaan({"jenis": "desa", "desa": desa}, judul=f"Nyatu terbaik {desa.pk}")
        acara = buat_kegiatan(desa=desa, judul=f"Rembuk Nyatu {desa.pk}")
        buat_komitmen(acara, pihak="desa", desa=desa, isi=f"Posyandu Nyatu {desa.pk}")
    buat_mitra(nama="Bank Nyatu")
    buat_petugas(lain, nama="Nyatu Asing")
    return sendiri, lain, buat_akun_petugas(sendiri, nama="Yuliana Nyatu")


def test_operator_menemukan_semua_jenis(client, isi):
    sendiri, lain, _ = isi
    assert temukan(client, buat_pengguna(), "NYATU") == {
        "kelompok": [f"BKB Nyatu {sendiri.pk}", f"BKB Nyatu {lain.pk}"],
        "desa": ["Desa Teluk Nyatu", "Desa Sepang Nyatu"],
        "petugas": ["Nyatu Asing", "Yuliana Nyatu"],
        "kegiatan": [f"Rembuk Nyatu {lain.pk}", f"Rembuk Nyatu {sendiri.pk}"],
        "komitmen": [f"Posyandu Nyatu {sendiri.pk}", f"Posyandu Nyatu {lain.pk}"],
        "mitra": ["Bank Nyatu"],
        "penghargaan": [f"Nyatu terbaik {sendiri.pk}", f"Nyatu terbaik {lain.pk}"],
        "sk": [f"140/nyatu/{sendiri.pk}", f"140/nyatu/{lain.pk}"],
    }


def test_petugas_hanya_menemukan_yang_ada_di_wilayahnya(client, isi):
    sendiri, _, user = isi
    assert temukan(client, user, "nyatu") == {
        "kelompok": [f"BKB Nyatu {sendiri.pk}"],
        "desa": ["Desa Teluk Nyatu"],
        "petugas": ["Yuliana Nyatu"],
        "kegiatan": [f"Rembuk Nyatu {sendiri.pk}"],
        "komitmen": [f"Posyandu Nyatu {sendiri.pk}"],
        "mitra": ["Bank Nyatu"],  # partners are everybody's
        "penghargaan": [f"Nyatu terbaik {sendiri.pk}"],
        "sk": [f"140/nyatu/{sendiri.pk}"],
    }


def test_ejaan_lain_menemukan_desa_dan_kelompoknya(client, isi):
    sendiri, _, user = isi
    assert temukan(client, user, "njatu") == {
        "kelompok": [f"BKB Nyatu {sendiri.pk}"],
        "desa": ["Desa Teluk Nyatu"],
    }


def test_komitmen_menyebut_status_dan_tenggatnya(client):
    komitmen = buat_komitmen(isi="Papan nama posyandu")
    buat_tindak_lanjut(komitmen, status="berjalan")
    client.force_login(buat_pengguna())

    temuan = client.get("/cari/", {"q": "papan nama"}).context["temuan"]

    assert [h.keterangan for t in temuan for h in t.hasil] == [
        "Dinas · Berjalan, tenggat 31 Maret 2021"
    ]


def test_sk_tanpa_pemilik_tidak_tampak_bagi_petugas(client, isi):
    buat_sk(nomor="140/yatim")
    assert temukan(client, buat_pengguna(), "yatim") == {"sk": ["140/yatim"]}
    assert temukan(client, isi[2], "yatim") == {}


def test_sepuluh_teratas_dengan_tautan_ke_semuanya(client):
    desa = buat_desa()
    for n in range(12):
        buat_kelompok(desa, nama=f"Melati {n:02}")
    client.force_login(buat_pengguna())

    response = client.get("/cari/", {"q": "melati"})

    kelompok = response.context["temuan"][0]
    assert (kelompok.jumlah, len(kelompok.hasil)) == (12, 10)
    assert "Menampilkan 10 dari 12." in response.text
    assert yang_ingkar(client, response.text) == []


@pytest.mark.parametrize("tokoh", ["operator", "petugas"])
def test_lihat_semua_membuka_sebanyak_itu(client, isi, tokoh):
    client.force_login(isi[2] if tokoh == "petugas" else buat_pengguna())
    assert yang_ingkar(client, client.get("/cari/", {"q": "nyatu"}).text) == []


@pytest.mark.parametrize(
    ("q", "pesan"), [("x" * 5000, "paling banyak 100"), ("a\x00b", "tidak diizinkan")]
)
def test_kata_yang_tidak_mungkin(client, q, pesan):
    client.force_login(buat_pengguna())
    response = client.get("/cari/", {"q": q})

    assert response.status_code == 200
    assert pesan in response.text
    assert response.context["temuan"] == []


@pytest.mark.parametrize(
    ("q", "kalimat"),
    [("", "Tulis nama kelompok"), ("tidakada", "Tidak ada yang cocok di wilayah Anda")],
)
def test_kosong_memberi_petunjuk(client, q, kalimat):
    client.force_login(buat_pengguna())
    assert kalimat in client.get("/cari/", {"q": q}).text


def test_kata_ditampilkan_sebagai_teks(client):
    client.force_login(buat_pengguna())
    teks = client.get("/cari/", {"q": "<script>alert(1)</script>"}).text
    assert "<script>alert" not in teks


@pytest.mark.parametrize("jumlah", [1, 3])
def test_banyaknya_query(client, kueri_halaman, jumlah):
    for n in range(jumlah):
        kelompok = buat_kelompok(buat_desa(nama=f"Nyatu {n}"), nama=f"Nyatu {n}")
        buat_sk_kelompok(kelompok, nomor=f"nyatu {n}")
        buat_penghargaan(judul=f"nyatu {n}")
        buat_petugas(nama=f"nyatu {n}")
        buat_komitmen(buat_kegiatan(judul=f"nyatu {n}"), isi=f"nyatu {n}")
        buat_mitra(nama=f"nyatu {n}")
    client.force_login(buat_pengguna())

    # one per kind
    with kueri_halaman(8):
        client.get("/cari/", {"q": "nyatu"})
