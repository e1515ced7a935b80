"""Check a file: read every cell, find the records, compare, ask the rules. Writes nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from impor import sel as isi_sel
from impor.baca.buku import Lembar
from impor.batas import BARIS_TERBANYAK, POTONG
from impor.galat import BerkasDitolak, GalatSel, PilihLembar
from impor.hasil import Hasil, Nilai, Rincian, Temuan
from impor.jenis import Baris, JenisImpor
from impor.judul import Judul, Pengenal, huruf_kolom, kenali_judul
from impor.kolom import Kolom, Pembantu, Ruang, kunci_judul
from inti.nilai import ribuan

KODE = "kode"
LEMBAR_BANTU = {"keterangan", "petunjuk", "daftar nilai"}  # sheets that we write beside the rows
TIDAK_DI_WILAYAH = "Tidak ada di wilayah Anda. Periksa kodenya, atau kosongkan untuk data baru."


@dataclass
class Pemeriksaan:
    """The rows as they were read, for who applies them, and the result as it is shown."""

    baris: list[Baris]
    hasil: Hasil
    judul: Judul
    ruang: Ruang


def pilih_lembar(lembar: Sequence[Lembar], jenis: JenisImpor, nama: str) -> Lembar:
    """The sheet with the rows. Raises PilihLembar when nothing tells which."""
    if nama:
        if dipilih := next((x for x in lembar if x.nama == nama), None):
            return dipilih
        raise PilihLembar([x.nama for x in lembar])
    calon = [x for x in lembar if x.nama.strip().casefold() not in LEMBAR_BANTU] or list(lembar)
    if len(calon) == 1:
        return calon[0]
    sebutan = {kunci_judul(jenis.lembar), kunci_judul(jenis.judul)}
    senama = [x for x in calon if kunci_judul(x.nama) in sebutan]
    if len(senama) == 1:
        return senama[0]
    raise PilihLembar([x.nama for x in calon])


def periksa_judul(lembar: Lembar, jenis: JenisImpor, hafalan: Mapping[str, str]) -> Judul:
    return kenali_judul(lembar, Pengenal(jenis.kolom, jenis.turunan, hafalan))


def periksa(
    jenis: JenisImpor,
    lembar: Lembar,
    judul: Judul,
    ruang: Ruang,
    *,
    dikenal: Mapping[int, Any] | None = None,
    kunci: bool = False,
) -> Pemeriksaan:
    """`dikenal` tells which record a row without a code became in an earlier import of the same
    file; with `kunci` the records stay locked. Raises BerkasDitolak."""
    baris = list(_baris(lembar, judul))
    if not baris:
        raise BerkasDitolak("Di bawah baris judul tidak ada data. Isi dulu, lalu unggah lagi.")
    jenis.siapkan(baris, ruang, kunci=kunci)
    kolom = _kolom_terbaca(jenis, judul)
    _cari_objek(jenis, baris, ruang, dikenal or {}, kunci=kunci)
    for satu in baris:
        _baca(satu, kolom, ruang)
    jenis.kenali_tanpa_kode(baris, ruang)
    for satu in baris:
        _banding(satu, kolom, jenis, ruang)
    jenis.periksa(baris, ruang)
    return Pemeriksaan(baris, _susun(jenis, baris, judul, ruang), judul, ruang)


def _baris(lembar: Lembar, judul: Judul) -> Iterator[Baris]:
    """Rows below the headings that hold something in a known column."""
    letak = {i: k.nama for i, k in judul.kolom.items()}
    jumlah = 0
    for n, isi in enumerate(lembar.baris[judul.baris :], start=judul.baris + 1):
        sel = {nama: (isi[i] if i < len(isi) else "") for i, nama in letak.items()}
        if all(isi_sel.kosong(x) for x in sel.values()):
            continue
        jumlah += 1
        if jumlah > BARIS_TERBANYAK:
            raise BerkasDitolak(
                f"Berkas ini berisi lebih dari {ribuan(BARIS_TERBANYAK)} baris. Bagi menjadi "
                "beberapa berkas."
            )
        yield Baris(n, sel)


def _kolom_terbaca(jenis: JenisImpor, judul: Judul) -> list[Kolom]:
    """Fields that the file has, by themselves or through a helper column, in their order."""
    ada = {k.nama for k in judul.kolom.values()}
    return [
        k
        for k in jenis.kolom
        if k.nama != KODE
        and not isinstance(k, Pembantu)
        and (k.nama in ada or any(p in ada for p in k.pengganti))
    ]


def _cari_objek(
    jenis: JenisImpor,
    baris: Sequence[Baris],
    ruang: Ruang,
    dikenal: Mapping[int, Any],
    *,
    kunci: bool,
) -> None:
    """The record of every row with a code; rows that name the same one are wrong."""
    kode: dict[str, Baris] = {}
    for satu in baris:
        teks = isi_sel.tulisan(satu.sel.get(KODE, "")).upper() or dikenal.get(satu.nomor, "")
        satu.nilai[KODE] = teks
        if not teks:
            continue
        if lain := kode.get(teks):
            satu.salah(KODE, f"Kode ini sudah ada di baris {lain.nomor}. Hapus salah satunya.")
        else:
            kode[teks] = satu
    semua = sorted(kode)
    for awal in range(0, len(semua), POTONG):
        bagian = semua[awal : awal + POTONG]
        objek = {o.kode: o for o in jenis.cari(bagian, ruang, kunci=kunci)}
        for teks in bagian:
            if teks in objek:
                kode[teks].objek = objek[teks]
            else:
                kode[teks].salah(KODE, TIDAK_DI_WILAYAH)


def _baca(baris: Baris, kolom: Sequence[Kolom], ruang: Ruang) -> None:
    """Values of all columns; a cell that cannot be read is an error at the cell."""
    for k in kolom:
        sel = baris.sel.get(k.nama, "")
        sekitar = {**baris.sel, **_semula(baris, k), **baris.nilai, "_objek": baris.objek}
        try:
            if isi_sel.kosong(sel) and not k.pengganti:
                baris.nilai[k.nama] = k.kosong
            else:
                baris.nilai[k.nama] = k.baca(sel, ruang, sekitar)
        except GalatSel as galat:
            baris.salah(k.nama, galat.pesan)


def _semula(baris: Baris, kolom: Kolom) -> dict[str, Any]:
    """What a column needs to know of its row that the file does not have."""
    dalam = getattr(kolom, "dalam", "")
    if dalam and baris.objek is not None and dalam not in baris.sel:
        return {dalam: getattr(baris.objek, dalam)}
    return {}


def _banding(baris: Baris, kolom: Sequence[Kolom], jenis: JenisImpor, ruang: Ruang) -> None:
    """What would change; only that is asked the rules of its field."""
    for k in kolom:
        if k.nama not in baris.nilai:
            continue
        baru = baris.nilai[k.nama]
        lama = k.kosong if baris.baru else k.ambil(baris.objek)
        if k.sama(lama, baru) and not (baris.baru and k.wajib):
            continue
        if k.wajib and baru == k.kosong:
            baris.salah(k.nama, f"{k.judul} wajib diisi.")
            continue
        if salah := k.pilihan_ditolak(baru, ruang) or _galat_kolom(
            k.dalam_bagian or jenis.model, k, baru
        ):
            baris.salah(k.nama, salah)
        baris.ubah[k.nama] = (lama, baru)
    if baris.baru and not baris.galat:
        ada = {k.nama for k in kolom}
        for k in jenis.kolom:
            if k.wajib and k.nama not in ada:
                baris.salah(k.nama, f"Kolom {k.judul} tidak ada, padahal wajib untuk data baru.")


def _galat_kolom(model: type[models.Model], kolom: Kolom, nilai: Any) -> str:
    """What the field of the model objects to."""
    if nilai == kolom.kosong or isinstance(nilai, tuple):
        return ""
    medan: Any = model._meta.get_field(kolom.nama)
    if medan.is_relation or medan.choices:
        return ""
    try:
        medan.run_validators(nilai)
    except ValidationError as galat:
        return " ".join(galat.messages)
    panjang = getattr(medan, "max_length", None)
    if panjang and isinstance(nilai, str) and len(nilai) > panjang:
        return f"Paling panjang {panjang} huruf; ini {len(nilai)}."
    return ""


def _susun(jenis: JenisImpor, baris: list[Baris], judul: Judul, ruang: Ruang) -> Hasil:
    hasil = Hasil(baris=len(baris), diabaikan=judul.diabaikan)
    hasil.kolom = [k.judul for k in judul.kolom.values()]
    per_nama = {k.nama: k for k in jenis.kolom}
    huruf = {k.nama: huruf_kolom(i) for i, k in judul.kolom.items()}
    urut = {nama: i for i, nama in enumerate(huruf)}
    for satu in baris:
        apa, di = jenis.sebut(satu, ruang)
        satu.galat.sort(key=lambda isi: urut.get(isi[0], len(urut)))
        for daftar, isi in ((hasil.galat, satu.galat), (hasil.peringatan, satu.peringatan)):
            daftar.extend(
                _temuan(satu, k, pesan, per_nama, huruf, f"{apa} · {di}" if di else apa)
                for k, pesan in isi
            )
        if satu.galat:
            continue
        if not satu.berubah:
            hasil.sama += 1
            continue
        hasil_nilai = tuple(
            Nilai(per_nama[n].judul, per_nama[n].sebut(a, ruang), per_nama[n].sebut(b, ruang))
            for n, (a, b) in satu.ubah.items()
            if not (satu.baru and b == per_nama[n].kosong)
        )
        url = "" if satu.baru else satu.objek.get_absolute_url()
        (hasil.baru if satu.baru else hasil.ubah).append(
            Rincian(satu.nomor, apa, di, url, hasil_nilai)
        )
    hasil.total = jenis.total([b for b in baris if not b.galat], ruang)
    hasil.bekukan([v for b in baris if b.objek and b.ubah for v in jenis.versi(b.objek)])
    return hasil


def _temuan(
    baris: Baris,
    nama: str,
    pesan: str,
    kolom: Mapping[str, Kolom],
    huruf: Mapping[str, str],
    apa: str,
) -> Temuan:
    ada = nama in huruf
    if not ada and nama in kolom:
        nama_sel = next((p for p in kolom[nama].pengganti if p in huruf), "")
    else:
        nama_sel = nama
    alamat = f"{huruf[nama_sel]}{baris.nomor}" if nama_sel in huruf else ""
    nilai = isi_sel.tulisan(baris.sel[nama_sel])[:120] if nama_sel in baris.sel else ""
    judul = kolom[nama].judul if nama in kolom else nama
    return Temuan(baris.nomor, alamat, judul, nilai, pesan, apa)
