"""The ledger of decrees: who sees which, what each settles, what lacks one; one decree for many."""

import datetime
import io
import re
import uuid

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from berkas import gudang
from berkas.models import Berkas, Lampiran
from dasbor.sk.daftar import keadaan_sk
from dasbor.sk.kaitan import sk_terlihat
from dinas.models import SuratKeputusan
from dinas.peran import Peran
from inti.aksi import batalkan
from kelompok.models import SkKelompok
from stunting.models import DaftarLokus
from tests.pabrik import (
    buat_akun_koordinator,
    buat_akun_petugas,
    buat_daftar_lokus,
    buat_desa,
    buat_imp,
    buat_kelompok,
    buat_pengguna,
    buat_petugas,
    buat_sk,
    buat_sk_kelompok,
)
from tests.pabrik_berkas import EXE, PDF, unggahan
from tests.pabrik_kegiatan import buat_lampiran

pytestmark = pytest.mark.django_db
HARI = datetime.date(2020, 11, 13)
ISI = {"nomor": "476/58/2020", "tanggal": "2020-02-03", "penerbit": "kades", "tentang": "BKB"}


@pytest.fixture(autouse=True)
def _hari_ini(jam, settings, tmp_path):
    jam(HARI)
    settings.BERKAS_DIR = tmp_path / "berkas"


@pytest.fixture
def operator(client):
    user = buat_pengguna(Peran.OPERATOR)
    client.force_login(user)
    return user


def nomor(response) -> list[str]:
    return [b.sk.nomor for b in response.context["baris"]]


def daftar(client, **saring) -> list[str]:
    return nomor(client.get(reverse("sk:daftar"), saring))


# --- who sees which --------------------------------------------------------------------------


def satu_tiap_jenis(desa) -> dict[str, SuratKeputusan]:
    """A decree under one record of every kind, all of this village."""
    petugas = buat_petugas(desa)
    kode = ("jabatan", "penugasan", "imp", "lokus")
    sk = {nama: buat_sk(nomor=f"{nama} {desa.pk}") for nama in kode}
    petugas.jabatan.update(sk=sk["jabatan"])
    petugas.penugasan.update(sk=sk["penugasan"])
    buat_imp(desa, sk=sk["imp"])
    tahun = 2020 + DaftarLokus.objects.count()  # one list a year
    DaftarLokus.objects.filter(pk=buat_daftar_lokus(tahun, desa).pk).update(sk=sk["lokus"])
    return sk | {"kelompok": buat_sk_kelompok(buat_kelompok(desa), nomor=f"kelompok {desa.pk}").sk}


def test_petugas_melihat_sk_wilayahnya_dan_milik_semua(client):
    desa, lain = buat_desa(), buat_desa()
    milik, asing = satu_tiap_jenis(desa), satu_tiap_jenis(lain)
    tanpa = buat_sk(nomor="belum ditautkan")
    client.force_login(buat_akun_koordinator(desa.kecamatan))

    terlihat = {milik["kelompok"], milik["imp"], milik["lokus"], asing["lokus"]}
    for sk in [*milik.values(), *asing.values(), tanpa]:
        kode = client.get(sk.get_absolute_url()).status_code
        assert kode == (200 if sk in terlihat else 404), sk
    assert len(daftar(client)) == len(terlihat)


def test_petugas_melihat_sk_jabatan_dan_penugasan_sendiri(client):
    desa = buat_desa()
    user = buat_akun_petugas(desa)
    sk = [buat_sk(nomor=n) for n in ("jabatan", "penugasan")]
    user.petugas.jabatan.update(sk=sk[0])
    user.petugas.penugasan.update(sk=sk[1])
    client.force_login(user)

    assert set(sk_terlihat(user)) == set(sk)
    assert client.post(sk[0].get_absolute_url()).status_code == 405  # read outside of a GET, too


def test_pindaian_ikut_hak_sk_nya(client):
    desa = buat_desa()
    pindaian = buat_lampiran(buat_sk_kelompok(buat_kelompok(desa)).sk, isi=True)
    alamat = pindaian.get_absolute_url()

    client.force_login(buat_akun_petugas(desa))
    assert client.get(alamat).getvalue()
    client.force_login(buat_akun_petugas(buat_desa()))
    for cara in ("get", "head", "post", "put", "patch", "delete", "options"):
        assert getattr(client, cara)(alamat).status_code == 404
        tambah = reverse("berkas:tambah", args=["sk", pindaian.id_pemilik])
        assert getattr(client, cara)(tambah).status_code == 404


