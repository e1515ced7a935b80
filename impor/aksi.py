"""Take in a file, check it again, apply it, throw it away."""

import datetime
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from dinas.models import Pengguna
from impor.baca.buku import Lembar, baca_buku
from impor.galat import BerkasDitolak, PilihLembar
from impor.hasil import Hasil
from impor.jenis import JenisImpor, jenis_bernama
from impor.judul import Judul
from impor.kolom import kunci_judul
from impor.models import Batch, HafalanJudul, IsiBatch, Status, Tindakan
from impor.periksa import Pemeriksaan, periksa, periksa_judul, pilih_lembar
from impor.tulis import tulis
from inti.aksi import kunci, simpan_beralasan

MENUNGGU = "Impor ini sudah {}; buka riwayat impor."


def unggah(
    *,
    jenis: JenisImpor,
    nama: str,
    isi: bytes,
    oleh: Pengguna,
    hari_ini: datetime.date,
    lembar: str = "",
    kirim: bool = False,
) -> Batch:
    """Check a file and keep it with the result. Raises BerkasDitolak; then nothing is kept."""
    semua = baca_buku(isi)
    batch = Batch(
        jenis=jenis.kode,
        nama=rapikan_nama_berkas(nama),
        sha256=hashlib.sha256(isi).hexdigest(),
        ukuran=len(isi),
        lembar=lembar,
        kirim=kirim and bool(jenis.kirim),
        dibuat_oleh=oleh,
    )
    hasil = _periksa_awal(batch, semua, oleh, hari_ini)
    with transaction.atomic():
        simpan_beralasan(batch, oleh=oleh, alasan="Diunggah dan diperiksa")
        IsiBatch.objects.create(batch=batch, berkas=isi, hasil=hasil.simpan() if hasil else None)
    return batch


def periksa_lagi(*, batch: Batch, oleh: Pengguna, hari_ini: datetime.date) -> Batch:
    """Check the kept file anew, after its sheet or columns were said. Raises BerkasDitolak."""
    hasil = _periksa_awal(batch, baca_buku(isi_berkas(batch)), oleh, hari_ini)
    with transaction.atomic():
        simpan_beralasan(batch, oleh=oleh, alasan="Diperiksa")
        IsiBatch.objects.filter(batch=batch).update(hasil=hasil.simpan() if hasil else None)
    return batch


def _periksa_awal(
    batch: Batch, semua: Sequence[Lembar], oleh: Pengguna, hari_ini: datetime.date
) -> Hasil | None:
    """The result, with its counts on `batch`; None while sheet or columns have to be said."""
    try:
        hasil = _jalankan(batch, semua, oleh, hari_ini, kunci=False).hasil
    except (PilihLembar, _JudulAsing):
        batch.siap = False
        return None
    _catat_hitungan(batch, hasil)
    return hasil


class _JudulAsing(Exception):
    """Headings have to be mapped by hand."""


def _jalankan(
    batch: Batch,
    semua: Sequence[Lembar],
    oleh: Pengguna,
    hari_ini: datetime.date,
    *,
    kunci: bool,
) -> Pemeriksaan:
    jenis = jenis_dari(batch)
    lembar, judul = _lembar_dan_judul(batch, semua)
    if judul.asing:
        raise _JudulAsing
    ruang = jenis.ruang(oleh, hari_ini)
    ruang.kirim = batch.kirim
    dikenal = _baris_dikenal(batch, jenis)
    return periksa(jenis, lembar, judul, ruang, dikenal=dikenal, kunci=kunci)


def _lembar_dan_judul(batch: Batch, semua: Sequence[Lembar]) -> tuple[Lembar, Judul]:
    jenis = jenis_dari(batch)
    lembar = pilih_lembar(semua, jenis, batch.lembar)
    return lembar, periksa_judul(lembar, jenis, hafalan(jenis))


def yang_ditanyakan(batch: Batch) -> tuple[list[str], Judul | None, Lembar | None]:
    """What has to be said before the check: names of sheets, or headings of the chosen one."""
    semua = baca_buku(isi_berkas(batch))
    try:
        lembar, judul = _lembar_dan_judul(batch, semua)
    except PilihLembar as pilih:
        return pilih.lembar, None, None
    return [], judul, lembar


def isi_lembar(batch: Batch) -> tuple[Lembar, Judul]:
    """The sheet as it was uploaded and where its headings are."""
    return _lembar_dan_judul(batch, baca_buku(isi_berkas(batch)))


def hafalan(jenis: JenisImpor) -> dict[str, str]:
    return dict(HafalanJudul.objects.filter(jenis=jenis.kode).values_list("kunci", "kolom"))


def jenis_dari(batch: Batch) -> JenisImpor:
    jenis = jenis_bernama(batch.jenis)
    if jenis is None:  # the app that knew it is gone
        raise BerkasDitolak("Jenis data ini tidak dikenal lagi.")
    return jenis


def isi_berkas(batch: Batch) -> bytes:
    """The file as it was uploaded. Raises BerkasDitolak once it was taken out."""
    isi = IsiBatch.objects.filter(batch=batch).values_list("berkas", flat=True).first()
    if isi is None:
        raise BerkasDitolak("Berkas ini sudah dihapus karena masa simpannya lewat.")
    return bytes(isi)


def hasil_dari(batch: Batch) -> Hasil | None:
    isi = IsiBatch.objects.filter(batch=batch).values_list("hasil", flat=True).first()
    return Hasil.muat(bytes(isi)) if isi else None


