import datetime

import pytest
from django.http import QueryDict

from inti.aksi import batalkan
from kelompok.models import Jeda, Kelompok, Usulan
from kelompok.saring import KelompokSaringan
from tests.pabrik import (
    buat_akun_koordinator,
    buat_akun_petugas,
    buat_desa,
    buat_kecamatan,
    buat_kelompok,
    buat_pengguna,
    buat_penilaian,
    buat_petugas,
    buat_sk_kelompok,
)
from wilayah.models import NamaLain

pytestmark = pytest.mark.django_db
D = datetime.date
HARI_INI = D(2026, 3, 15)
ACUAN = D(2020, 11, 13)


def saring(user=None, hari_ini=HARI_INI, **isi) -> KelompokSaringan:
    data = QueryDict(mutable=True)
    data.update(isi)
    return KelompokSaringan(data, user=user or buat_pengguna(), hari_ini=hari_ini)


def nama(user=None, **isi) -> set[str]:
    """Names in the list, which must not be refused."""
    hasil = saring(user, **isi)
    assert hasil.is_valid(), hasil.form.errors
    return {k.nama for k in hasil.hasil}


@pytest.mark.parametrize(
    ("per", "ada"),
    [
        (D(2019, 2, 27), False),
        (D(2019, 2, 28), True),
        (D(2020, 2, 29), True),
        (D(2020, 3, 1), False),
    ],
)
def test_per_tanggal_di_tepinya(per, ada):
    """Day before, first, last (a leap day), day after."""
    buat_kelompok(
        nama="Melati", mulai=D(2019, 2, 28), selesai=D(2020, 2, 29), alasan_selesai="bubar"
    )

    assert nama(per=per) == ({"Melati"} if ada else set())


@pytest.mark.parametrize(
    ("per", "aktif", "jeda"),
    [
        (D(2020, 4, 30), True, False),
        (D(2020, 5, 1), False, True),
        (D(2020, 7, 31), False, True),
        (D(2020, 8, 1), True, False),
    ],
)
def test_jeda_bukan_aktif_dan_bukan_berakhir(per, aktif, jeda):
    kelompok = buat_kelompok(nama="Melati")
    Jeda.objects.create(kelompok=kelompok, mulai=D(2020, 5, 1), selesai=D(2020, 7, 31))

    assert nama(per=per) == ({"Melati"} if aktif else set())
    assert nama(per=per, status="jeda") == ({"Melati"} if jeda else set())
    assert nama(per=per, status="berakhir") == set()
    assert nama(per=per, status="semua") == {"Melati"}


def test_status_membagi_semua_kelompok():
    buat_kelompok(nama="Aktif")
    buat_kelompok(nama="Berakhir", selesai=D(2020, 1, 1), alasan_selesai="bubar")
    buat_kelompok(nama="Nanti", mulai=D(2026, 9, 1))
    buat_kelompok(nama="Hari terakhir", selesai=HARI_INI, alasan_selesai="bubar")

    assert nama() == nama(status="aktif") == {"Aktif", "Hari terakhir"}
    assert nama(status="berakhir") == {"Berakhir"}
    assert nama(status="semua") == {"Aktif", "Berakhir", "Nanti", "Hari terakhir"}
    assert nama(per=D(2026, 9, 1)) == {"Aktif", "Nanti"}


def test_yang_dibatalkan_tidak_di_mana_pun():
    operator = buat_pengguna()
    batalkan(buat_kelompok(nama="Batal"), oleh=operator, alasan="salah catat")
    jeda = Jeda.objects.create(
        kelompok=buat_kelompok(nama="Tetap"), mulai=D(2026, 1, 1), selesai=D(2026, 12, 31)
    )
    batalkan(jeda, oleh=operator, alasan="salah catat")

    assert nama(operator) == nama(operator, status="semua") == {"Tetap"}
    assert nama(operator, status="jeda") == set()


def test_penilaian_dan_sk_yang_dibatalkan_tidak_dipakai():
    operator = buat_pengguna()
    kelompok = buat_kelompok(nama="Melati")
    batalkan(buat_penilaian(kelompok), oleh=operator, alasan="x")
    batalkan(buat_sk_kelompok(kelompok), oleh=operator, alasan="x")

    assert nama(operator, klasifikasi="tanpa", sk="tanpa") == {"Melati"}


