"""The recipients of an award in one cell, joined by "; ", and back.

An entry is "BKB Melati K-00012 (Kelompok)", "Sri (Orang, kader)", "Budi dan Ani (Pasangan, setuju
13/11/2020 surat pernyataan)". What is stored already is found by its own text, so that names with
semicolons or brackets come back as they are.
"""

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from impor.galat import GalatSel
from impor.kolom import PEMISAH, Kolom, Ruang, Sekitar
from impor.sel import baca_tanggal, baca_teks, bersih
from kelompok.models import Kelompok
from penghargaan.models import JenisPenerima, Penerima
from petugas.models import Petugas
from wilayah.ejaan import JENIS
from wilayah.impor import KolomDesa

_LABEL = {str(j.label).casefold(): j.value for j in JenisPenerima}
_ENTRI = re.compile(
    rf"(.*?)\s*\(({'|'.join(_LABEL)})(?:\s*,\s*(.*))?\)", re.IGNORECASE | re.DOTALL
)
_SETUJU = re.compile(r"(?:(.*?)\s*,\s*)?setuju\s+(\d+/\d+/\d+)\s*(.*)", re.IGNORECASE | re.DOTALL)
_KODE = re.compile(
    r"(?:(.*?)\s+)?(K-\d+|P-\d+|\d\d\.\d\d\.\d\d\.\d{4})", re.IGNORECASE | re.DOTALL
)
_PISAH = re.compile(r"\s*[;\n]\s*")
TANPA_NAMA = "Pasangan"
_DESA = KolomDesa(nama="desa")


@dataclass(frozen=True)
class Isi:
    """A recipient as the record keeps it."""

    jenis: str
    kelompok: int | None = None
    petugas: int | None = None
    desa: int | None = None
    nama: str = ""
    jabatan: str = ""
    setuju_tanggal: datetime.date | None = None
    setuju_cara: str = ""

    @classmethod
    def dari(cls, p: Penerima) -> "Isi":
        return cls(
            p.jenis,
            p.kelompok_id,
            p.petugas_id,
            p.desa_id,
            bersih(p.nama),
            bersih(p.jabatan),
            p.setuju_tanggal,
            bersih(p.setuju_cara),
        )

    @property
    def siapa(self) -> tuple[Any, ...]:
        """What tells recipients apart; the rest is about them."""
        return self.jenis, self.kelompok, self.petugas, self.desa, self.nama


@dataclass
class RuangPenerima:
    """Names and codes of all that can be linked, and what the user may link by name or code."""

    sebutan: dict[tuple[str, int], str]
    per_kode: dict[str, tuple[str, int]]
    per_nama: dict[tuple[str, str], set[int]]


def pasang_penerima(ruang: Ruang) -> None:
    """Two queries; villages are those of `pasang_desa`."""
    acuan = RuangPenerima({}, {}, {})
    sumber: tuple[tuple[str, Any], ...] = (("kelompok", Kelompok), ("petugas", Petugas))
    for kolom, model in sumber:
        terlihat = model.semua.terlihat(ruang.user, ruang.hari_ini)
        for satu in model.semua.order_by("pk"):
            acuan.sebutan[kolom, satu.pk] = f"{bersih(str(satu))} {satu.kode}"
        for satu in terlihat.filter(dibatalkan_pada__isnull=True):
            acuan.per_kode[satu.kode] = kolom, satu.pk
            for nama in {str(satu).casefold(), satu.nama.casefold()}:
                acuan.per_nama.setdefault((kolom, nama), set()).add(satu.pk)
    for pk, desa in ruang.acuan["desa"].semua.items():
        acuan.sebutan["desa", pk] = f"{desa.nama_lengkap} {desa.kode}"
    ruang.acuan["penerima"] = acuan


