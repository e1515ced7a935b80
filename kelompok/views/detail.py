"""The page of one group."""

import datetime
from dataclasses import dataclass

from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from dinas.models import Pengguna
from inti.izin import BACA, izin_objek
from inti.panel import panel_untuk
from inti.tanggal import sehari
from kelompok.models import Anggota, Kelompok, PeranAnggota, SkKelompok, StatusUsulan
from kelompok.models.anggota import KADER, PENGURUS
from kelompok.models.kueri import KETERPADUAN_HI
from kelompok.riwayat import riwayat_kelompok
from kelompok.saring import HARI_KABAR, KelompokPerSaringan
from petugas.akses import melihat_semua

RIWAYAT_TAMPIL = 5


@dataclass(frozen=True)
class Orang:
    """A member as `nama` and `telepon` may be shown to this reader."""

    anggota: Anggota
    nama: str
    telepon: str


@izin_objek("kelompok.view_kelompok", Kelompok, cara=BACA)
def detail(request, pk: int):
    user, hari_ini = request.user, timezone.localdate()
    saring = KelompokPerSaringan(request.GET, user=user, hari_ini=hari_ini)
    per = saring.tanggal
    terlihat = Kelompok.objects.terlihat(user, hari_ini).untuk_daftar(per)
    kelompok = get_object_or_404(terlihat.select_related("jenis_usaha", "diperiksa_oleh"), pk=pk)
    keterpaduan = list(kelompok.keterpaduan.all())
    riwayat = riwayat_kelompok(kelompok, user, hari_ini)
    panel = panel_untuk(kelompok, user, per)
    konteks = {
        "kelompok": kelompok,
        "saring": saring,
        "per": per,
        "kini": per == hari_ini,
        "boleh_isi": not kelompok.selesai or user.has_perm("kelompok.tetapkan_kelompok"),
        "petugas": kelompok.petugas_pada(per),
        "petugas_terbuka": per == hari_ini or melihat_semua(user),
        "sumber_dana": list(kelompok.sumber_dana.all()),
        "keterpaduan": keterpaduan,
        "holistik": {*KETERPADUAN_HI} <= {k.kode for k in keterpaduan},
        "sk": _sk(kelompok, per),
        "penilaian": list(kelompok.penilaian.filter(tanggal__lte=per)),
        "jeda": list(kelompok.jeda.all()),
        "usulan": list(_usulan(kelompok, hari_ini)),
        "panel_utama": [p for p in panel if not p.samping],
        "panel_samping": [p for p in panel if p.samping],
        "riwayat": riwayat[:RIWAYAT_TAMPIL],
        "riwayat_lama": riwayat[RIWAYAT_TAMPIL:],
        "jumlah_riwayat": len(riwayat),
    } | _orang(kelompok, per, user, hari_ini)
    return render(request, "kelompok/kelompok_detail.html", konteks)


def _sk(kelompok: Kelompok, per: datetime.date) -> list[tuple[SkKelompok, bool]]:
    """Decrees of the group up to that day, each with whether it is in force."""
    sk = kelompok.sk_kelompok.select_related("sk").filter(
        sk__dibatalkan_pada__isnull=True, sk__tanggal__lte=per
    )
    return [(x, x.sk.berlaku_sampai is None or x.sk.berlaku_sampai >= per) for x in sk]


def _usulan(kelompok: Kelompok, hari_ini: datetime.date):
    """Proposals that wait, and the answers of the last days."""
    baru = Q(diputus_pada__date__gt=hari_ini - sehari(HARI_KABAR))
    usulan = kelompok.usulan.filter(Q(status=StatusUsulan.MENUNGGU) | baru)
    return usulan.select_related("diajukan_oleh", "diputus_oleh", "desa_baru")


def _orang(
    kelompok: Kelompok, per: datetime.date, user: Pengguna, hari_ini: datetime.date
) -> dict:
    """Members on `per` by their part, and those who were members before."""
    semua = []
    for a in kelompok.anggota.all():
        a.kelompok = kelompok  # or anak() would ask for it row by row
        telepon = "" if a.anak(hari_ini) else a.telepon
        semua.append(Orang(a, a.sebutan_untuk(user, hari_ini), telepon))
    kini = [o for o in semua if o.anggota.berlaku_pada(per)]
    return {
        "tab_orang": [
            ("pengurus", "Pengurus", _berperan(kini, PENGURUS)),
            ("kader", "Kader", _berperan(kini, KADER)),
            ("anggota", "Anggota", _berperan(kini, (PeranAnggota.ANGGOTA,))),
        ],
        "orang_lama": [
            o for o in semua if o.anggota.selesai is not None and o.anggota.selesai < per
        ],
    }


def _berperan(orang: list[Orang], peran: tuple) -> list[Orang]:
    """Those with one of these parts, in the order of the parts."""
    return [o for p in peran for o in orang if o.anggota.peran == p]
