"""Acts on the worksheet, each under a lock on it; freezing also locks the list that it makes."""

import datetime
from collections.abc import Iterable, Mapping
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import transaction

from dinas.models import Pengguna, SuratKeputusan
from inti.aksi import batalkan, kunci, simpan_beralasan
from inti.nilai import desimal, waktu
from stunting.models import (
    BarisBeku,
    DaftarLokus,
    KertasDesa,
    KertasKerja,
    Lokus,
    StatusDaftar,
    StatusKertas,
)
from stunting.rekap.beku import bekukan_baris
from stunting.rekap.kertas import nilai_kertas
from stunting.rekap.lembar_kertas import Aturan, BarisKertas, LembarKertas, susun_lembar

from .lokus import BUTUH_ALASAN, tetapkan, ubah_dasar


def tolak_bila_beku(kertas: KertasKerja) -> None:
    if kertas.beku:
        raise ValidationError(
            "Kertas kerja ini sudah ditetapkan %(oleh)s pada %(waktu)s dan tidak dapat diubah "
            "lagi.",
            params={"oleh": kertas.dibekukan_oleh, "waktu": waktu(kertas.dibekukan_pada)},
            code="beku",
        )


@transaction.atomic
def simpan_aturan(*, kertas: KertasKerja, oleh: Pengguna) -> KertasKerja:
    """Save weights and rules; `kertas` carries the version that its editor read."""
    tolak_bila_beku(kunci(KertasKerja.objects.all(), kertas.pk))
    simpan_beralasan(kertas, oleh=oleh)
    return kertas


@transaction.atomic
def simpan_putusan(*, isian: KertasDesa, oleh: Pengguna) -> KertasDesa:
    """Save what is said of a village; its reason goes into the history as well."""
    tolak_bila_beku(kunci(KertasKerja.objects.all(), isian.kertas_id))
    simpan_beralasan(isian, oleh=oleh, alasan=isian.alasan)
    return isian


@transaction.atomic
def batalkan_kertas(*, kertas: KertasKerja, oleh: Pengguna, alasan: str) -> KertasKerja:
    tolak_bila_beku(kunci(KertasKerja.objects.all(), kertas.pk))
    return batalkan(kertas, oleh=oleh, alasan=alasan)


@transaction.atomic
def bekukan(
    *,
    kertas: KertasKerja,
    sidik: str,
    sk: SuratKeputusan | None,
    dasar: str,
    alasan: str,
    ambang: int,
    oleh: Pengguna,
    sekarang: datetime.datetime,
) -> DaftarLokus:
    """Freeze the worksheet as it is and make the decreed list of its year from it.

    `sidik` is the fingerprint of what was shown for confirmation. Raises ValidationError when the
    worksheet is frozen already, when something else would be frozen than was shown, when nothing
    is chosen, without decree or basis, and without reason where the list is decreed already.
    """
    kertas = kunci(KertasKerja.objects.all(), kertas.pk)
    tolak_bila_beku(kertas)
    lembar = susun_lembar(nilai_kertas(kertas, ambang=ambang), Aturan.dari(kertas))
    daftar = DaftarLokus.objects.select_for_update(of=("self",)).filter(tahun=kertas.tahun).first()
    if not lembar.terpilih:
        raise ValidationError("Belum ada desa yang terpilih, jadi belum bisa ditetapkan.")
    if sidik != sidik_lembar(lembar, daftar):
        raise ValidationError(
            "Peringkat, putusan, atau daftar lokus berubah sesudah halaman ini dibuka. Periksa "
            "lagi akibatnya di bawah, lalu tetapkan.",
            code="berubah",
        )
    BarisBeku.objects.bulk_create(bekukan_baris(kertas, lembar))
    kertas.status = StatusKertas.BEKU
    kertas.dibekukan_pada, kertas.dibekukan_oleh = sekarang, oleh
    simpan_beralasan(kertas, oleh=oleh, alasan="Ditetapkan")
    return _samakan_daftar(daftar, lembar, kertas, sk=sk, dasar=dasar, alasan=alasan, oleh=oleh)


def sidik_lembar(lembar: LembarKertas, daftar: DaftarLokus | None) -> str:
    """Fingerprint of all that would be frozen, and of the list that it would replace. A query."""
    isi: list[object] = [sorted(lembar.aturan.bobot.items()), lembar.aturan.n]
    isi += [lembar.aturan.sertakan_tak_lengkap]
    isi += [
        (b.desa.kode, b.tempat, b.terpilih, b.putusan, b.alasan, *(s.nilai for s in b.sel))
        for b in lembar.semua
    ]
    if daftar is not None:
        isi += [daftar.pk, daftar.versi, *sorted(_isi_daftar(daftar))]
    return sha256(repr(isi).encode()).hexdigest()[:32]


def _isi_daftar(daftar: DaftarLokus) -> Iterable[int]:
    return Lokus.objects.filter(daftar=daftar).order_by("desa").values_list("desa", flat=True)


def _samakan_daftar(
    daftar: DaftarLokus | None,
    lembar: LembarKertas,
    kertas: KertasKerja,
    *,
    sk: SuratKeputusan | None,
    dasar: str,
    alasan: str,
    oleh: Pengguna,
) -> DaftarLokus:
    """The decreed list of the year, with exactly the chosen villages."""
    if daftar is None:
        daftar = DaftarLokus(tahun=kertas.tahun, status=StatusDaftar.CALON)
        simpan_beralasan(daftar, oleh=oleh, alasan=f"Dari {_kecil(kertas)}")
    if daftar.ditetapkan and not alasan.strip():
        raise ValidationError({"alasan_perubahan": BUTUH_ALASAN})
    _isi_desa(daftar, lembar, kertas, alasan=alasan.strip(), oleh=oleh)
    if not daftar.ditetapkan:
        return tetapkan(daftar=daftar, sk=sk, dasar=dasar, oleh=oleh)
    if sk is None and not dasar:
        return daftar
    return ubah_dasar(daftar=daftar, sk=sk, dasar=dasar, alasan=alasan, oleh=oleh)


def _isi_desa(
    daftar: DaftarLokus,
    lembar: LembarKertas,
    kertas: KertasKerja,
    *,
    alasan: str,
    oleh: Pengguna,
) -> None:
    ada = {x.desa_id: x for x in Lokus.objects.filter(daftar=daftar).select_related("desa")}
    dipilih: Mapping[int, BarisKertas] = {b.desa.pk: b for b in lembar.terpilih}
    catatan = alasan or f"Disamakan dengan {_kecil(kertas)}"
    for pk in sorted(ada.keys() - dipilih.keys()):
        batalkan(ada[pk], oleh=oleh, alasan=catatan)
    for pk, baris in dipilih.items():
        lokus = ada.get(pk) or Lokus(daftar=daftar, desa=baris.desa, sumber=str(kertas))
        if lokus.pk is None or not lokus.alasan:
            lokus.alasan = alasan_lokus(baris)
            simpan_beralasan(lokus, oleh=oleh, alasan=catatan)


def alasan_lokus(baris: BarisKertas) -> str:
    """Why this village is on the list: its place and score, and what people decided."""
    tempat = (
        f"Peringkat {baris.tempat}, skor {desimal(baris.skor)}."
        if baris.tempat
        else "Tidak diperingkatkan: data tidak lengkap."
    )
    putusan = f"{baris.nama_putusan}: {baris.alasan}" if baris.disertakan else baris.alasan
    return f"{tempat} {putusan}".strip()[:500]


def _kecil(kertas: KertasKerja) -> str:
    return f"kertas kerja lokus {kertas.tahun}"
