"""The page of one report: figures, note, meetings, neighbours; read-only where it must be."""

import datetime

import pytest
from django.utils import timezone

from kelompok.aksi import laporan as aksi
from kelompok.aksi.satu import isi_dari_rincian
from kelompok.lembar import Isian
from kelompok.models import KonfirmasiPeringatan, LaporanBulanan, Materi, Pertemuan
from tests.pabrik import (
    buat_akun_petugas,
    buat_desa,
    buat_kelompok,
    buat_laporan,
    buat_pengguna,
    buat_pertemuan,
)

pytestmark = pytest.mark.django_db
AWAL_BKB = "58|41|35|27|1|29|0"
ANGKA = ("sasaran", "anggota", "anggota_pus", "pus_ber_kb", "pertemuan", "hadir")


def kabar(response) -> list[str]:
    return [str(m) for m in response.context["messages"]]


def isian(laporan, *pertemuan: dict, aksi: str = "simpan", awal: str = AWAL_BKB, **ubah) -> dict:
    """What the page of a BKB with the builder's figures posts; `ubah` are changed cells."""
    isi = dict(zip(ANGKA, awal.split("|"), strict=False)) | ubah
    catatan = {k: isi.pop(k, "") for k in ("catatan", "catatan_awal")}
    hasil = {f"form-0-{k}": v for k, v in isi.items()} | {
        "form-TOTAL_FORMS": 1,
        "form-INITIAL_FORMS": 1,
        "form-0-kelompok": laporan.kelompok_id,
        "form-0-awal": awal,
        "catatan-catatan": catatan["catatan"],
        "catatan-awal": catatan["catatan_awal"],
        "pertemuan-TOTAL_FORMS": len(pertemuan),
        "pertemuan-INITIAL_FORMS": sum("id" in p for p in pertemuan),
        "aksi": aksi,
    }
    for n, p in enumerate(pertemuan):
        hasil |= {f"pertemuan-{n}-{k}": v for k, v in ({"moda": "tatap_muka"} | p).items()}
    return hasil


@pytest.fixture
def desa():
    return buat_desa()


@pytest.fixture
def masuk(client, desa):
    """The officer of the village, logged in."""
    user = buat_akun_petugas(desa)
    client.force_login(user)
    return user


@pytest.fixture
def laporan(desa):
    return buat_laporan(buat_kelompok(desa))


def test_simpan_angka_catatan_dan_pertemuan_sekaligus(client, masuk, laporan):
    materi = Materi.objects.create(kode="uji", nama="Uji", jenis="BKB")
    isi = isian(
        laporan,
        {"tanggal": "2020-10-05", "materi": materi.pk, "penyaji": "Bu Ani", "hadir": "23"},
        {"tanggal": "2020-10-19", "moda": "virtual", "hadir": "1.0"},
        anggota="42",
        catatan="Ada anggota baru",
    )
    isi["pertemuan-1-hadir"] = "27"

    response = client.post(laporan.get_absolute_url(), isi, follow=True)

    laporan.refresh_from_db()
    assert (laporan.anggota, laporan.catatan, laporan.pertemuan) == (42, "Ada anggota baru", 2)
    assert laporan.disimpan_oleh == masuk
    rapat = laporan.daftar_pertemuan.values_list("tanggal", "materi", "penyaji", "moda", "hadir")
    assert list(rapat) == [
        (datetime.date(2020, 10, 5), materi.pk, "Bu Ani", "tatap_muka", 23),
        (datetime.date(2020, 10, 19), None, "", "virtual", 27),
    ]
    assert any("Pertemuan diisi 2 menurut rinciannya" in p for p in kabar(response))
    assert "paling sedikit 27, yang terbanyak" in response.text


def test_hadir_kosong_disarankan_dari_yang_terbanyak(client, masuk, desa):
    laporan = buat_laporan(buat_kelompok(desa), hadir=None)
    awal = "58|41|35|27|1||0"
    isi = isian(laporan, {"tanggal": "2020-10-05", "hadir": "19"}, awal=awal)
    response = client.post(laporan.get_absolute_url(), isi, follow=True)
    laporan.refresh_from_db()
    assert laporan.hadir == 19
    assert any("Hadir diisi 19, yang terbanyak" in p for p in kabar(response))


