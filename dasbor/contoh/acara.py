"""Sample events, promises, partners, and who is in the forum.

The event of 13 November 2020, its promise and the forum are facts; the sample adds to the forum
its PIK-R and a board, which the report does not name.
"""

import datetime
import random

from dasbor.contoh.acara_isi import ACARA, HARIAN, JANJI, MITRA, PENGURUS, Acara, Janji
from dasbor.contoh.kelompok import RencanaKelompok
from dasbor.contoh.latar import ACUAN, Latar, tanggal_acak
from dasbor.contoh.sk import BukuSk
from dasbor.rujukan_acara import forum_fakta
from dinas.models import Penerbit
from inti.models import Urutan
from kegiatan.aksi.komitmen import keadaan_dari
from kegiatan.models import (
    ForumGenre,
    Kegiatan,
    Komitmen,
    Media,
    Mitra,
    Narasumber,
    PengurusForum,
    PesertaSasaran,
    Pihak,
    Sasaran,
    TindakLanjut,
)
from kelompok.jenis import Jenis
from petugas.models import Penugasan

SEHARI = datetime.timedelta(days=1)
HARIAN_BANYAK, HARIAN_PKB = 34, 10  # daily events in all, and those of the sample account
KURUN = "62.10.02"


def buat_acara(latar: Latar, rencana: list[RencanaKelompok], buku: BukuSk) -> None:
    mitra = _mitra(latar)
    acara = _acara(latar, mitra)
    _harian(latar, rencana)
    _komitmen(latar, acara, mitra)
    _forum(latar, rencana, buku)


def _mitra(latar: Latar) -> dict[str, Mitra]:
    daftar = [m for m in MITRA if m.mulai is None or m.mulai <= latar.batas]
    baris = [
        Mitra(
            nama=m.nama,
            bidang=m.bidang,
            kontak=m.kontak,
            telepon=latar.telepon(),
            kesepakatan=m.kesepakatan,
            kesepakatan_mulai=m.mulai,
            kesepakatan_selesai=_sampai(latar, m.mulai, m.sampai),
            bentuk=m.bentuk,
        )
        for m in daftar
    ]
    latar.simpan(baris, tanggal="")
    return dict(zip((m.kunci for m in daftar), baris, strict=True))


def _sampai(latar: Latar, mulai: datetime.date | None, hari: int | None) -> datetime.date | None:
    """An end so many days after the last day of the sample, never before the beginning."""
    if mulai is None or hari is None:
        return None
    return max(mulai, latar.batas + hari * SEHARI)


def _acara(latar: Latar, mitra: dict[str, Mitra]) -> dict[str, Kegiatan]:
    daftar = [a for a in ACARA if a.mulai <= latar.batas]
    nomor = Urutan.ambil("kegiatan", len(daftar))
    baris = [_kegiatan(latar, a, n) for n, a in zip(nomor, daftar, strict=True)]
    latar.simpan(baris)
    sasaran = {s.kode: s for s in Sasaran.objects.all()}
    latar.simpan(
        [
            PesertaSasaran(kegiatan=k, sasaran=sasaran[s])
            for k, a in zip(baris, daftar, strict=True)
            for s in a.sasaran
        ],
        tanggal="",
    )
    latar.simpan(
        [
            Narasumber(kegiatan=k, nama=jabatan, jabatan=materi, urutan=urutan)
            for k, a in zip(baris, daftar, strict=True)
            for urutan, (jabatan, materi) in enumerate(a.pembicara, start=1)
        ],
        tanggal="",
    )
    tautan = Kegiatan.mitra.through
    tautan.objects.bulk_create(
        tautan(kegiatan=k, mitra=mitra[m])
        for k, a in zip(baris, daftar, strict=True)
        for m in a.mitra
        if m in mitra
    )
    return dict(zip((a.kunci for a in daftar), baris, strict=True))


def _kegiatan(latar: Latar, a: Acara, nomor: int) -> Kegiatan:
    return Kegiatan(
        kode=f"E-{nomor:05d}",
        jenis=a.jenis,
        judul=a.judul,
        mulai=a.mulai,
        tempat=a.tempat,
        desa=latar.desa.get(a.di),
        kecamatan=latar.kecamatan.get(a.di),
        penyelenggara="Dinas",
        peserta_l=a.laki,
        peserta_p=a.perempuan,
        sumber_dana=a.sumber_dana,
        biaya=a.biaya,
        hasil=a.hasil,
    )


def _harian(latar: Latar, rencana: list[RencanaKelompok]) -> None:
    """Visits and guidance by field officers, each in a village that was theirs on that day."""
    dadu = latar.dadu("harian")
    semua = list(Penugasan.objects.select_related("petugas", "desa").order_by("pk"))
    pkb = [p for p in semua if p.petugas.pengguna_id == latar.akun["pkb"].pk]
    milik = [(dadu.choice(pkb), "pkb") for _ in range(HARIAN_PKB)]
    milik += [(dadu.choice(semua), "operator") for _ in range(HARIAN_BANYAK - HARIAN_PKB)]
    nomor = Urutan.ambil("kegiatan", len(milik))
    isi = [_satu_hari(latar, dadu, p, n) for (p, _), n in zip(milik, nomor, strict=True)]
    for oleh in ("pkb", "operator"):
        sebagian = [k for (k, _), (_, siapa) in zip(isi, milik, strict=True) if siapa == oleh]
        latar.simpan(sebagian, oleh=oleh)
    sasaran = {s.kode: s for s in Sasaran.objects.all()}
    latar.simpan([PesertaSasaran(kegiatan=k, sasaran=sasaran[s]) for k, s in isi], tanggal="")
    media = list(Media.objects.order_by("urutan")[:3])
    dipakai = Kegiatan.media.through
    dipakai.objects.bulk_create(
        dipakai(kegiatan=k, media=dadu.choice(media)) for k, _ in isi if k.jenis == "kie"
    )
    hadir = Kegiatan.kelompok.through
    hadir.objects.bulk_create(
        hadir(kegiatan=k, kelompok=r.objek)
        for k, _ in isi
        if k.jenis == "pembinaan"
        for r in [x for x in rencana if x.desa == k.desa and x.aktif_pada(k.mulai)][:1]
    )


