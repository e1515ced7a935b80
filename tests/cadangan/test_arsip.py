"""What is not an archive of ours, or no longer one, is refused before anything is unpacked."""

import hashlib
import io
import json
import os
import stat
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cadangan.arsip import MANIFES, Penulis, buka
from cadangan.galat import CadanganDitolak
from cadangan.manifes import Isi, Manifes
from tests.pabrik_berkas import gambar

BERKAS = "berkas/0f/0f0e0d0c-1234-4567-89ab-0123456789ab"
ISI = {"basisdata.sqlite3": os.urandom(60_000), BERKAS: os.urandom(30_000)}


def arsip(isi: dict[str, bytes] | None = None) -> bytes:
    """An archive as `cadangkan` writes it, over these members."""
    keluar = io.BytesIO()
    penulis = Penulis(keluar)
    for nama, satu in (isi or ISI).items():
        penulis.tambah(nama, io.BytesIO(satu), kempis=not nama.startswith("berkas/"))
    penulis.tutup(
        Manifes("2026-11-24T20:00:00+07:00", "sqlite", Isi({}, frozenset()), penulis.anggota)
    )
    return keluar.getvalue()


def ditulis_ulang(
    ubah: Callable[[dict], object] = lambda _: None, lain: dict[str, bytes] | None = None
) -> bytes:
    """The same members under a manifest that was changed, and others beside them."""
    keluar = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(arsip())) as asal, zipfile.ZipFile(keluar, "w") as tujuan:
        manifes = json.loads(asal.read(MANIFES))
        hasil = ubah(manifes)
        for nama, isi in ISI.items():
            tujuan.writestr(nama, isi)
        for nama, isi in (lain or {}).items():
            tujuan.writestr(nama, isi)
        tujuan.writestr(MANIFES, hasil if isinstance(hasil, str) else json.dumps(manifes))
    return keluar.getvalue()


def tercatat(nama: str, isi: bytes = b"x") -> bytes:
    """A member of this name that the manifest knows, sum and all."""

    def ubah(manifes: dict) -> None:
        manifes["anggota"][nama] = [len(isi), hashlib.sha256(isi).hexdigest()]

    return ditulis_ulang(ubah, {nama: isi})


def dengan_kepala(nama: str, isi: bytes = b"x", **kepala: int) -> bytes:
    """A further member whose entry says these things of it."""
    keluar = io.BytesIO(arsip())
    with zipfile.ZipFile(keluar, "a") as tujuan:
        satu = zipfile.ZipInfo(nama)
        for n, nilai in kepala.items():
            setattr(satu, n, nilai)
        tujuan.writestr(satu, isi)
    return keluar.getvalue()


def satu_bit_lain(posisi: float) -> bytes:
    isi = bytearray(arsip())
    isi[int(len(isi) * posisi)] ^= 1
    return bytes(isi)