def test_petugas_lain_menghitung_kelompoknya_sendiri(client):
    desa = buat_desa()
    tautan = buat_sk_kelompok(buat_kelompok(desa))
    SkKelompok.objects.create(kelompok=buat_kelompok(buat_desa()), sk=tautan.sk)
    client.force_login(buat_akun_petugas(desa))

    (baris,) = client.get(reverse("sk:daftar")).context["baris"]
    halaman = client.get(tautan.sk.get_absolute_url())

    assert baris.kaitan == ("1 kelompok",)
    assert [len(isi) for k, isi in halaman.context["kaitan"] if k.kode == "kelompok"] == [1]


# --- the list --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sampai", "teks"),
    [
        (None, "Berlaku"),
        (HARI + datetime.timedelta(61), "Berlaku"),
        (HARI + datetime.timedelta(60), "60 hari lagi"),
        (HARI, "Hari terakhir"),
        (HARI - datetime.timedelta(1), "Berakhir"),
    ],
)
def test_keadaan(sampai, teks):
    assert keadaan_sk(SuratKeputusan(berlaku_sampai=sampai), HARI).teks == teks


@pytest.mark.usefixtures("operator")
def test_saringan(client):
    berlaku = buat_sk_kelompok(
        buat_kelompok(), nomor="A", tentang="Pengukuhan BKB", penerbit="camat"
    ).sk
    buat_sk(nomor="B", tanggal="2020-01-01", berlaku_sampai="2020-12-31")
    buat_sk(nomor="C", tanggal="2019-01-01", berlaku_sampai="2020-06-30")
    buat_lampiran(berlaku)
    batal = buat_sk(nomor="D")
    batalkan(batal, oleh=buat_pengguna(), alasan="x")

    assert set(daftar(client)) == {"A", "B", "C"}
    assert daftar(client, keadaan="segera") == ["B"]
    assert set(daftar(client, keadaan="berlaku")) == {"A", "B"}
    assert daftar(client, keadaan="berakhir") == ["C"]
    assert set(daftar(client, keadaan="tanpa-pindaian")) == {"B", "C"}
    assert daftar(client, menetapkan="kelompok") == ["A"]
    assert daftar(client, menetapkan="lokus") == []
    assert set(daftar(client, menetapkan="belum")) == {"B", "C"}
    assert daftar(client, penerbit="camat") == ["A"]
    assert daftar(client, q="pengukuhan") == ["A"]
    assert daftar(client, per="2020-06-01", keadaan="segera") == ["C"]
    assert "B" not in daftar(client, per="2019-12-31")
    assert daftar(client, urut="nomor") == ["A", "B", "C"]


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(
    "saring",
    [{"keadaan": "?"}, {"per": "2020-13-01"}, {"menetapkan": "semua"}, {"kecamatan": "1"}],
)
def test_saringan_salah_daftar_kosong(client, saring):
    buat_sk()

    response = client.get(reverse("sk:daftar"), saring)

    assert response.status_code == 200
    assert nomor(response) == []
    assert response.context["saring"].form.errors


@pytest.mark.usefixtures("operator")
def test_tiap_angka_daftarnya(client):
    """Every count on the page opens a list of exactly that many rows."""
    desa = buat_desa()
    buat_sk_kelompok(buat_kelompok(desa))
    buat_kelompok(desa)
    buat_kelompok(desa, jenis="UPPKS")
    buat_petugas(desa)
    buat_imp(desa)
    buat_daftar_lokus(2020, desa)
    buat_sk(nomor="B", tanggal="2020-01-01", berlaku_sampai="2020-12-31")

    teks = client.get(reverse("sk:daftar")).text

    angka = re.findall(r'href="([^"]+)" data-jumlah="(\d+)"', teks)
    assert len(angka) >= 8
    for url, n in angka:
        tujuan = client.get(url.replace("&amp;", "&"))
        assert tujuan.context["halaman"].paginator.count == int(n), url


@pytest.mark.usefixtures("operator")
def test_tanpa_sk_per_jenis_beserta_tombolnya(client):
    desa = buat_desa()
    imp = buat_imp(desa)
    buat_imp(desa, tingkat="sub_ppkbd", sk=buat_sk())
    habis = buat_sk(tanggal="2019-01-01", berlaku_sampai="2020-01-31")
    lama = buat_imp(desa, tingkat="sub_ppkbd", sk=habis)

    response = client.get(reverse("sk:tanpa"), {"jenis": "imp"})
    buku = client.get(reverse("sk:tanpa_unduh"), {"jenis": "imp"})

    assert {b[3] for b in response.context["baris"]} == {
        reverse("petugas:imp_ubah", args=[x.pk]) for x in (imp, lama)
    }
    lembar = openpyxl.load_workbook(io.BytesIO(buku.getvalue())).worksheets[0]
    assert lembar.max_row == 3


