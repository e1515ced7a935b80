"""The worksheet end to end, against numbers worked by hand.

Weights 30 prevalence, 10 stunted children, 10 families at risk, the rest 0; three villages:

    A  20 of 100 measured: 20 %, 20 children, 10 families  →  0    ½   0    score  10
    B  30 of  75 measured: 40 %, 30 children, 30 families  →  1    1   1    score 100
    C  10 of  40 measured: 25 %, 10 children, 20 families  →  ¼    0   ½    score  25
       (30 × ¼ + 10 × 0 + 10 × ½) ÷ 50 = 12.5 ÷ 50
"""

import datetime
import io

import openpyxl
import pytest
from django.db import transaction
from django.urls import reverse

from dinas.models import SuratKeputusan
from dinas.peran import Peran
from inti.models import Bentrok
from stunting.models import BarisBeku, DaftarLokus, KertasDesa, KertasKerja, Lokus, Pengukuran
from stunting.rekap.kertas import nilai_kertas
from tests.pabrik import buat_akun_petugas, buat_daftar_lokus, buat_desa, buat_pengguna
from tests.pabrik_stunting import (
    buat_cakupan,
    buat_indikator,
    buat_keluarga,
    buat_kertas,
    buat_kertas_desa,
    buat_pengukuran,
)
from wilayah.models import Desa

pytestmark = pytest.mark.django_db
BOBOT = {
    "bobot_prevalensi": 30,
    "bobot_stunting": 10,
    "bobot_berisiko": 10,
    "bobot_cakupan": 0,
    "bobot_lama": 0,
    "bobot_pertimbangan": 0,
}


def alamat(nama: str = "kertas", *args) -> str:
    return reverse(f"stunting:{nama}", args=args or [2021])


@pytest.fixture
def operator(client):
    user = buat_pengguna(Peran.OPERATOR)
    client.force_login(user)
    return user


def isi_desa(nama: str, diukur: int, stunting: int, berisiko: int) -> Desa:
    desa = buat_desa(nama=nama)
    buat_pengukuran(desa, sasaran=diukur, diukur=diukur, pendek=stunting, sangat_pendek=0)
    sisa = {f"peringkat_{i}": 0 for i in (2, 3, 4, "lain")}
    buat_keluarga(
        desa,
        berisiko=berisiko,
        tidak_berisiko=100 - berisiko,
        peringkat_1=berisiko,
        air_tak_layak=0,
        jamban_tak_layak=0,
        **sisa,
    )
    return desa


@pytest.fixture
def tiga() -> list[Desa]:
    return [isi_desa("A", 100, 20, 10), isi_desa("B", 75, 30, 30), isi_desa("C", 40, 10, 20)]


@pytest.fixture
def kertas(tiga) -> KertasKerja:
    return buat_kertas(2021, n=1, **BOBOT)


def lembar(response):
    return response.context["terbuka"].lembar


def urutan(response) -> list[tuple[str, float | None]]:
    return [(b.desa.nama, b.skor) for b in lembar(response).semua]


def terpilih(response) -> list[str]:
    return sorted(b.desa.nama for b in lembar(response).terpilih)


def isian(kertas: KertasKerja, **ubah) -> dict:
    return BOBOT | {"n": kertas.n, "versi": kertas.versi} | ubah


@pytest.mark.usefixtures("operator", "kertas")
def test_skor_dapat_dihitung_ulang_dari_halaman(client):
    response = client.get(alamat())

    assert urutan(response) == [("B", 100.0), ("C", 25.0), ("A", 10.0)]
    b = lembar(response).cari(Desa.objects.get(nama="C").kode)
    assert [(s.nilai, s.baku) for s in b.sel[:3]] == [(25.0, 0.25), (10, 0.0), (20, 0.5)]
    assert sum(s.andil or 0 for s in b.sel) == b.skor
    assert [k.rentang for k in lembar(response).kolom[:3]] == [
        ("20,00%", "40,00%"),
        ("10", "30"),
        ("10", "30"),
    ]
    for tampil in (
        "25,00%",
        "0,250",
        "penimbangan Agustus 2020",
        "25,00</strong>",
        "Jumlah bobot",
        "60,0%",
    ):
        assert tampil in response.text
    assert terpilih(response) == ["B"]


