import csv
import datetime
import io
from decimal import Decimal
from operator import itemgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inti.tabel_csv import jaga, lepas, tulis_csv
from inti.xlsx import Kolom, Lembar

RUMUS = ("=", "+", "-", "@", "\t", "\r")


def tulis(*nilai) -> bytes:
    kolom = [Kolom(f"K{i}", itemgetter(i)) for i in range(len(nilai))]
    berkas, jumlah = tulis_csv(Lembar("Uji", kolom, [nilai]))
    assert jumlah == 1
    with berkas:
        return berkas.read()


def test_seperti_excel_di_indonesia_membacanya():
    saat = datetime.datetime(2026, 11, 24, 8, 30, tzinfo=datetime.UTC)
    isi = tulis(
        "Ada; “kutip”", None, True, 12, 2.5, Decimal("7.25"), datetime.date(2020, 11, 13), saat
    )

    assert isi.startswith(b"\xef\xbb\xbfK0;K1;")
    kepala, baris = isi.decode("utf-8-sig").split("\r\n")[:2]
    assert kepala == "K0;K1;K2;K3;K4;K5;K6;K7"
    assert baris == '"Ada; “kutip”";;Ya;12;2,5;7,25;2020-11-13;2026-11-24 15:30'


@pytest.mark.parametrize("awal", RUMUS)
def test_yang_mirip_rumus_tetap_teks(awal):
    teks = io.StringIO(tulis(f"{awal}1+1").decode("utf-8-sig"), newline="")
    _, (sel,) = csv.reader(teks, delimiter=";")
    assert sel == f"'{awal}1+1"


def test_bilangan_negatif_tetap_bilangan():
    assert tulis(-5, "-").decode("utf-8-sig").splitlines()[1] == "-5;-"


@given(st.one_of(st.text(), st.text("'=+-@\tx", max_size=6)))
def test_yang_dijaga_kembali_seperti_semula(teks):
    dijaga = jaga(teks)
    assert lepas(dijaga) == teks
    assert len(teks) < 2 or not dijaga.startswith(RUMUS)
