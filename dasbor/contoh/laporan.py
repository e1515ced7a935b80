"""Monthly reports of the sample, from the first month of the office to the one before the last day.

Written month by month, each with a handful of inserts: the reports, their history from the first
sending on, their steps, and the confirmations of what looked unlikely.
"""

import datetime
import random
from collections import defaultdict
from dataclasses import dataclass, field

from django.db import models
from django.db.models import Prefetch

from dasbor.contoh.angka_laporan import Angka, AngkaKelompok, keliru
from dasbor.contoh.jejak_laporan import POLOS, Jejak, potret, salin_polos
from dasbor.contoh.latar import CONTOH, Latar
from dasbor.contoh.musim import musim
from dasbor.contoh.nasib import Penentu, kunci
from dasbor.contoh.perjalanan import Jadwal, Langkah, Lini, Nasib, Pelaku, jalani
from dasbor.contoh.pertemuan import buat_pertemuan
from dinas.models import Pengguna
from inti.bulan import bulan_dari, deret_bulan, geser_bulan, sandi_bulan
from inti.models import Urutan
from inti.tanggal import akhir_bulan
from kelompok.models import (
    DITERIMA,
    Jeda,
    Kelompok,
    KonfirmasiPeringatan,
    LangkahLaporan,
    LaporanBulanan,
    StatusLaporan,
)
from kelompok.peringatan import BulanLalu, Peringatan, daftar_peringatan
from kelompok.rekap.lalu import SEJAUH
from kelompok.rekap.wajib import AturanBulan, AturanLaporan
from petugas.models import Penugasan

SEHARI = datetime.timedelta(days=1)
TEWAH = "62.10.03"  # verified by its coordinator, as far as the reports are not his own
CATATAN = (
    "Pertemuan bersamaan dengan posyandu.",
    "Pertemuan di rumah kader; balai desa dipakai.",
    "Dua kader baru belum dilatih.",
    "Didampingi PPKBD.",
    "Buku register habis, mohon dikirim.",
)
MOHON_CEK = "Mohon dicocokkan dengan register kelompok."


@dataclass
class Bulanan:
    """The rows of one month, before they are written."""

    laporan: list[LaporanBulanan] = field(default_factory=list)
    jejak: list[tuple[LaporanBulanan, models.Model]] = field(default_factory=list)
    langkah: list[LangkahLaporan] = field(default_factory=list)
    konfirmasi: list[KonfirmasiPeringatan] = field(default_factory=list)

    def catat(self, laporan: LaporanBulanan, langkah: Langkah, dari: str) -> None:
        """What course and history say of a step."""
        self.jejak.append((laporan, potret(laporan, langkah)))
        if not langkah.simpan:
            self.langkah.append(
                LangkahLaporan(
                    laporan=laporan,
                    waktu=langkah.waktu,
                    oleh=langkah.oleh,
                    dari=dari,
                    ke=langkah.ke,
                    alasan=langkah.alasan,
                )
            )

    def simpan(self) -> None:
        nomor = Urutan.ambil("laporan", len(self.laporan))
        for n, satu in zip(nomor, self.laporan, strict=True):
            satu.kode = f"L-{n:06d}"
        LaporanBulanan.semua.bulk_create(self.laporan)
        for satu, jejak in self.jejak:
            jejak.id, jejak.kode = satu.pk, satu.kode  # type: ignore[attr-defined]
        Jejak._default_manager.bulk_create(j for _, j in self.jejak)
        ikut: list[LangkahLaporan | KonfirmasiPeringatan] = [*self.langkah, *self.konfirmasi]
        for baris in ikut:
            baris.laporan_id = baris.laporan.pk
        LangkahLaporan.objects.bulk_create(self.langkah)
        KonfirmasiPeringatan.objects.bulk_create(self.konfirmasi)


