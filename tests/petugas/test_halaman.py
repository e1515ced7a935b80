"""The pages of officers: detail, forms, hand-over, end of service, panels, tasks."""

import datetime
import uuid

import pytest
from django.urls import reverse

from inti.panel import panel_untuk
from inti.tugas import tugas_untuk
from petugas.models import Imp, Jabatan, Koordinator, Penugasan, Petugas
from tests.pabrik import (
    AWAL,
    buat_akun_petugas,
    buat_desa,
    buat_imp,
    buat_kecamatan,
    buat_pengguna,
    buat_petugas,
    buat_sk,
)

pytestmark = pytest.mark.django_db
D = datetime.date
HARI_INI = D(2020, 11, 13)


@pytest.fixture(autouse=True)
def _hari_ini(jam):
    jam(HARI_INI)


@pytest.fixture
def operator(client):
    user = buat_pengguna("operator")
    client.force_login(user)
    return user


def alamat(nama, *args):
    return reverse(f"petugas:{nama}", args=[getattr(a, "pk", a) for a in args])


# --- detail ---------------------------------------------------------------------------------


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("jumlah", [1, 3])
def test_detail_hemat_kueri(client, jumlah, kueri_halaman):
    petugas = buat_petugas(*[buat_desa() for _ in range(jumlah)])
    for i in range(jumlah):
        desa = buat_desa()
        Penugasan.objects.create(
            petugas=petugas, desa=desa, mulai=AWAL, selesai=D(2019, 12, 31), sk=buat_sk()
        )
        Penugasan.objects.create(petugas=buat_petugas(), desa=desa, mulai=D(2020, 1, 1))
        Koordinator.objects.create(
            petugas=petugas, kecamatan=desa.kecamatan, mulai=D(2018 + i, 1, 1)
        )

    # petugas; jabatan, penugasan, koordinator dan riwayat masing-masing; penerus; riwayat;
    # angka rekap (3); panel kelompok, kegiatan, dan penghargaan (3), laporan (3: aturan, kelompok,
    # laporan); sidik
    with kueri_halaman(19):
        response = client.get(petugas.get_absolute_url())

    assert len(response.context["profil"].kini) == jumlah
    assert len(response.context["profil"].dulu) == jumlah


@pytest.mark.usefixtures("operator")
def test_detail_per_tanggal(client):
    desa, dulu = buat_desa(nama="Tewah"), buat_desa(nama="Sepang")
    petugas = buat_petugas(desa, jenis="NONPNS")
    penerus = buat_petugas(nama="Penerus")
    Penugasan.objects.create(petugas=petugas, desa=dulu, mulai=AWAL, selesai=D(2019, 12, 31))
    Penugasan.objects.create(petugas=penerus, desa=dulu, mulai=D(2020, 1, 1))

    kini = client.get(petugas.get_absolute_url(), {"tab": "sebelumnya"})
    lama = client.get(petugas.get_absolute_url(), {"per": "2019-12-31"})
    belum = client.get(petugas.get_absolute_url(), {"per": "2017-12-31"})

    assert [p.desa for p in kini.context["profil"].kini] == [desa]
    assert "Penerus" in kini.text
    assert {p.desa for p in lama.context["profil"].kini} == {desa, dulu}
    assert "keadaan per 31 Desember 2019" in lama.text
    assert belum.context["profil"].status == "belum"
    assert "Belum mulai" in belum.text


@pytest.mark.usefixtures("operator")
def test_detail_tanggal_salah(client):
    response = client.get(buat_petugas().get_absolute_url(), {"per": "2020-02-31"})

    assert response.status_code == 200
    assert "Tanggal ini tidak ada" in response.text
    assert response.context["profil"].per == HARI_INI


@pytest.mark.usefixtures("operator")
def test_garis_waktu_dalam_persen(client):
    """Two years on the axis: 2019 takes 365 of 731 days, 2020 is a leap year."""
    desa = buat_desa()
    petugas = buat_petugas(mulai=D(2019, 1, 1))
    Penugasan.objects.create(
        petugas=petugas, desa=desa, mulai=D(2019, 1, 1), selesai=D(2019, 12, 31)
    )
    Penugasan.objects.create(petugas=petugas, desa=desa, mulai=D(2020, 12, 1))

    garis = client.get(petugas.get_absolute_url()).context["profil"].garis

    (baris,) = garis.baris
    assert [(b.kelas, b.x, b.lebar) for b in baris.batang] == [
        ("lalu-b", "0.00%", "49.93%"),
        ("", "95.76%", "4.24%"),
    ]
    assert [t for t, _ in garis.tahun] == ["2019", "2020"]


