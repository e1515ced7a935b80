"""Worksheets behind the lists of 2020 and 2021, frozen.

Of all this only the ten villages of 2020 are a fact; how they were chosen was never published.
The sample's numbers favour them, and where those alone do not lead to the list, invented decisions
of the meeting do, each marked as sample in its reason.
"""

import datetime
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from django.utils import timezone

from dasbor.contoh.latar import Latar
from dinas.models import ProfilDinas
from inti.models import SumberBaris
from stunting.aksi import alasan_lokus
from stunting.models import BarisBeku, KertasDesa, KertasKerja, Lokus, Putusan, StatusKertas
from stunting.rekap.beku import bekukan_baris
from stunting.rekap.kertas import Isian, NilaiDesa, nilai_kertas
from stunting.rekap.lembar_kertas import Aturan, susun_lembar

# Year of the list → the days on which the worksheet was begun and frozen.
WAKTU = {
    2020: (datetime.date(2020, 2, 10), datetime.date(2020, 3, 2)),
    2021: (datetime.date(2020, 11, 2), datetime.date(2020, 11, 12)),
}
JAM = datetime.time(9, 20)
BOBOT = {
    "bobot_prevalensi": 40,
    "bobot_stunting": 15,
    "bobot_berisiko": 10,
    "bobot_cakupan": 10,
    "bobot_lama": 10,
    "bobot_pertimbangan": 15,
}
CATATAN = {
    2020: "Kertas kerja contoh: nilai, bobot, dan alasan karangan. Yang fakta hanya sepuluh desa "
    "lokus 2020; cara memilihnya tidak terbit.",
    2021: "Kertas kerja contoh: nilai, bobot, alasan, dan daftar 2021 karangan.",
}
LAIN_DITIMBANG = 8  # villages that are talked about and not chosen
ALASAN_TIMBANG = (
    "Contoh rembuk: akses ke puskesmas sulit pada musim hujan.",
    "Contoh rembuk: kader belum terlatih mengukur panjang badan.",
    "Contoh rembuk: banyak keluarga muda dengan anak di bawah dua tahun.",
    "Contoh rembuk: sumber air bersih belum cukup.",
)
ALASAN_SERTAKAN = (
    "Contoh rembuk: diusulkan kecamatan, dukungan dana desa sudah disepakati.",
    "Contoh rembuk: layanan perlu dilanjutkan supaya hasilnya tidak hilang.",
    "Contoh rembuk: datanya belum menggambarkan keadaan, perlu didampingi.",
)
ALASAN_KELUARKAN = (
    "Contoh rembuk: ditangani program lain pada tahun yang sama.",
    "Contoh rembuk: penimbangan diulang dulu, angkanya diragukan.",
)


def buat_kertas(latar: Latar) -> None:
    for tahun, (mulai, beku) in WAKTU.items():
        daftar = set(Lokus.objects.tahun(tahun).values_list("desa__kode", flat=True))
        if daftar:
            _satu(latar, tahun, daftar, _saat(mulai), _saat(beku))


def _saat(hari: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(hari, JAM))


def _satu(
    latar: Latar,
    tahun: int,
    daftar: set[str],
    mulai: datetime.datetime,
    beku: datetime.datetime,
) -> None:
    kertas = KertasKerja(tahun=tahun, n=len(daftar), catatan=CATATAN[tahun], **BOBOT)
    latar.tandai(kertas, mulai)
    latar.simpan([kertas], tanggal="")
    dadu = latar.dadu("kertas", tahun)
    nilai = nilai_kertas(kertas, ambang=ProfilDinas.ambil().ambang_cakupan)
    nilai = _putuskan(dadu, _timbang(dadu, nilai, daftar), Aturan.dari(kertas), daftar)
    _simpan_isian(latar, kertas, nilai, mulai, beku)
    lembar = susun_lembar(nilai, Aturan.dari(kertas))
    if lembar.kode_terpilih != daftar:
        raise ValueError(f"Kertas kerja contoh {tahun} tidak menghasilkan daftarnya.")
    BarisBeku.objects.bulk_create(bekukan_baris(kertas, lembar))
    kertas.status = StatusKertas.BEKU
    kertas.dibekukan_pada, kertas.dibekukan_oleh = beku, latar.akun["operator"]
    latar.ubah(kertas, beku, oleh="operator", alasan="Ditetapkan")
    _beri_alasan(tahun, {b.desa.pk: alasan_lokus(b) for b in lembar.terpilih})


