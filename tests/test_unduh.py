"""Every download, found by its route: what its workbook must be like, whichever list it is of."""

import copy
import csv
import io

import openpyxl
import pytest
from django.apps import apps
from django.urls import reverse

from dinas.models import CatatanUnduh, ProfilDinas
from impor.jenis import jenis_bernama, kode_jenis
from impor.kolom import Pembantu
from inti.xlsx import GAYA_TURUNAN, LEMBAR_KETERANGAN
from tests.panggung import Panggung
from tests.test_akses import baca_tabel

pytestmark = pytest.mark.django_db
# What a row of a list is, so that its fields are known; None: its rows are no records.
MODEL = {
    "dana:rincian_unduh": "kegiatan.DukunganDana",
    "dana:unduh": "kegiatan.DukunganDana",
    "dasbor:unduh": None,
    "kegiatan:forum_unduh": "kegiatan.ForumGenre",
    "kegiatan:komitmen_unduh": "kegiatan.Komitmen",
    "kegiatan:laporan_unduh": None,
    "kegiatan:mitra_unduh": "kegiatan.Mitra",
    "kegiatan:unduh": "kegiatan.Kegiatan",
    "kelompok:anggota_unduh": "kelompok.Anggota",
    "kelompok:unduh": "kelompok.Kelompok",
    "laporan:daftar_unduh": "kelompok.LaporanBulanan",
    "laporan:rekap_unduh": None,
    "laporan:unduh": "kelompok.Kelompok",
    "laporan:verifikasi_unduh": "kelompok.LaporanBulanan",
    "penghargaan:unduh": "penghargaan.Penghargaan",
    "petugas:imp_unduh": "petugas.Imp",
    "petugas:mendatang_unduh": None,
    "petugas:tanpa_unduh": "wilayah.Desa",
    "petugas:unduh": "petugas.Petugas",
    "sk:tanpa_unduh": None,
    "sk:unduh": "dinas.SuratKeputusan",
    "stunting:data_unduh": "stunting.Pengukuran",
    "stunting:kertas_unduh": None,
    "stunting:lokus_banding_unduh": None,
    "stunting:lokus_unduh": "stunting.Lokus",
    "wilayah:unduh": "wilayah.Desa",
}
# Beside the fields of the model.
LAIN = {
    "petugas:unduh": {"Jabatan", "Status", "Kecamatan", "Koordinator", "Jumlah desa", "Beban"}
    | {"Desa binaan", "Asal data"},  # of an officer on a date
}
# The content of one file, and sheets in the form of somebody else: no lists of ours.
BUKAN_DAFTAR = {"berkas:unduh", "laporan:siga_unduh"}


def rute_unduh() -> list[str]:
    return sorted(n for n in baca_tabel() if n.endswith("unduh") and n not in BUKAN_DAFTAR)


@pytest.fixture(scope="module")
def panggung_modul(db_modul) -> Panggung:
    profil = ProfilDinas.ambil()
    profil.data_contoh = True
    profil.save()
    return Panggung()


@pytest.fixture
def panggung(db, panggung_modul) -> Panggung:
    return copy.deepcopy(panggung_modul)


def minta(client, panggung: Panggung, nama: str, **isi: str) -> bytes:
    client.force_login(panggung.pengguna["O"])
    jawaban = client.get(panggung.alamat(nama), isi)
    assert jawaban.status_code == 200
    return b"".join(jawaban.streaming_content)


def judul_field(nama: str) -> set[str]:
    """Headings of fields of the model behind this list, by hand or through an import of it."""
    if not (label := MODEL[nama]):
        return {"Kode"}
    model = apps.get_model(label)
    field = [*model._meta.fields, *model._meta.many_to_many]
    judul = {f.name.replace("_", " ").capitalize() for f in field} | {"Kode"}
    for kode in kode_jenis():
        if (jenis := jenis_bernama(kode)) and jenis.model is model:
            judul |= {k.judul for k in jenis.kolom if not isinstance(k, Pembantu)}
    return judul | LAIN.get(nama, set())