# --- add and change -------------------------------------------------------------------------


def isian_petugas(**isi):
    baku = {
        "nama": "Yuliana, S.KM",
        "nip": "",
        "telepon": "",
        "jenis": "PKB",
        "status": "pns_pusat",
        "jenjang": "ahli_pertama",
        "mulai": "2017-03-01",
        "kunci": str(uuid.uuid4()),
    }
    return baku | isi


def test_tambah_dengan_jabatan_pertama(client, operator):
    isi = isian_petugas(
        nip="19900412 201703 2 004",
        sk_nomor="821/45/2017",
        sk_tanggal="2017-02-20",
        sk_penerbit="bkkbn",
    )

    kirim = [client.post(alamat("tambah"), isi) for _ in range(2)]

    petugas = Petugas.objects.get()
    assert [r.headers["Location"] for r in kirim] == [petugas.get_absolute_url()] * 2
    assert petugas.nip == "199004122017032004"
    jabatan = petugas.jabatan.get()
    assert (str(jabatan), jabatan.mulai) == ("PKB Ahli Pertama", D(2017, 3, 1))
    assert jabatan.sk.nomor == "821/45/2017"
    assert petugas.riwayat.get().history_user == operator


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(
    ("kolom", "nilai", "pesan"),
    [
        ("nama", "", "tidak boleh kosong"),
        ("nama", "x" * 121, "120"),
        ("nama", "Yuli\nana", "satu baris"),
        ("nip", "19900412201703200", "18 angka"),
        ("nip", "19900412201703200A", "18 angka"),
        ("nip", "1990041220170320041", "18 karakter"),
        ("telepon", "0812-ABCD", "7–15 angka"),
        ("mulai", "1800-01-01", "Tahun 1800 tidak mungkin"),
        ("mulai", "2200-01-01", "Tahun 2200 tidak mungkin"),
        ("mulai", "2021-11-14", "setahun ke depan"),
        ("mulai", "2020-02-31", "tanggal yang valid"),
        ("jenis", "ZZZ", "ZZZ"),
        ("sk_nomor", "1/2017", ""),
    ],
)
def test_tambah_isian_salah(client, kolom, nilai, pesan):
    response = client.post(alamat("tambah"), isian_petugas(nama="Tetap ada") | {kolom: nilai})

    assert response.status_code == 200
    galat = response.context["form"].errors
    assert set(galat) <= {kolom, "sk_tanggal", "sk_penerbit"}
    assert pesan.lower() in str(galat).lower()
    if kolom != "nama":
        assert "Tetap ada" in response.text
    assert not Petugas.semua.exists()


@pytest.mark.usefixtures("operator")
def test_isian_berbahaya_tetap_teks(client):
    nama = "<script>alert(1)</script> “Ani” 🙂"

    client.post(alamat("tambah"), isian_petugas(nama=nama))

    petugas = Petugas.objects.get()
    assert petugas.nama == nama
    assert "<script>alert" not in client.get(petugas.get_absolute_url()).text


@pytest.mark.usefixtures("operator")
def test_non_pns_tidak_berjenjang(client):
    galat = client.post(alamat("tambah"), isian_petugas(jenis="NONPNS")).context["form"].errors

    assert set(galat) == {"jenjang", "status"}


@pytest.mark.usefixtures("operator")
def test_nama_sama_dipastikan_dulu(client):
    kembar = buat_petugas(nama="YULIANA, S.KM")
    isi = isian_petugas()

    ditanya = client.post(alamat("tambah"), isi)
    assert "Sudah ada petugas bernama" in ditanya.text
    assert Petugas.objects.count() == 1
    client.post(alamat("tambah"), isi | {"yakin": f"nama-{kembar.pk}"})
    assert Petugas.objects.count() == 2


@pytest.mark.usefixtures("operator")
def test_ubah_bentrok_tidak_menimpa(client):
    petugas = buat_petugas(nama="Semula")
    lain = Petugas.objects.get(pk=petugas.pk)
    lain.nama = "Orang lain"
    lain.save()

    isi = {"nama": "Saya", "nip": "", "telepon": "", "versi": petugas.versi}
    response = client.post(alamat("ubah", petugas), isi)

    assert "Orang lain" in response.text
    petugas.refresh_from_db()
    assert petugas.nama == "Orang lain"


# --- positions ------------------------------------------------------------------------------


