"""A backup is made here and brought back there; both databases, real migrations and files."""

import fcntl
import hashlib
import json
import os
import sqlite3
import stat
import subprocess
import sys
import threading
import zipfile
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from cadangan import arsip as modul_arsip
from cadangan import postgres
from cadangan.manifes import Isi
from dinas.models import Pengguna, ProfilDinas
from tests.cadangan.conftest import Pasangan, isi_berkas
from tests.pabrik import SANDI, buat_desa, buat_pengguna
from wilayah.models import Desa

SISIPKAN = (
    "INSERT INTO django_session (session_key, session_data, expire_date)"
    " VALUES ('{}', 'x', '2026-01-01')"
)
# Written to when a backup is brought up to date.
LAIN = {"django_content_type", "auth_permission", "django_migrations"}


@pytest.fixture
def sumber(pasang) -> Pasangan:
    """An office with users, villages and a private file."""
    asal = pasang()
    with asal.pakai():
        buat_pengguna("administrator", username="kepala_tu")
        for nama in ("Tumbang Jutuh", 'Tumbang "Empas"; --'):
            buat_desa(nama=nama)
        ProfilDinas.ambil()
    isi_berkas(asal, b"%PDF-1.4 surat keputusan")
    return asal


@pytest.fixture
def berkas_cadangan(sumber, tmp_path) -> Path:
    jalur = tmp_path / "cadangan.zip"
    sumber.perintah("cadangkan", jalur)
    return jalur


def tanpa_catatan(pasangan: Pasangan) -> dict[str, int]:
    """Counts of all tables of the app and its packages, those that hold anything."""
    return {t: n for t, n in terisi(pasangan.isi()).items() if t not in LAIN}


@pytest.mark.parametrize("tabel", [True, False])
def test_kembali_dengan_hitungan_isi_dan_berkas_yang_sama(sumber, pasang, tmp_path, tabel):
    jalur, tujuan = tmp_path / "cadangan.zip", pasang(tabel=tabel)
    kata = sumber.perintah("cadangkan", jalur)
    assert f"Cadangan selesai: {jalur} (" in kata
    assert ", 1 berkas." in kata

    kata = tujuan.perintah("pulihkan", jalur)

    assert kata.startswith("Pulih, dan jumlah barisnya cocok: ")
    assert tujuan.isi() == sumber.isi()
    assert tujuan.berkas() == sumber.berkas() != {}
    with tujuan.pakai():
        assert Pengguna.objects.get(username="kepala_tu").check_password(SANDI)
        assert set(Desa.objects.values_list("nama", flat=True)) == {
            *("Tumbang Jutuh", 'Tumbang "Empas"; --')
        }
        buat_desa(nama="Desa sesudahnya")  # keys go on where they were
    rahasia = [p for p in (tujuan.data / "berkas").rglob("*") if p.is_file()]
    assert [stat.S_IMODE(p.stat().st_mode) for p in rahasia] == [0o600]
    assert not list(tujuan.data.glob(".pulihkan-*"))


def test_arsip_hanya_terbaca_pemiliknya_dan_tidak_ditimpa(sumber, tmp_path):
    jalur = tmp_path / "cadangan.zip"
    jalur.write_text("milik orang")
    with pytest.raises(CommandError, match=r"sudah ada dan tidak ditimpa\. .*--timpa"):
        sumber.perintah("cadangkan", jalur)
    assert jalur.read_text() == "milik orang"

    sumber.perintah("cadangkan", jalur, "--timpa")

    assert stat.S_IMODE(jalur.stat().st_mode) == 0o600
    assert sumber.perintah("pulihkan", jalur, "--periksa").startswith("Cadangan utuh")
    assert [p.name for p in tmp_path.iterdir() if not p.name.startswith("data")] == [jalur.name]


@pytest.mark.parametrize(
    ("nama", "kata"),
    [("tiada/a.zip", r"Folder .*tiada belum ada"), ("", r"sebuah folder")],
)
def test_tempat_yang_tidak_dapat_dipakai(sumber, tmp_path, nama, kata):
    with pytest.raises(CommandError, match=kata):
        sumber.perintah("cadangkan", tmp_path / nama)


def test_basis_data_yang_belum_disiapkan(pasang, tmp_path):
    with pytest.raises(CommandError, match=r"Belum ada basis data|jalankan `migrate` dahulu"):
        pasang(tabel=False).perintah("cadangkan", tmp_path / "a.zip")
    assert not list(tmp_path.glob("*.zip"))


def test_yang_bukan_milik_gudang_tidak_ikut(sumber, berkas_cadangan, tmp_path):
    asing = sumber.data / "berkas" / "aa"
    asing.mkdir()
    (asing / "catatan.txt").write_text("asing")
    (asing / "aaaaaaaa-0000-4000-8000-000000000000").symlink_to("/etc/passwd")

    assert ", 1 berkas." in sumber.perintah("cadangkan", tmp_path / "b.zip")


