"""A month from the sheet to the dashboard: at every step all pages and workbooks say the same."""

import datetime
import io

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from inti.tugas import tugas_untuk
from kelompok.models import LaporanBulanan
from tests.lembar import Lembar
from tests.pabrik import buat_akun_petugas, buat_desa, buat_kelompok, buat_pengguna

pytestmark = pytest.mark.django_db
HARI = datetime.date(2020, 11, 12)  # two days after the deadline of October
BKB = {
    "sasaran": 58,
    "anggota": 41,
    "anggota_pus": 35,
    "pus_ber_kb": 27,
    "pertemuan": 1,
    "hadir": 29,
}


def masuk(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def buku(client, nama: str, **cari) -> list[dict]:
    jawaban = client.get(reverse(nama), cari)
    kepala, *isi = (
        load_workbook(io.BytesIO(b"".join(jawaban.streaming_content))).worksheets[0].values
    )
    return [dict(zip(kepala, b, strict=True)) for b in isi]


def yang_masuk(client) -> set[int]:
    """Reports of October that came in, as each page and workbook counts them: one number."""
    papan = client.get(reverse("laporan:papan"), {"tahun": "2020"}).context["papan"]
    rekap = client.get(reverse("laporan:rekap")).context["rekap"].terakhir
    dasbor = client.get(reverse("dasbor:dasbor")).context["d"].lapor.rekap.terakhir
    oktober = {"dari": "2020-10", "sampai": "2020-10"}
    daftar = client.get(reverse("laporan:daftar"), {**oktober, "keadaan": "masuk"})
    belum = client.get(reverse("laporan:daftar"), {**oktober, "keadaan": "belum"})
    [bulan] = [b for b in buku(client, "laporan:rekap_unduh") if b["Nama"] == "Oktober 2020"]
    baris = buku(client, "laporan:unduh", tahun="2020", bentuk="baris")
    assert {papan.setahun.wajib, rekap.lapor.wajib, dasbor.lapor.wajib, bulan["Wajib"]} == {3}
    return {
        papan.setahun.masuk,
        rekap.lapor.masuk,
        dasbor.lapor.masuk,
        bulan["Masuk"],
        daftar.context["halaman"].paginator.count,
        3 - belum.context["halaman"].paginator.count,
        sum(b["Status"] in ("Terkirim", "Diverifikasi") for b in baris),
    }


@pytest.fixture
def kelompok(jam):
    """Three groups of one village that owe October 2020 and nothing before."""
    jam(HARI)
    desa = buat_desa()
    return [buat_kelompok(desa, mulai=datetime.date(2020, 10, 1), nama=n) for n in "ABC"]


def test_dari_lembar_sampai_dasbor(kelompok, jam):
    a, b, _ = kelompok
    pukul = iter(range(13, 24))

    def sejam_kemudian():
        saat = datetime.datetime.combine(HARI, datetime.time(next(pukul)))
        jam(timezone.make_aware(saat))

    petugas = buat_akun_petugas(a.desa)
    lapangan, kantor = masuk(petugas), masuk(buat_pengguna())
    assert yang_masuk(kantor) == {0}

    lembar = Lembar(lapangan)
    lembar.isi(a, **BKB)
    lembar.isi(b, **BKB | {"hadir": 12})
    lembar.kirim("kirim")
    assert yang_masuk(kantor) == {2}

    sejam_kemudian()
    laporan_a, laporan_b = (LaporanBulanan.objects.get(kelompok=k) for k in (a, b))
    kantor.post(reverse("laporan:verifikasi_satu", args=[laporan_a.pk]))
    kantor.post(
        reverse("laporan:kembalikan", args=[laporan_b.pk]), {"alasan": "Hadir 12 atau 21?"}
    )
    assert yang_masuk(kantor) == {1}
    tugas = {t.kode: t for t in tugas_untuk(petugas, HARI, rinci=True)}
    assert tugas["laporan-dikembalikan"].contoh[0].keterangan == "Hadir 12 atau 21?"

    sejam_kemudian()
    lembar = Lembar(lapangan)
    assert "Hadir 12 atau 21?" in lembar.jawaban.text
    lembar.isi(b, hadir=21)
    lembar.kirim("kirim")
    assert yang_masuk(kantor) == {2}
    laporan_b.refresh_from_db()
    assert (laporan_b.hadir, laporan_b.status) == (21, "terkirim")

    lapangan.post(reverse("laporan:tarik", args=[laporan_b.pk]))
    lapangan.post(reverse("laporan:tarik", args=[laporan_a.pk]))  # verified: it is locked
    assert yang_masuk(kantor) == {1}
    assert yang_masuk(lapangan) == {1}
