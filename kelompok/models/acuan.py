"""Pick-lists that the administrator keeps."""

from django.db import models
from django.db.models import Q

from inti.models import Berversi, KolomTeks, cek_pilihan, jejak
from kelompok.jenis import Jenis


class AcuanQuerySet(models.QuerySet):
    def terpakai(self, sedang_dipilih):
        """Rows still offered, and those (pks) already chosen in the record that is edited."""
        return self.filter(Q(aktif=True) | Q(pk__in=sedang_dipilih))


class Acuan(Berversi):
    """A row of a pick-list; ended rows keep their name in old records."""

    kode = models.SlugField("kode", max_length=30, unique=True)
    nama = KolomTeks("nama", max_length=80)
    urutan = models.PositiveSmallIntegerField("urutan", default=0)
    aktif = models.BooleanField("masih dipakai", default=True)

    objects = AcuanQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["urutan", "nama"]

    def __str__(self) -> str:
        return self.nama


def batasan_acuan(model: str) -> list[models.BaseConstraint]:
    return [
        models.CheckConstraint(
            condition=~Q(kode="") & ~Q(nama=""),
            name=f"{model}_terisi",
            violation_error_message="Kode dan nama wajib diisi.",
        )
    ]


class SumberDana(Acuan):
    """Where a group's money comes from."""

    riwayat = jejak()

    class Meta(Acuan.Meta):
        verbose_name = "sumber dana"
        verbose_name_plural = "sumber dana"
        constraints = batasan_acuan("sumberdana")


class Keterpaduan(Acuan):
    """What a group is joined with; BKB with posyandu and paud is holistic-integrative."""

    jenis = models.CharField("untuk jenis", max_length=5, choices=Jenis)

    riwayat = jejak()

    class Meta(Acuan.Meta):
        verbose_name = "keterpaduan"
        verbose_name_plural = "keterpaduan"
        ordering = ["jenis", "urutan", "nama"]
        constraints = [
            *batasan_acuan("keterpaduan"),
            cek_pilihan("keterpaduan", "jenis", Jenis),
        ]


class JenisUsaha(Acuan):
    """Line of business of a UPPKS."""

    riwayat = jejak()

    class Meta(Acuan.Meta):
        verbose_name = "jenis usaha"
        verbose_name_plural = "jenis usaha"
        constraints = batasan_acuan("jenisusaha")
