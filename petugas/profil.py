"""All that the page of one officer shows, as of a date."""

import datetime
from dataclasses import dataclass

from inti.riwayat import Kejadian, gabung, riwayat_bagian, riwayat_dari
from inti.tanggal import sehari
from petugas.beban import Beban
from petugas.garis import GarisWaktu, susun_garis
from petugas.models import Jabatan, Koordinator, Penugasan, Petugas

BERTUGAS, SELESAI, BELUM = "bertugas", "selesai", "belum"


@dataclass(frozen=True)
class BekasDesa:
    """A village of the past, and who went on."""

    penugasan: Penugasan
    penerus: Petugas | None


@dataclass(frozen=True)
class Profil:
    """Positions, villages and coordination, newest first; voided rows apart."""

    petugas: Petugas
    per: datetime.date
    jabatan: tuple[Jabatan, ...]
    kini: tuple[Penugasan, ...]
    dulu: tuple[BekasDesa, ...]
    nanti: tuple[Penugasan, ...]
    koordinator: tuple[Koordinator, ...]
    batal: tuple[Jabatan | Penugasan | Koordinator, ...]
    garis: GarisWaktu | None
    riwayat: tuple[Kejadian, ...]

    @property
    def jabatan_kini(self) -> Jabatan | None:
        return next((j for j in self.jabatan if j.berlaku_pada(self.per)), None)

    @property
    def jabatan_sebutan(self) -> Jabatan | None:
        """The position of the day, else the last one before, else the first one to come."""
        dulu = [j for j in self.jabatan if j.mulai <= self.per]
        return self.jabatan_kini or next(iter(dulu), None) or next(reversed(self.jabatan), None)

    @property
    def status(self) -> str:
        if self.jabatan_kini:
            return BERTUGAS
        return SELESAI if any(j.mulai <= self.per for j in self.jabatan) else BELUM

    @property
    def bertugas_sejak(self) -> datetime.date | None:
        """First day ever in service."""
        return min((j.mulai for j in self.jabatan), default=None)

    @property
    def beban(self) -> Beban:
        return Beban(len(self.kini))

    @property
    def koordinator_kini(self) -> list[Koordinator]:
        return [k for k in self.koordinator if k.berlaku_pada(self.per)]

    @property
    def kecamatan(self) -> list[str]:
        """Names of the kecamatan served on the day."""
        semua = {p.desa.kecamatan for p in self.kini} | {
            k.kecamatan for k in self.koordinator_kini
        }
        return [k.nama for k in sorted(semua, key=lambda k: k.kode)]


def susun_profil(petugas: Petugas, per: datetime.date) -> Profil:
    """Read everything once. Eight queries."""
    jabatan = Jabatan.semua.filter(petugas=petugas).select_related("sk", "petugas")
    penugasan = (
        Penugasan.semua.filter(petugas=petugas)
        .select_related("desa__kecamatan", "sk", "petugas")
        .order_by("-mulai", "desa__kode", "pk")
    )
    koordinator = (
        Koordinator.semua.filter(petugas=petugas)
        .select_related("kecamatan", "petugas")
        .order_by("-mulai", "pk")
    )
    sah = [p for p in penugasan if not p.batal]
    dulu = [p for p in sah if p.selesai is not None and p.selesai < per]
    penerus = _penerus(dulu)
    semua: list[Jabatan | Penugasan | Koordinator] = [*jabatan, *penugasan, *koordinator]
    return Profil(
        petugas=petugas,
        per=per,
        jabatan=tuple(j for j in jabatan if not j.batal),
        kini=tuple(sorted((p for p in sah if p.berlaku_pada(per)), key=lambda p: p.desa.kode)),
        dulu=tuple(BekasDesa(p, penerus.get(p.pk)) for p in dulu),
        nanti=tuple(p for p in reversed(sah) if p.mulai > per),
        koordinator=tuple(k for k in koordinator if not k.batal),
        batal=tuple(x for x in semua if x.batal),
        garis=susun_garis(sah, per),
        riwayat=tuple(
            gabung(
                riwayat_dari(petugas),
                riwayat_bagian(jabatan),
                riwayat_bagian(penugasan),
                riwayat_bagian(koordinator),
            )
        ),
    )


def _penerus(dulu: list[Penugasan]) -> dict[int, Petugas]:
    """Who had the village from the day after, by the pk of the assignment that ended."""
    sesudah = Penugasan.objects.filter(
        desa__in={p.desa_id for p in dulu},
        mulai__in={p.selesai + sehari() for p in dulu if p.selesai},
    ).select_related("petugas")
    mulai = {(p.desa_id, p.mulai): p.petugas for p in sesudah}
    hasil = {}
    for p in dulu:
        if p.selesai and (baru := mulai.get((p.desa_id, p.selesai + sehari()))):
            hasil[p.pk] = baru
    return hasil