@pytest.mark.usefixtures("operator", "kertas")
def test_unduhan_sama_dengan_halaman(client):
    halaman = lembar(client.get(alamat()))

    response = client.get(alamat("kertas_unduh", 2021))

    kepala, *baris = openpyxl.load_workbook(io.BytesIO(response.getvalue())).worksheets[0].values
    isi = [dict(zip(kepala, b, strict=True)) for b in baris]
    assert len(isi) == len(halaman.semua)
    for satu, b in zip(isi, halaman.semua, strict=True):
        assert (satu["Peringkat"], satu["Desa"], satu["Skor"]) == (
            b.tempat,
            b.desa.nama,
            b.skor,
        )
        for s in b.sel:
            i = s.indikator
            judul = f"{i.label} (%)" if i.satuan else i.label
            assert (satu[judul], satu[f"{i.label}: 0–1"], satu[f"{i.label}: andil skor"]) == (
                s.nilai,
                s.baku,
                s.andil,
            )
            assert satu[f"{i.label}: bobot"] == halaman.aturan.bobot[i.kunci]
        assert satu["Peringkat terbaik (bobot ±20%)"] == b.peringkat.terbaik
        assert satu["Peringkat terburuk (bobot ±20%)"] == b.peringkat.terburuk


@pytest.mark.usefixtures("operator")
def test_data_tahun_lalu_lebih_dulu_lalu_dua_tahun_lalu():
    desa = buat_desa()
    buat_pengukuran(desa, datetime.date(2019, 8, 1), pendek=25, sangat_pendek=0)
    buat_pengukuran(desa, datetime.date(2021, 2, 1), pendek=50, sangat_pendek=0)
    buat_keluarga(desa, 2018)
    i, j = buat_indikator("asi"), buat_indikator("ttd")
    buat_cakupan(desa, 2019, i, sasaran=20, realisasi=20)
    buat_cakupan(desa, 2020, i, sasaran=20, realisasi=15)  # 25 % short
    buat_cakupan(desa, 2020, j, sasaran=20, realisasi=30)  # more than the target: 0 short
    buat_cakupan(desa, 2020, buat_indikator("kek"), sasaran=0, realisasi=0)  # nobody to reach

    satu = nilai_kertas(buat_kertas(2021), ambang=80)[0]

    assert satu.nilai == {
        "prevalensi": 50.0,
        "stunting": 25,
        "berisiko": None,  # 2018 is too old
        "cakupan": 12.5,
        "lama": 0,
        "pertimbangan": 0,
    }
    assert satu.sumber.bulan == datetime.date(2019, 8, 1)
    assert (satu.sumber.tahun_cakupan, satu.sumber.layanan) == (2020, 2)


@pytest.mark.usefixtures("operator")
def test_lama_menjadi_lokus_berturut_turut_dari_daftar_yang_ditetapkan():
    terus, jeda, calon = buat_desa(), buat_desa(), buat_desa()
    buat_daftar_lokus(2018, terus, jeda)
    buat_daftar_lokus(2019, terus)
    buat_daftar_lokus(2020, terus, jeda)
    kertas = buat_kertas(2021)
    lama = {n.desa: n.nilai["lama"] for n in nilai_kertas(kertas, ambang=80)}
    assert lama == {terus: 3, jeda: 1, calon: 0}

    DaftarLokus.objects.filter(tahun=2020).update(status="calon")
    nilai = nilai_kertas(kertas, ambang=80)
    assert {n.nilai["lama"] for n in nilai} == {0}
    assert {n.lokus_lalu for n in nilai} == {None}


