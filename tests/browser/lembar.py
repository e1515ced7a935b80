"""The monthly sheet in the browser: eleven groups of one officer, and how to get hold of its cells."""

import datetime
import re

from playwright.sync_api import Locator, Page, expect

from dinas.models import Pengguna
from kelompok.models import Kelompok, LaporanBulanan
from tests.pabrik import buat_akun_petugas, buat_desa, buat_kelompok, buat_laporan

OKTOBER = datetime.date(2020, 10, 1)
SEPTEMBER = datetime.date(2020, 9, 1)
ALAMAT = "/laporan/lembar/2020-10/"
JENIS = "BKB BKL UPPKS PIKR BKB BKL BKR UPPKS BKL UPPKS UPPKS".split()
TERSIMPAN = re.compile(r"^Draf tersimpan \d\d\.\d\d$")
TAK_TERSIMPAN = "Belum tersimpan, akan dicoba lagi"


def buat_lembar(*jenis: str, lalu: bool = True) -> tuple[Pengguna, list[Kelompok]]:
    """An officer with one group of each of these kinds, in the order of the sheet.

    With `lalu` each has sent its report of September.
    """
    desa = [buat_desa(nama=f"Desa {n:02d}") for n in range(len(jenis))]
    user = buat_akun_petugas(*desa)
    kelompok = [buat_kelompok(d, jenis=j) for d, j in zip(desa, jenis, strict=True)]
    for k in kelompok if lalu else []:
        buat_laporan(k, SEPTEMBER, status="terkirim", oleh=user)
    return user, kelompok


def isi(kelompok: Kelompok) -> dict[str, int | None]:
    """What the database holds for October; {} if nothing."""
    laporan = LaporanBulanan.objects.filter(kelompok=kelompok, bulan=OKTOBER).first()
    return laporan.isi() if laporan else {}


class HalamanLembar:
    """The open sheet."""

    def __init__(self, page: Page, alamat: str = ALAMAT):
        self.page = page
        self.alamat = alamat

    def buka(self) -> "HalamanLembar":
        self.page.goto(self.alamat)
        expect(self.page.locator("form[data-lembar]")).to_be_visible()
        return self

    def baris(self, kelompok: Kelompok) -> Locator:
        return self.page.locator(f"#k{kelompok.pk}")

    def sel(self, kelompok: Kelompok, kolom: str) -> Locator:
        return self.baris(kelompok).locator(f"[data-kolom={kolom}] input")

    def ketik(self, kelompok: Kelompok, kolom: str, teks: str) -> None:
        """As a person does: into the cell, over what is there."""
        self.sel(kelompok, kolom).select_text()
        self.page.keyboard.type(teks)

    def isi_penuh(self, kelompok: Kelompok, **lain: str) -> None:
        angka = {"sasaran": "58", "anggota": "41", "anggota_pus": "35", "pus_ber_kb": "27"}
        angka |= {"pertemuan": "1", "hadir": "29"} | lain
        for kolom in kelompok.sifat.kolom_wajib:
            self.ketik(kelompok, kolom, angka[kolom])

    def keadaan(self, kelompok: Kelompok) -> Locator:
        return self.baris(kelompok).locator("[data-keadaan]")

    def pesan(self, kelompok: Kelompok) -> Locator:
        return self.baris(kelompok).locator("tr[data-pesan]")

    @property
    def simpanan(self) -> Locator:
        return self.page.locator("[data-simpan] [data-teks]")

    @property
    def tombol_kirim(self) -> Locator:
        return self.page.locator("[data-kirim]")

    def tunggu_tersimpan(self) -> None:
        expect(self.simpanan).to_have_text(TERSIMPAN)

    def tempel(self, sel: Locator, teks: str) -> None:
        """A paste as the browser reports it, with this text on the clipboard."""
        sel.focus()
        sel.evaluate(
            """(el, teks) => {
              const data = new DataTransfer();
              data.setData("text/plain", teks);
              const kejadian = new ClipboardEvent("paste",
                {clipboardData: data, bubbles: true, cancelable: true});
              el.dispatchEvent(kejadian);
            }""",
            teks,
        )

    def nilai(self, kelompok: Kelompok) -> list[str | None]:
        """The six columns as they stand on the page; None = not asked of this kind."""
        return self.baris(kelompok).evaluate(
            "(el) => [...el.querySelectorAll('tr:first-child > td.sel')]"
            ".map((td) => td.querySelector('input')?.value ?? null)"
        )

    def draf_lokal(self) -> dict[str, str]:
        return self.page.evaluate(
            "Object.fromEntries(Object.entries(localStorage).filter(([k]) => k.startsWith('lembar:')))"
        )
