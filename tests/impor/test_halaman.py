"""The pages, as an operator walks through them, and as somebody who must not."""

import datetime
import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone

from dinas.models import CatatanUnduh
from impor import giliran as modul_giliran
from impor.giliran import giliran
from impor.models import Batch, HafalanJudul, IsiBatch, Status
from kelompok.models import Kelompok
from tests.pabrik import buat_desa, buat_kecamatan, buat_kelompok, buat_pengguna
from tests.pabrik_impor import JUDUL, buku, terapkan

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(client):
    user = buat_pengguna()
    client.force_login(user)
    return user


@pytest.fixture
def desa():
    return buat_desa(buat_kecamatan(nama="Kurun"), nama="Teluk Nyatu")


def unggah(client, isi: bytes, nama="kelompok.xlsx", ikuti=True):
    berkas = SimpleUploadedFile(nama, isi)
    return client.post("/impor/", {"jenis": "kelompok", "berkas": berkas}, follow=ikuti)


BARIS = ["", "BKB", "Melati", "Kurun", "Teluk Nyatu", "1/1/2020"]


@pytest.mark.usefixtures("operator", "desa")
def test_unggah_periksa_terapkan_batalkan(client):
    halaman = unggah(client, buku(JUDUL, BARIS))
    batch = Batch.objects.get()
    assert "Terapkan 1 baris" in halaman.text
    assert not Kelompok.objects.exists()

    halaman = client.post(f"/impor/{batch.pk}/terapkan/", follow=True)
    assert "Diterapkan: 1 kelompok baru, 0 diubah." in halaman.text
    assert Kelompok.objects.get().nama == "Melati"

    halaman = client.get(f"/impor/{batch.pk}/batalkan/")
    assert "1 kelompok baru dibatalkan" in halaman.text
    halaman = client.post(f"/impor/{batch.pk}/batalkan/", {"alasan": ""})
    assert "alasan" in halaman.context["form"].errors
    client.post(f"/impor/{batch.pk}/batalkan/", {"alasan": "salah berkas"})
    assert not Kelompok.objects.exists()
    assert "Dibatalkan" in client.get("/impor/riwayat/").text
    riwayat = client.get("/riwayat/?jenis=impor").text
    assert "salah berkas" in riwayat


@pytest.mark.usefixtures("operator")
def test_yang_paling_sering_diimpor_lebih_dulu(client):
    jenis = client.get("/impor/").context["jenis"]

    assert [j.kode for j in jenis] == [
        *("kelompok", "anggota", "laporan", "petugas", "penimbangan", "dana", "penghargaan")
    ]


@pytest.mark.usefixtures("operator", "desa")
def test_galat_di_layar_dan_berkas_bertanda_dapat_diunggah_lagi(client):
    salah = [*BARIS[:5], "31/2/2020"]
    halaman = unggah(client, buku(["DAFTAR"], [], JUDUL, BARIS, salah, salah))
    batch = Batch.objects.get()
    assert "Sama di 2 baris" in halaman.text
    assert "disabled" in halaman.text

    isi = b"".join(client.get(f"/impor/{batch.pk}/galat/").streaming_content)
    kertas = openpyxl.load_workbook(io.BytesIO(isi)).active
    assert kertas["A1"].value == "DAFTAR"
    assert (kertas["G3"].value, kertas["G4"].value) == ("Galat", None)
    assert "31 Februari" in kertas["F5"].comment.text
    assert "Mulai: Tanggal 31 Februari" in kertas["G5"].value

    halaman = unggah(client, isi)
    assert halaman.context["hasil"].diabaikan == ["Galat"]


@pytest.mark.usefixtures("operator", "desa")
def test_judul_asing_dipetakan_sekali_lalu_dihafal(client):
    isi = buku(
        ["Nama Poktan Desa", "Jns", "Desa", "Tgl bentuk", "Catatan kita"],
        ["Melati", "BKB", "Teluk Nyatu", "1/1/2020", "x"],
    )
    halaman = unggah(client, isi)
    batch = Batch.objects.get()
    assert "4 judul kolom belum dikenal" in halaman.text
    assert [a.contoh for a in halaman.context["tanya"].asing] == ["Melati", "BKB", "1/1/2020", "x"]

    peta = {"0": "nama", "1": "jenis", "3": "mulai", "4": ""}
    kirim = {f"kolom-{i}": k for i, k in peta.items()}
    kirim |= {f"tulisan-{a.letak}": a.tulisan for a in halaman.context["tanya"].asing}
    halaman = client.post(f"/impor/{batch.pk}/cocokkan/", kirim, follow=True)
    assert halaman.context["hasil"].ringkasan == "baru=1 ubah=0 sama=0 galat=0"

    assert unggah(client, isi).context["batch"].siap
    assert HafalanJudul.objects.count() == 4


