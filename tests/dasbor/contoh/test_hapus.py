import datetime

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.utils import timezone

from berkas import gudang
from berkas.models import Berkas, Lampiran
from dinas.models import CatatanUnduh, Pengguna, ProfilDinas, SuratKeputusan
from inti.aksi import batalkan, simpan_beralasan
from inti.models import Asal, SumberBaris
from kegiatan.models import ForumGenre
from kelompok.aksi.laporan import tarik, verifikasi
from kelompok.models import (
    Anggota,
    Kelompok,
    KonfirmasiPeringatan,
    LangkahLaporan,
    LaporanBulanan,
    Pertemuan,
    SkKelompok,
)
from penghargaan.models import Penerima, Penghargaan
from petugas.models import Penugasan, Petugas
from stunting.models import DaftarLokus, Lokus
from tests.pabrik import (
    buat_anggota,
    buat_kelompok,
    buat_laporan,
    buat_pengguna,
    buat_penghargaan,
    buat_petugas,
)
from tests.pabrik_kegiatan import buat_kegiatan, buat_lampiran
from wilayah.models import DataDesa, Desa

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_contoh")]
CONTOH = SumberBaris.CONTOH


def hapus(*opsi: str) -> None:
    call_command("hapus_contoh", *opsi, verbosity=0)


def sisa_contoh() -> dict[str, int]:
    model = [m for m in apps.get_models() if issubclass(m, Asal)]
    hitung = {m.__name__: m._base_manager.filter(asal=CONTOH).count() for m in model}
    return {nama: n for nama, n in hitung.items() if n}


def riwayat_yatim() -> dict[str, int]:
    """History rows whose object is not there any more, per model."""
    hitung = {}
    for m in apps.get_models():
        if hasattr(m, "riwayat"):
            ada = m._base_manager.values("pk")
            hitung[m.__name__] = m.riwayat.exclude(id__in=ada).count()
    return {nama: n for nama, n in hitung.items() if n}


def test_semua_contoh_hilang_fakta_dan_rujukan_tetap(capsys):
    call_command("hapus_contoh")
    keluaran = capsys.readouterr().out
    assert "Akun dihapus: admin, operator, pimpinan, pkb, koordinator, hendra, " in keluaran
    assert "ditutup" not in keluaran

    assert sisa_contoh() == {}
    assert riwayat_yatim() == {}
    assert Kelompok.riwayat.model.keterpaduan.model.objects.count() == 0
    assert not Pengguna.objects.exists()
    assert not ProfilDinas.ambil().data_contoh
    assert Desa.objects.count() == 127
    assert [(d.tahun, d.lokus.count()) for d in DaftarLokus.objects.order_by("tahun")] == [
        (2020, 10),
        (2025, 10),
    ]
    assert [p.penerima.count() for p in Penghargaan.objects.all()] == [1, 1]
    assert Penerima.semua.count() == 2
    assert not Desa.objects.exclude(kepala="", telepon_kepala="").exists()

    call_command("hapus_contoh")
    assert capsys.readouterr().out == "Tidak ada data contoh.\n"


def test_kepala_desa_yang_diketik_tetap():
    desa = Desa.objects.get(kode="62.10.02.2004")
    desa.kepala, desa.telepon_kepala = "Kepala Nyata", "0813-4444-2222"
    desa.save()

    hapus()

    assert list(Desa.objects.exclude(kepala="")) == [desa]


def test_isian_pengguna_tetap_dengan_riwayatnya():
    operator = buat_pengguna()
    kelompok = buat_kelompok(Desa.objects.get(kode="62.10.02.2004"))
    kelompok.nama = "Diganti"
    simpan_beralasan(kelompok, oleh=operator)
    anggota = buat_anggota(kelompok)
    petugas = buat_petugas(nama="Petugas Nyata")

    hapus()

    assert list(Kelompok.semua.all()) == [kelompok]
    assert list(Anggota.semua.all()) == [anggota]
    assert list(Petugas.semua.all()) == [petugas]
    assert kelompok.riwayat.count() == 2
    assert list(Pengguna.objects.all()) == [operator]


def kelompok_contoh() -> Kelompok:
    return Kelompok.objects.get(desa__kode="62.10.02.2004", jenis="BKB")


def petugas_contoh() -> Petugas:
    return Petugas.objects.get(pengguna__username="pkb")


def anggota_di_kelompok_contoh():
    return buat_anggota(kelompok_contoh(), nama="Siti Nyata")


def desa_untuk_petugas_contoh():
    terlayani = Penugasan.objects.filter(selesai__isnull=True).values("desa")
    desa = Desa.objects.exclude(pk__in=terlayani).first()
    return Penugasan.objects.create(petugas=petugas_contoh(), desa=desa, mulai="2021-01-01")


def penghargaan_untuk_kelompok_contoh():
    penghargaan = buat_penghargaan({"jenis": "kelompok", "kelompok": kelompok_contoh()})
    return penghargaan.penerima.get()


