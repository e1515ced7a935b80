"""Key strokes for one month of one officer: typed, pasted, "as last month", and in an Excel sheet.

    python -m bench.ketukan

A key that is pressed counts one, also each of a chord (Ctrl+V = 2). The figures are those of the
month before, so that no warning stands in the way. The Excel sheet has the same cells side by
side: each is typed and left with Enter or Tab, and a cell that is not asked costs one key to pass.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect, sync_playwright

from bench.halaman import AKAR, LEMBAR, Server

KOLOM = ("sasaran", "anggota", "anggota_pus", "pus_ber_kb", "pertemuan", "hadir")
SEL = "td.sel[data-kolom] input:enabled"
AKTIF = "el => el === document.activeElement"
BLOK = """(kolom) => [...document.querySelectorAll("[data-baris]")].map((baris) => kolom.map((k) =>
  baris.querySelector(`td[data-kolom="${k}"]`)?.dataset.lalu ?? ""))"""
KOSONGKAN = """
from dinas.models import ProfilDinas
from django.utils import timezone
from kelompok.models import KonfirmasiPeringatan, LangkahLaporan, LaporanBulanan
profil = ProfilDinas.ambil(); profil.buka_kirim = 1; profil.save()
lama = LaporanBulanan.semua.filter(bulan=timezone.localdate().replace(day=1))
for model in (KonfirmasiPeringatan, LangkahLaporan):
    model.objects.filter(laporan__in=lama).delete()
lama.delete()
"""

Blok = list[list[str]]  # rows of figures as typed; "" = not asked of this kind


@dataclass
class PapanKetik:
    """A keyboard that counts."""

    page: Page
    ketukan: int = 0

    def tekan(self, *tombol: str) -> None:
        for satu in tombol:
            self.page.keyboard.press(satu)
            self.ketukan += len(satu.split("+"))

    def ketik(self, teks: str) -> None:
        self.tekan(*teks)

    def ke_sel_pertama(self) -> None:
        """The page that was just opened waits in it; else with Tab from the top of the page."""
        pertama = self.page.locator(SEL).first
        if not pertama.evaluate(AKTIF):
            self.tekan("Tab", "Enter")  # the link "Langsung ke isi"
            self.tab_ke(pertama)

    def tab_ke(self, tujuan: Locator, tombol: str = "Tab") -> None:
        for _ in range(30):
            self.tekan(tombol)
            if tujuan.evaluate(AKTIF):
                return
        raise AssertionError(f"{tujuan} tidak tercapai dengan Tab.")

    def kirim(self) -> None:
        """Send all that is ready: to the button, and press it."""
        self.tekan("Control+Enter", "Enter")


def baca_blok(page: Page) -> Blok:
    """The figures of the month before, one row per group of the sheet."""
    return page.evaluate(BLOK, KOLOM)


def isi_diketik(papan: PapanKetik, blok: Blok) -> None:
    """Column by column: figure, Enter, …"""
    papan.ke_sel_pertama()
    for n in range(len(KOLOM)):
        for baris in blok:
            if baris[n]:
                papan.ketik(baris[n])
                papan.tekan("Enter")


def isi_ditempel(papan: PapanKetik, blok: Blok) -> None:
    """The block from Excel's clipboard, in one go."""
    teks = "".join("\t".join(baris) + "\r\n" for baris in blok)
    papan.page.evaluate("(teks) => navigator.clipboard.writeText(teks)", teks)
    papan.ke_sel_pertama()
    papan.tekan("Control+v")


def isi_seperti_lalu(papan: PapanKetik, blok: Blok) -> None:
    """All empty rows as last month, by the button of the page; then the first column is retyped."""
    semua = papan.page.locator("[data-seperti-semua]")
    papan.tab_ke(semua, "Shift+Tab")
    papan.tekan("Enter")
    papan.tab_ke(papan.page.locator(SEL).first)
    for baris in blok:
        if baris[0]:
            papan.ketik(baris[0])
            papan.tekan("Enter")


CARA: dict[str, Callable[[PapanKetik, Blok], None]] = {
    "lembar, diketik": isi_diketik,
    "lembar, blok ditempel dari Excel": isi_ditempel,
    "lembar, seperti bulan lalu, satu kolom diketik ulang": isi_seperti_lalu,
}


def jalankan(page: Page, cara: str) -> tuple[PapanKetik, Blok]:
    """Fill the open sheet in this way and send it; gives the keyboard and the figures."""
    blok = baca_blok(page)
    papan = PapanKetik(page)
    CARA[cara](papan, blok)
    n = len(blok)
    expect(page.locator("[data-kirim]")).to_contain_text(re.compile(rf"Kirim {n} laporan"))
    papan.kirim()
    expect(page.locator("[data-keadaan=terkirim]")).to_have_count(n)
    return papan, blok


def ketukan_excel(blok: Blok) -> int:
    """Digits and one key to leave each cell, asked or not; nothing is sent yet."""
    return sum(len(isi) + 1 for baris in blok for isi in baris)


def main() -> None:
    """Markdown table, from the sample officer's sheet of the current month."""
    print("| cara | kelompok | sel diisi | ketukan | ketukan per sel |")
    print("|---|---|---|---|---|")
    with (
        tempfile.TemporaryDirectory() as folder,
        Server(Path(folder)) as server,
        sync_playwright() as p,
    ):
        peramban = p.chromium.launch(
            executable_path=os.environ.get("CHROMIUM_PATH", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        blok: Blok = []
        for cara in CARA:
            _kosongkan(server.folder)
            konteks = peramban.new_context(permissions=["clipboard-read", "clipboard-write"])
            konteks.add_cookies(server.kuki_peramban(server.masuk("pkb")))
            page = konteks.new_page()
            page.goto(server.alamat + LEMBAR)
            papan, blok = jalankan(page, cara)
            _cetak_baris(cara, blok, papan.ketukan)
            konteks.close()
        _cetak_baris("Excel, diketik (belum dikirim)", blok, ketukan_excel(blok))
        peramban.close()


def _cetak_baris(cara: str, blok: Blok, ketukan: int) -> None:
    sel = sum(1 for baris in blok for isi in baris if isi)
    print(f"| {cara} | {len(blok)} | {sel} | {ketukan} | {ketukan / sel:.1f} |", flush=True)


def _kosongkan(folder: Path) -> None:
    """Reports of the current month out of the throw-away sample, and any day is a day to send."""
    subprocess.run(
        [sys.executable, "manage.py", "shell", "-v", "0", "-c", KOSONGKAN],
        check=True,
        cwd=AKAR,
        env=os.environ | {"MODE": "lokal", "DATA_DIR": str(folder)},
    )


if __name__ == "__main__":
    main()
