from collections.abc import Mapping

from petugas.akses import desa_terlihat, melihat_semua
from stunting.models import Kedudukan
from stunting.rekap import Sejarah, kedudukan_desa
from wilayah.models import Desa
from wilayah.peta import Lapisan, Peta, lapisan_kategori

KELAS = {
    Kedudukan.LANJUTAN.value: "k-lanjut",
    Kedudukan.BARU.value: "k-baru",
    Kedudukan.LEPAS.value: "k-lepas",
    "": "k-lanjut",
}


def lapisan_lokus(tahun: int, desa, kedudukan: Mapping[str, str] | None = None) -> Lapisan:
    """Map layer of the year's list; without a list of the year before all are just "Lokus".

    `kedudukan` by village code is read here (two queries) unless the page knows it.
    """
    kedudukan = kedudukan_desa(tahun) if kedudukan is None else kedudukan
    label = {k.value: k.label for k in Kedudukan} | {"": "Lokus"}
    kategori = (
        [("k-lanjut", "Lokus")]
        if set(kedudukan.values()) <= {""}
        else [(KELAS[k.value], k.label) for k in Kedudukan]
    )
    nilai = {kode: (KELAS[k], label[k]) for kode, k in kedudukan.items()}
    return lapisan_kategori(
        "lokus", f"Lokus {tahun}", kategori, nilai, desa, kosong=("k1", "Bukan lokus")
    )


def desa_terbuka(user) -> frozenset[str] | None:
    """Codes of the villages whose pages `user` may open; None = all."""
    if melihat_semua(user):
        return None
    return frozenset(desa_terlihat(user).values_list("kode", flat=True))


def peta_lokus(tahun: int, terbuka: frozenset[str] | None, sejarah: Sejarah) -> Peta:
    """The map of the year's list: all lokus are coloured, only `terbuka` are links."""
    desa = tuple(Desa.objects.select_related("kecamatan"))
    kedudukan = sejarah.per_kode(tahun, {d.pk: d.kode for d in desa})
    return Peta(
        id="peta-lokus",
        ringkasan=f"lokus stunting {tahun} menurut desa",
        desa=desa,
        lapisan=(lapisan_lokus(tahun, desa, kedudukan),),
        tinggi="tinggi",
        dapat_dibuka=terbuka,
    )
