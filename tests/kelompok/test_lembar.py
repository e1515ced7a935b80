"""The monthly sheet: who sees which rows, what a row says, which months there are."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from dinas.models import AturanLapor, ProfilDinas
from dinas.peran import Peran
from kelompok.models import Jeda, Kelompok, LangkahLaporan
from kelompok.rekap import AturanLaporan
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
    buat_petugas,
)

pytestmark = pytest.mark.django_db
HARI_INI = datetime.date(2020, 11, 5)
OKTOBER = datetime.date(2020, 10, 1)


@pytest.fixture(autouse=True)
def _hari_ini(jam):
    jam(HARI_INI)


@pytest.fixture
def desa():
    return buat_desa(nama="Teluk Nyatu")


@pytest.fixture
def biaya(client):
    """Queries of a page beside the shell."""

    def _biaya(buka) -> int:
        client.get(reverse("dasbor:bantuan"))  # the shell remembers some of it
        with CaptureQueriesContext(connection) as kerangka:
            client.get(reverse("dasbor:bantuan"))
        with CaptureQueriesContext(connection) as halaman:
            buka()
        return len(halaman) - len(kerangka)

    return _biaya


@pytest.fixture
def petugas(client, desa):
    user = buat_akun_petugas(desa)
    client.force_login(user)
    return user


def baris(jawaban) -> list:
    return [b.kelompok for b in jawaban.context["lembar"].baris]


# --- Whose rows ----------------------------------------------------------------------------------


def test_petugas_mengisi_kelompok_desa_binaannya_saja(client, desa, petugas):
    milik = buat_kelompok(desa)
    buat_kelompok(buat_desa(desa.kecamatan))

    assert baris(client.get(ALAMAT)) == [milik]


def test_urutan_desa_jenis_nama(client):
    timur, barat = buat_desa(nama="Timur"), buat_desa(nama="Barat")
    client.force_login(buat_akun_petugas(timur, barat))
    d = buat_kelompok(timur, jenis="BKB", nama="Anggrek")
    c = buat_kelompok(barat, jenis="PIKR", nama="Anggrek")
    b = buat_kelompok(barat, jenis="BKB", nama="melati")
    a = buat_kelompok(barat, jenis="BKB", nama="Mawar")

    assert baris(client.get(ALAMAT)) == [a, b, c, d]


def test_hanya_yang_aktif_dalam_bulan_itu(client, desa, petugas):
    aktif = buat_kelompok(desa, nama="A")
    berakhir_tengah = buat_kelompok(
        desa, nama="B", selesai=datetime.date(2020, 10, 7), alasan_selesai="bubar"
    )
    buat_kelompok(desa, nama="C", selesai=datetime.date(2020, 9, 30), alasan_selesai="bubar")
    buat_kelompok(desa, nama="D", mulai=datetime.date(2020, 11, 1))

    jawaban = client.get(ALAMAT)

    assert baris(jawaban) == [aktif, berakhir_tengah]
    assert [b.wajib for b in jawaban.context["lembar"].baris] == [True, False]
    assert jawaban.text.count("tidak wajib bulan ini") == 1


def test_koordinator_melihat_kecamatan_dan_desa_binaan_dan_dapat_mempersempit(client, desa):
    lain = buat_desa(desa.kecamatan)
    jauh = buat_desa()
    rekan = buat_petugas(lain, nama="Rekan")
    client.force_login(buat_akun_koordinator(desa.kecamatan, jauh))
    a, b, c = buat_kelompok(desa), buat_kelompok(lain), buat_kelompok(jauh)

    assert set(baris(client.get(ALAMAT))) == {a, b, c}
    assert baris(client.get(f"{ALAMAT}?petugas={rekan.pk}")) == [b]
    assert set(baris(client.get(f"{ALAMAT}?kecamatan={desa.kecamatan.kode}"))) == {a, b}


@pytest.mark.parametrize("peran", [Peran.OPERATOR, Peran.ADMINISTRATOR])
def test_operator_memilih_kecamatan_atau_petugas(client, desa, peran):
    lain = buat_desa()
    petugas = buat_petugas(lain, nama="Yuliana")
    a, b = buat_kelompok(desa), buat_kelompok(lain)
    client.force_login(buat_pengguna(peran))

    pilihan = client.get(ALAMAT)

    assert "data-lembar" not in pilihan.text
    assert [(p.nama, p.jumlah) for p in pilihan.context["petugas"]] == [("Yuliana", 1)]
    assert {p.nama: p.jumlah for p in pilihan.context["kecamatan"]} == {
        desa.kecamatan.nama: 1,
        lain.kecamatan.nama: 1,
    }
    assert baris(client.get(f"{ALAMAT}?kecamatan={desa.kecamatan.kode}")) == [a]
    assert baris(client.get(f"{ALAMAT}?petugas={petugas.pk}")) == [b]


def test_pilihan_berisi_tepat_sebanyak_angkanya(client, desa):
    for _ in range(3):
        buat_kelompok(desa)
    client.force_login(buat_pengguna())

    [satu] = client.get(ALAMAT).context["kecamatan"]

    assert len(baris(client.get(ALAMAT + satu.kueri))) == satu.jumlah == 3


@pytest.mark.parametrize("kueri", ["kecamatan=99.99.99", "petugas=0", "petugas=abc"])
@pytest.mark.parametrize("peran", [Peran.OPERATOR, Peran.PETUGAS])
def test_pilihan_tak_dikenal_lembar_kosong_dan_pesan_di_kolomnya(client, desa, kueri, peran):
    buat_kelompok(desa)
    client.force_login(buat_akun_petugas(desa) if peran == Peran.PETUGAS else buat_pengguna(peran))

    jawaban = client.get(f"{ALAMAT}?{kueri}")

    assert jawaban.status_code == 200
    assert "data-lembar" not in jawaban.text
    assert "tidak dikenal" in jawaban.text


def test_petugas_lain_tidak_menjadi_pilihan(client, desa, petugas):
    buat_kelompok(desa)
    jauh = buat_petugas(buat_desa())

    assert client.get(f"{ALAMAT}?petugas={jauh.pk}").context["lembar"].baris == []


def test_pimpinan_tidak_mengisi(client, desa):
    kelompok = buat_kelompok(desa)
    client.force_login(buat_pengguna(Peran.PIMPINAN))

    assert client.get(ALAMAT).status_code == 403
    assert client.get(reverse("laporan:lembar_buka")).status_code == 403
    assert client.post(ALAMAT, {"form-0-kelompok": kelompok.pk}).status_code == 403


def test_penugasan_hari_ini_yang_menentukan(client, desa, jam):
    """The village was another's in October; who has it today fills in October."""
    kelompok = buat_kelompok(desa)
    lama = buat_akun_petugas()
    Penugasan.objects.create(
        desa=desa, petugas=lama.petugas, mulai=AWAL, selesai=datetime.date(2020, 11, 4)
    )
    baru = buat_akun_petugas()
    Penugasan.objects.create(desa=desa, petugas=baru.petugas, mulai=HARI_INI)

    client.force_login(lama)
    assert "Belum ada desa binaan" in client.get(ALAMAT).text
    client.force_login(baru)
    assert baris(client.get(ALAMAT)) == [kelompok]