@pytest.mark.usefixtures("operator")
def test_unduhan_sama_dengan_daftar(client):
    buat_sk_kelompok(buat_kelompok(), nomor="A")
    buat_sk(nomor="B", tanggal="2019-01-01", berlaku_sampai="2020-06-30")

    buku = client.get(reverse("sk:unduh"), {"keadaan": "berlaku"})

    lembar = openpyxl.load_workbook(io.BytesIO(buku.getvalue())).worksheets[0]
    kepala, baris = lembar.iter_rows(values_only=True)
    isi = dict(zip(kepala, baris, strict=True))
    assert (isi["Nomor"], isi["Kelompok"], isi["Keadaan"]) == ("A", 1, "Berlaku")


@pytest.mark.parametrize("jumlah", [1, 3])
@pytest.mark.parametrize("peran", ["operator", "petugas"])
def test_daftar_hemat_kueri(client, kueri_halaman, jumlah, peran):
    desa = buat_desa()
    for n in range(jumlah):
        sk = buat_sk_kelompok(buat_kelompok(desa), nomor=f"{n}", berlaku_sampai="2020-12-01").sk
        buat_lampiran(sk)
        buat_kelompok(desa)
    client.force_login(buat_pengguna() if peran == "operator" else buat_akun_petugas(desa))

    # rows, page; groups without decree (counts, names), other kinds, ending soon;
    # an officer's decrees, and villages for the awards
    with kueri_halaman(6 if peran == "operator" else 8):
        client.get(reverse("sk:daftar"))


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("jumlah", [1, 3])
def test_detail_hemat_kueri(client, kueri_halaman, jumlah):
    sk = buat_sk()
    for _ in range(jumlah):
        SkKelompok.objects.create(kelompok=buat_kelompok(), sk=sk)
        buat_lampiran(sk)

    # sk, 7 kinds, may change, files, history 2, of files 2
    with kueri_halaman(13):
        client.get(sk.get_absolute_url())


def test_kosong_menyebut_langkah_berikutnya(client, operator):
    teks = client.get(reverse("sk:daftar")).text

    assert "Belum ada SK tercatat. Satu SK dapat mengukuhkan banyak kelompok sekaligus." in teks


# --- recording -------------------------------------------------------------------------------


def test_satu_sk_sepuluh_kelompok_satu_pindaian(client, operator):
    """Entered once: one decree, ten links, one scan that is reached from each of the ten."""
    desa = buat_desa()
    kelompok = [buat_kelompok(desa) for _ in range(10)]
    isi = ISI | {"kelompok": [k.pk for k in kelompok], "kunci": str(uuid.uuid4())}

    response = client.post(reverse("sk:tambah"), isi | {"berkas": unggahan(PDF, "sk.pdf")})

    sk = SuratKeputusan.objects.get()
    assert response.headers["Location"] == sk.get_absolute_url()
    assert {t.kelompok for t in SkKelompok.objects.filter(sk=sk)} == set(kelompok)
    assert Berkas.objects.count() == Lampiran.objects.milik(sk).count() == 1
    assert sk.riwayat.get().history_user == operator
    for k in kelompok:
        assert sk.get_absolute_url() in client.get(k.get_absolute_url()).text
    client.force_login(buat_akun_petugas(desa))
    assert client.get(Lampiran.objects.get().get_absolute_url()).getvalue() == PDF


@pytest.mark.usefixtures("operator")
def test_kirim_dua_kali_satu_sk(client):
    kelompok = buat_kelompok()
    isi = ISI | {"kelompok": [kelompok.pk], "kunci": str(uuid.uuid4())}

    for _ in range(2):
        client.post(reverse("sk:tambah"), isi | {"berkas": unggahan(PDF, "sk.pdf")})

    jumlah = [m.objects.count() for m in (SuratKeputusan, SkKelompok, Lampiran, Berkas)]
    assert jumlah == [1, 1, 1, 1]


@pytest.mark.usefixtures("operator")
def test_pindaian_ditolak_tidak_ada_yang_tersimpan(client):
    kelompok = buat_kelompok()

    response = client.post(
        reverse("sk:tambah"),
        ISI | {"kelompok": [kelompok.pk], "berkas": unggahan(EXE, "sk.pdf")},
    )

    form = response.context["form"]
    assert list(form.errors) == ["berkas"]
    assert f'name="kelompok" value="{kelompok.pk}" checked' in response.text
    assert 'value="476/58/2020"' in response.text
    assert not SuratKeputusan.objects.exists()
    assert not SkKelompok.objects.exists()
    assert list(gudang.isi_gudang()) == []


