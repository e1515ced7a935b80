"""Take an applied import back: first what that would do, then all of it or nothing."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from simple_history.models import HistoricalChanges

from dinas.models import Pengguna, ProfilDinas
from impor.aksi import jenis_dari
from impor.batas import POTONG
from impor.jenis import JenisImpor
from impor.models import Batch, Perubahan, Status, Tindakan
from inti.aksi import dapat_diduduki, kunci, simpan_beralasan, yang_berdiri
from inti.massal import Tautan, ubah_banyak
from inti.models import Batal
from inti.nilai import sebut_nilai, tanggal_panjang

Rujukan = tuple[Any, int]  # model, key
Milik = Mapping[Any, set[int]]  # model → keys
DISEBUT = 50  # rows that are named; of the rest the number


@dataclass(frozen=True)
class Penghalang:
    """A record that forbids undoing: why, and who made it so."""

    nomor: int
    apa: str
    url: str
    sebab: str
    oleh: str = ""
    waktu: datetime.datetime | None = None


@dataclass
class Rencana:
    """What undoing would do."""

    baru: list[tuple[Perubahan, Any]] = field(default_factory=list)
    ubah: list[tuple[Perubahan, Any]] = field(default_factory=list)
    penghalang: list[Penghalang] = field(default_factory=list)

    utama: Any = None  # the model behind a row; the others are its further records

    @property
    def baris_baru(self) -> list[Any]:
        """Records of rows that were new."""
        return [o for _, o in self.baru if isinstance(o, self.utama)]

    @property
    def baris_ubah(self) -> list[Any]:
        """A record of each row that changed something."""
        baru = {p.nomor for p, o in self.baru if isinstance(o, self.utama)}
        per_baris: dict[int, Any] = {}
        for p, o in (*self.ubah, *self.baru):
            if p.nomor not in baru and not isinstance(per_baris.get(p.nomor), self.utama):
                per_baris[p.nomor] = o
        return [o for _, o in sorted(per_baris.items(), key=lambda isi: isi[0])]


def boleh_diurungkan(batch: Batch, hari_ini: datetime.date) -> str:
    """Why it cannot be taken back, whatever its rows; "" when it can."""
    if batch.status != Status.DITERAPKAN:
        return "Hanya impor yang sudah diterapkan yang dapat dibatalkan."
    batas = batch.batas_urung(ProfilDinas.ambil().hari_urung_impor)
    if batas is not None and hari_ini > batas:
        return f"Tidak bisa dibatalkan lagi: batasnya {tanggal_panjang(batas)}."
    return ""


def rencanakan(batch: Batch, *, terkunci: bool = False) -> Rencana:
    """Records as they are now against what the import left. A fixed number of queries for each
    POTONG rows, and a few for each record that something stands on."""
    rencana = Rencana(utama=jenis_dari(batch).model)
    per_jenis: dict[int, list[Perubahan]] = defaultdict(list)
    for p in batch.perubahan.order_by("pk"):
        per_jenis[p.jenis_objek_id].append(p)
    sendiri = _yang_baru(per_jenis)
    for nomor, isi in per_jenis.items():
        model = _model(nomor)
        objek = _objek(model, [p.id_objek for p in isi], terkunci)
        tetap = _pilah(model, isi, objek, rencana)
        baru = [p.id_objek for p in tetap if p.tindakan == Tindakan.BARU]
        berisi = _yang_dirujuk(model, baru, sendiri)
        for p in tetap:
            satu = objek[p.id_objek]
            if p.tindakan == Tindakan.UBAH:
                rencana.ubah.append((p, satu))
            elif p.id_objek in berisi and (nama := _yang_menduduki(satu, berisi, sendiri)):
                rencana.penghalang.append(_halang(p, satu, _masih(nama)))
            else:
                rencana.baru.append((p, satu))
    _tanya_aturan(jenis_dari(batch), rencana)
    return rencana


def _model(nomor: int) -> Any:
    return ContentType.objects.get_for_id(nomor).model_class()


def _yang_baru(per_jenis: Mapping[int, Sequence[Perubahan]]) -> Milik:
    """What the import itself made: it stands in nobody's way."""
    return {
        _model(nomor): {p.id_objek for p in isi if p.tindakan == Tindakan.BARU}
        for nomor, isi in per_jenis.items()
    }