class Penyusun:
    """Goes through the months in order: the figures of a group, and what was received last."""

    def __init__(self, latar: Latar):
        self.latar = latar
        semua = Kelompok.objects.filter(asal=CONTOH).select_related("desa")
        self.kelompok = sorted(
            semua.prefetch_related(Prefetch("jeda", Jeda.objects.all())), key=kunci
        )
        self.angka = {
            k.pk: AngkaKelompok(latar.dadu("angka", kunci(k)), k.jenis) for k in self.kelompok
        }
        self.penentu = Penentu(latar, self.kelompok)
        self.pembagian = Pembagian(latar)
        self.lalu: dict[int, BulanLalu] = {}
        self.akhir = latar.batas - SEHARI
        self.rinci: list[LaporanBulanan] = []

    def bulan(self, aturan: AturanBulan) -> None:
        jadwal = Jadwal(self.latar, aturan, self.akhir)
        bulanan = Bulanan()
        for k in self.kelompok:
            if k.mulai <= aturan.akhir and (k.selesai is None or k.selesai >= aturan.bulan):
                isi, nihil = self.angka[k.pk].maju(aturan.bulan, musim(aturan.bulan))
                if _aktif_dalam(k, aturan):
                    self._satu(bulanan, jadwal, k, isi, nihil)
        bulanan.simpan()
        self.rinci += bulanan.laporan

    def _satu(
        self, bulanan: Bulanan, jadwal: Jadwal, kelompok: Kelompok, isi: Angka, nihil: bool
    ) -> None:
        aturan, bulan = jadwal.aturan, jadwal.aturan.bulan
        pelaku = self.pembagian.pelaku(kelompok, aturan.akhir)
        nasib = self.penentu.nasib(
            kelompok,
            bulan,
            wajib=aturan.wajib(kelompok),
            berpetugas=pelaku.pengirim != self.latar.akun["operator"],
        )
        acak = self.latar.dadu("laporan", kunci(kelompok), sandi_bulan(bulan))
        lalu = self._lalu(kelompok, bulan)
        salah = _salah(acak, nasib, isi, kelompok.jenis)
        if nasib.keliru or nasib.ditarik:
            nihil = False
        alasan = _alasan(_peringatan(kelompok, salah, nihil, lalu))
        lini = jalani(nasib, jadwal, pelaku, acak, alasan=alasan)
        if lini is None:
            return
        if _tetap_salah(nasib, lini):
            isi = salah
        if not lini.langkah:
            isi = _setengah(nasib.draf, isi, kelompok)
        laporan = _laporan(acak, kelompok, bulan, isi, nihil)
        _jalankan(bulanan, laporan, lini, pelaku.pengirim, isi=isi, salah=salah)
        self._konfirmasi(bulanan, laporan, lini, [isi, salah], lalu)
        bulanan.laporan.append(laporan)
        if laporan.status in DITERIMA:
            self.lalu[kelompok.pk] = BulanLalu(bulan, laporan.isi())

    def _lalu(self, kelompok: Kelompok, bulan: datetime.date) -> BulanLalu | None:
        """As `rekap.lalu` will find it."""
        lalu = self.lalu.get(kelompok.pk)
        return lalu if lalu and lalu.bulan >= geser_bulan(bulan, -SEJAUH) else None

    def _konfirmasi(
        self,
        bulanan: Bulanan,
        laporan: LaporanBulanan,
        lini: Lini,
        angka: list[Angka],
        lalu: BulanLalu | None,
    ) -> None:
        """Whoever sent unlikely figures said that they are right."""
        kiriman = [x for x in lini.langkah if x.ke == StatusLaporan.TERKIRIM]
        sudah: set[tuple[str, str]] = set()
        for langkah in kiriman:
            isi = angka[langkah.keliru]
            for p in _peringatan(laporan.kelompok, isi, laporan.nihil, lalu):
                if p.tanda not in sudah:
                    sudah.add(p.tanda)
                    bulanan.konfirmasi.append(
                        KonfirmasiPeringatan(
                            laporan=laporan,
                            aturan=p.kode,
                            nilai=p.nilai,
                            oleh=langkah.oleh,
                            waktu=langkah.waktu,
                        )
                    )


class Pembagian:
    """Who has which village on a day, and the accounts through which they report."""

    def __init__(self, latar: Latar):
        self._latar = latar
        self._masa: dict[int, list[Penugasan]] = defaultdict(list)
        for p in Penugasan.objects.filter(asal=CONTOH).select_related("petugas__pengguna"):
            self._masa[p.desa_id].append(p)

    def pelaku(self, kelompok: Kelompok, tanggal: datetime.date) -> Pelaku:
        """Without an officer an operator enters, and then the administrator verifies."""
        akun = self._latar.akun
        ada = [p for p in self._masa[kelompok.desa_id] if p.berlaku_pada(tanggal)]
        pengirim = (ada[0].petugas.pengguna if ada else None) or akun["operator"]
        kecamatan = kelompok.desa.kode[:8]
        pemeriksa = akun["admin" if pengirim == akun["operator"] else "operator"]
        if kecamatan == TEWAH and pengirim not in (akun["koordinator"], akun["operator"]):
            pemeriksa = akun["koordinator"]
        return Pelaku(pengirim, pemeriksa, kecamatan)


