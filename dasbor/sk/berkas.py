"""The scan of a decree: one for all that the decree settles."""

from django.db.models import QuerySet

from berkas.pemilik import daftarkan
from dasbor.sk.kaitan import sk_terlihat
from dinas.models import Pengguna, SuratKeputusan


def diubah(user: Pengguna) -> QuerySet[SuratKeputusan]:
    boleh = user.has_perm("dinas.change_suratkeputusan")
    return sk_terlihat(user) if boleh else SuratKeputusan.objects.none()


daftarkan(SuratKeputusan, kode="sk", lihat=sk_terlihat, ubah=diubah, judul="Pindaian")