# --- Months --------------------------------------------------------------------------------------


@pytest.mark.parametrize("bulan", ["2026-13", "2020-00", "2020-1", "202010", "abc", "٢٠٢٠-١٠"])
def test_bukan_bulan_404(client, petugas, bulan):
    assert client.get(f"/laporan/lembar/{bulan}/").status_code == 404


def test_bulan_depan_dikatakan(client, desa, petugas):
    buat_kelompok(desa)

    jawaban = client.get("/laporan/lembar/2020-12/")

    assert jawaban.status_code == 200
    assert "belum tiba" in jawaban.text
    assert "data-lembar" not in jawaban.text


def test_bulan_berjalan_sudah_dapat_diisi(client, desa, petugas):
    kelompok = buat_kelompok(desa)
    assert baris(client.get("/laporan/lembar/2020-11/")) == [kelompok]


def test_sebelum_kantor_mulai_dan_sebelum_ada_kelompok(client, desa, petugas):
    buat_kelompok(desa, mulai=datetime.date(2020, 3, 1))
    ProfilDinas.objects.create(laporan_sejak=datetime.date(2020, 1, 1))

    sebelum = client.get("/laporan/lembar/2019-12/")
    kosong = client.get("/laporan/lembar/2020-02/")

    assert "sejak Januari 2020" in sebelum.text
    assert "/laporan/lembar/2020-01/" in sebelum.text
    assert "Tidak ada kelompok yang aktif" in kosong.text


