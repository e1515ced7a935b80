"""Members, assessments, decrees and proposals."""

import datetime
import uuid

import pytest
from django.utils import timezone

from dinas.peran import Peran
from kelompok.models import Anggota, Kelompok, Penilaian, SkKelompok, Usulan
from tests.pabrik import (
    buat_akun_petugas,
    buat_anggota,
    buat_desa,
    buat_kelompok,
    buat_pengguna,
    buat_penilaian,
    buat_sk,
    buat_sk_kelompok,
)

pytestmark = pytest.mark.django_db
TAHUN_INI = timezone.localdate().year


@pytest.fixture
def kelompok():
    return buat_kelompok(mulai=datetime.date(2018, 1, 1))


@pytest.fixture
def petugas(client, kelompok):
    user = buat_akun_petugas(kelompok.desa)
    client.force_login(user)
    return user


@pytest.fixture
def operator(client):
    user = buat_pengguna(Peran.OPERATOR)
    client.force_login(user)
    return user


def orang(**isi):
    baku = {
        "nama": "Sri Wahyuni",
        "jenis_kelamin": "P",
        "tahun_lahir": "1985",
        "peran": "ketua",
        "mulai": "2019-01-01",
        "telepon": "0812-5555-0141",
    }
    return baku | isi


def test_petugas_menambah_mengubah_dan_mengakhiri_anggota(client, petugas, kelompok):
    awal = f"/kelompok/{kelompok.pk}/anggota/"
    client.post(f"{awal}tambah/", orang())
    anggota = Anggota.objects.get()
    client.post(f"{awal}{anggota.pk}/ubah/", orang(nama="Sri Wahyuningsih", versi=1))
    client.post(f"{awal}{anggota.pk}/akhiri/", {"selesai": "2020-12-31"})
    client.post(f"{awal}{anggota.pk}/akhiri/", {"selesai": "2021-12-31"})

    anggota.refresh_from_db()
    assert (anggota.nama, anggota.selesai) == ("Sri Wahyuningsih", datetime.date(2020, 12, 31))
    assert [r.history_user for r in anggota.riwayat.all()] == [petugas] * 3
    assert "Tampilkan 1 yang sudah berakhir" in client.get(kelompok.get_absolute_url()).text


@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({"nama": ""}, "nama"),
        ({"nama": "x" * 121}, "nama"),
        ({"nama": "Sri\nWahyuni"}, "nama"),
        ({"mulai": "2020-02-31"}, "mulai"),
        ({"mulai": "1800-01-01"}, "mulai"),
        ({"tahun_lahir": "sembilan puluh"}, "tahun_lahir"),
        ({"tahun_lahir": "2020", "mulai": "2019-05-01", "telepon": ""}, "tahun_lahir"),
        ({"peran": "raja"}, "peran"),
        ({"jenis_kelamin": "X"}, "jenis_kelamin"),
        ({"tahun_lahir": str(TAHUN_INI + 1)}, "tahun_lahir"),
        ({"tahun_lahir": "1899"}, "tahun_lahir"),
        ({"mulai": "2017-12-31"}, "mulai"),
        ({"mulai": "2999-01-01"}, "mulai"),
        ({"telepon": "nol"}, "telepon"),
        ({"tahun_lahir": str(TAHUN_INI - 10)}, "telepon"),
    ],
)
def test_anggota_buruk(client, petugas, kelompok, isi, kolom):
    response = client.post(f"/kelompok/{kelompok.pk}/anggota/tambah/", orang(**isi))

    assert response.context["form"].errors.keys() == {kolom}
    assert Anggota.objects.count() == 0


def test_akhir_anggota_yang_salah_ketik_dapat_dibetulkan(client, petugas, kelompok):
    anggota = buat_anggota(kelompok, selesai=datetime.date(2020, 12, 31))
    url = f"/kelompok/{kelompok.pk}/anggota/{anggota.pk}/ubah/"

    salah = client.post(url, orang(selesai="2018-12-31", versi=1))
    assert salah.context["form"].errors.keys() == {"mulai"}
    client.post(url, orang(selesai="2020-06-30", versi=1))
    anggota.refresh_from_db()
    assert anggota.selesai == datetime.date(2020, 6, 30)
    client.post(url, orang(selesai="", versi=2))
    anggota.refresh_from_db()
    assert anggota.selesai is None