def buat_laporan(latar: Latar) -> None:
    """All reports, and the details of some of their meetings."""
    aturan = AturanLaporan()
    penyusun = Penyusun(latar)
    for bulan in deret_bulan(aturan.sejak, geser_bulan(bulan_dari(latar.batas), -1)):
        penyusun.bulan(aturan.bulan(bulan))
    salin_polos()
    buat_pertemuan(latar, penyusun.rinci)


def _aktif_dalam(kelompok: Kelompok, aturan: AturanBulan) -> bool:
    """Not paused for the whole month."""
    return not any(
        j.mulai <= aturan.bulan and (j.selesai is None or j.selesai >= akhir_bulan(aturan.bulan))
        for j in kelompok.jeda.all()
    )


def _salah(acak: random.Random, nasib: Nasib, isi: Angka, jenis: str) -> Angka:
    """The figures as they were first sent."""
    if nasib.keliru:
        return keliru(acak, isi, jenis)
    if nasib.ditarik and (hadir := isi["hadir"]):
        return isi | {"hadir": hadir - 1}
    return isi


def _tetap_salah(nasib: Nasib, lini: Lini) -> bool:
    """Whether the first figures are still there: confirmed, or not mended yet."""
    diperbaiki = any(x.simpan for x in lini.langkah)
    return nasib.keliru and bool(lini.langkah) and not diperbaiki


def _setengah(keadaan: str, isi: Angka, kelompok: Kelompok) -> Angka:
    """A draft: with gaps, with an impossible figure, or complete and only not sent."""
    if keadaan == "lengkap":
        return isi
    if keadaan == "salah" and "pus_ber_kb" in kelompok.sifat.kolom_wajib:
        return isi | {"pus_ber_kb": (isi["anggota_pus"] or 0) + 3}
    return isi | dict.fromkeys(("pertemuan", "hadir"))


def _laporan(
    acak: random.Random, kelompok: Kelompok, bulan: datetime.date, isi: Angka, nihil: bool
) -> LaporanBulanan:
    catatan = musim(bulan).sebab if nihil else ""
    if not nihil and acak.random() < 0.04:
        catatan = acak.choice(CATATAN)
    nihil = nihil and not isi["pertemuan"]
    laporan = LaporanBulanan(
        kelompok=kelompok, jenis=kelompok.jenis, bulan=bulan, nihil=nihil, asal=CONTOH
    )
    laporan.catatan = catatan
    _isikan(laporan, isi)
    return laporan


def _isikan(laporan: LaporanBulanan, isi: Angka) -> None:
    for kolom, nilai in isi.items():
        setattr(laporan, kolom, nilai)


def _jalankan(
    bulanan: Bulanan,
    laporan: LaporanBulanan,
    lini: Lini,
    pengirim: Pengguna,
    *,
    isi: Angka,
    salah: Angka,
) -> None:
    """Take the steps on the unsaved row; what is not written by `salin_polos` is noted."""
    laporan.disimpan_pada, laporan.disimpan_oleh = lini.disimpan, pengirim
    polos = lini.status in DITERIMA and len(lini.langkah) < POLOS
    for langkah in lini.langkah:
        dari = laporan.status
        _isikan(laporan, salah if langkah.keliru else isi)
        _maju(laporan, langkah)
        if not polos:
            bulanan.catat(laporan, langkah, dari)


def _maju(laporan: LaporanBulanan, langkah: Langkah) -> None:
    laporan.versi += 1
    laporan.status = langkah.ke
    if langkah.ke == StatusLaporan.TERKIRIM:
        laporan.dikirim_pada, laporan.dikirim_oleh = langkah.waktu, langkah.oleh
        if laporan.dikirim_pertama_pada is None:
            laporan.dikirim_pertama_pada = langkah.waktu
            laporan.dikirim_pertama_oleh = langkah.oleh
    if langkah.ke == StatusLaporan.DIVERIFIKASI:
        laporan.diverifikasi_pada, laporan.diverifikasi_oleh = langkah.waktu, langkah.oleh


def _peringatan(
    kelompok: Kelompok, isi: Angka, nihil: bool, lalu: BulanLalu | None
) -> list[Peringatan]:
    return daftar_peringatan(isi, jenis=kelompok.jenis, nihil=nihil, lalu=lalu)


def _alasan(peringatan: list[Peringatan]) -> str:
    """What the verifier wrote when returning figures like these."""
    return f"{peringatan[0].pesan if peringatan else 'Angkanya meragukan.'} {MOHON_CEK}"
