"""Photos and documents of events."""

from django.db.models import QuerySet

from berkas.pemilik import daftarkan
from berkas.tampil import panel_berkas
from dinas.models import Pengguna
from inti import panel
from kegiatan.models import Kegiatan
from petugas.akses import desa_terlihat, melihat_semua


def diubah(user: Pengguna) -> QuerySet[Kegiatan]:
    """Events whose files `user` may change: all, or those in own villages."""
    if not user.has_perm("kegiatan.change_kegiatan"):
        return Kegiatan.objects.none()
    if melihat_semua(user):
        return Kegiatan.objects.all()
    return Kegiatan.objects.filter(desa__in=desa_terlihat(user))


daftarkan(
    Kegiatan,
    lihat=Kegiatan.objects.terlihat,
    ubah=diubah,
    judul="Dokumen dan foto",
)
panel.daftarkan(Kegiatan)(panel_berkas)
