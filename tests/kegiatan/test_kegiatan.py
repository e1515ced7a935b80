"""Events as users meet them: list, page, form, and what an officer may do."""

import datetime
import io

import openpyxl
import pytest
from django.utils import timezone

from dinas.peran import Peran
from inti.aksi import batalkan
from kegiatan.models import Kegiatan, Narasumber, PesertaSasaran
from tests.pabrik import (
    buat_akun_petugas,
    buat_desa,
    buat_kelompok,
    buat_pengguna,
    buat_petugas,
)
from tests.pabrik_kegiatan import (
    HARI,
    buat_kegiatan,
    buat_komitmen,
    buat_media,
    buat_mitra,
    buat_narasumber,
    buat_peserta,
    buat_sasaran,
    buat_tindak_lanjut,
)

pytestmark = pytest.mark.django_db
DAFTAR = "/kegiatan/"


def isian(*narasumber, lama=0, **isi):
    """POST data of the form; each `narasumber` is a dict of one row."""
    baku = {
        "jenis": "kie",
        "judul": "KIE 1.000 hari pertama",
        "mulai": "2020-10-12",
        "narasumber-TOTAL_FORMS": len(narasumber),
        "narasumber-INITIAL_FORMS": lama,
        "narasumber-MIN_NUM_FORMS": 0,
        "narasumber-MAX_NUM_FORMS": 20,
    }
    for i, baris in enumerate(narasumber):
        baku |= {f"narasumber-{i}-{k}": v for k, v in baris.items()}
    return baku | isi


def galat(response):
    return response.context["form"].errors


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("jumlah", [1, 3])
def test_daftar_hemat_kueri(client, jumlah, kueri_halaman):
    for _ in range(jumlah):
        acara = buat_kegiatan(desa=buat_desa(), petugas=buat_petugas())
        buat_komitmen(acara)

    # pilihan saringan, jumlah baris, isi halaman, angka di atasnya
    with kueri_halaman(6):
        response = client.get(DAFTAR)

    assert len(response.context["halaman"]) == jumlah


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("jumlah", [1, 3])
def test_detail_hemat_kueri(client, jumlah, kueri_halaman):
    acara = buat_kegiatan()
    for _ in range(jumlah):
        buat_narasumber(acara)
        buat_peserta(acara)
        buat_tindak_lanjut(buat_komitmen(acara))
        acara.kelompok.add(buat_kelompok())
        acara.desa_terlibat.add(buat_desa())
        acara.media.add(buat_media())
        acara.mitra.add(buat_mitra())

    # kegiatan, narasumber, peserta, komitmen, tindak lanjut, kelompok, desa, media, mitra,
    # kelompok aktif hari itu, riwayat kegiatan, riwayat narasumber, berkas (dua),
    # penghargaan
    with kueri_halaman(15):
        response = client.get(acara.get_absolute_url())

    assert len(response.context["profil"].komitmen) == jumlah


@pytest.mark.usefixtures("operator")
def test_tambah_lengkap(client):
    sasaran, media, mitra = buat_sasaran(), buat_media(), buat_mitra()
    kelompok, desa = buat_kelompok(), buat_desa()
    isi = isian(
        {"nama": "Mhd. Irzal", "jabatan": "Kepala Perwakilan", "urutan": 2},
        {"nama": "Wahidah <script>x</script>", "instansi": "BKKBN", "urutan": 1},
        {"nama": "", "urutan": 3},
        peserta_l="9",
        peserta_p="1.037",
        media=[media.pk],
        mitra=[mitra.pk],
        kelompok=[kelompok.pk],
        desa_terlibat=[desa.pk],
        biaya="Rp 1.500.000",
        **{f"sasaran-{sasaran.pk}-jumlah": "12"},
    )

    response = client.post(f"{DAFTAR}tambah/", isi)

    acara = Kegiatan.objects.get()
    assert response.headers["Location"] == acara.get_absolute_url()
    assert (acara.peserta, acara.biaya) == (1046, 1_500_000)
    assert [n.urutan for n in acara.narasumber.all()] == [1, 2]
    assert acara.peserta_sasaran.get().jumlah == 12
    assert [*acara.kelompok.all(), *acara.desa_terlibat.all()] == [kelompok, desa]
    html = client.get(acara.get_absolute_url()).text
    assert "<script>x" not in html
    assert "Rp1.500.000" in html


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({"judul": ""}, "judul"),
        ({"judul": "x" * 201}, "judul"),
        ({"mulai": "1800-01-01"}, "mulai"),
        ({"mulai": "2100-01-01"}, "mulai"),
        ({"selesai": "2020-10-11"}, "selesai"),
        ({"jenis": "pesta"}, "jenis"),
        ({"peserta_l": "3"}, "peserta_p"),
        ({"peserta_l": "-1", "peserta_p": "0"}, "peserta_l"),
        ({"peserta_l": "1,5", "peserta_p": "0"}, "peserta_l"),
        ({"peserta_l": "100000", "peserta_p": "0"}, "peserta_l"),
        ({"biaya": "Rp 1,5 jt"}, "biaya"),
        ({"biaya": "-5"}, "biaya"),
        ({"kelompok": ["999999"]}, "kelompok"),
    ],
)
def test_isian_buruk_berpesan_di_kolomnya_dan_isian_lain_tetap(client, isi, kolom):
    response = client.post(f"{DAFTAR}tambah/", isian({"nama": 'Ibu "Sri"'}, **isi))

    assert galat(response).keys() == {kolom}
    assert "Ibu &quot;Sri&quot;" in response.text
    assert Kegiatan.objects.count() == 0


