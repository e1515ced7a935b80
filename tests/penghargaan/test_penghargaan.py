import datetime
import io

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from dinas.models import SuratKeputusan
from dinas.peran import Peran
from inti.aksi import batalkan
from inti.panel import panel_untuk
from penghargaan.models import JenisPenghargaan, Penerima, Penghargaan
from tests.pabrik import (
    buat_akun_petugas,
    buat_desa,
    buat_kelompok,
    buat_pengguna,
    buat_penghargaan,
    buat_petugas,
)
from tests.pabrik_kegiatan import buat_kegiatan

pytestmark = pytest.mark.django_db
DAFTAR = "/penghargaan/"


@pytest.fixture
def operator(client):
    user = buat_pengguna(Peran.OPERATOR)
    client.force_login(user)
    return user


@pytest.fixture
def jenis():
    return JenisPenghargaan.objects.create(kode="genre", nama="Ayah/Bunda GenRe")


def isian(jenis, *penerima, lama=0, **isi):
    """POST data of the form; each `penerima` is a dict of one row."""
    baku = {
        "jenis": jenis.pk,
        "judul": "Juara I BKB",
        "tingkat": "kabupaten",
        "peringkat": "juara1",
        "tahun": 2020,
        "pemberi": "Bupati",
        "penerima-TOTAL_FORMS": len(penerima),
        "penerima-INITIAL_FORMS": lama,
        "penerima-MIN_NUM_FORMS": 0,
        "penerima-MAX_NUM_FORMS": 50,
    }
    for i, baris in enumerate(penerima):
        baku |= {f"penerima-{i}-{k}": v for k, v in baris.items()}
    return baku | isi


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("jumlah", [1, 3])
def test_daftar_hemat_kueri(client, jumlah, kueri_halaman):
    for _ in range(jumlah):
        buat_penghargaan({"jenis": "kelompok", "kelompok": buat_kelompok()})

    with kueri_halaman(5):  # pilihan jenis dan kecamatan, jumlah baris, isi halaman, penerima
        response = client.get(DAFTAR)

    assert len(response.context["halaman"]) == jumlah


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("jumlah", [1, 3])
def test_detail_hemat_kueri(client, jumlah, kueri_halaman):
    penerima = [{"jenis": "kelompok", "kelompok": buat_kelompok()} for _ in range(jumlah)]
    penghargaan = buat_penghargaan(*penerima)

    with kueri_halaman(7):  # penghargaan, penerima, boleh ubah, berkas, riwayat ×3
        response = client.get(penghargaan.get_absolute_url())

    assert response.text.count("Kelompok · ") == jumlah


@pytest.mark.usefixtures("operator")
def test_tambah_dengan_beberapa_penerima(client, jenis):
    kelompok, petugas, desa = buat_kelompok(), buat_petugas(), buat_desa()
    isi = isian(
        jenis,
        {"jenis": "kelompok", "kelompok": kelompok.pk},
        {"jenis": "petugas", "petugas": petugas.pk, "nama": "diabaikan"},
        {"jenis": "desa", "desa": desa.pk},
        {"jenis": "orang", "nama": "Budi <script>alert(1)</script> 😀", "jabatan": "Camat"},
    )

    response = client.post("/penghargaan/tambah/", isi)

    penghargaan = Penghargaan.objects.get()
    assert response.headers["Location"] == penghargaan.get_absolute_url()
    assert [p.tautan for p in penghargaan.penerima.all()] == [kelompok, petugas, desa, None]
    assert penghargaan.penerima.filter(nama="diabaikan").count() == 0
    html = client.get(penghargaan.get_absolute_url()).text
    assert "<script>alert(1)" not in html
    assert "😀" in html


@pytest.mark.usefixtures("operator")
def test_kirim_ganda_satu_baris(client, jenis):
    kunci = client.get("/penghargaan/tambah/").context["form"]["kunci"].value()
    isi = isian(jenis, {"jenis": "orang", "nama": "Budi"}, kunci=str(kunci))

    alamat = {client.post("/penghargaan/tambah/", isi).headers["Location"] for _ in range(2)}

    assert len(alamat) == 1
    assert (Penghargaan.objects.count(), Penerima.objects.count()) == (1, 1)