def isian_jabatan(**isi):
    baku = {
        "jenis": "PKB",
        "status": "pns_pusat",
        "jenjang": "ahli_pertama",
        "mulai": "2020-12-01",
        "kunci": str(uuid.uuid4()),
    }
    return baku | isi


@pytest.mark.usefixtures("operator")
def test_jabatan_baru_mengakhiri_yang_lama(client):
    petugas = buat_petugas(buat_desa(), jenis="NONPNS")
    isi = isian_jabatan()

    for _ in range(2):
        assert client.post(alamat("jabatan_tambah", petugas), isi).status_code == 302

    assert list(petugas.jabatan.order_by("mulai").values_list("jenis", "selesai")) == [
        ("NONPNS", D(2020, 11, 30)),
        ("PKB", None),
    ]


@pytest.mark.usefixtures("operator")
def test_jabatan_ubah_di_luar_tugas_ditolak_di_halaman(client):
    petugas = buat_petugas(buat_desa())
    jabatan = petugas.jabatan.get()
    isi = isian_jabatan(mulai="2019-01-01", versi=jabatan.versi)

    response = client.post(alamat("jabatan_ubah", petugas, jabatan), isi)

    assert "di luar masa tugas" in response.text
    jabatan.refresh_from_db()
    assert jabatan.mulai == AWAL


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("tindakan", ["jabatan_ubah", "jabatan_batalkan"])
def test_jabatan_petugas_lain_404(client, tindakan):
    petugas, lain = buat_petugas(), buat_petugas()

    assert client.get(alamat(tindakan, petugas, lain.jabatan.get())).status_code == 404


@pytest.mark.usefixtures("operator")
def test_batal_dan_pulih_dari_halaman(client):
    petugas = buat_petugas()
    jabatan = petugas.jabatan.get()

    kosong = client.post(alamat("jabatan_batalkan", petugas, jabatan), {"alasan": " "})
    assert kosong.status_code == 200
    for _ in range(2):
        client.post(alamat("jabatan_batalkan", petugas, jabatan), {"alasan": "salah catat"})
    halaman = client.get(petugas.get_absolute_url())
    assert "Salah catat (1)" in halaman.text
    assert Jabatan.semua.get().batal

    for _ in range(2):
        client.post(alamat("jabatan_pulihkan", petugas, jabatan))
    assert not Jabatan.semua.get().batal


@pytest.mark.usefixtures("operator")
def test_petugas_dibatalkan_dan_dipulihkan(client):
    berdesa, salah = buat_petugas(buat_desa(nama="Tewah")), buat_petugas()

    ditolak = client.post(alamat("batalkan", berdesa), {"alasan": "x"})
    assert "Penugasan di Tewah" in ditolak.text
    client.post(alamat("batalkan", salah), {"alasan": "ganda"})
    assert list(Petugas.objects.all()) == [berdesa]
    assert client.get(salah.get_absolute_url()).status_code == 404

    client.post(alamat("pulihkan", salah))
    assert Petugas.objects.count() == 2


# --- assign ---------------------------------------------------------------------------------


def isian_tugas(desa, petugas, **isi):
    baku = {
        "desa": desa.pk,
        "petugas": petugas.pk,
        "mulai": "2020-11-13",
        "kunci": str(uuid.uuid4()),
    }
    return baku | isi


@pytest.mark.usefixtures("operator")
def test_tugaskan_menyebut_beban_dan_kecamatan(client):
    kecamatan = buat_kecamatan(nama="Kurun")
    desa = buat_desa(kecamatan)
    buat_petugas(buat_desa(kecamatan), nama="Dekat")
    buat_petugas(nama="Jauh")
    buat_petugas(nama="Pensiun").jabatan.update(selesai=D(2020, 11, 12))

    form = client.get(alamat("tugaskan"), {"desa": desa.kode}).context["form"]

    grup = dict(list(form.fields["petugas"].choices)[1:])
    assert [label for _, label in grup["Di Kecamatan Kurun"]] == ["Dekat (1 desa, Kurun)"]
    assert [label for _, label in grup["Petugas lain"]] == ["Jauh (0 desa)"]
    assert form.initial["desa"] == desa


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("kode", ["99", "a\0b", "x" * 500])
def test_tugaskan_kode_desa_salah(client, kode):
    assert client.get(alamat("tugaskan"), {"desa": kode, "petugas": "²"}).status_code == 200