def _beri_alasan(tahun: int, alasan: Mapping[int, str]) -> None:
    """As if the villages had been recorded with the reason, history included; facts stay."""
    for lokus in Lokus.objects.tahun(tahun).filter(asal=SumberBaris.CONTOH, alasan=""):
        isi = {"alasan": alasan[lokus.desa_id]}
        Lokus.objects.filter(pk=lokus.pk).update(**isi)
        Lokus.riwayat.filter(id=lokus.pk).update(**isi)


def _timbang(dadu: random.Random, nilai: Sequence[NilaiDesa], daftar: set[str]) -> list[NilaiDesa]:
    """Most villages of the list get a high judgement, a few others a low one."""
    lain = set(
        dadu.sample([n.desa.kode for n in nilai if n.desa.kode not in daftar], LAIN_DITIMBANG)
    )
    hasil = list(nilai)
    for nomor, n in enumerate(nilai):
        angka = dadu.randint(6, 9) if n.desa.kode in daftar else dadu.randint(1, 4)
        alasan = dadu.choice(ALASAN_TIMBANG)
        if n.desa.kode in daftar | lain:
            isian = Isian(alasan=alasan, pertimbangan=angka)
            isi = {**n.nilai, "pertimbangan": angka}
            hasil[nomor] = replace(n, isian=isian, nilai=isi)
    return hasil


def _putuskan(
    dadu: random.Random, nilai: list[NilaiDesa], aturan: Aturan, daftar: set[str]
) -> list[NilaiDesa]:
    """As few decisions as lead to the list: those whose place does not suffice are put in, then
    whoever still stands in their way is left out."""
    lembar = susun_lembar(nilai, aturan)
    kurang = daftar - lembar.kode_terpilih
    nilai = _beri(dadu, nilai, kurang, Putusan.SERTAKAN, ALASAN_SERTAKAN)
    while lebih := susun_lembar(nilai, aturan).kode_terpilih - daftar:
        nilai = _beri(dadu, nilai, lebih, Putusan.KELUARKAN, ALASAN_KELUARKAN)
    return nilai


def _beri(
    dadu: random.Random,
    nilai: Sequence[NilaiDesa],
    kode: set[str],
    putusan: str,
    alasan: Sequence[str],
) -> list[NilaiDesa]:
    hasil = list(nilai)
    for nomor, n in enumerate(nilai):
        if n.desa.kode in kode:
            kalimat = " ".join(filter(None, (n.isian.alasan, dadu.choice(alasan))))
            isian = replace(n.isian, putusan=putusan, alasan=kalimat)
            hasil[nomor] = replace(n, isian=isian)
    return hasil


def _simpan_isian(
    latar: Latar,
    kertas: KertasKerja,
    nilai: Iterable[NilaiDesa],
    mulai: datetime.datetime,
    beku: datetime.datetime,
) -> None:
    dadu = latar.dadu("kertas", kertas.tahun, "isian")
    baris = []
    for n in nilai:
        if n.isian != Isian():
            satu = KertasDesa(
                kertas=kertas,
                desa=n.desa,
                pertimbangan=n.isian.pertimbangan,
                putusan=n.isian.putusan,
                alasan=n.isian.alasan,
            )
            hari = datetime.timedelta(days=dadu.randint(1, (beku - mulai).days - 1))
            latar.tandai(satu, latar.saat((mulai + hari).date(), dadu, 0))
            baris.append(satu)
    latar.simpan(baris, tanggal="")