def test_sk_yang_dibatalkan_sendiri_tidak_berlaku():
    operator = buat_pengguna()
    tautan = buat_sk_kelompok(buat_kelompok(nama="Melati"))
    type(tautan.sk).semua.filter(pk=tautan.sk_id).update(
        dibatalkan_pada="2026-01-01T00:00:00Z", dibatalkan_oleh=operator, alasan_batal="x"
    )

    assert nama(operator, sk="tanpa") == {"Melati"}


def test_jenis_kecamatan_desa():
    a, b = buat_kecamatan(), buat_kecamatan()
    desa_a, desa_b = buat_desa(a), buat_desa(b)
    buat_kelompok(desa_a, nama="A1")
    buat_kelompok(desa_a, nama="A2", jenis="PIKR")
    buat_kelompok(buat_desa(a), nama="A3")
    buat_kelompok(desa_b, nama="B1")

    assert nama(kecamatan=a.kode) == {"A1", "A2", "A3"}
    assert nama(desa=desa_a.kode) == {"A1", "A2"}
    assert nama(desa=desa_a.kode, jenis="PIKR") == {"A2"}
    assert nama(kecamatan=b.kode, jenis="PIKR") == set()


def test_desa_di_luar_kecamatan_ditolak_dengan_pesan():
    desa, lain = buat_desa(), buat_desa()
    hasil = saring(kecamatan=lain.kecamatan.kode, desa=desa.kode)

    assert not hasil.is_valid()
    assert hasil.form.errors == {
        "desa": [f"{desa.nama} bukan desa di Kecamatan {lain.kecamatan.nama}."]
    }


def test_klasifikasi_menurut_penilaian_terakhir_pada_tanggal_itu():
    kelompok = buat_kelompok(nama="Melati")
    buat_penilaian(kelompok, tanggal=D(2019, 3, 12), klasifikasi="dasar")
    buat_penilaian(kelompok, tanggal=D(2020, 11, 13), klasifikasi="berkembang")

    assert nama(per=D(2019, 3, 11), klasifikasi="tanpa") == {"Melati"}
    assert nama(per=D(2020, 11, 12), klasifikasi="dasar") == {"Melati"}
    assert nama(per=ACUAN, klasifikasi="dasar") == set()
    assert nama(per=ACUAN, klasifikasi="berkembang") == {"Melati"}
    assert nama(per=ACUAN, klasifikasi="tanpa") == set()


def test_sk_berlaku_pada_tanggal_itu():
    buat_sk_kelompok(
        buat_kelompok(nama="Melati"), tanggal=D(2019, 1, 18), berlaku_sampai=D(2020, 11, 12)
    )

    assert nama(per=D(2019, 1, 17), sk="tanpa") == {"Melati"}
    assert nama(per=D(2019, 1, 18), sk="ada") == {"Melati"}
    assert nama(per=D(2020, 11, 12), sk="ada") == {"Melati"}
    assert nama(per=ACUAN, sk="ada") == set()
    assert nama(per=ACUAN, sk="tanpa") == {"Melati"}


def test_belum_diperiksa():
    operator = buat_pengguna()
    buat_kelompok(nama="Baru")
    buat_kelompok(nama="Sudah", diperiksa_pada="2026-01-01T00:00:00Z", diperiksa_oleh=operator)

    assert nama(operator, periksa="belum") == {"Baru"}


def test_dibentuk_dan_berakhir_antara_dua_keadaan():
    """Founded after the first day; ended before the last: what lies between two states."""
    for hari in (D(2019, 11, 13), D(2019, 11, 14), ACUAN, D(2020, 11, 14)):
        buat_kelompok(nama=f"bentuk {hari}", mulai=hari)
    for hari in (D(2019, 11, 12), D(2019, 11, 13), D(2020, 11, 12), ACUAN):
        buat_kelompok(nama=f"akhir {hari}", selesai=hari, alasan_selesai="bubar")

    assert nama(status="semua", dibentuk_dari=D(2019, 11, 13), dibentuk_sampai=ACUAN) == {
        "bentuk 2019-11-14",
        "bentuk 2020-11-13",
    }
    assert nama(status="semua", berakhir_dari=D(2019, 11, 13), berakhir_sampai=ACUAN) == {
        "akhir 2019-11-13",
        "akhir 2020-11-12",
    }