@pytest.mark.usefixtures("operator")
def test_tugaskan_dua_kali_satu_baris(client):
    desa, petugas = buat_desa(), buat_petugas()
    isi = isian_tugas(desa, petugas)

    for _ in range(2):
        assert client.post(alamat("tugaskan"), isi).status_code == 302

    assert Penugasan.semua.get().petugas == petugas


@pytest.mark.usefixtures("operator")
def test_tugaskan_desa_yang_terisi(client):
    desa = buat_desa()
    lama = buat_petugas(desa, nama="Rusmiati")

    buka = client.get(alamat("tugaskan"), {"desa": desa.kode})
    kirim = client.post(alamat("tugaskan"), isian_tugas(desa, buat_petugas()))

    assert f"{alamat('serah_terima', lama)}?desa={desa.kode}" in buka.text
    assert kirim.status_code == 200
    assert Penugasan.objects.count() == 1


@pytest.mark.usefixtures("operator")
def test_tugaskan_lebih_dari_empat_dipastikan(client):
    petugas = buat_petugas(*[buat_desa() for _ in range(4)])
    isi = isian_tugas(buat_desa(), petugas)

    ditanya = client.post(alamat("tugaskan"), isi)
    assert "akan membina 5 desa" in ditanya.text
    client.post(alamat("tugaskan"), isi | {"yakin": "beban-4"})  # another number: not enough
    assert petugas.penugasan.count() == 4
    client.post(alamat("tugaskan"), isi | {"yakin": "beban-5"})
    assert petugas.penugasan.count() == 5


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({"selesai": "2020-11-12"}, "selesai"),
        ({"mulai": "2017-12-31"}, "mulai"),
        ({"mulai": "2200-01-01"}, "mulai"),
        ({"desa": "99999"}, "desa"),
        ({"petugas": ""}, "petugas"),
    ],
)
def test_tugaskan_isian_salah(client, isi, kolom):
    data = isian_tugas(buat_desa(), buat_petugas()) | isi

    galat = client.post(alamat("tugaskan"), data).context["form"].errors

    assert set(galat) == {kolom}
    assert not Penugasan.semua.exists()


@pytest.mark.usefixtures("operator")
def test_penugasan_diperbaiki_diakhiri_dibatalkan(client):
    petugas = buat_petugas(buat_desa())
    p = petugas.penugasan.get()

    isi = {"mulai": "2018-02-01", "selesai": "", "versi": p.versi, "alasan_perubahan": "TMT"}
    assert client.post(alamat("penugasan_ubah", petugas, p), isi).status_code == 302
    sebelum = client.post(alamat("penugasan_akhiri", petugas, p), {"selesai": "2018-01-31"})
    assert "Hari terakhir sebelum mulai" in sebelum.text
    client.post(alamat("penugasan_akhiri", petugas, p), {"selesai": "2020-11-30"})
    p.refresh_from_db()
    assert (p.mulai, p.selesai) == (D(2018, 2, 1), D(2020, 11, 30))
    client.post(alamat("penugasan_batalkan", petugas, p), {"alasan": "salah desa"})
    assert not Penugasan.objects.exists()
    client.post(alamat("penugasan_pulihkan", petugas, p))
    assert Penugasan.objects.exists()


# --- hand over ------------------------------------------------------------------------------


@pytest.fixture
def serah(client, operator):
    """(from, to, two villages, POST data)."""
    desa = [buat_desa(), buat_desa()]
    dari, ke = buat_petugas(*desa, buat_desa(), nama="Dari"), buat_petugas(nama="Ke")
    isi = {"desa": [d.pk for d in desa], "ke": ke.pk, "mulai": "2020-12-01"}
    return dari, ke, desa, isi


def test_serah_terima_menunjukkan_akibat_dulu(client, serah):
    dari, ke, _, isi = serah

    langsung = client.post(alamat("serah_terima", dari), isi | {"langkah": "simpan"})
    assert not ke.penugasan.exists()
    akibat = langsung.context["form"].akibat
    assert [(b.petugas, b.sekarang, b.sejak.jumlah) for b in akibat.beban] == [
        (dari, 3, 1),
        (ke, 0, 2),
    ]
    assert "berakhir 30 November 2020" in langsung.text
    assert "Alihkan 2 desa" in langsung.text

    sidik = langsung.context["form"].data["sidik"]
    for _ in range(2):
        simpan = client.post(
            alamat("serah_terima", dari), isi | {"langkah": "simpan", "sidik": sidik}
        )
        assert simpan.status_code == 302
    assert ke.penugasan.count() == 2
    assert Penugasan.semua.count() == 5