def test_operator_tidak_memilih_untuk_bulan_yang_tidak_diisi(client, desa):
    """A choice whose counts would open empty sheets is no choice."""
    buat_kelompok(desa)
    client.force_login(buat_pengguna())

    for bulan, kata in [("2019-12", "sejak Januari 2020"), ("2020-12", "belum tiba")]:
        jawaban = client.get(f"/laporan/lembar/{bulan}/")
        assert kata in jawaban.text
        assert "Kelompok di lembar" not in jawaban.text


def test_lembar_terbuka_pada_bulan_tertua_yang_berutang(client, desa, petugas):
    ProfilDinas.objects.create(laporan_sejak=datetime.date(2020, 8, 1))
    kelompok = buat_kelompok(desa)
    buka = reverse("laporan:lembar_buka")

    assert client.get(buka).headers["Location"] == "/laporan/lembar/2020-08/"
    for bulan in (8, 9):
        buat_laporan(kelompok, datetime.date(2020, bulan, 1), status="terkirim")
    buat_laporan(kelompok, OKTOBER, status="dikembalikan")
    assert client.get(buka).headers["Location"] == "/laporan/lembar/2020-10/"


def test_lembar_terbuka_pada_bulan_ini_bila_tiada_utang(client, desa, petugas):
    ProfilDinas.objects.create(laporan_sejak=OKTOBER)
    kelompok = buat_kelompok(desa, mulai=datetime.date(2020, 10, 20))  # owes from November on
    buka = reverse("laporan:lembar_buka")

    assert client.get(buka).headers["Location"] == "/laporan/lembar/2020-11/"
    buat_laporan(kelompok, datetime.date(2020, 11, 1), status="terkirim")
    assert client.get(buka).headers["Location"] == "/laporan/lembar/2020-11/"


def test_buka_menjaga_pilihan_operator(client, desa):
    ProfilDinas.objects.create(laporan_sejak=datetime.date(2020, 9, 1))
    kelompok = buat_kelompok(desa)
    client.force_login(buat_pengguna())
    buka = reverse("laporan:lembar_buka")
    kueri = f"?kecamatan={desa.kecamatan.kode}"

    assert client.get(buka + kueri).headers["Location"] == f"/laporan/lembar/2020-09/{kueri}"
    assert client.get(buka).headers["Location"] == "/laporan/lembar/2020-11/"
    satu = f"?kelompok={kelompok.pk}"
    assert client.get(buka + satu).headers["Location"] == f"/laporan/lembar/2020-09/{satu}"


def test_ke_baris_satu_kelompok(client, desa):
    kelompok = buat_kelompok(desa)
    tujuan = f"{ALAMAT}?kelompok={kelompok.pk}"

    client.force_login(buat_akun_petugas(desa))
    assert client.get(tujuan).headers["Location"] == f"{ALAMAT}#k{kelompok.pk}"
    client.force_login(buat_pengguna())
    kecamatan = f"{ALAMAT}?kecamatan={desa.kecamatan.kode}"
    jawaban = client.get(tujuan, follow=True)
    assert jawaban.redirect_chain == [(f"{kecamatan}#k{kelompok.pk}", 302)]
    assert f'id="k{kelompok.pk}"' in jawaban.text
    client.force_login(buat_akun_petugas(buat_desa()))
    assert client.get(tujuan).status_code == 404


@pytest.mark.parametrize("pk", ["abc", "-1", "99999999999999999999", "²"])
def test_ke_baris_yang_tidak_ada_404(client, petugas, pk):
    assert client.get(ALAMAT, {"kelompok": pk}).status_code == 404


def test_ke_baris_kelompok_yang_tidak_aktif_dikatakan(client, desa, petugas):
    kelompok = buat_kelompok(desa, selesai=datetime.date(2020, 5, 31), alasan_selesai="bubar")

    jawaban = client.get(f"{ALAMAT}?kelompok={kelompok.pk}", follow=True)

    assert pesan(jawaban) == [f"{kelompok} tidak aktif dalam Oktober 2020."]


@pytest.mark.parametrize(
    ("hari", "kata"),
    [(10, "10 November 2020, hari ini"), (5, "5 hari lagi"), (12, "lewat 2 hari")],
)
def test_jatuh_tempo_dan_sisa_hari(client, desa, petugas, jam, hari, kata):
    buat_kelompok(desa)
    jam(datetime.date(2020, 11, hari))

    assert kata in client.get(ALAMAT).text