@pytest.mark.usefixtures("operator")
def test_desa_atau_kecamatan(client):
    desa = buat_desa()

    response = client.post(f"{DAFTAR}tambah/", isian(desa=desa.pk, kecamatan=desa.kecamatan.pk))

    assert galat(response).keys() == {"kecamatan"}


@pytest.mark.usefixtures("operator")
def test_peserta_hanya_sesudah_berlangsung(client, jam):
    jam(HARI)

    response = client.post(
        f"{DAFTAR}tambah/", isian(mulai="2020-11-14", peserta_l="1", peserta_p="1")
    )

    assert "belum berlangsung" in galat(response)["peserta_l"][0]


@pytest.mark.usefixtures("operator")
def test_satu_sasaran_tidak_melebihi_seluruh_peserta(client):
    sasaran = buat_sasaran()

    response = client.post(
        f"{DAFTAR}tambah/",
        isian(peserta_l="5", peserta_p="5", **{f"sasaran-{sasaran.pk}-jumlah": "11"}),
    )

    assert "Lebih dari seluruh peserta (10)." in response.text
    assert Kegiatan.objects.count() == 0


@pytest.mark.usefixtures("operator")
def test_kirim_ganda_satu_baris(client):
    kunci = str(client.get(f"{DAFTAR}tambah/").context["form"]["kunci"].value())

    alamat = {
        client.post(f"{DAFTAR}tambah/", isian({"nama": "A", "urutan": 1}, kunci=kunci)).headers[
            "Location"
        ]
        for _ in range(2)
    }

    assert len(alamat) == 1
    assert (Kegiatan.objects.count(), Narasumber.objects.count()) == (1, 1)


@pytest.mark.usefixtures("operator")
def test_tambah_narasumber_lain_tidak_menyimpan_dan_tidak_menilai(client):
    response = client.post(
        f"{DAFTAR}tambah/", isian({"nama": "Budi"}, tambah_narasumber="1", judul="")
    )

    assert Kegiatan.objects.count() == 0
    assert len(response.context["narasumber"].forms) == 2
    assert "tidak boleh kosong" not in response.text
    assert 'value="Budi"' in response.text


@pytest.mark.usefixtures("operator")
def test_ubah_bagian_menambah_dan_membatalkan(client):
    acara = buat_kegiatan()
    lama, ikut = buat_narasumber(acara), buat_peserta(acara)
    isi = isian(
        {"id": lama.pk, "versi": 1, "nama": lama.nama, "urutan": 1, "DELETE": "on"},
        {"nama": "Baru", "urutan": 2},
        lama=1,
        versi=1,
        **{f"sasaran-{ikut.sasaran_id}-versi": 1},
    )

    client.post(f"{DAFTAR}{acara.pk}/ubah/", isi)

    assert [n.nama for n in acara.narasumber.all()] == ["Baru"]
    assert acara.peserta_sasaran.count() == 0
    assert Narasumber.semua.get(pk=lama.pk).batal
    assert PesertaSasaran.semua.get(pk=ikut.pk).batal


@pytest.mark.usefixtures("operator")
def test_bentrok_tidak_ditimpa(client):
    acara = buat_kegiatan(judul="Awal")
    acara.judul = "Orang lain"
    acara.save()

    response = client.post(f"{DAFTAR}{acara.pk}/ubah/", isian(versi=1, judul="Saya"))

    acara.refresh_from_db()
    assert acara.judul == "Orang lain"
    assert "judul" in [b.nama for b in response.context["form"].bentrok]


