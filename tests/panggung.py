"""One of everything in one village, and the accounts of the cast; for tests that visit all pages.

Cast: P pimpinan, O operator, D administrator, B officer of the village, L officer of another
village, U officer whose assignment ended yesterday, K coordinator of the kecamatan.
"""

import datetime

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from dinas.peran import Peran
from kelompok.models import Usulan
from petugas.models import Koordinator, Penugasan
from tests.pabrik import (
    AWAL,
    buat_akun_koordinator,
    buat_akun_petugas,
    buat_anggota,
    buat_batas,
    buat_daftar_lokus,
    buat_desa,
    buat_imp,
    buat_kelompok,
    buat_laporan,
    buat_pengguna,
    buat_penghargaan,
    buat_penilaian,
    buat_pertemuan,
    buat_sk_kelompok,
)
from tests.pabrik_impor import buat_batch
from tests.pabrik_kegiatan import (
    buat_dana,
    buat_forum,
    buat_kegiatan,
    buat_komitmen,
    buat_lampiran,
    buat_media,
    buat_mitra,
    buat_peserta,
    buat_tindak_lanjut,
)
from tests.pabrik_stunting import buat_kertas

# What no object has in its address: a pk, a code.
TIADA: dict[type, int | str] = {int: 999_999_999, str: "99.99.99.9999"}