def test_serah_terima_isian_berubah_ditunjukkan_lagi(client, serah):
    dari, ke, desa, isi = serah
    periksa = client.post(alamat("serah_terima", dari), isi | {"langkah": "periksa"})
    sidik = periksa.context["form"].data["sidik"]

    lain = isi | {"desa": [desa[0].pk], "langkah": "simpan", "sidik": sidik}
    response = client.post(alamat("serah_terima", dari), lain)

    assert response.context["form"].akibat.jumlah == 1
    assert not ke.penugasan.exists()


def test_serah_terima_beban_berlebih_dicentang(client, serah):
    dari, ke, _, isi = serah
    for _ in range(3):
        Penugasan.objects.create(petugas=ke, desa=buat_desa(), mulai=AWAL)
    periksa = client.post(alamat("serah_terima", dari), isi)
    simpan = isi | {"langkah": "simpan", "sidik": periksa.context["form"].data["sidik"]}

    ditanya = client.post(alamat("serah_terima", dari), simpan)
    assert 'name="yakin" value="beban-5"' in ditanya.text
    assert ke.penugasan.count() == 3
    client.post(alamat("serah_terima", dari), simpan | {"yakin": ["beban-5"]})
    assert ke.penugasan.count() == 5


def test_serah_terima_hari_mulai_diperingatkan(client, serah):
    dari, _, _, isi = serah

    form = client.post(alamat("serah_terima", dari), isi | {"mulai": "2018-01-01"}).context["form"]

    kode = [p.kode.split("-")[0] for p in form.akibat.peringatan]
    assert kode == ["lampau", "batal"]


@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({"desa": []}, "desa"),
        ({"ke": ""}, "ke"),
        ({"mulai": ""}, "mulai"),
        ({"mulai": "2200-01-01"}, "mulai"),
        ({"mulai": "2021-11-14"}, "mulai"),
        ({"mulai": "2017-12-31"}, "ke"),
        ({"sk_nomor": "1"}, "sk_tanggal"),
    ],
)
def test_serah_terima_isian_salah(client, serah, isi, kolom):
    dari, ke, _, baku = serah

    form = client.post(alamat("serah_terima", dari), baku | isi).context["form"]

    assert kolom in form.errors
    assert not ke.penugasan.exists()


def test_serah_terima_desa_orang_lain(client, serah):
    dari, ke, _, isi = serah
    asing = buat_desa()
    buat_petugas(asing)

    form = client.post(alamat("serah_terima", dari), isi | {"desa": [asing.pk]}).context["form"]

    assert "desa" in form.errors
    assert not ke.penugasan.exists()


# --- end of service -------------------------------------------------------------------------


@pytest.mark.usefixtures("operator")
def test_akhiri_menyebut_desa_yang_kosong(client):
    desa = buat_desa(nama="Tewah")
    petugas = buat_petugas(desa)

    buka = client.get(alamat("akhiri", petugas))
    assert "Desa Tewah" in buka.text
    isi = {"selesai": "2020-12-31", "alasan": "pensiun", "langkah": "simpan"}
    lain = client.post(alamat("akhiri", petugas), isi | {"sidik": "2020-11-13"})
    assert "31 Desember 2020" in lain.text
    assert petugas.jabatan.get().selesai is None

    for _ in range(2):
        simpan = client.post(alamat("akhiri", petugas), isi | {"sidik": "2020-12-31"})
        assert simpan.status_code == 302
    assert petugas.jabatan.get().selesai == D(2020, 12, 31)
    assert petugas.penugasan.get().selesai == D(2020, 12, 31)


@pytest.mark.usefixtures("operator")
def test_akhiri_menyebut_desa_yang_tidak_jadi_diterima(client):
    """A hand-over that is still to come dies with the service: the village would have nobody."""
    desa, petugas = buat_desa(nama="Tewah"), buat_petugas()
    Penugasan.objects.create(petugas=petugas, desa=desa, mulai=D(2021, 1, 5))
    isi = {"selesai": "2020-12-31", "alasan": "pensiun"}

    periksa = client.post(alamat("akhiri", petugas), isi | {"langkah": "periksa"})
    assert "Tidak ada desa yang kehilangan petugas" not in periksa.text
    assert f"{reverse('petugas:tugaskan')}?desa={desa.kode}" in periksa.text
    assert "sejak 5 Januari 2021" in periksa.text

    langkah = {"sidik": "2020-12-31", "langkah": "simpan"}
    simpan = client.post(alamat("akhiri", petugas), isi | langkah, follow=True)
    assert "1 desa perlu petugas baru" in simpan.text


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({"selesai": "2017-12-31"}, "selesai"),
        ({"selesai": "1800-01-01"}, "selesai"),
        ({"selesai": ""}, "selesai"),
        ({"alasan": ""}, "alasan"),
    ],
)
def test_akhiri_isian_salah(client, isi, kolom):
    petugas = buat_petugas()
    baku = {"selesai": "2020-11-13", "sidik": "2020-11-13", "alasan": "x", "langkah": "simpan"}

    response = client.post(alamat("akhiri", petugas), baku | isi)

    assert kolom in response.context["form"].errors
    assert petugas.jabatan.get().selesai is None


