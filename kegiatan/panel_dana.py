"""Funds on the pages of a village and of a kecamatan."""

import datetime

from django.db.models import Q

from dinas.models import Pengguna
from inti.panel import Panel, daftarkan
from kegiatan.rekap.dana import NIHIL, BarisDana, baca_baris, dukungan, jumlahkan
from petugas.akses import desa_terlihat
from wilayah.models import Desa, JenisDesa, Kecamatan

TAHUN = 5  # years on the page of a village
LIHAT, TAMBAH = "kegiatan.view_dukungandana", "kegiatan.add_dukungandana"


@daftarkan(Desa)
def dana_desa(desa: Desa, user: Pengguna, per: datetime.date) -> Panel | None:
    """The last years of this village, DD and ADD apart; what is missing can be added at once."""
    if not user.has_perm(LIHAT):
        return None
    sejak = per.year - TAHUN + 1
    baris = baca_baris(Q(desa=desa, tahun__gte=sejak, tahun__lte=per.year))
    return Panel(
        judul="Dana untuk Bangga Kencana",
        templat="dana/_panel_desa.html",
        isi={
            "desa": desa,
            "kelurahan": desa.jenis == JenisDesa.KELURAHAN,
            "tahun": [_tahun(t, baris) for t in range(per.year, sejak - 1, -1)],
            "boleh_tambah": user.has_perm(TAMBAH),
        },
        urutan=60,
    )


def _tahun(tahun: int, baris: list[BarisDana]) -> dict[str, object]:
    """One year: sums of DD, of ADD, and of all the others."""
    ini = [b for b in baris if b.tahun == tahun]
    return {
        "tahun": tahun,
        "kolom": [
            ("DD", jumlahkan(b for b in ini if b.sumber == "DD")),
            ("ADD", jumlahkan(b for b in ini if b.sumber == "ADD")),
            ("lain", jumlahkan(b for b in ini if b.sumber not in ("DD", "ADD"))),
        ],
        "ada": bool(ini),
    }


@daftarkan(Kecamatan)
def dana_kecamatan(kecamatan: Kecamatan, user: Pengguna, per: datetime.date) -> Panel | None:
    """Who supports in the year of `per`; counts open the lists of exactly these villages."""
    if not user.has_perm(LIHAT):
        return None
    desa = desa_terlihat(user).filter(kecamatan=kecamatan, pk__in=Desa.objects.per(per))
    rekap = dukungan(per.year, desa, kecamatan=kecamatan.kode)
    return Panel(
        judul=f"Dana {per.year}",
        templat="dana/_panel_kecamatan.html",
        isi={
            "rekap": rekap,
            "dd": sum((b.dd for b in rekap.baris), NIHIL),
            "add": sum((b.add for b in rekap.baris), NIHIL),
        },
        urutan=45,
        samping=True,
    )
