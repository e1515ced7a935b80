import datetime
import re

import pytest
from django.utils import timezone

from inti.aksi import batalkan, pulihkan, simpan_beralasan
from kelompok.models import Jeda, JenisUsaha, Kelompok, Keterpaduan, SumberDana, Usulan
from kelompok.riwayat import riwayat_kelompok
from penghargaan.models import Penghargaan
from tests.pabrik import (
    buat_akun_koordinator,
    buat_akun_petugas,
    buat_anggota,
    buat_desa,
    buat_kecamatan,
    buat_kelompok,
    buat_pengguna,
    buat_penghargaan,
    buat_penilaian,
    buat_petugas,
    buat_sk_kelompok,
)

pytestmark = pytest.mark.django_db
D = datetime.date
HARI_INI = D(2026, 3, 15)


@pytest.fixture
def operator(client):
    user = buat_pengguna()
    client.force_login(user)
    return user


def teks(response) -> str:
    """What a reader sees, in one line; the history left out."""
    html = response.text[response.text.index("<main") : response.text.index("</main>")]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace(" ,", ",")


def orang(response) -> dict[str, list[str]]:
    return {kode: [o.nama for o in isi] for kode, _, isi in response.context["tab_orang"]}


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("jumlah", [1, 3])
def test_hemat_kueri(client, jumlah, kueri_halaman):
    kelompok = buat_kelompok()
    buat_petugas(kelompok.desa)
    for n in range(jumlah):
        buat_anggota(kelompok)
        buat_anggota(kelompok, peran="ketua", selesai=D(2020, 1, 1))
        buat_penilaian(kelompok, tanggal=D(2019, 1, 1 + n))
        buat_sk_kelompok(kelompok)
        Jeda.objects.create(kelompok=kelompok, mulai=D(2019, 2 + n, 1), selesai=D(2019, 2 + n, 9))
        kelompok.sumber_dana.add(SumberDana.objects.create(kode=f"s{n}", nama=f"Sumber {n}"))
        buat_penghargaan({"jenis": "kelompok", "kelompok": kelompok})

    # kelompok, keterpaduan, riwayat, penghargaan, petugas, sumber dana, SK, penilaian, jeda,
    # usulan, anggota, kegiatan; of its reports the rules, pauses and twelve months
    with kueri_halaman(14):
        response = client.get(kelompok.get_absolute_url())

    assert len(response.context["sk"]) == len(response.context["jeda"]) == jumlah


@pytest.mark.parametrize("jumlah", [1, 3])
def test_hemat_kueri_sesudah_banyak_perubahan(client, operator, jumlah, kueri_halaman):
    kelompok = buat_kelompok()
    for n in range(jumlah):
        kelompok.nama = f"Nama {n}"
        kelompok.desa = buat_desa()
        simpan_beralasan(kelompok, oleh=operator)
        kelompok.sumber_dana.add(SumberDana.objects.create(kode=f"s{n}", nama=f"Sumber {n}"))

    # As above; of the history also the changed rows, their sets, names of villages and sources.
    with kueri_halaman(18):
        client.get(kelompok.get_absolute_url())


@pytest.mark.usefixtures("operator")
def test_identitas(client, jam):
    jam(HARI_INI)
    desa = buat_desa(buat_kecamatan(nama="Kurun"), nama="Pilang Munduk")
    buat_petugas(desa, nama="Yuliana, S.KM", telepon="0812-5555-0100")
    kelompok = buat_kelompok(
        desa,
        nama="Nusa Indah",
        mulai=D(2015, 8, 4),
        alamat="Jalan Damang Pijar",
        telepon="0536-31001",
    )
    for kode, nama in [("bkb-posyandu", "Posyandu"), ("bkb-paud", "PAUD")]:
        kelompok.keterpaduan.add(Keterpaduan.objects.create(kode=kode, nama=nama, jenis="BKB"))
    buat_penilaian(kelompok, tanggal=D(2019, 3, 12), klasifikasi="berkembang", penilai="Yuliana")

    response = client.get(kelompok.get_absolute_url())
    isi = teks(response)

    for kata in (
        "BKB Nusa Indah",
        "Aktif",
        "Belum diperiksa",
        "Klasifikasi Berkembang sejak 12 Maret 2019",
        "Pilang Munduk",
        "4 Agustus 2015",
        "Jalan Damang Pijar",
        "(BKB holistik-integratif)",
        "Penilai: Yuliana",
        "Belum ada SK.",
    ):
        assert kata in isi
    assert 'href="tel:+6281255550100"' in response.text
    assert 'href="https://wa.me/6281255550100"' in response.text
    assert "Basis" not in isi
    assert "Modal awal" not in isi


