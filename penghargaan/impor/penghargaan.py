"""Awards with their recipients from a sheet: found by their code, or new."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import models
from django.utils import timezone

from dinas.models import SuratKeputusan
from impor.batas import POTONG
from impor.hasil import Total
from impor.jenis import Bagian, Baris, JenisImpor, daftarkan
from impor.kolom import Butir, Daftar, Ruang
from impor.sel import bersih
from inti.models import Urutan
from kegiatan.models import Kegiatan
from penghargaan.impor.aturan import nilai, periksa_penghargaan
from penghargaan.impor.kolom import KOLOM, TURUNAN
from penghargaan.impor.penerima import Isi, pasang_penerima, pasangkan
from penghargaan.models import (
    JenisPenghargaan,
    Penerima,
    Penghargaan,
    Peringkat,
    TingkatPenghargaan,
)
from petugas.akses import desa_terlihat
from wilayah.impor import pasang_desa


@daftarkan
class ImporPenghargaan(JenisImpor):
    kode = "penghargaan"
    urutan = 7
    judul = "Penghargaan"
    ikon = "award"
    keterangan = "satu baris satu penghargaan, dengan semua penerimanya"
    satuan = "penghargaan"
    izin = "penghargaan.change_penghargaan"
    model = Penghargaan
    model_bagian = (Penerima,)
    kolom = KOLOM
    turunan = TURUNAN
    lembar = "Penghargaan"
    judul_total = "Yang tercatat, sebelum dan sesudah"

    def ruang(self, user: Any, hari_ini: Any) -> Ruang:
        ruang = Ruang(user, hari_ini)
        pasang_desa(ruang, desa_terlihat(user, hari_ini))
        pasang_penerima(ruang)
        jenis = {j.pk: j for j in JenisPenghargaan.objects.order_by("urutan", "pk")}
        ruang.acuan["jenis"] = jenis
        ruang.daftar["jenis"] = Daftar(
            [Butir(j.pk, (j.nama, j.kode), j.aktif) for j in jenis.values()]
        )
        ruang.daftar["tingkat"] = _pilihan(TingkatPenghargaan)
        ruang.daftar["peringkat"] = _pilihan(Peringkat)
        ruang.daftar["kegiatan"] = Daftar(
            [
                Butir(k.pk, (k.judul, k.kode), not k.batal)
                for k in Kegiatan.semua.order_by("-mulai", "pk")
            ]
        )
        ruang.daftar["sk"] = Daftar(
            [
                Butir(s.pk, (str(s), s.nomor, f"SK nomor urut {s.pk}"), not s.batal)
                for s in SuratKeputusan.semua.order_by("-tanggal", "nomor", "pk")
            ]
        )
        return ruang

    def cari(self, kode: Sequence[str], ruang: Ruang, *, kunci: bool) -> Iterable[Any]:
        semua = Penghargaan.objects.terlihat(ruang.user, ruang.hari_ini)
        if kunci:
            semua = semua.select_for_update(of=("self",))
        return semua.filter(kode__in=kode).prefetch_related("penerima").order_by("pk")

    def kenali_tanpa_kode(self, baris: Sequence[Baris], ruang: Ruang) -> None:
        """A row without a code that says of an award just what is stored means that award."""
        baru = [b for b in baris if b.baru and not b.galat]
        senama = self._senama({nilai(b, "tahun") for b in baru} - {None}, ruang)
        self.pasangkan(baris, lambda b: senama.get((nilai(b, "tahun"), nilai(b, "judul")), []))

    def _senama(self, tahun: set[int], ruang: Ruang) -> dict[Any, list[Penghargaan]]:
        hasil: dict[Any, list[Penghargaan]] = {}
        semua = Penghargaan.objects.terlihat(ruang.user, ruang.hari_ini).filter(tahun__in=tahun)
        for satu in semua.prefetch_related("penerima").order_by("pk"):
            hasil.setdefault((satu.tahun, bersih(satu.judul)), []).append(satu)
        ruang.acuan["senama"] = hasil
        return hasil

    def periksa(self, baris: Sequence[Baris], ruang: Ruang) -> None:
        periksa_penghargaan(baris, ruang)

    def buat(self, baris: Sequence[Baris], ruang: Ruang) -> list[Penghargaan]:
        if not baris:
            return []
        nomor = Urutan.ambil("penghargaan", len(baris))
        return [
            self.isi(Penghargaan(kode=f"H-{n:04d}"), satu)
            for n, satu in zip(nomor, baris, strict=True)
        ]

    def bagian(
        self, isi: Sequence[tuple[Baris, Any]], ruang: Ruang
    ) -> Iterator[tuple[Baris, Bagian]]:
        saat = timezone.now()
        for baris, objek in isi:
            if "penerima" not in baris.ubah:
                continue
            lama = [] if baris.baru else list(objek.penerima.all())
            pasangan, sisa = pasangkan(lama, baris.ubah["penerima"][1])
            for urutan, (satu, milik) in enumerate(pasangan, start=1):
                if milik is None:
                    yield baris, Bagian(_penerima(objek, satu, urutan))
                elif beda := _beda(milik, satu, urutan):
                    yield baris, Bagian(milik, beda)
            for penerima in sisa:
                yield (
                    baris,
                    Bagian(
                        penerima,
                        {
                            "dibatalkan_pada": (None, saat),
                            "dibatalkan_oleh": (None, ruang.user.pk),
                            "alasan_batal": ("", "Tidak ada lagi di berkas impor"),
                        },
                    ),
                )

    def versi(self, objek: Any) -> list[tuple[int, int]]:
        return [
            (objek.pk, objek.versi),
            *((p.pk, p.versi) for p in objek.penerima.all()),
        ]

    def sebut(self, baris: Baris, ruang: Ruang) -> tuple[str, str]:
        return str(nilai(baris, "judul") or ""), str(nilai(baris, "tahun") or "")

    def total(self, baris: Sequence[Baris], ruang: Ruang) -> list[Total]:
        ada = Penghargaan.objects.terlihat(ruang.user, ruang.hari_ini)
        jumlah = ada.count()
        orang = Penerima.objects.filter(penghargaan__in=ada.order_by().values("pk")).count()
        beda = sum(len(b.ubah["penerima"][1]) for b in baris if "penerima" in b.ubah)
        beda -= sum(len(b.ubah["penerima"][0]) for b in baris if "penerima" in b.ubah)
        return [
            Total("Penghargaan", jumlah, jumlah + sum(b.baru for b in baris)),
            Total("Penerima", orang, orang + beda),
        ]

    def semua(self, ruang: Ruang) -> Iterable[Any]:
        semua = Penghargaan.objects.terlihat(ruang.user, ruang.hari_ini)
        return semua.prefetch_related("penerima").order_by("kode").iterator(chunk_size=POTONG)


def _pilihan(pilihan: type[models.TextChoices]) -> Daftar:
    return Daftar([Butir(p.value, (str(p.label), p.value)) for p in pilihan])


def _penerima(penghargaan: Penghargaan, isi: Isi, urutan: int) -> Penerima:
    return Penerima(
        penghargaan=penghargaan,
        jenis=isi.jenis,
        kelompok_id=isi.kelompok,
        petugas_id=isi.petugas,
        desa_id=isi.desa,
        nama=isi.nama,
        jabatan=isi.jabatan,
        setuju_tanggal=isi.setuju_tanggal,
        setuju_cara=isi.setuju_cara,
        urutan=urutan,
    )


def _beda(lama: Penerima, isi: Isi, urutan: int) -> dict[str, tuple[Any, Any]]:
    """What changes of a recipient who stays: the place among them, and what is said of them."""
    semula = Isi.dari(lama)
    beda = {
        k: (getattr(lama, k), getattr(isi, k))
        for k in ("jabatan", "setuju_tanggal", "setuju_cara")
        if getattr(semula, k) != getattr(isi, k)
    }
    return beda | ({"urutan": (lama.urutan, urutan)} if lama.urutan != urutan else {})
