"""Money for the programme from a sheet: found by its code, or by what tells rows of money apart."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from impor.hasil import Total
from impor.jenis import Baris, JenisImpor, daftarkan
from impor.kolom import Butir, Daftar, Ruang
from impor.sel import bersih
from inti.nilai import rupiah
from kegiatan.forms.dana import KELURAHAN_TANPA
from kegiatan.impor.kolom_dana import KOLOM, TURUNAN
from kegiatan.models import DukunganDana, KodeKegiatan, Program, SumberDukungan
from kegiatan.models.dana import DANA_DESA, TANPA_DESA
from kelompok.impor.ruang import daftar_pilihan
from petugas.akses import desa_terlihat
from wilayah.impor import pasang_desa, ruang_tertulis
from wilayah.models import Desa, JenisDesa

KUNCI = ("desa", "tahun", "sumber", "program", "kode_kegiatan", "uraian")  # one row of each
Letak = tuple[Any, ...]


@daftarkan
class ImporDana(JenisImpor):
    kode = "dana"
    urutan = 6
    judul = "Dana"
    ikon = "coin"
    keterangan = "satu baris satu mata anggaran: desa, tahun, sumber, program, dan kode kegiatan"
    satuan = "dana"
    izin = "kegiatan.change_dukungandana"
    model = DukunganDana
    kolom = KOLOM
    turunan = TURUNAN
    lembar = "Dana"
    judul_total = "Pagu dan realisasi (rupiah) yang tercatat, sebelum dan sesudah"

    def ruang(self, user: Any, hari_ini: datetime.date) -> Ruang:
        ruang = Ruang(user, hari_ini)
        pasang_desa(ruang, desa_terlihat(user, hari_ini))
        return _pasang_daftar(ruang)

    def ruang_ekspor(self, user: Any, hari_ini: datetime.date) -> Ruang:
        """What an export writes. Two queries."""
        return _pasang_daftar(ruang_tertulis(user, hari_ini))

    def siapkan(self, baris: Sequence[Baris], ruang: Ruang, *, kunci: bool) -> None:
        """Villages are held, as by the sheet of funds: also where nothing is stored yet."""
        ruang.acuan["kunci"] = kunci
        if kunci:
            desa = Desa.objects.select_for_update(no_key=True).order_by("pk")
            list(desa.values_list("pk", flat=True))

    def cari(self, kode: Sequence[str], ruang: Ruang, *, kunci: bool) -> Iterable[Any]:
        return self._terlihat(ruang, kunci=kunci).filter(kode__in=kode)

    @staticmethod
    def _terlihat(ruang: Ruang, *, kunci: bool) -> Any:
        semua = DukunganDana.objects.terlihat(ruang.user, ruang.hari_ini).order_by("pk")
        return semua.select_for_update(of=("self",)) if kunci else semua

    def kenali_tanpa_kode(self, baris: Sequence[Baris], ruang: Ruang) -> None:
        """Of one village, year, source, programme, code and description there is one row."""
        dipakai = {b.objek.pk for b in baris if b.objek}
        calon = {t: b for b in baris if b.baru and not b.nilai["kode"] and (t := letak(b))}
        ada = self._terlihat(ruang, kunci=ruang.acuan["kunci"])
        for x in ada.filter(tahun__in={t[1] for t in calon}) if calon else ():
            satu = calon.get(_kunci([getattr(x, _kolom(k)) for k in KUNCI]))
            if satu and x.pk not in dipakai:
                satu.objek = x

    def periksa(self, baris: Sequence[Baris], ruang: Ruang) -> None:
        berubah = [b for b in baris if b.ubah and not b.galat]
        for satu in berubah:
            for kolom, pesan in _aturan(satu, ruang):
                satu.salah(kolom, pesan)
            if pesan := _lebih(satu):
                satu.tanya("realisasi", pesan)
        _tolak_kembar(baris, self._tersimpan(berubah))

    @staticmethod
    def _tersimpan(berubah: Sequence[Baris]) -> dict[Letak, str]:
        """All stored rows of the years of changed ones: what they are for → their code."""
        tahun = {t for b in berubah if (t := nilai(b, "tahun"))}
        kolom = ("kode", *(_kolom(k) for k in KUNCI))
        ada = DukunganDana.objects.filter(tahun__in=tahun).order_by("pk")
        return {_kunci(isi): kode for kode, *isi in ada.values_list(*kolom)}

    def buat(self, baris: Sequence[Baris], ruang: Ruang) -> list[DukunganDana]:
        if not baris:
            return []
        kode = DukunganDana.kode_baru(len(baris))
        return [self.isi(DukunganDana(kode=k), b) for k, b in zip(kode, baris, strict=True)]

    def sebut(self, baris: Baris, ruang: Ruang) -> tuple[str, str]:
        program, tahun = nilai(baris, "program"), nilai(baris, "tahun")
        desa = ruang.acuan["desa"].semua.get(nilai(baris, "desa"))
        di = f"{desa.nama}, {desa.kecamatan.nama}" if desa else "Kabupaten"
        return " ".join(str(x) for x in (program and Program(program).label, tahun) if x), di

    def total(self, baris: Sequence[Baris], ruang: Ruang) -> list[Total]:
        """Money of the years that the file names; budgets that hold."""
        tahun = sorted({t for b in baris if (t := nilai(b, "tahun"))})
        ada = DukunganDana.objects.terlihat(ruang.user, ruang.hari_ini).filter(tahun__in=tahun)
        uang = {(t, k): [0, 0] for t in tahun for k in ("Pagu", "Realisasi")}
        for x in ada.order_by():
            _tambah(uang, x.tahun, (x.pagu, x.pagu_perubahan, x.realisasi), (1, 1))
        for b in baris:
            if b.berubah:
                if b.objek:
                    lama = (b.objek.pagu, b.objek.pagu_perubahan, b.objek.realisasi)
                    _tambah(uang, b.objek.tahun, lama, (0, -1))
                baru = tuple(nilai(b, k) for k in ("pagu", "pagu_perubahan", "realisasi"))
                _tambah(uang, nilai(b, "tahun"), baru, (0, 1))
        return [Total(f"{k} {t}", *isi) for (t, k), isi in uang.items()]

    def semua(self, ruang: Ruang) -> Iterable[Any]:
        """This year, the last and the next."""
        kini = ruang.hari_ini.year
        ada = DukunganDana.objects.terlihat(ruang.user, ruang.hari_ini)
        ada = ada.filter(tahun__range=(kini - 1, kini + 1)).untuk_daftar()
        return ada.order_by("tahun", "desa__kode", "sumber", "program", "pk")


def _pasang_daftar(ruang: Ruang) -> Ruang:
    """One query."""
    ruang.daftar["sumber"] = daftar_pilihan(SumberDukungan)
    ruang.daftar["program"] = daftar_pilihan(Program)
    ruang.daftar["kode_kegiatan"] = Daftar(
        [
            Butir(k.pk, (k.kode, str(k), k.nama), k.aktif)
            for k in KodeKegiatan.objects.order_by("kode")
        ]
    )
    return ruang


def _kolom(nama: str) -> str:
    return f"{nama}_id" if nama in ("desa", "kode_kegiatan") else nama


def nilai(baris: Baris, kolom: str) -> Any:
    """The value that a row will have: of the file, else of the record."""
    if kolom in baris.nilai:
        return baris.nilai[kolom]
    return getattr(baris.objek, _kolom(kolom), None)


def _kunci(isi: Sequence[Any]) -> Letak:
    return (*isi[:-1], bersih(isi[-1] or ""))


def letak(baris: Baris) -> Letak | None:
    """What tells rows of money apart, when all that is needed is known."""
    if any(k not in baris.nilai and baris.objek is None for k in ("tahun", "sumber", "program")):
        return None
    if {"desa", "kode_kegiatan", "uraian"} & {k for k, _ in baris.galat}:
        return None
    return _kunci([nilai(baris, k) for k in KUNCI])


def _aturan(baris: Baris, ruang: Ruang) -> Iterator[tuple[str, str]]:
    """What the form of a row of money asks."""
    tahun, sumber = nilai(baris, "tahun"), nilai(baris, "sumber")
    if tahun and tahun > ruang.hari_ini.year + 1:
        yield "tahun", f"Paling jauh tahun {ruang.hari_ini.year + 1}."
    desa = ruang.acuan["desa"].semua.get(nilai(baris, "desa"))
    if desa and desa.jenis == JenisDesa.KELURAHAN and sumber in DANA_DESA:
        yield "sumber", KELURAHAN_TANPA % {"desa": desa.nama}
    if desa is None and sumber and sumber not in TANPA_DESA:
        yield "desa", "Isi desanya. Tanpa desa hanya BOKB dan APBD kabupaten."


def _lebih(baris: Baris) -> str:
    """More spent than the budget that holds, where the file says something new about it."""
    if not {"pagu", "pagu_perubahan", "realisasi"} & baris.ubah.keys():
        return ""
    perubahan, realisasi = nilai(baris, "pagu_perubahan"), nilai(baris, "realisasi")
    pagu = nilai(baris, "pagu") if perubahan is None else perubahan
    if pagu is None or realisasi is None or realisasi <= pagu:
        return ""
    return f"Realisasi {rupiah(realisasi)} melebihi pagu {rupiah(pagu)}."


def _tolak_kembar(baris: Iterable[Baris], tersimpan: dict[Letak, str]) -> None:
    """As the rule of the table: a row that changes what it is for meets no other, also none that
    leaves its place in the same file (the database asks row by row)."""
    berkas: dict[Letak, Baris] = {}
    for satu in sorted(baris, key=lambda b: b.baru or bool(b.ubah)):
        tempat = None if satu.galat else letak(satu)
        if tempat is None:
            continue
        if kembar := berkas.get(tempat):
            satu.salah(
                "uraian",
                f"Sama dengan baris {kembar.nomor}: desa, tahun, sumber, program, kode, dan "
                "uraiannya. Hapus salah satunya, atau bedakan uraiannya.",
            )
        elif satu.ubah and tersimpan.get(tempat, _kode(satu)) != _kode(satu):
            satu.salah(
                "uraian",
                f"Dana dengan desa, tahun, sumber, program, kode, dan uraian ini sudah ada: "
                f"{tersimpan[tempat]}. Isi kode itu di kolom Kode, atau bedakan uraiannya.",
            )
        else:
            berkas[tempat] = satu


def _kode(baris: Baris) -> str:
    return str(baris.objek.kode) if baris.objek else ""


def _tambah(
    uang: dict[tuple[int, str], list[int]], tahun: Any, isi: Sequence[Any], kali: tuple[int, int]
) -> None:
    pagu, perubahan, realisasi = isi
    for nama, angka in (
        ("Pagu", pagu if perubahan is None else perubahan),
        ("Realisasi", realisasi),
    ):
        if (tahun, nama) in uang:
            for sisi in (0, 1):
                uang[tahun, nama][sisi] += kali[sisi] * (angka or 0)