@pytest.mark.usefixtures("operator")
def test_kolom_khusus_jenis(client):
    usaha = JenisUsaha.objects.create(kode="anyam", nama="Anyaman")
    uppks = buat_kelompok(
        jenis="UPPKS", jenis_usaha=usaha, produk="Tikar", modal=2_500_000, sumber_modal="swadaya"
    )
    pikr = buat_kelompok(jenis="PIKR", basis="sma")

    isi = teks(client.get(uppks.get_absolute_url()))
    assert all(k in isi for k in ("Anyaman", "Tikar", "Rp2.500.000 (Swadaya)"))
    assert "Jalur pendidikan: SMA/sederajat" in teks(client.get(pikr.get_absolute_url()))


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(
    ("per", "keadaan"),
    [
        ("2019-12-31", "Belum dibentuk"),
        ("2020-01-01", "Aktif"),
        ("2020-05-01", "Jeda"),
        ("2020-05-31", "Jeda"),
        ("2020-06-01", "Aktif"),
        ("2021-02-28", "Aktif"),
        ("2021-03-01", "Berakhir 28 Feb 2021"),
    ],
)
def test_keadaan_per_tanggal(client, per, keadaan):
    kelompok = buat_kelompok(mulai=D(2020, 1, 1), selesai=D(2021, 2, 28), alasan_selesai="bubar")
    Jeda.objects.create(kelompok=kelompok, mulai=D(2020, 5, 1), selesai=D(2020, 5, 31))

    response = client.get(kelompok.get_absolute_url(), {"per": per})

    lencana = re.findall(r'class="st s-[tln]"[^>]*><svg.*?</svg>([^<]+)</span>', response.text)
    assert lencana[0] == keadaan


@pytest.mark.usefixtures("operator")
def test_bagian_per_tanggal(client):
    kelompok = buat_kelompok()
    lama, baru = buat_petugas(), buat_petugas()
    lama.penugasan.create(desa=kelompok.desa, mulai=D(2018, 1, 1), selesai=D(2020, 11, 12))
    baru.penugasan.create(desa=kelompok.desa, mulai=D(2020, 11, 13))
    buat_sk_kelompok(kelompok, nomor="SK-1", tanggal=D(2019, 1, 1), berlaku_sampai=D(2020, 11, 12))
    buat_sk_kelompok(kelompok, nomor="SK-2", tanggal=D(2020, 11, 13))
    buat_penilaian(kelompok, tanggal=D(2020, 11, 13), klasifikasi="dasar")
    buat_anggota(kelompok, nama="Dulu", selesai=D(2020, 11, 12))
    buat_anggota(kelompok, nama="Kini", mulai=D(2020, 11, 13))

    def per(hari):
        konteks = client.get(kelompok.get_absolute_url(), {"per": hari}).context
        return (
            konteks["petugas"],
            [(s.sk.nomor, berlaku) for s, berlaku in konteks["sk"]],
            len(konteks["penilaian"]),
            [o.nama for o in konteks["tab_orang"][2][2]],
            [o.nama for o in konteks["orang_lama"]],
        )

    assert per("2020-11-12") == (lama, [("SK-1", True)], 0, ["Dulu"], [])
    assert per("2020-11-13") == (
        baru,
        [("SK-2", True), ("SK-1", False)],
        1,
        ["Kini"],
        ["Dulu"],
    )


@pytest.mark.usefixtures("operator")
def test_tanggal_salah_memberi_pesan_dan_keadaan_hari_ini(client):
    kelompok = buat_kelompok()

    response = client.get(kelompok.get_absolute_url(), {"per": "2020-02-31"})

    assert response.status_code == 200
    assert response.context["per"] == timezone.localdate()
    assert "Tanggal ini tidak ada." in response.text


