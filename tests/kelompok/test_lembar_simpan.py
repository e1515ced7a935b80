"""Saving a sheet: as a user, as a careless one, and as an attacker; what it costs."""

import datetime
import logging

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kelompok.models import LaporanBulanan
from petugas.models import Penugasan
from tests.lembar import ALAMAT, Lembar, pesan
from tests.pabrik import (
    AWAL,
    buat_akun_koordinator,
    buat_akun_petugas,
    buat_desa,
    buat_kelompok,
    buat_laporan,
    buat_pengguna,
)

pytestmark = pytest.mark.django_db
OKTOBER = datetime.date(2020, 10, 1)


@pytest.fixture(autouse=True)
def _hari_ini(jam):
    jam(datetime.date(2020, 11, 5))


@pytest.fixture
def desa():
    return buat_desa()


@pytest.fixture
def petugas(client, desa):
    user = buat_akun_petugas(desa)
    client.force_login(user)
    return user


def isi(kelompok) -> dict:
    return LaporanBulanan.objects.get(kelompok=kelompok, bulan=OKTOBER).isi()


# --- Drafts --------------------------------------------------------------------------------------


def test_draf_tersimpan_tanpa_riwayat(client, desa, petugas):
    kelompok = buat_kelompok(desa)

    jawaban = Lembar(client).isi(kelompok, anggota="41", hadir="").simpan()

    laporan = LaporanBulanan.objects.get()
    assert (jawaban.status_code, jawaban.headers["Location"]) == (302, ALAMAT)
    assert laporan.anggota == 41
    assert (laporan.hadir, laporan.status, laporan.versi) == (None, "draf", 1)
    assert (laporan.disimpan_oleh, laporan.asal) == (petugas, "pengguna")
    assert laporan.kode.startswith("L-")
    assert laporan.riwayat.count() == 0
    assert pesan(client.get(ALAMAT)) == ["Draf tersimpan pukul 12.00 WIB."]


def test_draf_diubah_menaikkan_versi_tanpa_riwayat(client, desa, petugas):
    laporan = buat_laporan(buat_kelompok(desa), anggota=41)

    Lembar(client).isi(laporan.kelompok, anggota="42").simpan()

    laporan.refresh_from_db()
    assert (laporan.anggota, laporan.versi, laporan.riwayat.count()) == (42, 2, 0)


def test_yang_tidak_berubah_tidak_ditulis(client, desa, petugas):
    laporan = buat_laporan(buat_kelompok(desa))
    kosong = buat_kelompok(desa)

    Lembar(client).simpan()

    laporan.refresh_from_db()
    assert (laporan.versi, laporan.disimpan_pada) == (1, None)
    assert not LaporanBulanan.objects.filter(kelompok=kosong).exists()


def test_sesudah_pernah_dikirim_perubahan_beriwayat(client, desa, petugas):
    laporan = buat_laporan(buat_kelompok(desa), status="dikembalikan")
    sebelum = laporan.riwayat.count()

    Lembar(client).isi(laporan.kelompok, hadir="30").simpan()

    assert laporan.riwayat.count() == sebelum + 1
    catatan = laporan.riwayat.first()
    assert (catatan.hadir, catatan.history_user, catatan.versi) == (30, petugas, 2)


def test_ribuan_bertitik_dan_spasi_dibaca(client, desa, petugas):
    kelompok = buat_kelompok(desa, jenis="UPPKS")

    Lembar(client).isi(kelompok, anggota=" 1.234 ", omzet="99.999.999.999", hadir="007").simpan()

    assert (isi(kelompok)["anggota"], isi(kelompok)["hadir"]) == (1234, 7)
    assert isi(kelompok)["omzet"] == 99_999_999_999


def test_kolom_asing_bagi_jenisnya_tidak_diterima(client, desa, petugas):
    kelompok = buat_kelompok(desa, jenis="UPPKS")

    Lembar(client).isi(kelompok, anggota="14", sasaran="50", lansia_mandiri="3").simpan()

    laporan = LaporanBulanan.objects.get()
    assert (laporan.sasaran, laporan.lansia_mandiri, laporan.anggota) == (None, None, 14)