@pytest.mark.parametrize(
    ("kini", "ketik", "dulu", "banyak", "hasil"),
    [
        (None, None, 0, 2, 2),  # nothing typed: as many as the details
        (1, 1, 1, 3, 3),  # followed the details
        (4, 4, 1, 2, None),  # details of some only: the larger number stays
        (4, 4, 3, 5, 5),  # never less than the details
        (3, 3, 3, 2, 2),  # one taken away again
        (1, 1, 1, 0, "kosong"),  # all taken away: unknown, not 0
        (0, 5, 0, 2, None),  # typed now
        (2, 1, 2, 2, 2),  # typed less than the details
        (2, 2, 0, 0, None),  # no details at all
    ],
)
def test_rincian_mengisi_pertemuan(kini, ketik, dulu, banyak, hasil):
    isi = isi_dari_rincian(
        Isian(nilai={"pertemuan": ketik}),
        kini={"pertemuan": kini, "hadir": 5},
        dulu=dulu,
        hadir=[5] * banyak,
    )
    assert isi == ({} if hasil is None else {"pertemuan": None if hasil == "kosong" else hasil})


@pytest.mark.parametrize(
    ("tanggal", "pesan"),
    [
        ("2020-09-30", "harus dalam Oktober 2020"),
        ("2020-11-01", "harus dalam Oktober 2020"),
        ("2020-10-32", "tanggal"),
        ("", "tidak boleh kosong"),
    ],
)
def test_pertemuan_salah_ditolak_di_kolomnya_angka_tetap_tersimpan(
    client, masuk, laporan, tanggal, pesan
):
    isi = isian(laporan, {"tanggal": tanggal, "hadir": "23"}, anggota="42", catatan="Halo")
    response = client.post(laporan.get_absolute_url(), isi)
    laporan.refresh_from_db()
    [galat] = response.context["pertemuan"].errors[0]["tanggal"]
    assert pesan.lower() in galat.lower()
    assert (laporan.anggota, laporan.catatan) == (42, "Halo")
    assert not Pertemuan.objects.exists()
    assert 'value="23"' in response.text


def test_materi_jenis_lain_tidak_ditawarkan_dan_ditolak(client, masuk, laporan):
    materi = Materi.objects.create(kode="uji-bkl", nama="Senam lansia", jenis="BKL")
    assert "Senam lansia" not in client.get(laporan.get_absolute_url()).text
    isi = isian(laporan, {"tanggal": "2020-10-05", "materi": materi.pk})
    client.post(laporan.get_absolute_url(), isi)
    assert not Pertemuan.objects.exists()


@pytest.mark.parametrize("nilai", ["-1", "1,5", "10" * 12, "empat", "４１", "<b>41</b>"])
def test_angka_salah_menahan_semuanya_dan_isiannya_kembali(client, masuk, laporan, nilai):
    isi = isian(laporan, {"tanggal": "2020-10-05"}, anggota=nilai, catatan="Halo")
    response = client.post(laporan.get_absolute_url(), isi)
    laporan.refresh_from_db()
    assert (laporan.anggota, laporan.catatan) == (41, "")
    assert not Pertemuan.objects.exists()
    assert response.context["baris"].galat["anggota"]
    assert "<b>41</b>" not in response.text
    assert "Halo" in response.text
    assert 'value="2020-10-05"' in response.text


def test_kirim_ganda_baris_pertemuan_tersimpan_sekali(client, masuk, laporan):
    baru = {"tanggal": "2020-10-05", "kunci": "0b2ed7c0-1f0e-4a42-9d0f-6f6b5b8c2a11"}
    for _ in range(2):
        client.post(laporan.get_absolute_url(), isian(laporan, baru))
    assert Pertemuan.objects.count() == 1