@pytest.mark.usefixtures("operator")
def test_tambah_penerima_lain_tidak_menyimpan_dan_menjaga_isian(client, jenis):
    isi = isian(jenis, {"jenis": "orang", "nama": "Budi"}, tambah_penerima="1", pemberi="")

    response = client.post("/penghargaan/tambah/", isi)

    assert Penghargaan.objects.count() == 0
    assert len(response.context["penerima"].forms) == 2
    assert 'value="Budi"' in response.text
    assert "tidak boleh kosong" not in response.text  # nobody is done yet
    assert "Isi sedikitnya" not in response.text


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({"judul": ""}, "judul"),
        ({"judul": "x" * 161}, "judul"),
        ({"judul": "dua\nbaris"}, "judul"),
        ({"tahun": 1800}, "tahun"),
        ({"tahun": 2200}, "tahun"),
        ({"tanggal": "1800-01-01"}, "tanggal"),
        ({"tanggal": "2100-01-01"}, "tanggal"),
        ({"tingkat": "dunia"}, "tingkat"),
        ({"pemberi": ""}, "pemberi"),
    ],
)
def test_isian_buruk_berpesan_di_kolomnya_dan_isian_lain_tetap(client, jenis, isi, kolom):
    baris = {"jenis": "orang", "nama": 'Budi "Raja"'}

    response = client.post("/penghargaan/tambah/", isian(jenis, baris, **isi))

    assert response.context["form"].errors.keys() == {kolom}
    assert "Budi &quot;Raja&quot;" in response.text
    assert Penghargaan.objects.count() == 0


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(
    ("baris", "pesan"),
    [
        ({"jenis": "orang", "nama": ""}, "Isi nama penerima."),
        ({"jenis": "kelompok"}, "Pilih dari daftar, atau isi namanya"),
        ({"jenis": "kelompok", "kelompok": 999999}, "Masukkan pilihan yang valid"),
        ({}, "Isi sedikitnya satu penerima."),
    ],
)
def test_penerima_buruk(client, jenis, baris, pesan):
    response = client.post("/penghargaan/tambah/", isian(jenis, baris))

    assert pesan in response.text
    assert Penghargaan.objects.count() == 0


@pytest.mark.usefixtures("operator")
def test_ubah_menambah_dan_menghapus_penerima(client, jenis):
    penghargaan = buat_penghargaan({"jenis": "orang", "nama": "Lama"}, jenis=jenis)
    lama = penghargaan.penerima.get()
    isi = isian(
        jenis,
        {"id": lama.pk, "versi": 1, "jenis": "orang", "nama": "Lama", "DELETE": "on"},
        {"jenis": "instansi", "nama": "TP PKK"},
        lama=1,
        versi=1,
    )

    client.post(f"/penghargaan/{penghargaan.pk}/ubah/", isi)

    assert [p.nama for p in penghargaan.penerima.all()] == ["TP PKK"]
    assert Penerima.semua.get(pk=lama.pk).batal


@pytest.mark.usefixtures("operator")
def test_bentrok_penerima_tidak_ditimpa(client, jenis):
    penghargaan = buat_penghargaan({"jenis": "orang", "nama": "Awal"}, jenis=jenis)
    penerima = penghargaan.penerima.get()
    penerima.nama = "Orang lain"
    penerima.save()
    isi = isian(
        jenis,
        {"id": penerima.pk, "versi": 1, "jenis": "orang", "nama": "Saya"},
        lama=1,
        versi=1,
        judul=penghargaan.judul,
    )

    response = client.post(f"/penghargaan/{penghargaan.pk}/ubah/", isi)

    penerima.refresh_from_db()
    assert penerima.nama == "Orang lain"
    assert [b.nama for b in response.context["penerima"].forms[0].bentrok] == ["nama"]


