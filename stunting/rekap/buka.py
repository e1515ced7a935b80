"""An opened worksheet: what is saved or frozen, what is tried, and what today's data say."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from stunting.models import BarisBeku, KertasKerja

from .beku import BedaDesa, beda_kini, lembar_beku, nilai_beku
from .kertas import NilaiDesa, nilai_kertas
from .lembar_kertas import Aturan, BarisKertas, LembarKertas, susun_lembar


@dataclass(frozen=True)
class KertasTerbuka:
    """`nilai` are the values that are ranked: the frozen ones where the worksheet is frozen."""

    kertas: KertasKerja
    nilai: Sequence[NilaiDesa]
    tersimpan: LembarKertas
    kini: LembarKertas | None = None
    dicoba: LembarKertas | None = None

    @property
    def lembar(self) -> LembarKertas:
        return self.dicoba or self.tersimpan

    @cached_property
    def masuk(self) -> list[BarisKertas]:
        """Villages that come in with what is tried."""
        sudah = self.tersimpan.kode_terpilih
        return [b for b in self.lembar.terpilih if b.desa.kode not in sudah]

    @cached_property
    def keluar(self) -> list[BarisKertas]:
        """Villages that fall out with what is tried, as they stand in the saved sheet."""
        tinggal = self.lembar.kode_terpilih
        return [b for b in self.tersimpan.terpilih if b.desa.kode not in tinggal]

    @cached_property
    def beda(self) -> list[BedaDesa]:
        """How today's data differ from the frozen sheet."""
        return beda_kini(self.tersimpan, self.kini) if self.kini else []

    def mencoba(self, aturan: Aturan) -> "KertasTerbuka":
        """The same worksheet ranked by other rules; nothing is saved."""
        if aturan == self.tersimpan.aturan:
            return self
        dicoba = susun_lembar(self.nilai, aturan)
        return KertasTerbuka(self.kertas, self.nilai, self.tersimpan, self.kini, dicoba)


def buka_kertas(kertas: KertasKerja, *, ambang: int, dengan_kini: bool = False) -> KertasTerbuka:
    """Read a worksheet. Six queries; one for a frozen one, and six more `dengan_kini`."""
    aturan = Aturan.dari(kertas)
    if not kertas.beku:
        nilai = nilai_kertas(kertas, ambang=ambang)
        return KertasTerbuka(kertas, nilai, susun_lembar(nilai, aturan))
    baris = list(BarisBeku.objects.filter(kertas=kertas).select_related("desa__kecamatan"))
    kini = None
    if dengan_kini:
        kini = susun_lembar(nilai_kertas(kertas, ambang=ambang), aturan)
    return KertasTerbuka(kertas, nilai_beku(baris), lembar_beku(kertas, baris), kini)