@pytest.mark.usefixtures("operator", "kertas")
def test_desa_kurang_data_di_bagian_sendiri_kecuali_diminta(client):
    kosong = buat_desa(nama="Z")
    buat_keluarga(kosong, berisiko=40)

    biasa = client.get(alamat())
    diminta = client.get(alamat(), {"n": 1, "sertakan_tak_lengkap": "on"})

    assert [b.desa.nama for b in lembar(biasa).tak_lengkap] == ["Z"]
    assert "Tidak diperingkatkan: 1 desa" in biasa.text
    assert lembar(diminta).tak_lengkap == []
    assert "data kurang" in diminta.text
    # Z has only families at risk (40): the highest, so 100 by that alone. B falls to
    # (30×1 + 10×1 + 10×⅔) ÷ 50, the others likewise.
    assert urutan(diminta)[:2] == [("Z", 100.0), ("B", pytest.approx(93.3333, abs=0.0001))]


def test_mencoba_bobot_tidak_menyimpan_dan_menyebut_yang_masuk_dan_keluar(client, kertas, tiga):
    buat_daftar_lokus(2020, tiga[1])
    client.force_login(buat_pengguna(Peran.PIMPINAN))
    buat_kertas_desa(kertas, desa=tiga[0], pertimbangan=9, alasan="Jauh dari puskesmas")

    response = client.get(alamat(), BOBOT | {"n": 1, "bobot_pertimbangan": 100})

    assert terpilih(response) == ["A"]
    terbuka = response.context["terbuka"]
    assert [b.desa.nama for b in terbuka.masuk] == ["A"]
    assert [b.desa.nama for b in terbuka.keluar] == ["B"]
    assert "Dicoba, belum disimpan" in response.text
    assert "0 lanjutan, 1 baru, 1 lepas: B" in response.text
    assert "Simpan bobot" not in response.text
    kertas.refresh_from_db()
    assert (kertas.versi, kertas.bobot_pertimbangan) == (1, 0)
    assert KertasKerja.riwayat.filter(id=kertas.pk).count() == 1
    assert client.post(alamat(), isian(kertas, n=2)).status_code == 403


def test_menyimpan_bobot(client, operator, kertas):
    response = client.post(alamat(), isian(kertas, n=2, bobot_prevalensi="5"))

    assert response.headers["Location"] == alamat()
    kertas.refresh_from_db()
    assert (kertas.n, kertas.bobot_prevalensi) == (2, 5)
    assert kertas.riwayat.latest().history_user == operator


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(
    ("nilai", "pesan"),
    [
        ("-1", "Tidak boleh kurang dari 0."),
        ("1000000000", "Terlalu besar; paling banyak 100."),
        ("banyak", "Isi dengan angka 0 sampai 9 saja"),
        ("1,5", "Isi bilangan bulat, tanpa koma."),
        ("٣", "Isi dengan angka 0 sampai 9 saja"),
        ("", "tidak boleh kosong"),
    ],
)
def test_bobot_salah_ditolak_di_kolomnya(client, kertas, nilai, pesan):
    for response in (
        client.get(alamat(), {"bobot_prevalensi": nilai}),
        client.post(alamat(), isian(kertas, bobot_prevalensi=nilai)),
    ):
        assert response.status_code == 200
        assert list(response.context["form"].errors) == ["bobot_prevalensi"]
        assert pesan in response.text
        assert urutan(response)[0] == ("B", 100.0)  # the saved ranking stays on the page
    kertas.refresh_from_db()
    assert kertas.versi == 1


@pytest.mark.usefixtures("operator")
def test_semua_bobot_nol_dan_n_nol_ditolak_di_kolomnya(client, kertas):
    nol = dict.fromkeys(BOBOT, "0")
    for response in (
        client.get(alamat(), nol | {"n": "0"}),
        client.post(alamat(), isian(kertas, **nol | {"n": "0"})),
    ):
        assert set(response.context["form"].errors) == {"bobot_prevalensi", "n"}
        assert "Beri bobot pada paling sedikit satu indikator." in response.text