def test_satu_sisi_rentang_cukup():
    buat_kelompok(nama="Lama", mulai=D(2010, 1, 1))
    buat_kelompok(nama="Baru", mulai=D(2021, 1, 1))
    buat_kelompok(nama="Bubar", selesai=D(2019, 1, 1), alasan_selesai="bubar")

    assert nama(status="semua", dibentuk_dari=D(2020, 1, 1)) == {"Baru"}
    assert nama(status="semua", dibentuk_sampai=D(2017, 12, 31)) == {"Lama"}
    assert nama(status="semua", berakhir_dari=D(2019, 1, 1)) == {"Bubar"}
    assert nama(status="semua", berakhir_sampai=D(2019, 1, 1)) == set()


def test_petugas_menurut_penugasan_pada_tanggal_itu():
    desa = buat_desa()
    petugas = buat_petugas(desa)
    petugas.penugasan.update(mulai=D(2019, 1, 1), selesai=D(2020, 11, 12))
    buat_kelompok(desa, nama="Melati")
    buat_kelompok(nama="Lain")

    assert nama(per=D(2020, 11, 12), petugas=petugas.pk) == {"Melati"}
    assert nama(per=ACUAN, petugas=petugas.pk) == set()


@pytest.mark.parametrize(
    "q",
    ["melati", "MELATI", "lat", "Teluk", "teluk nyatu", "TELOK", "r/012", "K-", "  melati  "],
)
def test_cari_nama_desa_ejaan_lain_register_kode(q):
    desa = buat_desa(nama="Teluk Nyatu")
    NamaLain.objects.create(desa=desa, nama="Telok Njatu")
    kelompok = buat_kelompok(desa, nama="Melati", nomor_register="R/012-7")
    buat_kelompok(nama="Anggrek")
    if q == "K-":
        q = kelompok.kode.lower()

    assert nama(q=q) == {"Melati"}


@pytest.mark.parametrize("q", ["%", "_", "'", '"', "\\", "<script>", "😀"])
def test_cari_tanda_khusus_apa_adanya(q):
    buat_kelompok(nama=f"Tanda {q} ini")
    buat_kelompok(nama="Biasa")

    assert nama(q=q) == {f"Tanda {q} ini"}


def test_cari_tanpa_jenisnya_dan_dengan_jenisnya():
    """Rows are headed "BKB Melati": that is what people type again."""
    buat_kelompok(nama="Melati", jenis="BKB")
    buat_kelompok(nama="Melati", jenis="PIKR")

    assert {k.jenis for k in saring(q="bkb melati").hasil} == {"BKB"}
    assert {k.jenis for k in saring(q="PIK-R Melati").hasil} == {"PIKR"}
    assert {k.jenis for k in saring(q="melati").hasil} == {"BKB", "PIKR"}


def test_wilayah_petugas_dan_koordinator():
    kecamatan = buat_kecamatan()
    desa, tetangga, jauh = buat_desa(kecamatan), buat_desa(kecamatan), buat_desa()
    for tempat, n in [(desa, "Sendiri"), (tetangga, "Tetangga"), (jauh, "Jauh")]:
        buat_kelompok(tempat, nama=n)

    assert nama(buat_akun_petugas(desa), status="semua") == {"Sendiri"}
    assert nama(buat_akun_koordinator(kecamatan), status="semua") == {"Sendiri", "Tetangga"}
    assert nama(buat_pengguna("pimpinan")) == {"Sendiri", "Tetangga", "Jauh"}


def test_pilihan_di_luar_wilayah_ditolak():
    desa, lain = buat_desa(), buat_desa()
    orang_lain = buat_petugas(lain)
    user = buat_akun_petugas(desa)
    hasil = saring(user, desa=lain.kode, kecamatan=lain.kecamatan.kode, petugas=orang_lain.pk)

    assert set(hasil.form.errors) == {"desa", "kecamatan", "petugas"}
    assert hasil.hasil.count() == 0


def test_usulan_menunggu():
    operator = buat_pengguna()
    kelompok = buat_kelompok(nama="Melati")
    Usulan.objects.create(
        kelompok=kelompok, tindakan="batalkan", alasan="x", diajukan_oleh=operator
    )
    buat_kelompok(nama="Lain")

    assert nama(operator, usulan="menunggu") == {"Melati"}


