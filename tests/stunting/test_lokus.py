import io
import re

import openpyxl
import pytest
from django.urls import reverse

from dinas.models import CatatanUnduh
from dinas.peran import Peran
from kelompok.models import Kelompok
from stunting.models import DaftarLokus, Lokus
from tests.pabrik import (
    buat_akun_petugas,
    buat_daftar_lokus,
    buat_desa,
    buat_kelompok,
    buat_pengguna,
    buat_petugas,
    buat_sk,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(client):
    user = buat_pengguna(Peran.OPERATOR)
    client.force_login(user)
    return user


def alamat(nama, *args):
    return reverse(f"stunting:{nama}", args=args)


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("jumlah", [1, 3])
def test_daftar_tahun_hemat_kueri(client, jumlah, kueri_halaman):
    for i in range(jumlah):
        buat_daftar_lokus(2020 + i, buat_desa())
    client.get(alamat("lokus_daftar"))

    with kueri_halaman(3):  # jumlah dan isi daftar; angka semua tahunnya
        response = client.get(alamat("lokus_daftar"))

    assert [d.tahun for d, _ in response.context["baris"]] == sorted(
        range(2020, 2020 + jumlah), reverse=True
    )


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("jumlah", [1, 3])
def test_halaman_tahun_hemat_kueri(client, jumlah, kueri_halaman):
    desa = [buat_desa() for _ in range(jumlah)]
    buat_petugas(*desa)
    buat_daftar_lokus(2021, *desa)

    # all lists, their villages, history of the list, its rows and theirs (2), what is missing,
    # filter, rows, weighing, families at risk; of the map: villages, weighing,
    # families at risk, BKB, which map
    with kueri_halaman(15):
        response = client.get(alamat("lokus_tahun", 2021))

    assert {b.lokus.desa for b in response.context["halaman"]} == set(desa)


@pytest.mark.usefixtures("operator")
def test_yang_berubah_sesudah_kunjungan_langsung_tampak(client):
    """The rows are kept between visits, but never longer than they are true."""
    desa = buat_desa()
    daftar = buat_daftar_lokus(2021, desa)

    def halaman():
        konteks = client.get(alamat("lokus_tahun", 2021)).context
        kurang = {k.kode: k.jumlah for k in konteks["kurang"]}
        return [b.lokus.desa for b in konteks["halaman"]], kurang["bkb"]

    assert halaman() == ([desa], 1)

    buat_kelompok(desa)
    assert halaman() == ([desa], 0)

    baru = buat_desa()
    Lokus.objects.create(daftar=daftar, desa=baru)
    assert halaman() == ([desa, baru], 1)
    assert client.get(alamat("lokus_tahun", 2020)).status_code == 200  # another list, not this one


@pytest.mark.usefixtures("operator")
def test_setiap_angka_membuka_daftar_sebanyak_itu(client):
    desa = [buat_desa() for _ in range(5)]
    buat_daftar_lokus(2020, *desa[:3])
    buat_daftar_lokus(2021, *desa[1:])
    buat_kelompok(desa[1])

    rekap = client.get(alamat("lokus_tahun", 2021)).context["rekap"]

    for url, jumlah in [
        (rekap.url_semua, 4),
        (rekap.url_lanjutan, 2),
        (rekap.url_baru, 2),
        (rekap.url_lepas, 1),
        (rekap.url_tanpa_bkb, 3),
    ]:
        response = client.get(url)
        assert response.context["halaman"].paginator.count == jumlah, url
        assert f"dari {jumlah} desa" in _tanpa_tag(response.text)


def _tanpa_tag(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.usefixtures("operator")
def test_unduh_berisi_tepat_barisnya(client):
    desa = [buat_desa(nama=f"=1+{i}") for i in range(3)]
    buat_daftar_lokus(2021, *desa)

    response = client.get(alamat("lokus_unduh", 2021) + f"?kecamatan={desa[0].kecamatan.kode}")

    lembar = openpyxl.load_workbook(io.BytesIO(response.getvalue()))
    isi = list(lembar.worksheets[0].values)
    assert [baris[1] for baris in isi] == ["Desa", "=1+0"]
    assert lembar.sheetnames[1] == "Keterangan"
    assert CatatanUnduh.objects.get().baris == 1


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(
    "kueri",
    [
        "per=2020-02-31",
        "kecamatan=99",
        "kedudukan=ZZZ",
        "kurang=x",
        "kurang=%00",
        "urut=x",
        "q=%00",
        "q=" + "a" * 5000,
    ],
)
def test_saringan_buruk_kosong_dan_berpesan(client, kueri):
    buat_daftar_lokus(2021, buat_desa())

    response = client.get(alamat("lokus_tahun", 2021) + "?" + kueri)

    assert client.get(alamat("lokus_unduh", 2021) + "?" + kueri).getvalue()
    assert response.status_code == 200
    assert response.context["halaman"].paginator.count == 0
    assert response.context["saring"].form.errors


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("tahun", ["1899", "2102", "abcd", "20201"])
def test_tahun_mustahil_404(client, tahun):
    assert client.get(f"/stunting/lokus/{tahun}/").status_code == 404


@pytest.mark.usefixtures("operator")
def test_tahun_tanpa_daftar_mengajak_membuat(client):
    response = client.get(alamat("lokus_tahun", 2030))

    assert response.status_code == 200
    assert alamat("lokus_tambah") in response.text


@pytest.mark.usefixtures("operator")
def test_buat_daftar_menyalin_desa_dan_kirim_ganda_satu_baris(client):
    lama = buat_daftar_lokus(2024, buat_desa(), buat_desa())
    kunci = client.get(alamat("lokus_tambah")).context["form"]["kunci"].value()
    isi = {"tahun": 2025, "salin": lama.pk, "kunci": str(kunci)}

    for _ in range(2):
        response = client.post(alamat("lokus_tambah"), isi)
        assert response.headers["Location"] == alamat("lokus_tahun", 2025)

    baru = DaftarLokus.objects.get(tahun=2025)
    assert baru.status == "calon"
    assert {x.desa for x in baru.lokus.all()} == {x.desa for x in lama.lokus.all()}


@pytest.mark.usefixtures("operator")
def test_daftar_kedua_untuk_tahun_yang_sama_ditolak(client):
    buat_daftar_lokus(2025)

    response = client.post(alamat("lokus_tambah"), {"tahun": 2025})

    assert "Daftar lokus tahun ini sudah ada." in response.text
    assert DaftarLokus.objects.count() == 1


def test_tetapkan_lalu_perubahan_butuh_alasan(client, operator):
    daftar = buat_daftar_lokus(2025, buat_desa(), status="calon")
    baru = buat_desa()
    client.post(alamat("lokus_tetapkan", 2025), {"dasar": "Rembuk 1 April 2024", "versi": 1})
    daftar.refresh_from_db()
    assert daftar.ditetapkan

    tanpa = client.post(alamat("lokus_desa_tambah", 2025), {"desa": baru.pk})
    assert "sudah ditetapkan. Tulis alasan" in tanpa.text
    assert daftar.lokus.count() == 1

    client.post(
        alamat("lokus_desa_tambah", 2025),
        {"desa": baru.pk, "alasan_perubahan": "Perubahan SK"},
    )
    lokus = daftar.lokus.get(desa=baru)
    catatan = lokus.riwayat.get()
    assert (catatan.history_change_reason, catatan.history_user) == ("Perubahan SK", operator)


@pytest.mark.usefixtures("operator")
def test_tetapkan_dengan_sk_yang_diketik(client):
    daftar = buat_daftar_lokus(2025, buat_desa(), status="calon")
    isi = {
        "sk_nomor": "412/2024",
        "sk_tanggal": "2024-10-26",
        "sk_penerbit": "bupati",
        "versi": daftar.versi,
    }

    client.post(alamat("lokus_tetapkan", 2025), isi)

    daftar.refresh_from_db()
    assert (daftar.status, daftar.sk.nomor) == ("ditetapkan", "412/2024")


@pytest.mark.usefixtures("operator")
def test_tetapkan_ditolak_tanpa_desa_dan_tanpa_dasar(client):
    kosong = buat_daftar_lokus(2025, status="calon")
    tanpa_dasar = buat_daftar_lokus(2026, buat_desa(), status="calon")
    DaftarLokus.objects.update(dasar="")

    for daftar, pesan in [(kosong, "belum berisi desa"), (tanpa_dasar, "tulis dasar")]:
        response = client.post(
            alamat("lokus_tetapkan", daftar.tahun), {"dasar": "", "versi": daftar.versi}
        )
        assert pesan in response.text
        daftar.refresh_from_db()
        assert daftar.status == "calon"


@pytest.mark.usefixtures("operator")
def test_ubah_dasar_dan_bentrok_dua_penyunting(client):
    daftar = buat_daftar_lokus(2025, buat_desa())
    buka = {"versi": daftar.versi}
    client.post(
        alamat("lokus_ubah", 2025),
        buka | {"dasar": "Rembuk pertama", "alasan_perubahan": "salah tulis"},
    )

    response = client.post(
        alamat("lokus_ubah", 2025),
        buka | {"dasar": "Rembuk kedua", "alasan_perubahan": "salah tulis"},
    )

    daftar.refresh_from_db()
    assert daftar.dasar == "Rembuk pertama"
    assert [b.nama for b in response.context["form"].bentrok] == ["dasar"]


@pytest.mark.usefixtures("operator")
def test_keluarkan_desa_tanya_dulu_lalu_batal_dengan_alasan(client):
    daftar = buat_daftar_lokus(2025, buat_desa(), buat_desa())
    lokus = daftar.lokus.first()
    url = alamat("lokus_desa_batalkan", 2025, lokus.pk)

    assert "tidak lagi dihitung" in client.get(url).text
    assert client.post(url, {"alasan": ""}).context["form"].errors.keys() == {"alasan"}
    client.post(url, {"alasan": "Salah desa"})
    client.post(url, {"alasan": "Sekali lagi"})

    lokus = Lokus.semua.get(pk=lokus.pk)
    assert lokus.batal
    assert lokus.alasan_batal == "Salah desa"
    assert lokus.riwayat.count() == 2


@pytest.mark.usefixtures("operator")
def test_daftar_berisi_tidak_bisa_dibatalkan(client):
    daftar = buat_daftar_lokus(2025, buat_desa(nama="Linau"))

    response = client.post(alamat("lokus_batalkan", 2025), {"alasan": "salah"})

    assert "Lokus Linau" in response.text
    daftar.refresh_from_db()
    assert not daftar.batal


def test_petugas_melihat_semua_lokus_tetapi_hanya_membuka_desanya(client):
    sendiri, lain = buat_desa(nama="Binaan"), buat_desa(nama="Lainnya")
    buat_daftar_lokus(2021, sendiri, lain)
    client.force_login(buat_akun_petugas(sendiri))

    html = client.get(alamat("lokus_tahun", 2021)).text

    assert "Lainnya" in html
    assert sendiri.get_absolute_url() in html
    assert lain.get_absolute_url() not in html


@pytest.mark.parametrize("peran", [Peran.PIMPINAN, Peran.PETUGAS])
def test_bukan_operator_tidak_boleh_mengubah(client, peran):
    daftar = buat_daftar_lokus(2025, buat_desa(), status="calon")
    client.force_login(buat_pengguna(peran))

    for url in [
        alamat("lokus_tambah"),
        alamat("lokus_tetapkan", 2025),
        alamat("lokus_ubah", 2025),
        alamat("lokus_batalkan", 2025),
        alamat("lokus_desa_tambah", 2025),
        alamat("lokus_desa_batalkan", 2025, daftar.lokus.get().pk),
    ]:
        isi = {"dasar": "x", "alasan": "x", "tahun": 2031, "sk": buat_sk().pk}
        assert client.post(url, isi).status_code == 403, url
    daftar.refresh_from_db()
    assert (daftar.status, DaftarLokus.objects.count()) == ("calon", 1)
    assert Kelompok.objects.count() == 0
