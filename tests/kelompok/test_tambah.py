import datetime
import uuid

import pytest
from django.utils import timezone

from dinas.models import SuratKeputusan
from dinas.peran import Peran
from kelompok.models import JenisUsaha, Kelompok, Keterpaduan, SumberDana
from kelompok.rekap import rekap_jenis
from tests.pabrik import buat_akun_petugas, buat_desa, buat_kelompok, buat_pengguna, buat_sk

pytestmark = pytest.mark.django_db
TAMBAH = "/kelompok/tambah/"
HARI = datetime.date(2020, 11, 13)


@pytest.fixture
def operator(client):
    user = buat_pengguna(Peran.OPERATOR)
    client.force_login(user)
    return user


@pytest.fixture
def desa():
    return buat_desa()


def isian(desa, **isi):
    baku = {
        "jenis": "BKB",
        "nama": "Melati",
        "desa": desa.pk,
        "mulai": "2020-11-13",
        "mulai_perkiraan": "tanggal",
    }
    return baku | isi


def test_yang_wajib_saja_sudah_cukup_dan_langsung_dihitung(client, operator, desa):
    response = client.post(TAMBAH, isian(desa))

    kelompok = Kelompok.objects.get()
    assert response.headers["Location"] == kelompok.get_absolute_url()
    assert (kelompok.kode, kelompok.diperiksa_oleh) == ("K-00001", operator)
    sehari = datetime.timedelta(days=1)
    assert rekap_jenis(operator, HARI)[0].jumlah == 1
    assert rekap_jenis(operator, HARI - sehari)[0].jumlah == 0
    assert kelompok.riwayat.earliest().history_user == operator


def test_tambahan_petugas_dihitung_tetapi_belum_diperiksa(client, desa):
    petugas = buat_akun_petugas(desa)
    client.force_login(petugas)

    client.post(TAMBAH, isian(desa))

    kelompok = Kelompok.objects.get()
    assert kelompok.diperiksa_pada is None
    assert rekap_jenis(petugas, HARI)[0].jumlah == 1


def test_petugas_tidak_bisa_menambah_di_desa_lain(client, desa):
    client.force_login(buat_akun_petugas(desa))

    response = client.post(TAMBAH, isian(buat_desa()))

    assert response.context["form"].errors.keys() == {"desa"}
    assert Kelompok.objects.count() == 0


def test_uppks_menyimpan_usahanya_dan_jenis_lain_tidak(client, operator, desa):
    usaha = JenisUsaha.objects.create(kode="kerajinan", nama="Kerajinan")
    khusus = {
        "jenis_usaha": usaha.pk,
        "produk": "Tas rotan",
        "modal": "1500000",
        "sumber_modal": "dd",
        "basis": "smp",
    }

    client.post(TAMBAH, isian(desa, jenis="UPPKS", **khusus))
    client.post(TAMBAH, isian(desa, jenis="PIKR", **khusus))
    client.post(TAMBAH, isian(desa, jenis="BKL", **khusus | {"modal": "bukan angka"}))

    uppks, pikr, bkl = (Kelompok.objects.get(jenis=j) for j in ("UPPKS", "PIKR", "BKL"))
    assert (uppks.jenis_usaha, uppks.modal, uppks.basis) == (usaha, 1_500_000, "")
    assert (pikr.jenis_usaha, pikr.modal, pikr.basis) == (None, None, "smp")
    assert (bkl.produk, bkl.modal, bkl.basis) == ("", None, "")


def test_keterpaduan_jenis_lain_dibuang(client, operator, desa):
    posyandu = Keterpaduan.objects.create(kode="bkb-posyandu", nama="Posyandu", jenis="BKB")
    ekonomi = Keterpaduan.objects.create(kode="bkr-ekonomi", nama="Ekonomi", jenis="BKR")
    dana = SumberDana.objects.create(kode="dd", nama="Dana Desa")

    client.post(TAMBAH, isian(desa, keterpaduan=[posyandu.pk, ekonomi.pk], sumber_dana=[dana.pk]))

    kelompok = Kelompok.objects.get()
    assert list(kelompok.keterpaduan.all()) == [posyandu]
    assert list(kelompok.sumber_dana.all()) == [dana]


def test_sk_diketik_atau_dipilih(client, operator, desa):
    sk = buat_sk(nomor="140/07", tanggal=HARI, penerbit="kades")
    ketik = {"sk_nomor": "140/07", "sk_tanggal": "2020-11-13", "sk_penerbit": "kades"}

    client.post(TAMBAH, isian(desa, **ketik))
    client.post(TAMBAH, isian(desa, nama="Mawar", sk=sk.pk))
    client.post(TAMBAH, isian(desa, nama="Anggrek", **ketik | {"sk_nomor": "140/08"}))

    assert Kelompok.objects.ber_sk(HARI).count() == 3
    assert SuratKeputusan.objects.count() == 2


