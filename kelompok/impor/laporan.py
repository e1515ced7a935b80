"""Monthly reports from a sheet: found by their code, or by group and month."""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import timezone

from impor.batas import POTONG
from impor.hasil import Total
from impor.jenis import Baris, JenisImpor, daftarkan
from impor.kolom import Ruang
from inti.bulan import bulan_dari, geser_bulan
from inti.nilai import bulan_panjang
from kelompok.aksi.lembar import muat
from kelompok.gabung import NIHIL
from kelompok.impor.aturan_laporan import nilai, periksa_laporan, status_baru, tempat
from kelompok.impor.kelompok_laporan import RuangKelompok, pasang_kelompok
from kelompok.impor.kolom_laporan import KOLOM, TURUNAN
from kelompok.impor.ruang import daftar_jenis
from kelompok.jenis import KOLOM_POKOK, KOLOM_SENDIRI
from kelompok.models import (
    Kelompok,
    KonfirmasiPeringatan,
    LangkahLaporan,
    LaporanBulanan,
    StatusLaporan,
)
from kelompok.rekap.wajib import AturanLaporan
from petugas.akses import desa_terlihat
from wilayah.impor import pasang_desa

ISIAN = (*KOLOM_POKOK, *KOLOM_SENDIRI, NIHIL, "catatan")
DRAF = StatusLaporan.DRAF.value


