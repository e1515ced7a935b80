"""Field staff of the sample: officers, positions, villages over time, coordinators."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

from dasbor.contoh.latar import Latar
from dasbor.contoh.sk import BukuSk
from dasbor.contoh.susunan import BINAAN, KOORDINATOR, PETUGAS, SISA, RencanaPetugas
from dinas.models import Penerbit
from inti.models import Urutan
from petugas.models import Jabatan, JenisJabatan, Koordinator, Penugasan, Petugas, StatusPegawai

SEHARI = datetime.timedelta(days=1)


@dataclass
class Lapangan:
    """The officers by their key in the plan, and who has a village on the last day."""

    petugas: dict[str, Petugas]
    pembina: dict[str, Petugas] = field(default_factory=dict)


def buat_petugas(latar: Latar, buku: BukuSk) -> Lapangan:
    rencana = {k: r for k, r in PETUGAS.items() if r.jabatan[0].mulai <= latar.batas}
    nomor = Urutan.ambil("petugas", len(rencana))
    baris = [
        Petugas(
            kode=f"P-{n:04d}",
            nama=r.nama,
            nip=_nip(r, urut),
            telepon=latar.telepon(),
            pengguna=latar.akun.get(r.akun or kunci),
        )
        for urut, (n, (kunci, r)) in enumerate(zip(nomor, rencana.items(), strict=True), start=1)
    ]
    latar.simpan(baris, tanggal="")
    lapangan = Lapangan(dict(zip(rencana, baris, strict=True)))
    _buat_jabatan(latar, lapangan, buku)
    _buat_penugasan(latar, lapangan, buku)
    _buat_koordinator(latar, lapangan)
    return lapangan


def _nip(rencana: RencanaPetugas, urut: int) -> str:
    """18 digits, with a serial that no office gives out; empty for contract staff."""
    tetap = [j for j in rencana.jabatan if j.status != StatusPegawai.KONTRAK]
    if not tetap:
        return ""
    mulai = tetap[0].mulai
    return f"{rencana.lahir}{urut % 12 + 1:02d}{urut % 28 + 1:02d}{mulai:%Y%m}2{900 + urut % 100}"


def _buat_jabatan(latar: Latar, lapangan: Lapangan, buku: BukuSk) -> None:
    baris = []
    for kunci, petugas in lapangan.petugas.items():
        for j in PETUGAS[kunci].jabatan:
            if j.mulai > latar.batas:
                continue
            penerbit = Penerbit.BKKBN if j.jenis == JenisJabatan.PKB else Penerbit.OPD_KB
            baris.append(
                Jabatan(
                    petugas=petugas,
                    jenis=j.jenis,
                    status=j.status,
                    jenjang=j.jenjang,
                    mulai=j.mulai,
                    selesai=latar.sudah(j.selesai),
                    sk=buku.catat(
                        penerbit, j.mulai - 12 * SEHARI, "821", f"Pengangkatan {petugas.nama}"
                    ),
                )
            )
    latar.simpan(baris)


def _buat_penugasan(latar: Latar, lapangan: Lapangan, buku: BukuSk) -> None:
    baris = []
    for kecamatan, garis in BINAAN.items():
        for kode, kunci, mulai, selesai in _masa(latar, kecamatan, garis):
            nama = latar.kecamatan[kecamatan].nama
            sk = buku.catat(
                Penerbit.OPD_KB, mulai - 10 * SEHARI, "800", f"Desa binaan Kecamatan {nama}"
            )
            baris.append(
                Penugasan(
                    petugas=lapangan.petugas[kunci],
                    desa=latar.desa[kode],
                    mulai=mulai,
                    selesai=selesai,
                    sk=sk,
                )
            )
            if selesai is None:
                lapangan.pembina[kode] = lapangan.petugas[kunci]
    latar.simpan(baris)


def _masa(
    latar: Latar, kecamatan: str, garis: list[tuple[datetime.date, dict[str, str]]]
) -> Iterator[tuple[str, str, datetime.date, datetime.date | None]]:
    """Village, officer, first and last day: lines that say the same of a village are one."""
    lalu = [(mulai, _bagi(latar, kecamatan, isi)) for mulai, isi in garis if mulai <= latar.batas]
    for desa in latar.desa_di(kecamatan):
        kini: tuple[str, datetime.date] | None = None
        for mulai, bagian in lalu:
            kunci = bagian.get(desa.kode)
            if kini and kini[0] != kunci:
                yield desa.kode, *kini, mulai - SEHARI
                kini = None
            if kunci and kini is None:
                kini = (kunci, mulai)
        if kini:
            yield desa.kode, *kini, None


def _bagi(latar: Latar, kecamatan: str, isi: dict[str, str]) -> dict[str, str]:
    """Village → officer, for one line of the plan."""
    disebut = {
        f"{kecamatan}.{k}": kunci for kunci, s in isi.items() for k in s.split() if s != SISA
    }
    for kunci, sebutan in isi.items():
        if sebutan == SISA:
            sisa = {d.kode: kunci for d in latar.desa_di(kecamatan) if d.kode not in disebut}
            return disebut | sisa
    return disebut


def _buat_koordinator(latar: Latar, lapangan: Lapangan) -> None:
    latar.simpan(
        [
            Koordinator(
                petugas=lapangan.petugas[kunci],
                kecamatan=latar.kecamatan[kode],
                mulai=mulai,
                selesai=latar.sudah(selesai),
            )
            for kunci, kode, mulai, selesai in KOORDINATOR
            if mulai <= latar.batas
        ]
    )