# --- Bad cells -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("teks", "sebab"),
    [
        ("-1", "kurang dari 0"),
        ("−5", "kurang dari 0"),
        ("1,5", "tanpa koma"),
        ("2.5", "tanpa koma"),
        ("1e3", "angka 0 sampai 9"),
        ("1000000000000", "paling banyak 99.999"),
        ("9" * 5000, "paling banyak 99.999"),
        ("empat", "angka 0 sampai 9"),
        ("４１", "angka 0 sampai 9"),
        ("٤١", "angka 0 sampai 9"),
        ("²", "angka 0 sampai 9"),
        ("<b>41</b>", "angka 0 sampai 9"),
        ("41\x00", "angka 0 sampai 9"),
        ("1 234", "angka 0 sampai 9"),
        ("0x1F", "angka 0 sampai 9"),
        ("+41", "angka 0 sampai 9"),
    ],
)
def test_bukan_angka_ditolak_di_selnya_baris_lain_tersimpan(client, desa, petugas, teks, sebab):
    rusak, baik = buat_kelompok(desa, nama="A"), buat_kelompok(desa, nama="B")
    lembar = Lembar(client).isi(rusak, anggota=teks, hadir="29").isi(baik, anggota="41")

    jawaban = lembar.simpan()

    assert jawaban.status_code == 200
    assert not LaporanBulanan.objects.filter(kelompok=rusak).exists()
    assert isi(baik)["anggota"] == 41
    lagi = Lembar(client, jawaban=jawaban)
    assert lagi.nilai(rusak, "anggota").strip() == teks.strip()[:40]
    assert lagi.nilai(rusak, "hadir") == "29"
    assert sebab in jawaban.text
    assert "<b>41</b>" not in jawaban.text
    assert pesan(jawaban)[0].startswith(f"Belum tersimpan: {rusak}.")
    lagi.isi(rusak, anggota="41").simpan()
    assert isi(rusak)["hadir"] == 29


def test_tidak_mengaku_tersimpan_bila_tiada_yang_tersimpan(client, desa, petugas):
    kelompok = buat_kelompok(desa)

    jawaban = Lembar(client).isi(kelompok, anggota="x").simpan()

    assert not any("Draf tersimpan" in p for p in pesan(jawaban))


def test_galat_tidak_menghilangkan_centang_dan_nihil(client, desa, petugas):
    laporan = buat_laporan(buat_kelompok(desa), sasaran=40)
    lembar = Lembar(client)
    lembar.isi(laporan.kelompok, hadir="x", nihil=True, konfirmasi=["anggota-lebih-sasaran"])

    lagi = Lembar(client, jawaban=lembar.simpan())

    assert lagi.nilai(laporan.kelompok, "nihil") == ["1"]
    assert lagi.nilai(laporan.kelompok, "konfirmasi") == ["anggota-lebih-sasaran"]


def test_hubungan_yang_mustahil_disimpan_dan_tidak_dikirim(client, desa, petugas):
    kelompok, baik = buat_kelompok(desa, nama="A"), buat_kelompok(desa, nama="B")
    lembar = Lembar(client).penuhi(kelompok, pus_ber_kb="36").penuhi(baik)

    jawaban = lembar.kirim()

    status = dict(LaporanBulanan.objects.values_list("kelompok", "status"))
    assert status == {kelompok.pk: "draf", baik.pk: "terkirim"}
    assert jawaban.status_code == 302
    halaman = client.get(ALAMAT)
    terkirim, tinggal = pesan(halaman)
    assert terkirim == f"1 laporan Oktober 2020 terkirim: {baik}."
    assert tinggal == (
        f"1 laporan belum terkirim. {kelompok}: PUS ber-KB (36) tidak boleh lebih besar "
        "dari anggota PUS (35)."
    )
    assert 'data-keadaan="perbaiki"' in halaman.text


# --- Tampering -----------------------------------------------------------------------------------


def _kelompok_luar(desa, sebab: str):
    if sebab == "desa lain":
        return buat_kelompok(buat_desa(desa.kecamatan))
    if sebab == "belum dibentuk":
        return buat_kelompok(desa, mulai=datetime.date(2020, 11, 1))
    if sebab == "berakhir":
        return buat_kelompok(desa, selesai=datetime.date(2020, 9, 30), alasan_selesai="bubar")
    kelompok = buat_kelompok(desa)
    kelompok.dibatalkan_pada, kelompok.dibatalkan_oleh = timezone.now(), buat_pengguna()
    kelompok.alasan_batal = "Salah catat"
    kelompok.save()
    return kelompok


