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
        ({"nama": "BKB"}, "nama"),
        ({"nama": "BKR Melati"}, "nama"),
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
        ({"jenis": "UPPKS", "modal": "1.5"}, "modal"),
        ({"jenis": "UPPKS", "modal": "1.500.000,00"}, "modal"),
        ({"jenis": "UPPKS", "modal": "sejuta"}, "modal"),
        ({"jenis": "UPPKS", "modal": "9" * 30}, "modal"),
    ],
)
def test_isian_buruk_berpesan_di_kolomnya_dan_isian_lain_tetap(client, operator, desa, isi, kolom):
    alamat = 'Jalan "Rotan" <script>alert(1)</script> 😀'

    response = client.post(TAMBAH, isian(desa, alamat=alamat) | isi)

    assert response.context["form"].errors.keys() == {kolom}
    assert "Jalan &quot;Rotan&quot; &lt;script&gt;" in response.text
    assert Kelompok.objects.count() == 0


@pytest.mark.parametrize(
    ("jenis", "nama", "hasil"),
    [
        ("BKB", "BKB Melati", "BKB Melati"),
        ("BKB", "bkb  Melati ", "BKB Melati"),
        ("BKB", "BKB HI Melati", "BKB HI Melati"),
        ("BKB", "Bina Keluarga Balita: Melati", "BKB Melati"),
        ("BKB", "Melati  Indah", "BKB Melati Indah"),
        ("BKB", "BKBMelati", "BKB BKBMelati"),
        ("UPPKS", "UPPKA Rotan", "UPPKS Rotan"),
        ("UPPKS", "UPPKS (UPPKA) Rotan", "UPPKS Rotan"),
        ("PIKR", "PIK-R Tunas 'Muda' 😀", "PIK-R Tunas 'Muda' 😀"),
        ("PIKR", "pik r Tunas", "PIK-R Tunas"),
    ],
)
def test_nama_disimpan_tanpa_jenisnya(client, operator, desa, jenis, nama, hasil):
    client.post(TAMBAH, isian(desa, jenis=jenis, nama=nama))

    assert str(Kelompok.objects.get()) == hasil


@pytest.mark.parametrize("modal", ["1500000", "1.500.000", "Rp1.500.000", "rp. 1.500.000"])
def test_rupiah_boleh_bertitik(client, operator, desa, modal):
    client.post(TAMBAH, isian(desa, jenis="UPPKS", modal=modal))

    assert Kelompok.objects.get().modal == 1_500_000


def test_kirim_ganda_satu_baris(client, operator, desa):
    isi = isian(desa, kunci=str(uuid.uuid4()))

    alamat = {client.post(TAMBAH, isi).headers["Location"] for _ in range(2)}

    assert Kelompok.objects.count() == 1
    assert alamat == {Kelompok.objects.get().get_absolute_url()}


@pytest.mark.parametrize("nama", ["Melati", "MELATI", "BKB melati"])
def test_nama_yang_sama_ditolak_tanpa_melihat_huruf_besar(client, operator, desa, nama):
    buat_kelompok(desa, nama="Melati")

    response = client.post(TAMBAH, isian(desa, nama=nama))

    kelompok = Kelompok.objects.get()
    tautan = f'Sudah ada <a href="{kelompok.get_absolute_url()}">BKB Melati</a>'
    assert tautan in response.context["form"].errors["nama"][0]
    assert tautan in response.text


def test_huruf_beraksen_juga_sama_besar_kecilnya(client, operator, desa):
    buat_kelompok(desa, nama="Élok")

    client.post(TAMBAH, isian(desa, nama="éLOK"))

    assert Kelompok.objects.count() == 1


def kode(response):
    return [p.kode for p in response.context["form"].peringatan]


def test_nama_mirip_ditanyakan_dan_hanya_yang_ditampilkan_yang_terjawab(client, operator, desa):
    mirip = buat_kelompok(desa, nama="Melati Indah", selesai=HARI, alasan_selesai="bubar")

    tanya = client.post(TAMBAH, isian(desa, nama="Melati Endah"))
    assert mirip.get_absolute_url() in tanya.text
    assert "sudah berakhir" in tanya.text

    buat_kelompok(desa, nama="Melati Endahh")
    lama = kode(tanya)
    masih = client.post(TAMBAH, isian(desa, nama="Melati Endah", konfirmasi=lama))
    assert masih.status_code == 200
    assert set(kode(masih)) > set(lama)
    assert f'value="{lama[0]}" checked' in masih.text

    isi = isian(desa, nama="Melati Endah", konfirmasi=kode(masih))
    assert client.post(TAMBAH, isi).status_code == 302
    assert Kelompok.objects.count() == 3


def test_persetujuan_tidak_berlaku_untuk_nama_lain(client, operator, desa):
    buat_kelompok(desa, nama="Melati Indah")
    lama = kode(client.post(TAMBAH, isian(desa, nama="Melati Endah")))

    response = client.post(TAMBAH, isian(desa, nama="Melati Inda", konfirmasi=lama))

    assert response.status_code == 200
    assert set(kode(response)).isdisjoint(lama)


@pytest.mark.parametrize("nama", ["HI Melati Indah", "Indah Melati", "Melati  Indah 1"])
def test_yang_dianggap_mirip(client, operator, desa, nama):
    buat_kelompok(desa, nama="Melati Indah")

    assert len(kode(client.post(TAMBAH, isian(desa, nama=nama)))) == 1


def test_mirip_di_desa_lain_atau_jenis_lain_tidak_ditanyakan(client, operator, desa):
    buat_kelompok(desa, nama="Melati Indah", jenis="BKR")
    buat_kelompok(nama="Melati Indah")

    assert client.post(TAMBAH, isian(desa, nama="Melati Endah")).status_code == 302


def test_simpan_dan_tambah_lagi_di_desa_dan_jenis_yang_sama(client, operator, desa):
    buat_desa()
    response = client.post(TAMBAH, isian(desa, lagi="1"))

    assert response.headers["Location"] == f"{TAMBAH}?desa={desa.kode}&jenis=BKB"
    awal = client.get(response.headers["Location"]).context["form"].initial
    assert (awal["desa"], awal["jenis"]) == (desa, "BKB")


def test_formulir_petugas_hanya_menawarkan_desa_dan_sk_wilayahnya(client, desa):
    milik = buat_sk(nomor="milik")
    buat_kelompok(desa).sk_kelompok.create(sk=milik)
    buat_kelompok().sk_kelompok.create(sk=buat_sk(nomor="asing"))
    client.force_login(buat_akun_petugas(desa))

    form = client.get(TAMBAH).context["form"]

    assert list(form.fields["desa"].queryset) == [desa]
    assert form.initial["desa"] == desa
    assert list(form.fields["sk"].queryset) == [milik]


@pytest.mark.parametrize("alamat", ["?desa=99", "?desa=%00", "?jenis=ZZZ", "?desa=" + "9" * 500])
def test_alamat_aneh_bukan_galat(client, operator, desa, alamat):
    assert client.get(TAMBAH + alamat).status_code == 200


def test_pimpinan_tidak_boleh(client, desa):
    client.force_login(buat_pengguna(Peran.PIMPINAN))

    assert client.post(TAMBAH, isian(desa)).status_code == 403
    assert Kelompok.objects.count() == 0
