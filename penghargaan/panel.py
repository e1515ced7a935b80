"""Awards on the pages of their recipients, and of the kecamatan these belong to."""

from django.db.models import Q, QuerySet

from inti.panel import Panel, daftarkan
from kegiatan.models import Kegiatan
from kelompok.models import Kelompok
from penghargaan.models import Penerima, Penghargaan
from petugas.models import Petugas
from wilayah.models import Desa, Kecamatan


@daftarkan(Kelompok)
def penghargaan_kelompok(kelompok: Kelompok, user, per) -> Panel | None:
    return _panel(Q(kelompok=kelompok), user, f"jenis=kelompok&kelompok={kelompok.pk}")


@daftarkan(Petugas)
def penghargaan_petugas(petugas: Petugas, user, per) -> Panel | None:
    return _panel(Q(petugas=petugas), user, f"jenis=petugas&petugas={petugas.pk}")


@daftarkan(Desa)
def penghargaan_desa(desa: Desa, user, per) -> Panel | None:
    return _panel(Q(desa=desa) | Q(kelompok__desa=desa), user, f"jenis=desa&desa={desa.pk}")


@daftarkan(Kecamatan)
def penghargaan_kecamatan(kecamatan: Kecamatan, user, per) -> Panel | None:
    return _panel(Q(desa__kecamatan=kecamatan) | Q(kelompok__desa__kecamatan=kecamatan), user, "")


@daftarkan(Kegiatan)
def penghargaan_kegiatan(kegiatan: Kegiatan, user, per) -> Panel | None:
    milik = Penghargaan.objects.terlihat(user).filter(kegiatan=kegiatan)
    return _susun(milik, user, f"kegiatan={kegiatan.pk}")


def _panel(penerima: Q, user, awal: str) -> Panel | None:
    return _susun(_milik(penerima, user), user, awal)


def _susun(milik: QuerySet[Penghargaan], user, awal: str) -> Panel | None:
    """Newest first; nothing to show and nothing to add = no card."""
    boleh_tambah = user.has_perm("penghargaan.add_penghargaan") and bool(awal)
    daftar = list(milik[:10])
    if not daftar and not boleh_tambah:
        return None
    return Panel(
        judul="Penghargaan",
        templat="penghargaan/_panel.html",
        isi={"daftar": daftar, "awal": awal if boleh_tambah else ""},
        urutan=70,
        samping=True,
    )


def _milik(penerima: Q, user) -> QuerySet[Penghargaan]:
    pk = Penerima.objects.filter(penerima).values("penghargaan")
    return Penghargaan.objects.terlihat(user).filter(pk__in=pk)
