import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from inti.bulan import sandi_bulan
from inti.models import (
    Catatan,
    CatatanQuerySet,
    KolomBulan,
    ManagerSah,
    Urutan,
    batasan_catatan,
    cek_pilihan,
    cek_sepasang,
    jejak,
    kolom_oleh,
)
from inti.nilai import bulan_panjang
from kelompok.jenis import KOLOM_POKOK, KOLOM_SENDIRI, SIFAT, Jenis, SifatJenis
from kelompok.validators import BATAS_ANGKA, BATAS_OMZET, angka_wajar, galat_kirim, omzet_wajar
from petugas.akses import desa_terlihat

from .kelompok import Kelompok


class StatusLaporan(models.TextChoices):
    DRAF = "draf", "Draf"
    TERKIRIM = "terkirim", "Terkirim"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DIVERIFIKASI = "diverifikasi", "Diverifikasi"


DITERIMA = (StatusLaporan.TERKIRIM, StatusLaporan.DIVERIFIKASI)  # "lapor" in every figure
BOLEH_SALAH = (StatusLaporan.DRAF, StatusLaporan.DIKEMBALIKAN)  # incomplete or wrong is allowed


RINGKAS = (
    "pk",
    "kelompok_id",
    "bulan",
    "status",
    "nihil",
    "dikirim_pertama_pada",
    *KOLOM_POKOK,
    *KOLOM_SENDIRI,
)


class LaporanQuerySet(CatatanQuerySet):
    def terlihat(self, user, hari_ini: datetime.date | None = None):
        """Reports of groups in villages that `user` may see today, with all their past."""
        return self.filter(kelompok__desa__in=desa_terlihat(user, hari_ini))

    def diterima(self):
        """Received: sent or verified; nihil included."""
        return self.filter(status__in=DITERIMA)

    def antara(self, dari: datetime.date, sampai: datetime.date):
        """Of the months from `dari` to `sampai`, both included."""
        return self.filter(bulan__gte=dari, bulan__lte=sampai)

    def untuk_daftar(self):
        return self.select_related("kelompok__desa__kecamatan", "dikirim_oleh")

    def ringkas(self, *lagi: str):
        """What figures are made of, as named tuples: a fourth of the time of whole objects.

        `lagi` are other columns, or annotations, that the caller shows.
        """
        return self.values_list(*RINGKAS, *lagi, named=True)


def _angka(label: str, **isi) -> models.PositiveIntegerField:
    return models.PositiveIntegerField(
        label,
        null=True,
        blank=True,
        validators=[angka_wajar],
        **isi,
    )


def _kolom_sesuai_jenis() -> Q:
    """Each kind leaves the columns empty that it does not count."""
    syarat = Q()
    for jenis, sifat in SIFAT.items():
        asing = [k for k in KOLOM_POKOK + KOLOM_SENDIRI if k not in sifat.kolom_laporan]
        syarat |= Q(jenis=jenis, **{f"{k}__isnull": True for k in asing})
    return syarat


def _angka_wajar() -> Q:
    syarat = Q()
    for kolom in KOLOM_POKOK + KOLOM_SENDIRI:
        batas = BATAS_OMZET if kolom == "omzet" else BATAS_ANGKA
        syarat &= Q(**{f"{kolom}__isnull": True}) | Q(**{f"{kolom}__lte": batas})
    return syarat


