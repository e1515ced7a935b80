"""Transactions that come about, that do not, and two at once."""

import threading

import pytest
from django.db import IntegrityError, connection, transaction

from berkas import gudang
from berkas.aksi import lampirkan
from berkas.models import Berkas, Lampiran
from berkas.periksa import periksa
from tests.pabrik import buat_pengguna, buat_penghargaan
from tests.pabrik_berkas import unggahan

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _gudang_sendiri(settings, tmp_path):
    settings.BERKAS_DIR = tmp_path / "berkas"


def jumlah() -> tuple[int, int, int]:
    return Lampiran.objects.count(), Berkas.objects.count(), len(list(gudang.isi_gudang()))


def simpan(objek, oleh, *nama: str) -> None:
    kiriman = [periksa(unggahan(nama=n)) for n in nama or ["foto.jpg"]]
    lampirkan(objek=objek, kiriman=kiriman, oleh=oleh)


def test_tersimpan_tetap_ada():
    simpan(buat_penghargaan(), buat_pengguna())

    assert jumlah() == (1, 1, 2)


def test_transaksi_batal_tidak_meninggalkan_apa_apa():
    piagam, oleh = buat_penghargaan(), buat_pengguna()

    with transaction.atomic():
        simpan(piagam, oleh)
        assert jumlah() == (1, 1, 2)
        transaction.set_rollback(True)

    assert jumlah() == (0, 0, 0)


def test_titik_simpan_batal_yang_lain_jadi():
    """An inner part that fails takes only its own file along."""
    piagam, oleh = buat_penghargaan(), buat_pengguna()

    with transaction.atomic():
        with transaction.atomic():
            simpan(piagam, oleh)
            transaction.set_rollback(True)
        assert jumlah() == (0, 0, 0)
        simpan(piagam, oleh)

    assert jumlah() == (1, 1, 2)


def test_basis_data_menolak_sesudah_berkas_tertulis(monkeypatch):
    piagam, oleh = buat_penghargaan(), buat_pengguna()

    def tolak(*_, **__):
        assert len(list(gudang.isi_gudang())) == 2
        raise IntegrityError

    monkeypatch.setattr("berkas.aksi.simpan_beralasan", tolak)
    with pytest.raises(IntegrityError):
        simpan(piagam, oleh)

    assert jumlah() == (0, 0, 0)


def test_dua_orang_mengunggah_isi_yang_sama_bersamaan():
    piagam, oleh = [buat_penghargaan(), buat_penghargaan()], buat_pengguna()
    kiriman = [periksa(unggahan(nama=f"{n}.jpg")) for n in range(2)]
    pintu, galat = threading.Barrier(2), []

    def jalankan(n: int) -> None:
        try:
            pintu.wait(timeout=10)
            lampirkan(objek=piagam[n], kiriman=[kiriman[n]], oleh=oleh)
        except Exception as salah:
            galat.append(repr(salah))
        finally:
            connection.close()

    _berdua(jalankan)

    assert galat == []
    assert jumlah() == (2, 1, 2)
    assert gudang.ada(Berkas.objects.get().tempat)


def test_yang_pertama_batal_yang_kedua_tetap_punya_isinya():
    """The second waits for the row of the first; what the first takes away is only its own."""
    piagam, oleh = [buat_penghargaan(), buat_penghargaan()], buat_pengguna()
    kiriman = [periksa(unggahan(nama=f"{n}.jpg")) for n in range(2)]
    tertulis, galat = threading.Event(), []

    def jalankan(n: int) -> None:
        try:
            if n == 0:
                with transaction.atomic():
                    lampirkan(objek=piagam[0], kiriman=[kiriman[0]], oleh=oleh)
                    tertulis.set()
                    threading.Event().wait(0.3)
                    transaction.set_rollback(True)
            else:
                assert tertulis.wait(timeout=10)
                lampirkan(objek=piagam[1], kiriman=[kiriman[1]], oleh=oleh)
        except Exception as salah:
            galat.append(repr(salah))
        finally:
            connection.close()

    _berdua(jalankan)

    assert galat == []
    assert jumlah() == (1, 1, 2)
    assert gudang.ada(Berkas.objects.get().tempat)


def _berdua(fungsi) -> None:
    utas = [threading.Thread(target=fungsi, args=(n,)) for n in range(2)]
    for u in utas:
        u.start()
    for u in utas:
        u.join(timeout=30)