@pytest.mark.usefixtures("operator")
def test_batalkan_dan_pulihkan(client):
    penghargaan = buat_penghargaan()
    url = f"/penghargaan/{penghargaan.pk}/batalkan/"

    assert "dapat dipulihkan" in client.get(url).text
    client.post(url, {"alasan": "Ganda"})
    assert client.get(penghargaan.get_absolute_url()).status_code == 404
    assert client.get(DAFTAR).context["halaman"].paginator.count == 0

    client.post(f"/penghargaan/{penghargaan.pk}/pulihkan/")
    assert client.get(penghargaan.get_absolute_url()).status_code == 200


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(
    ("kueri", "jumlah"),
    [
        ("q=SRI", 1),
        ("q=melati", 1),
        ("tahun=2019", 1),
        ("tingkat=provinsi", 1),
        ("penerima=kelompok", 1),
        ("penerima=orang", 1),
        ("jenis=uji", 2),
        ("", 2),
    ],
)
def test_saring_dan_unduh_sejalan(client, kueri, jumlah):
    kelompok = buat_kelompok(nama="Melati")
    buat_penghargaan({"jenis": "kelompok", "kelompok": kelompok}, tahun=2019)
    buat_penghargaan({"jenis": "orang", "nama": "Sri Wahyuni"}, tingkat="provinsi")

    halaman = client.get(f"{DAFTAR}?{kueri}").context["halaman"]
    berkas = client.get(f"{DAFTAR}unduh/?{kueri}").getvalue()

    assert halaman.paginator.count == jumlah
    assert openpyxl.load_workbook(io.BytesIO(berkas)).worksheets[0].max_row == jumlah + 1


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(
    "kueri", ["tahun=abc", "tingkat=ZZZ", "jenis=ZZZ", "penerima=x", "q=%00", "q=" + "a" * 5000]
)
def test_saringan_buruk_kosong_dan_berpesan(client, kueri):
    buat_penghargaan()

    response = client.get(f"{DAFTAR}?{kueri}")

    assert response.status_code == 200
    assert response.context["halaman"].paginator.count == 0
    assert response.context["saring"].form.errors


