"""Uploading by the real form: what is kept, what is refused, what is left behind."""

import uuid

import pytest
from django.urls import reverse

from berkas import gudang
from berkas.batas import UNGGAHAN_TERBESAR
from berkas.models import Berkas, Lampiran
from berkas.pemilik import menurut_kode
from berkas.periksa import periksa
from dinas.models import ProfilDinas
from dinas.peran import Peran
from tests.pabrik import buat_akun_petugas, buat_desa, buat_pengguna, buat_penghargaan
from tests.pabrik_berkas import EXE, PDF, SVG, gambar, png_raksasa, unggahan
from tests.pabrik_kegiatan import buat_kegiatan

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _gudang_sendiri(settings, tmp_path):
    settings.BERKAS_DIR = tmp_path / "berkas"


@pytest.fixture
def operator(client):
    user = buat_pengguna(Peran.OPERATOR)
    client.force_login(user)
    return user


@pytest.fixture
def piagam():
    return buat_penghargaan()


def alamat(objek) -> str:
    return reverse("berkas:tambah", args=[objek._meta.model_name, objek.pk])


def isi_gudang() -> list[str]:
    return [p.name for p in gudang.isi_gudang()]


def tersimpan() -> tuple[int, int, int]:
    return Lampiran.semua.count(), Berkas.objects.count(), len(isi_gudang())


def test_foto_dan_pdf_tersimpan(client, operator, piagam):
    isi = {
        "berkas": [
            unggahan(gambar(ukuran=(2000, 1000)), "Serah terima.JPG"),
            unggahan(PDF, "p.pdf"),
        ],
        "keterangan": "Piagam asli",
        "kunci": str(uuid.uuid4()),
    }

    response = client.post(alamat(piagam), isi)

    assert response.headers["Location"] == piagam.get_absolute_url()
    foto, pdf = Lampiran.objects.milik(piagam).untuk_daftar()
    assert (foto.nama, foto.keterangan, foto.berkas.lebar) == (
        "Serah terima.JPG",
        "Piagam asli",
        1600,
    )
    assert (pdf.nama, pdf.berkas.ukuran) == ("p.pdf", len(PDF))
    assert gudang.jalur(pdf.berkas.tempat).read_bytes() == PDF
    assert gudang.jalur(foto.berkas.tempat).stat().st_size == foto.berkas.ukuran
    assert tersimpan() == (2, 2, 3)  # with one thumbnail
    assert foto.riwayat.get().history_user == operator


@pytest.mark.usefixtures("operator")
def test_berkas_hanya_milik_akun_aplikasi(client, piagam):
    """Nobody else on the machine reads it, and its path holds nothing that a user typed."""
    client.post(alamat(piagam), {"berkas": unggahan(nama="../../jahat'\".jpg")})

    lampiran = Lampiran.objects.get()
    jalur = gudang.jalur(lampiran.berkas.tempat)
    assert lampiran.nama == "jahat'\".jpg"
    assert jalur.name == str(lampiran.berkas.tempat)
    assert jalur.parent.parent == gudang.akar()
    assert jalur.stat().st_mode & 0o077 == 0
    assert jalur.parent.stat().st_mode & 0o077 == 0


@pytest.mark.usefixtures("operator")
def test_kamera_ikut(client, piagam):
    isi = {"berkas": unggahan(PDF, "sk.pdf"), "foto": unggahan(nama="image.jpg")}

    client.post(alamat(piagam), isi)

    assert [x.nama for x in Lampiran.objects.milik(piagam)] == ["sk.pdf", "image.jpg"]


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(
    ("isi", "nama", "kalimat"),
    [
        (EXE, "foto.jpg", "Ini program"),
        (PDF, "foto.jpg", "Isinya PDF"),
        (b"", "foto.jpg", "kosong (0 byte)"),
        (bytes(11_000_000), "foto.jpg", "Ukurannya 11 MB, sedangkan paling besar 10 MB"),
        (png_raksasa(), "foto.png", "30.000 × 30.000 piksel"),
        (gambar()[:900], "foto.jpg", "rusak atau terpotong"),
        (SVG, "gambar.svg", "SVG tidak diterima"),
        (gambar(), "../" * 5 + '"' * 10 + "n" * 300 + ".jpg", "lebih dari 150 huruf"),
    ],
    ids=["exe", "pdf", "kosong", "besar", "raksasa", "terpotong", "svg", "nama"],
)
def test_ditolak_di_kolomnya_isian_lain_tinggal(client, piagam, isi, nama, kalimat):
    baik = unggahan(nama="baik.jpg")

    response = client.post(
        alamat(piagam),
        {"berkas": [baik, unggahan(isi, nama)], "keterangan": "Jangan <hilang>"},
    )

    form = response.context["form"]
    assert response.status_code == 200
    assert list(form.errors) == ["berkas"]
    assert kalimat in form.errors["berkas"][0]
    assert 'value="Jangan &lt;hilang&gt;"' in response.text
    assert tersimpan() == (0, 0, 0)