# --- coordinator and PPKBD ------------------------------------------------------------------


@pytest.mark.usefixtures("operator")
def test_koordinator_diganti_dengan_centang(client):
    kecamatan = buat_kecamatan()
    lama, baru = buat_petugas(nama="Lama"), buat_petugas()
    Koordinator.objects.create(petugas=lama, kecamatan=kecamatan, mulai=AWAL)
    isi = {"kecamatan": kecamatan.pk, "mulai": "2020-12-01", "kunci": str(uuid.uuid4())}

    ditolak = client.post(alamat("koordinator_tambah", baru), isi)
    assert "mulai" in ditolak.context["form"].errors
    for _ in range(2):
        client.post(alamat("koordinator_tambah", baru), isi | {"ganti": "on"})

    assert lama.koordinator.get().selesai == D(2020, 11, 30)
    k = baru.koordinator.get()
    client.post(alamat("koordinator_akhiri", baru, k), {"selesai": "2020-12-31"})
    k.refresh_from_db()
    assert k.selesai == D(2020, 12, 31)
    client.post(
        alamat("koordinator_ubah", baru, k),
        {"mulai": "2020-12-02", "selesai": "", "versi": k.versi},
    )
    k.refresh_from_db()
    assert (k.mulai, k.selesai) == (D(2020, 12, 2), None)
    client.post(alamat("koordinator_batalkan", baru, k), {"alasan": "salah"})
    assert not baru.koordinator.exists()
    client.post(alamat("koordinator_pulihkan", baru, k))
    assert baru.koordinator.exists()


@pytest.mark.usefixtures("operator")
def test_halaman_kecamatan_menawarkan_pengganti_koordinator(client):
    """Who serves there is one click away, with what that click will replace already ticked."""
    kecamatan = buat_kecamatan()
    lama, baru = (buat_petugas(buat_desa(kecamatan)) for _ in range(2))
    Koordinator.objects.create(petugas=lama, kecamatan=kecamatan, mulai=AWAL)
    tautan = f"{alamat('koordinator_tambah', baru)}?kecamatan={kecamatan.kode}"

    halaman = client.get(kecamatan.get_absolute_url()).text
    assert tautan in halaman
    assert alamat("koordinator_tambah", lama) not in halaman
    form = client.get(tautan).context["form"]

    assert (form["ganti"].value(), form["kecamatan"].value()) == (True, kecamatan.pk)
    kosong = buat_kecamatan()
    form = client.get(f"{alamat('koordinator_tambah', baru)}?kecamatan={kosong.kode}").context[
        "form"
    ]
    assert not form["ganti"].value()


@pytest.mark.usefixtures("operator")
def test_imp_ditambah_diubah_diakhiri_dibatalkan(client):
    desa = buat_desa()
    isi = {
        "desa": desa.pk,
        "tingkat": "ppkbd",
        "nama": "Ibu Ani",
        "mulai": "2020-01-01",
        "kunci": str(uuid.uuid4()),
    }
    for _ in range(2):
        assert client.post(alamat("imp_tambah"), isi).status_code == 302
    imp = Imp.semua.get()

    kembar = client.post(alamat("imp_tambah"), isi | {"kunci": str(uuid.uuid4())})
    assert kembar.status_code == 200
    assert f"PPKBD {desa} adalah {imp.nama} " in str(kembar.context["form"].errors)
    huruf = client.post(alamat("imp_ubah", imp), isi | {"telepon": "x", "versi": imp.versi})
    assert set(huruf.context["form"].errors) == {"telepon"}
    client.post(alamat("imp_ubah", imp), isi | {"nama": "Ibu Ina", "versi": imp.versi})
    client.post(alamat("imp_akhiri", imp), {"selesai": "2020-11-12"})
    imp.refresh_from_db()
    assert (imp.nama, imp.selesai) == ("Ibu Ina", D(2020, 11, 12))
    assert client.get("/petugas/imp/").context["halaman"].paginator.count == 0
    assert client.get("/petugas/imp/", {"status": "selesai"}).context["halaman"].paginator.count
    client.post(alamat("imp_batalkan", imp), {"alasan": "salah"})
    assert not Imp.objects.exists()
    client.post(alamat("imp_pulihkan", imp))
    assert Imp.objects.exists()


