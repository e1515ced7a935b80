"""Files of the sample: they are what they say, and they say that they are a sample."""

from io import BytesIO

import pytest

from berkas import gudang, rapi
from berkas.kenali import kenali
from berkas.models import Berkas, Lampiran
from dasbor.contoh.berkas import gambar_contoh, pdf_contoh
from dinas.models import SuratKeputusan
from inti.models import SumberBaris


def test_pdf_dengan_kurung_dan_huruf_lain():
    isi = pdf_contoh(["SK (kedua) \\ – “asli”", "", "Tentang"])

    assert kenali(BytesIO(isi), "sk.pdf") == "application/pdf"
    assert rb"(SK \(kedua\) \\ " in isi
    letak = int(isi.split(b"startxref\n")[1].split()[0])
    assert isi[letak:].startswith(b"xref")
    assert b"CONTOH" in isi


def test_gambar_dilukis_sendiri():
    gambar = gambar_contoh("Peserta", (38, 84, 150))

    assert gambar.size == (960, 720)
    assert len(gambar.getcolors(maxcolors=1000) or []) >= 2


@pytest.mark.django_db
@pytest.mark.usefixtures("data_contoh")
def test_berkas_contoh_lengkap_dan_bertanda():
    assert set(Lampiran.objects.values_list("asal", flat=True)) == {SumberBaris.CONTOH}
    assert rapi.periksa().bersih
    for berkas in Berkas.objects.all():
        with gudang.jalur(berkas.tempat).open("rb") as isi:
            assert kenali(isi, "") == berkas.tipe


@pytest.mark.django_db
@pytest.mark.usefixtures("data_contoh")
def test_satu_sk_dengan_satu_pindaian_untuk_sepuluh_kelompok():
    sk = SuratKeputusan.objects.get(tentang__startswith="Pengukuhan sepuluh kelompok")

    assert sk.sk_kelompok.count() == 10
    assert {k.kelompok.desa.kecamatan.nama for k in sk.sk_kelompok.all()} == {"Kurun"}
    assert Lampiran.objects.milik(sk).count() == 1
