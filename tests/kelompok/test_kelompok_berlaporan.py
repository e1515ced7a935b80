"""What a group may still do once it has reports: end, revive, change, move, be voided."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from inti.aksi import batalkan
from kelompok import aksi
from kelompok.models import Jeda, Kelompok, LaporanBulanan
from tests.pabrik import (
    buat_akun_petugas,
    buat_desa,
    buat_kelompok,
    buat_laporan,
    buat_pengguna,
    buat_pertemuan,
)

pytestmark = pytest.mark.django_db
OKTOBER, NOVEMBER = datetime.date(2020, 10, 1), datetime.date(2020, 11, 1)
ISI_UBAH = {"nama": "Melati", "mulai_perkiraan": "tanggal", "versi": 1}


def kabar(response) -> list[str]:
    return [str(m) for m in response.context["messages"]]


@pytest.fixture
def kelompok():
    return buat_kelompok(nama="Melati")


@pytest.fixture
def operator(client):
    user = buat_pengguna()
    client.force_login(user)
    return user


def akhiri(client, kelompok, hari: str):
    isi = {"selesai": hari, "alasan_selesai": "bubar"}
    return client.post(f"/kelompok/{kelompok.pk}/akhiri/", isi)


def test_akhiri_ditolak_selama_ada_laporan_sesudahnya_dan_menyebutnya(client, operator, kelompok):
    buat_laporan(kelompok, OKTOBER, status="terkirim")
    buat_laporan(kelompok, NOVEMBER)

    [galat] = akhiri(client, kelompok, "2020-09-30").context["form"].errors["selesai"]

    assert "laporan Oktober 2020, draf laporan November 2020" in galat
    kelompok.refresh_from_db()
    assert kelompok.selesai is None


def test_akhiri_sesudah_laporannya_dibatalkan_yang_lama_tetap(client, operator, kelompok):
    september = buat_laporan(kelompok, datetime.date(2020, 9, 1), status="diverifikasi")
    oktober = buat_laporan(kelompok, OKTOBER, status="terkirim")
    client.post(f"/laporan/{oktober.pk}/batalkan/", {"alasan": "Sudah bubar"})

    akhiri(client, kelompok, "2020-09-10")

    kelompok.refresh_from_db()
    assert kelompok.selesai == datetime.date(2020, 9, 10)
    assert list(LaporanBulanan.objects.all()) == [september]
    assert client.get(september.get_absolute_url()).status_code == 200
    assert client.get(f"/laporan/daftar/?kelompok={kelompok.pk}&tahun=2020").status_code == 200


def test_akhiri_dalam_bulan_yang_dilaporkan_boleh_kecuali_ada_pertemuan_sesudahnya(
    client, operator, kelompok
):
    rapat = buat_pertemuan(buat_laporan(kelompok, OKTOBER, status="terkirim"))
    response = akhiri(client, kelompok, "2020-10-11")
    assert "pertemuan 12 Oktober 2020" in response.context["form"].errors["selesai"][0]
    assert akhiri(client, kelompok, str(rapat.tanggal)).status_code == 302


def test_halaman_akhiri_menyebut_dan_menautkan_laporan_terakhir(client, operator, kelompok):
    laporan = buat_laporan(kelompok, OKTOBER, status="terkirim")
    halaman = client.get(f"/kelompok/{kelompok.pk}/akhiri/").text
    assert f'<a href="/laporan/{laporan.pk}/">Oktober 2020</a>' in halaman


def test_usulan_akhiri_ditolak_dengan_alasan_yang_sama(client, kelompok):
    buat_laporan(kelompok, OKTOBER, status="terkirim")
    client.force_login(buat_akun_petugas(kelompok.desa))
    isi = {"tanggal": "2020-09-30", "alasan_selesai": "bubar", "alasan": "x"}
    response = client.post(f"/kelompok/{kelompok.pk}/usul/akhiri/", isi)
    assert "laporan Oktober 2020" in response.context["form"].errors["tanggal"][0]


def test_aktif_kembali_tidak_menutup_bulan_yang_dilaporkan_dengan_jeda(client, operator, kelompok):
    """A report of a later month can only be there from before the rule."""
    Kelompok.objects.filter(pk=kelompok.pk).update(
        selesai=datetime.date(2020, 8, 15), alasan_selesai="bubar"
    )
    buat_laporan(kelompok, OKTOBER, status="terkirim")
    alamat = f"/kelompok/{kelompok.pk}/aktifkan/"

    response = client.post(alamat, {"tanggal": "2020-11-01"})
    assert "laporan Oktober 2020" in response.context["form"].errors["tanggal"][0]
    assert not Jeda.objects.exists()
    # A month that was active for one day may have its report.
    assert client.post(alamat, {"tanggal": "2020-10-31"}).status_code == 302
    assert Jeda.objects.get().selesai == datetime.date(2020, 10, 30)


def test_tanggal_dibentuk_tidak_melewati_laporan_dan_pertemuan(client, operator, kelompok):
    buat_pertemuan(buat_laporan(kelompok, OKTOBER, status="terkirim"))
    alamat = f"/kelompok/{kelompok.pk}/ubah/"

    def galat(mulai: str) -> list[str]:
        response = client.post(alamat, ISI_UBAH | {"mulai": mulai})
        return response.context["form"].errors["mulai"] if response.context else []

    assert galat("2020-11-01")[0].startswith("Laporan Oktober 2020 sudah tercatat.")
    assert galat("2020-10-13") == ["Pertemuan sudah tercatat 12 Oktober 2020."]
    kelompok.refresh_from_db()
    assert kelompok.mulai == datetime.date(2018, 1, 1)
    assert galat("2020-10-12") == []


def test_jenis_tetap_dengan_sebabnya_dan_tidak_dapat_diselipkan(client, operator, kelompok):
    buat_laporan(kelompok)
    alamat = f"/kelompok/{kelompok.pk}/ubah/"
    assert "kolom laporannya menurut jenis" in client.get(alamat).text
    client.post(alamat, ISI_UBAH | {"mulai": "2018-01-01", "jenis": "BKL"})
    kelompok.refresh_from_db()
    assert kelompok.jenis == "BKB"


def test_model_menolak_jenis_lain_begitu_ada_laporan(kelompok):
    batalkan(buat_laporan(kelompok), oleh=buat_pengguna(), alasan="x")
    kelompok.jenis = "BKL"
    with pytest.raises(ValidationError, match="Jenis kelompok ini tetap"):
        kelompok.full_clean()


def test_desa_dibetulkan_operator_dan_laporannya_ikut(client, operator, kelompok):
    laporan = buat_laporan(kelompok, status="terkirim")
    lama, benar = buat_akun_petugas(kelompok.desa), buat_desa()
    baru = buat_akun_petugas(benar)
    alamat = f"/kelompok/{kelompok.pk}/pindah/"
    assert "1 laporan bulanannya ikut" in client.get(alamat).text
    client.post(alamat, {"desa": benar.pk, "alasan": "Salah pilih"})
    for user, jawab in ((lama, 404), (baru, 200)):
        client.force_login(user)
        assert client.get(laporan.get_absolute_url()).status_code == jawab


def test_kelompok_berlaporan_tidak_dapat_dibatalkan(client, operator, kelompok):
    laporan = buat_laporan(kelompok, OKTOBER)
    alamat = f"/kelompok/{kelompok.pk}/batalkan/"
    response = client.post(alamat, {"alasan": "Salah catat"})
    assert "Laporan Oktober 2020" in response.text
    assert Kelompok.objects.filter(pk=kelompok.pk).exists()

    client.post(f"/laporan/{laporan.pk}/batalkan/", {"alasan": "x"})
    assert client.post(alamat, {"alasan": "Salah catat"}).status_code == 302
    assert not Kelompok.objects.filter(pk=kelompok.pk).exists()
    response = client.post(f"/laporan/{laporan.pk}/pulihkan/", follow=True)
    assert "pulihkan kelompoknya dulu" in kabar(response)[-1]
    assert not LaporanBulanan.objects.exists()


@pytest.mark.parametrize(
    ("bulan", "boleh"),
    [
        ((2018, 3), False),  # before it was founded
        ((2018, 4), True),  # founded on the last day
        ((2019, 1), False),  # paused all month
        ((2019, 2), True),  # revived on the last day
        ((2020, 6), True),  # ended on the first day
        ((2020, 7), False),
        ((2099, 1), False),  # to come
    ],
)
def test_laporan_hanya_dalam_bulan_kelompoknya_aktif(bulan, boleh):
    kelompok = buat_kelompok(
        mulai=datetime.date(2018, 4, 30),
        selesai=datetime.date(2020, 6, 1),
        alasan_selesai="bubar",
    )
    Jeda.objects.create(
        kelompok=kelompok, mulai=datetime.date(2019, 1, 1), selesai=datetime.date(2019, 2, 27)
    )
    bulan = datetime.date(*bulan, 1)
    laporan = LaporanBulanan(kelompok=kelompok, jenis="BKB", bulan=bulan)
    assert kelompok.aktif_dalam(bulan) is Kelompok.objects.aktif_dalam(bulan).exists()
    if boleh:
        laporan.clean()
    else:
        with pytest.raises(ValidationError) as galat:
            laporan.clean()
        assert "bulan" in galat.value.message_dict


def test_riwayat_kelompok_menyebut_koreksi_dan_pembatalan_laporan(client, operator, kelompok, jam):
    """Not the sending of each month nor its meetings: these are the table's."""
    jam(datetime.date(2020, 11, 5))
    laporan = buat_laporan(kelompok, OKTOBER, status="terkirim")
    buat_pertemuan(laporan)
    jam(datetime.date(2020, 11, 6))
    laporan.anggota = 44
    laporan.save()
    jam(datetime.date(2020, 11, 7))
    client.post(f"/laporan/{laporan.pk}/batalkan/", {"alasan": "Salah kelompok"})
    batal, ubah = (k for k in _riwayat(client, kelompok) if k.judul != "Dicatat")
    assert batal.judul == "Laporan dibatalkan (salah catat): Oktober 2020"
    assert ubah.judul == "Laporan diubah: Oktober 2020"
    [perubahan] = ubah.perubahan
    assert (perubahan.label, perubahan.lama, perubahan.baru) == ("Anggota", "41", "44")


