import datetime
import shutil
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from dinas.models import AturanLapor, ProfilDinas
from inti.aksi import batalkan, simpan_beralasan
from inti.models import SumberBaris
from kelompok.models import JenisUsaha, Keterpaduan, Materi, SumberDana
from penghargaan.models import JenisPenghargaan, Penghargaan
from stunting.models import (
    DaftarLokus,
    IndikatorLayanan,
    Lokus,
    Pengukuran,
    PrevalensiSurvei,
    PrevalensiTerbit,
    StatusDaftar,
)
from tests.pabrik import buat_pengguna
from wilayah.models import Desa, Kecamatan, KodeLain, NamaLain, NamaLainKecamatan

pytestmark = pytest.mark.django_db
AKAR = Path(__file__).resolve().parents[2]


@pytest.fixture
def data_awal(settings, tmp_path):
    """A copy of data_awal/ that a test may change: `data_awal(berkas, lama, baru)`."""
    shutil.copytree(AKAR / "data_awal", tmp_path / "data_awal")
    settings.BASE_DIR = tmp_path

    def ganti(berkas: str, lama: str, baru: str) -> None:
        jalur = tmp_path / "data_awal" / berkas
        teks = jalur.read_text(encoding="utf-8")
        assert lama in teks
        jalur.write_text(teks.replace(lama, baru, 1), encoding="utf-8")

    return ganti


def muat(capsys=None) -> str:
    call_command("muat_rujukan", verbosity=int(capsys is not None))
    return capsys.readouterr().out if capsys else ""


def isi() -> dict[str, int]:
    model = [Kecamatan, Desa, NamaLain, NamaLainKecamatan, KodeLain, SumberDana, Keterpaduan]
    model += [JenisUsaha, Materi, JenisPenghargaan, ProfilDinas, AturanLapor, DaftarLokus, Lokus]
    model += [IndikatorLayanan, PrevalensiTerbit, PrevalensiSurvei]
    return {m.__name__: m._default_manager.count() for m in [*model, Penghargaan]}


def test_memuat_semua():
    muat()

    assert isi() == {
        "Kecamatan": 12, "Desa": 127, "NamaLain": 14, "NamaLainKecamatan": 2, "KodeLain": 127,
        "SumberDana": 9, "Keterpaduan": 9, "JenisUsaha": 8, "Materi": 42, "JenisPenghargaan": 22,
        "ProfilDinas": 1, "AturanLapor": 1, "DaftarLokus": 2, "Lokus": 20, "Penghargaan": 2,
        "IndikatorLayanan": 8, "PrevalensiTerbit": 49, "PrevalensiSurvei": 4,
    }  # fmt: skip
    desa = Desa.objects.get(kode="62.10.02.1012")
    assert (desa.nama_lengkap, str(desa.kecamatan)) == ("Kelurahan Kurun", "Kurun")
    assert (str(desa.lintang), str(desa.bujur)) == ("-1.09317", "113.88662")
    assert KodeLain.objects.get(desa=desa).kode.startswith("6211")
    assert Desa.objects.bernama("kuala kurun").get() == desa


def test_aturan_lapor_bawaan():
    muat()
    aturan = AturanLapor.objects.get()

    assert (aturan.mulai, aturan.selesai) == (datetime.date(2020, 1, 1), None)
    assert (aturan.batas_lapor, aturan.ambang_lapor, aturan.tenggang_baru) == (10, 65, 15)
    assert not ProfilDinas.ambil().data_contoh


def test_setiap_jenis_kelompok_punya_materi():
    muat()
    jumlah = Counter(Materi.objects.values_list("jenis", flat=True))

    assert jumlah == {"BKB": 10, "BKR": 10, "BKL": 10, "UPPKS": 5, "PIKR": 7}
    awal = [m.nama for m in Materi.objects.filter(jenis="BKL")[:2]]
    assert awal == ["Lansia tangguh: dimensi spiritual", "Lansia tangguh: dimensi intelektual"]


def test_fakta_bertanda_fakta_dan_bersumber():
    muat()

    daftar = {d.tahun: d for d in DaftarLokus.objects.all()}
    assert {t: d.status for t, d in daftar.items()} == {
        2020: StatusDaftar.DITETAPKAN,
        2025: StatusDaftar.CALON,
    }
    assert all(d.dasar and d.asal == SumberBaris.FAKTA for d in daftar.values())
    assert all(x.sumber and x.asal == SumberBaris.FAKTA for x in Lokus.objects.all())
    assert {p.asal for p in Penghargaan.objects.all()} == {SumberBaris.FAKTA}


