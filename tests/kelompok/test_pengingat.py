"""Reminders: whose, when, in which words, and who is shown them."""

import datetime
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from petugas.models import Penugasan
from tests.kelompok.test_papan import PAPAN, Baca
from tests.kelompok.test_wajib import saat
from tests.pabrik import (
    buat_akun_koordinator,
    buat_akun_petugas,
    buat_desa,
    buat_kecamatan,
    buat_kelompok,
    buat_laporan,
    buat_pengguna,
    buat_petugas,
)

pytestmark = pytest.mark.django_db
D = datetime.date
TELEPON = "0812-5555-0101"


@pytest.fixture
def operator(client, jam):
    jam(D(2020, 11, 13))
    user = buat_pengguna()
    client.force_login(user)
    return user


def pengingat(client, **isi):
    return client.get(PAPAN, isi).context["pengingat"]


def desa_berpetugas(**isi):
    desa = buat_desa(buat_kecamatan(nama="Kurun"), nama="Tewang")
    return desa, buat_petugas(desa, **{"nama": "Yuliana", "telepon": TELEPON} | isi)


@pytest.mark.usefixtures("operator")
def test_teks_siap_kirim_lewat_whatsapp(client):
    desa, _ = desa_berpetugas()
    for nama in ("Melati", "Mawar & Co"):
        buat_kelompok(desa, nama=nama)
    buat_laporan(buat_kelompok(desa, nama="Sudah"), status="terkirim")
    buat_laporan(buat_kelompok(desa, nama="Draf"), status="draf")

    response = client.get(PAPAN)
    (alamat,) = [
        t["href"] for t in Baca(response.text).tautan if t["href"].startswith("https://wa.me/")
    ]

    assert urlsplit(alamat).path == "/6281255550101"
    (teks,) = parse_qs(urlsplit(alamat).query)["text"]
    assert teks == (
        "Laporan Oktober 2020 dari 3 kelompok belum kami terima (batas 10 November 2020). "
        "Tewang: BKB Draf, BKB Mawar & Co, BKB Melati. Mohon diisi dan dikirim. Terima kasih."
    )
    assert "Yuliana" not in unquote(alamat)
    assert response.context["pengingat"].teks == (
        "Laporan Oktober 2020: 3 dari 4 kelompok belum lapor. Batasnya 10 November 2020.\n\n"
        "Kecamatan Kurun\n- Tewang: BKB Draf, BKB Mawar & Co, BKB Melati\n\n"
        "Mohon segera diisi dan dikirim. Terima kasih."
    )


@pytest.mark.usefixtures("operator")
def test_banyak_kelompok_disebut_sebagian(client):
    desa, _ = desa_berpetugas()
    for n in range(23):
        buat_kelompok(desa, nama=f"K{n:02d}")

    teks = pengingat(client).isi[0].teks

    assert "dari 23 kelompok" in teks
    assert teks.count("BKB K") == 20
    assert "; dan 3 lainnya." in teks


@pytest.mark.usefixtures("operator")
def test_tanpa_telepon_dikatakan(client):
    desa, _ = desa_berpetugas(telepon="")
    buat_kelompok(desa)
    teks = client.get(PAPAN).text

    assert "Nomor telepon belum dicatat" in teks
    assert "wa.me" not in teks


@pytest.mark.usefixtures("operator")
def test_desa_tanpa_petugas_menawarkan_penugasan(client):
    desa = buat_desa()
    buat_kelompok(desa)
    response = client.get(PAPAN)

    assert response.context["pengingat"].petugas == 0
    assert f"/petugas/tugaskan/?desa={desa.kode}" in response.text


@pytest.mark.usefixtures("operator")
def test_hanya_bulan_jatuh_tempo_terakhir(client, jam):
    """Of October from its deadline on; until then of September, which is in."""
    desa, _ = desa_berpetugas()
    kelompok = buat_kelompok(desa)
    buat_laporan(kelompok, D(2020, 9, 1), status="terkirim")

    assert pengingat(client).aturan.bulan == D(2020, 10, 1)
    assert pengingat(client, tahun="2019") is None
    jam(saat(D(2020, 11, 10), 23, 30))
    assert pengingat(client) is None
    jam(saat(D(2020, 11, 11), 0, 30))
    assert pengingat(client).jumlah == 1


def test_desember_diingatkan_di_papan_tahunnya(client, jam):
    desa, _ = desa_berpetugas()
    buat_kelompok(desa)
    jam(saat(D(2021, 1, 20)))
    client.force_login(buat_pengguna())

    assert pengingat(client) is None
    assert pengingat(client, tahun="2020").aturan.bulan == D(2020, 12, 1)
    jam(saat(D(2021, 2, 11)))
    client.force_login(buat_pengguna())
    assert pengingat(client, tahun="2020") is None


@pytest.mark.usefixtures("operator")
def test_semua_masuk_tanpa_pengingat(client):
    desa, _ = desa_berpetugas()
    buat_laporan(buat_kelompok(desa), status="terkirim")

    assert pengingat(client) is None
    assert "Salin pengingat" not in client.get(PAPAN).text


@pytest.mark.usefixtures("operator")
def test_diingatkan_yang_memegang_desa_hari_ini(client):
    desa = buat_desa()
    lama, baru = buat_petugas(telepon=TELEPON), buat_petugas(telepon="0812-5555-0202")
    Penugasan.objects.create(petugas=lama, desa=desa, mulai=D(2019, 1, 1), selesai=D(2020, 11, 1))
    Penugasan.objects.create(petugas=baru, desa=desa, mulai=D(2020, 11, 2))
    buat_kelompok(desa)

    assert [p.petugas for p in pengingat(client).isi] == [baru]


@pytest.mark.usefixtures("operator")
def test_mengikuti_saringan_papan(client):
    desa, petugas = desa_berpetugas()
    buat_kelompok(desa)
    buat_kelompok(desa, jenis="BKR", nama="Mawar")
    buat_kelompok()

    assert pengingat(client).jumlah == 3
    hanya = pengingat(client, jenis="BKR", petugas=petugas.pk)
    assert [str(s.kelompok) for p in hanya.isi for s in p.sel] == ["BKR Mawar"]


def test_siapa_yang_melihatnya(client, jam):
    """Those who examine reports: operators all, coordinators theirs, others nothing."""
    jam(D(2020, 11, 13))
    kecamatan = buat_kecamatan()
    desa, sendiri, jauh = buat_desa(kecamatan), buat_desa(kecamatan), buat_desa()
    petugas = buat_akun_petugas(desa)
    koordinator = buat_akun_koordinator(kecamatan, sendiri)
    for d in (desa, sendiri, jauh):
        buat_kelompok(d, nama="Belum")

    def banyak(user) -> int:
        client.force_login(user)
        hasil = pengingat(client)
        return hasil.jumlah if hasil else 0

    assert banyak(buat_pengguna()) == 3
    assert banyak(koordinator) == 1  # their own are not for them to remind of
    assert banyak(petugas) == 0
    assert banyak(buat_pengguna("pimpinan")) == 0
