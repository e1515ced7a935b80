"""Promises: state as of a day, follow-ups, who may write them, and where they are reminded of."""

import datetime

import pytest

from dinas.peran import Peran
from inti.tugas import tugas_untuk
from kegiatan.models import Komitmen, StatusKomitmen, TindakLanjut
from kegiatan.rekap.komitmen import rekap, rekap_tahunan
from tests.pabrik import buat_akun_petugas, buat_desa, buat_pengguna
from tests.pabrik_kegiatan import (
    HARI,
    buat_kegiatan,
    buat_komitmen,
    buat_mitra,
    buat_tindak_lanjut,
)

pytestmark = pytest.mark.django_db
DAFTAR = "/kegiatan/komitmen/"
T = datetime.date


def isian(acara, **isi):
    return {
        "kegiatan": acara.pk,
        "pihak": "dinas",
        "isi": "Menyalurkan APE",
        "tenggat": "2021-03-31",
        "penanggung_jawab": "Kepala Bidang",
    } | isi


def galat(response):
    return response.context["form"].errors


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("jumlah", [1, 3])
def test_daftar_hemat_kueri(client, jumlah, kueri_halaman):
    for _ in range(jumlah):
        buat_komitmen(pihak="desa", desa=buat_desa())
        buat_komitmen(pihak="mitra", mitra=buat_mitra())

    with kueri_halaman(5):  # kecamatan, desa (pilihan); per tahun; jumlah baris; isi halaman
        response = client.get(DAFTAR)

    assert response.context["halaman"].paginator.count == 2 * jumlah


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("jumlah", [1, 3])
def test_detail_hemat_kueri(client, jumlah, kueri_halaman):
    komitmen = buat_komitmen()
    for n in range(jumlah):
        buat_tindak_lanjut(komitmen, tanggal=T(2021, 1, 1 + n))

    # komitmen, tindak lanjut, kegiatannya terlihat; riwayat, tindak lanjut, riwayatnya;
    # dan dua untuk berkasnya
    with kueri_halaman(8):
        response = client.get(komitmen.get_absolute_url())

    assert len(response.context["baris"].tindak) == jumlah


@pytest.mark.usefixtures("operator")
def test_tambah_dari_kegiatan(client):
    acara = buat_kegiatan(jenis="kunjungan")
    url = f"{DAFTAR}tambah/?kegiatan={acara.pk}"

    assert client.get(url).context["form"]["kegiatan"].value() == acara.pk
    response = client.post(url, isian(acara))

    komitmen = Komitmen.objects.get()
    assert response.headers["Location"] == komitmen.get_absolute_url()
    assert (komitmen.status, komitmen.kegiatan) == ("terbuka", acara)


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({"tenggat": "2020-11-12"}, "tenggat"),
        ({"tenggat": ""}, "tenggat"),
        ({"penanggung_jawab": ""}, "penanggung_jawab"),
        ({"isi": " "}, "isi"),
        ({"pihak": "raja"}, "pihak"),
        ({"pihak": "desa"}, "desa"),
        ({"pihak": "kecamatan"}, "kecamatan"),
        ({"pihak": "mitra"}, "mitra"),
        ({"menurut_dana": "on"}, "menurut_dana"),
        ({"kegiatan": "999999"}, "kegiatan"),
        ({"kegiatan": "²"}, "kegiatan"),
    ],
)
def test_isian_buruk_berpesan_di_kolomnya(client, isi, kolom):
    response = client.post(f"{DAFTAR}tambah/", isian(buat_kegiatan(mulai=HARI), **isi))

    assert galat(response).keys() == {kolom}
    assert Komitmen.objects.count() == 0


@pytest.mark.usefixtures("operator")
def test_tenggat_boleh_hari_kegiatan_dan_pihak_lain_dibuang(client):
    acara, mitra = buat_kegiatan(mulai=HARI), buat_mitra()

    client.post(f"{DAFTAR}tambah/", isian(acara, tenggat="2020-11-13", mitra=mitra.pk))

    assert Komitmen.objects.get().mitra is None


@pytest.mark.usefixtures("operator")
def test_kegiatan_yang_akan_datang_belum_menjanjikan_apa_pun(client, jam):
    acara = buat_kegiatan(mulai=T(2020, 11, 14))
    jam(HARI)

    response = client.post(f"{DAFTAR}tambah/?kegiatan={acara.pk}", isian(acara))

    assert galat(response)["kegiatan"] == ["Kegiatan ini belum berlangsung."]