@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({"sk_nomor": "1"}, {"sk_tanggal", "sk_penerbit"}),
        ({"sk_nomor": "1", "sk_tanggal": "2999-01-01", "sk_penerbit": "kades"}, {"sk_tanggal"}),
        (
            {
                "sk_nomor": "1",
                "sk_tanggal": "2020-01-02",
                "sk_penerbit": "kades",
                "sk_berlaku_sampai": "2020-01-01",
            },
            {"sk_berlaku_sampai"},
        ),
    ],
)
def test_sk_setengah_terisi_ditolak_dan_tidak_ada_yang_tersimpan(
    client, operator, desa, isi, kolom
):
    response = client.post(TAMBAH, isian(desa, **isi))

    assert response.context["form"].errors.keys() == kolom
    assert (Kelompok.objects.count(), SuratKeputusan.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({"nama": ""}, "nama"),
        ({"nama": "x" * 121}, "nama"),
        ({"nama": "dua\nbaris"}, "nama"),
        ({"nama": "BKB"}, None),
        ({"jenis": ""}, "jenis"),
        ({"jenis": "ZZZ"}, "jenis"),
        ({"desa": "99999"}, "desa"),
        ({"mulai": ""}, "mulai"),
        ({"mulai": "2020-02-31"}, "mulai"),
        ({"mulai": "1800-01-01"}, "mulai"),
        ({"mulai": "2200-01-01"}, "mulai"),
        ({"mulai": str(timezone.localdate() + datetime.timedelta(days=1))}, "mulai"),
        ({"telepon": "nol delapan"}, "telepon"),
        ({"nomor_register": "1\t2"}, "nomor_register"),
        ({"jenis": "UPPKS", "modal": "-1"}, "modal"),
        ({"jenis": "UPPKS", "modal": "9" * 30}, "modal"),
    ],
)
def test_isian_buruk_berpesan_di_kolomnya_dan_isian_lain_tetap(client, operator, desa, isi, kolom):
    alamat = 'Jalan "Rotan" <script>alert(1)</script> 😀'

    response = client.post(TAMBAH, isian(desa, alamat=alamat) | isi)

    if kolom is None:
        assert response.status_code == 302
        return
    assert response.context["form"].errors.keys() == {kolom}
    assert "Jalan &quot;Rotan&quot; &lt;script&gt;" in response.text
    assert Kelompok.objects.count() == 0


@pytest.mark.parametrize("nama", ["BKB Melati", "bkb melati", "Melati"])
def test_nama_disimpan_tanpa_jenisnya(client, operator, desa, nama):
    client.post(TAMBAH, isian(desa, nama=nama))

    assert str(Kelompok.objects.get()).casefold() == "bkb melati"


def test_kirim_ganda_satu_baris(client, operator, desa):
    isi = isian(desa, kunci=str(uuid.uuid4()))

    alamat = {client.post(TAMBAH, isi).headers["Location"] for _ in range(2)}

    assert Kelompok.objects.count() == 1
    assert alamat == {Kelompok.objects.get().get_absolute_url()}


@pytest.mark.parametrize("nama", ["Melati", "MELATI", "BKB melati"])
def test_nama_yang_sama_ditolak_tanpa_melihat_huruf_besar(client, operator, desa, nama):
    buat_kelompok(desa, nama="Melati")

    response = client.post(TAMBAH, isian(desa, nama=nama))

    assert "Sudah ada" in response.text or "sudah ada" in response.text
    assert Kelompok.objects.count() == 1


def test_huruf_beraksen_juga_sama_besar_kecilnya(client, operator, desa):
    buat_kelompok(desa, nama="Élok")

    client.post(TAMBAH, isian(desa, nama="éLOK"))

    assert Kelompok.objects.count() == 1


def test_nama_mirip_ditanyakan_dan_hanya_yang_ditampilkan_yang_terjawab(client, operator, desa):
    mirip = buat_kelompok(desa, nama="Melati Indah", selesai=HARI, alasan_selesai="bubar")

    tanya = client.post(TAMBAH, isian(desa, nama="Melati Endah"))
    assert [p.kode for p in tanya.context["form"].peringatan] == [f"mirip-{mirip.pk}"]
    assert mirip.get_absolute_url() in tanya.text

    baru = buat_kelompok(desa, nama="Melati Indah 2")
    jawab = {"konfirmasi": [f"mirip-{mirip.pk}"]}
    masih = client.post(TAMBAH, isian(desa, nama="Melati Endah", **jawab))
    assert masih.status_code == 200

    jawab["konfirmasi"].append(f"mirip-{baru.pk}")
    assert client.post(TAMBAH, isian(desa, nama="Melati Endah", **jawab)).status_code == 302
    assert Kelompok.objects.count() == 3


def test_simpan_dan_tambah_lagi(client, operator, desa):
    response = client.post(TAMBAH, isian(desa, lagi="1"))

    assert response.headers["Location"] == TAMBAH


def test_pimpinan_tidak_boleh(client, desa):
    client.force_login(buat_pengguna(Peran.PIMPINAN))

    assert client.post(TAMBAH, isian(desa)).status_code == 403
    assert Kelompok.objects.count() == 0