def sk_contoh_untuk_kelompok_nyata():
    sk = SuratKeputusan.objects.filter(asal=CONTOH).first()
    return SkKelompok.objects.create(kelompok=buat_kelompok(Desa.objects.first()), sk=sk)


def lokus_di_daftar_contoh():
    daftar = DaftarLokus.objects.get(tahun=2021)
    lain = Desa.objects.exclude(lokus__daftar=daftar).first()
    return Lokus.objects.create(daftar=daftar, desa=lain)


def petugas_dengan_akun_contoh():
    return Petugas.objects.create(
        nama="Petugas Nyata", pengguna=Pengguna.objects.get(username="operator")
    )


def laporan_untuk_kelompok_contoh():
    """For March 2021, a month that the sample does not reach; withdrawn, so it has a course."""
    pkb = Pengguna.objects.get(username="pkb")
    laporan = buat_laporan(
        kelompok_contoh(), datetime.date(2021, 3, 1), status="terkirim", oleh=pkb
    )
    return tarik(laporan.pk, oleh=pkb, sekarang=timezone.now())


def pertemuan_di_laporan_contoh():
    laporan = LaporanBulanan.objects.filter(bulan=datetime.date(2021, 1, 1)).first()
    return Pertemuan.objects.create(laporan=laporan, tanggal=datetime.date(2021, 1, 8))


TERSANGKUT = [
    (
        laporan_untuk_kelompok_contoh,
        "1 laporan bulanan yang memakai kelompok contoh: Laporan BKB HI Mawar Maret 2021",
    ),
    (
        pertemuan_di_laporan_contoh,
        "1 pertemuan yang memakai laporan bulanan contoh: Pertemuan ",
    ),
    (anggota_di_kelompok_contoh, "1 anggota yang memakai kelompok contoh: Siti Nyata"),
    (desa_untuk_petugas_contoh, "1 penugasan yang memakai petugas contoh: Yuliana, S.KM di "),
    (penghargaan_untuk_kelompok_contoh, "1 penerima yang memakai kelompok contoh: BKB HI Mawar"),
    (sk_contoh_untuk_kelompok_nyata, "1 SK kelompok yang memakai SK contoh: "),
    (lokus_di_daftar_contoh, "1 lokus yang memakai daftar lokus contoh: "),
    (petugas_dengan_akun_contoh, "1 petugas yang memakai akun contoh: Petugas Nyata"),
]


@pytest.mark.parametrize(("buat", "sebutan"), TERSANGKUT)
def test_yang_berdiri_di_atas_contoh_disebut_dan_tidak_ada_yang_dihapus(buat, sebutan):
    buat()
    sebelum = sisa_contoh()

    with pytest.raises(CommandError) as galat:
        hapus()

    assert sebutan in str(galat.value)
    assert sisa_contoh() == sebelum
    assert ProfilDinas.ambil().data_contoh


def test_hanya_beberapa_contoh_yang_disebut():
    for n in range(7):
        buat_anggota(kelompok_contoh(), nama=f"Anggota {n}")

    with pytest.raises(CommandError, match=r"7 anggota .*: Anggota 0, .*, Anggota 4, …"):
        hapus()


def test_yang_dibatalkan_ikut_terhapus():
    operator = buat_pengguna()
    baris = [buat() for buat, _ in TERSANGKUT[:-1]]
    for satu in baris:
        batalkan(satu, oleh=operator, alasan="Hanya mencoba")

    hapus()

    assert [b for b in baris if type(b)._base_manager.filter(pk=b.pk).exists()] == []
    assert sisa_contoh() == riwayat_yatim() == {}


def test_akun_yang_disebut_di_riwayat_ditutup_bukan_dihapus(client, capsys, settings):
    operator = Pengguna.objects.get(username="operator")
    kelompok = buat_kelompok(Desa.objects.first())
    kelompok.nama = "Diganti"
    simpan_beralasan(kelompok, oleh=operator)
    pimpinan = Pengguna.objects.get(username="pimpinan")
    CatatanUnduh.objects.create(oleh=pimpinan, nama="kelompok.xlsx", baris=3)
    salah = buat_kelompok(Desa.objects.first())
    batalkan(salah, oleh=Pengguna.objects.get(username="koordinator"), alasan="Salah catat")
    dicoba = kelompok_contoh()
    dicoba.nama = "Dicoba"  # trying the sample out leaves nothing to keep
    simpan_beralasan(dicoba, oleh=Pengguna.objects.get(username="pkb"))

    call_command("hapus_contoh")

    operator.refresh_from_db()
    assert (operator.username, operator.nama) == ("bekas-operator", "Rina Marlina (akun contoh)")
    assert not operator.is_active
    assert not operator.has_usable_password()
    assert kelompok.riwayat.first().history_user == operator
    assert CatatanUnduh.objects.get().oleh.username == "bekas-pimpinan"
    assert sisa_contoh() == riwayat_yatim() == {}
    keluaran = capsys.readouterr().out
    assert "Akun dihapus: admin, pkb, hendra, " in keluaran
    assert "operator (menjadi bekas-operator), pimpinan (menjadi bekas-pimpinan)" in keluaran
    assert Kelompok.semua.get(pk=salah.pk).dibatalkan_oleh.username == "bekas-koordinator"
    assert not client.login(username="bekas-operator", password=settings.SANDI_CONTOH)


