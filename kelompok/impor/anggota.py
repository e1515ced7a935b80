"""Members and officers of groups from a sheet: found by their code, or new."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from impor.batas import POTONG
from impor.hasil import Total
from impor.jenis import Baris, JenisImpor, daftarkan
from impor.kolom import Ruang
from impor.sel import bersih
from kelompok.impor.aturan_anggota import nilai, periksa_anggota
from kelompok.impor.kolom_anggota import KOLOM, TURUNAN
from kelompok.impor.milik import pasang_kelompok
from kelompok.impor.ruang import daftar_pilihan
from kelompok.models import Anggota, JenisKelamin, Kelompok, PeranAnggota
from petugas.akses import desa_terlihat
from wilayah.impor import pasang_desa


@daftarkan
class ImporAnggota(JenisImpor):
    kode = "anggota"
    urutan = 2
    judul = "Anggota kelompok"
    ikon = "users"
    keterangan = "pengurus, kader, dan anggota; satu baris satu orang dalam satu kelompok"
    satuan = "anggota"
    izin = "kelompok.unduh_anggota"
    model = Anggota
    kolom = KOLOM
    turunan = TURUNAN
    lembar = "Anggota"

    def ruang(self, user: Any, hari_ini: Any) -> Ruang:
        ruang = Ruang(user, hari_ini)
        pasang_desa(ruang, desa_terlihat(user, hari_ini))
        pasang_kelompok(ruang)
        ruang.daftar["jenis_kelamin"] = daftar_pilihan(JenisKelamin)
        ruang.daftar["peran"] = daftar_pilihan(PeranAnggota)
        return ruang

    def siapkan(self, baris: Sequence[Baris], ruang: Ruang, *, kunci: bool) -> None:
        """Groups before members: none ends meanwhile, and none is founded later."""
        if kunci:
            kelompok = Kelompok.objects.select_for_update(no_key=True).order_by("pk")
            list(kelompok.values_list("pk", flat=True))

    def cari(self, kode: Sequence[str], ruang: Ruang, *, kunci: bool) -> Iterable[Any]:
        semua = Anggota.objects.terlihat(ruang.user, ruang.hari_ini)
        if kunci:
            semua = semua.select_for_update(of=("self",))
        return self._lengkap(semua.filter(kode__in=kode).order_by("pk"), ruang)

    def kenali_tanpa_kode(self, baris: Sequence[Baris], ruang: Ruang) -> None:
        """A row without a code that says of a person just what is stored means that person."""
        senama = self._senama([b for b in baris if b.baru and not b.galat], ruang)
        self.pasangkan(baris, lambda b: senama[nilai(b, "kelompok"), str(nilai(b, "nama"))])

    def _senama(self, baris: Sequence[Baris], ruang: Ruang) -> dict[Any, list[Anggota]]:
        kelompok = sorted({pk for b in baris if (pk := nilai(b, "kelompok")) is not None})
        hasil: dict[Any, list[Anggota]] = defaultdict(list)
        for awal in range(0, len(kelompok), POTONG):
            bagian = Anggota.objects.filter(kelompok__in=kelompok[awal : awal + POTONG])
            for satu in self._lengkap(bagian.order_by("pk"), ruang):
                hasil[satu.kelompok_id, bersih(satu.nama)].append(satu)
        return hasil

    def _lengkap(self, semua: Any, ruang: Ruang) -> list[Anggota]:
        """With the group, which is asked for the age from which one is no child."""
        hasil = list(semua)
        for satu in hasil:
            satu.kelompok = ruang.acuan["kelompok"].semua[satu.kelompok_id]
            satu.anak_kini = satu.anak(ruang.hari_ini)
        return hasil

    def periksa(self, baris: Sequence[Baris], ruang: Ruang) -> None:
        periksa_anggota(baris, ruang)

    def buat(self, baris: Sequence[Baris], ruang: Ruang) -> list[Anggota]:
        if not baris:
            return []
        kode = Anggota.kode_baru(len(baris))
        return [self.isi(Anggota(kode=k), satu) for k, satu in zip(kode, baris, strict=True)]

    def sebut(self, baris: Baris, ruang: Ruang) -> tuple[str, str]:
        kelompok = ruang.acuan["kelompok"].semua.get(nilai(baris, "kelompok"))
        return (
            str(nilai(baris, "nama") or ""),
            f"{kelompok}, {kelompok.desa.nama}" if kelompok else "",
        )

    def total(self, baris: Sequence[Baris], ruang: Ruang) -> list[Total]:
        """People recorded as members today, by what they are."""
        kini = Anggota.objects.terlihat(ruang.user, ruang.hari_ini).filter(selesai__isnull=True)
        sebelum = Counter(kini.order_by().values_list("peran", flat=True))
        sesudah = Counter(sebelum)
        for satu in baris:
            if satu.objek and satu.objek.selesai is None:
                sesudah[satu.objek.peran] -= 1
            if nilai(satu, "selesai") is None:
                sesudah[nilai(satu, "peran") or PeranAnggota.ANGGOTA] += 1
        isi = [
            Total(str(p.label), sebelum[p], sesudah[p])
            for p in PeranAnggota
            if sebelum[p] or sesudah[p]
        ]
        return [*isi, Total("Semua", sum(sebelum.values()), sum(sesudah.values()))]

    def semua(self, ruang: Ruang) -> Iterable[Any]:
        semua = Anggota.objects.terlihat(ruang.user, ruang.hari_ini)
        return self._lengkap(semua.order_by("kelompok__kode", "kode"), ruang)
