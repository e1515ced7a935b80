"""What people type into cells, as values. Raises GalatSel with what to write instead."""

import datetime
import re
import unicodedata
from typing import Any

from impor.baca.buku import SelSalah
from impor.galat import GalatSel
from inti.bulan import TAHUN_BULAN
from inti.nilai import ribuan, tanggal_panjang

KOSONG = {"", "-", "–", "—"}  # how people write "nothing" where a number or a day belongs
AWAL_EXCEL = datetime.date(1899, 12, 30)
SERI_WAJAR = range(16_000, 73_500)  # serial numbers of Excel, 1943 to 2101
BULAN = (
    "januari februari maret april mei juni juli agustus september oktober november desember"
).split()
_KATA_BULAN = {b[:n]: i for i, b in enumerate(BULAN, start=1) for n in range(3, len(b) + 1)} | {
    "pebruari": 2,
    "peb": 2,
    "nopember": 11,
    "nop": 11,
    "agt": 8,
    "may": 5,
    "aug": 8,
    "oct": 10,
    "dec": 12,
}
_HARI_BULAN = re.compile(r"(\d{1,2})[/.\- ]+(\d{1,2})[/.\- ]+(\d{2}|\d{4})")
_TAHUN_DULU = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?:[T ]00:00(?::00)?)?")
_BERKATA = re.compile(r"(\d{1,2})[ \-]+([A-Za-z]+)\.?[ \-]+(\d{4})")
_RIBUAN = re.compile(r"-?\d{1,3}(?:\.\d{3})+")
_TAHUN_BULAN = re.compile(r"(\d{4})[-/.](\d{1,2})", re.ASCII)
_BULAN_TAHUN = re.compile(r"(\d{1,2}|[a-z]+\.?)(?:[ \-/.]+(\d{4}))?", re.ASCII)
_TULIS_BULAN = "Tulis seperti 2020-10 atau Oktober 2020."
YA = {"ya", "y", "x", "v", "✓", "√", "1", "benar", "true", "sudah"}
BUKAN = KOSONG | {"tidak", "t", "0", "bukan", "salah", "false", "tdk", "belum"}
_TELEPON_ANGKA = "Excel mengubah nomor ini menjadi bilangan. Ubah format sel menjadi Teks, lalu "


def bersih(teks: str) -> str:
    """The letters that are meant: one way to write them, no spaces around, plain line breaks."""
    teks = teks.replace("_x000D_", "").replace("\r\n", "\n").replace("\u00a0", " ")
    teks = "".join(h for h in teks if h == "\n" or unicodedata.category(h) != "Cc")
    return unicodedata.normalize("NFC", teks).strip()


def tulisan(sel: Any) -> str:
    """A cell as its owner sees it, for messages."""
    if isinstance(sel, SelSalah):
        return sel.tulisan
    if isinstance(sel, datetime.date):
        return f"{sel:%d/%m/%Y}"
    if isinstance(sel, bool):
        return "BENAR" if sel else "SALAH"
    if isinstance(sel, float) and sel.is_integer():
        return str(int(sel)) if abs(sel) < 1e15 else f"{sel:.5g}"
    return bersih(str(sel))


def kosong(sel: Any) -> bool:
    return isinstance(sel, str) and not bersih(sel)


def _tolak_salah(sel: Any) -> None:
    if isinstance(sel, SelSalah):
        raise GalatSel(f"Rumus di sel ini tidak memberi nilai ({sel.tulisan}). Tulis nilainya.")


def baca_teks(sel: Any) -> str:
    _tolak_salah(sel)
    if isinstance(sel, datetime.date):
        raise GalatSel(
            "Excel mengubah isi sel ini menjadi tanggal. Ubah format sel menjadi Teks, lalu ketik "
            "ulang."
        )
    return tulisan(sel)


def baca_telepon(sel: Any) -> str:
    if isinstance(sel, float | int) and not isinstance(sel, bool):
        raise GalatSel(f"{_TELEPON_ANGKA}ketik ulang mulai dari 0.")
    return baca_teks(sel)


def baca_nip(sel: Any) -> str:
    """Eighteen digits, in groups or not; of a number a spreadsheet program has lost the last."""
    if isinstance(sel, float | int) and not isinstance(sel, bool):
        raise GalatSel(f"{_TELEPON_ANGKA}ketik ulang: 18 angka.")
    return baca_teks(sel).replace(" ", "")


def baca_bulat(sel: Any) -> int | None:
    """A whole number; "1.250" and "Rp1.250" are one thousand two hundred and fifty."""
    _tolak_salah(sel)
    if isinstance(sel, datetime.date | bool):
        raise GalatSel("Isi dengan bilangan, misalnya 12.")
    if isinstance(sel, float | int):
        if not float(sel).is_integer():
            raise GalatSel("Isi dengan bilangan bulat, tanpa koma.")
        return int(sel)
    teks = bersih(sel)
    if teks in KOSONG:
        return None
    polos = re.sub(r"^(?:Rp\.?|IDR)\s*", "", teks, flags=re.IGNORECASE).replace(" ", "")
    polos = re.sub(r",(?:0+|-)$", "", polos)
    if _RIBUAN.fullmatch(polos):
        polos = polos.replace(".", "")
    if not re.fullmatch(r"-?\d{1,15}", polos, re.ASCII):
        raise GalatSel("Isi dengan bilangan bulat tanpa huruf, misalnya 1250 atau 1.250.")
    return int(polos)