def _satu_hari(
    latar: Latar, dadu: random.Random, p: Penugasan, nomor: int
) -> tuple[Kegiatan, str]:
    """A day of this assignment: of its last month, or before it began to be recorded daily."""
    akhir = min(p.selesai or latar.batas, latar.batas)
    hari = tanggal_acak(dadu, max(p.mulai, akhir - 45 * SEHARI), akhir)
    jenis, judul, sasaran, hasil = dadu.choice(HARIAN)
    rumah = jenis == "kunjungan"
    kegiatan = Kegiatan(
        kode=f"E-{nomor:05d}",
        jenis=jenis,
        judul=judul,
        mulai=hari,
        desa=p.desa,
        petugas=p.petugas,
        tempat="Rumah keluarga" if rumah else "Balai desa",
        peserta_l=dadu.randint(0, 2 if rumah else 9),
        peserta_p=dadu.randint(1, 3 if rumah else 24),
        hasil=hasil,
    )
    return kegiatan, sasaran


def _komitmen(latar: Latar, acara: dict[str, Kegiatan], mitra: dict[str, Mitra]) -> None:
    """In all states; a promise counts from its event, so both are in the sample or neither."""
    komitmen, catatan = [], []
    for j in JANJI:
        if j.acara not in acara or (j.pihak == Pihak.MITRA and j.siapa not in mitra):
            continue
        k = Komitmen(
            kegiatan=acara[j.acara],
            pihak=j.pihak,
            desa=latar.desa.get(j.siapa),
            kecamatan=latar.kecamatan.get(j.siapa),
            mitra=mitra.get(j.siapa),
            isi=j.isi,
            menurut_dana=j.menurut_dana,
            tenggat=max(_hari(latar, j.tenggat), acara[j.acara].mulai),
            penanggung_jawab=j.penanggung,
        )
        tindak = _tindak(latar, j, k)
        for kolom, nilai in keadaan_dari(tindak[-1] if tindak else None).items():
            setattr(k, kolom, nilai)
        latar.tandai(k, latar.saat(k.kegiatan.mulai, latar.dadu("janji", j.isi)))
        komitmen.append(k)
        catatan += tindak
    latar.simpan(komitmen)
    latar.simpan(catatan, tanggal="tanggal")


def _tindak(latar: Latar, j: Janji, komitmen: Komitmen) -> list[TindakLanjut]:
    """What was done within the sample, the earliest first."""
    hari = [(_hari(latar, kapan), status, catatan) for kapan, status, catatan in j.tindak]
    return [
        TindakLanjut(komitmen=komitmen, tanggal=tanggal, status=status, catatan=catatan)
        for tanggal, status, catatan in hari
        if komitmen.kegiatan.mulai <= tanggal <= latar.batas
    ]


def _hari(latar: Latar, kapan: datetime.date | int) -> datetime.date:
    return latar.batas - kapan * SEHARI if isinstance(kapan, int) else kapan


def _forum(latar: Latar, rencana: list[RencanaKelompok], buku: BukuSk) -> None:
    """The published forum gets the PIK-R of that day and a board; Kurun has one of its own."""
    pikr = [r for r in rencana if r.jenis == Jenis.PIKR]
    tautan = ForumGenre.pikr.through
    if forum := forum_fakta():
        tautan.objects.bulk_create(
            tautan(forumgenre=forum, kelompok=r.objek) for r in pikr if r.aktif_pada(ACUAN)
        )
        _pengurus(latar, forum)
    mulai = datetime.date(2020, 7, 6)
    sk = buku.catat(Penerbit.CAMAT, mulai, "476", "Forum GenRe Kecamatan Kurun")
    selesai = datetime.date(2022, 12, 31)
    kurun = ForumGenre(
        nama="Forum GenRe Kecamatan Kurun",
        mulai=mulai,
        selesai=latar.sudah(selesai),
        sk=sk,
        catatan="Forum kecamatan; anggotanya juga anggota GenMasaDepan.",
    )
    latar.simpan([kurun])
    tautan.objects.bulk_create(
        tautan(forumgenre=kurun, kelompok=r.objek)
        for r in pikr
        if r.desa.kode.startswith(KURUN) and r.aktif_pada(mulai)
    )
    _pengurus(latar, kurun)


def _pengurus(latar: Latar, forum: ForumGenre) -> None:
    latar.simpan(
        [
            PengurusForum(forum=forum, nama=nama, jabatan=jabatan, urutan=urutan)
            for urutan, (nama, jabatan) in enumerate(PENGURUS, start=1)
        ],
        tanggal="",
    )
