import datetime
from typing import Any

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from inti.models import (
    Catatan,
    CatatanQuerySet,
    KolomTanggal,
    KolomTeks,
    ManagerSah,
    Urutan,
    batasan_catatan,
    cek_pilihan,
    jejak,
)
from kelompok.models import Kelompok
from kelompok.models.acuan import Acuan, batasan_acuan
from petugas.akses import desa_terlihat, kecamatan_terlihat, melihat_semua
from petugas.models import Petugas
from wilayah.models import Desa, Kecamatan

from .mitra import Mitra
from .status import BELUM_TUNTAS, StatusKomitmen

BATAS_PESERTA = 99_999
BATAS_RUPIAH = 999_999_999_999


class JenisKegiatan(models.TextChoices):
    """Kinds of event (ranah.md §6), with the daily ones of field officers (§3, mekop)."""

    ADVOKASI = "advokasi", "Advokasi"
    KIE = "kie", "KIE"
    REMBUK = "rembuk", "Rembuk"
    RAKOR = "rakor", "Rapat koordinasi"
    PEMBINAAN = "pembinaan", "Pembinaan kelompok"
    KUNJUNGAN = "kunjungan", "Kunjungan rumah"
    PELATIHAN = "pelatihan", "Pelatihan atau orientasi"
    PELAYANAN = "pelayanan", "Pelayanan KB bergerak"


class Sasaran(Acuan):
    """Target group of an event (pick-list of the administrator)."""

    riwayat = jejak()

    class Meta(Acuan.Meta):
        verbose_name = "sasaran kegiatan"
        verbose_name_plural = "sasaran kegiatan"
        constraints = batasan_acuan("sasaran")


class Media(Acuan):
    """Medium of an event (pick-list of the administrator)."""

    riwayat = jejak()

    class Meta(Acuan.Meta):
        verbose_name = "media"
        verbose_name_plural = "media"
        constraints = batasan_acuan("media")


def _menyangkut(desa: models.QuerySet) -> Exists:
    """Condition on Kegiatan: names one of these villages among those concerned."""
    tautan = Kegiatan.desa_terlibat.through.objects
    return Exists(tautan.filter(kegiatan=OuterRef("pk"), desa__in=desa))


def _banyak_komitmen(syarat: Q) -> Coalesce:
    """How many promises of an event these are, as a subquery."""
    komitmen: Any = Kegiatan._meta.get_field("komitmen").related_model
    baris = komitmen.objects.filter(syarat, kegiatan=OuterRef("pk")).order_by()
    jumlah = baris.values("kegiatan").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(jumlah, output_field=models.IntegerField()), 0)


class KegiatanQuerySet(CatatanQuerySet):
    def terlihat(self, user, hari_ini: datetime.date | None = None):
        """All; for a field officer those of own villages, of the own kecamatan, or of nowhere.

        An event of the kecamatan or of the kabupaten concerns everybody there; one in another
        village only whom it names among the villages concerned. What an officer did stays in
        the officer's own report of activities, whoever has the village now.
        """
        if melihat_semua(user):
            return self
        if not user.is_authenticated:
            return self.none()
        desa = desa_terlihat(user, hari_ini)
        kecamatan = kecamatan_terlihat(user, hari_ini)
        return self.filter(
            Q(desa__in=desa)
            | Q(desa__isnull=True, kecamatan__isnull=True)
            | Q(desa__isnull=True, kecamatan__in=kecamatan)
            | Q(petugas__pengguna=user)
            | _menyangkut(desa)
        )

    def milik(self, user, hari_ini: datetime.date | None = None):
        """Rows that `user` may change, given the permission: all; an officer's in own villages."""
        if melihat_semua(user):
            return self
        return self.filter(desa__in=desa_terlihat(user, hari_ini))

    def di_kecamatan(self, kecamatan: Kecamatan):
        """Held in the kecamatan or in one of its villages, or concerning one of these."""
        return self.filter(
            Q(kecamatan=kecamatan)
            | Q(desa__kecamatan=kecamatan)
            | _menyangkut(Desa.objects.filter(kecamatan=kecamatan))
        )

    def di_desa(self, desa: Desa):
        """Held in the village, or naming it among those concerned."""
        return self.filter(Q(desa=desa) | _menyangkut(Desa.objects.filter(pk=desa.pk)))

    def cari(self, teks: str):
        """By title, place, organiser, speaker or code, ignoring case."""
        pembicara = Narasumber.objects.filter(kegiatan=OuterRef("pk"), nama__icontains=teks)
        return self.filter(
            Q(judul__icontains=teks)
            | Q(tempat__icontains=teks)
            | Q(penyelenggara__icontains=teks)
            | Q(kode__iexact=teks)
            | Exists(pembicara)
        )

    def dengan_komitmen(self, per: datetime.date):
        """With the number of promises, and of those kept, not settled and overdue on `per`."""
        return self.annotate(
            jumlah_peserta=F("peserta_l") + F("peserta_p"),
            jumlah_komitmen=_banyak_komitmen(Q()),
            komitmen_selesai=_banyak_komitmen(Q(status=StatusKomitmen.SELESAI)),
            komitmen_belum=_banyak_komitmen(Q(status__in=BELUM_TUNTAS)),
            komitmen_lewat=_banyak_komitmen(Q(status__in=BELUM_TUNTAS, tenggat__lt=per)),
        )

    def untuk_daftar(self):
        return self.select_related("desa__kecamatan", "kecamatan", "petugas")


