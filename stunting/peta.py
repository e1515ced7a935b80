"""Map layers of stunting: the list of a year, and the measures of stunting/kelas.py."""

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from django.urls import reverse

from inti.nilai import desimal
from petugas.akses import desa_terlihat, melihat_semua
from stunting.data import DataTahun
from stunting.kelas import (
    TANPA_DATA,
    UKURAN,
    NilaiPeta,
    Ukuran,
    akhir_tahun,
    baca_berisiko,
    desa_pada_tahun,
    ringkas,
)
from stunting.models import Kedudukan
from stunting.rekap import (
    TANPA_BKB,
    Hitungan,
    Prevalensi,
    Sejarah,
    Tahunan,
    baca_hitungan,
    cakupan_bkb,
    kedudukan_desa,
    per_tahun,
    prevalensi_area,
)
from wilayah.models import Desa
from wilayah.peta import Lapisan, Legenda, NilaiKecamatan, Peta, lapisan_kategori

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


@dataclass(frozen=True)
class BahanPeta:
    """What the layers of a year are drawn from. `nilai` by village code: villages of the area
    that were asked for; `kecamatan` code → share over these."""

    tahun: int
    ambang: int
    nilai: Mapping[str, NilaiPeta]
    kecamatan: Mapping[str, Prevalensi]


def baca_bahan(
    desa: Sequence[Desa],
    tahun: int,
    *,
    ambang: int,
    hari_ini: datetime.date,
    ukuran: Collection[str] = UKURAN,
    hitungan: Sequence[Hitungan] | None = None,
) -> BahanPeta:
    """What is known of these villages in a year, as far as `ukuran` ask. Three queries or fewer:
    weighing (none where the page has read it), families at risk, BKB."""
    pk = [d.pk for d in desa]
    hitungan = baca_hitungan(pk, [tahun]) if hitungan is None else hitungan
    prevalensi = per_tahun(hitungan)
    berisiko = baca_berisiko(pk, tahun) if "berisiko" in ukuran else {}
    bkb = cakupan_bkb(pk, akhir_tahun(tahun, hari_ini)) if "bkb" in ukuran else {}
    nilai = {}
    for d in desa:
        p = prevalensi.get((d.pk, tahun), Prevalensi(None, desa=1, tanpa=(d.pk,)))
        nilai[d.kode] = NilaiPeta(
            p, p.rendah(ambang), berisiko.get(d.pk), bkb.get(d.pk, TANPA_BKB)
        )
    per_kecamatan: dict[str, set[int]] = {}
    for d in desa:
        per_kecamatan.setdefault(d.kecamatan.kode, set()).add(d.pk)
    area = {k: prevalensi_area(hitungan, isi, tahun) for k, isi in per_kecamatan.items()}
    return BahanPeta(tahun, ambang, nilai, area)


def lapisan_stunting(
    bahan: BahanPeta,
    desa: Sequence[Desa],
    *,
    kecamatan: str = "",
    ukuran: Iterable[str] = UKURAN,
    singkat: bool = False,
) -> tuple[Lapisan, ...]:
    """Layers of these measures, `singkat` with the percentages alone.

    The numbers of a legend open the villages behind them, in the data of that year; `kecamatan`
    (code) limits these to the kecamatan of the map.
    """
    return tuple(_lapisan(UKURAN[u], bahan, desa, kecamatan, singkat) for u in ukuran)