@pytest.mark.usefixtures("operator")
def test_riwayat_menyebut_tautan_yang_berubah(client):
    acara = buat_kegiatan()
    acara.desa_terlibat.add(buat_desa(nama="Upon Batu"))
    Kegiatan.riwayat.filter(id=acara.pk).update(
        history_date=timezone.now() - datetime.timedelta(days=1)
    )
    mitra = buat_mitra(nama="TP PKK")

    client.post(f"{DAFTAR}{acara.pk}/ubah/", isian(versi=acara.versi, mitra=[mitra.pk]))

    ubah, catat = client.get(acara.get_absolute_url()).context["profil"].riwayat
    beda = {p.label: (p.lama, p.baru) for p in ubah.perubahan}
    assert catat.judul == "Dicatat"
    assert beda["Mitra yang terlibat"] == ("–", "TP PKK")
    assert beda["Desa yang terlibat"] == ("Upon Batu", "–")


@pytest.mark.usefixtures("operator")
def test_tanggal_tidak_melampaui_janjinya(client):
    acara = buat_kegiatan()
    buat_komitmen(acara, tenggat=datetime.date(2021, 3, 31))

    response = client.post(f"{DAFTAR}{acara.pk}/ubah/", isian(versi=1, mulai="2021-04-01"))

    assert "31 Maret 2021" in galat(response)["mulai"][0]
    acara.refresh_from_db()
    assert acara.mulai == HARI


@pytest.mark.usefixtures("operator")
def test_batalkan_ditahan_komitmen_lalu_pulihkan(client, operator):
    acara = buat_kegiatan()
    komitmen = buat_komitmen(acara, isi="Membeli APE")
    url = f"{DAFTAR}{acara.pk}/batalkan/"

    assert "Membeli APE" in client.post(url, {"alasan": "Ganda"}).text
    batalkan(komitmen, oleh=operator, alasan="x")
    client.post(url, {"alasan": "Ganda"})
    assert client.get(acara.get_absolute_url()).status_code == 404

    client.post(f"{DAFTAR}{acara.pk}/pulihkan/")
    assert client.get(acara.get_absolute_url()).status_code == 200


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(
    ("kueri", "jumlah"),
    [
        ("q=irzal", 1),
        ("q=AULA", 1),
        ("tahun=2019", 1),
        ("jenis=kie", 1),
        ("komitmen=lewat", 1),
        ("komitmen=belum", 1),
        ("komitmen=tanpa", 2),
        ("komitmen=selesai", 0),
        ("dari=2020-11-13&sampai=2020-11-13", 2),
        ("", 3),
    ],
)
def test_saring_dan_unduh_sejalan(client, kueri, jumlah):
    acara = buat_kegiatan(tempat="Aula Bappedalitbang")
    buat_narasumber(acara, nama="Mhd. Irzal")
    buat_komitmen(acara)
    buat_kegiatan(mulai=datetime.date(2019, 5, 1))
    buat_kegiatan(jenis="kie", desa=buat_desa())

    halaman = client.get(f"{DAFTAR}?{kueri}").context["halaman"]
    buku = openpyxl.load_workbook(io.BytesIO(client.get(f"{DAFTAR}unduh/?{kueri}").getvalue()))

    assert halaman.paginator.count == jumlah
    assert buku.worksheets[0].max_row == jumlah + 1


@pytest.mark.usefixtures("operator")
def test_kecamatan_dan_desa_juga_yang_disangkut(client):
    desa = buat_desa()
    di_desa, sekecamatan = buat_kegiatan(desa=desa), buat_kegiatan(kecamatan=desa.kecamatan)
    menyangkut = buat_kegiatan()
    menyangkut.desa_terlibat.add(desa)
    buat_kegiatan(desa=buat_desa())

    kode = desa.kecamatan.kode
    assert set(client.get(f"{DAFTAR}?kecamatan={kode}").context["halaman"]) == {
        di_desa,
        sekecamatan,
        menyangkut,
    }
    assert set(client.get(f"{DAFTAR}?desa={desa.kode}").context["halaman"]) == {
        di_desa,
        menyangkut,
    }


@pytest.mark.usefixtures("operator")
def test_tautan_petugas_kelompok_dan_mitra_menyaring(client):
    petugas, kelompok, mitra = buat_petugas(), buat_kelompok(), buat_mitra()
    acara = buat_kegiatan(petugas=petugas)
    acara.kelompok.add(kelompok)
    acara.mitra.add(mitra)
    buat_kegiatan()

    for kueri in (f"petugas={petugas.pk}", f"kelompok={kelompok.pk}", f"mitra={mitra.pk}"):
        assert [*client.get(f"{DAFTAR}?{kueri}").context["halaman"]] == [acara]


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(
    "kueri",
    ["tahun=abc", "jenis=ZZZ", "petugas=x", "q=%00", "dari=2020-13-01", "kelompok=0", "per=1"],
)
def test_saringan_buruk_kosong_dan_berpesan(client, kueri):
    buat_kegiatan()

    response = client.get(f"{DAFTAR}?{kueri}")

    assert response.status_code == 200
    assert response.context["halaman"].paginator.count == 0
    assert response.context["saring"].form.errors