def _yang_menduduki(objek: Any, berisi: Mapping[int, list[Rujukan]], sendiri: Milik) -> list[str]:
    """Names of what stands on a new record, beside what the import made with it."""
    nama = yang_berdiri(objek)
    if not nama or len(sendiri) == 1:
        return nama
    return [str(model._base_manager.get(pk=pk)) for model, pk in berisi[objek.pk][:4]]


def _halang(perubahan: Perubahan, objek: Any, sebab: str) -> Penghalang:
    return Penghalang(perubahan.nomor, str(objek), objek.get_absolute_url(), sebab)


def _tanya_aturan(jenis: JenisImpor, rencana: Rencana) -> None:
    """What the kind forbids; asked only when nothing else does, since it costs the most."""
    if rencana.penghalang:
        return
    baru = [(p.nomor, o) for p, o in rencana.baru]
    ubah = [(p.nomor, o, _nilai_semula(p, o)) for p, o in rencana.ubah]
    for nomor, objek, sebab in jenis.halang_urung(baru, ubah):
        rencana.penghalang.append(Penghalang(nomor, str(objek), objek.get_absolute_url(), sebab))


def _nilai_semula(perubahan: Perubahan, objek: Any) -> dict[str, Any]:
    return {
        nama: nilai if medan.many_to_many else _dari_beku(medan, nilai)
        for nama, nilai in perubahan.sebelum.items()
        for medan in [objek._meta.get_field(nama)]
    }


def _masih(nama: list[str]) -> str:
    lain = f" dan {len(nama) - 3} lainnya" if len(nama) > 3 else ""
    return f"Sudah dipakai: {', '.join(nama[:3])}{lain}."


def _objek(model: Any, pk: Sequence[int], terkunci: bool) -> dict[int, Any]:
    pintu = model.semua if issubclass(model, Batal) else model._default_manager
    semua = pintu.select_for_update(of=("self",)) if terkunci else pintu.all()
    hasil: dict[int, Any] = {}
    for bagian in _potong(pk):
        hasil |= {o.pk: o for o in semua.filter(pk__in=bagian).order_by("pk")}
    return hasil


def _potong(pk: Sequence[int]) -> Iterator[Sequence[int]]:
    for awal in range(0, len(pk), POTONG):
        yield pk[awal : awal + POTONG]


def _pilah(
    model: Any, isi: Sequence[Perubahan], objek: dict[int, Any], rencana: Rencana
) -> list[Perubahan]:
    """Those that are as the import left them; of the others, who changed them since."""
    tetap: list[Perubahan] = []
    lain: list[Perubahan] = []
    for p in isi:
        satu = objek.get(p.id_objek)
        (tetap if satu is not None and satu.versi == p.versi else lain).append(p)
    riwayat = _terakhir(model, [p.id_objek for p in lain[:DISEBUT]])
    for n, p in enumerate(lain):
        satu = objek.get(p.id_objek)
        r = riwayat.get(p.id_objek) if n < DISEBUT else None
        if r and satu and r.versi != satu.versi:
            r = None  # that change wrote no history: nobody is named rather than somebody else
        rencana.penghalang.append(
            Penghalang(
                p.nomor,
                str(satu or "Data ini"),
                satu.get_absolute_url() if satu else "",
                _yang_berubah(p, satu),
                str(r.history_user or "") if r else "",
                r.history_date if r else None,
            )
        )
    return tetap


def _terakhir(model: Any, pk: Iterable[int]) -> dict[int, Any]:
    baris = model.riwayat.filter(id__in=list(pk)).select_related("history_user")
    return {r.id: r for r in baris.order_by("history_date", "history_id")}


def _yang_berubah(perubahan: Perubahan, objek: Any) -> str:
    """Which of the imported values are others now."""
    if objek is None:
        return "Tidak ada lagi."
    if getattr(objek, "batal", False):
        return f"Sudah dibatalkan: {objek.alasan_batal}"
    beda = []
    for nama, nilai in perubahan.sesudah.items():
        kolom: Any = objek._meta.get_field(nama)
        if kolom.many_to_many or not kolom.editable:
            continue
        kini = getattr(objek, kolom.attname)
        if kini != _dari_beku(kolom, nilai):
            beda.append(f"{kolom.verbose_name} sekarang {sebut_nilai(kolom, kini)}")
    return f"Diubah sesudah impor: {'; '.join(beda)}." if beda else "Diubah sesudah impor."


def _dari_beku(kolom: Any, nilai: Any) -> Any:
    if nilai is None or kolom.remote_field:
        return nilai
    return kolom.to_python(nilai)