def bersandi() -> bytes:
    isi = bytearray(arsip())
    isi[isi.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(isi)


def mengaku_kecil() -> bytes:
    """A bomb whose directory says that it unpacks to 60,000 bytes."""
    isi = bytearray(arsip(ISI | {"basisdata.sqlite3": bytes(30_000_000)}))
    di = isi.index(b"PK\x01\x02") + 24
    isi[di : di + 4] = struct.pack("<I", 60_000)
    return bytes(isi)


def dua_kali() -> bytes:
    keluar = io.BytesIO(arsip())
    with zipfile.ZipFile(keluar, "a") as tujuan, pytest.warns(UserWarning, match="Duplicate"):
        tujuan.writestr(BERKAS, b"lain")
    return keluar.getvalue()


def ubah(kunci: str, nilai: object) -> bytes:
    return ditulis_ulang(lambda m: m.__setitem__(kunci, nilai))


def zip_lain() -> bytes:
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w") as tujuan:
        tujuan.writestr("xl/workbook.xml", "<workbook/>")
    return keluar.getvalue()


BURUK = {
    "kosong": (lambda: b"", "kosong"),
    "teks": (lambda: b"halo\n" * 100, "bukan cadangan"),
    "gambar": (gambar, "bukan cadangan"),
    "buku Excel": (zip_lain, "keterangannya tidak ada"),
    "separuh": (lambda: arsip()[: len(arsip()) // 2], "terpotong"),
    "kurang satu byte": (lambda: arsip()[:-1], "terpotong"),
    "satu bit di basis data": (lambda: satu_bit_lain(0.3), "basisdata.sqlite3"),
    "satu bit di berkas": (lambda: satu_bit_lain(0.9), "berkas/0f"),
    "isi ditukar": (
        lambda: ubah("anggota", {n: [len(b), "0" * 64] for n, b in ISI.items()}),
        "SHA",
    ),
    "ukuran lain": (
        lambda: ditulis_ulang(lambda m: m["anggota"][BERKAS].__setitem__(0, 5)),
        "ukuran",
    ),
    "anggota hilang": (
        lambda: ditulis_ulang(lambda m: m["anggota"].__setitem__(BERKAS + "-kecil", [1, "0"])),
        "tidak ada di dalamnya",
    ),
    "anggota tak tercatat": (lambda: ditulis_ulang(lain={"catatan.txt": b"x"}), "bukan bagian"),
    "keluar folder": (lambda: tercatat("../../etc/cron.d/x"), "nama .* tidak sah"),
    "keluar folder lewat berkas": (lambda: tercatat("berkas/../../x"), "tidak sah"),
    "alamat mutlak": (lambda: tercatat("/etc/passwd"), "tidak sah"),
    "garis miring terbalik": (lambda: tercatat("berkas\\..\\x"), "tidak sah|tidak ada"),
    "folder lain dari namanya": (lambda: tercatat(BERKAS.replace("/0f/", "/0e/")), "tidak sah"),
    "tautan": (
        lambda: dengan_kepala(BERKAS + "-kecil", external_attr=(stat.S_IFLNK | 0o777) << 16),
        "bukan berkas biasa",
    ),
    "folder": (lambda: dengan_kepala("berkas/aa/", b""), "bukan berkas biasa"),
    "bersandi": (bersandi, "bersandi"),
    "nama dua kali": (dua_kali, "dua kali"),
    "bom": (lambda: arsip(ISI | {"basisdata.sqlite3": bytes(30_000_000)}), "tidak wajar"),
    "bom yang mengaku kecil": (mengaku_kecil, "ukuran|SHA|tidak terbaca"),
    "penanda lain": (lambda: ubah("penanda", "arsip orang"), "keterangannya tidak dikenal"),
    "bukan JSON": (lambda: ditulis_ulang(lambda _: "{"), "tidak dikenal"),
    "JSON sangat dalam": (lambda: ditulis_ulang(lambda _: "[" * 100_000), "tidak dikenal|wajar"),
    "bentuk lebih baru": (lambda: ubah("bentuk", 2), "versi aplikasi yang lebih baru"),
    "basis data tak dikenal": (lambda: ubah("basis_data", "oracle"), "tidak lengkap"),
    "tanpa hitungan": (lambda: ditulis_ulang(lambda m: m.pop("baris")), "tidak lengkap"),
    "hitungan bukan angka": (lambda: ubah("baris", {"a": "banyak"}), "tidak lengkap"),
    "anggota bukan daftar": (lambda: ubah("anggota", 7), "tidak lengkap"),
}


def test_arsip_yang_utuh_dibongkar_seperti_isinya(tmp_path):
    jalur, folder = tmp_path / "a.zip", tmp_path / "isi"
    jalur.write_bytes(arsip())

    with buka(jalur) as satu:
        satu.bongkar(folder)

    assert {n: (folder / n).read_bytes() for n in ISI} == ISI
    assert stat.S_IMODE((folder / BERKAS).stat().st_mode) == 0o600


@pytest.mark.parametrize("nama", BURUK)
def test_arsip_buruk_ditolak(tmp_path, nama):
    buat, kata = BURUK[nama]
    jalur = tmp_path / "a.zip"
    jalur.write_bytes(buat())
    sebelum = sorted(tmp_path.rglob("*"))

    tracemalloc.start()
    with pytest.raises(CadanganDitolak, match=kata), buka(jalur):
        pytest.fail("dibuka")
    puncak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert sorted(tmp_path.rglob("*")) == sebelum
    assert puncak < 10_000_000


@pytest.mark.parametrize("nama", ["tiada.zip", ""])
def test_yang_bukan_berkas(tmp_path, nama):
    jalur: Path = tmp_path / nama
    with pytest.raises(CadanganDitolak, match="tidak dapat dibaca"), buka(jalur):
        pytest.fail("dibuka")