def test_anggota_baru_tidak_langsung_berakhir(client, petugas, kelompok):
    """`selesai` is no field while a membership is open: ending is an act of its own."""
    client.post(f"/kelompok/{kelompok.pk}/anggota/tambah/", orang(selesai="2020-01-01"))

    assert Anggota.objects.get().selesai is None


@pytest.mark.parametrize("selesai", ["2017-12-31", "2999-01-01", "", "kemarin"])
def test_akhiri_anggota_pada_hari_mustahil(client, petugas, kelompok, selesai):
    anggota = buat_anggota(kelompok)

    response = client.post(
        f"/kelompok/{kelompok.pk}/anggota/{anggota.pk}/akhiri/", {"selesai": selesai}
    )

    assert response.context["form"].errors.keys() == {"selesai"}
    anggota.refresh_from_db()
    assert anggota.selesai is None


def test_bagian_kelompok_lain_lewat_alamat_kelompok_ini_404(client, petugas, kelompok):
    """Both groups are the officer's own; the address still has to name the right one."""
    lain = buat_kelompok(kelompok.desa)
    for bagian, objek in [
        ("anggota", buat_anggota(lain)),
        ("penilaian", buat_penilaian(lain)),
        ("sk", buat_sk_kelompok(lain)),
    ]:
        url = f"/kelompok/{kelompok.pk}/{bagian}/{objek.pk}/batalkan/"
        assert client.post(url, {"alasan": "x"}).status_code == 404
        objek.refresh_from_db()
        assert not objek.batal


def test_penilaian_diubah_dengan_riwayat(client, petugas, kelompok):
    penilaian = buat_penilaian(kelompok)

    client.post(
        f"/kelompok/{kelompok.pk}/penilaian/{penilaian.pk}/ubah/",
        {"tanggal": "2019-03-12", "klasifikasi": "paripurna", "versi": 1},
    )

    penilaian.refresh_from_db()
    assert penilaian.klasifikasi == "paripurna"
    assert penilaian.riwayat.latest().history_user == petugas


@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({"sk_nomor": "1\n2"}, "sk_nomor"),
        ({"sk_nomor": "x" * 81}, "sk_nomor"),
        ({"sk_tanggal": "1800-01-01"}, "sk_tanggal"),
        ({"sk_tanggal": "2020-02-31"}, "sk_tanggal"),
        ({"sk_penerbit": "raja"}, "sk_penerbit"),
        ({"sk": "99999"}, "sk"),
    ],
)
def test_sk_buruk(client, petugas, kelompok, isi, kolom):
    baik = {"sk_nomor": "140/1", "sk_tanggal": "2019-01-18", "sk_penerbit": "kades"}

    response = client.post(f"/kelompok/{kelompok.pk}/sk/tambah/", baik | isi)

    assert response.context["form"].errors.keys() == {kolom}
    assert SkKelompok.objects.count() == 0


def test_telepon_remaja_pikr_tanpa_tahun_lahir_ditolak(client, operator):
    pikr = buat_kelompok(jenis="PIKR")

    response = client.post(f"/kelompok/{pikr.pk}/anggota/tambah/", orang(tahun_lahir=""))

    assert response.context["form"].errors.keys() == {"telepon"}


def test_ketua_kedua_diterima_dengan_peringatan(client, petugas, kelompok):
    buat_anggota(kelompok, peran="ketua", nama="Ketua Lama")

    response = client.post(f"/kelompok/{kelompok.pk}/anggota/tambah/", orang(), follow=True)

    assert "Ketua Lama juga masih ketua" in response.text
    assert Anggota.objects.count() == 2


def test_anggota_kirim_ganda_satu_baris(client, petugas, kelompok):
    isi = orang(kunci=str(uuid.uuid4()))

    for _ in range(2):
        client.post(f"/kelompok/{kelompok.pk}/anggota/tambah/", isi)

    assert Anggota.objects.count() == 1


