"""What a save or a sending did, told to the person and to the page."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone

from inti.lembar import bentrok_json, jawaban_lembar
from inti.nilai import bulan_panjang, tanggal_panjang
from kelompok.aksi.laporan import Hasil
from kelompok.gabung import Isian
from kelompok.lembar import Baris, KeadaanBaris, Lembar

SEBUT = 5  # names in a message; the page shows the rest


def kabarkan_simpan(
    request: HttpRequest, lembar: Lembar, isian: Mapping[int, Isian], *, disebut: bool
) -> None:
    """What was not saved, and why; with `disebut` also that the rest was."""
    baris = [lembar.per_kelompok[pk] for pk in isian]
    if salah := [b for b in baris if b.galat]:
        messages.error(
            request,
            f"Belum tersimpan: {_nama(salah)}. Betulkan sel yang ditandai, lalu simpan lagi.",
        )
    if bentrok := [b for b in baris if b.bentrok]:
        messages.error(
            request,
            f"Ada angka yang diubah orang lain sejak Anda membuka lembar ini: {_nama(bentrok)}. "
            "Periksa sel yang ditandai; simpan lagi untuk memakai angka Anda.",
        )
    for b in baris:
        if b.terlambat:
            messages.error(
                request,
                f"{b.kelompok} sudah {b.kata.lower()}; yang Anda ketik di situ tidak disimpan.",
            )
    if disebut:
        jam = f"{timezone.localtime(lembar.sekarang):%H.%M}"
        messages.success(request, f"Draf tersimpan pukul {jam} WIB.")


def kabarkan_kirim(
    request: HttpRequest, lembar: Lembar, isian: Mapping[int, Isian], hasil: Hasil
) -> None:
    """What was sent, what stays behind and why."""
    if not lembar.terbuka:
        messages.warning(
            request,
            f"Laporan {bulan_panjang(lembar.bulan)} dapat dikirim mulai "
            f"{tanggal_panjang(lembar.buka)}. Drafnya sudah tersimpan.",
        )
        return
    terkirim = [lembar.per_kelompok[x.kelompok_id] for x in hasil.berhasil]
    tinggal = [b for pk in isian if (b := lembar.per_kelompok[pk]).dapat_diisi]
    if terkirim:
        messages.success(
            request,
            f"{len(terkirim)} laporan {bulan_panjang(lembar.bulan)} terkirim: {_nama(terkirim)}.",
        )
    elif not tinggal:
        messages.info(request, "Semua laporan di lembar ini sudah terkirim sebelumnya.")
    if tinggal:
        messages.warning(
            request, f"{len(tinggal)} laporan belum terkirim. {_alasan(tinggal, hasil)}"
        )


def _alasan(baris: list[Baris], hasil: Hasil) -> str:
    """Each with its reason; the empty ones together."""
    kosong = [b for b in baris if b.keadaan == KeadaanBaris.BELUM and not b.terisi]
    isi = [b for b in baris if b not in kosong]
    kalimat = [
        f"{b.kelompok}: {b.alasan or ' '.join(hasil.tinggal.get(b.laporan.pk, []))}.".replace(
            "..", "."
        )
        for b in isi[:SEBUT]
    ]
    if len(isi) > SEBUT:
        kalimat.append(f"Dan {len(isi) - SEBUT} lainnya, ditandai di lembar.")
    if kosong:
        kalimat.append(f"Belum diisi: {_nama(kosong)}.")
    return " ".join(kalimat)


def _nama(baris: Iterable[Baris]) -> str:
    nama = [str(b.kelompok) for b in baris]
    lebih = len(nama) - SEBUT
    return ", ".join(nama[:SEBUT]) + (f" dan {lebih} lainnya" if lebih > 0 else "")


def jawaban_json(lembar: Lembar, isian: Mapping[int, Isian]) -> dict[str, Any]:
    """The rows that were sent, as they stand now; the page puts them in place."""
    baris = {pk: _baris_json(lembar.per_kelompok[pk]) for pk in isian}
    return jawaban_lembar(lembar.sekarang, lembar.ringkas, baris)


def _baris_json(baris: Baris) -> dict[str, Any]:
    return {
        "keadaan": baris.keadaan.value,
        "kata": baris.kata,
        "awal": baris.awal,
        "galat": baris.salah,
        "peringatan": [
            {
                "kode": p.kode,
                "kolom": p.kolom,
                "nilai": p.nilai,
                "pesan": p.pesan,
                "dikonfirmasi": p.tanda in baris.sah,
            }
            for p in baris.peringatan
        ],
        "bentrok": bentrok_json(baris.bentrok),
        "dapat_diisi": baris.dapat_diisi,
    }