@dataclass(frozen=True, kw_only=True)
class KolomPenerima(Kolom):
    """Recipients in their order."""

    @property
    def kosong(self) -> tuple[Isi, ...]:
        return ()

    def ambil(self, objek: Any) -> tuple[Isi, ...]:
        return tuple(Isi.dari(p) for p in objek.penerima.all())

    def tulis(self, nilai: Any, ruang: Ruang) -> str:
        return PEMISAH.join(tulis_isi(satu, ruang) for satu in nilai or ())

    def baca(self, sel: Any, ruang: Ruang, sekitar: Sekitar) -> tuple[Isi, ...]:
        objek, teks = sekitar.get("_objek"), baca_teks(sel)
        lama = {tulis_isi(satu, ruang): satu for satu in self.ambil(objek)} if objek else {}
        return tuple(
            lama[satu] if satu in lama else urai(satu, ruang) for satu in pecah(teks, lama)
        )


def pecah(teks: str, dikenal: Iterable[str]) -> list[str]:
    """Entries of a cell; those that are known stay whole, whatever is in them."""
    terpanjang, hasil = sorted(dikenal, key=len, reverse=True), []
    while teks:
        satu = next((t for t in terpanjang if _diawali(teks, t)), None) or _PISAH.split(teks)[0]
        hasil.append(satu)
        teks = _PISAH.sub("", teks[len(satu) :], count=1)
    return [satu for satu in hasil if satu]


def _diawali(teks: str, entri: str) -> bool:
    return teks == entri or (teks.startswith(entri) and bool(_PISAH.match(teks, len(entri))))


def tulis_isi(isi: Isi, ruang: Ruang) -> str:
    sebutan: dict[tuple[str, int], str] = ruang.acuan["penerima"].sebutan
    tautan = next((t for k in ("kelompok", "petugas") if (t := getattr(isi, k))), None)
    if isi.nama:
        kode = sebutan["desa", isi.desa].rsplit(" ", 1)[1] if isi.desa else ""
        nama = f"{isi.nama} {kode}".strip()
    elif tautan:
        nama = sebutan["kelompok" if isi.kelompok else "petugas", tautan]
    else:
        nama = sebutan["desa", isi.desa] if isi.desa else TANPA_NAMA
    ket = [str(JenisPenerima(isi.jenis).label)]
    if isi.jabatan:
        ket.append(isi.jabatan)
    if isi.setuju_tanggal:
        ket.append(f"setuju {isi.setuju_tanggal:%d/%m/%Y} {isi.setuju_cara}".strip())
    return f"{nama} ({', '.join(ket)})"


def urai(teks: str, ruang: Ruang) -> Isi:
    """What an entry says. Raises GalatSel."""
    cocok = _ENTRI.fullmatch(teks)
    if cocok is None:
        raise GalatSel(
            f"“{teks[:60]}”: tulis jenis penerimanya dalam kurung, misalnya Sri Wahyuni (Orang) "
            "atau BKB Melati (Kelompok). Beberapa penerima: pisahkan dengan titik koma."
        )
    nama, jenis, ket = cocok[1], _LABEL[cocok[2].casefold()], (cocok[3] or "").strip()
    if not nama:
        raise GalatSel(f"“{teks[:60]}”: tulis nama penerimanya sebelum kurung.")
    if jenis == JenisPenerima.PASANGAN:
        isi = _pasangan(nama, ket, ruang)
    elif jenis in (JenisPenerima.KELOMPOK, JenisPenerima.PETUGAS):
        isi = _bertautan(jenis, nama, ket, ruang)
    elif jenis == JenisPenerima.DESA:
        isi = Isi(jenis, desa=_desa(nama, ruang), jabatan=ket)
    else:
        isi = Isi(jenis, nama=nama, jabatan=ket)
    for kolom in ("nama", "jabatan", "setuju_cara"):
        medan: Any = Penerima._meta.get_field(kolom)
        if (paling := medan.max_length) and len(getattr(isi, kolom)) > paling:
            raise GalatSel(f"“{teks[:60]}”: {kolom.replace('_', ' ')} paling panjang {paling}.")
    return isi