def test_jatuh_tempo_menurut_aturan_bulan_itu(client, desa, petugas):
    buat_kelompok(desa)
    AturanLapor.objects.create(
        mulai=datetime.date(2020, 1, 1), selesai=datetime.date(2020, 10, 31), batas_lapor=7
    )
    AturanLapor.objects.create(mulai=datetime.date(2020, 11, 1), batas_lapor=20)

    assert "jatuh tempo 7 November 2020" in client.get(ALAMAT).text
    assert "jatuh tempo 20 Desember 2020" in client.get("/laporan/lembar/2020-11/").text


def test_tombol_kirim_menyebut_sejak_kapan(client, desa, petugas):
    buat_kelompok(desa)
    ProfilDinas.objects.create(buka_kirim=25)

    assert "Kirim mulai 25 November 2020" in client.get("/laporan/lembar/2020-11/").text
    assert "Kirim mulai" not in client.get(ALAMAT).text


# --- Rows ----------------------------------------------------------------------------------------


def test_kolom_menurut_jenis(client, desa, petugas):
    per_jenis = {j: buat_kelompok(desa, jenis=j) for j in ("BKB", "BKL", "UPPKS", "PIKR")}

    lembar = Lembar(client)

    for kelompok in per_jenis.values():
        awalan = f"{lembar.urut[kelompok.pk]}-"
        kolom = {n.removeprefix(awalan) for n in lembar.isian if n.startswith(awalan)}
        assert kolom == {"kelompok", "awal", "tampil", *kelompok.sifat.kolom_laporan}
    assert lembar.jawaban.text.count("tidak perlu") == 3  # UPPKS one, PIK-R two


def test_nilai_laporan_terakhir_yang_diterima_di_bawah_sel(client, desa, petugas):
    kelompok = buat_kelompok(desa)
    buat_laporan(
        kelompok, datetime.date(2020, 8, 1), status="terkirim", anggota=1234, sasaran=1300
    )
    buat_laporan(kelompok, datetime.date(2020, 9, 1), anggota=99)  # a draft is not received

    teks = client.get(ALAMAT).text

    assert '<span class="lalu">Agu 1.234</span>' in teks
    assert 'data-lalu="1234"' in teks


def test_keadaan_tiap_baris(client, desa, petugas):
    keadaan = {
        "belum": buat_kelompok(desa),
        "siap": buat_laporan(buat_kelompok(desa), OKTOBER).kelompok,
        "periksa": buat_laporan(buat_kelompok(desa), OKTOBER, sasaran=40).kelompok,
        "perbaiki": buat_laporan(buat_kelompok(desa), OKTOBER, hadir=42).kelompok,
        "nihil": buat_laporan(
            buat_kelompok(desa), OKTOBER, nihil=True, pertemuan=0, hadir=0
        ).kelompok,
        "terkirim": buat_laporan(buat_kelompok(desa), OKTOBER, status="terkirim").kelompok,
        "dikembalikan": buat_laporan(buat_kelompok(desa), OKTOBER, status="dikembalikan").kelompok,
        "diverifikasi": buat_laporan(buat_kelompok(desa), OKTOBER, status="diverifikasi").kelompok,
    }

    jawaban = client.get(ALAMAT)

    lembar = jawaban.context["lembar"]
    hasil = {b.keadaan.value: b.kelompok for b in lembar.baris}
    assert hasil == keadaan
    assert lembar.ringkas == {
        "siap": 2,
        "salah": 1,
        "periksa": 1,
        "belum": 1,
        "terkirim": 1,
        "dikembalikan": 1,
        "diverifikasi": 1,
    }
    assert "Kirim 2 laporan" in jawaban.text


def test_setengah_terisi_bukan_belum_diisi(client, desa, petugas):
    buat_laporan(buat_kelompok(desa), OKTOBER, hadir=None)
    assert "Belum lengkap" in client.get(ALAMAT).text


def test_baris_terkirim_tidak_dapat_diubah(client, desa, petugas):
    kelompok = buat_kelompok(desa)
    buat_laporan(kelompok, OKTOBER, status="terkirim", anggota=41)

    lembar = Lembar(client)

    assert lembar.nama(kelompok, "kelompok") in lembar.isian
    assert {lembar.nama(kelompok, k) for k in ("anggota", "hadir", "nihil")} <= lembar.mati
    assert "Semua laporan bulan ini sudah terkirim" in lembar.jawaban.text