def test_persentase_terbit_dan_survei_dua_seri_dengan_sumbernya():
    """Nothing stands behind a published percentage but where it was published."""
    muat()

    kabupaten = PrevalensiTerbit.objects.filter(desa=None, kecamatan=None)
    assert [(p.tahun, str(p.persen)) for p in kabupaten.order_by("tahun")] == [
        (2020, "22.87"), (2021, "20.16"), (2022, "18.34"), (2023, "16.37"), (2024, "10.39"),
    ]  # fmt: skip
    survei = {(s.survei, s.tahun): str(s.persen) for s in PrevalensiSurvei.objects.all()}
    assert survei == {
        ("SSGI", 2021): "35.90", ("SSGI", 2022): "17.90", ("SKI", 2023): "12.90",
        ("SSGI", 2024): "14.10",
    }  # fmt: skip
    assert PrevalensiTerbit.objects.filter(kecamatan__isnull=False).count() == 22
    assert PrevalensiTerbit.objects.filter(desa__isnull=False).count() == 22
    for seri in (PrevalensiTerbit, PrevalensiSurvei):
        assert all(p.sumber and p.asal == SumberBaris.FAKTA for p in seri.objects.all())
    assert not Pengukuran.semua.exists()


def test_persentase_yang_diubah_pengguna_tetap(data_awal, capsys):
    muat()
    satu = PrevalensiTerbit.objects.get(kecamatan__kode="62.10.01", tahun=2021)
    satu.persen = Decimal("21.00")
    simpan_beralasan(satu, oleh=buat_pengguna(), alasan="Menurut Dinas Kesehatan")
    data_awal("prevalensi_terbit.csv", "62.10.01,2021,20.99", "62.10.01,2021,20.98")
    data_awal("prevalensi_kabupaten.csv", "SKI,2023,12.9", "SKI,2023,12.8")

    keluaran = muat(capsys)

    satu.refresh_from_db()
    assert str(satu.persen) == "21.00"
    assert "dibiarkan: Sepang 2021" in keluaran
    assert str(PrevalensiSurvei.objects.get(tahun=2023).persen) == "12.80"


def test_berulang_tidak_mengubah_apa_pun(capsys):
    muat()
    sebelum = isi()
    versi = list(Desa.objects.values_list("versi", flat=True))

    keluaran = muat(capsys)

    assert isi() == sebelum
    assert list(Desa.objects.values_list("versi", flat=True)) == versi
    assert Desa.riwayat.count() == 127
    assert "Desa atau kelurahan: 0 baru, 0 diperbarui, 127 sama" in keluaran
    assert "diubah pengguna" not in keluaran


def test_nama_yang_berubah_di_berkas_dimutakhirkan(data_awal, capsys):
    muat()
    data_awal("desa.csv", "Tewai Baru", "Tewai Baru Raya")
    data_awal("sumber_dana.csv", "Alokasi Dana Desa (ADD)", "ADD")

    keluaran = muat(capsys)

    desa = Desa.objects.get(kode="62.10.01.2003")
    assert (desa.nama, desa.versi) == ("Tewai Baru Raya", 2)
    assert SumberDana.objects.get(kode="add").nama == "ADD"
    assert "0 baru, 1 diperbarui, 126 sama" in keluaran


def test_yang_diubah_pengguna_dibiarkan_kolom_lainnya_tidak(data_awal, capsys):
    """Also when the file changes twice: a load does not make the user's value ours."""
    muat()
    desa = Desa.objects.get(kode="62.10.01.2003")
    desa.nama, desa.kepala = "Tewai", "Kepala Desa"
    simpan_beralasan(desa, oleh=buat_pengguna(), alasan="Menurut perda")
    for lama, baru in [("-1.45653", "-1.45600"), ("-1.45600", "-1.45601")]:
        data_awal("desa.csv", lama, baru)
        keluaran = muat(capsys)

    desa.refresh_from_db()
    assert (desa.nama, desa.kepala, str(desa.lintang)) == ("Tewai", "Kepala Desa", "-1.45601")
    assert "1 dibiarkan karena sudah diubah pengguna" in keluaran
    assert "dibiarkan: Tewai" in keluaran


def test_baris_yang_ditambah_pengguna_tetap():
    muat()
    usaha = JenisUsaha.objects.create(kode="wisata", nama="Wisata")

    muat()

    assert JenisUsaha.objects.filter(pk=usaha.pk, aktif=True).exists()


def test_fakta_yang_dibatalkan_atau_diubah_tidak_kembali():
    muat()
    operator = buat_pengguna()
    ayah, bunda = Penghargaan.objects.order_by("judul")
    batalkan(ayah, oleh=operator, alasan="Salah catat")
    bunda.judul = "Bunda GenRe Kalteng"
    simpan_beralasan(bunda, oleh=operator)

    muat()

    assert [p.judul for p in Penghargaan.objects.all()] == ["Bunda GenRe Kalteng"]


