"""Rules of a report that its row has to keep: those of the monthly sheet, for all rows at once."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from impor.batas import POTONG
from impor.jenis import Baris
from impor.kolom import Ruang
from inti.bulan import geser_bulan
from inti.nilai import bulan_panjang, tanggal_panjang
from inti.tanggal import akhir_bulan
from kelompok.gabung import NIHIL
from kelompok.impor.kelompok_laporan import Dikenal, RuangKelompok
from kelompok.jenis import LABEL, SIFAT
from kelompok.models import (
    BOLEH_SALAH,
    DITERIMA,
    Jeda,
    KonfirmasiPeringatan,
    LaporanBulanan,
    StatusLaporan,
)
from kelompok.peringatan import BulanLalu, Peringatan, daftar_peringatan
from kelompok.rekap.lalu import SEJAUH
from kelompok.rekap.wajib import AturanLaporan
from kelompok.validators import Isi, galat_hubungan, kolom_kurang

Tempat = tuple[int, datetime.date]  # group, month
Masa = tuple[datetime.date, datetime.date | None]
TETAP = (
    "Kelompok dan bulan laporan yang sudah tercatat tetap. Kosongkan Kode untuk laporan baru, atau "
    "betulkan sel ini."
)
TERKUNCI = (
    "Laporan ini sudah diverifikasi, maka terkunci. Buka kembali di halamannya dulu, atau samakan "
    "selnya."
)


def nilai(baris: Baris, kolom: str) -> Any:
    """The value that a row will have: of the file, else of the record."""
    if kolom in baris.nilai:
        return baris.nilai[kolom]
    if baris.objek is None:
        return None
    return getattr(baris.objek, "kelompok_id" if kolom == "kelompok" else kolom)


def tempat(baris: Baris) -> Tempat | None:
    """Group and month, when both are known."""
    kelompok, bulan = nilai(baris, "kelompok"), nilai(baris, "bulan")
    if not isinstance(kelompok, int) or not isinstance(bulan, datetime.date):
        return None
    return kelompok, bulan


def isi(baris: Baris, jenis: str) -> dict[str, int | None]:
    """The figures that a row will have."""
    return {k: nilai(baris, k) for k in SIFAT[jenis].kolom_laporan}


@dataclass
class Sekitar:
    """What the rules of changed rows compare with, read for all of them at once."""

    kelompok: Mapping[int, Dikenal]
    aturan: AturanLaporan
    jeda: dict[int, list[Masa]]
    diterima: dict[int, dict[datetime.date, Isi]]  # received, those of the file among them
    sah: dict[int, set[tuple[str, str]]]


def periksa_laporan(baris: Sequence[Baris], ruang: Ruang) -> None:
    _tolak_kembar(baris)
    berubah = [b for b in baris if b.ubah and not b.galat and tempat(b)]
    sekitar = muat_sekitar(berubah, ruang)
    for satu in berubah:
        for kolom, pesan in _pokok(satu, sekitar, ruang.hari_ini):
            satu.salah(kolom, pesan)
    berubah, saat = [b for b in berubah if not b.galat], timezone.now()
    for satu in berubah:
        satu.ubah |= _status(satu, sekitar, ruang)
        satu.ikut = _ikut(satu, ruang.user, saat)
        for kolom, pesan in _isi_kiriman(satu, sekitar, ruang):
            satu.salah(kolom, pesan)
    berubah = [b for b in berubah if not b.galat]
    _anggap_diterima(berubah, sekitar)
    ruang.acuan["peringatan"] = {b.nomor: _peringatan(b, sekitar) for b in berubah}
    for satu in berubah:
        for kolom, pesan in _tanya(satu, sekitar, ruang):
            satu.tanya(kolom, pesan)


def _tolak_kembar(baris: Iterable[Baris]) -> None:
    """One report of a group and month in one file."""
    dikenal: dict[Tempat, Baris] = {}
    for satu in baris:
        letak = None if satu.galat else tempat(satu)
        if letak is None:
            continue
        if lain := dikenal.get(letak):
            satu.salah(
                "kelompok",
                f"Kelompok dan bulan ini sudah ada di baris {lain.nomor}. Hapus salah satunya.",
            )
        else:
            dikenal[letak] = satu


def muat_sekitar(baris: Sequence[Baris], ruang: Ruang) -> Sekitar:
    """Two queries for the rules, three for each POTONG groups or reports."""
    acuan: RuangKelompok = ruang.acuan["kelompok"]
    sekitar = Sekitar(acuan.per_pk, AturanLaporan(), defaultdict(list), defaultdict(dict), {})
    letak = [t for b in baris if (t := tempat(b))]
    if not letak:
        return sekitar
    kelompok = sorted({k for k, _ in letak})
    awal = geser_bulan(min(b for _, b in letak), -SEJAUH)
    akhir = max(b for _, b in letak)
    for bagian in _potong(kelompok):
        for k, mulai, selesai in (
            Jeda.objects.filter(kelompok__in=bagian)
            .order_by("pk")
            .values_list("kelompok", "mulai", "selesai")
        ):
            sekitar.jeda[k].append((mulai, selesai))
        lalu = LaporanBulanan.objects.diterima().antara(awal, akhir).filter(kelompok__in=bagian)
        for x in lalu.order_by("pk").ringkas():
            angka = {
                k: getattr(x, k)
                for k in SIFAT[sekitar.kelompok[x.kelompok_id].jenis].kolom_laporan
            }
            sekitar.diterima[x.kelompok_id][x.bulan] = angka
    for bagian in _potong([b.objek.pk for b in baris if b.objek]):
        setuju = KonfirmasiPeringatan.objects.filter(laporan__in=bagian).order_by("pk")
        for pk, *tanda in setuju.values_list("laporan", "aturan", "nilai"):
            sekitar.sah.setdefault(pk, set()).add((tanda[0], tanda[1]))
    return sekitar


def _potong(semua: Sequence[int]) -> Iterator[Sequence[int]]:
    for awal in range(0, len(semua), POTONG):
        yield semua[awal : awal + POTONG]


Temuan = Iterator[tuple[str, str]]


def _pokok(baris: Baris, sekitar: Sekitar, hari_ini: datetime.date) -> Temuan:
    """Of which group and month it is, and whether it may be changed at all."""
    letak = tempat(baris)
    assert letak is not None
    kelompok, bulan = sekitar.kelompok[letak[0]], letak[1]
    if baris.objek is not None:
        yield from ((k, TETAP) for k in ("kelompok", "bulan") if k in baris.ubah)
        if baris.objek.status == StatusLaporan.DIVERIFIKASI:
            yield next(iter(baris.ubah)), TERKUNCI
    if bulan > hari_ini:
        yield "bulan", f"{bulan_panjang(bulan)} belum tiba."
    elif not _aktif(kelompok, bulan, sekitar.jeda.get(kelompok.pk, [])):
        yield "bulan", f"{kelompok.sebutan} tidak aktif dalam {bulan_panjang(bulan)}."


def _aktif(kelompok: Dikenal, bulan: datetime.date, jeda: Sequence[Masa]) -> bool:
    """On at least one day of the month, as `KelompokQuerySet.aktif_dalam` asks the database."""
    sepenuhnya = any(m <= bulan and s and s >= akhir_bulan(bulan) for m, s in jeda)
    return kelompok.ada_dalam(bulan) and not sepenuhnya


def _arsip(baris: Baris, sekitar: Sekitar) -> bool:
    letak = tempat(baris)
    return letak is not None and letak[1] < sekitar.aturan.sejak


def _status(baris: Baris, sekitar: Sekitar, ruang: Ruang) -> dict[str, tuple[str, str]]:
    """Where a report that comes in stands: a draft, or sent; a month before the office reported
    here comes in as archive, received. What was sent stays sent."""
    lama = baris.objek.status if baris.objek else ""
    if ruang.kirim or _arsip(baris, sekitar) or lama == StatusLaporan.TERKIRIM:
        baru = StatusLaporan.TERKIRIM.value
    else:
        baru = lama or StatusLaporan.DRAF.value
    return {} if lama == baru else {"status": (lama, baru)}


def status_baru(baris: Baris) -> str:
    """Where a changed row will stand."""
    return baris.ubah["status"][1] if "status" in baris.ubah else baris.objek.status


def _ikut(baris: Baris, oleh: Any, saat: datetime.datetime) -> dict[str, tuple[Any, Any]]:
    """Who saved it and who sent it; whoever changes what was sent has sent it, and does not
    verify it."""
    cap = ["disimpan"]
    if status_baru(baris) == StatusLaporan.TERKIRIM:
        cap.append("dikirim")
        if baris.objek is None or not baris.objek.pernah_dikirim:
            cap.append("dikirim_pertama")
    return {
        f"{nama}_{apa}": (getattr(baris.objek, f"{nama}_{atribut}", None), baru)
        for nama in cap
        for apa, atribut, baru in (("pada", "pada", saat), ("oleh", "oleh_id", oleh.pk))
    }


def _isi_kiriman(baris: Baris, sekitar: Sekitar, ruang: Ruang) -> Temuan:
    """What is received is complete and possible; a month may be sent only once it is open."""
    if status_baru(baris) in BOLEH_SALAH:
        return
    letak = tempat(baris)
    assert letak is not None
    kelompok, bulan = sekitar.kelompok[letak[0]], letak[1]
    buka = bulan.replace(day=sekitar.aturan.profil.buka_kirim)
    if ruang.hari_ini < buka and "status" in baris.ubah:
        yield (
            "bulan",
            f"Laporan {bulan_panjang(bulan)} dapat dikirim mulai {tanggal_panjang(buka)}.",
        )
    angka = isi(baris, kelompok.jenis)
    sebab = "arsip" if _arsip(baris, sekitar) else "laporan yang dikirim"
    for kolom in kolom_kurang(angka, jenis=kelompok.jenis):
        yield kolom, f"{LABEL[kolom]} wajib diisi: {sebab} harus lengkap."
    hubungan = galat_hubungan(angka, jenis=kelompok.jenis, nihil=bool(nilai(baris, NIHIL)))
    yield from hubungan.items()


def _anggap_diterima(baris: Iterable[Baris], sekitar: Sekitar) -> None:
    """Later months of the file are compared with earlier ones of it, where these are received."""
    for satu in baris:
        if status_baru(satu) in DITERIMA and (letak := tempat(satu)):
            sekitar.diterima[letak[0]][letak[1]] = isi(satu, sekitar.kelompok[letak[0]].jenis)


def _peringatan(baris: Baris, sekitar: Sekitar) -> list[Peringatan]:
    """The warnings of the sheet that nobody has confirmed."""
    letak = tempat(baris)
    assert letak is not None
    jenis = sekitar.kelompok[letak[0]].jenis
    semua = daftar_peringatan(
        isi(baris, jenis),
        jenis=jenis,
        nihil=bool(nilai(baris, NIHIL)),
        lalu=_lalu(sekitar.diterima.get(letak[0], {}), letak[1]),
    )
    sah = sekitar.sah.get(baris.objek.pk, set()) if baris.objek else set()
    return [p for p in semua if p.tanda not in sah]


def _lalu(diterima: Mapping[datetime.date, Isi], bulan: datetime.date) -> BulanLalu | None:
    terawal = geser_bulan(bulan, -SEJAUH)
    dulu = max((b for b in diterima if terawal <= b < bulan), default=None)
    return BulanLalu(dulu, diterima[dulu]) if dulu else None


def _tanya(baris: Baris, sekitar: Sekitar, ruang: Ruang) -> Temuan:
    """What is possible only in a draft, and what is unlikely."""
    letak = tempat(baris)
    assert letak is not None
    if status_baru(baris) in BOLEH_SALAH:
        jenis = sekitar.kelompok[letak[0]].jenis
        salah = galat_hubungan(isi(baris, jenis), jenis=jenis, nihil=bool(nilai(baris, NIHIL)))
        for kolom, pesan in salah.items():
            yield kolom, f"{pesan} Tersimpan sebagai draf yang harus diperbaiki sebelum dikirim."
    for p in ruang.acuan["peringatan"][baris.nomor]:
        yield p.kolom, p.pesan
