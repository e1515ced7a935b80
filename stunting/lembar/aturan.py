"""What cannot be in a row, said with its arithmetic at the cell; and what looks unlikely.

The database holds the same rules (models); the browser says them while one types
(static/js/lembar/aturan-stunting.js).
"""

from collections.abc import Mapping

from inti.nilai import ribuan
from stunting.models.keluarga import PERINGKAT

Isi = Mapping[str, int | None]


def galat_penimbangan(isi: Isi) -> dict[str, str]:
    """Short and very short are among those measured."""
    diukur, pendek, sangat = isi["diukur"], isi["pendek"], isi["sangat_pendek"]
    if diukur is None:
        return {}
    for kolom, nama in [("pendek", "Pendek"), ("sangat_pendek", "Sangat pendek")]:
        nilai = isi[kolom]
        if nilai is not None and nilai > diukur:
            return {kolom: f"{nama} {ribuan(nilai)} melebihi yang diukur, {ribuan(diukur)}."}
    if pendek is not None and sangat is not None and pendek + sangat > diukur:
        return {
            "sangat_pendek": f"Pendek {ribuan(pendek)} + sangat pendek {ribuan(sangat)} = "
            f"{ribuan(pendek + sangat)}, melebihi yang diukur, {ribuan(diukur)}."
        }
    return {}


def peringatan_penimbangan(isi: Isi) -> dict[str, str]:
    diukur, sasaran = isi["diukur"], isi["sasaran"]
    if diukur is not None and sasaran is not None and diukur > sasaran:
        return {
            "diukur": f"Diukur {ribuan(diukur)} melebihi sasaran {ribuan(sasaran)}. Boleh bila "
            "pendatang ikut ditimbang; periksa lagi angkanya."
        }
    return {}


def galat_keluarga(isi: Isi) -> dict[str, str]:
    """At risk and not are the target; the classes of welfare those at risk; parts no more."""
    galat: dict[str, str] = {}
    sasaran, berisiko, tidak = isi["sasaran"], isi["berisiko"], isi["tidak_berisiko"]
    if sasaran is not None:
        if berisiko is not None and tidak is not None and berisiko + tidak != sasaran:
            galat["tidak_berisiko"] = (
                f"Berisiko {ribuan(berisiko)} + tidak berisiko {ribuan(tidak)} = "
                f"{ribuan(berisiko + tidak)}, padahal keluarga sasaran {ribuan(sasaran)}."
            )
        elif berisiko is not None and berisiko > sasaran:
            galat["berisiko"] = (
                f"Berisiko {ribuan(berisiko)} melebihi keluarga sasaran {ribuan(sasaran)}."
            )
    if berisiko is not None:
        galat |= _peringkat(isi, berisiko)
        for kolom, nama in [
            ("air_tak_layak", "Air minum tidak layak"),
            ("jamban_tak_layak", "Jamban tidak layak"),
        ]:
            nilai = isi[kolom]
            if nilai is not None and nilai > berisiko:
                galat[kolom] = (
                    f"{nama} {ribuan(nilai)} melebihi keluarga berisiko {ribuan(berisiko)}."
                )
    return galat


def _peringkat(isi: Isi, berisiko: int) -> dict[str, str]:
    ada = [v for k in PERINGKAT if (v := isi[k]) is not None]
    jumlah, lengkap = sum(ada), len(ada) == len(PERINGKAT)
    if not ada or jumlah == berisiko or (jumlah < berisiko and not lengkap):
        return {}
    hitung = " + ".join(ribuan(v) for v in ada)
    kata = "padahal" if lengkap else "sudah melebihi"
    return {
        PERINGKAT[-1]: f"Kesejahteraan {hitung} = {ribuan(jumlah)}, {kata} keluarga berisiko "
        f"{ribuan(berisiko)}."
    }


def peringatan_keluarga(isi: Isi) -> dict[str, str]:
    keluarga, sasaran = isi["keluarga"], isi["sasaran"]
    if keluarga is not None and sasaran is not None and sasaran > keluarga:
        return {
            "sasaran": f"Keluarga sasaran {ribuan(sasaran)} melebihi jumlah keluarga "
            f"{ribuan(keluarga)}. Periksa lagi angkanya."
        }
    return {}


def peringatan_cakupan(isi: Isi) -> dict[str, str]:
    """`s<n>` is the target of service n, `r<n>` how many were reached."""
    hasil = {}
    for kolom, terlayani in isi.items():
        sasaran = isi.get(f"s{kolom[1:]}") if kolom.startswith("r") else None
        if terlayani is not None and sasaran is not None and terlayani > sasaran:
            hasil[kolom] = (
                f"Terlayani {ribuan(terlayani)} melebihi sasaran {ribuan(sasaran)}. Periksa lagi "
                "angkanya."
            )
    return hasil