@pytest.mark.usefixtures("operator")
def test_dua_orang_mengubah_bobot_tidak_saling_menimpa(client, kertas):
    client.post(alamat(), isian(kertas, bobot_prevalensi=40))

    # Somebody who read version 1 and changed another weight: merged.
    client.post(alamat(), isian(kertas, bobot_stunting=15))
    kertas.refresh_from_db()
    assert (kertas.bobot_prevalensi, kertas.bobot_stunting) == (40, 15)

    # … the same weight: asked, not overwritten.
    response = client.post(alamat(), BOBOT | {"n": 1, "versi": 1, "bobot_prevalensi": 60})
    assert [b.nama for b in response.context["form"].bentrok] == ["bobot_prevalensi"]
    assert "Orang lain mengubah data ini" in response.text
    kertas.refresh_from_db()
    assert kertas.bobot_prevalensi == 40


@pytest.mark.usefixtures("operator", "kertas", "tiga")
def test_putusan_beralasan_mendahului_peringkat(client):
    a, b = Desa.objects.get(nama="A"), Desa.objects.get(nama="B")
    tanpa = client.post(alamat("kertas_desa", 2021, a.kode), {"putusan": "sertakan"})
    assert tanpa.context["form"].errors == {"alasan": ["Tulis alasannya."]}
    assert KertasDesa.objects.count() == 0

    for desa, putusan in ((a, "sertakan"), (b, "keluarkan")):
        response = client.post(
            alamat("kertas_desa", 2021, desa.kode),
            {"putusan": putusan, "alasan": f"Rembuk {putusan}"},
        )
        assert response.headers["Location"] == f"{alamat()}#d-{desa.kode}"

    response = client.get(alamat())
    assert terpilih(response) == ["A"]
    assert urutan(response)[0] == ("B", 100.0)
    assert "Rembuk sertakan" in response.text


@pytest.mark.usefixtures("operator", "tiga")
def test_dua_orang_menimbang_satu_desa(client, kertas):
    desa = Desa.objects.get(nama="A")
    tempat = alamat("kertas_desa", 2021, desa.kode)
    client.post(tempat, {"pertimbangan": "3", "putusan": "peringkat", "alasan": "Jauh"})

    # Opened before that, when nothing was said of the village.
    response = client.post(
        tempat, {"pertimbangan": "8", "putusan": "peringkat", "alasan": "Banjir"}
    )

    assert {b.nama for b in response.context["form"].bentrok} == {"pertimbangan", "alasan"}
    assert KertasDesa.objects.get(kertas=kertas).pertimbangan == 3


@pytest.mark.usefixtures("operator", "kertas", "tiga")
@pytest.mark.parametrize("nilai", ["11", "-1", "x", "1000000000"])
def test_pertimbangan_salah_ditolak(client, nilai):
    desa = Desa.objects.get(nama="A")
    response = client.post(
        alamat("kertas_desa", 2021, desa.kode),
        {"pertimbangan": nilai, "putusan": "peringkat", "alasan": "x"},
    )
    assert list(response.context["form"].errors) == ["pertimbangan"]
    assert KertasDesa.objects.count() == 0


def sidik(client) -> str:
    return client.get(alamat("kertas_bekukan", 2021)).context["form"]["sidik"].value()


def tetapkan(client, **isi):
    baku = {"dasar": "Rembuk 3 Oktober 2020", "sidik": isi.pop("sidik", None) or sidik(client)}
    return client.post(alamat("kertas_bekukan", 2021), baku | isi)


