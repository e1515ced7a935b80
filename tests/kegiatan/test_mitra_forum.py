"""Partners and the forum."""

import datetime

import pytest

from inti.aksi import batalkan
from inti.tugas import tugas_untuk
from kegiatan.models import ForumGenre, Mitra, PengurusForum
from tests.pabrik import buat_akun_petugas, buat_desa, buat_kelompok, buat_sk
from tests.pabrik_kegiatan import (
    buat_forum,
    buat_kegiatan,
    buat_komitmen,
    buat_mitra,
    buat_pengurus,
)

pytestmark = pytest.mark.django_db
MITRA, FORUM = "/kegiatan/mitra/", "/kegiatan/forum/"
T = datetime.date
HARI = T(2021, 6, 1)


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("jumlah", [1, 3])
def test_daftar_mitra_hemat_kueri(client, jumlah, kueri_halaman):
    for _ in range(jumlah):
        mitra = buat_mitra()
        buat_komitmen(pihak="mitra", mitra=mitra)
        buat_kegiatan().mitra.add(mitra)

    with kueri_halaman(2):  # jumlah baris, isi halaman
        halaman = client.get(MITRA).context["halaman"]

    angka = {(m.jumlah_kegiatan, m.jumlah_komitmen, m.komitmen_lewat) for m in halaman}
    assert (len(halaman), angka) == (jumlah, {(1, 1, 1)})


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("jumlah", [1, 3])
def test_halaman_mitra_hemat_kueri_dan_tautannya_sebanyak_itu(client, jumlah, kueri_halaman):
    mitra = buat_mitra()
    for _ in range(jumlah):
        buat_komitmen(pihak="mitra", mitra=mitra)
        buat_kegiatan().mitra.add(mitra)

    with kueri_halaman(4):  # mitra, kegiatan, komitmen, riwayat
        konteks = client.get(mitra.get_absolute_url()).context

    assert (konteks["jumlah_kegiatan"], konteks["rekap"].lewat) == (jumlah, jumlah)
    for url in (konteks["url_kegiatan"], konteks["url_komitmen"]):
        assert client.get(url).context["halaman"].paginator.count == jumlah


@pytest.mark.parametrize(
    ("isi", "keadaan", "saringan"),
    [
        ({}, "", "tanpa"),
        ({"kesepakatan": "MoU 1"}, "berlaku", "berlaku"),
        ({"kesepakatan_mulai": T(2021, 6, 2)}, "belum berlaku", "belum"),
        (
            {"kesepakatan_mulai": HARI, "kesepakatan_selesai": T(2021, 7, 31)},
            "segera berakhir",
            "segera",
        ),
        (
            {"kesepakatan_mulai": HARI, "kesepakatan_selesai": T(2021, 8, 1)},
            "berlaku",
            "berlaku",
        ),
        (
            {"kesepakatan_mulai": T(2020, 1, 1), "kesepakatan_selesai": T(2021, 5, 31)},
            "berakhir",
            "berakhir",
        ),
    ],
)
def test_keadaan_kesepakatan_sama_di_baris_dan_di_saringan(
    client, operator, jam, isi, keadaan, saringan
):
    mitra = buat_mitra(**isi)
    jam(HARI)

    cocok = {
        s
        for s in ("tanpa", "belum", "berlaku", "segera", "berakhir")
        if client.get(f"{MITRA}?kesepakatan={s}").context["halaman"].paginator.count
    }

    assert (mitra.keadaan(HARI), cocok) == (keadaan, {saringan})
    tugas = {t.kode for t in tugas_untuk(operator, HARI)}
    assert ("kesepakatan-berakhir" in tugas) == (saringan == "segera")


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({"nama": ""}, "nama"),
        ({"nama": "tp pkk"}, "__all__"),
        ({"telepon": "abc"}, "telepon"),
        ({"kesepakatan_selesai": "2021-01-01"}, "kesepakatan_mulai"),
        (
            {"kesepakatan_mulai": "2021-01-02", "kesepakatan_selesai": "2021-01-01"},
            "kesepakatan_selesai",
        ),
    ],
)
def test_mitra_buruk_berpesan_di_kolomnya(client, isi, kolom):
    buat_mitra(nama="TP PKK")

    response = client.post(f"{MITRA}tambah/", {"nama": "Baru"} | isi)

    assert response.context["form"].errors.keys() == {kolom}
    assert Mitra.objects.count() == 1


def test_mitra_ditahan_kegiatan_dan_komitmennya(operator):
    mitra = buat_mitra()
    buat_kegiatan(judul="Rakor").mitra.add(mitra)
    buat_komitmen(pihak="mitra", mitra=mitra, isi="Menyediakan aula")

    with pytest.raises(Exception, match=r"Menyediakan aula.*Rakor"):
        batalkan(mitra, oleh=operator, alasan="x")


