"""Two real connections at once: the second waits, then hears from the rule."""

import datetime
import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from petugas.aksi import (
    akhiri_tugas,
    angkat,
    serah_terima,
    simpan_imp,
    simpan_koordinator,
    simpan_penugasan,
)
from petugas.models import Imp, Jabatan, Koordinator, Penugasan
from tests.pabrik import buat_desa, buat_kecamatan, buat_pengguna, buat_petugas

pytestmark = pytest.mark.django_db(transaction=True)
MULAI = datetime.date(2020, 12, 1)


def bersamaan(*tindakan) -> list[str]:
    """Run each in a thread of its own, started together; what each ended with."""
    pintu, hasil = threading.Barrier(len(tindakan)), []

    def jalankan(fungsi):
        try:
            pintu.wait(timeout=10)
            fungsi()
        except ValidationError:
            hasil.append("ditolak")
        except Exception as galat:
            hasil.append(repr(galat))
        else:
            hasil.append("tersimpan")
        finally:
            connection.close()

    utas = [threading.Thread(target=jalankan, args=(f,)) for f in tindakan]
    for u in utas:
        u.start()
    for u in utas:
        u.join(timeout=30)
    return sorted(hasil)


@pytest.fixture
def oleh():
    return buat_pengguna()


def test_dua_penugasan_desa_yang_sama(oleh):
    desa, satu, dua = buat_desa(), buat_petugas(), buat_petugas()
    selesai = datetime.date(2020, 12, 31)  # closed, so only the rule can refuse it

    def tugaskan(petugas):
        baris = Penugasan(petugas=petugas, desa=desa, mulai=MULAI, selesai=selesai)
        return lambda: simpan_penugasan(penugasan=baris, oleh=oleh)

    assert bersamaan(tugaskan(satu), tugaskan(dua)) == ["ditolak", "tersimpan"]
    assert Penugasan.objects.count() == 1


def test_dua_serah_terima_desa_yang_sama(oleh):
    desa = buat_desa()
    dari, satu, dua = buat_petugas(desa), buat_petugas(), buat_petugas()

    def serahkan(ke):
        return lambda: serah_terima(dari=dari, ke=ke, desa=[desa], mulai=MULAI, oleh=oleh)

    assert bersamaan(serahkan(satu), serahkan(dua)) == ["ditolak", "tersimpan"]
    assert Penugasan.objects.per(MULAI).count() == 1


def test_serah_terima_silang_tidak_saling_mengunci(oleh):
    """A gives to B while B gives to A: locks are taken in one order."""
    satu, dua = buat_desa(), buat_desa()
    a, b = buat_petugas(satu), buat_petugas(dua)

    hasil = bersamaan(
        lambda: serah_terima(dari=a, ke=b, desa=[satu], mulai=MULAI, oleh=oleh),
        lambda: serah_terima(dari=b, ke=a, desa=[dua], mulai=MULAI, oleh=oleh),
    )

    assert hasil == ["tersimpan", "tersimpan"]
    assert Penugasan.objects.per(MULAI).get(desa=satu).petugas == b


def test_penugasan_dan_akhir_tugas(oleh):
    """Whoever comes second: nobody is assigned beyond the end of service."""
    desa, petugas = buat_desa(), buat_petugas()
    baris = Penugasan(petugas=petugas, desa=desa, mulai=datetime.date(2020, 1, 1))

    bersamaan(
        lambda: simpan_penugasan(penugasan=baris, oleh=oleh),
        lambda: akhiri_tugas(
            petugas=petugas, selesai=datetime.date(2020, 11, 30), oleh=oleh, alasan="pensiun"
        ),
    )

    assert not Penugasan.objects.per(MULAI).exists()
    assert not petugas.jabatan.per(MULAI).exists()


def test_dua_koordinator(oleh):
    kecamatan, satu, dua = buat_kecamatan(), buat_petugas(), buat_petugas()
    selesai = datetime.date(2021, 12, 31)

    def tetapkan(petugas):
        baris = Koordinator(petugas=petugas, kecamatan=kecamatan, mulai=MULAI, selesai=selesai)
        return lambda: simpan_koordinator(koordinator=baris, oleh=oleh)

    assert bersamaan(tetapkan(satu), tetapkan(dua)) == ["ditolak", "tersimpan"]
    assert Koordinator.objects.count() == 1


def test_dua_jabatan(oleh):
    petugas = buat_petugas()

    def naikkan(hari):
        baris = Jabatan(petugas=petugas, jenis="PKB", status="pns_pusat", mulai=hari, selesai=None)
        return lambda: angkat(jabatan=baris, oleh=oleh)

    hasil = bersamaan(naikkan(MULAI), naikkan(MULAI))

    assert hasil == ["ditolak", "tersimpan"]
    assert petugas.jabatan.per(MULAI).count() == 1


def test_dua_ppkbd(oleh):
    desa = buat_desa()
    selesai = datetime.date(2021, 12, 31)

    def catat(nama):
        baris = Imp(desa=desa, tingkat="ppkbd", nama=nama, mulai=MULAI, selesai=selesai)
        return lambda: simpan_imp(imp=baris, oleh=oleh)

    assert bersamaan(catat("Ani"), catat("Ina")) == ["ditolak", "tersimpan"]
    assert Imp.objects.count() == 1