def test_tetapkan_membekukan_dan_membuat_daftar(client, operator, kertas):
    tanya = client.get(alamat("kertas_bekukan", 2021))
    assert "1 desa menjadi lokus 2021: B." in tanya.text

    response = tetapkan(client)

    assert response.headers["Location"] == alamat()
    kertas.refresh_from_db()
    assert (kertas.status, kertas.dibekukan_oleh) == ("beku", operator)
    daftar = DaftarLokus.objects.get(tahun=2021)
    assert (daftar.status, daftar.dasar) == ("ditetapkan", "Rembuk 3 Oktober 2020")
    lokus = daftar.lokus.get()
    assert (lokus.desa.nama, lokus.alasan) == ("B", "Peringkat 1, skor 100,00.")
    assert BarisBeku.objects.filter(kertas=kertas).count() == Desa.objects.count()


@pytest.mark.usefixtures("operator")
def test_yang_beku_tidak_berubah_oleh_data_sesudahnya(client, kertas, tiga):
    buat_kertas_desa(kertas, desa=tiga[2], pertimbangan=4, alasan="Jalan putus")
    sebelum = client.get(alamat())
    tetapkan(client)
    pertama = client.get(alamat())
    assert "Data hari ini sama dengan saat ditetapkan." in pertama.text

    timbang = Pengukuran.objects.get(desa=tiga[0])  # A: 20 % → 90 %
    timbang.pendek = 90
    timbang.save()
    Pengukuran.objects.get(desa=tiga[1]).delete()
    buat_daftar_lokus(2020, tiga[0])
    kedua = client.get(alamat())

    def tampil(response):
        return [
            (b.desa, b.tempat, b.skor, b.kisaran, b.terpilih, b.alasan, b.lokus_lalu, b.kepekaan)
            + tuple((s.teks, s.baku, s.andil, s.kurang) for s in b.sel)
            for b in lembar(response).semua
        ]

    assert tampil(sebelum) == tampil(pertama) == tampil(kedua)
    assert lembar(kedua).kolom == lembar(sebelum).kolom
    beda = {b.desa.nama: b for b in kedua.context["terbuka"].beda}
    assert set(beda) == {"A", "B"}
    assert [(g.label, g.dulu, g.kini) for g in beda["A"].geseran] == [
        ("Prevalensi stunting", "20,00%", "90,00%"),
        ("Jumlah balita stunting", "20", "90"),
        ("Lama menjadi lokus", "0", "1"),
    ]
    assert (beda["A"].akibat, beda["B"].akibat) == ("akan masuk", "akan keluar")
    assert beda["B"].tempat_kini is None


@pytest.mark.usefixtures("operator")
def test_yang_beku_menolak_setiap_perubahan(client, kertas, tiga):
    tetapkan(client)
    kertas.refresh_from_db()

    simpan = client.post(alamat(), isian(kertas, n=3))
    assert "sudah ditetapkan" in simpan.text
    for nama, args in (
        ("kertas_desa", [2021, tiga[0].kode]),
        ("kertas_bekukan", [2021]),
        ("kertas_batalkan", [2021]),
    ):
        isi = {"putusan": "sertakan", "alasan": "x", "dasar": "x", "sidik": "x"}
        response = client.post(alamat(nama, *args), isi, follow=True)
        assert "sudah ditetapkan" in response.text, nama
    assert "sudah ditetapkan" in client.get(alamat("kertas_bekukan", 2021), follow=True).text

    kertas.refresh_from_db()
    assert (kertas.n, kertas.versi, kertas.batal) == (1, 2, False)
    assert KertasDesa.objects.count() == 0
    kertas.n = 5
    with pytest.raises(Bentrok), transaction.atomic():
        kertas.save()
    with pytest.raises(TypeError):
        BarisBeku.objects.first().save()


@pytest.mark.usefixtures("operator")
def test_bobot_kertas_beku_masih_dapat_dicoba(client, kertas, tiga):
    buat_kertas_desa(kertas, desa=tiga[0], pertimbangan=9, alasan="Jauh")
    tetapkan(client)
    Pengukuran.objects.all().delete()

    response = client.get(alamat(), BOBOT | {"bobot_pertimbangan": 100})

    assert terpilih(response) == ["A"]
    assert [b.desa.nama for b in response.context["terbuka"].keluar] == ["B"]
    assert "Simpan bobot" not in response.text