def test_contoh_yang_diubah_akun_nyata_menunggu_persetujuan():
    data = DataDesa.objects.first()
    data.penduduk = 1234
    simpan_beralasan(data, oleh=buat_pengguna())

    with pytest.raises(CommandError, match="1 data desa per tahun contoh yang diubah akun nyata"):
        hapus()
    assert sisa_contoh()["Kelompok"] > 0

    hapus("--termasuk-suntingan")
    assert sisa_contoh() == {}


def test_perjalanan_laporan_contoh_ikut_hilang():
    assert LangkahLaporan.objects.exists()
    assert KonfirmasiPeringatan.objects.exists()

    hapus()

    assert not LangkahLaporan.objects.exists()
    assert not KonfirmasiPeringatan.objects.exists()


def test_perjalanan_laporan_pengguna_tetap():
    operator = buat_pengguna()
    laporan = buat_laporan(buat_kelompok(Desa.objects.first()), oleh=operator, status="terkirim")
    verifikasi([laporan.pk], oleh=buat_pengguna(), sekarang=timezone.now())

    hapus()

    assert [x.ke for x in laporan.langkah.all()] == ["diverifikasi"]
    assert LaporanBulanan.semua.get().riwayat.count() == 2


def diverifikasi_akun_nyata():
    laporan = LaporanBulanan.objects.filter(status="terkirim").first()
    hasil = verifikasi([laporan.pk], oleh=buat_pengguna(), sekarang=timezone.now())
    assert hasil.berhasil


def draf_diisi_akun_nyata():
    """Drafts have no history; the row itself says who saved it."""
    draf = LaporanBulanan.objects.filter(status="draf").first()
    draf.disimpan_pada, draf.disimpan_oleh = timezone.now(), buat_pengguna()
    draf.save()
    assert not draf.riwayat.exists()


@pytest.mark.parametrize("ubah", [diverifikasi_akun_nyata, draf_diisi_akun_nyata])
def test_laporan_contoh_yang_diubah_akun_nyata_menunggu_persetujuan(ubah):
    ubah()

    with pytest.raises(CommandError, match="1 laporan bulanan contoh yang diubah akun nyata"):
        hapus()
    assert sisa_contoh()["LaporanBulanan"] > 0

    hapus("--termasuk-suntingan")
    assert sisa_contoh() == riwayat_yatim() == {}


def test_periksa_tidak_menghapus(capsys):
    sebelum = sisa_contoh()

    call_command("hapus_contoh", "--periksa")

    assert sisa_contoh() == sebelum
    assert f"{sebelum['Kelompok']} kelompok" in capsys.readouterr().out


def test_isi_berkas_contoh_ikut_hilang(django_capture_on_commit_callbacks):
    tempat = list(Berkas.objects.values_list("tempat", flat=True))
    assert len(tempat) > 10
    assert all(gudang.ada(t) for t in tempat)

    with django_capture_on_commit_callbacks(execute=True):
        hapus()

    assert not Berkas.objects.exists()
    assert not any(gudang.ada(t) for t in tempat)


def test_berkas_pengguna_di_bawah_contoh_disebut():
    sk = SuratKeputusan.objects.filter(asal=CONTOH).first()
    milik = buat_lampiran(sk, nama="pindaian asli.jpg")

    with pytest.raises(CommandError, match="pindaian asli"):
        hapus()

    batalkan(milik, oleh=buat_pengguna(), alasan="salah")
    hapus()
    assert not Lampiran.semua.exists()


def test_forum_fakta_tinggal_tanpa_pikr_contoh():
    forum = ForumGenre.objects.get(asal=SumberBaris.FAKTA)
    assert (forum.pikr.count(), forum.pengurus.count()) == (36, 4)

    hapus()

    assert (forum.pikr.count(), forum.pengurus.count()) == (0, 0)
    assert ForumGenre.objects.get() == forum


def test_kegiatan_pengguna_yang_menyebut_kelompok_contoh_disebut_dahulu():
    acara = buat_kegiatan(judul="Pembinaan sungguhan")
    acara.kelompok.add(Kelompok.objects.filter(asal=CONTOH).order_by("pk").first())

    with pytest.raises(CommandError, match="Pembinaan sungguhan"):
        hapus()

    assert acara.kelompok.count() == 1
