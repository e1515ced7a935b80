"""Loaded boundaries as a map to look at, before every page draws them."""

import datetime
from collections import Counter

from wilayah.dasar import dasar_batas
from wilayah.models import Desa, JenisDesa, PetaBatas
from wilayah.peta import Lapisan, Legenda, Peta

KELAS = {JenisDesa.DESA.value: "k2", JenisDesa.KELURAHAN.value: "k5"}


def peta_pratinjau(batas: PetaBatas, hari_ini: datetime.date) -> Peta:
    desa = tuple(Desa.objects.per(hari_ini).select_related("kecamatan").order_by("kode"))
    jenis = {d.kode: (KELAS[d.jenis], d.get_jenis_display()) for d in desa}
    banyak = Counter(kelas for kelas, _ in jenis.values())
    legenda = tuple(Legenda(KELAS[j.value], j.label, banyak[KELAS[j.value]]) for j in JenisDesa)
    return Peta(
        id="peta-batas",
        judul="Peta dengan batas ini",
        ringkasan=f"{batas.jumlah} desa dan kelurahan dari {batas.berkas}",
        desa=desa,
        lapisan=(Lapisan("jenis", "Jenis", jenis, legenda),),
        tinggi="tinggi",
        dasar=dasar_batas(batas.sandi, batas.atribusi),
    )