@pytest.mark.usefixtures("operator")
def test_tindak_lanjut_terakhir_menentukan_status(client):
    komitmen = buat_komitmen()
    url = f"{DAFTAR}{komitmen.pk}/tindak/"

    def catat(tanggal, status):
        isi = {"tanggal": tanggal, "status": status, "catatan": "Perdes 4/2021"}
        assert client.post(f"{url}tambah/", isi).status_code == 302
        komitmen.refresh_from_db()
        return komitmen.status, komitmen.tanggal_tuntas

    assert catat("2021-02-01", "selesai") == ("selesai", T(2021, 2, 1))
    assert catat("2021-01-01", "berjalan") == (
        "selesai",
        T(2021, 2, 1),
    )  # later typed, earlier day
    selesai = komitmen.tindak_lanjut.get(status="selesai")
    client.post(f"{url}{selesai.pk}/batalkan/", {"alasan": "salah desa"})
    komitmen.refresh_from_db()
    assert (komitmen.status, komitmen.tanggal_tuntas) == ("berjalan", None)
    client.post(f"{url}{selesai.pk}/pulihkan/")
    komitmen.refresh_from_db()
    assert komitmen.status == "selesai"
    assert [k.perubahan for k in client.get(komitmen.get_absolute_url()).context["riwayat"]]


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({"tanggal": ""}, "tanggal"),
        ({"tanggal": "2020-11-12"}, "tanggal"),
        ({"tanggal": "2099-01-01"}, "tanggal"),
        ({"catatan": ""}, "catatan"),
        ({"catatan": "   "}, "catatan"),
        ({"status": ""}, "status"),
    ],
)
def test_selesai_butuh_tanggal_dan_bukti(client, isi, kolom):
    komitmen = buat_komitmen()
    baku = {"tanggal": "2021-02-01", "status": "selesai", "catatan": "Perdes 4/2021"}

    response = client.post(f"{DAFTAR}{komitmen.pk}/tindak/tambah/", baku | isi)

    assert galat(response).keys() == {kolom}
    komitmen.refresh_from_db()
    assert (komitmen.status, TindakLanjut.objects.count()) == ("terbuka", 0)


def test_keadaan_pada_tanggal():
    komitmen = buat_komitmen(tenggat=T(2021, 3, 31))
    buat_tindak_lanjut(komitmen, tanggal=T(2021, 5, 1), status="selesai")

    def pada(hari):
        baris = Komitmen.objects.per(hari).first()
        return baris and (baris.status_per, baris.lewat_hari(hari))

    assert pada(T(2020, 11, 12)) is None  # not promised yet
    assert pada(T(2021, 3, 31)) == (StatusKomitmen.TERBUKA, 0)
    assert pada(T(2021, 4, 30)) == (StatusKomitmen.TERBUKA, 30)
    assert pada(T(2021, 5, 1)) == (StatusKomitmen.SELESAI, 0)
    assert [Komitmen.objects.lewat(h).count() for h in (T(2021, 4, 1), T(2021, 5, 1))] == [1, 0]


def test_bagian_yang_ditepati_dihitung_tangan():
    """Three of 2020: one kept, one withdrawn, one open; kept is 1 of 2, the withdrawn left out."""
    acara, lain = buat_kegiatan(), buat_kegiatan(mulai=T(2019, 6, 29))
    for status in ("selesai", "batal"):
        buat_tindak_lanjut(buat_komitmen(acara), status=status)
    buat_komitmen(acara)
    buat_komitmen(lain, tenggat=T(2030, 1, 1))
    hari = T(2022, 1, 1)

    semua = rekap(Komitmen.objects.per(hari), hari)
    tahunan = {t.tahun: t.rekap for t in rekap_tahunan(Komitmen.objects.per(hari), hari)}

    assert (semua.jumlah, semua.dinilai, semua.selesai, semua.lewat) == (4, 3, 1, 1)
    assert {t: (r.jumlah, r.ditepati) for t, r in tahunan.items()} == {
        2020: (3, "50%"),
        2019: (1, "0%"),
    }
    assert rekap([], hari).ditepati == "–"


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(
    ("kueri", "jumlah"),
    [
        ("status=lewat", 1),
        ("status=belum", 2),
        ("status=selesai", 1),
        ("status=lewat&per=2021-03-31", 0),
        ("status=tak_lengkap", 1),
        ("pihak=mitra", 1),
        ("tahun=2020", 3),
        ("q=kepala", 2),
    ],
)
def test_saring(client, kueri, jumlah):
    acara = buat_kegiatan()
    buat_komitmen(acara)
    buat_tindak_lanjut(buat_komitmen(acara, pihak="mitra", mitra=buat_mitra()), status="selesai")
    buat_komitmen(acara, asal="fakta", tenggat=None, penanggung_jawab="")

    assert client.get(f"{DAFTAR}?{kueri}").context["halaman"].paginator.count == jumlah