@pytest.mark.usefixtures("operator")
def test_angka_di_atas_daftar(client):
    buat_kegiatan(peserta_l=3, peserta_p=4, desa=buat_desa())
    acara = buat_kegiatan()
    buat_komitmen(acara)
    buat_komitmen(acara, status="selesai", tanggal_tuntas=datetime.date(2021, 1, 1))

    rekap = client.get(DAFTAR).context["rekap"]

    assert (rekap.jumlah, rekap.peserta, rekap.tak_terhitung, rekap.kecamatan) == (2, 7, 1, 1)
    assert (rekap.komitmen, rekap.selesai, rekap.lewat) == (2, 1, 1)


def test_petugas_melihat_wilayahnya_yang_menyangkutnya_dan_miliknya(client):
    sendiri, lain = buat_desa(), buat_desa()
    user = buat_akun_petugas(sendiri)
    menyangkut, dulu = buat_kegiatan(desa=lain), buat_kegiatan(desa=lain, petugas=user.petugas)
    menyangkut.desa_terlibat.add(sendiri)
    terlihat = {
        buat_kegiatan(desa=sendiri),
        buat_kegiatan(kecamatan=sendiri.kecamatan),
        buat_kegiatan(),
        menyangkut,
        dulu,
    }
    tetangga = buat_kegiatan(desa=lain)
    buat_kegiatan(kecamatan=lain.kecamatan)
    client.force_login(user)

    assert set(client.get(DAFTAR).context["halaman"]) == terlihat
    assert client.get(tetangga.get_absolute_url()).status_code == 404
    assert client.get(f"{DAFTAR}{dulu.pk}/ubah/").status_code == 403  # seen, no longer theirs


def test_petugas_mencatat_atas_namanya_di_desanya_saja(client):
    sendiri, lain = buat_desa(), buat_desa()
    user = buat_akun_petugas(sendiri)
    client.force_login(user)
    petugas_lain = buat_petugas()

    ditolak = client.post(f"{DAFTAR}tambah/", isian(desa=lain.pk))
    tanpa_desa = client.post(f"{DAFTAR}tambah/", isian())
    client.post(
        f"{DAFTAR}tambah/",
        isian(desa=sendiri.pk, petugas=petugas_lain.pk, kecamatan=sendiri.kecamatan.pk),
    )

    assert galat(ditolak).keys() == galat(tanpa_desa).keys() == {"desa"}
    acara = Kegiatan.objects.get()
    assert (acara.petugas, acara.desa, acara.kecamatan) == (user.petugas, sendiri, None)


def test_petugas_tidak_melepas_tautan_di_luar_wilayahnya(client):
    sendiri, lain = buat_desa(), buat_desa()
    acara = buat_kegiatan(desa=sendiri)
    acara.desa_terlibat.add(lain)
    acara.kelompok.add(buat_kelompok(lain))
    client.force_login(buat_akun_petugas(sendiri))

    halaman = client.get(f"{DAFTAR}{acara.pk}/ubah/")
    client.post(f"{DAFTAR}{acara.pk}/ubah/", isian(versi=1, desa=sendiri.pk))

    assert lain.nama not in halaman.text
    assert [d.pk for d in acara.desa_terlibat.all()] == [lain.pk]
    assert acara.kelompok.count() == 1


@pytest.mark.parametrize("peran", [Peran.PIMPINAN, Peran.PETUGAS])
def test_bukan_penulis_tidak_mengubah_apa_pun(client, peran):
    acara = buat_kegiatan()
    client.force_login(buat_pengguna(peran))

    for sisa in ("ubah/", "batalkan/"):
        response = client.post(f"{DAFTAR}{acara.pk}/{sisa}", isian(versi=1, alasan="x"))
        assert response.status_code == 403

    acara.refresh_from_db()
    assert (acara.batal, acara.versi) == (False, 1)


def test_kegiatan_menahan_pembatalan_kelompok_dan_petugas(operator):
    kelompok, petugas = buat_kelompok(), buat_petugas()
    buat_kegiatan(judul="Pembinaan", petugas=petugas).kelompok.add(kelompok)

    for objek in (kelompok, petugas):
        with pytest.raises(Exception, match="Pembinaan"):
            batalkan(objek, oleh=operator, alasan="salah")


@pytest.mark.usefixtures("operator")
def test_panel_di_halaman_desa_kecamatan_kelompok(client):
    kelompok = buat_kelompok()
    acara = buat_kegiatan(judul="Pembinaan", desa=kelompok.desa)
    acara.kelompok.add(kelompok)

    for objek in (kelompok.desa, kelompok.desa.kecamatan, kelompok):
        assert "Pembinaan" in client.get(objek.get_absolute_url()).text