@pytest.mark.parametrize("tindakan", ["ubah", "akhiri", "batalkan"])
def test_anggota_kelompok_lain_404(client, petugas, kelompok, tindakan):
    """Neither another village's member nor a member under another group's address."""
    asing = buat_anggota()
    isi = orang(versi=1, selesai="2020-01-01", alasan="x")

    for alamat in (asing.kelompok_id, kelompok.pk):
        url = f"/kelompok/{alamat}/anggota/{asing.pk}/{tindakan}/"
        assert client.post(url, isi).status_code == 404
        assert client.get(url).status_code == 404

    asing.refresh_from_db()
    assert (asing.versi, asing.batal) == (1, False)


def test_penilaian_menurut_skala_jenisnya(client, petugas, kelompok):
    url = f"/kelompok/{kelompok.pk}/penilaian/tambah/"

    salah = client.post(url, {"tanggal": "2019-01-01", "klasifikasi": "tegar"})
    assert salah.context["form"].errors.keys() == {"klasifikasi"}
    client.post(url, {"tanggal": "2019-01-01", "klasifikasi": "berkembang", "penilai": "Yuliana"})
    ganda = client.post(url, {"tanggal": "2019-01-01", "klasifikasi": "dasar"})

    assert "Sudah ada penilaian" in ganda.text
    assert Penilaian.objects.get().klasifikasi == "berkembang"


@pytest.mark.parametrize("tanggal", ["2017-12-31", "2999-01-01", "bukan tanggal"])
def test_penilaian_di_luar_masa_ditolak(client, petugas, kelompok, tanggal):
    response = client.post(
        f"/kelompok/{kelompok.pk}/penilaian/tambah/",
        {"tanggal": tanggal, "klasifikasi": "dasar"},
    )

    assert response.context["form"].errors.keys() == {"tanggal"}


def test_penilaian_yang_dibatalkan_kembali_ke_sebelumnya(client, petugas, kelompok):
    buat_penilaian(kelompok, tanggal=datetime.date(2019, 1, 1), klasifikasi="dasar")
    salah = buat_penilaian(kelompok, tanggal=datetime.date(2020, 1, 1), klasifikasi="paripurna")

    client.post(f"/kelompok/{kelompok.pk}/penilaian/{salah.pk}/batalkan/", {"alasan": "Keliru"})

    kini = Kelompok.objects.untuk_daftar(timezone.localdate()).get()
    assert kini.klasifikasi == "dasar"


def test_sk_yang_sama_dua_kali_satu_tautan_lalu_dilepas(client, petugas, kelompok):
    sk = buat_sk()
    buat_kelompok(kelompok.desa).sk_kelompok.create(sk=sk)  # so the officer knows it
    for _ in range(2):
        client.post(f"/kelompok/{kelompok.pk}/sk/tambah/", {"sk": sk.pk})
    tautan = kelompok.sk_kelompok.get()

    for _ in range(2):
        client.post(f"/kelompok/{kelompok.pk}/sk/{tautan.pk}/batalkan/", {"alasan": "Salah SK"})

    assert not Kelompok.objects.ber_sk(timezone.localdate()).filter(pk=kelompok.pk).exists()
    assert SkKelompok.semua.get(pk=tautan.pk).riwayat.count() == 2


def test_sk_wajib_diisi_pada_formulirnya(client, petugas, kelompok):
    response = client.post(f"/kelompok/{kelompok.pk}/sk/tambah/", {"sk_nomor": ""})

    assert {"sk_nomor", "sk_tanggal", "sk_penerbit"} == response.context["form"].errors.keys()


def test_sk_desa_lain_404(client, petugas):
    asing = buat_sk_kelompok(buat_kelompok())

    url = f"/kelompok/{asing.kelompok_id}/sk/{asing.pk}/batalkan/"
    assert client.post(url, {"alasan": "x"}).status_code == 404


USULAN = {
    "akhiri": {"tanggal": "2020-06-30", "alasan_selesai": "bubar", "alasan": "Bubar"},
    "batalkan": {"alasan": "Salah catat"},
}


