import datetime

from django.db import models
from django.db.models import Q

from dinas.peran import NAMA_ANAK
from inti.models import (
    Berlaku,
    BerlakuQuerySet,
    Catatan,
    KolomTeks,
    ManagerSah,
    Urutan,
    batasan_berlaku,
    batasan_catatan,
    cek_pilihan,
    jejak,
)
from inti.validators import validasi_telepon
from kelompok.jenis import Jenis
from petugas.akses import desa_terlihat

TAHUN_LAHIR_TERAWAL = 1900
USIA_DEWASA = 18
SEBUTAN_ANAK = "Anggota di bawah 18 tahun"


class JenisKelamin(models.TextChoices):
    LAKI_LAKI = "L", "Laki-laki"
    PEREMPUAN = "P", "Perempuan"


class PeranAnggota(models.TextChoices):
    KETUA = "ketua", "Ketua"
    SEKRETARIS = "sekretaris", "Sekretaris"
    BENDAHARA = "bendahara", "Bendahara"
    KADER = "kader", "Kader"
    PENDIDIK_SEBAYA = "ps", "Pendidik sebaya"
    KONSELOR_SEBAYA = "ks", "Konselor sebaya"
    ANGGOTA = "anggota", "Anggota"


PENGURUS = (PeranAnggota.KETUA, PeranAnggota.SEKRETARIS, PeranAnggota.BENDAHARA)
KADER = (PeranAnggota.KADER, PeranAnggota.PENDIDIK_SEBAYA, PeranAnggota.KONSELOR_SEBAYA)


class AnggotaQuerySet(BerlakuQuerySet):
    def terlihat(self, user, hari_ini=None):
        """Members of the groups of villages that `user` may see."""
        return self.filter(
            kelompok__desa__in=desa_terlihat(user, hari_ini),
            kelompok__dibatalkan_pada__isnull=True,
        )


class Anggota(Berlaku, Catatan):
    """A person in a group. No NIK is kept (data minimisation, UU 27/2022)."""

    kode = models.CharField("kode", max_length=12, unique=True, editable=False)
    kelompok = models.ForeignKey("kelompok.Kelompok", models.PROTECT, related_name="anggota")
    nama = KolomTeks("nama", max_length=120)
    jenis_kelamin = models.CharField("jenis kelamin", max_length=1, choices=JenisKelamin)
    tahun_lahir = models.PositiveSmallIntegerField("tahun lahir", null=True, blank=True)
    peran = models.CharField(
        "peran", max_length=10, choices=PeranAnggota, default=PeranAnggota.ANGGOTA
    )
    terlatih = models.BooleanField("sudah dilatih", default=False)
    telepon = KolomTeks("telepon", max_length=30, blank=True, validators=[validasi_telepon])

    objects = ManagerSah.from_queryset(AnggotaQuerySet)()
    semua = AnggotaQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "anggota"
        verbose_name_plural = "anggota"
        ordering = ["nama", "pk"]
        permissions = [("unduh_anggota", "Mengunduh daftar anggota dengan namanya")]
        constraints = [
            *batasan_catatan("anggota"),
            *batasan_berlaku("anggota"),
            cek_pilihan("anggota", "jenis_kelamin", JenisKelamin),
            cek_pilihan("anggota", "peran", PeranAnggota),
            models.CheckConstraint(
                condition=Q(tahun_lahir__isnull=True)
                | Q(tahun_lahir__gte=TAHUN_LAHIR_TERAWAL, tahun_lahir__lte=2100),
                name="anggota_tahun_lahir_wajar",
                violation_error_message="Tahun lahir tidak mungkin.",
            ),
            models.CheckConstraint(
                condition=~Q(nama=""),
                name="anggota_nama_terisi",
                violation_error_message="Nama wajib diisi.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def save(self, *args, **kwargs):
        if not self.kode:
            self.kode = self.kode_baru(1)[0]
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return self.kelompok.get_absolute_url()

    @staticmethod
    def kode_baru(banyak: int) -> list[str]:
        """The next `banyak` codes, for rows that are created together."""
        return [f"A-{n:06d}" for n in Urutan.ambil("anggota", banyak)]

    def anak(self, hari_ini: datetime.date) -> bool:
        """Counts as under 18; in a PIK-R an unknown age counts so too (docs/privasi.md)."""
        if self.tahun_lahir is None:
            return self.kelompok.jenis == Jenis.PIKR
        # Only the year is known: until the year of the 18th birthday is over, a child.
        return hari_ini.year - self.tahun_lahir <= USIA_DEWASA

    def sebutan_untuk(self, user, hari_ini: datetime.date) -> str:
        """The name, or what a role may know of a child instead (docs/privasi.md)."""
        if self.anak(hari_ini) and user.peran not in NAMA_ANAK:
            return SEBUTAN_ANAK
        return self.nama
