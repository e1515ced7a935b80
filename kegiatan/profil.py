"""All that the page of one event shows."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from dinas.models import Pengguna
from inti.nilai import persen
from inti.panel import Panel, panel_untuk
from inti.riwayat import Kejadian, gabung, riwayat_bagian
from kegiatan.models import Kegiatan, Komitmen, Media, Mitra, Narasumber, PesertaSasaran
from kegiatan.rekap.komitmen import BarisKomitmen, RekapKomitmen, baris_komitmen, rekap
from kegiatan.riwayat import riwayat_bertautan
from kelompok.jenis import SIFAT, SifatJenis
from kelompok.models import Kelompok
from kelompok.rekap import hitung_jenis, url_daftar
from petugas.akses import melihat_semua
from wilayah.models import Desa


def boleh_ubah(user: Pengguna, kegiatan: Kegiatan) -> bool:
    """The act, and for an officer the village: those of an own village only."""
    if not user.has_perm("kegiatan.change_kegiatan"):
        return False
    if melihat_semua(user):
        return True
    return Kegiatan.semua.milik(user).filter(pk=kegiatan.pk).exists()


@dataclass(frozen=True)
class KelompokSaatItu:
    """Active groups of the district on the day of the event, by kind."""

    per_jenis: Sequence[tuple[SifatJenis, int, str]]
    jumlah: int
    url: str


@dataclass(frozen=True)
class Profil:
    kegiatan: Kegiatan
    hari_ini: datetime.date
    boleh_ubah: bool
    narasumber: Sequence[Narasumber]
    peserta: Sequence[PesertaSasaran]
    kelompok: Sequence[Kelompok]
    desa: Sequence[Desa]
    media: Sequence[Media]
    mitra: Sequence[Mitra]
    komitmen: Sequence[BarisKomitmen]
    rekap: RekapKomitmen
    saat_itu: KelompokSaatItu | None
    panel: Sequence[Panel]
    riwayat: Sequence[Kejadian]

    @property
    def keadaan(self) -> str:
        if self.kegiatan.mulai > self.hari_ini:
            return "nanti"
        return "berlangsung" if self.kegiatan.akhir >= self.hari_ini else "selesai"

    @property
    def persen_l(self) -> str:
        return persen(self.kegiatan.peserta_l, self.kegiatan.peserta)

    @property
    def lebar_l(self) -> str:
        """Width of the bar's first part in percent, as SVG writes numbers."""
        total = self.kegiatan.peserta or 1
        return f"{(self.kegiatan.peserta_l or 0) * 100 / total:.1f}"

    @property
    def lebar_p(self) -> str:
        total = self.kegiatan.peserta or 1
        return f"{(self.kegiatan.peserta_p or 0) * 100 / total:.1f}"

    @property
    def persen_p(self) -> str:
        return persen(self.kegiatan.peserta_p, self.kegiatan.peserta)

    @property
    def berfoto(self) -> bool:
        """Whether any of its files is a picture."""
        kumpulan = (p.isi["kumpulan"] for p in self.panel if "kumpulan" in p.isi)
        return any(x.berkas.gambar for isi in kumpulan for x in isi.lampiran)

    @property
    def panel_utama(self) -> list[Panel]:
        return [p for p in self.panel if not p.samping]

    @property
    def panel_samping(self) -> list[Panel]:
        return [p for p in self.panel if p.samping]


def susun_profil(kegiatan: Kegiatan, user: Pengguna, hari_ini: datetime.date) -> Profil:
    """Read everything once; what is linked outside the user's area is not named."""
    narasumber = kegiatan.narasumber(manager="semua").all()  # read once, for page and history
    semua = Komitmen.objects.terlihat(user, hari_ini).per(hari_ini).filter(kegiatan=kegiatan)
    komitmen = baris_komitmen(semua.untuk_daftar(), user, hari_ini)
    return Profil(
        kegiatan=kegiatan,
        hari_ini=hari_ini,
        boleh_ubah=boleh_ubah(user, kegiatan),
        narasumber=[n for n in narasumber if not n.batal],
        peserta=list(kegiatan.peserta_sasaran.select_related("sasaran")),
        kelompok=list(
            kegiatan.kelompok.terlihat(user, hari_ini)
            .filter(dibatalkan_pada__isnull=True)
            .select_related("desa")
        ),
        desa=list(kegiatan.desa_terlibat.select_related("kecamatan").order_by("kode")),
        media=list(kegiatan.media.all()),
        mitra=list(kegiatan.mitra.filter(dibatalkan_pada__isnull=True).order_by("nama")),
        komitmen=komitmen,
        rekap=rekap([b.komitmen for b in komitmen], hari_ini),
        saat_itu=_saat_itu(kegiatan, user, hari_ini),
        panel=panel_untuk(kegiatan, user, hari_ini),
        riwayat=gabung(
            riwayat_bertautan(kegiatan),
            riwayat_bagian(narasumber),
        ),
    )


def _saat_itu(
    kegiatan: Kegiatan, user: Pengguna, hari_ini: datetime.date
) -> KelompokSaatItu | None:
    """Only beside an event of the whole kabupaten that was held."""
    if kegiatan.desa_id or kegiatan.kecamatan_id or kegiatan.mulai > hari_ini:
        return None
    jumlah = hitung_jenis(Kelompok.objects.terlihat(user, hari_ini).per(kegiatan.mulai))
    per = kegiatan.mulai.isoformat()
    return KelompokSaatItu(
        per_jenis=[
            (sifat, jumlah.get(jenis, 0), url_daftar(jenis=jenis, per=per))
            for jenis, sifat in SIFAT.items()
        ],
        jumlah=sum(jumlah.values()),
        url=url_daftar(per=per),
    )