class LaporanBulanan(Catatan):
    """What one group did in one month.

    `jenis` repeats the kind of the group, which is fixed once a report exists, so that the
    database itself can hold the rules that differ by kind. `hadir` = different members who came
    at least once (PIK-R: young people served). An empty number is "not recorded", never 0.
    `disimpan_*` = who last changed its figures: drafts have no history, and whoever meets them
    on the same sheet is told.
    """

    kode = models.CharField("kode", max_length=12, unique=True, editable=False)
    kelompok = models.ForeignKey("kelompok.Kelompok", models.PROTECT, related_name="laporan")
    jenis = models.CharField("jenis", max_length=5, choices=Jenis, editable=False)
    bulan = KolomBulan("bulan")
    status = models.CharField(
        "status",
        max_length=12,
        choices=StatusLaporan,
        default=StatusLaporan.DRAF,
        editable=False,
    )
    nihil = models.BooleanField("nihil kegiatan", default=False)
    sasaran = _angka("sasaran")
    anggota = _angka("anggota")
    anggota_pus = _angka("anggota PUS")
    pus_ber_kb = _angka("PUS ber-KB")
    pertemuan = _angka("pertemuan")
    hadir = _angka("hadir", help_text="Anggota berbeda yang datang paling sedikit sekali.")
    lansia_mandiri = _angka("lansia mandiri")
    lansia_pjp = _angka("lansia butuh pendamping (PJP)")
    konseling_individu = _angka("konseling individu")
    konseling_kelompok = _angka("konseling kelompok")
    omzet = models.PositiveBigIntegerField(
        "omzet (Rp)",
        null=True,
        blank=True,
        validators=[omzet_wajar],
    )
    catatan = models.TextField("catatan", max_length=500, blank=True)
    disimpan_pada = models.DateTimeField(null=True, blank=True, editable=False)
    disimpan_oleh = kolom_oleh()
    dikirim_pertama_pada = models.DateTimeField(null=True, blank=True, editable=False)
    dikirim_pertama_oleh = kolom_oleh()
    dikirim_pada = models.DateTimeField(null=True, blank=True, editable=False)
    dikirim_oleh = kolom_oleh()
    diverifikasi_pada = models.DateTimeField(null=True, blank=True, editable=False)
    diverifikasi_oleh = kolom_oleh()

    objects = ManagerSah.from_queryset(LaporanQuerySet)()
    semua = LaporanQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "laporan bulanan"
        verbose_name_plural = "laporan bulanan"
        ordering = ["-bulan", "kelompok__nama", "pk"]
        permissions = [
            ("verifikasi_laporanbulanan", "Memverifikasi dan mengembalikan laporan"),
            ("buka_laporanbulanan", "Membuka kembali laporan yang sudah diverifikasi"),
        ]
        indexes = [models.Index(fields=["bulan", "status"], name="laporan_bulan_status")]
        constraints = [
            *batasan_catatan("laporanbulanan"),
            cek_pilihan("laporanbulanan", "jenis", Jenis),
            cek_pilihan("laporanbulanan", "status", StatusLaporan),
            cek_sepasang("laporanbulanan", "disimpan_pada", "disimpan_oleh"),
            cek_sepasang("laporanbulanan", "dikirim_pertama_pada", "dikirim_pertama_oleh"),
            cek_sepasang("laporanbulanan", "dikirim_pada", "dikirim_oleh"),
            cek_sepasang("laporanbulanan", "diverifikasi_pada", "diverifikasi_oleh"),
            models.UniqueConstraint(
                fields=["kelompok", "bulan"],
                condition=Q(dibatalkan_pada__isnull=True),
                name="laporanbulanan_unik_per_bulan",
                violation_error_message="Laporan kelompok ini untuk bulan itu sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=BOLEH_SALAH)
                | (
                    Q(anggota__isnull=False, pertemuan__isnull=False, hadir__isnull=False)
                    & (Q(jenis=Jenis.UPPKS) | Q(sasaran__isnull=False))
                    & (
                        Q(jenis=Jenis.PIKR)
                        | Q(anggota_pus__isnull=False, pus_ber_kb__isnull=False)
                    )
                ),
                name="laporanbulanan_terkirim_lengkap",
                violation_error_message="Laporan yang dikirim harus lengkap.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=BOLEH_SALAH)
                | Q(jenis=Jenis.PIKR)
                | Q(anggota_pus__lte=F("anggota")),
                name="laporanbulanan_pus_maks_anggota",
                violation_error_message="Anggota PUS tidak boleh melebihi anggota.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=BOLEH_SALAH)
                | Q(jenis=Jenis.PIKR)
                | Q(pus_ber_kb__lte=F("anggota_pus")),
                name="laporanbulanan_kb_maks_pus",
                violation_error_message="PUS ber-KB tidak boleh melebihi anggota PUS.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=BOLEH_SALAH)
                | Q(jenis=Jenis.PIKR)
                | Q(hadir__lte=F("anggota")),
                name="laporanbulanan_hadir_maks_anggota",
                violation_error_message="Yang hadir tidak boleh melebihi anggota.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=BOLEH_SALAH) | Q(nihil=False) | Q(pertemuan=0, hadir=0),
                name="laporanbulanan_nihil_tanpa_pertemuan",
                violation_error_message="Nihil berarti tanpa pertemuan dan tanpa yang hadir.",
            ),
            models.CheckConstraint(
                condition=_kolom_sesuai_jenis(),
                name="laporanbulanan_kolom_sesuai_jenis",
                violation_error_message="Kolom ini tidak ditanyakan pada jenis kelompok itu.",
            ),
            models.CheckConstraint(
                condition=_angka_wajar(),
                name="laporanbulanan_angka_wajar",
                violation_error_message="Ada angka yang terlalu besar.",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusLaporan.DRAF) | Q(dikirim_pada__isnull=False),
                name="laporanbulanan_terkirim_bertanggal",
                violation_error_message="Laporan yang pernah dikirim punya waktu kirim.",
            ),
            models.CheckConstraint(
                condition=Q(dikirim_pada__isnull=True, dikirim_pertama_pada__isnull=True)
                | Q(dikirim_pertama_pada__lte=F("dikirim_pada")),
                name="laporanbulanan_kirim_pertama_dulu",
                violation_error_message="Kiriman pertama tidak mungkin sesudah yang terakhir.",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusLaporan.DIVERIFIKASI, diverifikasi_pada__isnull=False)
                | (~Q(status=StatusLaporan.DIVERIFIKASI) & Q(diverifikasi_pada__isnull=True)),
                name="laporanbulanan_verifikasi_bernama",
                violation_error_message="Laporan terverifikasi punya waktu dan pemeriksanya.",
            ),
        ]

    def __str__(self) -> str:
        return f"Laporan {self.kelompok} {bulan_panjang(self.bulan)}"

    def save(self, *args, **kwargs):
        if self._state.adding:
            self.jenis = self.kelompok.jenis
            if not self.kode:
                self.kode = self.kode_baru(1)[0]
        # Drafts change with every stroke: the history begins with the first sending, or with an
        # act that has a reason (voided, brought back). What counts is whether the mark is there.
        if self.pernah_dikirim or getattr(self, "_change_reason", None):
            self.__dict__.pop("skip_history_when_saving", None)
        else:
            self.skip_history_when_saving = True
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("laporan:detail", args=[self.pk])

    @staticmethod
    def kode_baru(banyak: int) -> list[str]:
        """The next `banyak` codes, for rows that are created together."""
        return [f"L-{n:06d}" for n in Urutan.ambil("laporan", banyak)]

    @property
    def sifat(self) -> SifatJenis:
        return SIFAT[self.jenis]

    @property
    def sandi_bulan(self) -> str:
        return sandi_bulan(self.bulan)

    @property
    def pernah_dikirim(self) -> bool:
        return self.dikirim_pertama_pada is not None

    @property
    def diterima(self) -> bool:
        return self.status in DITERIMA

    @property
    def dapat_diisi(self) -> bool:
        """Whether its figures may be changed at all (who may is asked elsewhere)."""
        return self.status in BOLEH_SALAH

    def isi(self) -> dict[str, int | None]:
        """Its figures, of the columns that its kind has."""
        return {kolom: getattr(self, kolom) for kolom in self.sifat.kolom_laporan}

    def clean(self):
        """A month in which the group was active; the rules of a sent report, at the field."""
        if sebab := galat_bulan(self.kelompok, self.bulan, timezone.localdate()):
            raise ValidationError({"bulan": sebab})
        if self.diterima:
            galat = galat_kirim(self.isi(), jenis=self.jenis, nihil=self.nihil)
            if galat:
                raise ValidationError(galat)