def test_hapus_pertemuan_membatalkannya_dan_dapat_dipulihkan(client, masuk, laporan):
    rapat = buat_pertemuan(laporan)
    lama = {"id": rapat.pk, "versi": 1, "tanggal": "2020-10-12", "DELETE": "on"}
    client.post(laporan.get_absolute_url(), isian(laporan, lama))
    assert Pertemuan.semua.get().batal
    laporan.refresh_from_db()
    assert laporan.pertemuan is None  # followed the details, of which none is left

    client.post(f"/laporan/{laporan.pk}/pertemuan/{rapat.pk}/pulihkan/")
    assert Pertemuan.objects.get() == rapat


def test_pertemuan_tidak_dipulihkan_ke_laporan_yang_sudah_terkirim(client, masuk, laporan):
    rapat = buat_pertemuan(laporan)
    client.post(
        laporan.get_absolute_url(),
        isian(
            laporan,
            {"id": rapat.pk, "versi": 1, "tanggal": "2020-10-12", "DELETE": "on"},
            pertemuan="2",
        ),
    )
    aksi.kirim([laporan.pk], oleh=masuk, sekarang=timezone.now())
    alamat = f"/laporan/{laporan.pk}/pertemuan/{rapat.pk}/pulihkan/"
    assert "sudah terkirim" in kabar(client.post(alamat, follow=True))[-1]
    assert not Pertemuan.objects.exists()


def test_sel_yang_diubah_orang_lain_ditunjukkan_dan_tidak_ditimpa(client, masuk, laporan):
    lain = buat_pengguna(first_name="Rina", last_name="")
    LaporanBulanan.objects.filter(pk=laporan.pk).update(
        anggota=50, disimpan_pada=timezone.now(), disimpan_oleh=lain
    )
    response = client.post(laporan.get_absolute_url(), isian(laporan, anggota="42", hadir="30"))
    laporan.refresh_from_db()
    assert (laporan.anggota, laporan.hadir) == (50, 30)
    assert "Rina mengisi 50" in response.text


def test_catatan_yang_diubah_orang_lain_ditunjukkan_lalu_dapat_dipilih(client, masuk, laporan):
    LaporanBulanan.objects.filter(pk=laporan.pk).update(catatan="Dari Rina")
    response = client.post(laporan.get_absolute_url(), isian(laporan, catatan="Dari saya"))
    laporan.refresh_from_db()
    assert laporan.catatan == "Dari Rina"
    assert "Dari Rina" in response.text
    assert "Dari saya" in response.text
    kini = response.context["catatan"]["awal"].value()
    client.post(laporan.get_absolute_url(), isian(laporan, catatan="Dari saya", catatan_awal=kini))
    laporan.refresh_from_db()
    assert laporan.catatan == "Dari saya"


def test_catatan_yang_tidak_disentuh_mengikuti_orang_lain(client, masuk, laporan):
    LaporanBulanan.objects.filter(pk=laporan.pk).update(catatan="Dari Rina")
    client.post(laporan.get_absolute_url(), isian(laporan, anggota="42"))
    laporan.refresh_from_db()
    assert (laporan.anggota, laporan.catatan) == (42, "Dari Rina")


def test_kirim_dari_halaman_dan_peringatan_harus_dinyatakan_benar(client, masuk, desa):
    laporan = buat_laporan(buat_kelompok(desa), pertemuan=9)
    awal = "58|41|35|27|9|29|0"
    kirim = isian(laporan, aksi="kirim", awal=awal)
    client.post(laporan.get_absolute_url(), kirim)
    laporan.refresh_from_db()
    assert laporan.status == "draf"

    setuju = {"form-0-konfirmasi": "pertemuan-banyak", "form-0-tampil": "pertemuan-banyak=9"}
    client.post(laporan.get_absolute_url(), kirim | setuju)
    laporan.refresh_from_db()
    assert laporan.status == "terkirim"
    assert KonfirmasiPeringatan.objects.get().oleh == masuk
    halaman = client.get(laporan.get_absolute_url()).text
    assert f"dinyatakan benar oleh {masuk}" in halaman