@pytest.mark.usefixtures("operator", "kertas")
@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({"dasar": ""}, "__all__"),
        ({"sk_tanggal": "2020-10-05", "sk_penerbit": "bupati"}, "sk_nomor"),
        (
            {"sk_nomor": "1/2999", "sk_tanggal": "2999-01-01", "sk_penerbit": "bupati"},
            "sk_tanggal",
        ),
    ],
)
def test_tetapkan_ditolak_tanpa_sk_yang_benar(client, isi, kolom):
    response = tetapkan(client, **isi)

    assert kolom in response.context["form"].errors
    assert KertasKerja.objects.get().status == "disusun"
    assert (BarisBeku.objects.count(), DaftarLokus.objects.count()) == (0, 0)
    assert SuratKeputusan.objects.count() == 0


@pytest.mark.usefixtures("operator", "kertas")
def test_sk_yang_diketik_tidak_tercatat_bila_penetapan_ditolak(client):
    sk = {"sk_nomor": "412/2020", "sk_tanggal": "2020-10-05", "sk_penerbit": "bupati"}

    assert "berubah sesudah halaman ini dibuka" in tetapkan(client, sidik="lama", **sk).text
    assert SuratKeputusan.objects.count() == 0

    tetapkan(client, **sk)
    assert DaftarLokus.objects.get().sk.nomor == "412/2020"


@pytest.mark.usefixtures("operator", "kertas")
def test_tetapkan_hanya_yang_dilihat(client, tiga):
    """Somebody weighs again between the page and the click: another village would be taken."""
    lama = sidik(client)
    buat_pengukuran(tiga[0], datetime.date(2020, 9, 1))  # another month, changes nothing
    assert sidik(client) == lama
    Pengukuran.objects.filter(desa=tiga[0], bulan__month=8).update(pendek=95)

    response = tetapkan(client, sidik=lama)

    assert "berubah sesudah halaman ini dibuka" in response.text
    assert "1 desa menjadi lokus 2021: A." in response.text
    assert KertasKerja.objects.get().status == "disusun"
    # What stands there now is confirmed by the next click.
    tetapkan(client, sidik=response.context["form"]["sidik"].value())
    assert Lokus.objects.get().desa == tiga[0]


@pytest.mark.usefixtures("operator", "kertas")
def test_daftar_calon_disamakan_dengan_alasan(client, tiga):
    daftar = buat_daftar_lokus(2021, tiga[0], status="calon")
    assert "Ditambah: B. Dikeluarkan: A." in client.get(alamat("kertas_bekukan", 2021)).text

    tetapkan(client)

    daftar.refresh_from_db()
    assert daftar.ditetapkan
    assert [x.desa.nama for x in daftar.lokus.all()] == ["B"]
    keluar = Lokus.semua.get(desa=tiga[0])
    assert keluar.alasan_batal == "Disamakan dengan kertas kerja lokus 2021"


@pytest.mark.usefixtures("operator", "kertas")
def test_daftar_yang_ditetapkan_butuh_alasan(client, tiga):
    daftar = buat_daftar_lokus(2021, tiga[0])

    ditolak = tetapkan(client)
    assert ditolak.context["form"].errors.keys() == {"alasan_perubahan"}
    assert [x.desa for x in daftar.lokus.all()] == [tiga[0]]
    assert KertasKerja.objects.get().status == "disusun"

    tetapkan(client, alasan_perubahan="SK perubahan")
    assert [x.desa for x in daftar.lokus.all()] == [tiga[1]]
    assert Lokus.semua.get(desa=tiga[0]).alasan_batal == "SK perubahan"