class Kegiatan(Catatan):
    """An event: when, where, for whom, what it cost and what came of it."""

    kode = models.CharField("kode", max_length=12, unique=True, editable=False)
    jenis = models.CharField("jenis", max_length=10, choices=JenisKegiatan)
    judul = KolomTeks("judul", max_length=200)
    mulai = KolomTanggal("mulai")
    selesai = KolomTanggal("selesai", null=True, blank=True)
    tempat = KolomTeks("tempat", max_length=160, blank=True)
    desa = models.ForeignKey(
        Desa,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="kegiatan",
        verbose_name="desa atau kelurahan",
    )
    kecamatan = models.ForeignKey(
        Kecamatan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="kegiatan",
        verbose_name="kecamatan",
    )
    penyelenggara = KolomTeks("penyelenggara", max_length=160, blank=True)
    dibuka_oleh = KolomTeks("dibuka oleh", max_length=160, blank=True)
    ketua_panitia = KolomTeks("ketua panitia", max_length=120, blank=True)
    petugas = models.ForeignKey(
        Petugas,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="kegiatan",
        verbose_name="petugas",
    )
    kelompok = models.ManyToManyField(
        Kelompok, blank=True, related_name="kegiatan", verbose_name="kelompok yang terlibat"
    )
    desa_terlibat = models.ManyToManyField(
        Desa, blank=True, related_name="kegiatan_terlibat", verbose_name="desa yang terlibat"
    )
    media = models.ManyToManyField(
        Media, blank=True, related_name="kegiatan", verbose_name="media"
    )
    mitra = models.ManyToManyField(
        Mitra, blank=True, related_name="kegiatan", verbose_name="mitra yang terlibat"
    )
    materi = models.TextField("materi", max_length=1000, blank=True)
    peserta_l = models.PositiveIntegerField("peserta laki-laki", null=True, blank=True)
    peserta_p = models.PositiveIntegerField("peserta perempuan", null=True, blank=True)
    sumber_dana = KolomTeks("sumber dana", max_length=80, blank=True)
    biaya = models.PositiveBigIntegerField(
        "biaya (Rp)",
        null=True,
        blank=True,
        validators=[MaxValueValidator(BATAS_RUPIAH, "Biaya ini terlalu besar.")],
    )
    ringkasan = models.TextField("ringkasan", max_length=2000, blank=True)
    hasil = models.TextField("hasil", max_length=2000, blank=True)
    rencana = models.TextField("rencana tindak lanjut", max_length=2000, blank=True)

    objects = ManagerSah.from_queryset(KegiatanQuerySet)()
    semua = KegiatanQuerySet.as_manager()
    riwayat = jejak(m2m_fields=[kelompok, desa_terlibat, media, mitra])

    class Meta:
        verbose_name = "kegiatan"
        verbose_name_plural = "kegiatan"
        ordering = ["-mulai", "-pk"]
        constraints = [
            *batasan_catatan("kegiatan"),
            cek_pilihan("kegiatan", "jenis", JenisKegiatan),
            models.CheckConstraint(
                condition=~Q(judul=""),
                name="kegiatan_judul_terisi",
                violation_error_message="Judul wajib diisi.",
            ),
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
                name="kegiatan_selesai_sesudah_mulai",
                violation_error_message="Tanggal selesai tidak boleh sebelum tanggal mulai.",
            ),
            models.CheckConstraint(
                condition=Q(desa__isnull=True) | Q(kecamatan__isnull=True),
                name="kegiatan_satu_wilayah",
                violation_error_message="Pilih desa atau kecamatan, jangan keduanya.",
            ),
            models.CheckConstraint(
                condition=(Q(peserta_l__isnull=True) | Q(peserta_l__lte=BATAS_PESERTA))
                & (Q(peserta_p__isnull=True) | Q(peserta_p__lte=BATAS_PESERTA)),
                name="kegiatan_peserta_wajar",
                violation_error_message="Jumlah peserta terlalu besar.",
            ),
            models.CheckConstraint(
                condition=Q(peserta_l__isnull=True, peserta_p__isnull=True)
                | Q(peserta_l__isnull=False, peserta_p__isnull=False),
                name="kegiatan_peserta_berpasangan",
                violation_error_message="Isi peserta laki-laki dan perempuan; 0 bila tidak ada.",
            ),
            models.CheckConstraint(
                condition=Q(biaya__isnull=True) | Q(biaya__lte=BATAS_RUPIAH),
                name="kegiatan_biaya_wajar",
                violation_error_message="Biaya ini terlalu besar.",
            ),
        ]

    def __str__(self) -> str:
        return self.judul

    def save(self, *args, **kwargs):
        if not self.kode:
            self.kode = f"E-{Urutan.ambil('kegiatan')[0]:05d}"
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("kegiatan:detail", args=[self.pk])

    @property
    def peserta(self) -> int | None:
        """All participants; None while they were not counted."""
        if self.peserta_l is None or self.peserta_p is None:
            return None
        return self.peserta_l + self.peserta_p

    @property
    def akhir(self) -> datetime.date:
        """The last day; the only one where no other was given."""
        return self.selesai or self.mulai

    @property
    def nama_kecamatan(self) -> str:
        """Of the village or as such; "" for an event of the kabupaten."""
        kecamatan = self.desa.kecamatan if self.desa else self.kecamatan
        return kecamatan.nama if kecamatan else ""

    @property
    def di_mana(self) -> str:
        """The area in words, for lists and sheets."""
        if self.desa:
            return f"{self.desa}, {self.desa.kecamatan}"
        return f"Kecamatan {self.kecamatan}" if self.kecamatan else "Kabupaten"

    def yang_berdiri(self) -> list[str]:
        return [f"Komitmen “{k}”" for k in self.komitmen.all()]