@pytest.mark.parametrize("sebab", ["desa lain", "belum dibentuk", "berakhir", "dibatalkan"])
@pytest.mark.parametrize("aksi", ["simpan", "kirim"])
def test_kelompok_di_luar_lembar_menolak_semuanya(client, desa, petugas, caplog, sebab, aksi):
    milik, luar = buat_kelompok(desa, nama="A"), _kelompok_luar(desa, sebab)
    buat_kelompok(desa, nama="B")
    lembar = Lembar(client).penuhi(milik)
    lembar.isian["form-1-kelompok"] = str(luar.pk)

    with caplog.at_level(logging.WARNING, "bangga_kencana.keamanan"):
        jawaban = lembar.kirim(aksi)

    assert jawaban.status_code == 400
    assert not LaporanBulanan.objects.exists()
    [catatan] = [c for c in caplog.records if c.name == "bangga_kencana.keamanan"]
    assert str(petugas.pk) in catatan.getMessage()
    assert "Tidak ada yang disimpan" in jawaban.text


@pytest.mark.parametrize(
    "ubah",
    [
        {"form-1-kelompok": "sama"},
        {"form-1-kelompok": ""},
        {"form-1-kelompok": "abc"},
        {"form-1-kelompok": "9" * 30},
        {"form-TOTAL_FORMS": "3"},
        {"form-TOTAL_FORMS": "-1"},
        {"form-TOTAL_FORMS": "x"},
        {"form-TOTAL_FORMS": ""},
        {"aksi": "verifikasi"},
        {"aksi": ""},
    ],
)
def test_isian_yang_dirusak_ditolak_utuh(client, desa, petugas, ubah):
    milik = buat_kelompok(desa, nama="A")
    buat_kelompok(desa, nama="B")
    lembar = Lembar(client).penuhi(milik)
    if ubah.get("form-1-kelompok") == "sama":
        ubah = {"form-1-kelompok": str(milik.pk)}

    jawaban = client.post(ALAMAT, lembar.isian | {"aksi": "simpan"} | ubah)

    assert jawaban.status_code == 400
    assert not LaporanBulanan.objects.exists()


def test_kiriman_kosong_ditolak(client, desa, petugas):
    buat_kelompok(desa)
    assert client.post(ALAMAT, {}).status_code == 400


def test_bulan_lain_tidak_dapat_diisi_lewat_lembar_ini(client, desa, petugas):
    """The form of one month, posted to a month that is not open to anybody."""
    kelompok = buat_kelompok(desa)
    lembar = Lembar(client).penuhi(kelompok)
    for bulan in ("2020-12", "2019-12"):
        jawaban = client.post(f"/laporan/lembar/{bulan}/", lembar.isian | {"aksi": "simpan"})
        assert jawaban.status_code == 400
    assert not LaporanBulanan.objects.exists()


@pytest.mark.parametrize("status", ["terkirim", "diverifikasi"])
def test_baris_mati_tidak_berubah_oleh_kiriman(client, desa, petugas, status):
    laporan = buat_laporan(buat_kelompok(desa), status=status, anggota=41)
    lembar = Lembar(client).isi(laporan.kelompok, anggota="42", nihil=True, catatan="x")

    jawaban = lembar.simpan(follow=True)

    laporan.refresh_from_db()
    assert (laporan.anggota, laporan.nihil, laporan.status, laporan.versi) == (
        41,
        False,
        status,
        1,
    )
    assert f"{laporan.kelompok} sudah {status}; yang Anda ketik" in pesan(jawaban)[0]


def test_baris_mati_yang_tidak_dikirim_tidak_membatalkan_nihilnya(client, desa, petugas):
    """A row that was read-only on the page and is open by now brings no cells at all."""
    laporan = buat_laporan(
        buat_kelompok(desa), status="terkirim", nihil=True, pertemuan=0, hadir=0
    )
    lembar = Lembar(client)
    LaporanBulanan.objects.filter(pk=laporan.pk).update(status="draf")

    lembar.simpan()

    laporan.refresh_from_db()
    assert laporan.nihil is True


def test_penugasan_berakhir_sebelum_disimpan(client, desa, jam):
    """Who may write is decided on the day of entry."""
    kelompok = buat_kelompok(desa)
    user = buat_akun_petugas()
    Penugasan.objects.create(
        desa=desa, petugas=user.petugas, mulai=AWAL, selesai=datetime.date(2020, 11, 5)
    )
    client.force_login(user)
    lembar = Lembar(client).penuhi(kelompok)
    jam(datetime.date(2020, 11, 6))

    assert lembar.kirim().status_code == 400
    assert not LaporanBulanan.objects.exists()


# --- Two people ----------------------------------------------------------------------------------


