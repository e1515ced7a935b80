import datetime

from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse

from inti.models import (
    Catatan,
    CatatanQuerySet,
    KolomTanggal,
    KolomTeks,
    ManagerSah,
    SumberBaris,
    batasan_catatan,
    cek_pilihan,
    jejak,
)
from inti.nilai import tanggal_panjang
from petugas.akses import desa_terlihat, kecamatan_terlihat, melihat_semua
from wilayah.models import Desa, Kecamatan

from .kegiatan import Kegiatan
from .mitra import Mitra
from .status import BELUM_TUNTAS, TUNTAS, StatusKomitmen


class Pihak(models.TextChoices):
    """Who promised."""

    DESA = "desa", "Desa atau kelurahan"
    SEMUA_DESA = "semua_desa", "Semua desa dan kelurahan"
    KECAMATAN = "kecamatan", "Kecamatan"
    MITRA = "mitra", "Mitra"
    DINAS = "dinas", "Dinas"


class KomitmenQuerySet(CatatanQuerySet):
    def terlihat(self, user, hari_ini: datetime.date | None = None):
        """All; for a field officer those of own villages and kecamatan, and those of everybody."""
        if melihat_semua(user):
            return self
        if not user.is_authenticated:
            return self.none()
        desa = desa_terlihat(user, hari_ini)
        return self.filter(
            Q(desa__in=desa)
            | Q(kecamatan__in=kecamatan_terlihat(user, hari_ini))
            | Q(desa__isnull=True, kecamatan__isnull=True)
        )

    def milik(self, user, hari_ini: datetime.date | None = None):
        """Rows whose follow-ups `user` may write: all; an officer's those of own villages."""
        if melihat_semua(user):
            return self
        return self.filter(desa__in=desa_terlihat(user, hari_ini))

    def per(self, tanggal: datetime.date):
        """Promised on or before `tanggal`, with the state of that day."""
        return self.dengan_status(tanggal).filter(kegiatan__mulai__lte=tanggal)

    def dengan_status(self, tanggal: datetime.date):
        """With `status_per`: what the latest follow-up up to the day says; before any it is open."""
        terakhir = TindakLanjut.objects.filter(komitmen=OuterRef("pk"), tanggal__lte=tanggal)
        status = terakhir.order_by("-tanggal", "-pk").values("status")[:1]
        return self.annotate(
            status_per=Coalesce(
                Subquery(status, output_field=models.CharField()), Value(StatusKomitmen.TERBUKA)
            )
        )

    def lewat(self, tanggal: datetime.date):
        """Promised for a day before `tanggal`, and not settled on it."""
        return self.per(tanggal).filter(status_per__in=BELUM_TUNTAS, tenggat__lt=tanggal)

    def di_kecamatan(self, kecamatan: Kecamatan):
        """Promised by the kecamatan or by one of its villages."""
        return self.filter(Q(kecamatan=kecamatan) | Q(desa__kecamatan=kecamatan))

    def tak_lengkap(self):
        """Nobody knows until when, or who sees to it: published promises leave that open."""
        return self.filter(Q(tenggat__isnull=True) | Q(penanggung_jawab=""))

    def yang_ditunggu_dahulu(self):
        """For a list of `per()`: what is not settled, the earliest due first; then the settled."""
        ditunggu = Q(status_per__in=BELUM_TUNTAS)
        return self.order_by(
            Case(When(ditunggu, then=0), default=1),
            Case(When(ditunggu, then=F("tenggat"))).asc(nulls_last=True),
            F("tenggat").desc(nulls_last=True),
            "pk",
        )

    def untuk_daftar(self):
        return self.select_related("kegiatan", "desa__kecamatan", "kecamatan", "mitra")


