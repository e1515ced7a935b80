"""The engine of documents: text is data, fonts are ours, bytes are the same again."""

import datetime
import hashlib
from concurrent.futures import ThreadPoolExecutor

import pytest

from inti.pdf import HURUF, bersih, buat_pdf
from tests.cetakan import NAKAL, dari_isi, rapatkan

WIB = datetime.timezone(datetime.timedelta(hours=7))
SAAT = datetime.datetime(2020, 11, 13, 8, 15, tzinfo=WIB)


def data(judul: str = "Contoh", **lain) -> dict:
    dokumen = {"judul": judul, "sampai": "2020-11-13T08:15", "oleh": "Rina", "contoh": False}
    kop = {"pemerintah": "Pemerintah Kabupaten Uji", "dinas": "Dinas Uji", "alamat": []}
    ttd = {"tempat": "Kurun", "tanggal": "2020-11-13", "jabatan": "Kepala", "nama": ""}
    return {"dokumen": dokumen | lain, "kop": kop, "ttd": ttd}


def test_teks_pengguna_dicetak_apa_adanya():
    dokumen = dari_isi(buat_pdf("contoh_kop", data(oleh=NAKAL, catatan=NAKAL), dibuat=SAAT))

    assert dokumen.rapat.count(rapatkan(NAKAL)) == 2


def test_dokumen_berjudul_berbahasa_dan_membawa_hurufnya():
    dokumen = dari_isi(buat_pdf("contoh_kop", data("Judul #1"), dibuat=SAAT)).pembaca

    assert dokumen.metadata.title == "Judul #1"
    assert dokumen.trailer["/Root"]["/Lang"].startswith("id")
    assert [b.title for b in dokumen.outline] == ["JUDUL #1"]
    huruf = dokumen.pages[0]["/Resources"]["/Font"].values()
    turunan = [h.get_object()["/DescendantFonts"][0].get_object() for h in huruf]
    berkas = [{"/FontFile2", "/FontFile3"} & set(t["/FontDescriptor"].keys()) for t in turunan]
    assert berkas
    assert all(berkas)


def test_isi_yang_sama_byte_yang_sama():
    satu, dua = (buat_pdf("contoh_kop", data(), dibuat=SAAT) for _ in range(2))
    assert satu == dua


def test_isi_sebelumnya_tidak_terbawa():
    buat_pdf("contoh_kop", data("Rahasia"), dibuat=SAAT)
    assert "RAHASIA" not in dari_isi(buat_pdf("contoh_kop", data("Lain"), dibuat=SAAT)).teks


def test_sepuluh_orang_mencetak_sekaligus():
    def cetak(n: int) -> str:
        return dari_isi(buat_pdf("contoh_kop", data(f"Dokumen {n}"), dibuat=SAAT)).teks

    with ThreadPoolExecutor(10) as kolam:
        hasil = list(kolam.map(cetak, range(20)))

    assert [f"DOKUMEN {n} " in teks for n, teks in enumerate(hasil)] == [True] * 20


@pytest.mark.parametrize(
    ("mentah", "jadi"),
    [
        ("Melati", "Melati"),
        ("a\u202eb", "ab"),  # a direction mark makes a name read as another one
        ("baris\nbaru\x00", "baris baru"),
        ("中文", "□□"),
        ("e\u0301", "é"),
        ({"a": (datetime.date(2020, 11, 13), None, 0)}, {"a": ["2020-11-13", None, 0]}),
    ],
)
def test_bersih(mentah, jadi):
    assert bersih(mentah) == jadi


def test_huruf_utuh_dan_berlisensi():
    """A font that was changed, or came without its licence, is found here."""
    tertulis = dict(
        reversed(b.split("  ")) for b in (HURUF / "SHA256SUMS").read_text().splitlines()
    )
    nyata = {b.name: hashlib.sha256(b.read_bytes()).hexdigest() for b in HURUF.glob("*.[to]tf")}
    assert tertulis == nyata
    assert len(list(HURUF.glob("*-LICENSE.txt"))) == 3