def galat_bulan(kelompok: Kelompok, bulan: datetime.date, hari_ini: datetime.date) -> str:
    """Why `kelompok` cannot have a report of `bulan`; "" when it can. One query."""
    if bulan > hari_ini:
        return f"{bulan_panjang(bulan)} belum tiba."
    if not kelompok.aktif_dalam(bulan):
        return f"{kelompok} tidak aktif dalam {bulan_panjang(bulan)}."
    return ""


class LangkahLaporan(models.Model):
    """One step in the course of a report; written by the app, never changed."""

    laporan = models.ForeignKey(LaporanBulanan, models.PROTECT, related_name="langkah")
    waktu = models.DateTimeField()
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dari = models.CharField(max_length=12, choices=StatusLaporan)
    ke = models.CharField(max_length=12, choices=StatusLaporan)
    alasan = models.TextField(max_length=500, blank=True)

    class Meta:
        verbose_name = "langkah laporan"
        verbose_name_plural = "langkah laporan"
        ordering = ["waktu", "pk"]
        constraints = [
            cek_pilihan("langkahlaporan", "dari", StatusLaporan),
            cek_pilihan("langkahlaporan", "ke", StatusLaporan),
            models.CheckConstraint(
                condition=~Q(ke=StatusLaporan.DIKEMBALIKAN) | ~Q(alasan=""),
                name="langkahlaporan_kembali_beralasan",
                violation_error_message="Tulis alasan laporan dikembalikan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.laporan}: {self.get_dari_display()} → {self.get_ke_display()}"


class KonfirmasiPeringatan(models.Model):
    """ "Angka ini benar": who confirmed a warning, for just the figures that it named.

    Holds while the warning has the same `nilai`; another figure is asked anew.
    """

    laporan = models.ForeignKey(LaporanBulanan, models.PROTECT, related_name="konfirmasi")
    aturan = models.CharField(max_length=40)
    nilai = models.CharField(max_length=80)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    waktu = models.DateTimeField()

    class Meta:
        verbose_name = "konfirmasi peringatan"
        verbose_name_plural = "konfirmasi peringatan"
        ordering = ["waktu", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["laporan", "aturan", "nilai"], name="konfirmasiperingatan_sekali"
            ),
            models.CheckConstraint(
                condition=~Q(aturan="") & ~Q(nilai=""), name="konfirmasiperingatan_terisi"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.laporan}: {self.aturan}"
