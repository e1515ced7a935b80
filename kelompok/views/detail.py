"""The page of one group."""

import datetime

from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from dinas.cetak import Dokumen, cetak_pdf, tolak_cetak
from inti.izin import BACA, izin_objek
from inti.panel import panel_untuk
from inti.tanggal import sehari
from kelompok.cetak.kartu import isi_kartu
from kelompok.models import Kelompok, SkKelompok, StatusUsulan
from kelompok.models.kueri import KETERPADUAN_HI
from kelompok.orang import susun_orang
from kelompok.panel_kelompok import sel_setahun
from kelompok.riwayat import riwayat_kelompok
from kelompok.saring import HARI_KABAR, KelompokPerSaringan
from petugas.akses import melihat_semua

RIWAYAT_TAMPIL = 5


@izin_objek("kelompok.view_kelompok", Kelompok, cara=BACA)
def detail(request, pk: int):
    user, hari_ini = request.user, timezone.localdate()
    saring = KelompokPerSaringan(request.GET, user=user, hari_ini=hari_ini)
    per = saring.tanggal
    terlihat = Kelompok.objects.terlihat(user, hari_ini).untuk_halaman(per)
    kelompok = get_object_or_404(terlihat.select_related("jenis_usaha", "diperiksa_oleh"), pk=pk)
    keterpaduan = list(kelompok.keterpaduan.all())
    riwayat = riwayat_kelompok(kelompok, user, hari_ini)
    panel = panel_untuk(kelompok, user, per)
    boleh_isi = kelompok.boleh_diubah(user)
    konteks = {
        "kelompok": kelompok,
        "saring": saring,
        "per": per,
        "kini": per == hari_ini,
        "boleh_isi": boleh_isi,
        "boleh_ubah_anggota": boleh_isi and user.has_perm("kelompok.change_anggota"),
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
    } | susun_orang(kelompok, per, user, hari_ini)
    return render(request, "kelompok/kelompok_detail.html", konteks)


@izin_objek("kelompok.view_kelompok", Kelompok, cara=BACA)
def kartu_cetak(request, pk: int):
    """The register card K/0: names as on the page, no telephones."""
    user, hari_ini = request.user, timezone.localdate()
    terlihat = Kelompok.objects.terlihat(user, hari_ini).select_related("jenis_usaha")
    kelompok = get_object_or_404(terlihat.select_related("desa__kecamatan"), pk=pk)
    saring = KelompokPerSaringan(request.GET, user=user, hari_ini=hari_ini)
    if tolak := tolak_cetak(request, saring, 0, kelompok.get_absolute_url()):
        return tolak
    per = saring.tanggal
    orang = {k: isi for k, _, isi in susun_orang(kelompok, per, user, hari_ini)["tab_orang"]}
    dokumen = Dokumen(
        templat="kelompok_kartu",
        nama=f"kartu-{kelompok.kode}-{per}",
        judul="Kartu kelompok kegiatan",
        isi=isi_kartu(
            kelompok,
            per,
            petugas=kelompok.petugas_pada(per),
            sk=_sk(kelompok, per),
            orang=orang,
            sel=sel_setahun(kelompok, per, timezone.now()),
        ),
        baris=sum(map(len, orang.values())),
        per=per,
        catatan="Memuat nama anggota: hanya untuk keperluan dinas.",
        dengan_nama=True,
    )
    return cetak_pdf(request, dokumen)


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
