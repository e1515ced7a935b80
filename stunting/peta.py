from petugas.akses import desa_terlihat
from stunting.models import Kedudukan
from stunting.rekap import kedudukan_desa
from wilayah.peta import Lapisan, Peta, lapisan_kategori

KELAS = {
    Kedudukan.LANJUTAN.value: "k-lanjut",
    Kedudukan.BARU.value: "k-baru",
    Kedudukan.LEPAS.value: "k-lepas",
    "": "k-lanjut",
}


def lapisan_lokus(tahun: int, desa) -> Lapisan:
    """Map layer of the year's list; without a list of the year before all are just "Lokus"."""
    kedudukan = kedudukan_desa(tahun)
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


def peta_lokus(tahun: int, user) -> Peta:
    """The map of the year's list; villages outside the user's area are drawn but not opened."""
    desa = tuple(desa_terlihat(user).select_related("kecamatan"))
    lapisan = lapisan_lokus(tahun, desa)
    return Peta(
        id="peta-lokus",
        judul="",
        ringkasan=f"Peta skematis lokus stunting {tahun} menurut desa",
        desa=desa,
        lapisan=(lapisan,),
        tinggi="tinggi",
    )