@pytest.mark.usefixtures("operator")
def test_orang_menurut_peran(client):
    kelompok = buat_kelompok()
    for peran in ("bendahara", "anggota", "kader", "ketua", "ks", "sekretaris"):
        buat_anggota(kelompok, nama=peran, peran=peran)

    response = client.get(kelompok.get_absolute_url())

    assert orang(response) == {
        "pengurus": ["ketua", "sekretaris", "bendahara"],
        "kader": ["kader", "ks"],
        "anggota": ["anggota"],
    }
    assert "Pengurus (3)" in response.text


@pytest.mark.parametrize(
    ("peran", "nama"),
    [("pimpinan", "Anggota di bawah 18 tahun"), ("operator", "Si Anak"), ("petugas", "Si Anak")],
)
def test_anak_tanpa_telepon_dan_nama_hanya_untuk_yang_perlu(client, jam, peran, nama):
    jam(HARI_INI)
    kelompok = buat_kelompok(jenis="PIKR")
    anak = buat_anggota(
        kelompok, nama="Si Anak", tahun_lahir=2012, telepon="0812-5555-0001", peran="ketua"
    )
    buat_anggota(kelompok, nama="Tak Tahu Umur", tahun_lahir=None, telepon="0812-5555-0002")
    anak.telepon = "0812-5555-0003"
    anak.nama = "Si Anak"
    anak.save()
    user = buat_akun_petugas(kelompok.desa) if peran == "petugas" else buat_pengguna(peran)
    client.force_login(user)

    response = client.get(kelompok.get_absolute_url())

    assert orang(response)["pengurus"] == [nama]
    assert "0812-5555" not in response.text
    if peran == "pimpinan":
        assert "Si Anak" not in response.text
        assert "Tak Tahu Umur" not in response.text


@pytest.mark.usefixtures("operator")
def test_dewasa_dengan_telepon(client):
    kelompok = buat_kelompok()
    buat_anggota(kelompok, nama="Ibu", tahun_lahir=1980, telepon="0812-5555-0001")

    html = client.get(kelompok.get_absolute_url()).text

    assert 'href="tel:+6281255550001"' in html
    assert 'href="https://wa.me/6281255550001"' in html


def test_petugas_dari_desa_lain_404_di_semua_metode(client):
    kelompok = buat_kelompok(nama="Rahasia")
    client.force_login(buat_akun_petugas(buat_desa(kelompok.desa.kecamatan)))

    for metode in (client.get, client.head):
        response = metode(kelompok.get_absolute_url())
        assert response.status_code == 404
        assert "Rahasia" not in response.text


def test_koordinator_melihat_sekecamatan(client):
    kelompok = buat_kelompok()
    client.force_login(buat_akun_koordinator(kelompok.desa.kecamatan))

    assert client.get(kelompok.get_absolute_url()).status_code == 200


def test_yang_dibatalkan_404(client, operator):
    kelompok = buat_kelompok()
    batalkan(kelompok, oleh=operator, alasan="salah catat")

    assert client.get(kelompok.get_absolute_url()).status_code == 404


def test_bagian_yang_dibatalkan_hanya_dalam_riwayat(client, operator):
    kelompok = buat_kelompok()
    anggota, penilaian = buat_anggota(kelompok, nama="Keliru"), buat_penilaian(kelompok)
    sk = buat_sk_kelompok(kelompok, nomor="SK-9")
    for bagian in (anggota, penilaian, sk):
        batalkan(bagian, oleh=operator, alasan="salah catat")

    response = client.get(kelompok.get_absolute_url())

    assert orang(response)["anggota"] == []
    assert response.context["penilaian"] == response.context["sk"] == []
    judul = [k.judul for k in response.context["riwayat"][:3]]
    assert judul == [
        "SK dibatalkan (salah catat): SK-9",
        "Penilaian dibatalkan (salah catat): Dasar",
        "Anggota dibatalkan (salah catat): Keliru",
    ]


TOMBOL = {
    "ubah": "/ubah/",
    "akhiri": "/akhiri/",
    "pindah": "/pindah/",
    "batalkan": "/batalkan/",
    "periksa": "/periksa/",
    "usul": "/usul/akhiri/",
    "anggota": "/anggota/tambah/",
    "nilai": "/penilaian/tambah/",
    "sk": "/sk/tambah/",
}


