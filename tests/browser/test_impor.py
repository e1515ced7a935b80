"""The whole way of a workbook in the browser: out, changed, in, seen, taken back."""

import io
from pathlib import Path

import openpyxl
import pytest
from django.apps import apps
from playwright.sync_api import Page

from impor.models import Batch, Status
from tests.browser.periksa import LAPTOP
from tests.pabrik import buat_anggota, buat_desa, buat_kecamatan, buat_kelompok, buat_pengguna

APLIKASI = ("wilayah", "petugas", "kelompok", "stunting", "kegiatan", "penghargaan", "dinas")
NAMA = "Melati Mawar Kenanga Anggrek Teratai Dahlia Cempaka Kamboja Tulip Sakura".split()


@pytest.fixture
def kelompok():
    """Thirty groups of three kinds in three villages, with members."""
    kecamatan = buat_kecamatan(nama="Kurun")
    semua = [
        buat_kelompok(desa, jenis=jenis, nama=nama, alamat="Jalan Lama")
        for desa, jenis in zip(
            [buat_desa(kecamatan, nama=n) for n in ("Teluk Nyatu", "Sare Rangan", "Tariak")],
            ("BKB", "BKR", "UPPKS"),
            strict=True,
        )
        for nama in NAMA
    ]
    buat_anggota(semua[0])
    return semua


def isi_tabel() -> dict[str, list]:
    """All rows of all records, but for versions, which only rise; histories only grow."""
    hasil = {}
    for aplikasi in APLIKASI:
        for model in apps.get_app_config(aplikasi).get_models():
            if model.__name__.startswith("Historical") or model.__name__ == "CatatanUnduh":
                continue
            kolom = [f.attname for f in model._meta.concrete_fields if f.name != "versi"]
            banyak = [f.name for f in model._meta.many_to_many]
            baris = model._base_manager.order_by("pk").values_list(*kolom)
            hasil[model._meta.label] = list(baris) + [
                sorted(model._base_manager.values_list("pk", nama)) for nama in banyak
            ]
    return hasil


def jumlah_di_dasbor(page: Page) -> list[str]:
    page.goto("/dasbor/")
    kartu = [page.locator(f".angka.j-{j} .besar").first for j in ("bkb", "bkr", "uppks")]
    return [k.inner_text().strip() for k in kartu]


@pytest.mark.sqlite
def test_unduh_ubah_tiga_sel_unggah_terapkan_lalu_batalkan(page, masuk, kelompok, tmp_path: Path):
    masuk(buat_pengguna())
    page.set_viewport_size(LAPTOP)
    semula = isi_tabel()
    assert jumlah_di_dasbor(page) == ["10", "10", "10"]

    page.goto("/kelompok/")
    with page.expect_download() as unduhan:
        page.get_by_role("button", name="Unduh 30 baris").click()
    buku = openpyxl.load_workbook(io.BytesIO(Path(unduhan.value.path()).read_bytes()))
    kertas = buku.worksheets[0]
    letak = {c.value: c.column for c in kertas[1]}
    assert kertas.max_row == 31
    jenis = [kertas.cell(n, letak["Jenis"]).value for n in range(1, 32)]
    for milik, judul, nilai in (
        ("BKB", "Alamat", "RT 09"), ("UPPKS", "Nama", "Edelweis"), ("BKR", "Jenis", "BKB"),
    ):  # fmt: skip
        kertas.cell(jenis.index(milik) + 1, letak[judul]).value = nilai
    buku.save(tmp_path / "kelompok.xlsx")

    page.goto("/impor/?jenis=kelompok")
    page.get_by_label("Berkas").set_input_files(tmp_path / "kelompok.xlsx")
    page.get_by_role("button", name="Periksa berkas").click()
    page.get_by_role("heading", name="Periksa berkas impor").wait_for()

    assert "30 baris dibaca" in page.locator("main").inner_text()
    ubah = page.locator("#rincian tbody tr")
    teks = [b.inner_text() for b in ubah.all()]
    assert len(teks) == 3
    assert [sum(" → " in isi for isi in teks), sum(isi.count(" → ") for isi in teks)] == [3, 3]
    for lama, baru in (("Jalan Lama", "RT 09"), ("", "Edelweis"), ("BKR", "BKB")):
        assert any(lama in isi and f"→ {baru}" in isi for isi in teks), (lama, baru)
    assert isi_tabel() == semula

    page.get_by_role("button", name="Terapkan 3 baris").click()
    page.get_by_text("Diterapkan: 0 kelompok baru, 3 diubah.").wait_for()
    assert jumlah_di_dasbor(page) == ["11", "9", "10"]
    page.goto("/kelompok/?q=Edelweis")
    assert page.locator("tbody tr").count() == 1

    batch = Batch.objects.get()
    page.goto("/impor/riwayat/")
    page.get_by_role("link", name="Batalkan impor").first.click()
    assert "3 kelompok kembali ke nilai lama" in page.locator("main").inner_text()
    page.get_by_label("Alasan").fill("salah berkas")
    page.get_by_role("button", name="Batalkan impor 3 baris").click()
    page.get_by_text("dibatalkan; data kembali seperti semula").wait_for()

    assert jumlah_di_dasbor(page) == ["10", "10", "10"]
    kini = isi_tabel()
    assert kini.keys() == semula.keys()
    for tabel, isi in semula.items():
        assert kini[tabel] == isi, tabel
    batch.refresh_from_db()
    assert batch.status == Status.DIBATALKAN