def test_dua_orang_sel_yang_berbeda_digabung(client, desa, petugas):
    laporan = buat_laporan(buat_kelompok(desa), anggota=41, hadir=29)
    lembar = Lembar(client).isi(laporan.kelompok, anggota="42")
    LaporanBulanan.objects.filter(pk=laporan.pk).update(hadir=30, nihil=False)

    assert lembar.simpan().status_code == 302

    assert (isi(laporan.kelompok)["anggota"], isi(laporan.kelompok)["hadir"]) == (42, 30)


def test_dua_orang_sel_yang_sama_ditunjukkan_dan_tidak_ditimpa(client, desa, petugas):
    kelompok = buat_kelompok(desa)
    milik_saya = Lembar(client).isi(kelompok, anggota="60", hadir="20")
    rekan = buat_akun_koordinator(desa.kecamatan)
    rekan.first_name = "Rina"
    rekan.save()
    client_rekan = type(client)()
    client_rekan.force_login(rekan)
    Lembar(client_rekan).isi(kelompok, anggota="57").simpan()

    jawaban = milik_saya.simpan()

    assert jawaban.status_code == 200
    assert (isi(kelompok)["anggota"], isi(kelompok)["hadir"]) == (57, 20)
    assert "Rina mengisi 57 pukul 12.00" in jawaban.text.replace(str(rekan), "Rina")
    lagi = Lembar(client, jawaban=jawaban)
    assert lagi.nilai(kelompok, "anggota") == "60"
    lagi.simpan()  # saying it once more is a choice
    assert isi(kelompok)["anggota"] == 60


def test_bentrok_tidak_ikut_terkirim(client, desa, petugas):
    laporan = buat_laporan(buat_kelompok(desa), anggota=41)
    lembar = Lembar(client).isi(laporan.kelompok, anggota="42")
    LaporanBulanan.objects.filter(pk=laporan.pk).update(anggota=43)

    jawaban = lembar.kirim()

    laporan.refresh_from_db()
    assert (laporan.status, laporan.anggota) == ("draf", 43)
    assert "diubah orang lain pada saat yang sama (Anggota)" in " ".join(pesan(jawaban))


def test_baris_galat_tetap_mengenali_perubahan_orang_lain(client, desa, petugas):
    """The base travels with a row that was not stored."""
    laporan = buat_laporan(buat_kelompok(desa), anggota=41)
    lembar = Lembar(client).isi(laporan.kelompok, anggota="42", hadir="x")
    LaporanBulanan.objects.filter(pk=laporan.pk).update(anggota=43)

    lagi = Lembar(client, jawaban=lembar.simpan()).isi(laporan.kelompok, hadir="20")
    jawaban = lagi.simpan()

    assert jawaban.status_code == 200
    assert isi(laporan.kelompok)["anggota"] == 43
    assert isi(laporan.kelompok)["hadir"] == 20


def test_dua_tab_orang_yang_sama(client, desa, petugas):
    kelompok = buat_kelompok(desa)
    tab_1, tab_2 = Lembar(client), Lembar(client)

    tab_1.isi(kelompok, anggota="41").simpan()
    jawaban = tab_2.isi(kelompok, sasaran="58").simpan()

    assert jawaban.status_code == 302
    assert (isi(kelompok)["anggota"], isi(kelompok)["sasaran"]) == (41, 58)
    assert LaporanBulanan.objects.count() == 1


# --- Cost ----------------------------------------------------------------------------------------


def _ubah_semua(client, desa, banyak: int, macam: int) -> int:
    """Queries of a save in which each of so many more rows changes, beside session and user.

    `macam` 1: all are new; 3: new ones, drafts, and returned ones with a history.
    """
    for n in range(banyak):
        kelompok = buat_kelompok(desa)
        if n % macam:
            buat_laporan(kelompok, status="draf" if n % macam == 1 else "dikembalikan")
    lembar = Lembar(client)
    for awalan in lembar.urut.values():
        lembar.isian[f"{awalan}-hadir"] = str(len(lembar.urut))
    with CaptureQueriesContext(connection) as kueri:
        lembar.simpan()
    assert LaporanBulanan.objects.filter(hadir=len(lembar.urut)).count() == len(lembar.urut)
    return len(kueri) - 2


@pytest.mark.parametrize("macam", [1, 3])
def test_lembar_disimpan_dengan_lima_belas_kueri(client, desa, petugas, macam):
    """Begin and end of the transaction (2), rules (2), groups, reports, received before,
    confirmations, words of a return, codes (2), new rows, old rows, history."""
    sedikit = _ubah_semua(client, desa, 3, macam)
    banyak = _ubah_semua(client, desa, 57, macam)

    assert max(sedikit, banyak) <= 15
