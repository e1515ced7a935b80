"""Search over all kinds of record, within the area of the user. One query per kind."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Count, Window

from dasbor.sk.kaitan import sk_terlihat
from dasbor.tautan import alamat
from dinas.models import Pengguna, SuratKeputusan
from inti.nilai import tanggal_panjang
from kegiatan.models import Kegiatan, Mitra, StatusKomitmen
from kegiatan.saring.komitmen import KomitmenSaringan
from kelompok.models import Kelompok
from penghargaan.models import Penghargaan
from penghargaan.saring import PenghargaanSaringan
from petugas.akses import desa_terlihat
from petugas.models import Petugas

BATAS = 10  # rows of a kind on the page; the full list has the rest


@dataclass(frozen=True)
class Hasil:
    """One record that was found; without `url` there is no page to open."""

    judul: str
    keterangan: str
    url: str


@dataclass(frozen=True)
class Temuan:
    """What was found of one kind: the first rows, how many there are, where all of them are."""

    kode: str
    judul: str
    ikon: str
    jumlah: int
    hasil: tuple[Hasil, ...]
    url: str = ""


def cari_semua(q: str, user: Pengguna, hari_ini: datetime.date) -> list[Temuan]:
    """Records of every kind that match `q`, each as its own list finds them."""
    return [f(q, user, hari_ini) for f in JENIS]


def _temuan(
    kode: str,
    judul: str,
    ikon: str,
    baris: models.QuerySet,
    hasil: Callable[[Any], Hasil],
    url: str = "",
) -> Temuan:
    """The first rows and the number of all of them, in one query."""
    pertama = list(baris.annotate(semua_cocok=Window(Count("pk")))[:BATAS])
    jumlah = pertama[0].semua_cocok if pertama else 0
    return Temuan(kode, judul, ikon, jumlah, tuple(hasil(b) for b in pertama), url)


def _kelompok(q: str, user: Pengguna, hari_ini: datetime.date) -> Temuan:
    semua = Kelompok.objects.terlihat(user, hari_ini).filter(mulai__lte=hari_ini)
    baris = semua.cari(q).select_related("desa__kecamatan")

    def hasil(k: Kelompok) -> Hasil:
        berakhir = k.selesai and k.selesai < hari_ini
        akhir = f" · berakhir {tanggal_panjang(k.selesai)}" if berakhir else ""
        return Hasil(str(k), f"{_tempat(k.desa)}{akhir}", k.get_absolute_url())

    url = alamat("kelompok:daftar", q=q, status="semua")
    return _temuan("kelompok", "Kelompok", "users-group", baris.order_by("nama", "pk"), hasil, url)


def _desa(q: str, user: Pengguna, hari_ini: datetime.date) -> Temuan:
    desa = desa_terlihat(user, hari_ini).per(hari_ini).bernama(q).select_related("kecamatan")

    def hasil(d) -> Hasil:
        return Hasil(d.nama_lengkap, f"Kecamatan {d.kecamatan} · {d.kode}", d.get_absolute_url())

    url = alamat("wilayah:daftar", q=q)
    return _temuan("desa", "Desa dan kelurahan", "map-pin", desa.order_by("kode"), hasil, url)


def _petugas(q: str, user: Pengguna, hari_ini: datetime.date) -> Temuan:
    baris = Petugas.objects.terlihat(user, hari_ini).filter(nama__icontains=q)
    baris = baris.untuk_daftar(hari_ini).order_by("nama", "pk")

    def hasil(p: Any) -> Hasil:
        if p.jenis_jabatan is None:
            return Hasil(p.nama, "tidak sedang bertugas", p.get_absolute_url())
        return Hasil(p.nama, f"{p.jumlah_desa} desa binaan", p.get_absolute_url())

    url = alamat("petugas:daftar", q=q, status="semua")
    return _temuan("petugas", "Petugas", "id-badge-2", baris, hasil, url)


def _kegiatan(q: str, user: Pengguna, hari_ini: datetime.date) -> Temuan:
    baris = Kegiatan.objects.terlihat(user, hari_ini).cari(q).untuk_daftar()

    def hasil(k: Kegiatan) -> Hasil:
        keterangan = f"{k.get_jenis_display()}, {tanggal_panjang(k.mulai)} · {k.di_mana}"
        return Hasil(k.judul, keterangan, k.get_absolute_url())

    url = alamat("kegiatan:daftar", q=q)
    return _temuan("kegiatan", "Kegiatan", "calendar", baris, hasil, url)


def _komitmen(q: str, user: Pengguna, hari_ini: datetime.date) -> Temuan:
    saring = KomitmenSaringan({"q": q}, user=user, hari_ini=hari_ini)

    def hasil(k: Any) -> Hasil:
        tenggat = f", tenggat {tanggal_panjang(k.tenggat)}" if k.tenggat else ""
        status = StatusKomitmen(k.status_per).label
        return Hasil(str(k), f"{k.siapa} · {status}{tenggat}", k.get_absolute_url())

    url = alamat("kegiatan:komitmen_daftar", q=q)
    return _temuan("komitmen", "Komitmen", "flag", saring.hasil, hasil, url)


def _mitra(q: str, user: Pengguna, hari_ini: datetime.date) -> Temuan:
    def hasil(m: Mitra) -> Hasil:
        return Hasil(m.nama, m.bidang, m.get_absolute_url())

    url = alamat("kegiatan:mitra_daftar", q=q)
    baris = Mitra.objects.cari(q)
    return _temuan("mitra", "Mitra", "building-community", baris, hasil, url)


def _penghargaan(q: str, user: Pengguna, hari_ini: datetime.date) -> Temuan:
    saring = PenghargaanSaringan({"q": q}, Penghargaan.objects.all(), user=user, hari_ini=hari_ini)

    def hasil(p: Penghargaan) -> Hasil:
        return Hasil(p.judul, f"{p.get_tingkat_display()} · {p.tahun}", p.get_absolute_url())

    url = alamat("penghargaan:daftar", q=q)
    baris = saring.hasil.prefetch_related(None)
    return _temuan("penghargaan", "Penghargaan", "award", baris, hasil, url)


def _sk(q: str, user: Pengguna, hari_ini: datetime.date) -> Temuan:
    """Decrees by number or subject."""
    baris = sk_terlihat(user).filter(tanggal__lte=hari_ini).cari(q)

    def hasil(sk: SuratKeputusan) -> Hasil:
        tentang = f" · {sk.tentang}" if sk.tentang else ""
        keterangan = f"{sk.get_penerbit_display()}, {tanggal_panjang(sk.tanggal)}{tentang}"
        return Hasil(sk.nomor, keterangan, sk.get_absolute_url())

    return _temuan("sk", "SK", "file-certificate", baris, hasil, alamat("sk:daftar", q=q))


JENIS = (_kelompok, _desa, _petugas, _kegiatan, _komitmen, _mitra, _penghargaan, _sk)


def _tempat(desa) -> str:
    return f"{desa.nama}, Kecamatan {desa.kecamatan}"
