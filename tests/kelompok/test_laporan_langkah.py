"""The course of a report: who may do what to it, when, and what the second one is told."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from dinas.peran import Peran
from kelompok.aksi import laporan as aksi
from kelompok.models import KonfirmasiPeringatan, LangkahLaporan, LaporanBulanan
from tests.pabrik import (
    buat_akun_koordinator,
    buat_akun_petugas,
    buat_desa,
    buat_kelompok,
    buat_laporan,
    buat_pengguna,
    buat_pertemuan,
)

pytestmark = pytest.mark.django_db
OKTOBER = datetime.date(2020, 10, 1)


def kabar(response) -> list[str]:
    return [str(m) for m in response.context["messages"]]


def status(laporan: LaporanBulanan) -> str:
    return LaporanBulanan.semua.get(pk=laporan.pk).status


@pytest.fixture
def desa():
    return buat_desa()


@pytest.fixture
def petugas(desa):
    return buat_akun_petugas(desa)


@pytest.fixture
def terkirim(desa, petugas):
    return buat_laporan(buat_kelompok(desa, nama="Mawar"), status="terkirim", oleh=petugas)


def test_jalan_penuh_draf_sampai_dibuka_kembali(client, desa, petugas):
    laporan = buat_laporan(buat_kelompok(desa))
    operator = buat_pengguna()
    kini = timezone.now()

    aksi.kirim([laporan.pk], oleh=petugas, sekarang=kini)
    client.force_login(operator)
    client.post(f"/laporan/{laporan.pk}/kembalikan/", {"alasan": "Anggota keliru"})
    aksi.kirim([laporan.pk], oleh=petugas, sekarang=timezone.now())
    client.post(f"/laporan/{laporan.pk}/verifikasi/")
    client.post(f"/laporan/{laporan.pk}/buka/", {"alasan": "Salah jumlah"})

    langkah = laporan.langkah.values_list("dari", "ke", "oleh", "alasan")
    assert list(langkah) == [
        ("draf", "terkirim", petugas.pk, ""),
        ("terkirim", "dikembalikan", operator.pk, "Anggota keliru"),
        ("dikembalikan", "terkirim", petugas.pk, ""),
        ("terkirim", "diverifikasi", operator.pk, ""),
        ("diverifikasi", "dikembalikan", operator.pk, "Salah jumlah"),
    ]
    laporan.refresh_from_db()
    assert (laporan.dikirim_pertama_pada, laporan.diverifikasi_pada) == (kini, None)


def test_tarik_kembali_ke_draf_dan_waktu_kirim_pertama_tetap(client, petugas, terkirim):
    client.force_login(petugas)
    response = client.post(f"/laporan/{terkirim.pk}/tarik/", {"kembali": "lembar"})

    tujuan = f"/laporan/lembar/2020-10/?kelompok={terkirim.kelompok_id}"
    assert response.headers["Location"] == tujuan
    lama = terkirim.dikirim_pertama_pada
    terkirim.refresh_from_db()
    assert (terkirim.status, terkirim.dikirim_pertama_pada) == ("draf", lama)


@pytest.mark.parametrize("akhir", ["diverifikasi", "draf", "dikembalikan"])
def test_klik_kedua_diberi_tahu_siapa_lebih_dulu(client, terkirim, petugas, akhir):
    operator = buat_pengguna(first_name="Rina", last_name="Marlina")
    if akhir == "diverifikasi":
        aksi.verifikasi([terkirim.pk], oleh=operator, sekarang=timezone.now())
    elif akhir == "draf":
        aksi.tarik(terkirim.pk, oleh=petugas, sekarang=timezone.now())
    else:
        aksi.kembalikan([terkirim.pk], oleh=operator, sekarang=timezone.now(), alasan="x")
    client.force_login(buat_pengguna())

    response = client.post(f"/laporan/{terkirim.pk}/verifikasi/", follow=True)

    [pesan] = kabar(response)
    nama = petugas.nama if akhir == "draf" else "Rina Marlina"
    kata = "ditarik kembali" if akhir == "draf" else akhir
    assert f"sudah {kata} oleh {nama}" in pesan
    assert status(terkirim) == akhir


def test_tidak_seorang_pun_memverifikasi_kirimannya_sendiri(client, desa):
    operator = buat_pengguna()
    laporan = buat_laporan(buat_kelompok(desa), status="terkirim", oleh=operator)
    client.force_login(operator)

    response = client.post(f"/laporan/{laporan.pk}/verifikasi/", follow=True)

    assert "Anda sendiri yang mengirimnya" in kabar(response)[0]
    assert "Verifikasi</button>" not in response.text
    assert status(laporan) == "terkirim"


def test_koordinator_memeriksa_kecamatannya_kecuali_desa_binaannya(client):
    sendiri = buat_desa()
    lain = buat_desa(sendiri.kecamatan)
    koordinator = buat_akun_koordinator(sendiri.kecamatan, sendiri)
    milik, rekan, asing = (
        buat_laporan(buat_kelompok(d), status="terkirim") for d in (sendiri, lain, buat_desa())
    )
    client.force_login(koordinator)

    jawaban = [
        client.post(f"/laporan/{x.pk}/verifikasi/").status_code for x in (milik, rekan, asing)
    ]

    assert jawaban == [403, 302, 404]
    assert [status(x) for x in (milik, rekan, asing)] == ["terkirim", "diverifikasi", "terkirim"]


def test_koordinator_tidak_membuka_kembali_dan_tidak_membatalkan(client, desa):
    laporan = buat_laporan(buat_kelompok(desa), status="diverifikasi")
    client.force_login(buat_akun_koordinator(desa.kecamatan))

    for tindakan in ("buka", "batalkan"):
        response = client.post(f"/laporan/{laporan.pk}/{tindakan}/", {"alasan": "x"})
        assert response.status_code == 403
    assert status(laporan) == "diverifikasi"


@pytest.mark.parametrize(
    "tindakan", ["tarik", "verifikasi", "kembalikan", "buka", "batalkan", "pulihkan"]
)
def test_desa_lain_404_dan_tidak_berubah(client, terkirim, tindakan):
    client.force_login(buat_akun_petugas(buat_desa()))
    response = client.post(f"/laporan/{terkirim.pk}/{tindakan}/", {"alasan": "x"})
    assert response.status_code == 404
    assert status(terkirim) == "terkirim"


def test_pimpinan_hanya_membaca(client, terkirim):
    client.force_login(buat_pengguna(Peran.PIMPINAN))
    assert client.get(terkirim.get_absolute_url()).status_code == 200
    for tindakan in ("tarik", "verifikasi", "kembalikan", "buka", "batalkan", "pulihkan"):
        response = client.post(f"/laporan/{terkirim.pk}/{tindakan}/", {"alasan": "x"})
        assert response.status_code == 403, tindakan
    assert client.post(terkirim.get_absolute_url(), {"aksi": "simpan"}).status_code == 403
    assert client.get("/laporan/verifikasi/").status_code == 403
    assert status(terkirim) == "terkirim"


@pytest.mark.parametrize(
    ("tindakan", "awal"), [("kembalikan", "terkirim"), ("buka", "diverifikasi")]
)
def test_tanpa_alasan_ditolak_di_kolomnya(client, tindakan, awal):
    laporan = buat_laporan(status=awal)
    client.force_login(buat_pengguna())
    response = client.post(f"/laporan/{laporan.pk}/{tindakan}/", {"alasan": "   "})
    assert response.status_code == 200
    assert response.context["form"].errors["alasan"]
    assert status(laporan) == awal


def test_aksi_menolak_laporan_di_luar_wilayah_seluruhnya(desa, petugas):
    milik = buat_laporan(buat_kelompok(desa))
    asing = buat_laporan()
    with pytest.raises(ValidationError, match="luar wilayah"):
        aksi.kirim([milik.pk, asing.pk], oleh=petugas, sekarang=timezone.now())
    with pytest.raises(ValidationError, match="luar wilayah"):
        aksi.tarik(buat_laporan(status="terkirim").pk, oleh=petugas, sekarang=timezone.now())
    assert status(milik) == status(asing) == "draf"


def test_kirim_sebelum_hari_buka_ditolak(jam, desa, petugas):
    saat = jam(datetime.date(2020, 10, 24))
    laporan = buat_laporan(buat_kelompok(desa))
    with pytest.raises(ValidationError, match="25 Oktober 2020"):
        aksi.kirim([laporan.pk], oleh=petugas, sekarang=saat)
    assert aksi.kirim([laporan.pk], oleh=petugas, sekarang=jam(datetime.date(2020, 10, 25)))
    assert status(laporan) == "terkirim"


def test_yang_kurang_salah_dan_janggal_tinggal_dengan_alasannya(desa, petugas):
    kurang = buat_laporan(buat_kelompok(desa), hadir=None)
    salah = buat_laporan(buat_kelompok(desa), hadir=42)
    janggal = buat_laporan(buat_kelompok(desa), pertemuan=9)
    baik = buat_laporan(buat_kelompok(desa))

    hasil = aksi.kirim(
        [x.pk for x in (kurang, salah, janggal, baik)], oleh=petugas, sekarang=timezone.now()
    )

    assert [x.pk for x in hasil.berhasil] == [baik.pk]
    assert hasil.tinggal[kurang.pk] == ["Belum diisi: Hadir."]
    assert "tidak boleh lebih besar" in hasil.tinggal[salah.pk][0]
    assert hasil.tinggal[janggal.pk] == ["Perlu diperiksa: Pertemuan 9 kali dalam sebulan."]


def test_konfirmasi_berlaku_untuk_angka_yang_sama_saja(desa, petugas):
    laporan = buat_laporan(buat_kelompok(desa), pertemuan=9)
    KonfirmasiPeringatan.objects.create(
        laporan=laporan, aturan="pertemuan-banyak", nilai="9", oleh=petugas, waktu=timezone.now()
    )
    LaporanBulanan.objects.filter(pk=laporan.pk).update(pertemuan=10)
    hasil = aksi.kirim([laporan.pk], oleh=petugas, sekarang=timezone.now())
    assert laporan.pk in hasil.tinggal
    LaporanBulanan.objects.filter(pk=laporan.pk).update(pertemuan=9)
    assert aksi.kirim([laporan.pk], oleh=petugas, sekarang=timezone.now()).berhasil


def test_kelompok_yang_tidak_aktif_dalam_bulan_itu_tidak_dapat_dikirim(desa, petugas):
    kelompok = buat_kelompok(desa)
    laporan = buat_laporan(kelompok)
    type(kelompok).objects.filter(pk=kelompok.pk).update(
        selesai=datetime.date(2020, 9, 30), alasan_selesai="bubar"
    )
    hasil = aksi.kirim([laporan.pk], oleh=petugas, sekarang=timezone.now())
    assert hasil.tinggal[laporan.pk] == ["Kelompoknya tidak aktif dalam bulan ini."]


def test_batalkan_lalu_pulihkan_dengan_pertemuannya(client):
    laporan = buat_laporan(status="diverifikasi")
    buat_pertemuan(laporan)
    client.force_login(buat_pengguna())

    client.post(f"/laporan/{laporan.pk}/batalkan/", {"alasan": "Salah kelompok"})
    assert not LaporanBulanan.objects.exists()
    assert client.get(f"/laporan/{laporan.pk}/").status_code == 404
    lagi = client.post(f"/laporan/{laporan.pk}/batalkan/", {"alasan": "x"}, follow=True)
    assert "sudah dibatalkan oleh" in kabar(lagi)[-1]

    riwayat = client.get("/riwayat/?jenis=laporan")
    assert f"/laporan/{laporan.pk}/pulihkan/" in riwayat.text
    client.post(f"/laporan/{laporan.pk}/pulihkan/")
    assert LaporanBulanan.objects.get().status == "diverifikasi"


def test_draf_yang_dibatalkan_tetap_ada_dalam_riwayat(client):
    laporan = buat_laporan()
    client.force_login(buat_pengguna())
    client.post(f"/laporan/{laporan.pk}/batalkan/", {"alasan": "Salah bulan"})
    riwayat = client.get("/riwayat/?jenis=laporan").text
    assert "Salah bulan" in riwayat
    assert f"/laporan/{laporan.pk}/pulihkan/" in riwayat


def test_pulihkan_ditolak_bila_bulannya_sudah_terisi_atau_kelompoknya_berakhir(client):
    client.force_login(buat_pengguna())
    laporan = buat_laporan(status="terkirim")
    client.post(f"/laporan/{laporan.pk}/batalkan/", {"alasan": "x"})
    pengganti = buat_laporan(laporan.kelompok)
    pesan = kabar(client.post(f"/laporan/{laporan.pk}/pulihkan/", follow=True))
    assert "sudah ada" in pesan[-1]

    client.post(f"/laporan/{pengganti.pk}/batalkan/", {"alasan": "x"})
    kelompok = laporan.kelompok
    kelompok.selesai, kelompok.alasan_selesai = datetime.date(2020, 9, 1), "bubar"
    kelompok.save()
    pesan = kabar(client.post(f"/laporan/{laporan.pk}/pulihkan/", follow=True))
    assert "tidak aktif dalam Oktober 2020" in pesan[-1]
    assert not LaporanBulanan.objects.exists()


def test_kembali_ke_antrean_dengan_saringannya_dan_tidak_ke_situs_lain(client, terkirim):
    client.force_login(buat_pengguna())
    alamat = f"/laporan/{terkirim.pk}/kembalikan/?kembali=antrean&kueri=jenis%3DBKB%26hal%3D2"
    response = client.post(alamat, {"alasan": "Cek"})
    assert response.headers["Location"] == "/laporan/verifikasi/?jenis=BKB&hal=2"
    jahat = f"/laporan/{terkirim.pk}/verifikasi/"
    response = client.post(jahat, {"kembali": "antrean", "kueri": "//jahat.example/?x"})
    assert response.headers["Location"].startswith("/laporan/verifikasi/?")


def test_langkah_tidak_bertambah_oleh_klik_kedua(client, terkirim):
    client.force_login(buat_pengguna())
    for _ in range(2):
        client.post(f"/laporan/{terkirim.pk}/verifikasi/")
    assert LangkahLaporan.objects.count() == 1
    assert terkirim.riwayat.count() == 2