def rapikan_nama_berkas(nama: str) -> str:
    bersih = "".join(h for h in PurePath(nama.replace("\\", "/")).name if h.isprintable())
    return bersih[-150:] or "berkas"


def _catat_hitungan(batch: Batch, hasil: Hasil) -> None:
    batch.siap = True
    batch.baris = hasil.baris
    batch.baru, batch.ubah, batch.sama = len(hasil.baru), len(hasil.ubah), hasil.sama
    batch.galat, batch.peringatan = hasil.baris_galat, len(hasil.peringatan)


def _baris_dikenal(batch: Batch, jenis: JenisImpor) -> dict[int, str]:
    """Row → code of the record that it became when this very file was applied before."""
    lalu = Batch.objects.kembar(batch.jenis, batch.sha256).exclude(pk=batch.pk).first()
    if lalu is None or lalu.lembar != batch.lembar:
        return {}
    baris = lalu.perubahan.filter(
        tindakan=Tindakan.BARU, jenis_objek=ContentType.objects.get_for_model(jenis.model)
    )
    pasangan = {p: n for n, p in baris.order_by().values_list("nomor", "id_objek")}
    pintu: Any = jenis.model._default_manager
    kode = pintu.filter(pk__in=baris.order_by().values("id_objek")).values_list("pk", "kode")
    return {pasangan[pk]: k for pk, k in kode.order_by("pk")}


def terapkan(
    *, batch: Batch, dipastikan: int, oleh: Pengguna, hari_ini: datetime.date
) -> Batch | None:
    """Write all rows, or none. None when the records changed since the check: then the new
    result is kept for the user to look at. Raises ValidationError, BerkasDitolak."""
    semua = baca_buku(isi_berkas(batch))
    try:
        with transaction.atomic():
            return _terapkan(batch, semua, dipastikan, oleh, hari_ini)
    except IntegrityError as galat:
        raise ValidationError(_sebab_bentrok(jenis_dari(batch).semua_model, galat)) from galat


def _terapkan(
    batch: Batch,
    semua: Sequence[Lembar],
    dipastikan: int,
    oleh: Pengguna,
    hari_ini: datetime.date,
) -> Batch | None:
    batch = kunci(Batch.objects.all(), batch.pk)
    if not batch.menunggu:
        raise ValidationError(MENUNGGU.format(batch.get_status_display().lower()))
    lalu = hasil_dari(batch)
    try:
        pemeriksaan = _jalankan(batch, semua, oleh, hari_ini, kunci=True)
    except (PilihLembar, _JudulAsing) as galat:
        raise ValidationError("Pilih dulu lembar dan kolomnya.") from galat
    hasil = pemeriksaan.hasil
    if lalu is None or hasil.sidik != lalu.sidik:
        _catat_hitungan(batch, hasil)
        simpan_beralasan(batch, oleh=oleh, alasan="Diperiksa lagi: data berubah")
        IsiBatch.objects.filter(batch=batch).update(hasil=hasil.simpan())
        return None
    _tolak_bila_belum(hasil, dipastikan)
    tulis(batch, jenis_dari(batch), pemeriksaan, oleh)
    batch.status = Status.DITERAPKAN
    batch.diterapkan_pada, batch.diterapkan_oleh = timezone.now(), oleh
    simpan_beralasan(batch, oleh=oleh, alasan="Diterapkan")
    return batch


def _tolak_bila_belum(hasil: Hasil, dipastikan: int) -> None:
    if hasil.galat:
        raise ValidationError(
            f"Belum bisa diterapkan: {len(hasil.galat)} galat di {hasil.baris_galat} baris."
        )
    if not hasil.berubah:
        raise ValidationError("Tidak ada yang berubah: isi berkas ini sama dengan data sekarang.")
    if len(hasil.peringatan) != dipastikan:
        raise ValidationError(
            f"Pastikan dulu {len(hasil.peringatan)} hal yang ditanyakan, lalu centang kotaknya."
        )


def _sebab_bentrok(model: Sequence[type[models.Model]], galat: IntegrityError) -> str:
    """The rule of the table that was broken after all, in its own words."""
    for batasan in [b for m in model for b in m._meta.constraints]:
        if batasan.name in str(galat):
            return f"Tidak ada yang diubah. {batasan.violation_error_message}"
    return (
        "Tidak ada yang diubah: ada baris yang bertabrakan dengan data yang baru saja disimpan "
        "orang lain. Periksa berkasnya lagi."
    )


@transaction.atomic
def buang(*, batch: Batch, oleh: Pengguna) -> Batch:
    """Throw a checked file away; its content is taken out at once."""
    batch = kunci(Batch.objects.all(), batch.pk)
    if batch.menunggu:
        batch.status = Status.DIBUANG
        simpan_beralasan(batch, oleh=oleh, alasan="Berkas dibuang")
        keluarkan_isi(batch)
    return batch


def keluarkan_isi(batch: Batch) -> None:
    """Take file and result out; the counts of the batch stay."""
    IsiBatch.objects.filter(batch=batch).update(berkas=None, hasil=None)


@transaction.atomic
def hafalkan(*, jenis: JenisImpor, pasangan: Mapping[str, str]) -> None:
    """Keep what headings mean: heading as written → column, or "" to ignore it."""
    for tulisan, kolom in pasangan.items():
        HafalanJudul.objects.update_or_create(
            jenis=jenis.kode,
            kunci=kunci_judul(tulisan)[:100],
            defaults={"tulisan": tulisan[:100], "kolom": kolom},
        )
