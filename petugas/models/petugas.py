import datetime

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from inti.models import (
    Catatan,
    CatatanQuerySet,
    KolomTeks,
    ManagerSah,
    Urutan,
    batasan_catatan,
    jejak,
)
from inti.validators import validasi_nip, validasi_telepon
from petugas.beban import Beban

from .jabatan import Jabatan, JenisJabatan, Jenjang
from .penugasan import Koordinator, Penugasan


class PetugasQuerySet(CatatanQuerySet):
    def terlihat(self, user, hari_ini: datetime.date | None = None):
        """All officers; for a field officer: own row and colleagues of the own kecamatan."""
        from petugas.akses import petugas_terlihat  # noqa: PLC0415 (akses builds on the models)

        return self.filter(petugas_terlihat(user, hari_ini))

    def per(self, tanggal: datetime.date):
        """Officers in service on `tanggal`: a Jabatan holds on it."""
        return self.filter(Exists(_jabatan_per(tanggal)))

    def sebagai(self, jenis: str, tanggal: datetime.date):
        """Officers in service on `tanggal` under this kind of position."""
        return self.filter(Exists(_jabatan_per(tanggal).filter(jenis=jenis)))

    def di_kecamatan(self, kecamatan, tanggal: datetime.date):
        """Officers with an assigned village in `kecamatan` on `tanggal`, or coordinating it."""
        return self.filter(
            Exists(
                Penugasan.objects.per(tanggal).filter(
                    petugas=OuterRef("pk"), desa__kecamatan=kecamatan
                )
            )
            | Exists(
                Koordinator.objects.per(tanggal).filter(
                    petugas=OuterRef("pk"), kecamatan=kecamatan
                )
            )
        )

    def untuk_daftar(self, tanggal: datetime.date):
        """With the position and the number of villages as they were on `tanggal`.

        `jenis_jabatan` and `jenjang_jabatan` are None for who is not in service; `jenis_akhir`,
        `jenjang_akhir` and `akhir_selesai` describe the latest position dimulai until then.
        """
        jabatan, akhir = _jabatan_per(tanggal), _jabatan_sampai(tanggal)
        return self.annotate(
            jenis_jabatan=Subquery(jabatan.values("jenis")[:1]),
            jenjang_jabatan=Subquery(jabatan.values("jenjang")[:1]),
            jenis_akhir=Subquery(akhir.values("jenis")[:1]),
            jenjang_akhir=Subquery(akhir.values("jenjang")[:1]),
            akhir_selesai=Subquery(akhir.values("selesai")[:1]),
            jumlah_desa=Coalesce(Subquery(_jumlah_desa_per(tanggal)), 0),
        )

    def dengan_wilayah(self, tanggal: datetime.date):
        """With `penugasan_kini` and `koordinator_kini`: villages and kecamatan on `tanggal`."""
        penugasan = Penugasan.objects.per(tanggal).select_related("desa__kecamatan")
        koordinator = Koordinator.objects.per(tanggal).select_related("kecamatan")
        return self.prefetch_related(
            Prefetch("penugasan", penugasan, to_attr="penugasan_kini"),
            Prefetch("koordinator", koordinator, to_attr="koordinator_kini"),
        )


def _jabatan_per(tanggal: datetime.date):
    return Jabatan.objects.per(tanggal).filter(petugas=OuterRef("pk")).order_by("-mulai", "-pk")


def _jabatan_sampai(tanggal: datetime.date):
    dimulai = Jabatan.objects.filter(petugas=OuterRef("pk"), mulai__lte=tanggal)
    return dimulai.order_by("-mulai", "-pk")


def _jumlah_desa_per(tanggal: datetime.date):
    milik = Penugasan.objects.per(tanggal).filter(petugas=OuterRef("pk")).order_by()
    return milik.values("petugas").annotate(n=Count("desa", distinct=True)).values("n")


class Petugas(Catatan):
    """A field officer; positions, villages and coordination are dated rows of their own."""

    kode = models.CharField("kode", max_length=10, unique=True, editable=False)
    nama = KolomTeks("nama", max_length=120, help_text="Dengan gelar, seperti di surat tugas.")
    nip = KolomTeks(
        "NIP",
        max_length=18,
        blank=True,
        validators=[validasi_nip],
        help_text="18 angka; kosongkan bila bukan PNS atau PPPK.",
    )
    telepon = KolomTeks(
        "telepon/WhatsApp", max_length=30, blank=True, validators=[validasi_telepon]
    )
    pengguna = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="petugas",
        verbose_name="akun",
    )

    objects = ManagerSah.from_queryset(PetugasQuerySet)()
    semua = PetugasQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "petugas"
        verbose_name_plural = "petugas"
        ordering = ["nama", "pk"]
        constraints = [
            *batasan_catatan("petugas"),
            models.UniqueConstraint(
                fields=["nip"],
                condition=~Q(nip="") & Q(dibatalkan_pada__isnull=True),
                name="petugas_nip_unik",
                violation_error_message="Petugas dengan NIP ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=~Q(nama=""),
                name="petugas_nama_terisi",
                violation_error_message="Nama wajib diisi.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def save(self, *args, **kwargs):
        if not self.kode:
            self.kode = f"P-{Urutan.ambil('petugas')[0]:04d}"
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("petugas:detail", args=[self.pk])

    @property
    def beban(self) -> Beban:
        """Load of a row of `untuk_daftar`."""
        return Beban(self.jumlah_desa)  # type: ignore[attr-defined]

    @property
    def kecamatan_kini(self) -> list[str]:
        """Names of the kecamatan of a row of `dengan_wilayah`: of its villages, and coordinated."""
        desa = [p.desa.kecamatan for p in self.penugasan_kini]  # type: ignore[attr-defined]
        koordinasi = [k.kecamatan for k in self.koordinator_kini]  # type: ignore[attr-defined]
        return [k.nama for k in sorted({*desa, *koordinasi}, key=lambda k: k.kode)]

    @property
    def sebutan_jabatan(self) -> str:
        """Position of a row of `untuk_daftar`, the last one held when not in service."""
        jenis, jenjang = self.jenis_akhir, self.jenjang_akhir  # type: ignore[attr-defined]
        if jenis is None:
            return ""
        return f"{JenisJabatan(jenis).label} {Jenjang(jenjang).label if jenjang else ''}".strip()

    def yang_berdiri(self) -> list[str]:
        return [
            *(f"Penugasan di {p.desa}" for p in self.penugasan.select_related("desa")),
            *(f"Koordinator {k.kecamatan}" for k in self.koordinator.select_related("kecamatan")),
        ]