@pytest.mark.parametrize(
    "urut", ["nama", "jenis", "desa", "klasifikasi", "petugas", "sk", "dibentuk"]
)
def test_semua_urutan_naik_turun_lengkap(urut):
    desa, lain = buat_desa(), buat_desa()
    buat_petugas(desa, nama="Agus")
    buat_petugas(lain, nama="Yuliana")
    buat_penilaian(buat_kelompok(desa, nama="C"), klasifikasi="paripurna")
    buat_penilaian(buat_kelompok(lain, nama="A", jenis="PIKR"), klasifikasi="tumbuh")
    buat_sk_kelompok(buat_kelompok(desa, nama="B", mulai=D(2010, 1, 1)))
    buat_kelompok(nama="D", jenis="UPPKS")

    naik = [k.nama for k in saring(urut=urut).hasil]
    turun = [k.nama for k in saring(urut=f"-{urut}").hasil]

    assert sorted(naik) == sorted(turun) == ["A", "B", "C", "D"]
    assert naik != turun
    assert saring(urut=urut).hasil.ordered


def test_klasifikasi_urut_menurut_tingkatnya_dan_kosong_paling_akhir():
    for n, jenis, tingkat in [
        ("1", "PIKR", "tumbuh"),
        ("2", "BKB", "berkembang"),
        ("3", "UPPKS", "mandiri"),
    ]:
        buat_penilaian(buat_kelompok(nama=n, jenis=jenis), klasifikasi=tingkat)
    buat_kelompok(nama="kosong")

    assert [k.nama for k in saring(urut="klasifikasi").hasil] == ["1", "2", "3", "kosong"]
    assert [k.nama for k in saring(urut="-klasifikasi").hasil] == ["3", "2", "1", "kosong"]


def test_urutan_sama_tetap_pasti():
    """Equal values must not swap between pages."""
    for _ in range(5):
        buat_kelompok(nama="Sama")

    pk = [k.pk for k in saring(urut="nama").hasil]
    assert pk == sorted(pk)


SALAH = [
    ("per", "2020-02-31"),
    ("per", "13/11/2020"),
    ("per", "1800-01-01"),
    ("per", "2200-01-01"),
    ("per", "2027-03-16"),
    ("jenis", "ZZZ"),
    ("jenis", "bkb"),
    ("kecamatan", "99"),
    ("desa", "62.10.01.9999"),
    ("klasifikasi", "hebat"),
    ("sk", "mungkin"),
    ("status", "hidup"),
    ("periksa", "sudah?"),
    ("usulan", "x"),
    ("petugas", "abc"),
    ("petugas", "99999999999999999999"),
    ("dibentuk_dari", "kemarin"),
    ("berakhir_sampai", "2020-13-01"),
    ("urut", "sandi"),
    ("q", "a\x00b"),
    ("q", "x" * 5000),
]


@pytest.mark.parametrize(("kolom", "nilai"), SALAH)
def test_nilai_salah_tidak_pernah_berarti_semua(kolom, nilai):
    buat_kelompok()
    hasil = saring(**{kolom: nilai})

    assert list(hasil.form.errors) == [kolom]
    assert hasil.hasil.count() == 0
    assert Kelompok.objects.count() == 1


def test_setahun_ke_depan_boleh():
    assert saring(per="2027-03-15").is_valid()
    assert saring(per="2027-03-15").ke_depan


def test_keping_hanya_untuk_yang_menyempitkan():
    desa = buat_desa()
    hasil = saring(
        jenis="BKB", status="aktif", desa=desa.kode, q="", urut="nama", per="2020-11-13", hal="3"
    )

    assert [(k.nama, k.label) for k in hasil.keping] == [
        ("desa", f"Desa: {desa.nama}"),
        ("per", "Per tanggal: 13 November 2020"),
        ("jenis", "Jenis: BKB"),
    ]
    assert "hal=" not in hasil.keping[0].url
    assert "desa=" not in hasil.keping[0].url
    assert "urut=nama" in hasil.keping[0].url


def test_keping_rentang_menyebut_tepinya():
    keping = saring(dibentuk_dari="2019-11-13", berakhir_sampai="2020-11-13").keping

    assert [k.label for k in keping] == [
        "Dibentuk sesudah: 13 November 2019",
        "Berakhir sebelum: 13 November 2020",
    ]
