"""Figures are kept exactly as long as no record changes."""

import threading

import pytest
from django.db import connection, transaction
from django.urls import reverse

from dinas.peran import Peran
from inti.aksi import batalkan, simpan_beralasan
from inti.ingatan import ingatan_baru
from inti.models import Batal, Berversi
from inti.sidik import SIMPAN, selama_data_sama, sidik_data
from kelompok.models import Keterpaduan, SumberDana
from tests import pabrik
from tests.test_batasan import BAIK
from tests.test_model import MODEL

pytestmark = pytest.mark.django_db
BERVERSI = [m for m in MODEL if issubclass(m, Berversi)]


class Sumber:
    """Counts how often it was asked, and answers with that number."""

    def __init__(self):
        self.kali = 0

    def __call__(self) -> int:
        self.kali += 1
        return self.kali


@pytest.mark.parametrize("model", MODEL, ids=lambda m: m.__name__)
def test_baris_baru_mengubah_sidik(model):
    sebelum = sidik_data()
    BAIK[model.__name__]()
    assert sidik_data() != sebelum


@pytest.mark.parametrize("model", BERVERSI, ids=lambda m: m.__name__)
def test_simpan_mengubah_sidik(model):
    objek = BAIK[model.__name__]()
    sebelum = sidik_data()
    simpan_beralasan(objek, oleh=None, alasan="diubah")
    assert sidik_data() != sebelum


def test_batal_hapus_dan_ganti_mengubah_sidik():
    kelompok = pabrik.buat_kelompok()
    dilihat = [sidik_data()]
    assert isinstance(kelompok, Batal)
    batalkan(kelompok, oleh=pabrik.buat_pengguna(), alasan="salah catat")
    dilihat.append(sidik_data())
    # A row that goes and another that comes in the same breath: as many rows, the same versions.
    pertama = SumberDana.objects.create(kode="a", nama="A")
    dilihat.append(sidik_data())
    pertama.delete()
    SumberDana.objects.create(kode="b", nama="B")
    dilihat.append(sidik_data())
    assert len(set(dilihat)) == 4


def test_pilihan_ganda_mengubah_sidik():
    """Holistic-integrative is a row of a table without a version."""
    kelompok = pabrik.buat_kelompok(jenis="BKB")
    a, b = (Keterpaduan.objects.create(kode=k, nama=k, jenis="BKB") for k in "ab")
    kelompok.keterpaduan.set([a])
    sebelum = sidik_data()
    kelompok.keterpaduan.set([b])
    assert sidik_data() != sebelum


def test_satu_kueri(django_assert_num_queries):
    with django_assert_num_queries(1):
        sidik_data()


def test_masuk_tidak_mengubah_sidik(client):
    """What the framework writes is no record: who logs in makes nobody's figures old."""
    user = pabrik.buat_pengguna()
    sebelum = sidik_data()
    client.force_login(user)
    assert sidik_data() == sebelum


def test_disimpan_sampai_data_berubah():
    sumber = Sumber()

    def baca() -> int:
        with ingatan_baru():
            return selama_data_sama("a", sumber)

    assert [baca(), baca()] == [1, 1]
    pabrik.buat_kelompok()
    assert [baca(), baca()] == [2, 2]


def test_kunci_lain_dihitung_sendiri():
    sumber = Sumber()
    with ingatan_baru():
        assert [selama_data_sama(k, sumber) for k in ("a", "b", "a")] == [1, 2, 1]


def test_di_luar_baca_halaman_selalu_dihitung():
    sumber = Sumber()
    assert [selama_data_sama("a", sumber), selama_data_sama("a", sumber)] == [1, 2]


def test_yang_lama_tak_dipakai_dibuang():
    sumber = Sumber()
    with ingatan_baru():
        for n in range(SIMPAN + 1):
            selama_data_sama(n, sumber)
        assert selama_data_sama(SIMPAN, sumber) == SIMPAN + 1
        assert selama_data_sama(0, sumber) == SIMPAN + 2


def test_dasbor_sesudah_diubah_di_tengah_jalan(client):
    """The second visit is kept, the one after a save is new: for the reader who saves nothing."""
    client.force_login(pabrik.buat_pengguna(Peran.PIMPINAN))
    desa = pabrik.buat_desa()

    def jumlah() -> int:
        return client.get(reverse("dasbor:dasbor")).context["d"].jumlah.n

    assert [jumlah(), jumlah()] == [0, 0]
    kelompok = pabrik.buat_kelompok(desa)
    assert [jumlah(), jumlah()] == [1, 1]
    batalkan(kelompok, oleh=pabrik.buat_pengguna(), alasan="salah catat")
    assert jumlah() == 0


def test_wilayah_petugas_yang_dialihkan(client):
    """An officer who loses a village loses its figures on the next page."""
    desa = pabrik.buat_desa()
    pabrik.buat_kelompok(desa)
    akun = pabrik.buat_akun_petugas(desa)
    client.force_login(akun)

    def jumlah() -> int:
        return client.get(reverse("dasbor:dasbor")).context["d"].jumlah.n

    assert [jumlah(), jumlah()] == [1, 1]
    tugas = akun.petugas.penugasan.get()
    batalkan(tugas, oleh=pabrik.buat_pengguna(), alasan="salah desa")
    assert jumlah() == 0


@pytest.mark.django_db(transaction=True)
def test_perubahan_di_sambungan_lain_terlihat():
    """What another server process saves is seen here; what it has not yet committed is not."""
    sebelum, belum_sah, selesai = sidik_data(), threading.Event(), threading.Event()
    dilihat = []

    def lain():
        try:
            with transaction.atomic():
                SumberDana.objects.create(kode="x", nama="X")
                belum_sah.set()
                selesai.wait(5)
        finally:
            connection.close()

    kerja = threading.Thread(target=lain)
    kerja.start()
    belum_sah.wait(5)
    dilihat.append(sidik_data())
    selesai.set()
    kerja.join()
    assert dilihat == [sebelum]
    assert sidik_data() != sebelum
