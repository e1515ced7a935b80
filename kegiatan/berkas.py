"""Photos and documents of events, and the evidence under promises."""

from django.db.models import QuerySet

from berkas.pemilik import daftarkan
from berkas.tampil import panel_berkas
from dinas.models import Pengguna
from inti import panel
from kegiatan.models import Kegiatan, Komitmen
from petugas.akses import desa_terlihat, melihat_semua


def diubah(user: Pengguna) -> QuerySet[Kegiatan]:
    """Events whose files `user` may change: all, or those in own villages."""
    if not user.has_perm("kegiatan.change_kegiatan"):
        return Kegiatan.objects.none()
    if melihat_semua(user):
        return Kegiatan.objects.all()
    return Kegiatan.objects.filter(desa__in=desa_terlihat(user))


def ditindak(user: Pengguna) -> QuerySet[Komitmen]:
    """Promises whose follow-ups `user` may write, and so the evidence under them."""
    if not user.has_perm("kegiatan.add_tindaklanjut"):
        return Komitmen.objects.none()
    return Komitmen.objects.terlihat(user).milik(user)


daftarkan(
    Kegiatan,
    lihat=Kegiatan.objects.terlihat,
    ubah=diubah,
    judul="Dokumen dan foto",
)
panel.daftarkan(Kegiatan)(panel_berkas)

daftarkan(Komitmen, lihat=Komitmen.objects.terlihat, ubah=ditindak, judul="Bukti")
panel.daftarkan(Komitmen)(panel_berkas)
