"""What a hand-over would bring about, in words and numbers, before anything is saved."""

import datetime
from dataclasses import dataclass

from inti.nilai import tanggal_panjang
from inti.tanggal import sehari
from petugas.aksi import Alih
from petugas.beban import BATAS, Beban
from petugas.models import Penugasan, Petugas


@dataclass(frozen=True)
class BebanBerubah:
    """Villages of an officer today, and from the day of the hand-over."""

    petugas: Petugas
    sekarang: int
    sejak: Beban


@dataclass(frozen=True)
class Peringatan:
    """Something implausible; `kode` carries its value, so that a confirmation covers only it."""

    kode: str
    teks: str


@dataclass(frozen=True)
class AkibatAlih:
    mulai: datetime.date
    jumlah: int
    beban: tuple[BebanBerubah, ...]
    catatan: tuple[str, ...]
    peringatan: tuple[Peringatan, ...]


def susun_akibat(rencana: list[Alih], hari_ini: datetime.date) -> AkibatAlih:
    """Consequences of a plan that is not empty. Two queries."""
    mulai = rencana[0].baru.mulai
    dari, ke = rencana[0].lama.petugas, rencana[0].baru.petugas
    kini, nanti = _jumlah(hari_ini, dari, ke), _jumlah(mulai, dari, ke)
    lepas = sum(a.lama.berlaku_pada(mulai) for a in rencana)
    sejak_dari = Beban(nanti[dari.pk] - lepas)
    sejak_ke = Beban(nanti[ke.pk] + len(rencana))
    return AkibatAlih(
        mulai=mulai,
        jumlah=len(rencana),
        beban=(
            BebanBerubah(dari, kini[dari.pk], sejak_dari),
            BebanBerubah(ke, kini[ke.pk], sejak_ke),
        ),
        catatan=tuple(_catatan(rencana, dari)),
        peringatan=tuple(_peringatan(rencana, ke, sejak_ke, hari_ini)),
    )


def _jumlah(hari: datetime.date, *petugas: Petugas) -> dict[int, int]:
    """Villages by officer on a day."""
    pk = [p.pk for p in petugas]
    milik = Penugasan.objects.per(hari).filter(petugas__in=pk)
    semua = list(milik.values_list("petugas", flat=True))
    return {p: semua.count(p) for p in pk}


def _catatan(rencana: list[Alih], dari: Petugas):
    kemarin = tanggal_panjang(rencana[0].baru.mulai - sehari())
    if any(a.lama_berakhir for a in rencana):
        yield f"Tugas {dari} di desa ini berakhir {kemarin}"
    yield "Tidak ada hari tanpa petugas, dan tidak ada hari dengan dua petugas"
    yield f"Catatan sampai {kemarin} tetap atas nama {dari}"
    for a in rencana:
        if a.baru.selesai:
            yield (
                f"{a.desa}: sampai {tanggal_panjang(a.baru.selesai)}, "
                "sesuai rencana yang sudah tercatat"
            )


def _peringatan(rencana: list[Alih], ke: Petugas, beban: Beban, hari_ini: datetime.date):
    mulai = rencana[0].baru.mulai
    if beban.jumlah > BATAS:
        yield Peringatan(
            f"beban-{beban.jumlah}", f"{ke} akan membina {beban.jumlah} desa, di atas {BATAS}."
        )
    if mulai < hari_ini:
        yield Peringatan(
            f"lampau-{mulai.isoformat()}",
            f"Tanggal mulai sudah lewat: sejak {tanggal_panjang(mulai)} desa ini tercatat "
            f"dibina {ke}, juga dalam daftar dan rekap untuk hari-hari itu.",
        )
    batal = [a for a in rencana if a.lama_batal]
    if batal:
        nama = ", ".join(a.desa.nama for a in batal)
        yield Peringatan(
            "batal-" + "-".join(str(a.lama.pk) for a in batal),
            f"{batal[0].lama.petugas} baru mulai pada hari yang sama di {nama}. Penugasan itu "
            "dibatalkan (tidak pernah terjadi); catatannya tetap ada dalam riwayat.",
        )