@daftarkan
class ImporLaporan(JenisImpor):
    kode = "laporan"
    urutan = 3
    judul = "Laporan bulanan"
    ikon = "clipboard-check"
    keterangan = "satu baris satu kelompok dalam satu bulan; masuk sebagai draf"
    satuan = "laporan"
    izin = "kelompok.change_laporanbulanan"
    model = LaporanBulanan
    kolom = KOLOM
    turunan = TURUNAN
    lembar = "Laporan bulanan"
    judul_total = "Laporan menurut statusnya, sebelum dan sesudah"
    kirim = "Laporan bulanan langsung dikirim, tidak menjadi draf"

    def ruang(self, user: Any, hari_ini: datetime.date) -> Ruang:
        ruang = Ruang(user, hari_ini)
        pasang_desa(ruang, desa_terlihat(user, hari_ini))
        pasang_kelompok(ruang)
        ruang.daftar["jenis"] = daftar_jenis()
        return ruang

    def siapkan(self, baris: Sequence[Baris], ruang: Ruang, *, kunci: bool) -> None:
        """Groups before reports, as a sheet that is saved: also where none is stored yet."""
        ruang.acuan["kunci"] = kunci
        if kunci:
            kelompok = Kelompok.objects.terlihat(ruang.user, ruang.hari_ini).order_by("pk")
            list(kelompok.select_for_update(of=("self",)).values_list("pk", flat=True))

    def cari(self, kode: Sequence[str], ruang: Ruang, *, kunci: bool) -> Iterable[Any]:
        return self._laporan(ruang, kunci=kunci).filter(kode__in=kode)

    @staticmethod
    def _laporan(ruang: Ruang, *, kunci: bool) -> Any:
        semua = LaporanBulanan.objects.terlihat(ruang.user, ruang.hari_ini).order_by("pk")
        return semua.select_for_update(of=("self",)) if kunci else semua

    def kenali_tanpa_kode(self, baris: Sequence[Baris], ruang: Ruang) -> None:
        """A group has one report in a month: a row without a code means it."""
        dipakai = {b.objek.pk for b in baris if b.objek}
        calon = {t: b for b in baris if b.baru and not b.nilai["kode"] and (t := tempat(b))}
        kelompok = sorted({k for k, _ in calon})
        bulan = {b for _, b in calon}
        for awal in range(0, len(kelompok), POTONG):
            bagian = kelompok[awal : awal + POTONG]
            ada = self._laporan(ruang, kunci=ruang.acuan["kunci"]).filter(
                kelompok__in=bagian, bulan__in=bulan
            )
            for x in ada:
                satu = calon.get((x.kelompok_id, x.bulan))
                if satu and x.pk not in dipakai:
                    satu.objek = x

    def periksa(self, baris: Sequence[Baris], ruang: Ruang) -> None:
        for satu in baris:
            if satu.baru and not satu.galat and _kosong(satu):
                satu.ubah.clear()  # as on the sheet: what nobody fills in makes no draft
        periksa_laporan(baris, ruang)

    def buat(self, baris: Sequence[Baris], ruang: Ruang) -> list[LaporanBulanan]:
        if not baris:
            return []
        acuan: RuangKelompok = ruang.acuan["kelompok"]
        hasil = []
        for kode, satu in zip(LaporanBulanan.kode_baru(len(baris)), baris, strict=True):
            objek = self.isi(LaporanBulanan(kode=kode), satu)
            objek.jenis = acuan.per_pk[objek.kelompok_id].jenis
            hasil.append(objek)
        return hasil

    def sesudah_ditulis(self, isi: Sequence[tuple[Baris, Any]], ruang: Ruang) -> None:
        """The course of what was sent, and that its warnings were called right."""
        LangkahLaporan.objects.bulk_create(
            LangkahLaporan(
                laporan=x,
                waktu=x.dikirim_pada,
                oleh=ruang.user,
                dari=(b.ubah["status"][0] if "status" in b.ubah else x.status) or DRAF,
                ke=x.status,
                alasan="Lewat impor berkas.",
            )
            for b, x in isi
            if "dikirim_pada" in b.ikut
        )
        KonfirmasiPeringatan.objects.bulk_create(
            KonfirmasiPeringatan(
                laporan=x, aturan=p.kode, nilai=p.nilai, oleh=ruang.user, waktu=x.disimpan_pada
            )
            for b, x in isi
            for p in ruang.acuan["peringatan"][b.nomor]
        )

    def sebut(self, baris: Baris, ruang: Ruang) -> tuple[str, str]:
        acuan: RuangKelompok = ruang.acuan["kelompok"]
        kelompok = acuan.per_pk.get(nilai(baris, "kelompok"))
        if kelompok is None:
            return "", ""
        bulan = nilai(baris, "bulan")
        desa = ruang.acuan["desa"].semua[kelompok.desa]
        apa = f"{kelompok.sebutan}, {bulan_panjang(bulan)}" if bulan else kelompok.sebutan
        return apa, f"{desa.nama}, {desa.kecamatan.nama}"

    def total(self, baris: Sequence[Baris], ruang: Ruang) -> list[Total]:
        ada = LaporanBulanan.objects.terlihat(ruang.user, ruang.hari_ini).order_by()
        sebelum = Counter(ada.values_list("status", flat=True))
        sesudah = Counter(sebelum)
        for satu in baris:
            if satu.berubah:
                sesudah[status_baru(satu)] += 1
                if satu.objek:
                    sesudah[satu.objek.status] -= 1
        isi = [Total(str(s.label), sebelum[s.value], sesudah[s.value]) for s in StatusLaporan]
        return [*isi, Total("Semua", sum(sebelum.values()), sum(sesudah.values()))]

    def semua(self, ruang: Ruang) -> Iterable[Any]:
        """The sheet of the latest month that may be sent: each group with what is stored of it,
        or empty to be filled in."""
        profil = AturanLaporan().profil
        bulan = bulan_dari(ruang.hari_ini)
        if ruang.hari_ini.day < profil.buka_kirim:
            bulan = geser_bulan(bulan, -1)
        saat = timezone.make_aware(datetime.datetime.combine(ruang.hari_ini, datetime.time(12)))
        desa = desa_terlihat(ruang.user, ruang.hari_ini)
        return [b.laporan for b in muat(desa, bulan, sekarang=saat).baris]


def _kosong(baris: Baris) -> bool:
    """Nothing was typed into a row of which nothing is stored."""
    return not any(baris.nilai.get(k) not in (None, False, "") for k in ISIAN)
