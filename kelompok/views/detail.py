"""The page of one group."""

from django.contrib.auth.decorators import permission_required
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from inti.panel import panel_untuk
from inti.riwayat import Kejadian, gabung, riwayat_bagian, riwayat_dari
from kelompok.models import Anggota, Jeda, Kelompok, Penilaian, SkKelompok, Usulan
from kelompok.models.anggota import KADER, PENGURUS
from kelompok.models.kelompok import KETERPADUAN_HI
from kelompok.saring import KelompokSaringan
from petugas.models import Penugasan

RIWAYAT_TAMPIL = 5


@require_safe
@permission_required("kelompok.view_kelompok", raise_exception=True)
def detail(request, pk: int):
    hari_ini = timezone.localdate()
    saring = KelompokSaringan(
        {"per": request.GET.get("per", "")}, user=request.user, hari_ini=hari_ini
    )
    per = saring.tanggal
    terlihat = Kelompok.objects.terlihat(request.user).untuk_daftar(per)
    kelompok = get_object_or_404(terlihat.select_related("jenis_usaha", "diperiksa_oleh"), pk=pk)
    keterpaduan = list(kelompok.keterpaduan.all())
    riwayat = _riwayat(kelompok)
    konteks = {
        "kelompok": kelompok,
        "per": per,
        "hari_ini": hari_ini,
        "saring": saring,
        "petugas": _petugas(kelompok, per),
        "sumber_dana": list(kelompok.sumber_dana.all()),
        "keterpaduan": keterpaduan,
        "holistik": {*KETERPADUAN_HI} <= {k.kode for k in keterpaduan},
        "sk": _sk(kelompok, per),
        "penilaian": [p for p in kelompok.penilaian.all() if p.tanggal <= per],
        "jeda": list(kelompok.jeda.all()),
        "usulan": list(kelompok.usulan.select_related("diajukan_oleh", "diputus_oleh")),
        "panel": panel_untuk(kelompok, request.user, per),
        "riwayat": riwayat[:RIWAYAT_TAMPIL],
        "riwayat_lama": riwayat[RIWAYAT_TAMPIL:],
        "jumlah_riwayat": len(riwayat),
    } | _orang(kelompok, per, request.user)
    return render(request, "kelompok/kelompok_detail.html", konteks)


def _petugas(kelompok: Kelompok, per) -> Penugasan | None:
    tugas = Penugasan.objects.per(per).filter(desa=kelompok.desa)
    return tugas.select_related("petugas").first()


def _sk(kelompok: Kelompok, per) -> list[tuple[SkKelompok, bool]]:
    """Decrees of the group up to that day, each with whether it is in force."""
    sk = kelompok.sk_kelompok.select_related("sk").filter(sk__dibatalkan_pada__isnull=True)
    return [
        (x, x.sk.berlaku_sampai is None or x.sk.berlaku_sampai >= per)
        for x in sk
        if x.sk.tanggal <= per
    ]


def _orang(kelompok: Kelompok, per, user) -> dict:
    """Members on `per` by their part, and the former ones; names as `user` may read them."""
    semua = list(kelompok.anggota.all())
    for a in semua:
        a.kelompok = kelompok  # saves a query per row in anak()
    kini = [_baris_orang(a, per, user) for a in semua if a.berlaku_pada(per)]
    lama = [_baris_orang(a, per, user) for a in semua if a.selesai and a.selesai < per]
    return {
        "tab_orang": [
            ("pengurus", "Pengurus", [x for x in kini if x["orang"].peran in PENGURUS]),
            ("kader", "Kader", [x for x in kini if x["orang"].peran in KADER]),
            (
                "anggota",
                "Anggota",
                [x for x in kini if x["orang"].peran not in (*PENGURUS, *KADER)],
            ),
        ],
        "orang_lama": lama,
    }


def _baris_orang(orang: Anggota, per, user) -> dict:
    anak = orang.anak(timezone.localdate())
    return {
        "orang": orang,
        "nama": orang.sebutan_untuk(user, timezone.localdate()),
        "telepon": "" if anak else orang.telepon,
    }


def _riwayat(kelompok: Kelompok) -> list[Kejadian]:
    """Acts on the group and on all its parts, newest first."""
    bagian = (Anggota, SkKelompok, Penilaian, Jeda, Usulan)
    return gabung(
        riwayat_dari(kelompok),
        *(riwayat_bagian(model.semua.filter(kelompok=kelompok)) for model in bagian),
    )
