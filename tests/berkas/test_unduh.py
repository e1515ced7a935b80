"""Handing out, renaming, removing and bringing back."""

import pytest
from django.urls import reverse

from berkas import gudang
from berkas.models import Lampiran
from dinas.peran import Peran
from tests.pabrik import (
    buat_akun_petugas,
    buat_desa,
    buat_kelompok,
    buat_pengguna,
    buat_penghargaan,
)
from tests.pabrik_berkas import PDF
from tests.pabrik_kegiatan import WEBP_KECIL, buat_berkas, buat_lampiran

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _gudang_sendiri(settings, tmp_path):
    settings.BERKAS_DIR = tmp_path / "berkas"


@pytest.fixture
def operator(client):
    user = buat_pengguna(Peran.OPERATOR)
    client.force_login(user)
    return user


def buat_pdf(pemilik) -> Lampiran:
    berkas = buat_berkas(tipe="application/pdf", lebar=None, tinggi=None, ukuran=len(PDF))
    jalur = gudang.jalur(berkas.tempat)
    jalur.parent.mkdir(parents=True)
    jalur.write_bytes(PDF)
    return buat_lampiran(pemilik, berkas=berkas, nama='SK "412"; a=b.pdf')


def isi(response) -> bytes:
    return response.getvalue()


@pytest.mark.usefixtures("operator")
def test_gambar_dibuka_tidak_diunduh(client):
    foto = buat_lampiran(buat_penghargaan(), isi=True)

    response = client.get(foto.get_absolute_url())

    assert isi(response) == WEBP_KECIL
    assert response.headers["Content-Type"] == "image/jpeg"
    assert response.headers["Content-Disposition"] == 'inline; filename="foto.jpg"'


@pytest.mark.usefixtures("operator")
def test_pdf_disimpan_dengan_namanya(client):
    pdf = buat_pdf(buat_penghargaan())

    response = client.get(pdf.get_absolute_url())

    assert isi(response) == PDF
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == (
        r'attachment; filename="SK \"412\"; a=b.pdf"'
    )


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("rute", ["berkas:unduh", "berkas:kecil"])
def test_kepala_jawaban_mengurung_isinya(client, rute):
    foto = buat_lampiran(buat_penghargaan(), isi=True)

    response = client.get(reverse(rute, args=[foto.pk]), headers={"Accept-Encoding": "gzip"})

    response.getvalue()
    arahan = response.headers["Content-Security-Policy"].split("; ")
    assert sorted(arahan) == [
        "default-src 'none'",
        "frame-ancestors 'none'",
        "sandbox",
        "style-src 'unsafe-inline'",
    ]
    assert {type(nilai) for nilai in response.headers.values()} == {str}  # WSGI takes no others
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert response.headers["Content-Encoding"] == "identity"


@pytest.mark.usefixtures("operator")
def test_pdf_tidak_punya_gambar_kecil(client):
    pdf = buat_pdf(buat_penghargaan())

    assert client.get(reverse("berkas:kecil", args=[pdf.pk])).status_code == 404


def test_304_hanya_selama_masih_boleh(client, operator):
    """What the browser kept is shown again only after the same question."""
    desa = buat_desa()
    foto = buat_lampiran(
        buat_penghargaan({"jenis": "kelompok", "kelompok": buat_kelompok(desa)}), isi=True
    )
    alamat = foto.get_absolute_url()
    response = client.get(alamat)
    response.getvalue()
    kepala = {"If-None-Match": response.headers["ETag"]}

    assert client.get(alamat, headers=kepala).status_code == 304
    client.force_login(buat_akun_petugas(buat_desa()))
    assert client.get(alamat, headers=kepala).status_code == 404
    client.logout()
    assert client.get(alamat, headers=kepala).headers["Location"].startswith("/masuk/")


def test_isi_sama_hak_sendiri_sendiri(client):
    """One content under two records: who sees one of them does not get it by the other's address."""
    desa, lain = buat_desa(), buat_desa()
    milik = buat_lampiran(
        buat_penghargaan({"jenis": "kelompok", "kelompok": buat_kelompok(desa)}), isi=True
    )
    asing = buat_lampiran(
        buat_penghargaan({"jenis": "kelompok", "kelompok": buat_kelompok(lain)}),
        berkas=milik.berkas,
    )
    client.force_login(buat_akun_petugas(desa))

    kode = {x.pk: client.get(x.get_absolute_url()) for x in (milik, asing)}

    assert isi(kode[milik.pk]) == WEBP_KECIL
    assert kode[asing.pk].status_code == 404