@pytest.mark.usefixtures("operator")
def test_tanpa_desa_terpilih_tidak_dapat_ditetapkan(client):
    buat_desa()
    buat_kertas(2021, n=1)
    assert "Belum ada desa yang terpilih" in tetapkan(client).text


@pytest.mark.usefixtures("operator")
def test_buat_kertas_dengan_bobot_lama_dan_kirim_ganda(client, kertas):
    buka = client.get(reverse("stunting:kertas_tambah"))
    kunci = buka.context["form"]["kunci"].value()
    isi = {"tahun": 2022, "n": 20, "salin": kertas.pk, "kunci": str(kunci)}

    for _ in range(2):
        response = client.post(reverse("stunting:kertas_tambah"), isi)
        assert response.headers["Location"] == alamat("kertas", 2022)
    baru = KertasKerja.objects.get(tahun=2022)
    assert baru.bobot == kertas.bobot

    ganda = client.post(reverse("stunting:kertas_tambah"), {"tahun": 2022, "n": 20})
    assert "Kertas kerja tahun ini sudah ada." in ganda.text


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("tahun", ["1800", "abc", "20201", "2102"])
def test_tahun_mustahil_404(client, tahun):
    assert client.get(f"/stunting/kertas-kerja/{tahun}/").status_code == 404


@pytest.mark.usefixtures("operator")
def test_tahun_tanpa_kertas_mengajak_membuat_dan_tak_bisa_diisi(client):
    response = client.get(alamat("kertas", 2035))
    assert f"{reverse('stunting:kertas_tambah')}?tahun=2035" in response.text
    assert client.post(alamat("kertas", 2035), BOBOT).status_code == 404
    for nama, args in (
        ("kertas_unduh", [2035]),
        ("kertas_bekukan", [2035]),
        ("kertas_desa", [2035, buat_desa().kode]),
    ):
        assert client.get(alamat(nama, *args)).status_code == 404
    buat_kertas(2036)
    assert client.get(alamat("kertas_desa", 2036, "99.99.99.9999")).status_code == 404


def test_petugas_lapangan_tidak_melihat_kertas_kerja(client, kertas, tiga):
    client.force_login(buat_akun_petugas(tiga[0]))
    for nama, args in (
        ("kertas", [2021]),
        ("kertas_unduh", [2021]),
        ("kertas_desa", [2021, tiga[0].kode]),
    ):
        assert client.get(alamat(nama, *args)).status_code == 403


@pytest.mark.usefixtures("operator")
def test_batalkan_lalu_pulihkan(client, kertas):
    client.post(alamat("kertas_batalkan", 2021), {"alasan": "Salah tahun"})
    assert not KertasKerja.objects.exists()
    client.post(reverse("stunting:kertas_pulihkan", args=[kertas.pk]))
    assert KertasKerja.objects.get() == kertas


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("jumlah", [1, 3])
def test_hemat_kueri(client, jumlah, kueri_halaman):
    kertas = buat_kertas(2021, n=1)
    for _ in range(jumlah):
        desa = isi_desa(f"D{_}", 50, 10 + _, 10)
        buat_cakupan(desa)
        buat_kertas_desa(kertas, desa=desa)
    client.get(alamat())

    # worksheet, six of values, list, years, history (3)
    with kueri_halaman(12):
        client.get(alamat())
    with kueri_halaman(12):
        client.get(alamat(), {"bobot_prevalensi": 7})
    tetapkan(client)
    with kueri_halaman(13):  # and the frozen rows
        client.get(alamat())


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("jumlah", [1, 3])
def test_daftar_hemat_kueri(client, jumlah, kueri_halaman):
    for i in range(jumlah):
        buat_kertas(2021 + i)
    daftar = reverse("stunting:kertas_daftar")
    with kueri_halaman(2):  # how many, the rows
        response = client.get(daftar)
    assert [k.tahun for k in response.context["halaman"]] == sorted(
        range(2021, 2021 + jumlah), reverse=True
    )
