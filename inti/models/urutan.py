from django.db import models, transaction
from django.db.models import F, Q


class Urutan(models.Model):
    """Last number given under a name; numbers are never given twice."""

    nama = models.CharField(max_length=30, unique=True)
    terakhir = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "urutan nomor"
        verbose_name_plural = "urutan nomor"
        constraints = [
            models.CheckConstraint(condition=~Q(nama=""), name="urutan_nama_terisi"),
        ]

    def __str__(self) -> str:
        return f"{self.nama} {self.terakhir}"

    @classmethod
    @transaction.atomic(savepoint=False)
    def ambil(cls, nama: str, banyak: int = 1) -> range:
        """Take the next `banyak` numbers; they are used up even if nobody stores them.

        Two queries; the first taker of a name also makes its row.
        """
        naik = {"terakhir": F("terakhir") + banyak}
        if not cls.objects.filter(nama=nama).update(**naik):
            cls.objects.get_or_create(nama=nama)
            cls.objects.filter(nama=nama).update(**naik)
        terakhir = cls.objects.get(nama=nama).terakhir
        return range(terakhir - banyak + 1, terakhir + 1)