def test_daftar_lokus_kantor_tidak_ditimpa():
    DaftarLokus.objects.create(tahun=2025, status=StatusDaftar.DITETAPKAN, dasar="SK Bupati")

    muat()

    daftar = DaftarLokus.objects.get(tahun=2025)
    assert (daftar.dasar, daftar.lokus.count()) == ("SK Bupati", 0)


@pytest.mark.parametrize(
    ("berkas", "lama", "baru", "sebab"),
    [
        (
            "desa.csv",
            "-1.49125",
            "selatan",
            "desa.csv baris 3, kolom lintang: Nilai “selatan” harus",
        ),
        ("desa.csv", "desa,62.10.01,", "dusun,62.10.01,", "desa.csv baris 3, kolom jenis: "),
        (
            "desa.csv",
            "desa,62.10.01,",
            "desa,62.10.99,",
            "desa.csv baris 3, kolom kecamatan: “62.10.99” tidak ada di kecamatan.csv",
        ),
        ("desa.csv", "62.10.01.2003", "62.10.01.2002", "desa.csv baris 4, kolom kode: sudah ada"),
        ("desa.csv", "lintang", "lat", "desa.csv baris 1: kolom lintang tidak ada"),
        ("desa.csv", ",113.95661", "", "desa.csv baris 3: harus berisi 6 kolom"),
        ("desa.csv", "113.95661", "113.95661,x", "desa.csv baris 3: harus berisi 6 kolom"),
        ("kode_lain.csv", "62.10.01.1001", "62.10.01.1999", "kode_lain.csv baris 2, kolom kode"),
        ("lokus_2020.csv", "62.10.02.1001", "x", "lokus_2020.csv baris 2, kolom kode: “x”"),
        ("daftar_lokus.csv", "calon,", "usul,", "daftar_lokus.csv baris 3, kolom status: "),
        ("penghargaan_2020.csv", "2020-11-13", "13/11", "baris 2, kolom tanggal: “13/11” bukan"),
        ("penghargaan_2020.csv", "provinsi", "dunia", "baris 2, kolom tingkat: "),
        ("penghargaan_2020.csv", "orang,", "raja,", "baris 2, kolom jenis_penerima: "),
        ("materi.csv", "BKB Emas,BKB", "BKB Emas,BKX", "materi.csv baris 10, kolom jenis: "),
        ("prevalensi_terbit.csv", "62.10.01,2021", "62.99,2021", "baris 2, kolom kode: “62.99”"),
        ("prevalensi_terbit.csv", ",20.99,", ",2O.99,", "baris 2, kolom persen: "),
        ("prevalensi_terbit.csv", ",20.99,", ",120.99,", "baris 2, kolom persen: "),
        (
            "prevalensi_terbit.csv",
            "62.10.01,2021",
            "62.10.01,lalu",
            "baris 2, kolom tahun: “lalu”",
        ),
        ("prevalensi_terbit.csv", "62.10.01,2022", "62.10.01,2021", "baris 3, kolom tahun: sudah"),
        ("prevalensi_kabupaten.csv", "SSGI,2021", "SSG,2021", "baris 7, kolom seri: “SSG”"),
        ("indikator_layanan.csv", "idl,", "mpasi,", "baris 8, kolom kode: sudah ada"),
        ("kecamatan.csv", "62.10.01,Sepang", '62.10.01,"Sepang', "kecamatan.csv baris"),
    ],
)
def test_berkas_rusak_disebut_dan_tidak_ada_yang_dimuat(data_awal, berkas, lama, baru, sebab):
    data_awal(berkas, lama, baru)

    with pytest.raises(CommandError) as galat:
        muat()

    assert sebab in str(galat.value)
    assert "\n" not in str(galat.value)
    assert not Kecamatan.objects.exists()


def test_berkas_hilang(data_awal, settings):
    (settings.BASE_DIR / "data_awal" / "kode_lain.csv").unlink()
    with pytest.raises(CommandError, match=r"Berkas data_awal/kode_lain\.csv tidak ada\."):
        muat()


def test_berkas_bukan_utf8(data_awal, settings):
    (settings.BASE_DIR / "data_awal" / "desa.csv").write_bytes(b"kode,nama\n\xff,\xfe\n")
    with pytest.raises(CommandError, match="bukan teks UTF-8"):
        muat()


def test_bertabrakan_dengan_baris_pengguna(data_awal):
    """A new row of the file that a rule forbids beside what users have is named, not a traceback."""
    muat()
    JenisPenghargaan.objects.create(kode="kampung-hebat", nama="Kampung hebat")
    data_awal(
        "jenis_penghargaan.csv",
        "lainnya,Lainnya",
        "baru,Kampung hebat,desa,desa,Uji\nlainnya,Lainnya",
    )

    with pytest.raises(CommandError, match=r"jenis_penghargaan\.csv baris 23: .*sudah ada"):
        muat()
