"""Rows that break the constraints of imports; read by test_batasan.py."""

from collections.abc import Callable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

from impor.models import Batch, HafalanJudul, IsiBatch, Perubahan, Tindakan
from tests.pabrik import buat_pengguna
from tests.pabrik_impor import buat_batch


def _perubahan() -> Perubahan:
    return Perubahan.objects.create(
        batch=buat_batch(),
        nomor=2,
        jenis_objek=ContentType.objects.get_for_model(Batch),
        id_objek=1,
        tindakan=Tindakan.BARU,
        versi=1,
    )


BAIK: dict[str, Callable[[], models.Model]] = {
    "Batch": buat_batch,
    "IsiBatch": lambda: IsiBatch.objects.get(batch=buat_batch()),
    "Perubahan": _perubahan,
    "HafalanJudul": lambda: HafalanJudul.objects.create(
        jenis="kelompok", kunci="jns", tulisan="Jns", kolom="jenis"
    ),
}


RUSAK: dict[str, dict[str, Any] | Callable[[Any], object]] = {
    "batch_diterapkan_pada_sepasang": {"diterapkan_pada": timezone.now()},
    "batch_dibatalkan_pada_sepasang": lambda x: Batch.objects.filter(pk=x.pk).update(
        dibatalkan_oleh=buat_pengguna()
    ),
    "batch_status_pilihan": lambda x: Batch.objects.filter(pk=x.pk).update(
        status="?", diterapkan_pada=timezone.now(), diterapkan_oleh=buat_pengguna()
    ),
    "batch_diterapkan_bertanggal": {"status": "diterapkan"},
    "batch_batal_bertanggal": lambda x: Batch.objects.filter(pk=x.pk).update(
        status="dibatalkan", diterapkan_pada=timezone.now(), diterapkan_oleh=buat_pengguna()
    ),
    "isibatch_hasil_dengan_berkas": {"berkas": None, "hasil": b"x"},
    "perubahan_satu_per_objek": lambda x: Perubahan.objects.create(
        batch=x.batch,
        nomor=3,
        jenis_objek=x.jenis_objek,
        id_objek=x.id_objek,
        tindakan=Tindakan.UBAH,
        versi=2,
    ),
    "hafalanjudul_unik": lambda x: HafalanJudul.objects.create(jenis=x.jenis, kunci=x.kunci),
}
