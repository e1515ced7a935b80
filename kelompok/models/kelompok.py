import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse

from dinas.models import Pengguna
from inti.models import (
    Berlaku,
    Catatan,
    KolomTeks,
    ManagerSah,
    Urutan,
    batasan_berlaku,
    batasan_catatan,
    cek_pilihan,
    cek_sepasang,
    jejak,
    kolom_oleh,
)
from inti.nilai import bulan_panjang, tanggal_panjang
from inti.tanggal import akhir_bulan
from inti.validators import validasi_telepon
from kelompok.jenis import SIFAT, Jenis, SifatJenis
from petugas.models import Penugasan, Petugas
from wilayah.models import Desa

from .acuan import JenisUsaha, Keterpaduan, SumberDana
from .kueri import KelompokQuerySet


class Perkiraan(models.TextChoices):
    """How exactly the day of founding is known."""

    TANGGAL = "tanggal", "Tanggalnya pasti"
    BULAN = "bulan", "Hanya bulan dan tahun"
    TAHUN = "tahun", "Hanya tahun"


class AlasanSelesai(models.TextChoices):
    BUBAR = "bubar", "Bubar"
    TIDAK_AKTIF = "tidak_aktif", "Tidak aktif lagi"
    BERGABUNG = "bergabung", "Bergabung dengan kelompok lain"
    PINDAH = "pindah", "Pindah ke desa lain"
    LAINNYA = "lainnya", "Lainnya"


class JabatanPembina(models.TextChoices):
    PPLKB = "pplkb", "PPLKB"
    PKB = "pkb", "PKB/PLKB"
    PPKBD = "ppkbd", "PPKBD"
    SUB_PPKBD = "sub_ppkbd", "Sub PPKBD"
    OPD_KB = "opd", "OPD KB"
    LAINNYA = "lainnya", "Lainnya"


class Basis(models.TextChoices):
    """Where a PIK-R is based: three education and two community paths (ranah.md §1c)."""

    SMP = "smp", "Jalur pendidikan: SMP/sederajat"
    SMA = "sma", "Jalur pendidikan: SMA/sederajat"
    PT = "pt", "Jalur pendidikan: perguruan tinggi"
    AGAMA = "agama", "Jalur masyarakat: organisasi keagamaan"
    PEMUDA = "pemuda", "Jalur masyarakat: LSM/organisasi kepemudaan"


class SumberModal(models.TextChoices):
    SWADAYA = "swadaya", "Swadaya"
    BANK = "bank", "Bank/KUR"
    KOPERASI = "koperasi", "Koperasi"
    APBD = "apbd", "APBD"
    DD = "dd", "Dana Desa"
    MITRA = "mitra", "Mitra"


