"""Writing a checked file: bulk statements with history, and what is needed to take it back.

A row writes its record, and perhaps further ones (`JenisImpor.bagian`): first all changes, so
that what ends makes room, then what is new.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from dinas.models import Pengguna
from impor.jenis import Bagian, Baris, JenisImpor
from impor.kolom import Banyak
from impor.models import Batch, Perubahan, Tindakan
from impor.periksa import Pemeriksaan
from inti.massal import Tautan, buat_banyak, ubah_banyak

Pasangan = Mapping[str, tuple[Any, Any]]  # field → value before, after


def tulis(batch: Batch, jenis: JenisImpor, pemeriksaan: Pemeriksaan, oleh: Pengguna) -> None:
    ruang, alasan = pemeriksaan.ruang, f"Impor {batch.nama} (nomor {batch.pk})"
    baru = [b for b in pemeriksaan.baris if b.baru and b.berubah]
    ubah = [b for b in pemeriksaan.baris if not b.baru and b.berubah]
    objek = jenis.buat(baru, ruang)
    buat_banyak(objek, tautan=_tautan(jenis, baru), oleh=oleh, alasan=alasan)
    diubah = [b for b in ubah if _sendiri(jenis, b)]
    for satu in diubah:
        jenis.isi(satu.objek, satu)
    berganda = {k.nama for k in jenis.kolom if isinstance(k, Banyak)}
    kolom = {nama for satu in diubah for nama in _sendiri(jenis, satu)} - berganda
    ubah_banyak(
        [b.objek for b in diubah],
        kolom,
        tautan=_tautan(jenis, diubah),
        oleh=oleh,
        alasan=alasan,
    )
    catatan = [
        *(
            _perubahan(b, o, _sendiri(jenis, b), baru=True)
            for b, o in zip(baru, objek, strict=True)
        ),
        *(_perubahan(b, b.objek, _sendiri(jenis, b), baru=False) for b in diubah),
    ]
    isi = [*zip(baru, objek, strict=True), *((b, b.objek) for b in ubah)]
    catatan += _tulis_bagian(jenis.bagian(isi, ruang), oleh, alasan)
    for p in catatan:
        p.batch = batch
    Perubahan.objects.bulk_create(catatan)
    jenis.sesudah_ditulis(isi, ruang)


def _sendiri(jenis: JenisImpor, baris: Baris) -> Pasangan:
    """What the row changes of its own record."""
    lain = {k.nama for k in jenis.kolom if not k.sendiri}
    return {n: p for n, p in baris.ubah.items() if n not in lain} | baris.ikut


def _tautan(jenis: JenisImpor, baris: Sequence[Baris]) -> list[Tautan]:
    berganda = [k.nama for k in jenis.kolom if isinstance(k, Banyak)]
    return [{n: b.ubah[n][1] for n in berganda if n in b.ubah} for b in baris]


def _tulis_bagian(
    isi: Iterable[tuple[Baris, Bagian]], oleh: Pengguna, alasan: str
) -> list[Perubahan]:
    """Models in the order in which they are first named."""
    per_model: dict[type[models.Model], list[tuple[Baris, Bagian]]] = defaultdict(list)
    for baris, bagian in isi:
        per_model[type(bagian.objek)].append((baris, bagian))
    hasil: list[Perubahan] = []
    for model, semua in per_model.items():
        lama = [(b, x) for b, x in semua if not x.baru]
        baru = [(b, x) for b, x in semua if x.baru]
        kolom = {nama for _, x in lama for nama in x.ubah}
        for _, x in lama:
            for nama, (_, nilai) in x.ubah.items():
                medan: Any = model._meta.get_field(nama)
                setattr(x.objek, medan.attname, nilai)
        ubah_banyak([x.objek for _, x in lama], kolom, oleh=oleh, alasan=alasan)
        hasil += [_perubahan(b, x.objek, x.ubah, baru=False) for b, x in lama]
        buat_banyak([x.objek for _, x in baru], oleh=oleh, alasan=alasan)
        hasil += [_perubahan(b, x.objek, x.ubah, baru=True) for b, x in baru]
    return hasil


def _perubahan(baris: Baris, objek: Any, isi: Pasangan, *, baru: bool) -> Perubahan:
    return Perubahan(
        nomor=baris.nomor,
        jenis_objek=ContentType.objects.get_for_model(type(objek)),
        id_objek=objek.pk,
        tindakan=Tindakan.BARU if baru else Tindakan.UBAH,
        sebelum={} if baru else _beku(isi, 0),
        sesudah=_beku(isi, 1),
        versi=objek.versi,
    )


def _beku(isi: Pasangan, sisi: int) -> dict[str, Any]:
    """Values before (0) or after (1), as JSON can keep them, moments to the microsecond."""
    return {
        nama: nilai.isoformat() if isinstance(nilai, datetime.date) else nilai
        for nama, pasang in isi.items()
        for nilai in [pasang[sisi]]
    }