@pytest.mark.parametrize("tindakan", USULAN)
def test_usulan_diajukan_diterima_dan_dilakukan(client, petugas, kelompok, tindakan):
    isi = USULAN[tindakan] | {"kunci": str(uuid.uuid4())}
    for _ in range(2):
        client.post(f"/kelompok/{kelompok.pk}/usul/{tindakan}/", isi)
    usulan = Usulan.objects.get()
    operator = buat_pengguna(Peran.OPERATOR)
    client.force_login(operator)
    assert client.get("/kelompok/usulan/").context["halaman"].paginator.count == 1

    for _ in range(2):
        client.post(f"/kelompok/usulan/{usulan.pk}/", {"putusan": "terima"})

    usulan.refresh_from_db()
    assert (usulan.status, usulan.diputus_oleh) == ("diterima", operator)
    sesudah = Kelompok.semua.get()
    assert sesudah.selesai == (datetime.date(2020, 6, 30) if tindakan == "akhiri" else None)
    assert sesudah.batal is (tindakan == "batalkan")


def test_usulan_pindah_dan_aktifkan(client, kelompok):
    tujuan = buat_desa()
    client.force_login(buat_akun_petugas(kelompok.desa, tujuan))
    client.post(
        f"/kelompok/{kelompok.pk}/usul/pindah/", {"desa_baru": tujuan.pk, "alasan": "Salah"}
    )
    Kelompok.objects.update(selesai=datetime.date(2020, 6, 30), alasan_selesai="bubar")
    client.post(
        f"/kelompok/{kelompok.pk}/usul/aktifkan/", {"tanggal": "2020-09-01", "alasan": "Hidup"}
    )
    client.force_login(buat_pengguna(Peran.OPERATOR))

    for usulan in Usulan.objects.all():
        client.post(f"/kelompok/usulan/{usulan.pk}/", {"putusan": "terima"})

    kelompok.refresh_from_db()
    assert (kelompok.desa, kelompok.selesai) == (tujuan, None)


def test_usulan_ditolak_harus_beralasan_dan_petugas_melihatnya(client, petugas, kelompok):
    client.post(f"/kelompok/{kelompok.pk}/usul/batalkan/", {"alasan": "Salah catat"})
    usulan = Usulan.objects.get()
    client.force_login(buat_pengguna(Peran.OPERATOR))

    tanpa = client.post(f"/kelompok/usulan/{usulan.pk}/", {"putusan": "tolak"})
    assert "Tulis alasannya" in tanpa.text
    client.post(
        f"/kelompok/usulan/{usulan.pk}/", {"putusan": "tolak", "jawaban": "Kelompoknya ada"}
    )

    client.force_login(petugas)
    assert "Kelompoknya ada" in client.get(kelompok.get_absolute_url()).text
    assert not Kelompok.semua.get().batal


def test_usulan_yang_melanggar_aturan_tidak_jadi_dan_tetap_menunggu(client, petugas, kelompok):
    client.post(f"/kelompok/{kelompok.pk}/usul/batalkan/", {"alasan": "Salah catat"})
    buat_anggota(kelompok, nama="Sri")
    usulan = Usulan.objects.get()
    client.force_login(buat_pengguna(Peran.OPERATOR))

    response = client.post(f"/kelompok/usulan/{usulan.pk}/", {"putusan": "terima"})

    assert "Anggota Sri" in response.text
    usulan.refresh_from_db()
    assert usulan.status == "menunggu"


def test_usulan_sama_yang_masih_menunggu_ditolak(client, petugas, kelompok):
    url = f"/kelompok/{kelompok.pk}/usul/batalkan/"
    client.post(url, {"alasan": "Salah catat"})

    response = client.post(url, {"alasan": "Sekali lagi"}, follow=True)

    assert "menunggu keputusan operator" in response.text
    assert Usulan.objects.count() == 1


def test_usulan_untuk_desa_lain_404_dan_tindakan_asing_404(client, petugas, kelompok):
    asing = buat_kelompok()

    assert client.post(f"/kelompok/{asing.pk}/usul/batalkan/", {"alasan": "x"}).status_code == 404
    assert client.post(f"/kelompok/{kelompok.pk}/usul/hapus/", {"alasan": "x"}).status_code == 404
    assert Usulan.objects.count() == 0