@pytest.mark.usefixtures("operator")
def test_isian_salah_pindaian_tidak_tersimpan(client):
    response = client.post(
        reverse("sk:tambah"), ISI | {"nomor": "", "berkas": unggahan(PDF, "sk.pdf")}
    )

    assert list(response.context["form"].errors) == ["nomor"]
    assert not Berkas.objects.exists()
    assert list(gudang.isi_gudang()) == []


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(
    ("salah", "kolom"),
    [
        ({"tanggal": "2020-11-14"}, "tanggal"),
        ({"berlaku_sampai": "2020-01-01"}, "__all__"),
        ({"kelompok": ["999999"]}, "kelompok"),
        ({"kelompok": ["x"]}, "kelompok"),
        ({"penerbit": "saya"}, "penerbit"),
    ],
)
def test_isian_ditolak(client, salah, kolom):
    response = client.post(reverse("sk:tambah"), ISI | salah)

    assert list(response.context["form"].errors) == [kolom]
    assert not SuratKeputusan.objects.exists()


@pytest.mark.usefixtures("operator")
def test_sk_yang_sudah_dicatat_ditunjukkan(client):
    ada = buat_sk(nomor="476/58/2020", tanggal="2020-02-03", penerbit="kades")

    response = client.post(reverse("sk:tambah"), ISI | {"nomor": "476/58/2020"})

    assert f'<a href="{ada.get_absolute_url()}">Buka SK itu</a>' in response.text
    assert SuratKeputusan.objects.count() == 1


@pytest.mark.usefixtures("operator")
def test_tautkan_kelompok_menyusul(client):
    sk = buat_sk()
    sudah, belum, berakhir = (
        buat_kelompok(),
        buat_kelompok(),
        buat_kelompok(selesai="2020-10-31", alasan_selesai="bubar"),
    )
    SkKelompok.objects.create(kelompok=sudah, sk=sk)
    alamat = reverse("sk:tautkan", args=[sk.pk])

    pilihan = {
        pk for _, isi, _ in client.get(alamat).context["form"].grup_kelompok for pk, *_ in isi
    }
    client.post(alamat, {"kelompok": [belum.pk]})
    ditolak = client.post(alamat, {"kelompok": [berakhir.pk]})

    assert pilihan == {belum.pk}
    assert set(SkKelompok.objects.values_list("kelompok", flat=True)) == {sudah.pk, belum.pk}
    assert "kelompok" in ditolak.context["form"].errors
    assert client.post(alamat, {}).context["form"].errors["kelompok"] == [
        "Pilih sedikitnya satu kelompok."
    ]


@pytest.mark.usefixtures("operator")
def test_tombol_dari_kelompok_sudah_mencentangnya(client):
    kelompok = buat_kelompok()

    teks = client.get(reverse("sk:tambah"), {"kelompok": [kelompok.pk, "x", "٣"]}).text

    assert f'value="{kelompok.pk}" checked' in teks


@pytest.mark.usefixtures("operator")
def test_ubah_dan_tambah_pindaian(client):
    sk = buat_sk(nomor="lama")

    client.post(
        reverse("sk:ubah", args=[sk.pk]),
        ISI | {"nomor": "baru", "versi": 1, "berkas": unggahan(PDF, "sk.pdf")},
    )

    sk.refresh_from_db()
    assert sk.nomor == "baru"
    assert Lampiran.objects.milik(sk).count() == 1


def test_batal_ditolak_selama_dipakai_lalu_pulih(client, operator):
    tautan = buat_sk_kelompok(buat_kelompok())
    sk = tautan.sk
    alamat = reverse("sk:batalkan", args=[sk.pk])

    ditolak = client.post(alamat, {"alasan": "Salah ketik"})
    assert str(tautan.kelompok) in ditolak.context["form"].non_field_errors()[0]
    batalkan(tautan, oleh=operator, alasan="x")
    client.post(alamat, {"alasan": "Salah ketik"})
    assert not SuratKeputusan.objects.exists()
    assert client.get(sk.get_absolute_url()).status_code == 404

    client.post(reverse("sk:pulihkan", args=[sk.pk]))
    assert SuratKeputusan.objects.get() == sk


@pytest.mark.parametrize("nama", ["jabatan", "penugasan", "imp", "lokus", "kelompok"])
def test_setiap_kaitan_menahan_pembatalan(nama):
    sk = satu_tiap_jenis(buat_desa())[nama]

    with pytest.raises(ValidationError, match="masih dipakai"):
        batalkan(sk, oleh=buat_pengguna(), alasan="x")