def _riwayat(client, kelompok):
    konteks = client.get(kelompok.get_absolute_url()).context
    return [*konteks["riwayat"], *konteks["riwayat_lama"]]


def test_halaman_kelompok_memuat_dua_belas_bulan_laporan(client, operator, kelompok, jam):
    jam(datetime.date(2020, 11, 13))
    laporan = buat_laporan(kelompok, OKTOBER, status="terkirim")
    halaman = client.get(kelompok.get_absolute_url()).text
    assert f'href="/laporan/{laporan.pk}/"' in halaman
    assert f"/laporan/lembar/2020-11/?kelompok={kelompok.pk}" in halaman
    assert "1 dari" in halaman


def test_riwayat_seluruhnya_menurut_wilayah_dan_peran(client, kelompok):
    laporan = buat_laporan(kelompok, OKTOBER, status="terkirim")
    rapat = buat_pertemuan(laporan)
    asing = buat_laporan(status="terkirim")
    client.force_login(buat_akun_petugas(kelompok.desa))
    halaman = client.get("/riwayat/?jenis=laporan").text
    assert f"/laporan/{laporan.pk}/" in halaman
    assert f"/laporan/{asing.pk}/" not in halaman
    assert str(rapat) in client.get("/riwayat/?jenis=pertemuan").text


def test_tanpa_laporan_semuanya_seperti_semula(client, operator, kelompok):
    aksi.batalkan(kelompok=kelompok, alasan="x", oleh=operator)
    assert not Kelompok.objects.exists()