def baca_tanggal(sel: Any) -> datetime.date | None:
    """A day: of Excel, its serial number, or written out."""
    _tolak_salah(sel)
    if isinstance(sel, datetime.date):
        return sel
    if isinstance(sel, bool):
        raise GalatSel("Isi dengan tanggal, misalnya 13/11/2020.")
    if isinstance(sel, float | int):
        if int(sel) not in SERI_WAJAR:
            raise GalatSel(
                f"{tulisan(sel)} bukan tanggal. Tulis hari, bulan, dan tahun: 13/11/2020."
            )
        return AWAL_EXCEL + datetime.timedelta(days=int(sel))
    teks = bersih(sel)
    return None if teks in KOSONG else _tanggal_tertulis(teks)


def _tanggal_tertulis(teks: str) -> datetime.date:
    if cocok := _HARI_BULAN.fullmatch(teks):
        hari, bulan, tahun = cocok.groups()
        if len(tahun) == 2:
            raise GalatSel("Tulis tahunnya dengan empat angka, misalnya 13/11/2020.")
    elif cocok := _TAHUN_DULU.fullmatch(teks):
        tahun, bulan, hari = cocok.groups()
    elif (cocok := _BERKATA.fullmatch(teks)) and cocok[2].lower() in _KATA_BULAN:
        hari, bulan, tahun = cocok[1], str(_KATA_BULAN[cocok[2].lower()]), cocok[3]
    else:
        raise GalatSel("Tanggal tidak terbaca. Tulis seperti 13/11/2020 atau 13 November 2020.")
    try:
        return datetime.date(int(tahun), int(bulan), int(hari))
    except ValueError as galat:
        if 1 <= int(bulan) <= 12 and 1 <= int(hari) <= 31:
            nama = BULAN[int(bulan) - 1].capitalize()
            pesan = f"Tanggal {int(hari)} {nama} {tahun} tidak ada. Tulis tanggal yang benar."
        else:
            pesan = f"Tidak ada bulan ke-{int(bulan)} atau hari ke-{int(hari)}. Tulis hari dulu, "
            pesan += "lalu bulan: 13/11/2020."
        raise GalatSel(pesan) from galat


def baca_bulan(sel: Any, tahun: Any = "") -> datetime.date:
    """A month as its first day: "2020-10", "Oktober 2020", "10/2020", any day of it; with `tahun`
    from a cell beside it also "Oktober" or 10."""
    _tolak_salah(sel)
    if isinstance(sel, float | int) and not isinstance(sel, bool) and int(sel) in range(1, 13):
        return _bulan_tahun(int(sel), tahun)
    if not isinstance(sel, str):
        hari = baca_tanggal(sel)
        assert hari is not None  # only texts are read as nothing
        return hari.replace(day=1)
    teks = bersih(sel).lower()
    if cocok := _TAHUN_BULAN.fullmatch(teks):
        return _bulan_tahun(int(cocok[2]), cocok[1])
    if cocok := _BULAN_TAHUN.fullmatch(teks):
        nomor = int(cocok[1]) if cocok[1].isdigit() else _KATA_BULAN.get(cocok[1].rstrip("."), 0)
        return _bulan_tahun(nomor, cocok[2] or tahun)
    return _tanggal_tertulis(bersih(sel)).replace(day=1)


def _bulan_tahun(nomor: int, tahun: Any) -> datetime.date:
    angka = baca_bulat(tahun)
    if nomor not in range(1, 13) or (angka is not None and angka not in TAHUN_BULAN):
        raise GalatSel(f"Bulan tidak terbaca. {_TULIS_BULAN}")
    if angka is None:
        raise GalatSel(f"Tahunnya tidak ada. {_TULIS_BULAN}")
    return datetime.date(angka, nomor, 1)


def baca_ya(sel: Any) -> bool:
    """A mark: Ya, x, 1, or what a spreadsheet program makes of it."""
    _tolak_salah(sel)
    if isinstance(sel, bool):
        return sel
    teks = tulisan(sel).casefold()
    if teks in YA or teks in BUKAN:
        return teks in YA
    raise GalatSel("Isi dengan Ya atau Tidak.")


def sebut(nilai: Any) -> str:
    """A value in words; "" when there is none."""
    if nilai is None or nilai == "":
        return ""
    if isinstance(nilai, datetime.date):
        return tanggal_panjang(nilai)
    if isinstance(nilai, bool):
        return "Ya" if nilai else "Tidak"
    return ribuan(nilai) if isinstance(nilai, int) else str(nilai)