@pytest.mark.parametrize(
    ("peran", "ada"),
    [
        ("pimpinan", set()),
        ("operator", set(TOMBOL) - {"usul"}),
        ("administrator", set(TOMBOL) - {"usul"}),
        ("petugas", {"ubah", "usul", "anggota", "nilai", "sk"}),
    ],
)
def test_tombol_menurut_peran(client, peran, ada):
    kelompok = buat_kelompok()
    user = buat_akun_petugas(kelompok.desa) if peran == "petugas" else buat_pengguna(peran)
    client.force_login(user)

    html = client.get(kelompok.get_absolute_url()).text
    awal = f'"/kelompok/{kelompok.pk}'

    assert {t for t, ekor in TOMBOL.items() if f'{awal}{ekor}"' in html} == ada


@pytest.mark.parametrize(("peran", "ada"), [("petugas", set()), ("operator", {"ubah", "sk"})])
def test_yang_berakhir_hanya_dibetulkan_operator(client, peran, ada):
    kelompok = buat_kelompok(selesai=D(2020, 1, 1), alasan_selesai="bubar")
    buat_anggota(kelompok)
    buat_penilaian(kelompok)
    buat_sk_kelompok(kelompok)
    user = buat_akun_petugas(kelompok.desa) if peran == "petugas" else buat_pengguna(peran)
    client.force_login(user)

    html = client.get(kelompok.get_absolute_url()).text
    awal = f'"/kelompok/{kelompok.pk}'

    assert {t for t in ("ubah", "sk") if f"{awal}{TOMBOL[t]}" in html} == ada
    assert (f"{awal}/anggota/" in html) is (f"{awal}/penilaian/" in html) is bool(ada)
    assert (f"{awal}/usul/aktifkan/" in html) is (peran == "petugas")


@pytest.mark.usefixtures("operator")
def test_yang_berakhir_dapat_diaktifkan(client):
    kelompok = buat_kelompok(selesai=D(2020, 1, 1), alasan_selesai="bubar")

    html = client.get(kelompok.get_absolute_url()).text

    assert f"/kelompok/{kelompok.pk}/aktifkan/" in html
    assert f"/kelompok/{kelompok.pk}/akhiri/" not in html
    assert "1 Januari 2020" in html


def test_usulan_menunggu_dan_yang_baru_dijawab(client, operator, jam):
    jam(HARI_INI)
    kelompok = buat_kelompok()
    for tindakan, umur in [("akhiri", 1), ("pindah", 14), ("batalkan", None)]:
        saat = None if umur is None else timezone.now() - datetime.timedelta(days=umur)
        Usulan.objects.create(
            kelompok=kelompok,
            tindakan=tindakan,
            alasan=f"Alasan {tindakan}",
            tanggal=HARI_INI if tindakan == "akhiri" else None,
            desa_baru=buat_desa() if tindakan == "pindah" else None,
            diajukan_oleh=operator,
            status="menunggu" if umur is None else "ditolak",
            diputus_pada=saat,
            diputus_oleh=saat and operator,
            jawaban="Belum cukup bukti",
        )

    response = client.get(kelompok.get_absolute_url())

    assert {u.tindakan for u in response.context["usulan"]} == {"akhiri", "batalkan"}
    assert "Usulan ditolak:" in response.text
    assert "Belum cukup bukti" in response.text
    assert response.text.count("Putuskan usulan") == 1


def riwayat(kelompok, user):
    return [
        (k.judul, [(p.label, p.lama, p.baru) for p in k.perubahan])
        for k in riwayat_kelompok(kelompok, user, HARI_INI)
    ]