def _yang_dirujuk(model: Any, pk: Sequence[int], sendiri: Milik) -> dict[int, list[Rujukan]]:
    """Those that any row of another table points to, and from where, what the import made apart:
    only these are asked one by one."""
    hasil: dict[int, list[Rujukan]] = defaultdict(list)
    if not dapat_diduduki(model):
        return hasil
    for kaitan in model._meta.get_fields(include_hidden=True):
        if not (kaitan.auto_created and (kaitan.one_to_many or kaitan.one_to_one)):
            continue
        lain = kaitan.related_model
        if issubclass(lain, HistoricalChanges) or lain._meta.auto_created:
            continue
        baris = lain._base_manager.order_by()
        if issubclass(lain, Batal):
            baris = baris.filter(dibatalkan_pada__isnull=True)
        kolom, milik = kaitan.field.name, sendiri.get(lain, set())
        for bagian in _potong(pk):
            for ke, dari in baris.filter(**{f"{kolom}__in": bagian}).values_list(kolom, "pk"):
                if dari not in milik:
                    hasil[ke].append((lain, dari))
    return hasil


def urungkan(*, batch: Batch, alasan: str, oleh: Pengguna, hari_ini: datetime.date) -> Batch:
    """New records are voided, changed ones get their values back. Raises ValidationError."""
    try:
        with transaction.atomic():
            return _urungkan(batch, alasan, oleh, hari_ini)
    except IntegrityError as galat:
        raise ValidationError(
            "Tidak ada yang dibatalkan: nilai lama bertabrakan dengan data yang ada sekarang, "
            "misalnya namanya sudah dipakai."
        ) from galat


def _urungkan(batch: Batch, alasan: str, oleh: Pengguna, hari_ini: datetime.date) -> Batch:
    batch = kunci(Batch.objects.all(), batch.pk)
    if batch.status == Status.DIBATALKAN:
        return batch
    if sebab := boleh_diurungkan(batch, hari_ini):
        raise ValidationError(sebab)
    jenis = jenis_dari(batch)
    jenis.siapkan([], jenis.ruang(oleh, hari_ini), kunci=True)
    rencana = rencanakan(batch, terkunci=True)
    if rencana.penghalang:
        raise ValidationError(
            f"{len(rencana.penghalang)} baris sudah berubah sesudah impor ini; tidak ada yang "
            "dibatalkan."
        )
    sebab = f"Impor {batch.nama} (nomor {batch.pk}) dibatalkan: {alasan}"
    _cabut(rencana, sebab, oleh)
    _kembalikan(rencana, sebab, oleh)
    jenis.sesudah_dicabut([o for _, o in rencana.baru], oleh)
    batch.status = Status.DIBATALKAN
    batch.dibatalkan_pada, batch.dibatalkan_oleh = timezone.now(), oleh
    simpan_beralasan(batch, oleh=oleh, alasan=alasan)
    return batch


def _cabut(rencana: Rencana, sebab: str, oleh: Pengguna) -> None:
    saat = timezone.now()
    for objek in _per_model(o for _, o in rencana.baru).values():
        for satu in objek:
            satu.dibatalkan_pada, satu.dibatalkan_oleh, satu.alasan_batal = saat, oleh, sebab
        kolom = ("dibatalkan_pada", "dibatalkan_oleh", "alasan_batal")
        ubah_banyak(objek, kolom, oleh=oleh, alasan=sebab)


def _kembalikan(rencana: Rencana, sebab: str, oleh: Pengguna) -> None:
    semula = {id(o): p.sebelum for p, o in rencana.ubah}
    for model, objek in _per_model(o for _, o in rencana.ubah).items():
        kolom: set[str] = set()
        tautan: list[Tautan] = []
        for satu in objek:
            banyak: Tautan = {}
            for nama, nilai in semula[id(satu)].items():
                medan: Any = model._meta.get_field(nama)
                if medan.many_to_many:
                    banyak[nama] = nilai
                else:
                    setattr(satu, medan.attname, _dari_beku(medan, nilai))
                    kolom.add(nama)
            tautan.append(banyak)
        ubah_banyak(objek, kolom, tautan=tautan, oleh=oleh, alasan=sebab)


def _per_model(objek: Iterable[Any]) -> dict[type[models.Model], list[Any]]:
    hasil: dict[type[models.Model], list[Any]] = defaultdict(list)
    for satu in objek:
        hasil[type(satu)].append(satu)
    return hasil
