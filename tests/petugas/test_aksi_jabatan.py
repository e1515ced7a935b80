"""Positions, the end of service, coordinators, PPKBD."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from inti.aksi import batalkan
from petugas.aksi import (
    akhiri_tugas,
    angkat,
    batalkan_jabatan,
    pulihkan_imp,
    pulihkan_jabatan,
    pulihkan_koordinator,
    simpan_imp,
    simpan_jabatan,
    simpan_koordinator,
    susun_akhir,
)
from petugas.models import Imp, Jabatan, Koordinator, Penugasan, Petugas
from tests.pabrik import (
    AWAL,
    buat_desa,
    buat_imp,
    buat_jabatan,
    buat_kecamatan,
    buat_pengguna,
    buat_petugas,
)

pytestmark = pytest.mark.django_db
D = datetime.date
AKHIR = D(2020, 11, 30)
SESUDAH = D(2020, 12, 1)


@pytest.fixture
def oleh():
    return buat_pengguna()


def jabatan_baru(petugas, mulai, selesai=None, **isi):
    baku = {"jenis": "PKB", "status": "pns_pusat", "jenjang": "ahli_pertama"}
    return Jabatan(petugas=petugas, mulai=mulai, selesai=selesai, **baku | isi)


def masa(queryset):
    return list(queryset.order_by("mulai").values_list("mulai", "selesai"))


# --- positions ------------------------------------------------------------------------------


def test_non_pns_menjadi_pkb_dua_baris(oleh):
    desa = buat_desa()
    petugas = buat_petugas(desa, jenis="NONPNS")

    angkat(jabatan=jabatan_baru(petugas, SESUDAH), oleh=oleh)

    assert masa(petugas.jabatan) == [(AWAL, AKHIR), (SESUDAH, None)]
    for hari, jenis in [(AKHIR, "NONPNS"), (SESUDAH, "PKB")]:
        assert list(Petugas.objects.sebagai(jenis, hari)) == [petugas]
        assert list(Petugas.objects.per(hari)) == [petugas]
    assert not Petugas.objects.sebagai("PKB", AKHIR).exists()


def test_angkat_pada_hari_mulai_jabatan_lama_ditolak(oleh):
    petugas = buat_petugas()

    with pytest.raises(ValidationError, match="Perbaiki jabatan itu"):
        angkat(jabatan=jabatan_baru(petugas, AWAL), oleh=oleh)
    assert petugas.jabatan.count() == 1


def test_angkat_menabrak_jabatan_mendatang(oleh):
    petugas = buat_petugas()
    petugas.jabatan.update(selesai=D(2020, 12, 31))
    buat_jabatan(petugas, mulai=D(2021, 1, 1))

    with pytest.raises(ValidationError, match="dua jabatan pada satu hari"):
        angkat(jabatan=jabatan_baru(petugas, SESUDAH), oleh=oleh)
    assert masa(petugas.jabatan) == [(AWAL, D(2020, 12, 31)), (D(2021, 1, 1), None)]


def test_angkat_sementara_tidak_boleh_memutus_masa_tugas(oleh):
    """A position that ends before the old one leaves the villages without time of service."""
    petugas = buat_petugas(buat_desa())

    with pytest.raises(ValidationError, match="di luar masa tugas"):
        angkat(jabatan=jabatan_baru(petugas, SESUDAH, D(2021, 6, 30)), oleh=oleh)
    assert masa(petugas.jabatan) == [(AWAL, None)]


def test_koreksi_jabatan_tetap_meliputi_tugas(oleh):
    petugas = buat_petugas(buat_desa())
    jabatan = petugas.jabatan.get()

    jabatan.mulai = D(2018, 1, 2)
    with pytest.raises(ValidationError, match="di luar masa tugas"):
        simpan_jabatan(jabatan=jabatan, oleh=oleh)
    jabatan.refresh_from_db()
    jabatan.mulai = D(2017, 6, 1)
    simpan_jabatan(jabatan=jabatan, oleh=oleh, alasan="TMT menurut SK")

    assert masa(petugas.jabatan) == [(D(2017, 6, 1), None)]


def test_batalkan_jabatan_yang_masih_dipakai_ditolak(oleh):
    petugas = buat_petugas(buat_desa(nama="Tewah"))
    jabatan = petugas.jabatan.get()

    with pytest.raises(ValidationError, match="desa Tewah sejak 1 Januari 2018"):
        batalkan_jabatan(jabatan=jabatan, oleh=oleh, alasan="salah")
    assert petugas.jabatan.count() == 1


def test_batalkan_dan_pulihkan_jabatan(oleh):
    petugas = buat_petugas()
    jabatan = petugas.jabatan.get()
    batalkan_jabatan(jabatan=jabatan, oleh=oleh, alasan="salah")
    assert not Petugas.objects.per(AKHIR).exists()

    jabatan = Jabatan.semua.get()
    pulihkan_jabatan(jabatan=jabatan, oleh=oleh)
    assert Petugas.objects.per(AKHIR).exists()


def test_pulihkan_jabatan_di_hari_yang_terisi_ditolak(oleh):
    petugas = buat_petugas()
    batalkan_jabatan(jabatan=petugas.jabatan.get(), oleh=oleh, alasan="salah")
    buat_jabatan(petugas, mulai=D(2019, 1, 1))

    with pytest.raises(ValidationError, match="dua jabatan"):
        pulihkan_jabatan(jabatan=Jabatan.semua.get(mulai=AWAL), oleh=oleh)


def test_petugas_berdesa_tidak_bisa_dibatalkan(oleh):
    petugas = buat_petugas(buat_desa(nama="Tewah"))

    with pytest.raises(ValidationError, match="Penugasan di Tewah"):
        batalkan(petugas, oleh=oleh, alasan="salah")
    assert Petugas.objects.count() == 1


# --- end of service -------------------------------------------------------------------------


def test_akhiri_tugas_mengakhiri_semuanya(oleh):
    desa, beralih = buat_desa(), buat_desa()
    petugas = buat_petugas(desa)
    Penugasan.objects.create(petugas=petugas, desa=beralih, mulai=AWAL, selesai=D(2020, 12, 31))
    Penugasan.objects.create(petugas=buat_petugas(), desa=beralih, mulai=D(2021, 1, 1))
    kecamatan = buat_kecamatan()
    Koordinator.objects.create(petugas=petugas, kecamatan=kecamatan, mulai=AWAL)

    akhir = susun_akhir(petugas, AKHIR)
    assert set(akhir.desa_tanpa) == {desa, beralih}
    assert akhir.kecamatan_tanpa == (kecamatan,)

    for _ in range(2):
        akhiri_tugas(petugas=petugas, selesai=AKHIR, oleh=oleh, alasan="pensiun")

    for baris in (petugas.jabatan, petugas.penugasan, petugas.koordinator):
        assert {b.selesai for b in baris.all()} == {AKHIR}
    assert petugas.jabatan.get().versi == 2  # the second time changed nothing
    assert petugas.penugasan.first().riwayat.first().history_change_reason == "pensiun"
    assert Penugasan.objects.get(mulai=D(2021, 1, 1)).selesai is None


def test_akhiri_tugas_membatalkan_yang_belum_mulai(oleh):
    desa = buat_desa()
    petugas = buat_petugas()
    nanti = Penugasan.objects.create(petugas=petugas, desa=desa, mulai=D(2021, 1, 1))

    akhir = akhiri_tugas(petugas=petugas, selesai=AKHIR, oleh=oleh, alasan="pindah")

    assert akhir.batal == (nanti,)
    assert akhir.desa_tanpa == ()
    assert Penugasan.semua.get().batal


def test_akhiri_tugas_yang_tidak_bertugas(oleh):
    petugas = buat_petugas()

    with pytest.raises(ValidationError, match="masa tugasnya sejak 1 Januari 2018"):
        akhiri_tugas(petugas=petugas, selesai=D(2017, 12, 31), oleh=oleh, alasan="x")


# --- coordinators ---------------------------------------------------------------------------


def koordinator_baru(petugas, kecamatan, mulai, selesai=None):
    return Koordinator(petugas=petugas, kecamatan=kecamatan, mulai=mulai, selesai=selesai)


def test_koordinator_tidak_pernah_dua(oleh):
    kecamatan, lama = buat_kecamatan(), buat_petugas(nama="Lama")
    simpan_koordinator(koordinator=koordinator_baru(lama, kecamatan, AWAL), oleh=oleh)
    baru = koordinator_baru(buat_petugas(nama="Baru"), kecamatan, SESUDAH)

    with pytest.raises(ValidationError, match="dikoordinasi Lama"):
        simpan_koordinator(koordinator=baru, oleh=oleh)
    simpan_koordinator(koordinator=baru, oleh=oleh, ganti=True)

    assert masa(Koordinator.objects) == [(AWAL, AKHIR), (SESUDAH, None)]


def test_koordinator_diganti_pada_hari_mulainya(oleh):
    kecamatan = buat_kecamatan()
    lama = koordinator_baru(buat_petugas(), kecamatan, SESUDAH)
    simpan_koordinator(koordinator=lama, oleh=oleh)
    baru = koordinator_baru(buat_petugas(), kecamatan, SESUDAH)

    simpan_koordinator(koordinator=baru, oleh=oleh, ganti=True)

    assert list(Koordinator.objects.all()) == [baru]
    with pytest.raises(ValidationError):
        pulihkan_koordinator(koordinator=Koordinator.semua.get(pk=lama.pk), oleh=oleh)


def test_koordinator_mendatang_membatasi(oleh):
    kecamatan = buat_kecamatan()
    nanti = koordinator_baru(buat_petugas(), kecamatan, D(2021, 1, 1))
    simpan_koordinator(koordinator=nanti, oleh=oleh)

    with pytest.raises(ValidationError, match="1 Januari 2021"):
        simpan_koordinator(
            koordinator=koordinator_baru(buat_petugas(), kecamatan, SESUDAH),
            oleh=oleh,
            ganti=True,
        )


def test_koordinator_di_dalam_masa_tugas(oleh):
    petugas = buat_petugas()
    petugas.jabatan.update(selesai=AKHIR)

    with pytest.raises(ValidationError, match="bertugas"):
        simpan_koordinator(
            koordinator=koordinator_baru(petugas, buat_kecamatan(), AWAL), oleh=oleh
        )


# --- PPKBD ----------------------------------------------------------------------------------


def test_satu_ppkbd_banyak_sub(oleh):
    desa = buat_desa()
    buat_imp(desa, nama="Ibu Ani", selesai=AKHIR)

    kembar = Imp(desa=desa, tingkat="ppkbd", nama="Lain", mulai=AKHIR)
    with pytest.raises(ValidationError, match="Ibu Ani"):
        simpan_imp(imp=kembar, oleh=oleh)
    kembar.mulai = SESUDAH
    simpan_imp(imp=kembar, oleh=oleh)
    for nama in ("RT 1", "RT 2"):
        simpan_imp(imp=Imp(desa=desa, tingkat="sub_ppkbd", nama=nama, mulai=AWAL), oleh=oleh)

    assert Imp.objects.per(SESUDAH).filter(desa=desa).count() == 3


def test_pulihkan_ppkbd_yang_sudah_diganti(oleh):
    desa = buat_desa()
    salah = batalkan(buat_imp(desa), oleh=oleh, alasan="salah")
    buat_imp(desa)

    with pytest.raises(ValidationError):
        pulihkan_imp(imp=salah, oleh=oleh)