def test_petugas_melihat_milik_wilayahnya_dan_yang_umum(client):
    sendiri, lain = buat_desa(), buat_desa()
    milik = buat_penghargaan({"jenis": "kelompok", "kelompok": buat_kelompok(sendiri)})
    umum = buat_penghargaan({"jenis": "orang", "nama": "Bupati"})
    tetangga = buat_penghargaan({"jenis": "desa", "desa": lain})
    client.force_login(buat_akun_petugas(sendiri))

    assert set(client.get(DAFTAR).context["halaman"]) == {milik, umum}
    assert client.get(tetangga.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("peran", [Peran.PIMPINAN, Peran.PETUGAS])
def test_bukan_operator_tidak_boleh_mengubah(client, peran, jenis):
    penghargaan = buat_penghargaan()
    client.force_login(buat_pengguna(peran))
    isi = isian(jenis, {"jenis": "orang", "nama": "Budi"}, alasan="x")

    for sisa in ["tambah/", f"{penghargaan.pk}/ubah/", f"{penghargaan.pk}/batalkan/"]:
        assert client.post(DAFTAR + sisa, isi).status_code == 403

    penghargaan.refresh_from_db()
    assert not penghargaan.batal
    assert Penghargaan.objects.count() == 1


def test_penghargaan_menahan_pembatalan_kelompok(operator):
    kelompok = buat_kelompok()
    penghargaan = buat_penghargaan(
        {"jenis": "kelompok", "kelompok": kelompok}, judul="BKB terbaik"
    )

    with pytest.raises(Exception, match="BKB terbaik"):
        batalkan(kelompok, oleh=operator, alasan="salah")

    batalkan(penghargaan, oleh=operator, alasan="salah")
    assert batalkan(kelompok, oleh=operator, alasan="salah").batal


def test_panel_di_halaman_penerima(client, operator):
    kelompok = buat_kelompok()
    buat_penghargaan({"jenis": "kelompok", "kelompok": kelompok}, judul="BKB terbaik")

    assert "BKB terbaik" in client.get(kelompok.get_absolute_url()).text
    assert "BKB terbaik" in client.get(kelompok.desa.get_absolute_url()).text
    tambah = client.get(f"{reverse('penghargaan:tambah')}?jenis=kelompok&kelompok={kelompok.pk}")
    assert tambah.context["penerima"].forms[0]["kelompok"].value() == str(kelompok.pk)


def test_panel_dan_tombol_di_halaman_kegiatan(client, operator):
    kegiatan = buat_kegiatan(judul="Advokasi")
    milik = buat_penghargaan(judul="Ayah GenRe", kegiatan=kegiatan)
    buat_penghargaan(judul="Lain")

    panel = next(
        p
        for p in panel_untuk(kegiatan, operator, timezone.localdate())
        if p.judul == "Penghargaan"
    )
    form = client.get(f"/penghargaan/tambah/?{panel.isi['awal']}").context["form"]

    assert panel.isi["daftar"] == [milik]
    assert form["kegiatan"].value() == str(kegiatan.pk)
    assert "Advokasi" in client.get(milik.get_absolute_url()).text


def test_kegiatan_yang_tidak_terlihat_tidak_disebut(client):
    jauh = buat_kegiatan(judul="Rapat Tertutup", desa=buat_desa())
    penghargaan = buat_penghargaan(kegiatan=jauh)
    client.force_login(buat_akun_petugas(buat_desa()))

    halaman = client.get(penghargaan.get_absolute_url())

    assert halaman.status_code == 200
    assert "Rapat Tertutup" not in halaman.text


def test_kegiatan_dengan_penghargaan_tidak_dibatalkan(operator):
    kegiatan = buat_kegiatan()
    buat_penghargaan(judul="Ayah GenRe", kegiatan=kegiatan)

    with pytest.raises(ValidationError, match="Penghargaan “Ayah GenRe”"):
        batalkan(kegiatan, oleh=operator, alasan="x")


SETUJU = {"setuju_tanggal": "2020-06-01", "setuju_cara": "Surat pernyataan"}


@pytest.mark.usefixtures("operator")
def test_pasangan_disebut_dengan_persetujuan(client, jenis):
    baris = {"jenis": "pasangan", "nama": "Yulius dan Marlina", **SETUJU}

    client.post("/penghargaan/tambah/", isian(jenis, baris))

    penerima = Penerima.objects.get()
    assert penerima.sebutan == "Yulius dan Marlina"
    assert penerima.setuju_tanggal == datetime.date(2020, 6, 1)
    halaman = client.get(penerima.get_absolute_url()).text
    assert "setuju disebut 1 Jun 2020, Surat pernyataan" in halaman


@pytest.mark.usefixtures("operator")
def test_pasangan_tanpa_persetujuan_hanya_desanya(client, jenis):
    desa = buat_desa(nama="Tewang Pajangan")
    baris = {"jenis": "pasangan", "desa": desa.pk, "setuju_cara": "tidak dipakai"}

    client.post("/penghargaan/tambah/", isian(jenis, baris))

    penerima = Penerima.objects.get()
    assert (penerima.sebutan, penerima.setuju_cara) == ("Pasangan, Desa Tewang Pajangan", "")
    assert "Pasangan, Desa Tewang Pajangan" in client.get("/penghargaan/").text


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(
    ("baris", "kolom"),
    [
        ({"nama": "Yulius"}, "setuju_tanggal"),
        ({"nama": "Yulius", "setuju_tanggal": "2020-06-01"}, "setuju_cara"),
        ({"nama": "Yulius", "setuju_cara": "lisan"}, "setuju_tanggal"),
        (
            {"nama": "Yulius", "setuju_cara": "lisan", "setuju_tanggal": "2999-01-01"},
            "setuju_tanggal",
        ),
        ({}, "desa"),
    ],
)
def test_pasangan_yang_ditolak(client, jenis, baris, kolom):
    halaman = client.post("/penghargaan/tambah/", isian(jenis, {"jenis": "pasangan"} | baris))

    assert list(halaman.context["penerima"].forms[0].errors) == [kolom]
    assert not Penerima.semua.exists()


def test_persetujuan_ditarik_namanya_hilang_juga_dari_riwayat(client, operator, jenis):
    client.post(
        "/penghargaan/tambah/",
        isian(jenis, {"jenis": "pasangan", "nama": "Yulius dan Marlina", **SETUJU}),
    )
    lama = Penerima.objects.get()
    penghargaan, desa = lama.penghargaan, buat_desa()
    baris = {"id": lama.pk, "versi": 1, "jenis": "pasangan", "nama": "", "desa": desa.pk}

    client.post(
        f"{penghargaan.get_absolute_url()}ubah/",
        isian(jenis, baris, lama=1, versi=penghargaan.versi),
    )

    assert Penerima.objects.get().sebutan == f"Pasangan, {desa.nama_lengkap}"
    assert set(Penerima.riwayat.values_list("nama", flat=True)) == {""}
    assert "Yulius" not in client.get("/riwayat/").text


@pytest.mark.usefixtures("operator")
def test_tingkat_dan_penerima_sesuai_jenisnya(client):
    jenis = JenisPenghargaan.objects.create(
        kode="bkb", nama="BKB terbaik", tingkat="kabupaten provinsi", penerima="kelompok desa"
    )
    orang = {"jenis": "orang", "nama": "Budi"}

    tingkat = client.post("/penghargaan/tambah/", isian(jenis, orang, tingkat="nasional"))
    penerima = client.post("/penghargaan/tambah/", isian(jenis, orang))

    assert tingkat.context["form"].errors == {
        "tingkat": ["BKB terbaik diberikan pada tingkat kabupaten, provinsi."]
    }
    assert penerima.context["penerima"].forms[0].errors == {
        "jenis": ["BKB terbaik diberikan kepada kelompok, desa."]
    }
    assert not Penghargaan.semua.exists()
    client.post("/penghargaan/tambah/", isian(jenis, {"jenis": "desa", "desa": buat_desa().pk}))
    assert Penghargaan.objects.count() == 1


def test_jenis_menolak_kode_yang_tidak_dikenal():
    jenis = JenisPenghargaan(kode="x", nama="X", tingkat="kabupaten dunia", penerima="orang")

    with pytest.raises(ValidationError) as galat:
        jenis.clean()

    assert list(galat.value.message_dict) == ["tingkat"]


@pytest.mark.usefixtures("operator")
def test_saring_kecamatan(client):
    desa = buat_desa()
    milik = buat_penghargaan({"jenis": "pasangan", "desa": desa})
    buat_penghargaan({"jenis": "desa", "desa": buat_desa()})

    halaman = client.get(f"/penghargaan/?kecamatan={desa.kecamatan.kode}").context["halaman"]

    assert list(halaman) == [milik]


@pytest.mark.usefixtures("operator")
def test_sk_diketik_tercatat_dan_ada_di_buku_sk(client, jenis):
    """Typed once it is recorded; the award stands under it and keeps it from being voided."""
    sk = {"sk_nomor": "100/7/2020", "sk_tanggal": "2020-11-10", "sk_penerbit": "bupati"}
    isi = isian(jenis, {"jenis": "orang", "nama": "Budi"}, **sk)

    client.post("/penghargaan/tambah/", isi)
    client.post("/penghargaan/tambah/", isi | {"judul": "Juara II BKB"})

    dasar = SuratKeputusan.objects.get()
    assert dasar.penghargaan.count() == 2
    halaman = client.get(dasar.get_absolute_url()).text
    assert "Juara I BKB" in halaman
    assert "Juara II BKB" in halaman
    assert dasar.nomor in client.get(dasar.penghargaan.first().get_absolute_url()).text
    ditolak = client.post(reverse("sk:batalkan", args=[dasar.pk]), {"alasan": "salah"})
    assert "Juara I BKB" in str(ditolak.context["form"].errors)


@pytest.mark.usefixtures("operator")
def test_sk_tanpa_nomor_ditolak_di_kolomnya(client, jenis):
    isi = isian(jenis, {"jenis": "orang", "nama": "Budi"}, sk_tanggal="2020-11-10")

    form = client.post("/penghargaan/tambah/", isi).context["form"]

    assert {"sk_nomor", "sk_penerbit"} <= set(form.errors)
    assert not Penghargaan.objects.exists()
    assert not SuratKeputusan.objects.exists()
