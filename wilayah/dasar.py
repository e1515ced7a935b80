"""Which map is drawn: the schematic one, or the official boundaries that are in use."""

from dataclasses import dataclass

from django.templatetags.static import static
from django.urls import reverse

from inti.ingatan import sekali
from wilayah.models import PetaBatas, StatusPeta


@dataclass(frozen=True, slots=True)
class PetaDasar:
    """The files of the map and what must be said of them."""

    url_desa: str
    url_kecamatan: str
    nama: str
    keterangan: str


def peta_dasar() -> PetaDasar:
    """The map that every page draws now. One query, once per page."""
    return sekali("peta dasar", _baca)


def _baca() -> PetaDasar:
    dipakai = PetaBatas.objects.filter(status=StatusPeta.DIPAKAI).values_list("sandi", "atribusi")
    ada = dipakai.first()
    return dasar_batas(*ada) if ada else skematis()


def skematis() -> PetaDasar:
    return PetaDasar(
        static("peta/desa.geojson"),
        static("peta/kecamatan.geojson"),
        "Peta skematis",
        "Peta skematis, bukan batas resmi.",
    )


def dasar_batas(sandi: str, atribusi: str) -> PetaDasar:
    return PetaDasar(
        reverse("wilayah:bidang", args=[sandi, "desa"]),
        reverse("wilayah:bidang", args=[sandi, "kecamatan"]),
        "Batas indikatif",
        f"Batas indikatif, bukan batas resmi. Sumber: {atribusi.rstrip('.')}.",
    )
