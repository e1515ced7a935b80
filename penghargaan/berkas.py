"""The scan of a certificate, and photos of how it was handed over."""

from django.db.models import QuerySet

from berkas.pemilik import daftarkan
from berkas.tampil import panel_berkas
from dinas.models import Pengguna
from inti import panel
from penghargaan.models import Penghargaan


def diubah(user: Pengguna) -> QuerySet[Penghargaan]:
    boleh = user.has_perm("penghargaan.change_penghargaan")
    return Penghargaan.objects.terlihat(user) if boleh else Penghargaan.objects.none()


daftarkan(
    Penghargaan,
    lihat=Penghargaan.objects.terlihat,
    ubah=diubah,
    judul="Piagam dan foto",
)
panel.daftarkan(Penghargaan)(panel_berkas)