def _bertautan(jenis: str, nama: str, ket: str, ruang: Ruang) -> Isi:
    """A group or an officer: by code, by name where one alone has it, else the name alone."""
    acuan: RuangPenerima = ruang.acuan["penerima"]
    kolom = "kelompok" if jenis == JenisPenerima.KELOMPOK else "petugas"
    if cocok := _KODE.fullmatch(nama):
        milik, pk = acuan.per_kode.get(cocok[2].upper(), ("", 0))
        if milik != kolom:
            raise GalatSel(f"{kolom.capitalize()} {cocok[2]} tidak ada di wilayah Anda.")
        return _tertaut(jenis, pk, ket)
    ada = sorted(acuan.per_nama.get((kolom, nama.casefold()), set()))
    if len(ada) > 1:
        sebutan = ", ".join(acuan.sebutan[kolom, pk] for pk in ada[:5])
        raise GalatSel(f"Ada {len(ada)} {kolom} bernama {nama[:60]}: {sebutan}. Tulis kodenya.")
    if ada:
        return _tertaut(jenis, ada[0], ket)
    return Isi(jenis, nama=nama, jabatan=ket)


def _tertaut(jenis: str, pk: int, ket: str) -> Isi:
    kelompok = jenis == JenisPenerima.KELOMPOK
    return Isi(jenis, pk if kelompok else None, None if kelompok else pk, jabatan=ket)


def _pasangan(nama: str, ket: str, ruang: Ruang) -> Isi:
    """Named with consent, or only by village."""
    desa = None
    if cocok := _KODE.fullmatch(nama):
        nama, desa = cocok[1] or "", _desa(cocok[2], ruang)
    elif nama.casefold() != TANPA_NAMA.casefold():
        desa = _desa_bila_ada(nama, ruang)
    if desa and nama.casefold() == ruang.acuan["desa"].semua[desa].nama_lengkap.casefold():
        nama = ""
    if nama.casefold() == TANPA_NAMA.casefold():
        nama = ""
    setuju = _SETUJU.fullmatch(ket)
    if not nama:
        if not desa:
            raise GalatSel("Pasangan tanpa nama: tulis desanya, misalnya Desa Tewah (Pasangan).")
        return Isi(JenisPenerima.PASANGAN, desa=desa, jabatan="" if setuju else ket)
    if not setuju or not setuju[3].strip():
        raise GalatSel(
            f"Pasangan {nama[:60]} disebut namanya hanya dengan persetujuannya: tulis “(Pasangan, "
            "setuju 13/11/2020 surat pernyataan)”, atau desanya saja."
        )
    hari = baca_tanggal(setuju[2])
    return Isi(
        JenisPenerima.PASANGAN,
        desa=desa,
        nama=nama,
        jabatan=setuju[1] or "",
        setuju_tanggal=hari,
        setuju_cara=setuju[3].strip(),
    )


def _desa(teks: str, ruang: Ruang) -> int:
    kode = _KODE.fullmatch(teks)
    pk = _DESA.baca(kode[2] if kode else JENIS.sub("", teks), ruang, {})
    assert pk is not None  # the text is not empty
    return pk


def _desa_bila_ada(teks: str, ruang: Ruang) -> int | None:
    """A village that is called just so, "Desa …" before it: else the text is a name."""
    if not teks.casefold().startswith(("desa ", "kelurahan ")):
        return None
    return _desa(teks, ruang)


def pasangkan(
    lama: Sequence[Penerima], baru: Sequence[Isi]
) -> tuple[list[tuple[Isi, Penerima | None]], list[Penerima]]:
    """Each new entry with the record that it was, and the records that are left out."""
    sisa = list(lama)
    hasil: list[tuple[Isi, Penerima | None]] = []
    for isi in baru:
        sama = next((p for p in sisa if Isi.dari(p) == isi), None) or next(
            (p for p in sisa if Isi.dari(p).siapa == isi.siapa), None
        )
        if sama is not None:
            sisa.remove(sama)
        hasil.append((isi, sama))
    return hasil, sisa
