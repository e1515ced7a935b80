"""What every page shows around its content."""

import datetime
from collections.abc import Callable
from functools import cached_property, partial

from django.http import HttpRequest
from django.utils import timezone

from dasbor import lencana
from dasbor.menu import Bagian, Butir, susun_menu, susun_nav_bawah
from dinas.models import IdentitasDinas, Pengguna, ProfilDinas
from inti.tugas import Tugas
from petugas.akses import sebutan_wilayah
from petugas.models import Jabatan


class Kerangka:
    """The shell. Each part is read when a template asks for it, so a bare page costs nothing."""

    def __init__(self, request: HttpRequest):
        self._alamat = request.path
        user = getattr(request, "user", None)
        self._user = user if user is not None and user.is_authenticated else None

    @cached_property
    def hari_ini(self) -> datetime.date:
        return timezone.localdate()

    @cached_property
    def profil(self) -> ProfilDinas:
        return ProfilDinas.ambil()

    @property
    def data_contoh(self) -> bool:
        return self.profil.data_contoh

    @property
    def kabupaten(self) -> str:
        return self.profil.kabupaten

    @cached_property
    def nama_dinas(self) -> str:
        """The office's name of today; neutral words until one is recorded."""
        identitas = IdentitasDinas.objects.per(self.hari_ini).first()
        return str(identitas) if identitas else f"Bangga Kencana Kabupaten {self.kabupaten}"

    @property
    def peran(self) -> str:
        return self._user.get_peran_display() if self._user else ""

    @cached_property
    def jabatan(self) -> Jabatan | None:
        """The position that the user holds today as a field officer."""
        return Jabatan.objects.per(self.hari_ini).filter(petugas__pengguna=self._user).first()

    @cached_property
    def wilayah(self) -> str:
        """Whose area the pages show."""
        return sebutan_wilayah(self._user) if self._user else ""

    @cached_property
    def tugas(self) -> list[Tugas]:
        """Open tasks, for a page that shows their counts."""
        return self._hitung(lencana.tugas_kini)

    def tugas_rinci(self) -> list[Tugas]:
        """Open tasks with their first rows, counted now."""
        return self._hitung(partial(lencana.hitung_tugas, rinci=True))

    def _hitung(self, cara: Callable[[Pengguna, datetime.date], list[Tugas]]) -> list[Tugas]:
        """The menu shows the number that the page shows."""
        tugas = cara(self._user, self.hari_ini) if self._user else []
        self.jumlah_tugas = len(tugas)
        return tugas

    @cached_property
    def jumlah_tugas(self) -> int:
        """Kinds of open tasks, at most a minute old."""
        return lencana.jumlah_tugas(self._user, self.hari_ini) if self._user else 0

    @cached_property
    def menu(self) -> tuple[Bagian, ...]:
        if self._user is None:
            return ()
        return susun_menu(self._user, self._alamat, self.jumlah_tugas)

    @cached_property
    def nav_bawah(self) -> tuple[Butir, ...]:
        return susun_nav_bawah(self._user, self._alamat) if self._user else ()


def kerangka_dari(request: HttpRequest) -> Kerangka:
    """The shell of this request; a view that needs the same facts reads them here once."""
    if not hasattr(request, "kerangka"):
        request.kerangka = Kerangka(request)  # type: ignore[attr-defined]
    return request.kerangka  # type: ignore[attr-defined]


def kerangka(request: HttpRequest) -> dict[str, Kerangka]:
    """Context processor."""
    return {"kerangka": kerangka_dari(request)}