@pytest.mark.usefixtures("operator")
def test_tanpa_berkas(client, piagam):
    response = client.post(alamat(piagam), {"keterangan": "x"})

    assert response.context["form"].errors == {"berkas": ["Pilih berkasnya, atau ambil foto."]}


@pytest.mark.usefixtures("operator")
def test_terlalu_banyak(client, piagam):
    banyak = [unggahan(nama=f"{n}.jpg") for n in range(11)]

    response = client.post(alamat(piagam), {"berkas": banyak})

    assert "Paling banyak 10 berkas" in response.context["form"].errors["berkas"][0]
    assert tersimpan() == (0, 0, 0)


@pytest.mark.usefixtures("operator")
def test_batas_dari_profil_dinas(client, piagam):
    ProfilDinas(batas_unggahan=1).save()
    halaman = client.get(alamat(piagam))

    response = client.post(alamat(piagam), {"berkas": unggahan(PDF + bytes(1_000_000), "sk.pdf")})

    assert 'data-berkas="1000000"' in halaman.text
    assert "paling besar 1 MB" in response.context["form"].errors["berkas"][0]


@pytest.mark.usefixtures("operator")
def test_60_mb_tidak_ditampung_seluruhnya(client, piagam, monkeypatch):
    """The field says how large it was; the disk has seen no more than the largest limit."""
    dilihat = []

    def lihat(satu):
        dilihat.append((satu.size, satu.seek(0, 2)))
        return periksa(satu)

    monkeypatch.setattr("berkas.forms.periksa", lihat)

    response = client.post(alamat(piagam), {"berkas": unggahan(bytes(60_000_000))})

    assert "Ukurannya 60 MB" in response.context["form"].errors["berkas"][0]
    assert dilihat == [(60_000_000, UNGGAHAN_TERBESAR)]
    assert tersimpan() == (0, 0, 0)


@pytest.mark.usefixtures("operator")
def test_kirim_dua_kali_satu_lampiran(client, piagam):
    kunci = str(uuid.uuid4())
    for _ in range(2):
        client.post(alamat(piagam), {"berkas": unggahan(), "kunci": kunci})

    assert tersimpan() == (1, 1, 2)


@pytest.mark.usefixtures("operator")
def test_isi_sama_disimpan_sekali_tanpa_memberi_tahu(client, piagam):
    """Two attachments with names of their own; the answers are the same to the letter."""
    lain = buat_penghargaan()
    jawaban = []
    for objek, nama in [(piagam, "pertama.jpg"), (lain, "kedua.jpg")]:
        response = client.post(alamat(objek), {"berkas": unggahan(nama=nama)}, follow=True)
        jawaban.append([str(p) for p in response.context["messages"]])

    assert tersimpan() == (2, 1, 2)
    assert jawaban[0] == jawaban[1] == ["1 berkas diunggah."]
    assert [x.nama for x in Lampiran.objects.all()] == ["pertama.jpg", "kedua.jpg"]


@pytest.mark.usefixtures("operator")
def test_gudang_yang_kehilangan_isi_mendapatnya_kembali(client, piagam):
    client.post(alamat(piagam), {"berkas": unggahan()})
    gudang.buang(Berkas.objects.get().tempat)

    client.post(alamat(piagam), {"berkas": unggahan()})

    assert tersimpan() == (2, 1, 2)


def test_gambar_beserta_nama_yang_bermusuhan_di_halaman(client, operator, piagam):
    client.post(alamat(piagam), {"berkas": unggahan(nama="<b>'\"&.jpg")})

    halaman = client.get(piagam.get_absolute_url()).text

    assert "&lt;b&gt;&#x27;&quot;&amp;.jpg" in halaman
    assert "<b>'" not in halaman


def test_petugas_mengunggah_ke_kegiatan_desanya_saja(client):
    desa = buat_desa()
    milik, kabupaten, lain = (
        buat_kegiatan(desa=desa),
        buat_kegiatan(),
        buat_kegiatan(desa=buat_desa()),
    )
    petugas = buat_akun_petugas(desa)
    client.force_login(petugas)

    kode = [client.post(alamat(k), {}).status_code for k in (kabupaten, lain)]

    assert kode == [403, 404]
    kegiatan = menurut_kode("kegiatan")
    assert kegiatan is not None
    assert list(kegiatan.ubah(petugas)) == [milik]


@pytest.mark.parametrize("kode", ["tiada", "pengguna", "berkas"])
@pytest.mark.usefixtures("operator")
def test_pemilik_yang_tak_dikenal(client, piagam, kode):
    response = client.post(
        reverse("berkas:tambah", args=[kode, piagam.pk]), {"berkas": unggahan()}
    )

    assert response.status_code == 404
    assert tersimpan() == (0, 0, 0)


@pytest.mark.usefixtures("operator")
def test_pemilik_yang_dibatalkan(client, piagam):
    type(piagam).objects.filter(pk=piagam.pk).update(
        dibatalkan_pada="2020-11-13T00:00Z", dibatalkan_oleh=buat_pengguna(), alasan_batal="x"
    )

    assert client.post(alamat(piagam), {"berkas": unggahan()}).status_code == 404
    assert tersimpan() == (0, 0, 0)
