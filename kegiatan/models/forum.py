from django.db import models
from django.db.models import Q
from django.urls import reverse

from dinas.models import SuratKeputusan
from inti.models import (
    Berlaku,
    BerlakuQuerySet,
    Catatan,
    CatatanQuerySet,
    KolomTeks,
    ManagerSah,
    batasan_berlaku,
    batasan_catatan,
    jejak,
)
from kelompok.models import Kelompok


class ForumGenre(Berlaku, Catatan):
    """Forum Generasi Berencana in one period: decree, board, and the PIK-R that are in it."""

    nama = KolomTeks("nama forum", max_length=160)
    sk = models.ForeignKey(
        SuratKeputusan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="forum_genre",
        verbose_name="SK",
    )
    pikr = models.ManyToManyField(
        Kelompok, blank=True, related_name="forum_genre", verbose_name="PIK-R anggota"
    )
    catatan = models.TextField("catatan", max_length=1000, blank=True)

    objects = ManagerSah.from_queryset(BerlakuQuerySet)()
    semua = BerlakuQuerySet.as_manager()
    riwayat = jejak(m2m_fields=[pikr])

    class Meta:
        verbose_name = "Forum GenRe"
        verbose_name_plural = "Forum GenRe"
        ordering = ["-mulai", "pk"]
        constraints = [
            *batasan_catatan("forumgenre"),
            *batasan_berlaku("forumgenre"),
            models.CheckConstraint(
                condition=~Q(nama=""),
                name="forumgenre_nama_terisi",
                violation_error_message="Nama forum wajib diisi.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("kegiatan:forum_detail", args=[self.pk])


class PengurusForum(Catatan):
    """A member of the board of a forum."""

    forum = models.ForeignKey(ForumGenre, models.PROTECT, related_name="pengurus")
    nama = KolomTeks("nama", max_length=120)
    jabatan = KolomTeks("jabatan", max_length=120)
    urutan = models.PositiveSmallIntegerField("urutan", default=1)

    objects = ManagerSah.from_queryset(CatatanQuerySet)()
    semua = CatatanQuerySet.as_manager()
    riwayat = jejak()

    class Meta:
        verbose_name = "pengurus forum"
        verbose_name_plural = "pengurus forum"
        ordering = ["urutan", "pk"]
        constraints = [
            *batasan_catatan("pengurusforum"),
            models.CheckConstraint(
                condition=~Q(nama="") & ~Q(jabatan=""),
                name="pengurusforum_terisi",
                violation_error_message="Nama dan jabatan wajib diisi.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama} ({self.jabatan})"

    def get_absolute_url(self) -> str:
        return self.forum.get_absolute_url()