class Kelompok(Berlaku, Catatan):
    """A group. `mulai` = day of founding, `selesai` = last active day."""

    kode = models.CharField("kode", max_length=12, unique=True, editable=False)
    jenis = models.CharField("jenis", max_length=5, choices=Jenis)
    nama = KolomTeks(
        "nama kelompok", max_length=120, help_text="Tanpa jenisnya, misalnya Rotan Lestari."
    )
    desa = models.ForeignKey(
        Desa, models.PROTECT, related_name="kelompok", verbose_name="desa atau kelurahan"
    )
    alamat = KolomTeks("alamat", max_length=200, blank=True, help_text="Jalan, RT, atau patokan.")
    nomor_register = KolomTeks("nomor register", max_length=30, blank=True)
    pembina_jabatan = models.CharField(
        "jabatan pembina", max_length=9, choices=JabatanPembina, blank=True
    )
    pembina_nama = KolomTeks("nama pembina", max_length=120, blank=True)
    telepon = KolomTeks(
        "telepon kelompok", max_length=30, blank=True, validators=[validasi_telepon]
    )
    sumber_dana = models.ManyToManyField(
        SumberDana, blank=True, related_name="kelompok", verbose_name="sumber dana"
    )
    keterpaduan = models.ManyToManyField(
        Keterpaduan, blank=True, related_name="kelompok", verbose_name="keterpaduan"
    )
    basis = models.CharField("basis", max_length=6, choices=Basis, blank=True)
    jenis_usaha = models.ForeignKey(
        JenisUsaha,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="kelompok",
        verbose_name="jenis usaha",
    )
    produk = KolomTeks("nama produk", max_length=120, blank=True)
    modal = models.PositiveBigIntegerField("modal awal (Rp)", null=True, blank=True)
    sumber_modal = models.CharField("sumber modal", max_length=8, choices=SumberModal, blank=True)
    mulai_perkiraan = models.CharField(
        "ketepatan tanggal dibentuk",
        max_length=7,
        choices=Perkiraan,
        default=Perkiraan.TANGGAL,
    )
    alasan_selesai = models.CharField(
        "alasan berakhir", max_length=11, choices=AlasanSelesai, blank=True
    )
    keterangan_selesai = models.TextField("keterangan", max_length=500, blank=True)
    diperiksa_pada = models.DateTimeField(null=True, blank=True, editable=False)
    diperiksa_oleh = kolom_oleh()

    objects = ManagerSah.from_queryset(KelompokQuerySet)()
    semua = KelompokQuerySet.as_manager()
    riwayat = jejak(m2m_fields=[sumber_dana, keterpaduan])

    class Meta:
        verbose_name = "kelompok"
        verbose_name_plural = "kelompok"
        ordering = ["nama", "pk"]
        permissions = [
            (
                "tetapkan_kelompok",
                "Mengakhiri, mengaktifkan, membatalkan, memindah, dan memeriksa kelompok",
            )
        ]
        constraints = [
            *batasan_catatan("kelompok"),
            *batasan_berlaku("kelompok"),
            cek_pilihan("kelompok", "jenis", Jenis),
            cek_pilihan("kelompok", "pembina_jabatan", JabatanPembina, kosong=True),
            cek_pilihan("kelompok", "basis", Basis, kosong=True),
            cek_pilihan("kelompok", "sumber_modal", SumberModal, kosong=True),
            cek_pilihan("kelompok", "mulai_perkiraan", Perkiraan),
            cek_pilihan("kelompok", "alasan_selesai", AlasanSelesai, kosong=True),
            cek_sepasang("kelompok", "diperiksa_pada", "diperiksa_oleh"),
            models.UniqueConstraint(
                "desa",
                "jenis",
                Lower("nama"),
                condition=Q(selesai__isnull=True, dibatalkan_pada__isnull=True),
                name="kelompok_unik_per_desa",
                violation_error_message="Kelompok aktif dengan jenis dan nama ini sudah ada "
                "di desa itu. Beri nama lain.",
            ),
            models.CheckConstraint(
                condition=~Q(nama=""),
                name="kelompok_nama_terisi",
                violation_error_message="Nama kelompok wajib diisi.",
            ),
            models.CheckConstraint(
                condition=Q(selesai__isnull=True, alasan_selesai="")
                | (Q(selesai__isnull=False) & ~Q(alasan_selesai="")),
                name="kelompok_akhir_beralasan",
                violation_error_message="Kelompok yang berakhir harus punya tanggal dan alasan.",
            ),
            models.CheckConstraint(
                condition=Q(jenis=Jenis.PIKR) | Q(basis=""),
                name="kelompok_basis_hanya_pikr",
                violation_error_message="Basis hanya untuk PIK-R.",
            ),
            models.CheckConstraint(
                condition=Q(jenis=Jenis.UPPKS)
                | Q(jenis_usaha__isnull=True, produk="", modal__isnull=True, sumber_modal=""),
                name="kelompok_usaha_hanya_uppks",
                violation_error_message="Usaha, produk, dan modal hanya untuk UPPKS.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sifat.singkat} {self.nama}"

    def save(self, *args, **kwargs):
        if not self.kode:
            self.kode = f"K-{Urutan.ambil('kelompok')[0]:05d}"
        super().save(*args, **kwargs)

    def clean(self):
        """The kind is fixed once a report exists, voided or not: its columns are the kind's."""
        if self.pk and self.laporan(manager="semua").exclude(jenis=self.jenis).exists():
            raise ValidationError("Jenis kelompok ini tetap: sudah ada laporannya.")

    def get_absolute_url(self) -> str:
        return reverse("kelompok:detail", args=[self.pk])

    @property
    def sifat(self) -> SifatJenis:
        return SIFAT[self.jenis]

    def aktif_pada(self, tanggal: datetime.date) -> bool:
        """Active on `tanggal`: existing and not paused; reads the pauses."""
        return self.berlaku_pada(tanggal) and not any(
            j.berlaku_pada(tanggal) for j in self.jeda.all()
        )

    def aktif_dalam(self, bulan: datetime.date) -> bool:
        """Active on at least one day of the month; reads the pauses."""
        akhir = akhir_bulan(bulan)
        if self.mulai > akhir or (self.selesai is not None and self.selesai < bulan):
            return False
        return not any(j.berlaku_pada(bulan) and j.berlaku_pada(akhir) for j in self.jeda.all())

    def petugas_pada(self, tanggal: datetime.date) -> Petugas | None:
        """The officer who has the village on `tanggal`."""
        penugasan = Penugasan.objects.per(tanggal).filter(desa=self.desa_id)
        return Petugas.objects.filter(pk__in=penugasan.values("petugas")).first()

    def boleh_diubah(self, user: Pengguna) -> bool:
        """Whether `user` may still correct the group and its parts; after its end operators may."""
        return self.selesai is None or user.has_perm("kelompok.tetapkan_kelompok")

    def yang_berdiri(self) -> list[str]:
        """Members, assessments, reports; decrees and pauses are parts and go with the group."""
        return [
            *(f"Anggota {a.nama}" for a in self.anggota.all()),
            *(f"Penilaian {tanggal_panjang(p.tanggal)}" for p in self.penilaian.all()),
            *(f"Laporan {bulan_panjang(x.bulan)}" for x in self.laporan.all()),
        ]
