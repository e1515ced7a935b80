"""Groups from a sheet: found by their code, or new."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import timezone

from impor.hasil import Total
from impor.jenis import Baris, JenisImpor, daftarkan
from impor.kolom import Ruang
from inti.models import Urutan
from kelompok.aksi.putusan import tutup_yang_menunggu
from kelompok.impor.aturan import periksa_aturan
from kelompok.impor.kolom import KOLOM, TURUNAN
from kelompok.impor.nama import Nama, muat_nama, periksa_nama
from kelompok.impor.ruang import pasang_daftar
from kelompok.jenis import SIFAT
from kelompok.models import Kelompok, TindakanUsulan, Usulan
from petugas.akses import desa_terlihat
from wilayah.impor import pasang_desa
from wilayah.models import Desa


@daftarkan
class ImporKelompok(JenisImpor):
    kode = "kelompok"
    urutan = 1
    judul = "Kelompok"
    ikon = "users-group"
    keterangan = "BKB, BKR, BKL, UPPKS, dan PIK-R; satu baris satu kelompok"
    satuan = "kelompok"
    izin = "kelompok.tetapkan_kelompok"
    model = Kelompok
    kolom = KOLOM
    turunan = TURUNAN
    lembar = "Kelompok"

    def ruang(self, user: Any, hari_ini: Any) -> Ruang:
        ruang = Ruang(user, hari_ini)
        pasang_desa(ruang, desa_terlihat(user, hari_ini))
        pasang_daftar(ruang)
        return ruang

    def siapkan(self, baris: Sequence[Baris], ruang: Ruang, *, kunci: bool) -> None:
        """Villages before groups: nobody adds a group of the same name meanwhile."""
        if kunci:
            desa = Desa.objects.select_for_update(no_key=True).order_by("pk")
            list(desa.values_list("pk", flat=True))

    def cari(self, kode: Sequence[str], ruang: Ruang, *, kunci: bool) -> Iterable[Any]:
        semua = Kelompok.objects.terlihat(ruang.user, ruang.hari_ini)
        if kunci:
            semua = semua.select_for_update(of=("self",))
        return _lengkap(semua.filter(kode__in=kode).order_by("pk"))

    def kenali_tanpa_kode(self, baris: Sequence[Baris], ruang: Ruang) -> None:
        """A row without a code that says of a group just what is stored means that group."""
        nama = muat_nama(ruang, baris)
        calon = {b.nomor: nama.senama(b) for b in baris if b.baru and not b.galat}
        pk = {satu.pk for isi in calon.values() for satu in isi}
        objek = {o.pk: o for o in _lengkap(Kelompok.objects.filter(pk__in=pk).order_by("pk"))}
        self.pasangkan(baris, lambda b: [objek[milik.pk] for milik in calon[b.nomor]])

    def periksa(self, baris: Sequence[Baris], ruang: Ruang) -> None:
        periksa_aturan(baris, ruang)
        periksa_nama(baris, ruang)

    def buat(self, baris: Sequence[Baris], ruang: Ruang) -> list[Kelompok]:
        if not baris:
            return []
        nomor = Urutan.ambil("kelompok", len(baris))
        saat = timezone.now()
        hasil = []
        for n, satu in zip(nomor, baris, strict=True):
            objek = Kelompok(kode=f"K-{n:05d}", diperiksa_pada=saat, diperiksa_oleh=ruang.user)
            hasil.append(self.isi(objek, satu))
        return hasil

    def sebut(self, baris: Baris, ruang: Ruang) -> tuple[str, str]:
        desa = ruang.acuan["desa"].semua.get(Nama.nilai(baris, "desa"))
        sifat = SIFAT.get(Nama.nilai(baris, "jenis") or "")
        nama = Nama.nilai(baris, "nama") or ""
        return (
            " ".join(x for x in (sifat.singkat if sifat else "", nama) if x),
            f"{desa.nama}, {desa.kecamatan.nama}" if desa else "",
        )

    def total(self, baris: Sequence[Baris], ruang: Ruang) -> list[Total]:
        """Groups that exist today, by kind."""
        aktif = Kelompok.objects.terlihat(ruang.user, ruang.hari_ini).filter(selesai__isnull=True)
        sebelum = Counter(aktif.order_by().values_list("jenis", flat=True))
        sesudah = Counter(sebelum)
        for satu in baris:
            if satu.objek and satu.objek.selesai is None:
                sesudah[satu.objek.jenis] -= 1
            if Nama.nilai(satu, "selesai") is None:
                sesudah[Nama.nilai(satu, "jenis")] += 1
        isi = [Total(s.singkat, sebelum[j], sesudah[j]) for j, s in SIFAT.items()]
        return [*isi, Total("Semua", sum(sebelum.values()), sum(sesudah.values()))]

    def semua(self, ruang: Ruang) -> Iterable[Any]:
        return _lengkap(Kelompok.objects.terlihat(ruang.user, ruang.hari_ini).order_by("kode"))

    def sesudah_dicabut(self, objek: Sequence[Any], oleh: Any) -> None:
        """Proposals to void them are answered by it."""
        batalkan = TindakanUsulan.BATALKAN
        menunggu = Usulan.objects.menunggu().filter(kelompok__in=[o.pk for o in objek])
        for usulan in menunggu.select_related("kelompok"):
            tutup_yang_menunggu(usulan.kelompok, batalkan, oleh)


def _lengkap(semua: Any) -> Any:
    """With all that the columns read."""
    return semua.select_related("desa__kecamatan").prefetch_related("sumber_dana", "keterpaduan")