def test_kata_pemeriksa_terbaca_dan_aman(client, desa, petugas):
    kelompok = buat_kelompok(desa, nama="<b>Mawar</b>")
    laporan = buat_laporan(kelompok, OKTOBER, status="dikembalikan")
    LangkahLaporan.objects.create(
        laporan=laporan,
        waktu=timezone.now(),
        oleh=buat_pengguna(first_name="Rina"),
        dari="terkirim",
        ke="dikembalikan",
        alasan="<script>alert(1)</script>Cocokkan daftar hadir",
    )

    teks = client.get(ALAMAT).text

    assert "Rina" in teks
    assert "&lt;script&gt;alert(1)&lt;/script&gt;Cocokkan daftar hadir" in teks
    assert "<script>alert" not in teks
    assert "<b>Mawar" not in teks


def test_jumlah_hanya_yang_terisi_dan_menyebut_yang_kosong(client, desa, petugas):
    buat_laporan(buat_kelompok(desa), OKTOBER, anggota=41)
    buat_laporan(buat_kelompok(desa), OKTOBER, anggota=9, anggota_pus=0, pus_ber_kb=0, hadir=0)
    buat_kelompok(desa)

    jawaban = client.get(ALAMAT)

    assert jawaban.context["lembar"].jumlah["anggota"] == 50
    assert "dari 2 baris yang terisi, 1 masih kosong" in jawaban.text


def test_jumlah_tanpa_isian_bukan_nol(client, desa, petugas):
    buat_kelompok(desa)
    assert set(client.get(ALAMAT).context["lembar"].jumlah.values()) == {None}


# --- Cost ----------------------------------------------------------------------------------------


def _isi_lembar(desa, banyak: int) -> None:
    for n in range(banyak):
        kelompok = buat_kelompok(desa, jenis=("BKB", "BKL", "PIKR")[n % 3])
        buat_laporan(kelompok, datetime.date(2020, 9, 1), status="terkirim")
        buat_laporan(kelompok, OKTOBER, status="dikembalikan")


@pytest.mark.parametrize("peran", [Peran.OPERATOR, Peran.PETUGAS])
def test_lembar_dibuka_dengan_sepuluh_kueri(client, desa, biaya, peran):
    """Scope (2: kecamatan, assignments), rules (2), groups, pauses, reports, received before,
    confirmations, words of a return."""
    client.force_login(buat_akun_petugas(desa) if peran == Peran.PETUGAS else buat_pengguna(peran))
    alamat = f"{ALAMAT}?kecamatan={desa.kecamatan.kode}"

    _isi_lembar(desa, 1)
    satu = biaya(lambda: client.get(alamat))
    _isi_lembar(desa, 59)
    enam_puluh = biaya(lambda: client.get(alamat))

    assert len(baris(client.get(alamat))) == 60
    assert satu == enam_puluh <= 10


@pytest.mark.parametrize("banyak", [1, 3])
def test_halaman_pilihan_empat_kueri(client, kueri_halaman, banyak):
    """Rules, kecamatan, assignments, groups per village; the profile is the shell's."""
    for _ in range(banyak):
        desa = buat_desa()
        buat_petugas(desa)
        buat_kelompok(desa)
    client.force_login(buat_pengguna())

    with kueri_halaman(4):
        client.get(ALAMAT)


def test_wajib_di_lembar_sama_dengan_aturannya(desa):
    """The one rule, asked of the database for all rows at once; also before the office's start."""
    aturan = AturanLaporan()
    kelompok = [
        buat_kelompok(desa),
        buat_kelompok(desa, mulai=datetime.date(2020, 10, 15)),
        buat_kelompok(desa, mulai=datetime.date(2020, 10, 16)),
        buat_kelompok(desa, selesai=datetime.date(2020, 10, 30), alasan_selesai="bubar"),
    ]
    jeda = buat_kelompok(desa)
    Jeda.objects.create(
        kelompok=jeda,
        mulai=datetime.date(2020, 10, 31),
        selesai=datetime.date(2020, 10, 31),
        alasan="Musim tanam",
    )

    for bulan in (OKTOBER, datetime.date(2019, 10, 1)):
        satu = aturan.bulan(bulan)
        hasil = {k.pk: k.wajib for k in Kelompok.objects.dengan_wajib(satu)}
        assert hasil == {k.pk: satu.wajib(k) for k in [*kelompok, jeda]}
