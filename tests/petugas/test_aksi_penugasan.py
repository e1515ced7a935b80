"""Villages of officers: never two on one day, always inside the time of service."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from petugas.aksi import pulihkan_penugasan, serah_terima, simpan_penugasan, susun_serah_terima
from petugas.models import Penugasan
from tests.pabrik import (
    AWAL,
    buat_desa,
    buat_jabatan,
    buat_pengguna,
    buat_petugas,
    buat_sk,
)

pytestmark = pytest.mark.django_db
D = datetime.date
SERAH = D(2020, 12, 1)
KEMARIN = D(2020, 11, 30)


@pytest.fixture
def oleh():
    return buat_pengguna()


def tugaskan(petugas, desa, mulai, selesai=None, oleh=None):
    penugasan = Penugasan(petugas=petugas, desa=desa, mulai=mulai, selesai=selesai)
    return simpan_penugasan(penugasan=penugasan, oleh=oleh)


def masa(desa):
    """Who has the village when, oldest first."""
    baris = Penugasan.objects.filter(desa=desa).order_by("mulai")
    return [(p.petugas.nama, p.mulai, p.selesai) for p in baris]


def pembina(desa, hari):
    return [p.petugas.nama for p in Penugasan.objects.per(hari).filter(desa=desa)]


# --- assign ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mulai", "selesai", "boleh"),
    [
        (D(2020, 2, 28), D(2020, 2, 28), True),  # day before, leap year
        (D(2020, 2, 28), D(2020, 2, 29), False),  # touches the first day
        (D(2020, 2, 28), None, False),
        (D(2020, 3, 31), None, False),  # the last day
        (D(2020, 4, 1), None, True),  # day after
        (D(2020, 3, 10), D(2020, 3, 20), False),  # within
    ],
)
def test_tidak_pernah_dua_petugas_pada_satu_hari(oleh, mulai, selesai, boleh):
    desa = buat_desa()
    tugaskan(buat_petugas(), desa, D(2020, 2, 29), D(2020, 3, 31), oleh)

    if boleh:
        tugaskan(buat_petugas(), desa, mulai, selesai, oleh)
        assert Penugasan.objects.filter(desa=desa).count() == 2
    else:
        with pytest.raises(ValidationError, match="dibina Petugas"):
            tugaskan(buat_petugas(), desa, mulai, selesai, oleh)
        assert Penugasan.objects.filter(desa=desa).count() == 1


def test_yang_akan_datang_pun_tidak_boleh_beririsan(oleh):
    desa = buat_desa()
    tugaskan(buat_petugas(), desa, D(2031, 1, 1), oleh=oleh)

    with pytest.raises(ValidationError, match="1 Januari 2031"):
        tugaskan(buat_petugas(), desa, D(2030, 1, 1), oleh=oleh)
    tugaskan(buat_petugas(), desa, D(2030, 1, 1), D(2030, 12, 31), oleh)


def test_baris_batal_tidak_menghalangi(oleh):
    desa, lain = buat_desa(), buat_petugas()
    salah = tugaskan(lain, desa, AWAL, oleh=oleh)
    salah.dibatalkan_pada, salah.dibatalkan_oleh = "2020-01-01T00:00Z", oleh
    salah.alasan_batal = "salah"
    salah.save()

    tugaskan(buat_petugas(), desa, AWAL, oleh=oleh)

    with pytest.raises(ValidationError, match="dibina"):
        pulihkan_penugasan(penugasan=salah, oleh=oleh)
    assert Penugasan.semua.get(pk=salah.pk).batal


@pytest.mark.parametrize(
    ("mulai", "selesai", "boleh"),
    [
        (D(2019, 12, 31), D(2020, 6, 30), False),
        (D(2020, 1, 1), D(2021, 12, 31), True),  # over two positions that follow each other
        (D(2021, 6, 1), D(2022, 1, 1), False),
        (D(2021, 6, 1), None, False),
        (D(2023, 1, 1), None, True),  # service after a gap
        (D(2021, 12, 31), D(2023, 1, 1), False),  # over the gap
    ],
)
def test_di_dalam_masa_tugas(oleh, mulai, selesai, boleh):
    petugas = buat_petugas(mulai=D(2020, 1, 1))
    petugas.jabatan.update(selesai=D(2020, 12, 31))
    buat_jabatan(petugas, mulai=D(2021, 1, 1), selesai=D(2021, 12, 31))
    buat_jabatan(petugas, mulai=D(2023, 1, 1))

    if boleh:
        assert tugaskan(petugas, buat_desa(), mulai, selesai, oleh).pk
    else:
        with pytest.raises(ValidationError, match="bertugas 1 Januari 2020 sampai"):
            tugaskan(petugas, buat_desa(), mulai, selesai, oleh)
        assert not petugas.penugasan.exists()


def test_desa_yang_sudah_tidak_ada(oleh):
    desa = buat_desa(mulai=D(2012, 1, 1), selesai=D(2020, 6, 30))

    with pytest.raises(ValidationError, match="30 Juni 2020"):
        tugaskan(buat_petugas(), desa, D(2020, 1, 1), oleh=oleh)
    tugaskan(buat_petugas(), desa, D(2020, 1, 1), D(2020, 6, 30), oleh)


def test_koreksi_tanggal_diperiksa_dan_dicatat(oleh):
    desa = buat_desa()
    lama = tugaskan(buat_petugas(), desa, AWAL, D(2020, 6, 30), oleh)
    tugaskan(buat_petugas(), desa, D(2020, 7, 1), oleh=oleh)

    lama.selesai = D(2020, 7, 1)
    with pytest.raises(ValidationError, match="dibina"):
        simpan_penugasan(penugasan=lama, oleh=oleh, alasan="salah")
    lama.refresh_from_db()
    lama.selesai = D(2020, 6, 29)
    simpan_penugasan(penugasan=lama, oleh=oleh, alasan="salah baca SK")

    terakhir = lama.riwayat.first()
    assert (terakhir.history_change_reason, terakhir.history_user) == ("salah baca SK", oleh)


# --- hand over ------------------------------------------------------------------------------


def test_serah_terima_satu_tindakan(oleh):
    satu, dua, tetap = buat_desa(), buat_desa(), buat_desa()
    dari, ke = buat_petugas(satu, dua, tetap, nama="Dari"), buat_petugas(nama="Ke")
    sk = buat_sk()

    serah_terima(dari=dari, ke=ke, desa=[satu, dua], mulai=SERAH, sk=sk, oleh=oleh)

    for desa in (satu, dua):
        assert masa(desa) == [("Dari", AWAL, KEMARIN), ("Ke", SERAH, None)]
        assert pembina(desa, KEMARIN) == ["Dari"]
        assert pembina(desa, SERAH) == ["Ke"]
    assert masa(tetap) == [("Dari", AWAL, None)]
    assert {p.sk for p in ke.penugasan.all()} == {sk}
    assert dari.penugasan.first().riwayat.first().history_user == oleh


def test_serah_terima_dua_kali_dilakukan_sekali(oleh):
    desa = buat_desa()
    dari, ke = buat_petugas(desa, nama="Dari"), buat_petugas(nama="Ke")

    serah_terima(dari=dari, ke=ke, desa=[desa], mulai=SERAH, oleh=oleh)
    assert serah_terima(dari=dari, ke=ke, desa=[desa], mulai=SERAH, oleh=oleh) == []

    assert masa(desa) == [("Dari", AWAL, KEMARIN), ("Ke", SERAH, None)]


def test_serah_terima_pada_hari_mulai(oleh):
    """The old assignment would end before it began: it never was, and no day is lost or doubled."""
    desa = buat_desa()
    pertama, dari, ke = (buat_petugas(nama=n) for n in ("Pertama", "Dari", "Ke"))
    tugaskan(pertama, desa, AWAL, D(2020, 11, 12), oleh)
    salah = tugaskan(dari, desa, D(2020, 11, 13), oleh=oleh)

    for _ in range(2):
        serah_terima(dari=dari, ke=ke, desa=[desa], mulai=D(2020, 11, 13), oleh=oleh)

    assert masa(desa) == [("Pertama", AWAL, D(2020, 11, 12)), ("Ke", D(2020, 11, 13), None)]
    salah = Penugasan.semua.get(pk=salah.pk)
    assert salah.batal
    assert "Ke" in salah.alasan_batal


def test_serah_terima_dengan_rencana_yang_sudah_tercatat(oleh):
    """What is planned for later stays: the receiver has the village until the day before."""
    desa = buat_desa()
    dari, nanti, ke = (buat_petugas(nama=n) for n in ("Dari", "Nanti", "Ke"))
    tugaskan(dari, desa, AWAL, oleh=oleh)
    serah_terima(dari=dari, ke=nanti, desa=[desa], mulai=D(2021, 1, 1), oleh=oleh)

    serah_terima(dari=dari, ke=ke, desa=[desa], mulai=SERAH, oleh=oleh)

    assert masa(desa) == [
        ("Dari", AWAL, KEMARIN),
        ("Ke", SERAH, D(2020, 12, 31)),
        ("Nanti", D(2021, 1, 1), None),
    ]


def test_serah_terima_sesudah_masa_tugas_berakhir(oleh):
    """Who leaves on the 30th hands over from the 1st."""
    desa = buat_desa()
    dari, ke = buat_petugas(nama="Dari"), buat_petugas(nama="Ke")
    tugaskan(dari, desa, AWAL, KEMARIN, oleh)

    serah_terima(dari=dari, ke=ke, desa=[desa], mulai=SERAH, oleh=oleh)

    assert masa(desa) == [("Dari", AWAL, KEMARIN), ("Ke", SERAH, None)]


def test_serah_terima_sampai_akhir_kontrak_penerima(oleh):
    desa = buat_desa()
    dari, ke = buat_petugas(desa, nama="Dari"), buat_petugas(nama="Ke")
    ke.jabatan.update(selesai=D(2021, 12, 31))

    serah_terima(dari=dari, ke=ke, desa=[desa], mulai=SERAH, oleh=oleh)

    assert masa(desa)[-1] == ("Ke", SERAH, D(2021, 12, 31))


def test_serah_terima_ditolak_utuh(oleh):
    """One village that can't be handed over stops all of them, and nothing is written."""
    milik, asing = buat_desa(), buat_desa(nama="Asing")
    dari, ke = buat_petugas(milik, nama="Dari"), buat_petugas(nama="Ke")
    buat_petugas(asing, nama="Lain")

    with pytest.raises(ValidationError, match="Asing pada 1 Desember 2020 dibina Lain"):
        serah_terima(dari=dari, ke=ke, desa=[milik, asing], mulai=SERAH, oleh=oleh)

    assert masa(milik) == [("Dari", AWAL, None)]


