"""Families at risk and coverage of services, per village and year."""

import datetime
import random

from dasbor.contoh.latar import Latar
from dasbor.contoh.penimbangan import SEJAK
from dasbor.contoh.pola_stunting import Pola, bagi
from inti.tanggal import akhir_bulan
from stunting.models import CakupanLayanan, IndikatorLayanan, KeluargaBerisiko
from stunting.models.keluarga import PERINGKAT
from wilayah.models import DataDesa

SUMBER = "Data contoh, bukan angka resmi"
TANPA = 5  # villages whose families are missing each year
BULAN_KELUARGA, BULAN_CAKUPAN = 7, 10  # from then on the year's figures are in
BERI_CAKUPAN = 0.93  # of the villages report an indicator
# Indicator → its target as a share of the families, and how much of it is reached.
LAYANAN = {
    "rematri-ttd": (0.16, (0.35, 0.85)),
    "catin-periksa": (0.025, (0.5, 1.0)),
    "bumil-ttd": (0.06, (0.45, 0.95)),
    "bumil-kek-pmt": (0.015, (0.5, 1.0)),
    "asi-eksklusif": (0.045, (0.35, 0.8)),
    "mpasi": (0.08, (0.5, 0.95)),
    "idl": (0.055, (0.5, 0.98)),
    "krs-didampingi": (0.2, (0.2, 0.8)),
}


def tahun_sampai(latar: Latar, bulan: int) -> list[int]:
    """Years whose figures are in by the last day of the sample, with `bulan` as their month."""
    akhir = latar.batas.year if latar.batas.month >= bulan else latar.batas.year - 1
    return list(range(SEJAK.year, akhir + 1))


def jumlah_keluarga(latar: Latar) -> dict[str, int]:
    """Families of each village: as in its data, or drawn where it has none."""
    data = dict(DataDesa.objects.order_by("tahun").values_list("desa__kode", "keluarga"))
    return {k: data.get(k) or latar.dadu("keluarga", k).randint(70, 380) for k in latar.desa}


def buat_keluarga_berisiko(latar: Latar, pola: Pola) -> None:
    keluarga = jumlah_keluarga(latar)
    baris = []
    for tahun in tahun_sampai(latar, BULAN_KELUARGA):
        tanpa = set(latar.dadu("krs", tahun).sample(sorted(latar.desa), TANPA))
        for kode in sorted(set(latar.desa) - tanpa):
            dadu = latar.dadu("krs", kode, tahun)
            persen = pola.kecamatan(kode[:8], tahun) * pola.bobot(kode, tahun)
            satu = KeluargaBerisiko(
                desa=latar.desa[kode],
                tahun=tahun,
                sumber=SUMBER,
                **_angka(dadu, keluarga[kode], persen),
            )
            latar.tandai(satu, latar.saat(_tutup_buku(tahun, BULAN_KELUARGA), dadu))
            baris.append(satu)
    latar.simpan(baris, tanggal="")


def _tutup_buku(tahun: int, bulan: int) -> datetime.date:
    return akhir_bulan(datetime.date(tahun, bulan, 1))


def _angka(dadu: random.Random, keluarga: int, persen: float) -> dict[str, int]:
    """Counts that add up: at risk and not are the target, the classes of welfare those at risk."""
    sasaran = round(keluarga * dadu.uniform(0.48, 0.64))
    berisiko = round(sasaran * min(0.85, 0.16 + persen / 100 + dadu.uniform(0, 0.12)))
    peringkat = bagi(berisiko, [dadu.uniform(0.6, 1.4) for _ in PERINGKAT], [berisiko] * 5)
    sebagian = {
        "baduta": (sasaran, 0.18, 0.28),
        "balita": (sasaran, 0.45, 0.62),
        "pus": (sasaran, 0.82, 0.96),
        "pus_hamil": (sasaran, 0.04, 0.09),
        "air_tak_layak": (berisiko, 0.15, 0.5),
        "jamban_tak_layak": (berisiko, 0.2, 0.6),
        "terlalu_muda": (berisiko, 0.01, 0.06),
        "terlalu_tua": (berisiko, 0.2, 0.35),
        "terlalu_dekat": (berisiko, 0.05, 0.15),
        "terlalu_banyak": (berisiko, 0.15, 0.3),
    }
    return {
        "keluarga": keluarga,
        "sasaran": sasaran,
        "berisiko": berisiko,
        "tidak_berisiko": sasaran - berisiko,
        **dict(zip(PERINGKAT, peringkat, strict=True)),
        **{k: round(dari * dadu.uniform(a, b)) for k, (dari, a, b) in sebagian.items()},
    }


def buat_cakupan(latar: Latar) -> None:
    keluarga = jumlah_keluarga(latar)
    indikator = list(IndikatorLayanan.objects.filter(kode__in=LAYANAN).order_by("kode"))
    baris = []
    for tahun in tahun_sampai(latar, BULAN_CAKUPAN):
        for kode in sorted(latar.desa):
            dadu = latar.dadu("cakupan", kode, tahun)
            saat = latar.saat(_tutup_buku(tahun, BULAN_CAKUPAN), dadu)
            mutu = dadu.uniform(0.8, 1.1)  # of the village, over all its services
            for satu in indikator:
                bagian, (rendah, tinggi) = LAYANAN[satu.kode]
                sasaran = round(keluarga[kode] * bagian * dadu.uniform(0.8, 1.2))
                capai = min(1.0, dadu.uniform(rendah, tinggi) * mutu)
                if dadu.random() >= BERI_CAKUPAN or not sasaran:
                    continue
                cakupan = CakupanLayanan(
                    desa=latar.desa[kode],
                    tahun=tahun,
                    indikator=satu,
                    sasaran=sasaran,
                    realisasi=round(sasaran * capai),
                )
                latar.tandai(cakupan, saat)
                baris.append(cakupan)
    latar.simpan(baris, tanggal="")