def test_petugas_menindaklanjuti_di_desanya_saja(client):
    sendiri = buat_desa()
    milik = buat_komitmen(pihak="desa", desa=sendiri)
    umum, tetangga = buat_komitmen(), buat_komitmen(pihak="desa", desa=buat_desa())
    client.force_login(buat_akun_petugas(sendiri))
    isi = {"tanggal": "2021-02-01", "status": "berjalan", "catatan": "Sudah ditanyakan"}

    jawaban = [
        client.post(f"{DAFTAR}{k.pk}/tindak/tambah/", isi).status_code
        for k in (milik, umum, tetangga)
    ]

    assert jawaban == [302, 403, 404]
    assert TindakLanjut.objects.get().komitmen == milik
    assert client.post(f"{DAFTAR}{milik.pk}/ubah/", isian(milik.kegiatan)).status_code == 403


def test_tindak_lanjut_komitmen_lain_tidak_terjangkau(client, operator):
    lain = buat_tindak_lanjut()
    komitmen = buat_komitmen()

    url = f"{DAFTAR}{komitmen.pk}/tindak/{lain.pk}/"

    assert client.get(f"{url}ubah/").status_code == 404
    assert client.post(f"{url}batalkan/", {"alasan": "x"}).status_code == 404


def test_tugas_menyebut_yang_lewat_dan_daftarnya_sebanyak_itu(client):
    sendiri = buat_desa(kepala="Pak Kades", telepon_kepala="0812-5555-01001")
    lewat = buat_komitmen(pihak="desa", desa=sendiri)
    buat_komitmen()  # of the office
    buat_tindak_lanjut(buat_komitmen(pihak="desa", desa=sendiri), status="selesai")
    petugas = buat_akun_petugas(sendiri)

    for user, jumlah in ((petugas, 1), (buat_pengguna(Peran.OPERATOR), 2)):
        tugas = {t.kode: t for t in tugas_untuk(user, T(2021, 6, 1), rinci=True)}["komitmen-lewat"]
        client.force_login(user)
        assert tugas.jumlah == jumlah
        assert client.get(tugas.url).context["halaman"].paginator.count == jumlah
    assert [b.hubungi for b in tugas.contoh] == ["Pak Kades", "Kepala Bidang KS-PK"]
    assert not [
        t
        for t in tugas_untuk(buat_pengguna(Peran.PIMPINAN), T(2021, 6, 1))
        if t.kode == "komitmen-lewat"
    ]
    assert str(lewat.pk) in tugas.contoh[0].url


@pytest.mark.usefixtures("operator")
def test_komitmen_tanpa_tenggat_diminta_dilengkapi(client):
    komitmen = buat_komitmen(asal="fakta", tenggat=None, penanggung_jawab="")

    html = client.get(komitmen.get_absolute_url()).text
    tugas = {t.kode: t for t in tugas_untuk(buat_pengguna(Peran.OPERATOR), T(2021, 6, 1))}

    assert "Tenggatnya belum ditentukan." in html
    assert tugas["komitmen-tak-lengkap"].jumlah == 1
    assert "komitmen-lewat" not in tugas


@pytest.mark.usefixtures("operator")
def test_panel_desa_menyebut_yang_belum_selesai(client):
    desa = buat_desa()
    buat_komitmen(pihak="desa", desa=desa, isi="Menganggarkan BKB")
    buat_tindak_lanjut(buat_komitmen(pihak="desa", desa=desa, isi="Lunas"), status="selesai")

    html = client.get(desa.get_absolute_url()).text

    assert "Menganggarkan BKB" in html
    assert "Lunas" not in html


@pytest.mark.usefixtures("operator")
def test_yang_ditunggu_berdiri_di_atas(client, jam):
    """Not settled by due date, then the settled from the latest; as on the day that is asked for."""
    jam(T(2021, 6, 1))
    acara = buat_kegiatan()
    lama, baru = (
        buat_komitmen(acara, isi=isi, tenggat=tenggat)
        for isi, tenggat in (("lama", T(2020, 12, 1)), ("baru", T(2021, 1, 31)))
    )
    for komitmen in (lama, baru):
        buat_tindak_lanjut(komitmen, tanggal=T(2021, 2, 1), status="selesai")
    for isi, tenggat in (("nanti", T(2021, 9, 1)), ("lewat", T(2021, 3, 1))):
        buat_komitmen(acara, isi=isi, tenggat=tenggat)

    def urutan(**kueri):
        return [k.isi for k in client.get(DAFTAR, kueri).context["halaman"]]

    assert urutan() == ["lewat", "nanti", "baru", "lama"]
    assert urutan(per="2021-01-15") == ["lama", "baru", "lewat", "nanti"]
    assert urutan(urut="-isi") == ["nanti", "lewat", "lama", "baru"]