@pytest.mark.parametrize("mulai", [AWAL - datetime.timedelta(days=1), D(2017, 1, 1)])
def test_serah_terima_sebelum_dibina(oleh, mulai):
    desa = buat_desa()
    dari, ke = buat_petugas(desa), buat_petugas(mulai=D(2010, 1, 1))

    with pytest.raises(ValidationError, match="tidak dibina"):
        serah_terima(dari=dari, ke=ke, desa=[desa], mulai=mulai, oleh=oleh)


def test_serah_terima_kepada_diri_sendiri_atau_yang_tidak_bertugas(oleh):
    desa = buat_desa()
    dari, pensiun = buat_petugas(desa), buat_petugas()
    pensiun.jabatan.update(selesai=KEMARIN)

    with pytest.raises(ValidationError, match="petugas lain"):
        serah_terima(dari=dari, ke=dari, desa=[desa], mulai=SERAH, oleh=oleh)
    with pytest.raises(ValidationError, match="tidak bertugas pada 1 Desember 2020"):
        serah_terima(dari=dari, ke=pensiun, desa=[desa], mulai=SERAH, oleh=oleh)
    assert Penugasan.objects.count() == 1


def test_rencana_tidak_menulis(oleh):
    desa = buat_desa()
    dari, ke = buat_petugas(desa, nama="Dari"), buat_petugas(nama="Ke")

    (alih,) = susun_serah_terima(dari=dari, ke=ke, desa=[desa], mulai=SERAH)

    assert alih.lama_berakhir
    assert not alih.lama_batal
    assert masa(desa) == [("Dari", AWAL, None)]