def isian(*pengurus, lama=0, **isi):
    baku = {
        "nama": "GenMasaDepan",
        "mulai": "2020-11-13",
        "pengurus-TOTAL_FORMS": len(pengurus),
        "pengurus-INITIAL_FORMS": lama,
        "pengurus-MIN_NUM_FORMS": 0,
        "pengurus-MAX_NUM_FORMS": 30,
    }
    for i, baris in enumerate(pengurus):
        baku |= {f"pengurus-{i}-{k}": v for k, v in baris.items()}
    return baku | isi


@pytest.mark.usefixtures("operator")
def test_forum_dengan_pengurus_sk_dan_pikr(client):
    pikr, sk = buat_kelompok(jenis="PIKR"), buat_sk()
    ketua = {"nama": "Natalia", "jabatan": "Ketua", "urutan": 1}

    client.post(f"{FORUM}tambah/", isian(ketua, sk=sk.pk, pikr=[pikr.pk]))

    forum = ForumGenre.objects.get()
    assert (forum.sk, [*forum.pikr.all()]) == (sk, [pikr])
    assert [p.nama for p in forum.pengurus.all()] == ["Natalia"]


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({"nama": ""}, "nama"),
        ({"mulai": ""}, "mulai"),
        ({"selesai": "2020-11-12"}, "selesai"),
        ({"sk_nomor": "1"}, "sk_penerbit"),
        ({"pikr": ["bkb"]}, "pikr"),
    ],
)
def test_forum_buruk_berpesan_di_kolomnya(client, isi, kolom):
    if isi == {"pikr": ["bkb"]}:
        isi = {"pikr": [buat_kelompok().pk]}  # only PIK-R may join

    response = client.post(f"{FORUM}tambah/", isian(**isi))

    assert kolom in response.context["form"].errors
    assert ForumGenre.objects.count() == 0


@pytest.mark.usefixtures("operator")
def test_pengurus_dihapus_dari_formulir_dibatalkan(client):
    forum = buat_forum(nama="GenMasaDepan", mulai=T(2020, 11, 13))
    lama = buat_pengurus(forum)
    baris = {"id": lama.pk, "versi": 1, "nama": "X", "jabatan": "Y", "urutan": 1, "DELETE": "on"}

    client.post(f"{FORUM}{forum.pk}/ubah/", isian(baris, lama=1, versi=1))

    assert forum.pengurus.count() == 0
    assert PengurusForum.semua.get().batal


@pytest.mark.parametrize("jumlah", [1, 3])
def test_halaman_forum_menghitung_yang_belum_bergabung(client, jumlah, kueri_halaman, operator):
    forum = buat_forum()
    for _ in range(jumlah):
        forum.pikr.add(buat_kelompok(jenis="PIKR"))
        buat_pengurus(forum)
    buat_kelompok(jenis="PIKR")
    buat_kelompok(jenis="PIKR", selesai=T(2020, 1, 1), alasan_selesai="bubar")

    # forum, anggota, PIK-R aktif, yang terbuka, pengurus, riwayat, pengurus, riwayatnya
    with kueri_halaman(8):
        anggota = client.get(forum.get_absolute_url()).context["anggota"]

    assert (len(anggota.anggota), anggota.aktif, len(anggota.belum)) == (jumlah, jumlah + 1, 1)


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("jumlah", [1, 3])
def test_daftar_forum_hemat_kueri(client, jumlah, kueri_halaman):
    for _ in range(jumlah):
        forum = buat_forum(sk=buat_sk())
        forum.pikr.add(buat_kelompok(jenis="PIKR"))
        buat_pengurus(forum)

    with kueri_halaman(3):  # jumlah baris, isi halaman, pengurus
        halaman = client.get(FORUM).context["halaman"]

    assert [f.jumlah_pikr for f in halaman] == [1] * jumlah


def test_petugas_membaca_forum_dan_membuka_pikr_wilayahnya_saja(client):
    desa = buat_desa()
    sendiri, lain = buat_kelompok(desa, jenis="PIKR"), buat_kelompok(jenis="PIKR")
    forum = buat_forum()
    forum.pikr.add(sendiri, lain)
    client.force_login(buat_akun_petugas(desa))

    html = client.get(forum.get_absolute_url()).text

    assert sendiri.get_absolute_url() in html
    assert lain.get_absolute_url() not in html
    assert "Forum GenRe" in client.get(sendiri.get_absolute_url()).text


def test_forum_menahan_pembatalan_pikr(operator):
    pikr = buat_kelompok(jenis="PIKR")
    buat_forum(nama="GenMasaDepan").pikr.add(pikr)

    with pytest.raises(Exception, match="GenMasaDepan"):
        batalkan(pikr, oleh=operator, alasan="x")