class Panggung:
    """Builds the stage; `alamat(route)` is the address of any of our routes on it."""

    def __init__(self):
        self.desa = buat_desa()
        self.pengguna = {
            "P": buat_pengguna(Peran.PIMPINAN),
            "O": buat_pengguna(Peran.OPERATOR),
            "D": buat_pengguna(Peran.ADMINISTRATOR),
            "B": buat_akun_petugas(),
            "L": buat_akun_petugas(buat_desa()),
            "U": buat_akun_petugas(),
            "K": buat_akun_koordinator(self.desa.kecamatan),
        }
        self._tugaskan()
        self.kelompok = buat_kelompok(self.desa)
        self.args = self._args()

    def _tugaskan(self) -> None:
        """U had the village until yesterday, B has it since today."""
        hari_ini = timezone.localdate()
        kemarin = hari_ini - datetime.timedelta(days=1)
        for pemeran, mulai, selesai in [("U", AWAL, kemarin), ("B", hari_ini, None)]:
            Penugasan.objects.create(
                desa=self.desa,
                petugas=self.pengguna[pemeran].petugas,
                mulai=mulai,
                selesai=selesai,
            )

    def _args(self) -> dict[str, list]:
        """Arguments by route or by the beginning of a route's name, the special ones first."""
        k, b = self.kelompok, self.pengguna["B"].petugas
        daftar = buat_daftar_lokus(2021, self.desa)
        batas = buat_batas()
        usulan = Usulan.objects.create(
            kelompok=k, tindakan="batalkan", alasan="x", diajukan_oleh=self.pengguna["B"]
        )
        koordinator = Koordinator.objects.get()
        penghargaan = buat_penghargaan({"jenis": "kelompok", "kelompok": k})
        acara = buat_kegiatan(desa=self.desa)
        buat_peserta(acara)
        acara.media.add(buat_media())
        komitmen = buat_komitmen(acara, pihak="desa", desa=self.desa)
        draf, terkirim, diverifikasi = (
            buat_laporan(k, datetime.date(2020, bulan, 1), status=status)
            for bulan, status in ((10, "draf"), (9, "terkirim"), (8, "diverifikasi"))
        )
        return {
            "wilayah:desa": [self.desa.kode],
            "wilayah:bidang": [batas.sandi, "desa"],
            "wilayah:batas_pakai": [batas.pk],
            "wilayah:batas_detail": [batas.pk],
            "wilayah:kecamatan": [self.desa.kecamatan.kode],
            "kelompok:usulan_putus": [usulan.pk],
            "kelompok:bagian_pulihkan": [k.pk, "sk", buat_sk_kelompok(k).pk],
            "kelompok:usulan_ajukan": [k.pk, "akhiri"],
            "kelompok:anggota_": [k.pk, buat_anggota(k, telepon="0812-5555-01001").pk],
            "kelompok:penilaian_": [k.pk, buat_penilaian(k).pk],
            "kelompok:sk_": [k.pk, buat_sk_kelompok(k).pk],
            "kelompok:": [k.pk],
            "laporan:dal13_cetak": [self.desa.kode, datetime.date(2020, 10, 1)],
            "laporan:dal13_kecamatan": [self.desa.kecamatan.kode, datetime.date(2020, 10, 1)],
            "laporan:lembar": [datetime.date(2020, 10, 1)],
            "laporan:buka": [diverifikasi.pk],
            "laporan:pertemuan_": [draf.pk, buat_pertemuan(draf).pk],
            "laporan:": [terkirim.pk],
            "petugas:jabatan_": [b.pk, b.jabatan.get().pk],
            "petugas:penugasan_": [b.pk, b.penugasan.get().pk],
            "petugas:koordinator_": [koordinator.petugas_id, koordinator.pk],
            "petugas:imp_": [buat_imp(self.desa, telepon="0812-5555-01001").pk],
            "petugas:": [b.pk],
            "dana:lembar": [2020],
            "dana:": [buat_dana(self.desa).pk],
            "kegiatan:tindak_": [komitmen.pk, buat_tindak_lanjut(komitmen).pk],
            "kegiatan:komitmen_": [komitmen.pk],
            "kegiatan:mitra_": [buat_mitra().pk],
            "kegiatan:forum_": [buat_forum().pk],
            "kegiatan:": [acara.pk],
            "penghargaan:": [penghargaan.pk],
            "impor:templat": ["kelompok"],
            "impor:": [buat_batch(dibuat_oleh=self.pengguna["O"]).pk],
            "berkas:tambah@kegiatan": ["kegiatan", acara.pk],
            "berkas:tambah@komitmen": ["komitmen", komitmen.pk],
            "berkas:tambah": ["penghargaan", penghargaan.pk],
            **{
                f"berkas:{rute}@{nama}": [lampiran.pk]
                for nama, pemilik in (("kegiatan", acara), ("komitmen", komitmen))
                for lampiran in (buat_lampiran(pemilik, isi=True),)
                for rute in ("batalkan", "kecil", "pulihkan", "ubah", "unduh")
            },
            "berkas:": [buat_lampiran(penghargaan, isi=True).pk],
            "sk:": [buat_sk_kelompok(k).sk_id],
            "stunting:kertas_pulihkan": [buat_kertas(2021).pk],
            "stunting:kertas_desa": [2021, self.desa.kode],
            "stunting:lokus_pulihkan": [daftar.pk],
            "stunting:lokus_desa_pulihkan": [daftar.lokus.get().pk],
            "stunting:lokus_desa_batalkan": [2021, daftar.lokus.get().pk],
            "stunting:lokus_desa": [2021, self.desa.kode],
            "stunting:data_desa": [self.desa.kode],
            "stunting:penimbangan": [datetime.date(2020, 10, 1)],
            "stunting:": [2021],
        }

    def alamat(self, nama: str, *, tiada: bool = False) -> str:
        """Address of a route, with as many of the stage's arguments as it takes.

        With `tiada` the address of an object that does not exist. What stands after "@" in the
        name is the record that the route serves.
        """
        rute = nama.partition("@")[0]
        for awalan, args in self.args.items():
            if nama.startswith(awalan):
                isi = self._tiada(args) if tiada else args
                for banyak in range(len(isi), -1, -1):
                    try:
                        return reverse(rute, args=isi[:banyak])
                    except NoReverseMatch:
                        continue
        return reverse(rute)

    def _tiada(self, args: list) -> list:
        """The same arguments with another object: the village where one is named, else the first."""
        i = next((n for n, a in enumerate(args) if a == self.desa.kode), 0)
        return [*args[:i], TIADA[type(args[i])], *args[i + 1 :]]