def test_setiap_unduhan_dikenal():
    assert set(MODEL) == set(rute_unduh())


@pytest.mark.parametrize("nama", rute_unduh())
def test_buku_mengikuti_aturan(client, panggung, nama):
    isi = minta(client, panggung, nama)
    buku = openpyxl.load_workbook(io.BytesIO(isi))
    pertama, *_, keterangan = buku.worksheets
    kepala = list(pertama[1])
    kelabu = GAYA_TURUNAN["bg_color"].lstrip("#")

    assert kepala[0].value == "Kode"
    assert pertama.freeze_panes == "A2"
    putih = {s.value for s in kepala if s.fill.fgColor.rgb != f"FF{kelabu}"}
    assert putih - judul_field(nama) == set()
    lebar = {s.column_letter: pertama.column_dimensions[s.column_letter].width for s in kepala}
    assert [k for k, n in lebar.items() if not 6 <= n <= 62] == []
    rumus = [s.coordinate for b in pertama.iter_rows() for s in b if s.data_type == "f"]
    assert rumus == []
    assert keterangan.title == LEMBAR_KETERANGAN
    catatan = {b[0].value: b[1].value for b in keterangan.iter_rows()}
    assert {"Isi", "Perhatian", "Wilayah", "Diunduh", "Oleh", "Jumlah baris"} <= set(catatan)
    assert catatan["Perhatian"].startswith("Data contoh")
    assert panggung.pengguna["O"].nama in catatan["Oleh"]
    assert int(catatan["Jumlah baris"]) == pertama.max_row - 1
    unduhan = CatatanUnduh.objects.get()
    assert unduhan.nama.endswith(".xlsx")
    assert unduhan.baris == pertama.max_row - 1


@pytest.mark.parametrize("nama", rute_unduh())
def test_csv_sama_dengan_lembar_pertama(client, panggung, nama):
    buku = openpyxl.load_workbook(io.BytesIO(minta(client, panggung, nama)))
    teks = minta(client, panggung, nama, format="csv").decode("utf-8-sig")

    baris = list(csv.reader(io.StringIO(teks, newline=""), delimiter=";"))

    lembar = buku.worksheets[0]
    assert baris[0] == [s.value for s in lembar[1]]
    assert len(baris) == lembar.max_row
    kode = [lembar.cell(n, 1).value for n in range(2, lembar.max_row + 1)]
    assert [b[0] for b in baris[1:]] == ["" if k is None else str(k) for k in kode]
    assert (
        list(CatatanUnduh.objects.order_by("pk").values_list("baris", flat=True))
        == [lembar.max_row - 1] * 2
    )


def test_saringan_halaman_ada_di_lembar_keterangan(client, panggung):
    isi = minta(client, panggung, "kelompok:unduh", jenis="BKB", per="2024-05-01")
    keterangan = openpyxl.load_workbook(io.BytesIO(isi))[LEMBAR_KETERANGAN]

    catatan = {b[0].value: b[1].value for b in keterangan.iter_rows()}

    assert catatan["Keadaan per"] == "1 Mei 2024"
    assert "BKB" in catatan["Jenis"]
    assert (
        CatatanUnduh.objects.get().saringan
        == f"Keadaan per: 1 Mei 2024; Jenis: {catatan['Jenis']}"
    )


def test_setiap_halaman_daftar_menawarkan_csv(client, panggung):
    """The button is the same everywhere: each route that has one stands in its menu too."""
    client.force_login(panggung.pengguna["O"])
    for halaman, unduh in (
        ("kelompok:daftar", "kelompok:unduh"),
        ("wilayah:daftar", "wilayah:unduh"),
    ):
        html = client.get(reverse(halaman)).text
        assert reverse(unduh) in html
        assert 'name="format" value="csv"' in html or f"{reverse(unduh)}?format=csv" in html