@pytest.mark.usefixtures("operator", "desa")
def test_lembar_dipilih(client):
    isi = buku(["x"], lembar="A", lain={"B": [JUDUL, BARIS], "C": [["y"]]})
    unggah(client, isi)
    batch = Batch.objects.get()

    halaman = client.post(f"/impor/{batch.pk}/cocokkan/", {"lembar": "B"}, follow=True)

    assert halaman.context["hasil"].ringkasan == "baru=1 ubah=0 sama=0 galat=0"


@pytest.mark.usefixtures("operator")
def test_berkas_buruk_disebut_di_kolomnya(client):
    halaman = unggah(client, b"\x89PNG\r\n\x1a\n")

    [pesan] = halaman.context["form"].errors["berkas"]
    assert pesan.startswith("Ini gambar PNG")
    assert not Batch.objects.exists()


def test_templat_berisi_dan_kosong(client, operator, desa):
    k = buat_kelompok(desa)

    isi = b"".join(client.get("/impor/templat/kelompok/").streaming_content)
    kerja = openpyxl.load_workbook(io.BytesIO(isi))
    assert kerja.sheetnames == ["Kelompok", "Petunjuk", "Daftar nilai"]
    assert kerja["Kelompok"]["A2"].value == k.kode
    assert unggah(client, isi).context["hasil"].ringkasan == "baru=0 ubah=0 sama=1 galat=0"
    kosong = b"".join(client.get("/impor/templat/kelompok/?kosong=1").streaming_content)
    assert openpyxl.load_workbook(io.BytesIO(kosong))["Kelompok"].max_row == 1
    assert list(CatatanUnduh.objects.order_by("pk").values_list("dengan_nama", flat=True)) == [
        True,
        False,
    ]


@pytest.mark.parametrize("peran", ["pimpinan", "petugas"])
def test_bukan_operator_tidak_melihat_apa_pun(client, operator, desa, peran):
    batch = terapkan(buku(JUDUL, BARIS), operator)
    client.force_login(buat_pengguna(peran))
    alamat = ["", "riwayat/", "templat/kelompok/", *(f"{batch.pk}/{x}" for x in ("", "galat/"))]

    assert {client.get(f"/impor/{a}").status_code for a in alamat} == {403}
    assert client.post(f"/impor/{batch.pk}/batalkan/", {"alasan": "x"}).status_code == 403
    assert Batch.objects.get().status == Status.DITERAPKAN


@pytest.mark.usefixtures("operator", "desa")
def test_yang_ketiga_diminta_menunggu(client, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    with giliran(), giliran():
        halaman = unggah(client, buku(JUDUL, BARIS))
    assert "2 impor lain sedang berjalan" in halaman.context["form"].errors["berkas"][0]
    assert unggah(client, buku(JUDUL, BARIS)).status_code == 200
    assert Batch.objects.count() == 1
    assert modul_giliran.SEKALIGUS == 2


@pytest.mark.usefixtures("operator", "desa")
def test_dibuang_tidak_menyisakan_berkas(client):
    unggah(client, buku(JUDUL, BARIS))
    batch = Batch.objects.get()

    client.post(f"/impor/{batch.pk}/buang/")

    assert IsiBatch.objects.get().berkas is None
    batch.refresh_from_db()
    assert (batch.status, batch.baru) == (Status.DIBUANG, 1)
    assert client.post(f"/impor/{batch.pk}/terapkan/", follow=True).status_code == 200
    assert not Kelompok.objects.exists()


def test_berkas_dikeluarkan_sesudah_masanya(operator, desa):
    batch = terapkan(buku(JUDUL, BARIS), operator)
    call_command("rapikan_impor", verbosity=0)
    assert IsiBatch.objects.get().berkas is not None

    lalu = timezone.now() - datetime.timedelta(days=92)
    Batch.objects.filter(pk=batch.pk).update(diterapkan_pada=lalu)
    call_command("rapikan_impor", verbosity=0)

    assert IsiBatch.objects.get().berkas is None
    assert Batch.objects.get().baru == 1


@pytest.mark.parametrize("jumlah", [1, 3])
def test_riwayat_hemat_kueri(client, operator, desa, kueri_halaman, jumlah):
    for n in range(jumlah):
        terapkan(buku(JUDUL, [*BARIS[:2], f"Nama{n}" * (n + 1), *BARIS[3:]]), operator)

    with kueri_halaman(2):  # count, rows; the office profile is the shell's
        client.get("/impor/riwayat/")