class PesertaSasaran(Catatan):
    """Participants of one target group; groups may overlap and are not added up."""

    kegiatan = models.ForeignKey(Kegiatan, models.PROTECT, related_name="peserta_sasaran")
    sasaran = models.ForeignKey(Sasaran, models.PROTECT, related_name="+", verbose_name="sasaran")
    jumlah = models.PositiveIntegerField("jumlah", null=True, blank=True)

    objects = ManagerSah.from_queryset(CatatanQuerySet)()
    semua = CatatanQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "peserta menurut sasaran"
        verbose_name_plural = "peserta menurut sasaran"
        ordering = ["sasaran__urutan", "pk"]
        constraints = [
            *batasan_catatan("pesertasasaran"),
            models.UniqueConstraint(
                fields=["kegiatan", "sasaran"],
                condition=Q(dibatalkan_pada__isnull=True),
                name="pesertasasaran_sekali",
                violation_error_message="Sasaran ini sudah disebut.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sasaran}: {'–' if self.jumlah is None else self.jumlah}"


class Narasumber(Catatan):
    """A speaker, as named on the programme."""

    kegiatan = models.ForeignKey(Kegiatan, models.PROTECT, related_name="narasumber")
    nama = KolomTeks("nama", max_length=120)
    jabatan = KolomTeks("jabatan", max_length=160, blank=True)
    instansi = KolomTeks("instansi", max_length=160, blank=True)
    urutan = models.PositiveSmallIntegerField("urutan", default=1)

    objects = ManagerSah.from_queryset(CatatanQuerySet)()
    semua = CatatanQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "narasumber"
        verbose_name_plural = "narasumber"
        ordering = ["urutan", "pk"]
        constraints = [
            *batasan_catatan("narasumber"),
            models.CheckConstraint(
                condition=~Q(nama=""),
                name="narasumber_nama_terisi",
                violation_error_message="Nama narasumber wajib diisi.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def sebutan_jabatan(self) -> str:
        """Position and institution, as far as they are known."""
        return ", ".join(x for x in (self.jabatan, self.instansi) if x)
