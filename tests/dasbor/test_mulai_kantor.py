import builtins
import datetime

import pytest
from django.core.management import CommandError, call_command

from dasbor.management.commands import mulai_kantor as perintah
from dinas.models import IdentitasDinas, Pengguna, ProfilDinas
from dinas.peran import Peran
from tests.pabrik import buat_pengguna
from wilayah.models import Desa

pytestmark = pytest.mark.django_db
SANDI = "kayu-ulin-di-sungai"
LENGKAP = {
    "nama_dinas": "Dinas KB Gunung Mas",
    "kepala": "Kepala Uji, S.Sos.",
    "nip": "197001012000011001",
    "mulai": "2025-01-02",
    "admin": "kepala_tu",
    "nama_admin": "Siti Aminah",
}


@pytest.fixture
def sandi(monkeypatch):
    def pasang(isi: str) -> None:
        monkeypatch.setenv("SANDI_ADMIN", isi)

    pasang(SANDI)
    return pasang


def mulai(**opsi) -> None:
    call_command("mulai_kantor", "--sandi-dari-lingkungan", **LENGKAP | opsi)


@pytest.fixture
def papan_ketik(monkeypatch):
    """Answers to the questions, then to the hidden ones; what is left over is given back."""

    def pasang(jawaban: list[str], rahasia: list[str]) -> None:
        monkeypatch.setattr(builtins, "input", lambda _: jawaban.pop(0))
        monkeypatch.setattr(perintah, "getpass", lambda _: rahasia.pop(0))

    return pasang


def test_memulai_kantor(sandi, client, jam):
    jam(datetime.date(2026, 3, 20))
    mulai()

    admin = Pengguna.objects.get()
    assert (admin.username, admin.nama, admin.peran) == (
        "kepala_tu",
        "Siti Aminah",
        Peran.ADMINISTRATOR,
    )
    assert admin.is_staff
    assert not admin.is_superuser
    assert client.login(username="kepala_tu", password=SANDI)
    identitas = IdentitasDinas.objects.get()
    assert (str(identitas), identitas.kepala, identitas.mulai, identitas.asal) == (
        "Dinas KB Gunung Mas",
        "Kepala Uji, S.Sos.",
        datetime.date(2025, 1, 2),
        "pengguna",
    )
    assert ProfilDinas.ambil().laporan_sejak == datetime.date(2026, 3, 1)
    assert not ProfilDinas.ambil().data_contoh
    assert Desa.objects.count() == 127


def test_yang_boleh_kosong(sandi, jam):
    jam(datetime.date(2026, 3, 20))
    mulai(kepala="", nip="", mulai="", nama_admin="")

    assert Pengguna.objects.get().nama == "kepala_tu"
    assert IdentitasDinas.objects.get().mulai == datetime.date(2026, 3, 20)


def test_kedua_kali_ditolak(sandi):
    mulai()
    with pytest.raises(CommandError, match=r"sudah dimulai: administratornya Siti Aminah"):
        mulai(admin="lain")

    assert Pengguna.objects.count() == IdentitasDinas.objects.count() == 1


def test_ditolak_bila_identitas_ada_tetapi_administrator_tidak(sandi):
    IdentitasDinas.objects.create(nama_dinas="Dinas Lama", mulai=datetime.date(2020, 1, 1))
    with pytest.raises(CommandError, match="sudah dimulai dengan nama Dinas Lama"):
        mulai()


def test_ditolak_selama_data_contoh_dimuat(sandi):
    ProfilDinas.objects.create(data_contoh=True)
    with pytest.raises(CommandError, match="hapus_contoh"):
        mulai()

    assert not Pengguna.objects.exists()


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        ("bangga-kencana", "sandi contoh"),
        ("Bangga-Kencana", "sandi contoh"),
        ("pendek", "terlalu pendek"),
        ("1029384756657", "seluruhnya terdiri dari angka"),
        ("kepala_tu_2026", "terlalu mirip"),
        ("", "SANDI_ADMIN"),
    ],
)
def test_sandi_ditolak(sandi, isi, sebab):
    sandi(isi)
    with pytest.raises(CommandError, match=sebab):
        mulai()

    assert not Pengguna.objects.exists()
    assert not IdentitasDinas.objects.exists()


@pytest.mark.parametrize(
    ("opsi", "sebab"),
    [
        ({"nama_dinas": " "}, "Isi --nama-dinas"),
        ({"admin": ""}, "Isi --admin"),
        ({"nip": "123"}, "--nip: NIP harus 18 angka"),
        ({"admin": "kepala tu"}, "--admin: "),
        ({"mulai": "31-01-2026"}, "--mulai 31-01-2026"),
        ({"mulai": "1800-01-01"}, "--mulai: Tahun 1800"),
        ({"nama_dinas": "x" * 200}, "--nama-dinas: "),
    ],
)
def test_isian_salah_disebut_opsinya(sandi, opsi, sebab):
    with pytest.raises(CommandError, match=sebab):
        mulai(**opsi)

    assert not Pengguna.objects.exists()


def test_nama_pengguna_yang_sudah_ada(sandi):
    buat_pengguna(username="Kepala_TU")
    with pytest.raises(CommandError, match="--admin: Nama pengguna ini sudah ada"):
        mulai()


def test_bertanya_sampai_terjawab(papan_ketik, capsys):
    papan_ketik(
        ["", "Dinas KB", "", "", "", "kepala_tu", "Siti"],
        ["bangga-kencana", SANDI, "salah ketik", SANDI, SANDI],
    )

    call_command("mulai_kantor")

    assert str(IdentitasDinas.objects.get()) == "Dinas KB"
    assert Pengguna.objects.get().check_password(SANDI)
    keluar = capsys.readouterr()
    assert "sandi contoh" in keluar.err
    assert "Kedua sandi tidak sama." in keluar.err
    assert "Masuk sebagai kepala_tu di /masuk/" in keluar.out


def test_opsi_yang_diberikan_tidak_ditanyakan_lagi(papan_ketik):
    papan_ketik(["Siti"], [SANDI, SANDI])

    call_command("mulai_kantor", **{k: v for k, v in LENGKAP.items() if k != "nama_admin"})

    assert Pengguna.objects.get().nama == "Siti"


@pytest.mark.parametrize("sebab", [KeyboardInterrupt, EOFError])
def test_dihentikan_di_tengah_jalan(monkeypatch, sebab):
    def henti(_):
        raise sebab

    monkeypatch.setattr(builtins, "input", henti)
    with pytest.raises(CommandError, match=r"Dihentikan; tidak ada kantor yang disimpan\."):
        call_command("mulai_kantor")

    assert not Pengguna.objects.exists()
    assert not IdentitasDinas.objects.exists()