def test_riwayat_dalam_kata(operator):
    asal, tujuan = buat_desa(nama="Asal"), buat_desa(nama="Tujuan")
    dana = SumberDana.objects.create(kode="dd", nama="Dana desa")
    kelompok = buat_kelompok(asal, nama="Melati")
    _geser(Kelompok, kelompok, menit=9)
    kelompok.nama, kelompok.desa = "Melati Putih", tujuan
    simpan_beralasan(kelompok, oleh=operator, alasan="Salah ketik")
    _geser(Kelompok, kelompok, menit=6)
    kelompok.sumber_dana.set([dana])
    _geser(Kelompok, kelompok, menit=3)
    anggota = buat_anggota(kelompok, nama="Juliana", telepon="0812-5555-0001")
    _geser(type(anggota), anggota, menit=2)
    anggota.nama = "Marsiana"
    simpan_beralasan(anggota, oleh=operator)

    assert riwayat(kelompok, operator) == [
        ("Anggota diubah: Marsiana", [("Nama", "Juliana", "Marsiana")]),
        ("Anggota dicatat: Juliana", []),
        ("Diubah", [("Sumber dana", "–", "Dana desa")]),
        (
            "Diubah",
            [
                ("Nama kelompok", "Melati", "Melati Putih"),
                ("Desa atau kelurahan", "Asal", "Tujuan"),
            ],
        ),
        ("Dicatat", []),
    ]
    ubah = riwayat_kelompok(kelompok, operator, HARI_INI)[3]
    assert (ubah.oleh, ubah.alasan) == (operator.nama, "Salah ketik")


def _geser(model, objek, *, menit: int) -> None:
    """Make the rows of history so far older, as if the acts had not come in one second."""
    baru = model.riwayat.filter(id=objek.pk).latest("history_id")
    model.riwayat.filter(history_id=baru.history_id).update(
        history_date=timezone.now() - datetime.timedelta(minutes=menit)
    )


def test_satu_simpan_satu_kejadian(operator):
    """A form with m2m writes two rows on create; they are one act."""
    kelompok = buat_kelompok()
    kelompok.sumber_dana.set([SumberDana.objects.create(kode="dd", nama="Dana desa")])

    assert Kelompok.riwayat.count() == 2
    assert riwayat(kelompok, operator) == [("Dicatat", [])]


def test_simpan_tanpa_perubahan_tidak_disebut(operator):
    kelompok = buat_kelompok()
    _geser(Kelompok, kelompok, menit=5)
    simpan_beralasan(kelompok, oleh=operator)

    assert riwayat(kelompok, operator) == [("Dicatat", [])]


def test_batal_dan_pulih_dalam_riwayat(operator):
    kelompok = buat_kelompok()
    batalkan(kelompok, oleh=operator, alasan="dobel")
    kelompok = pulihkan(kelompok, oleh=operator)

    assert [j for j, _ in riwayat(kelompok, operator)] == [
        "Dipulihkan",
        "Dibatalkan (salah catat)",
        "Dicatat",
    ]


@pytest.mark.parametrize(
    ("peran", "nama"), [("pimpinan", "Anggota di bawah 18 tahun"), ("operator", "B")]
)
def test_riwayat_anak_tanpa_isi(peran, nama):
    kelompok = buat_kelompok(jenis="PIKR")
    anak = buat_anggota(kelompok, nama="A", tahun_lahir=2012)
    _geser(type(anak), anak, menit=5)
    anak.nama, anak.telepon = "B", "0812-5555-0001"
    anak.save()

    isi = riwayat(kelompok, buat_pengguna(peran))

    assert isi[0] == (f"Anggota diubah: {nama}", [])
    assert not any("0812" in str(b) for b in isi)


@pytest.mark.usefixtures("operator")
def test_riwayat_panjang_dilipat(client, operator):
    kelompok = buat_kelompok()
    for n in range(7):
        buat_anggota(kelompok, nama=f"Ibu {n}")

    response = client.get(kelompok.get_absolute_url())

    assert len(response.context["riwayat"]) == 5
    assert len(response.context["riwayat_lama"]) == 3
    assert "Semua (8)" in response.text


@pytest.mark.usefixtures("operator")
def test_panel_app_lain_tampil(client):
    kelompok = buat_kelompok()
    buat_penghargaan({"jenis": "kelompok", "kelompok": kelompok}, judul="Juara I")

    assert Penghargaan.objects.count() == 1
    assert "Juara I" in client.get(kelompok.get_absolute_url()).text


@pytest.mark.usefixtures("operator")
def test_isian_berbahaya_tetap_teks(client):
    kelompok = buat_kelompok(nama="<script>alert(1)</script>", alamat="<b>x</b>")
    buat_anggota(kelompok, nama="<img src=x>")

    html = client.get(kelompok.get_absolute_url()).text

    assert "<script>alert" not in html
    assert "<img src=x>" not in html
    assert "<b>x</b>" not in html