def _lapisan(
    ukuran: Ukuran, bahan: BahanPeta, desa: Sequence[Desa], kecamatan: str, singkat: bool
) -> Lapisan:
    teks = partial(ringkas, ukuran) if singkat else ukuran.teks
    kelas = {kode: ukuran.kelas(n) for kode, n in bahan.nilai.items()}
    banyak = Counter(kelas.values())

    def url(**saringan: str) -> str:
        isi = {"tahun": str(bahan.tahun), "kecamatan": kecamatan} | saringan
        terisi = urlencode({k: v for k, v in isi.items() if v})
        return f"{reverse('stunting:data')}?{terisi}"

    def butir(i: int | None, warna: str, label: str) -> Legenda:
        return Legenda(warna, label, banyak[i], url(kelas=ukuran.sandi(i)) if banyak[i] else "")

    legenda = [butir(i, f"k{i + 1}", label) for i, label in enumerate(ukuran.label)]
    legenda.append(butir(None, "k0", TANPA_DATA))
    tandai = ukuran.kode == "prevalensi"
    if tandai and (rendah := sum(n.rendah for n in bahan.nilai.values())):
        label = f"diukur di bawah {bahan.ambang}%: jangan dibandingkan"
        legenda.append(Legenda("rendah", label, rendah, url(tampil="rendah")))
    if luar := sum(d.kode not in bahan.nilai for d in desa):
        legenda.append(Legenda("k-luar", "di luar wilayah Anda", luar))
    return Lapisan(
        ukuran.kode,
        f"{ukuran.nama} {bahan.tahun}",
        nilai={
            kode: (_warna(kelas[kode], tandai and n.rendah), teks(n))
            for kode, n in bahan.nilai.items()
        },
        legenda=tuple(legenda),
        kosong=("k-luar", "Di luar wilayah Anda"),
        judul_kecamatan="Prevalensi per kecamatan" if tandai else "",
        kecamatan=_per_kecamatan(bahan, desa, url) if tandai else (),
        keterangan=ukuran.cara,
    )


def _warna(kelas: int | None, rendah: bool) -> str:
    if kelas is None:
        return "k0"
    return f"k{kelas + 1} rendah" if rendah else f"k{kelas + 1}"


def _per_kecamatan(bahan: BahanPeta, desa: Sequence[Desa], url) -> tuple[NilaiKecamatan, ...]:
    """From high to low, those without data last."""
    nama = {d.kecamatan.kode: d.kecamatan.nama for d in desa}
    urut = sorted(
        bahan.kecamatan.items(),
        key=lambda b: (b[1].persen is None, -(b[1].persen or 0), b[0]),
    )
    return tuple(
        NilaiKecamatan(
            nama[kode],
            "–" if p.persen is None else f"{desimal(p.persen)}%",
            url(kecamatan=kode),
        )
        for kode, p in urut
    )


def peta_lokus(
    tahun: int,
    terbuka: frozenset[str] | None,
    sejarah: Sejarah,
    *,
    ambang: int,
    hari_ini: datetime.date,
) -> tuple[Peta, Tahunan]:
    """The map of the year's list: all lokus are coloured, only `terbuka` are links and show
    what was measured there. With it the shares that these show of the year and of the one before.
    """
    desa = tuple(desa_pada_tahun(tahun, hari_ini).select_related("kecamatan").order_by("kode"))
    kedudukan = sejarah.per_kode(tahun, {d.pk: d.kode for d in desa})
    dilihat = [d for d in desa if terbuka is None or d.kode in terbuka]
    hitungan = baca_hitungan([d.pk for d in dilihat], (tahun - 1, tahun))
    bahan = baca_bahan(dilihat, tahun, ambang=ambang, hari_ini=hari_ini, hitungan=hitungan)
    peta = Peta(
        id="peta-lokus",
        judul="Peta",
        ringkasan=f"lokus stunting {tahun} menurut desa",
        desa=desa,
        lapisan=(lapisan_lokus(tahun, desa, kedudukan), *lapisan_stunting(bahan, desa)),
        tinggi="tinggi",
        dapat_dibuka=terbuka,
    )
    return peta, per_tahun(hitungan)


def peta_data(isi: DataTahun, kecamatan: str) -> Peta:
    """The map of the data of a year: all villages of the area, whatever is listed."""
    desa = tuple(b.desa for b in isi.semua)
    nilai = {b.desa.kode: b.nilai for b in isi.semua}
    bahan = BahanPeta(isi.tahun, isi.ambang, nilai, isi.area_kecamatan)
    return Peta(
        id="peta-data",
        judul="Peta kecamatan" if kecamatan else "Peta",
        ringkasan=f"data stunting {isi.tahun} di {len(desa)} desa dan kelurahan",
        desa=desa,
        lapisan=(
            *lapisan_stunting(bahan, desa, kecamatan=kecamatan, singkat=True),
            lapisan_lokus(isi.tahun, desa),
        ),
        kecamatan=kecamatan,
    )