class Komitmen(Catatan):
    """What somebody promised at an event: what, how it is measured, until when, who sees to it.

    Only a published fact may leave open until when and who: nothing is invented for it. `status`
    and `tanggal_tuntas` follow from the follow-ups and are written by `aksi.komitmen` alone.
    """

    kegiatan = models.ForeignKey(
        Kegiatan, models.PROTECT, related_name="komitmen", verbose_name="kegiatan"
    )
    pihak = models.CharField("pihak", max_length=10, choices=Pihak)
    desa = models.ForeignKey(
        Desa,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="komitmen",
        verbose_name="desa atau kelurahan",
    )
    kecamatan = models.ForeignKey(
        Kecamatan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="komitmen",
        verbose_name="kecamatan",
    )
    mitra = models.ForeignKey(
        Mitra, models.PROTECT, null=True, blank=True, related_name="komitmen", verbose_name="mitra"
    )
    isi = models.TextField("isi komitmen", max_length=1000)
    ukuran = KolomTeks("ukuran keberhasilan", max_length=200, blank=True)
    menurut_dana = models.BooleanField(
        "dijawab oleh catatan dana DD dan ADD",
        default=False,
        help_text="Kemajuannya dihitung dari dana desa yang tercatat, bukan dari catatan orang.",
    )
    tenggat = KolomTanggal("tenggat", null=True, blank=True)
    penanggung_jawab = KolomTeks("penanggung jawab", max_length=120, blank=True)
    status = models.CharField(
        "status",
        max_length=8,
        choices=StatusKomitmen,
        default=StatusKomitmen.TERBUKA,
        editable=False,
    )
    tanggal_tuntas = KolomTanggal("tanggal tuntas", null=True, blank=True, editable=False)

    objects = ManagerSah.from_queryset(KomitmenQuerySet)()
    semua = KomitmenQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "komitmen"
        verbose_name_plural = "komitmen"
        ordering = ["tenggat", "pk"]
        constraints = [
            *batasan_catatan("komitmen"),
            cek_pilihan("komitmen", "pihak", Pihak),
            cek_pilihan("komitmen", "status", StatusKomitmen),
            models.CheckConstraint(
                condition=~Q(isi=""),
                name="komitmen_isi_terisi",
                violation_error_message="Isi komitmen wajib diisi.",
            ),
            models.CheckConstraint(
                condition=Q(asal=SumberBaris.FAKTA)
                | (Q(tenggat__isnull=False) & ~Q(penanggung_jawab="")),
                name="komitmen_terisi",
                violation_error_message="Tenggat dan penanggung jawab wajib diisi.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=BELUM_TUNTAS, tanggal_tuntas__isnull=True)
                | Q(status__in=TUNTAS, tanggal_tuntas__isnull=False),
                name="komitmen_tuntas_bertanggal",
                violation_error_message="Yang selesai atau batal harus bertanggal.",
            ),
            models.CheckConstraint(
                condition=(
                    Q(pihak=Pihak.DESA, desa__isnull=False)
                    | (~Q(pihak=Pihak.DESA) & Q(desa__isnull=True))
                ),
                name="komitmen_desa_sesuai_pihak",
                violation_error_message="Pilih desanya; pihak lain tidak punya desa.",
            ),
            models.CheckConstraint(
                condition=(
                    Q(pihak=Pihak.KECAMATAN, kecamatan__isnull=False)
                    | (~Q(pihak=Pihak.KECAMATAN) & Q(kecamatan__isnull=True))
                ),
                name="komitmen_kecamatan_sesuai_pihak",
                violation_error_message="Pilih kecamatannya; pihak lain tidak punya kecamatan.",
            ),
            models.CheckConstraint(
                condition=(
                    Q(pihak=Pihak.MITRA, mitra__isnull=False)
                    | (~Q(pihak=Pihak.MITRA) & Q(mitra__isnull=True))
                ),
                name="komitmen_mitra_sesuai_pihak",
                violation_error_message="Pilih mitranya; pihak lain tidak punya mitra.",
            ),
            models.CheckConstraint(
                condition=Q(menurut_dana=False) | Q(pihak__in=[Pihak.DESA, Pihak.SEMUA_DESA]),
                name="komitmen_dana_hanya_desa",
                violation_error_message="Hanya komitmen desa dijawab oleh catatan dana.",
            ),
        ]

    def __str__(self) -> str:
        return self.isi[:80]

    def get_absolute_url(self) -> str:
        return reverse("kegiatan:komitmen_detail", args=[self.pk])

    @property
    def siapa(self) -> str:
        """The party in words."""
        objek = self.desa or self.kecamatan or self.mitra
        if self.pihak == Pihak.KECAMATAN:
            return f"Kecamatan {objek}"
        if self.desa:
            return f"{self.desa.nama_lengkap}, {self.desa.kecamatan}"
        return str(objek or self.get_pihak_display())

    @property
    def tuntas(self) -> bool:
        return self.status in TUNTAS

    def lewat_hari(self, tanggal: datetime.date) -> int:
        """Days since the due date of what is not settled; 0 = none."""
        status = getattr(self, "status_per", self.status)
        if status in TUNTAS or self.tenggat is None:
            return 0
        return max(0, (tanggal - self.tenggat).days)

    def yang_berdiri(self) -> list[str]:
        return [str(t) for t in self.tindak_lanjut.all()]


class TindakLanjut(Catatan):
    """A dated note on a promise, with the state from then on; "selesai" says by what it is seen."""

    komitmen = models.ForeignKey(Komitmen, models.PROTECT, related_name="tindak_lanjut")
    tanggal = KolomTanggal("tanggal")
    status = models.CharField("status", max_length=8, choices=StatusKomitmen)
    catatan = models.TextField("catatan", max_length=1000)

    objects = ManagerSah.from_queryset(CatatanQuerySet)()
    semua = CatatanQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "tindak lanjut"
        verbose_name_plural = "tindak lanjut"
        ordering = ["-tanggal", "-pk"]
        constraints = [
            *batasan_catatan("tindaklanjut"),
            cek_pilihan("tindaklanjut", "status", StatusKomitmen),
            models.CheckConstraint(
                condition=~Q(catatan=""),
                name="tindaklanjut_catatan_terisi",
                violation_error_message="Tulis apa yang dilakukan, atau buktinya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{tanggal_panjang(self.tanggal)}: {self.get_status_display()}"

    def get_absolute_url(self) -> str:
        return self.komitmen.get_absolute_url()