# --- who may --------------------------------------------------------------------------------

MENULIS = [
    "ubah",
    "akhiri",
    "batalkan",
    "serah_terima",
    "jabatan_tambah",
    "koordinator_tambah",
]


@pytest.mark.parametrize("peran", ["pimpinan", "petugas"])
@pytest.mark.parametrize("cara", ["get", "post"])
def test_hanya_operator_yang_menulis(client, peran, cara):
    """403 before anything is looked up: the officer is their own, and there is all to change."""
    desa = buat_desa()
    user = buat_akun_petugas(desa) if peran == "petugas" else buat_pengguna(peran)
    petugas = getattr(user, "petugas", None) or buat_petugas(desa)
    imp = buat_imp(desa)
    jabatan, penugasan = petugas.jabatan.get(), petugas.penugasan.get()
    client.force_login(user)
    semua = [
        alamat("tambah"),
        alamat("tugaskan"),
        alamat("imp_tambah"),
        *(alamat(n, petugas) for n in MENULIS),
        *(alamat(f"jabatan_{n}", petugas, jabatan) for n in ("ubah", "batalkan")),
        *(alamat(f"penugasan_{n}", petugas, penugasan) for n in ("ubah", "akhiri", "batalkan")),
        *(alamat(f"imp_{n}", imp) for n in ("ubah", "akhiri", "batalkan")),
    ]
    isi = {"alasan": "x", "selesai": "2020-11-13", "nama": "Diubah", "langkah": "simpan"}

    assert {getattr(client, cara)(url, isi).status_code for url in semua} == {403}

    assert not Petugas.objects.filter(nama="Diubah").exists()
    assert petugas.penugasan.get().selesai is None


# --- panels and tasks -----------------------------------------------------------------------


def panel(objek, user, per=HARI_INI):
    return next(p for p in panel_untuk(objek, user, per) if p.templat.startswith("petugas/_panel"))


def test_panel_desa(client, operator):
    desa = buat_desa()
    dulu, kini = buat_petugas(nama="Dulu"), buat_petugas(nama="Kini")
    Penugasan.objects.create(petugas=dulu, desa=desa, mulai=AWAL, selesai=D(2019, 12, 31))
    Penugasan.objects.create(petugas=kini, desa=desa, mulai=D(2020, 1, 1))
    buat_imp(desa, nama="Ibu Ani")

    isi = panel(desa, operator).isi
    assert (isi["kini"].petugas, [p.petugas for p in isi["dulu"]]) == (kini, [dulu])
    assert panel(desa, operator, D(2019, 12, 31)).isi["kini"].petugas == dulu
    assert panel(desa, operator, D(2017, 1, 1)).isi["kini"] is None
    halaman = client.get(desa.get_absolute_url())
    assert "Ibu Ani" in halaman.text
    kosong = client.get(desa.get_absolute_url(), {"per": "2017-01-01"})
    assert f"{alamat('tugaskan')}?desa={desa.kode}" in kosong.text


def test_panel_desa_tidak_membuka_petugas_lain(client):
    """A former officer who serves elsewhere now: the name stays, page and telephone do not."""
    desa = buat_desa()
    pindah = buat_petugas(nama="Pindah", telepon="0812-5555-0999")
    Penugasan.objects.create(petugas=pindah, desa=desa, mulai=AWAL, selesai=D(2019, 12, 31))
    saya = buat_akun_petugas()
    Penugasan.objects.create(petugas=saya.petugas, desa=desa, mulai=D(2020, 1, 1))
    client.force_login(saya)

    for per in ("2020-11-13", "2019-06-30"):
        halaman = client.get(desa.get_absolute_url(), {"per": per})
        assert "Pindah" in halaman.text
        assert "0812-5555-0999" not in halaman.text
        assert pindah.get_absolute_url() not in halaman.text