@pytest.mark.usefixtures("operator")
def test_isi_yang_hilang_404(client):
    foto = buat_lampiran(buat_penghargaan())

    assert client.get(foto.get_absolute_url()).status_code == 404


def test_hapus_beralasan_lalu_pulihkan(client, operator):
    foto = buat_lampiran(buat_penghargaan(), isi=True)
    hapus = reverse("berkas:batalkan", args=[foto.pk])

    assert client.post(hapus, {"alasan": " "}).context["form"].errors
    response = client.post(hapus, {"alasan": "Salah orang"})

    assert response.headers["Location"] == foto.pemilik.get_absolute_url()
    hilang = Lampiran.semua.get()
    assert (hilang.batal, hilang.alasan_batal, hilang.dibatalkan_oleh) == (
        True,
        "Salah orang",
        operator,
    )
    assert client.get(foto.get_absolute_url()).status_code == 404
    assert client.get(reverse("berkas:kecil", args=[foto.pk])).status_code == 404
    assert "foto.jpg" not in client.get(foto.pemilik.get_absolute_url()).context["panel"][0].judul
    assert gudang.ada(foto.berkas.tempat)

    client.post(reverse("berkas:pulihkan", args=[foto.pk]))

    assert isi(client.get(foto.get_absolute_url())) == WEBP_KECIL


def test_menghapus_satu_tidak_menyentuh_isi_yang_sama(client, operator):
    foto = buat_lampiran(buat_penghargaan(), isi=True)
    kembar = buat_lampiran(buat_penghargaan(), berkas=foto.berkas)

    client.post(reverse("berkas:batalkan", args=[foto.pk]), {"alasan": "x"})

    assert isi(client.get(kembar.get_absolute_url())) == WEBP_KECIL


@pytest.mark.usefixtures("operator")
def test_ubah_nama_tetap_sesuai_isi(client):
    foto = buat_lampiran(buat_penghargaan(), isi=True)

    client.post(
        reverse("berkas:ubah", args=[foto.pk]),
        {"nama": "../program.exe", "keterangan": "Penyerahan", "versi": 1},
    )

    foto.refresh_from_db()
    assert (foto.nama, foto.keterangan) == ("program.jpg", "Penyerahan")


@pytest.mark.usefixtures("operator")
def test_halaman_pemilik_menyebut_berkas(client):
    piagam = buat_penghargaan()
    foto, pdf = buat_lampiran(piagam, isi=True), buat_pdf(piagam)

    halaman = client.get(piagam.get_absolute_url()).text

    assert "Piagam dan foto (2)" in halaman
    assert f'src="{reverse("berkas:kecil", args=[foto.pk])}"' in halaman
    assert f'src="{reverse("berkas:kecil", args=[pdf.pk])}"' not in halaman
    assert reverse("berkas:tambah", args=["penghargaan", piagam.pk]) in halaman


def test_pimpinan_hanya_melihat(client):
    piagam = buat_penghargaan()
    foto = buat_lampiran(piagam, isi=True)
    client.force_login(buat_pengguna(Peran.PIMPINAN))

    halaman = client.get(piagam.get_absolute_url()).text

    assert foto.get_absolute_url() in halaman
    for rute in ("ubah", "batalkan", "tambah"):
        assert f"/{rute}/" not in halaman.partition('class="lampiran"')[2].partition("Riwayat")[0]


@pytest.mark.parametrize("jumlah", [1, 3])
@pytest.mark.usefixtures("operator")
def test_panel_hemat_kueri(client, kueri_halaman, jumlah):
    piagam = buat_penghargaan()
    for _ in range(jumlah):
        buat_lampiran(piagam)

    with kueri_halaman(7):  # piagam, penerima, boleh ubah, berkas, riwayat ×3
        client.get(piagam.get_absolute_url())
