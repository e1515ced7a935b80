"""The list of proposals, what an officer sees of it, and proposals that an act overtakes."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from dinas.peran import Peran
from kelompok import aksi
from kelompok.models import Kelompok, Usulan
from tests.pabrik import buat_akun_petugas, buat_anggota, buat_desa, buat_kelompok, buat_pengguna

pytestmark = pytest.mark.django_db
DAFTAR = "/kelompok/usulan/"
AKHIR = datetime.date(2020, 6, 30)


@pytest.fixture
def operator(client):
    user = buat_pengguna(Peran.OPERATOR)
    client.force_login(user)
    return user


def buat_usulan(kelompok: Kelompok | None = None, **isi) -> Usulan:
    baku = {
        "kelompok": kelompok or buat_kelompok(),
        "tindakan": "batalkan",
        "alasan": "Salah catat",
        "diajukan_oleh": buat_pengguna(Peran.PETUGAS),
    }
    return Usulan.objects.create(**baku | isi)


def daftar(client, kueri: str = "") -> list[Usulan]:
    return list(client.get(DAFTAR + kueri).context["halaman"])


@pytest.mark.parametrize("jumlah", [1, 3])
def test_kueri_tidak_bertambah_dengan_barisnya(client, operator, kueri_halaman, jumlah):
    for _ in range(jumlah):
        usulan = buat_usulan()
        aksi.tolak_usulan(usulan=buat_usulan(usulan.kelompok, tindakan="pindah",
                                             desa_baru=buat_desa()),
                          jawaban="Tidak", oleh=operator)  # fmt: skip
    with kueri_halaman(3):  # choices of kecamatan, count, rows
        response = client.get(f"{DAFTAR}?status=semua")
    assert len(response.context["halaman"]) == 2 * jumlah


def test_yang_menunggu_lebih_dulu_dan_saringannya(client, operator):
    akhiri = buat_usulan(tindakan="akhiri", tanggal=AKHIR, alasan_selesai="bubar")
    batal = buat_usulan()
    tolak = aksi.tolak_usulan(usulan=buat_usulan(), jawaban="Ada", oleh=operator)

    assert daftar(client) == [akhiri, batal]
    assert daftar(client, "?status=semua") == [tolak, batal, akhiri]
    assert daftar(client, "?status=ditolak") == [tolak]
    assert daftar(client, "?status=diterima") == []
    assert daftar(client, "?tindakan=akhiri") == [akhiri]
    assert daftar(client, f"?kecamatan={batal.kelompok.desa.kecamatan.kode}") == [batal]


@pytest.mark.parametrize("kueri", ["status=zzz", "tindakan=hapus", "kecamatan=99", "status=%00"])
def test_saringan_buruk_kosong_dan_berpesan(client, operator, kueri):
    buat_usulan()

    response = client.get(f"{DAFTAR}?{kueri}")

    assert len(response.context["halaman"]) == 0
    assert response.context["saring"].form.errors.keys() == {kueri.partition("=")[0]}
    assert "invalid-feedback" in response.text


def test_daftar_kosong_menyebut_langkah_berikut(client, operator):
    assert "Lihat semua usulan" in client.get(DAFTAR).text
    assert "Hapus saringan" in client.get(f"{DAFTAR}?tindakan=akhiri").text


def test_petugas_melihat_usulan_desanya_dan_jawabannya_tanpa_memutuskan(client, operator):
    kelompok = buat_kelompok(nama="Melati")
    petugas = buat_akun_petugas(kelompok.desa)
    usulan = buat_usulan(kelompok, diajukan_oleh=petugas)
    buat_usulan(buat_kelompok(nama="Rahasia"))
    client.force_login(petugas)
    assert daftar(client) == [usulan]
    assert f"{DAFTAR}{usulan.pk}/" not in client.get(DAFTAR).text

    aksi.terima_usulan(usulan=usulan, jawaban="Benar", oleh=operator, hari_ini=AKHIR)

    html = client.get(f"{DAFTAR}?status=diterima").text
    assert "BKB Melati (dibatalkan)" in html
    assert "Benar" in html
    assert client.get(kelompok.get_absolute_url()).status_code == 404
    assert client.post(f"{DAFTAR}{usulan.pk}/", {"putusan": "terima"}).status_code == 403


def test_usulan_selesai_bila_operator_melakukannya_sendiri(client, operator):
    kelompok = buat_kelompok()
    akhiri = buat_usulan(kelompok, tindakan="akhiri", tanggal=AKHIR, alasan_selesai="bubar")
    batal = buat_usulan(kelompok)

    client.post(
        f"/kelompok/{kelompok.pk}/akhiri/", {"selesai": "2020-06-30", "alasan_selesai": "bubar"}
    )

    akhiri.refresh_from_db()
    assert (akhiri.status, akhiri.diputus_oleh) == ("diterima", operator)
    assert akhiri.jawaban == "Sudah dilakukan operator."
    assert daftar(client) == [batal]


def test_kelompok_yang_dibatalkan_menutup_semua_usulannya(client, operator):
    kelompok = buat_kelompok()
    batal = buat_usulan(kelompok)
    akhiri = buat_usulan(kelompok, tindakan="akhiri", tanggal=AKHIR, alasan_selesai="bubar")

    client.post(f"/kelompok/{kelompok.pk}/batalkan/", {"alasan": "Salah catat"})

    for usulan, status in [(batal, "diterima"), (akhiri, "ditolak")]:
        usulan.refresh_from_db()
        assert usulan.status == status


def test_putusan_tanpa_pilihan_dan_yang_sudah_diputus(client, operator):
    usulan = buat_usulan()
    alamat = f"{DAFTAR}{usulan.pk}/"

    assert "Akibatnya bila diterima" in client.get(alamat).text
    assert "Pilih menerima atau menolak" in client.post(alamat, {}).text
    client.post(alamat, {"putusan": "tolak", "jawaban": "Kelompoknya ada"})
    lagi = client.post(alamat, {"putusan": "terima"}, follow=True)

    assert "Usulan ini sudah ditolak." in lagi.text
    assert not Kelompok.semua.get().batal


def test_menerima_dengan_nilai_petugas(client, operator):
    kelompok = buat_kelompok()
    usulan = buat_usulan(
        kelompok, tindakan="akhiri", tanggal=AKHIR, alasan_selesai="bergabung", alasan="Digabung"
    )

    client.post(f"{DAFTAR}{usulan.pk}/", {"putusan": "terima", "jawaban": "Setuju"})

    kelompok.refresh_from_db()
    assert (kelompok.selesai, kelompok.alasan_selesai) == (AKHIR, "bergabung")
    catatan = kelompok.riwayat.latest()
    assert (catatan.history_user, catatan.history_change_reason) == (operator, "Digabung")
    usulan.refresh_from_db()
    assert (usulan.status, usulan.jawaban) == ("diterima", "Setuju")


@pytest.mark.parametrize(
    ("tindakan", "isi", "kolom"),
    [
        ("akhiri", {"tanggal": "2017-12-31", "alasan_selesai": "bubar"}, "tanggal"),
        ("akhiri", {"tanggal": "2999-01-01", "alasan_selesai": "bubar"}, "tanggal"),
        ("akhiri", {"tanggal": "2019-01-01", "alasan_selesai": "bubar"}, "tanggal"),
        ("akhiri", {"tanggal": "2020-06-30", "alasan_selesai": "salah_catat"}, "alasan_selesai"),
        ("akhiri", {"tanggal": "2020-06-30", "alasan_selesai": "bubar", "alasan": ""}, "alasan"),
        ("pindah", {"desa_baru": ""}, "desa_baru"),
        ("pindah", {"desa_baru": "0"}, "desa_baru"),
        ("batalkan", {"alasan": "x" * 501}, "alasan"),
    ],
)
def test_usulan_buruk_berpesan_di_kolomnya(client, tindakan, isi, kolom):
    kelompok = buat_kelompok()
    buat_anggota(kelompok, mulai=datetime.date(2020, 1, 1))
    client.force_login(buat_akun_petugas(kelompok.desa))

    response = client.post(
        f"/kelompok/{kelompok.pk}/usul/{tindakan}/", {"alasan": "Ketua setuju"} | isi
    )

    assert response.context["form"].errors.keys() == {kolom}
    if kolom != "alasan":
        assert "Ketua setuju" in response.text
    assert Usulan.objects.count() == 0


def test_desa_yang_benar_boleh_desa_orang_lain(client):
    kelompok, benar = buat_kelompok(), buat_desa()
    client.force_login(buat_akun_petugas(kelompok.desa))

    client.post(
        f"/kelompok/{kelompok.pk}/usul/pindah/", {"desa_baru": benar.pk, "alasan": "Salah pilih"}
    )

    assert Usulan.objects.get().desa_baru == benar


@pytest.mark.parametrize(
    ("selesai", "tindakan", "kata"), [(None, "aktifkan", "aktif"), (AKHIR, "akhiri", "berakhir")]
)
def test_yang_sudah_begitu_tidak_perlu_diusulkan(client, selesai, tindakan, kata):
    kelompok = buat_kelompok(selesai=selesai, alasan_selesai="bubar" if selesai else "")
    client.force_login(buat_akun_petugas(kelompok.desa))

    response = client.get(f"/kelompok/{kelompok.pk}/usul/{tindakan}/", follow=True)

    assert f"sudah {kata}." in response.text


@pytest.mark.parametrize("pertama", ["terima", "tolak"])
def test_putusan_kedua_dari_halaman_lama_tidak_mengubah_apa_pun(operator, pertama):
    """The second operator read the proposal while it still waited."""
    usulan = buat_usulan()
    lain = buat_pengguna(Peran.OPERATOR)

    def putus(cara: str, oleh) -> Usulan:
        lama = Usulan(pk=usulan.pk, kelompok_id=usulan.kelompok_id, status="menunggu")
        if cara == "terima":
            return aksi.terima_usulan(usulan=lama, jawaban="", oleh=oleh, hari_ini=AKHIR)
        return aksi.tolak_usulan(usulan=lama, jawaban="Ada", oleh=oleh)

    hasil = putus(pertama, operator)
    if pertama == "tolak":
        assert putus("terima", lain) == hasil
    else:  # the group is voided by now
        with pytest.raises(ValidationError, match="dibatalkan"):
            putus("tolak", lain)

    usulan.refresh_from_db()
    assert (usulan.diputus_oleh, usulan.riwayat.count()) == (operator, 2)
    assert Kelompok.semua.get().batal is (pertama == "terima")