def test_menulis_selagi_dicadangkan_tidak_terganggu(sumber, pasang, tmp_path):
    """A writer saves pairs all the while: it never fails, and no half pair is in the backup."""
    galat: list[BaseException] = []
    berhenti, menulis = threading.Event(), threading.Event()

    def tulis():
        try:
            with closing(_sambung(sumber)) as sambungan:
                for nomor in range(1, 100_000):
                    kursor = sambungan.cursor()
                    for tanda in "ab":
                        kursor.execute(SISIPKAN.format(f"{nomor}{tanda}"))
                    sambungan.commit()
                    menulis.set()
                    if berhenti.is_set():
                        return
        except BaseException as satu:
            galat.append(satu)
            menulis.set()

    penulis = threading.Thread(target=tulis)
    penulis.start()
    menulis.wait(30)
    sumber.perintah("cadangkan", tmp_path / "a.zip")
    berhenti.set()
    penulis.join(30)

    assert galat == []
    tujuan = pasang()
    tujuan.perintah("pulihkan", tmp_path / "a.zip")
    jumlah = tujuan.isi().baris["django_session"]
    assert jumlah > 0
    assert jumlah % 2 == 0
    assert jumlah <= sumber.isi().baris["django_session"]


def _sambung(pasangan: Pasangan):
    if connection.vendor == "sqlite":
        return sqlite3.connect(pasangan.nama, timeout=30)
    with pasangan.pakai():
        return psycopg2.connect(**{**connection.get_connection_params(), "dbname": pasangan.nama})


def test_cadangan_versi_lama_dimutakhirkan(sumber, pasang, tmp_path):
    """Made before the office profile knew how long imports can be undone."""
    with sumber.pakai():
        call_command("migrate", "dinas", "0005_kop_surat", verbosity=0)
    jalur, tujuan = tmp_path / "lama.zip", pasang()
    sumber.perintah("cadangkan", jalur)
    assert ("dinas", "0006_hari_urung_impor") not in sumber.isi().migrasi

    tujuan.perintah("pulihkan", jalur)

    assert tanpa_catatan(tujuan) == tanpa_catatan(sumber)
    assert ("dinas", "0006_hari_urung_impor") in tujuan.isi().migrasi
    with tujuan.pakai():
        assert ProfilDinas.ambil().hari_urung_impor == 90


def test_cadangan_versi_baru_ditolak(sumber, pasang, tmp_path):
    with sumber.pakai(), connection.cursor() as kursor:
        kursor.execute(
            "INSERT INTO django_migrations (app, name, applied)"
            " VALUES ('dinas', '0099_masa_depan', '2030-01-01')"
        )
    jalur = tmp_path / "baru.zip"
    sumber.perintah("cadangkan", jalur)
    ditolak(pasang(), jalur, r"versi aplikasi yang lebih baru \(dinas\.0099_masa_depan")


def test_pemasangan_yang_tidak_kosong_ditolak(berkas_cadangan, pasang):
    tujuan = pasang()
    with tujuan.pakai():
        buat_desa(nama="Sudah ada")
    ditolak(tujuan, berkas_cadangan, r"tidak kosong \(.*wilayah_desa 1 baris")


def test_gudang_yang_tidak_kosong_ditolak(berkas_cadangan, pasang):
    tujuan = pasang()
    (tujuan.data / "berkas" / "ab").mkdir(parents=True)
    (tujuan.data / "berkas" / "ab" / "sisa").write_bytes(b"x")
    ditolak(tujuan, berkas_cadangan, "Gudang berkas tidak kosong")


def test_basis_data_jenis_lain_ditolak(berkas_cadangan, pasang):
    """An archive of the other kind, whole and honest otherwise."""
    lain = {"sqlite": "postgresql", "postgresql": "sqlite"}[connection.vendor]
    nama = {"sqlite": "basisdata.sqlite3", "postgresql": "basisdata.pgdump"}
    ubah_arsip(
        berkas_cadangan,
        lambda isi: isi.replace(f'"{connection.vendor}"', f'"{lain}"').replace(
            nama[connection.vendor], nama[lain]
        ),
        nama={nama[connection.vendor]: nama[lain]},
    )
    ditolak(pasang(), berkas_cadangan, "basis data yang sama")


def test_hitungan_yang_tidak_cocok_ditolak_tanpa_sisa(berkas_cadangan, pasang):
    """Found only when the database is filled: files are there already and must go again."""
    ubah_arsip(berkas_cadangan, lambda isi: isi.replace('"wilayah_desa": 2', '"wilayah_desa": 3'))
    ditolak(pasang(tabel=False), berkas_cadangan, "wilayah_desa berisi 2 baris, seharusnya 3")


