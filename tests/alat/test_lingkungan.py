import re
from pathlib import Path

import lingkungan
import pytest
from django.conf import settings as setelan

AKAR = Path(setelan.BASE_DIR)


@pytest.fixture
def pip(monkeypatch, tmp_path):
    """An empty .venv whose Python starts; what would be installed is collected."""
    terpasang: list[str] = []
    monkeypatch.setattr(lingkungan, "AKAR", tmp_path)
    monkeypatch.setattr(lingkungan, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(lingkungan, "_berjalan", lambda: True)
    monkeypatch.setattr(
        lingkungan.subprocess, "call", lambda perintah, **_: terpasang.append(perintah[-1])
    )
    (tmp_path / ".venv").mkdir()
    for nama in (lingkungan.PRODUK, lingkungan.UJI, lingkungan.POSTGRES_UJI):
        (tmp_path / nama).write_text("Django==5.2")
    return terpasang


def test_memasang_sekali_sampai_berkasnya_berubah(pip, tmp_path):
    lingkungan.siapkan(lingkungan.PRODUK)
    lingkungan.siapkan(lingkungan.PRODUK)
    assert pip == ["requirements.txt"]

    (tmp_path / "requirements.txt").write_text("Django==5.2.1")
    lingkungan.siapkan(lingkungan.PRODUK)
    assert pip == ["requirements.txt"] * 2


def test_pustaka_uji_memuat_pustaka_produk(pip):
    lingkungan.siapkan(lingkungan.UJI, lingkungan.POSTGRES_UJI)
    lingkungan.siapkan(lingkungan.PRODUK)
    assert pip == ["requirements-dev.txt", "requirements-uji-pg.txt"]


def test_versi_produk_yang_baru_memasang_ulang_pustaka_uji(pip, tmp_path):
    lingkungan.siapkan(lingkungan.UJI)
    (tmp_path / "requirements.txt").write_text("Django==5.2.1")
    lingkungan.siapkan(lingkungan.PRODUK)
    lingkungan.siapkan(lingkungan.UJI)
    assert pip == ["requirements-dev.txt", "requirements.txt", "requirements-dev.txt"]


def test_pemasangan_gagal_tidak_dianggap_selesai(pip, monkeypatch, tmp_path):
    monkeypatch.setattr(lingkungan.subprocess, "call", lambda *_, **__: 1)
    with pytest.raises(lingkungan.Gagal, match=r"requirements\.txt tidak dapat dipasang"):
        lingkungan.siapkan(lingkungan.PRODUK)
    assert not list((tmp_path / ".venv").glob("terpasang-*"))


def test_lingkungan_bersih_membuang_variabel_aplikasi(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://kantor")
    monkeypatch.setenv("LAIN", "tetap")
    env = lingkungan.lingkungan_bersih(DATA_DIR="/data")
    assert "DATABASE_URL" not in env
    assert (env["LAIN"], env["DATA_DIR"]) == ("tetap", "/data")


def test_variabel_yang_dibuang_semua_yang_dibaca_setelan():
    dibaca = set(
        re.findall(r'env\.\w+\("(\w+)"', (AKAR / "bangga_kencana/settings.py").read_text())
    )
    assert dibaca - {"DATA_DIR"} <= set(lingkungan.VARIABEL)


@pytest.mark.parametrize("nama", ["requirements", "requirements-dev", "requirements-uji-pg"])
def test_berkas_terkunci_memuat_setiap_pin_dengan_sidik(nama):
    """`make kunci` was run after the last change; each pin has its reason beside it."""
    baris = [
        b
        for b in (AKAR / f"{nama}.in").read_text().splitlines()
        if b and not b.startswith(("#", "-"))
    ]
    terkunci = (AKAR / f"{nama}.txt").read_text()
    assert baris
    for satu in baris:
        pin, _, alasan = satu.partition("#")
        assert alasan.strip(), satu
        tanpa_tambahan = re.sub(r"\[.*\]", "", pin.strip().lower())
        assert f"{tanpa_tambahan} \\\n    --hash=sha256:" in terkunci
    assert "://" not in terkunci  # no index of anybody's machine