def test_panel_kecamatan(client, operator):
    kecamatan = buat_kecamatan()
    petugas = buat_petugas(buat_desa(kecamatan), buat_desa(kecamatan), buat_desa())
    Koordinator.objects.create(petugas=petugas, kecamatan=kecamatan, mulai=AWAL)
    buat_desa(kecamatan)

    isi = panel(kecamatan, operator).isi

    assert [(p, b.jumlah) for p, b in isi["petugas"]] == [(petugas, 2)]
    assert isi["koordinator"].petugas == petugas
    assert isi["tanpa"] == 1
    assert client.get(isi["url_tanpa"]).context["halaman"].paginator.count == 1
    assert client.get(kecamatan.get_absolute_url()).status_code == 200


def test_tugas_operator(client, operator):
    desa = buat_desa(kepala="Pak Kades", telepon_kepala="0812555")
    berat = buat_petugas(*[buat_desa() for _ in range(5)])
    pindah = berat.penugasan.first()
    pindah.selesai = D(2020, 11, 30)
    pindah.save()
    Penugasan.objects.create(petugas=buat_petugas(), desa=pindah.desa, mulai=D(2020, 12, 1))

    tugas = {t.kode: t for t in tugas_untuk(operator, HARI_INI, rinci=True)}

    for kode in ("desa-tanpa-petugas", "beban-berat", "akan-beralih"):
        assert tugas[kode].jumlah == 1
        assert client.get(tugas[kode].url).context["halaman"].paginator.count == 1
    assert tugas["desa-tanpa-petugas"].contoh[0].hubungi == "Pak Kades"
    assert tugas["desa-tanpa-petugas"].contoh[0].url_tombol.endswith(f"?desa={desa.kode}")
    assert client.get("/tugas/").status_code == 200


def test_kabar_hanya_untuk_yang_bersangkutan(client):
    desa = buat_desa()
    saya, lain = buat_akun_petugas(), buat_akun_petugas(buat_desa())
    Penugasan.objects.create(petugas=saya.petugas, desa=desa, mulai=D(2020, 12, 1))

    assert [t.kode for t in tugas_untuk(saya, HARI_INI)] == ["akan-beralih"]
    assert "akan-beralih" not in [t.kode for t in tugas_untuk(lain, HARI_INI)]
    client.force_login(lain)
    assert client.get("/petugas/mendatang/").context["halaman"].paginator.count == 0


@pytest.mark.usefixtures("operator")
def test_mendatang_menyebut_yang_akan_kosong(client):
    desa, tutup = buat_desa(), buat_desa(selesai=D(2020, 12, 31))
    petugas = buat_petugas(desa, tutup)
    petugas.penugasan.update(selesai=D(2020, 12, 31))

    (perubahan,) = client.get("/petugas/mendatang/").context["halaman"]

    assert (perubahan.tanggal, perubahan.desa) == (D(2021, 1, 1), desa)
    assert (perubahan.dari, perubahan.ke) == (petugas, None)


@pytest.mark.usefixtures("operator")
def test_mendatang_menawarkan_petugas_untuk_hari_berikutnya(client):
    desa = buat_desa()
    buat_petugas(desa).penugasan.update(selesai=D(2020, 12, 31))

    halaman = client.get("/petugas/mendatang/").text
    tugaskan = f"{alamat('tugaskan')}?desa={desa.kode}"

    assert tugaskan in halaman
    assert client.get(tugaskan).context["form"].initial["mulai"] == D(2021, 1, 1)


@pytest.mark.usefixtures("operator")
def test_batalkan_serah_terima_menyebut_yang_tetap_berakhir(client):
    desa = buat_desa()
    buat_petugas(desa, nama="Rusmiati").penugasan.update(selesai=D(2020, 12, 31))
    baru = buat_petugas(nama="Petrus")
    penugasan = Penugasan.objects.create(petugas=baru, desa=desa, mulai=D(2021, 1, 1))

    halaman = client.get(alamat("penugasan_batalkan", baru, penugasan)).text

    assert "Tugas Rusmiati di sini tetap berakhir 31 Desember 2020." in halaman
    assert "alihkan kembali kepada Rusmiati mulai 1 Januari 2021" in halaman


@pytest.mark.usefixtures("operator")
def test_daftar_ppkbd_menyebut_masa_dan_telepon(client):
    buat_imp(buat_desa(), mulai=D(2020, 11, 1), telepon="081255550199")

    halaman = client.get("/petugas/imp/").text

    assert '1 Nov 2020–</span><span class="text-nowrap">sekarang' in halaman
    assert ">0812-5555-0199<" in halaman