def test_gagal_dimutakhirkan_tidak_menyisakan_apa_pun(sumber, pasang, tmp_path):
    """A migration that does not run on this backup: its table is not there."""
    with sumber.pakai(), connection.cursor() as kursor:
        call_command("migrate", "dinas", "0005_kop_surat", verbosity=0)
        kursor.execute("DROP TABLE dinas_profildinas")
    jalur = tmp_path / "lama.zip"
    sumber.perintah("cadangkan", jalur)
    ditolak(pasang(), jalur, "tidak dapat dimutakhirkan")


def test_basis_data_rusak_di_dalam_arsip_ditolak_tanpa_sisa(berkas_cadangan, pasang):
    """The sums are right, the database is not one."""
    ubah_arsip(berkas_cadangan, lambda isi: isi, basis=b"SQLite format 3\0" + bytes(5000))
    ditolak(pasang(), berkas_cadangan, "tidak utuh|tidak dapat dipulihkan|pg_restore gagal")


def test_dua_pemulihan_bersamaan(berkas_cadangan, pasang):
    tujuan = pasang()
    with (tujuan.data / "pulihkan.kunci").open("w") as kunci:
        fcntl.flock(kunci, fcntl.LOCK_EX)
        ditolak(tujuan, berkas_cadangan, "Pemulihan lain sedang berjalan")


@pytest.mark.postgres
def test_tanpa_pg_dump_disebut_cara_memasangnya(sumber, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(postgres, "FOLDER_PAKET", tmp_path)
    with pytest.raises(CommandError, match=r"Butuh pg_dump versi \d+ .*postgresql-client-"):
        sumber.perintah("cadangkan", tmp_path / "a.zip")
    assert not list(tmp_path.glob("*.zip"))


@pytest.mark.sqlite
def test_basis_data_sqlite_yang_rusak_tidak_menyisakan_arsip(sumber, tmp_path):
    jalur = Path(sumber.nama)
    jalur.write_bytes(b"bukan basis data" * 500)
    for sisa in jalur.parent.glob("*.sqlite3-*"):
        sisa.unlink()
    with pytest.raises(CommandError, match="tidak dapat disalin"):
        sumber.perintah("cadangkan", tmp_path / "a.zip")
    assert [p.name for p in tmp_path.iterdir() if not p.name.startswith("data")] == []


def test_perintah_sebenarnya_satu_kalimat_dan_status_1(tmp_path):
    """As in a terminal: exit status 1, one line, no traceback; nothing is made on the way."""
    (tmp_path / "bukan.zip").write_bytes(b"PK\x03\x04 terpotong")
    for perintah in (["pulihkan", "bukan.zip"], ["cadangkan", "tiada/a.zip"]):
        hasil = subprocess.run(
            [sys.executable, "manage.py", perintah[0], str(tmp_path / perintah[1])],
            capture_output=True,
            text=True,
            env=os.environ | {"DATA_DIR": str(tmp_path / "data"), "DATABASE_URL": ""},
        )
        assert (hasil.returncode, hasil.stdout) == (1, "")
        assert hasil.stderr.startswith("CommandError: ")
        assert hasil.stderr.count("\n") == 1
    assert not (tmp_path / "data" / "bangga_kencana.sqlite3").exists()


def ditolak(tujuan: Pasangan, jalur: Path, kata: str) -> None:
    """Refused with these words, and the installation is as it was."""
    semula, berkas = tujuan.isi(), tujuan.berkas()
    with pytest.raises(CommandError, match=kata):
        tujuan.perintah("pulihkan", jalur)
    assert terisi(tujuan.isi()) == terisi(semula)
    assert set(tujuan.isi().baris) >= set(semula.baris)
    assert tujuan.berkas() == berkas
    assert not list(tujuan.data.glob(".pulihkan-*"))


def terisi(isi: Isi) -> dict[str, int]:
    return {tabel: n for tabel, n in isi.baris.items() if n}


def ubah_arsip(jalur: Path, ubah, *, basis: bytes | None = None, nama: dict | None = None) -> None:
    """Write the archive anew with another manifest (and database), all sums in order."""
    with zipfile.ZipFile(jalur) as lama:
        isi = {n: lama.read(n) for n in lama.namelist()}
    manifes = json.loads(ubah(isi.pop(modul_arsip.MANIFES).decode()))
    isi = {(nama or {}).get(n, n): b for n, b in isi.items()}
    if basis is not None:
        kunci = next(n for n in isi if n.startswith("basisdata"))
        isi[kunci] = basis
        manifes["anggota"][kunci] = [len(basis), hashlib.sha256(basis).hexdigest()]
    with zipfile.ZipFile(jalur, "w", zipfile.ZIP_DEFLATED) as baru:
        for n, b in isi.items():
            baru.writestr(n, b)
        baru.writestr(modul_arsip.MANIFES, json.dumps(manifes))