def test_yang_terkirim_hanya_dibaca_dan_isian_terlambat_ditolak(client, masuk, desa):
    laporan = buat_laporan(buat_kelompok(desa), status="terkirim", oleh=masuk)
    assert 'name="aksi"' not in client.get(laporan.get_absolute_url()).text
    isi = isian(laporan, {"tanggal": "2020-10-05"}, anggota="42", catatan="Halo")
    response = client.post(laporan.get_absolute_url(), isi, follow=True)
    laporan.refresh_from_db()
    assert (laporan.anggota, laporan.catatan) == (41, "")
    assert not Pertemuan.objects.exists()
    assert "tidak disimpan" in kabar(response)[0]


def test_isian_yang_bukan_dari_halaman_ini_ditolak_seluruhnya(client, masuk, laporan, caplog):
    lain = buat_laporan()
    isi = isian(laporan, anggota="42") | {"form-0-kelompok": lain.kelompok_id}
    response = client.post(laporan.get_absolute_url(), isi)
    assert response.status_code == 400
    assert f"Laporan {laporan.pk} ditolak" in caplog.text
    laporan.refresh_from_db()
    lain.refresh_from_db()
    assert (laporan.anggota, lain.anggota) == (41, 41)


def test_pertemuan_laporan_lain_tidak_dapat_diubah_dari_sini(client, masuk, laporan):
    rapat = buat_pertemuan(buat_laporan())
    milik_lain = {"id": rapat.pk, "versi": 1, "tanggal": "2020-10-13"}
    client.post(laporan.get_absolute_url(), isian(laporan, milik_lain))
    rapat.refresh_from_db()
    assert rapat.tanggal == datetime.date(2020, 10, 12)
    assert Pertemuan.objects.count() == 1


def test_bulan_tetangga_perjalanan_dan_perubahan_sesudah_dikirim(client, masuk, desa, jam):
    kelompok = buat_kelompok(desa)
    september = buat_laporan(
        kelompok, datetime.date(2020, 9, 1), status="diverifikasi", anggota=39
    )
    laporan = buat_laporan(kelompok)
    aksi.kirim([laporan.pk], oleh=masuk, sekarang=jam(datetime.date(2020, 11, 5)))
    aksi.tarik(laporan.pk, oleh=masuk, sekarang=jam(datetime.date(2020, 11, 6)))
    jam(datetime.date(2020, 11, 7))
    client.post(laporan.get_absolute_url(), isian(laporan, anggota="43"))

    response = client.get(laporan.get_absolute_url())

    anggota = next(a for a in response.context["angka"] if a[0].kolom == "anggota")
    assert anggota[1:] == (43, 39, None)
    assert f'href="/laporan/{september.pk}/"' in response.text
    assert f"/laporan/lembar/2020-11/?kelompok={kelompok.pk}" in response.text
    judul = [k.judul for k in response.context["halaman"].langkah]
    assert judul == ["Ditarik kembali (Terkirim → Draf)", "Dikirim (Draf → Terkirim)"]
    [kejadian] = response.context["halaman"].perubahan
    assert [(p.label, p.lama, p.baru) for p in kejadian.perubahan] == [("Anggota", "41", "43")]


@pytest.mark.parametrize("jumlah", [1, 3])
def test_banyaknya_kueri_tetap(client, masuk, laporan, kueri_halaman, jumlah):
    for hari in range(1, jumlah + 1):
        buat_pertemuan(laporan, tanggal=datetime.date(2020, 10, hari))
    for _ in range(jumlah):
        aksi.kirim([laporan.pk], oleh=masuk, sekarang=timezone.now())
        aksi.tarik(laporan.pk, oleh=masuk, sekarang=timezone.now())
    with kueri_halaman(15):
        client.get(laporan.get_absolute_url())


def test_hapus_kotak_centang_tanpa_isian_lain_tidak_membuat_pertemuan(client, masuk, laporan):
    """An empty row is no meeting, whatever key it carries."""
    kosong = {"tanggal": "", "kunci": "0b2ed7c0-1f0e-4a42-9d0f-6f6b5b8c2a11"}
    response = client.post(laporan.get_absolute_url(), isian(laporan, kosong))
    assert response.status_code == 302
    assert not Pertemuan.objects.exists()
