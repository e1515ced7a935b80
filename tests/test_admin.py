"""The admin site: reference data only, administrators only, nothing deleted or overwritten."""

import datetime
import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib import admin
from django.db import connection, models
from django.test import Client
from django.urls import reverse

from dinas.models import AturanLapor, CatatanUnduh, IdentitasDinas, Pengguna, ProfilDinas
from dinas.peran import Peran
from inti.admin import terpakai
from kegiatan.models import KodeKegiatan, Media, Sasaran
from kelompok.models import JenisUsaha, Keterpaduan, Materi, SumberDana
from penghargaan.models import JenisPenghargaan
from petugas.models import Petugas
from stunting.models import IndikatorLayanan, PrevalensiSurvei, PrevalensiTerbit
from tests import pabrik
from tests.pabrik_kegiatan import buat_kode_kegiatan
from tests.pabrik_stunting import buat_indikator, buat_survei, buat_terbit
from wilayah.models import DataDesa, Desa, Kecamatan, KodeLain, NamaLain, NamaLainKecamatan

TERDAFTAR: set[type[models.Model]] = {
    AturanLapor,
    CatatanUnduh,
    DataDesa,
    Desa,
    IdentitasDinas,
    IndikatorLayanan,
    JenisPenghargaan,
    JenisUsaha,
    Kecamatan,
    Keterpaduan,
    KodeKegiatan,
    KodeLain,
    Materi,
    Media,
    NamaLain,
    NamaLainKecamatan,
    Pengguna,
    PrevalensiSurvei,
    PrevalensiTerbit,
    ProfilDinas,
    Sasaran,
    SumberDana,
}
HARI = datetime.date(2021, 1, 1)


def urut(model: Iterable[type[models.Model]]) -> list[type[models.Model]]:
    return sorted(model, key=lambda m: m._meta.label)


def buat(model):
    """One row of a registered model."""
    n = model.objects.count() + 1
    baku = {
        AturanLapor: lambda: AturanLapor.objects.create(
            mulai=HARI.replace(year=2020 + n), selesai=HARI.replace(year=2020 + n, month=12)
        ),
        CatatanUnduh: lambda: CatatanUnduh.objects.create(
            oleh=pabrik.buat_pengguna(), nama="kelompok.xlsx", baris=39
        ),
        DataDesa: lambda: DataDesa.objects.create(
            desa=pabrik.buat_desa(), tahun=2020, sumber="BPS", keluarga=100
        ),
        Desa: pabrik.buat_desa,
        IdentitasDinas: lambda: IdentitasDinas.objects.create(
            nama_dinas=f"Dinas {n}", mulai=HARI.replace(year=2020 + n)
        ),
        IndikatorLayanan: lambda: buat_indikator(f"i{n}"),
        JenisPenghargaan: lambda: JenisPenghargaan.objects.create(kode=f"j{n}", nama=f"Jenis {n}"),
        JenisUsaha: lambda: JenisUsaha.objects.create(kode=f"u{n}", nama=f"Usaha {n}"),
        Kecamatan: pabrik.buat_kecamatan,
        Keterpaduan: lambda: Keterpaduan.objects.create(kode=f"k{n}", nama=f"K {n}", jenis="BKB"),
        KodeKegiatan: buat_kode_kegiatan,
        KodeLain: lambda: KodeLain.objects.create(
            desa=pabrik.buat_desa(), sistem="bps", kode=f"62110{n}"
        ),
        Materi: lambda: Materi.objects.create(kode=f"m{n}", nama=f"Materi {n}", jenis="BKB"),
        Media: lambda: Media.objects.create(kode=f"d{n}", nama=f"Media {n}"),
        Sasaran: lambda: Sasaran.objects.create(kode=f"t{n}", nama=f"Sasaran {n}"),
        NamaLain: lambda: NamaLain.objects.create(desa=pabrik.buat_desa(), nama=f"Lain {n}"),
        NamaLainKecamatan: lambda: NamaLainKecamatan.objects.create(
            kecamatan=pabrik.buat_kecamatan(), nama=f"Lain {n}"
        ),
        Pengguna: pabrik.buat_akun_petugas,
        PrevalensiSurvei: lambda: buat_survei(tahun=2020 + n),
        PrevalensiTerbit: lambda: buat_terbit(desa=pabrik.buat_desa()),
        ProfilDinas: ProfilDinas.objects.create,
        SumberDana: lambda: SumberDana.objects.create(kode=f"s{n}", nama=f"Sumber {n}"),
    }
    return baku[model]()


def alamat(model, halaman: str, *args) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{halaman}", args=args)


def isi_formulir(response) -> dict:
    """What a browser would send back from an admin form that nobody touched."""
    form = response.context["adminform"].form
    isi = {}
    for kolom in form:
        nilai = kolom.value()
        if nilai is not None and nilai is not False:
            isi[kolom.html_name] = nilai
        if kolom.field.show_hidden_initial:
            isi[kolom.html_initial_name] = "" if kolom.initial is None else kolom.initial
    for formset in response.context["inline_admin_formsets"]:
        for kolom in formset.formset.management_form:
            isi[kolom.html_name] = kolom.value()
        for baris in formset.formset.initial_forms:
            for kolom in baris:
                isi[kolom.html_name] = kolom.value()
    return isi


@pytest.fixture
def administrator(client, db):
    user = pabrik.buat_pengguna(Peran.ADMINISTRATOR)
    client.force_login(user)
    return user


semua_model = pytest.mark.parametrize("model", urut(TERDAFTAR), ids=lambda m: m._meta.label)


def test_hanya_data_acuan_yang_terdaftar():
    assert set(admin.site._registry) == TERDAFTAR


# --- Who may come in ---------------------------------------------------------------------------


@semua_model
@pytest.mark.parametrize("peran", [Peran.PIMPINAN, Peran.OPERATOR, Peran.PETUGAS])
def test_bukan_administrator_ditolak(client, db, model, peran):
    baris = buat(model)
    client.force_login(pabrik.buat_pengguna(peran))
    for halaman in (alamat(model, "changelist"), alamat(model, "change", baris.pk)):
        assert client.get(halaman, follow=True).status_code == 403
        assert client.post(halaman, {"nama": "Diubah"}, follow=True).status_code == 403
    baris_kini = model.objects.get(pk=baris.pk)
    assert str(baris_kini) == str(baris)


@semua_model
def test_tanpa_masuk_diminta_masuk(client, db, model):
    response = client.get(alamat(model, "changelist"))
    assert response.status_code == 302
    assert response.url.startswith("/masuk/?next=")


# --- Every page --------------------------------------------------------------------------------


@semua_model
def test_halaman_terbuka_tanpa_isi_sebaris(client, administrator, model):
    """Each page answers, in Indonesian, with nothing that the CSP would refuse."""
    baris = buat(model)
    halaman = [alamat(model, "change", baris.pk), alamat(model, "history", baris.pk)]
    if model is not ProfilDinas:
        halaman.append(alamat(model, "changelist"))
    if admin.site._registry[model].has_add_permission(_permintaan(administrator)):
        halaman.append(alamat(model, "add"))
    for url in halaman:
        response = client.get(url)
        assert response.status_code == 200, url
        assert not re.search(r"<script(?![^>]*\b(src|type=\"application/json\"))", response.text)
        assert not re.search(r"\s(style|on[a-z]+)=", response.text), url
        assert "/delete/" not in response.text
        assert 'lang="id"' in response.text


def _permintaan(user):
    return type("Permintaan", (), {"user": user})


@semua_model
def test_tidak_ada_yang_dihapus(client, administrator, model):
    baris = buat(model)
    hapus = client.post(alamat(model, "delete", baris.pk), {"post": "yes"})
    client.post(
        alamat(model, "changelist"),
        {"action": "delete_selected", "_selected_action": baris.pk, "post": "yes"},
    )
    assert hapus.status_code == 403
    assert model.objects.filter(pk=baris.pk).exists()


KERANGKA = 4  # session, user, whether the profile may be added, whether the sample is loaded
# What a list asks beside it: how many match, the rows.
KUERI_DAFTAR = dict.fromkeys(TERDAFTAR - {ProfilDinas}, 2) | {
    Desa: 3,  # … the kecamatan of the filter
    DataDesa: 4,  # … the kecamatan and the years
}


@pytest.mark.parametrize("jumlah", [1, 3])
@pytest.mark.parametrize("model", urut(KUERI_DAFTAR), ids=lambda m: m._meta.label)
def test_daftar_tidak_bertambah_kueri(
    client, administrator, django_assert_num_queries, model, jumlah
):
    for _ in range(jumlah):
        buat(model)
    client.get(alamat(model, "changelist"))
    with django_assert_num_queries(KERANGKA + KUERI_DAFTAR[model]):
        response = client.get(alamat(model, "changelist"))
    assert len(response.context["cl"].result_list) == model.objects.count()


def test_saringan_daftar_pendek(client, administrator):
    """No filter of any list offers more than the kecamatan do."""
    kecamatan = [pabrik.buat_kecamatan() for _ in range(12)]
    for k in kecamatan:
        for _ in range(3):
            DataDesa.objects.create(desa=pabrik.buat_desa(k), tahun=2020, sumber="BPS")
    for model in TERDAFTAR - {ProfilDinas}:
        response = client.get(alamat(model, "changelist"))
        for saringan in response.context["cl"].filter_specs:
            assert len(list(saringan.choices(response.context["cl"]))) <= 1 + 12


# --- Codes -------------------------------------------------------------------------------------


def test_kode_tetap_sesudah_dipakai(client, administrator):
    desa = pabrik.buat_desa()
    url = alamat(Desa, "change", desa.pk)
    isi = isi_formulir(client.get(url))
    assert not terpakai(desa)
    assert client.post(url, isi | {"kode": f"{desa.kecamatan.kode}.2999"}).status_code == 302
    desa.refresh_from_db()
    assert desa.kode.endswith(".2999")

    pabrik.buat_kelompok(desa)
    halaman = client.get(url)
    isi = isi_formulir(halaman)
    assert "kode" not in isi
    client.post(url, isi | {"kode": f"{desa.kecamatan.kode}.2998", "kepala": "Ibu Lurah"})
    desa.refresh_from_db()
    assert (desa.kode[-4:], desa.kepala) == ("2999", "Ibu Lurah")


def test_terpakai_juga_oleh_baris_batal_dan_pilihan_banyak(db):
    kelompok = pabrik.buat_kelompok()
    sumber, usaha = buat(SumberDana), buat(JenisUsaha)
    assert terpakai(kelompok.desa)
    assert terpakai(kelompok.desa.kecamatan)
    assert not terpakai(sumber)
    assert not terpakai(usaha)
    kelompok.sumber_dana.add(sumber)
    assert terpakai(sumber)
    type(kelompok).semua.filter(pk=kelompok.pk).update(
        dibatalkan_pada="2021-01-01T00:00Z",
        dibatalkan_oleh=pabrik.buat_pengguna(),
        alasan_batal="salah catat",
    )
    assert terpakai(kelompok.desa)


def test_nama_lain_ditambah_di_halaman_desa_dan_diubah_di_halamannya(client, administrator):
    nama = buat(NamaLain)
    url = alamat(Desa, "change", nama.desa_id)
    isi = isi_formulir(client.get(url))
    isi |= {
        "nama_lain-TOTAL_FORMS": "2",
        "nama_lain-INITIAL_FORMS": "1",
        "nama_lain-0-id": nama.pk,
        "nama_lain-0-nama": "Diselundupkan",
        "nama_lain-1-nama": "Ejaan kedua",
    }
    client.post(url, isi)
    assert set(nama.desa.nama_lain.values_list("nama", flat=True)) <= {"Lain 1", "Ejaan kedua"}


# --- Two editors -------------------------------------------------------------------------------


@pytest.fixture
def dua_peramban(administrator):
    peramban = Client(), Client()
    for c in peramban:
        c.force_login(administrator)
    return peramban


def test_dua_penyunting_kolom_berbeda_digabung(dua_peramban):
    satu, dua = dua_peramban
    kecamatan = buat(Kecamatan)
    url = alamat(Kecamatan, "change", kecamatan.pk)
    awal_satu = isi_formulir(satu.get(url))
    awal_dua = isi_formulir(dua.get(url))

    satu.post(url, awal_satu | {"ibukota": "Kuala Kurun"})
    jawaban = dua.post(url, awal_dua | {"nama": "Kurun"})

    assert jawaban.status_code == 302
    kecamatan.refresh_from_db()
    assert (kecamatan.nama, kecamatan.ibukota) == ("Kurun", "Kuala Kurun")


@pytest.mark.parametrize(
    ("model", "kolom"),
    [(Kecamatan, "nama"), (NamaLain, "nama"), (SumberDana, "nama"), (JenisPenghargaan, "nama")],
    ids=lambda x: getattr(x, "__name__", x),
)
def test_dua_penyunting_kolom_sama_ditanya(dua_peramban, model, kolom):
    satu, dua = dua_peramban
    baris = buat(model)
    url = alamat(model, "change", baris.pk)
    awal_satu, awal_dua = isi_formulir(satu.get(url)), isi_formulir(dua.get(url))

    satu.post(url, awal_satu | {kolom: "Milik satu"})
    jawaban = dua.post(url, awal_dua | {kolom: "Milik dua"})

    assert jawaban.status_code == 200
    assert "Milik satu" in jawaban.text
    assert "Milik dua" in jawaban.text
    assert jawaban.context["adminform"].form.digabung == []
    baris.refresh_from_db()
    assert getattr(baris, kolom) == "Milik satu"

    pilihan = {kolom: "Milik dua", "versi_lain": baris.versi, f"pilih-{kolom}": "anda"}
    assert dua.post(url, awal_dua | pilihan).status_code == 302
    baris.refresh_from_db()
    assert getattr(baris, kolom) == "Milik dua"


def test_riwayat_dalam_kata(client, administrator):
    kecamatan = buat(Kecamatan)
    url = alamat(Kecamatan, "change", kecamatan.pk)
    client.post(url, isi_formulir(client.get(url)) | {"ibukota": "Kuala Kurun"})
    response = client.get(alamat(Kecamatan, "history", kecamatan.pk))
    assert "Ibu kota: – → Kuala Kurun" in response.text
    assert administrator.nama in response.text


# --- The office --------------------------------------------------------------------------------


def test_profil_hanya_satu_baris(client, administrator):
    assert client.get(alamat(ProfilDinas, "add")).status_code == 200
    profil = buat(ProfilDinas)
    assert client.get(alamat(ProfilDinas, "add")).status_code == 403
    daftar = client.get(alamat(ProfilDinas, "changelist"))
    assert daftar.url == alamat(ProfilDinas, "change", profil.pk)


@pytest.mark.parametrize(
    ("model", "isi"),
    [
        (AturanLapor, {"batas_lapor": 10, "ambang_lapor": 65, "tenggang_baru": 15}),
        (IdentitasDinas, {"nama_dinas": "Dinas Baru"}),
    ],
    ids=["AturanLapor", "IdentitasDinas"],
)
def test_masa_tidak_beririsan(client, administrator, model, isi):
    ada = buat(model)
    response = client.post(alamat(model, "add"), isi | {"mulai": ada.mulai.replace(month=3)})
    assert response.status_code == 200
    assert "beririsan" in response.text
    assert model.objects.count() == 1


# --- Users -------------------------------------------------------------------------------------


def test_halaman_pengguna_tanpa_hash_dan_hak(client, administrator):
    user = buat(Pengguna)
    response = client.get(alamat(Pengguna, "change", user.pk))
    assert user.password not in response.text
    assert set(response.context["adminform"].form.fields) == {
        "first_name",
        "is_active",
        "last_name",
        "peran",
        "petugas",
        "username",
        "versi",
    }


def test_tidak_ada_yang_menjadi_superuser(client, administrator):
    url = alamat(Pengguna, "change", administrator.pk)
    selundupan = {"is_superuser": "on", "is_staff": "on", "user_permissions": "1", "groups": "1"}
    client.post(url, isi_formulir(client.get(url)) | selundupan | {"first_name": "Rina"})
    administrator.refresh_from_db()
    assert administrator.first_name == "Rina"
    assert not administrator.is_superuser
    operator = pabrik.buat_pengguna(Peran.OPERATOR)
    url = alamat(Pengguna, "change", operator.pk)
    client.post(url, isi_formulir(client.get(url)) | selundupan)
    operator.refresh_from_db()
    assert (operator.is_superuser, operator.is_staff) == (False, False)


@pytest.mark.parametrize("ubahan", [{"peran": "operator"}, {"is_active": ""}], ids=str)
def test_administrator_terakhir_tetap(client, administrator, ubahan):
    pabrik.buat_pengguna(Peran.ADMINISTRATOR, is_active=False)  # does not count
    url = alamat(Pengguna, "change", administrator.pk)
    isi = isi_formulir(client.get(url)) | ubahan
    response = client.post(url, {k: v for k, v in isi.items() if v != ""})
    assert "administrator aktif yang terakhir" in response.text
    administrator.refresh_from_db()
    assert (administrator.peran, administrator.is_active) == (Peran.ADMINISTRATOR, True)


def test_administrator_boleh_berhenti_bila_ada_yang_lain(client, administrator):
    lain = pabrik.buat_pengguna(Peran.ADMINISTRATOR)
    url = alamat(Pengguna, "change", lain.pk)
    isi = isi_formulir(client.get(url))
    del isi["is_active"]
    assert client.post(url, isi).status_code == 302
    lain.refresh_from_db()
    assert not lain.is_active


@pytest.mark.django_db(transaction=True)
def test_dua_administrator_berhenti_bersamaan_tinggal_satu():
    """Two real connections at once: one is refused, whoever comes second."""
    akun = [pabrik.buat_pengguna(Peran.ADMINISTRATOR) for _ in range(2)]
    kiriman = []
    for user in akun:
        c = Client()
        c.force_login(user)
        url = alamat(Pengguna, "change", user.pk)
        kiriman.append((c, url, isi_formulir(c.get(url)) | {"peran": "operator"}))

    def kirim(butir):
        c, url, isi = butir
        try:
            return c.post(url, isi).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as kolam:
        kode = sorted(kolam.map(kirim, kiriman))
    assert kode == [200, 302]
    assert Pengguna.objects.filter(peran=Peran.ADMINISTRATOR, is_active=True).count() == 1


def test_menambah_pengguna_dan_menyetel_sandi(client, administrator):
    sandi = "kapal-rotan-biru"
    isi = {"username": "yuliana", "first_name": "Yuliana", "peran": "operator"}
    client.post(alamat(Pengguna, "add"), isi | {"password1": sandi, "password2": sandi})
    user = Pengguna.objects.get(username="yuliana")
    assert user.check_password(sandi)
    assert not user.is_staff

    url = reverse("admin:auth_user_password_change", args=[user.pk])
    halaman = client.get(url)
    assert halaman.status_code == 200
    assert 'name="usable_password"' not in halaman.text
    beda = client.post(url, {"password1": "ladang-hijau-tua", "password2": "salah"})
    assert beda.status_code == 200
    client.post(url, {"password1": "ladang-hijau-tua", "password2": "ladang-hijau-tua"})
    user.refresh_from_db()
    assert user.check_password("ladang-hijau-tua")
    kosong = client.post(url, {"usable_password": "false", "unset-password": "1"})
    assert kosong.status_code == 200
    user.refresh_from_db()
    assert user.has_usable_password()


def test_nama_pengguna_tidak_beda_huruf_besar(client, administrator):
    lain, user = pabrik.buat_pengguna(username="rina"), pabrik.buat_pengguna()
    url = alamat(Pengguna, "change", user.pk)
    response = client.post(url, isi_formulir(client.get(url)) | {"username": "RINA"})
    assert "Sudah ada pengguna dengan nama ini." in response.text
    assert Pengguna.objects.filter(username__iexact="rina").get() == lain


# --- The officer behind an account -------------------------------------------------------------


def test_petugas_ditautkan_dan_dilepas(client, administrator):
    user, petugas = pabrik.buat_pengguna(Peran.PETUGAS), pabrik.buat_petugas()
    bertuan = pabrik.buat_akun_petugas().petugas
    url = alamat(Pengguna, "change", user.pk)
    halaman = client.get(url)
    pilihan = halaman.context["adminform"].form.fields["petugas"].queryset
    assert petugas in pilihan
    assert bertuan not in pilihan

    client.post(url, isi_formulir(halaman) | {"petugas": petugas.pk})
    petugas.refresh_from_db()
    assert petugas.pengguna == user
    catatan = petugas.riwayat.latest()
    assert catatan.history_user == administrator
    assert catatan.history_change_reason == f"Akun {user.username} ditautkan"

    response = client.post(url, isi_formulir(client.get(url)) | {"petugas": ""}, follow=True)
    petugas.refresh_from_db()
    assert petugas.pengguna is None
    assert "belum ditautkan ke petugas" in response.text


def test_petugas_orang_lain_tidak_dapat_direbut(client, administrator):
    user, bertuan = pabrik.buat_pengguna(Peran.PETUGAS), pabrik.buat_akun_petugas()
    url = alamat(Pengguna, "change", user.pk)
    response = client.post(url, isi_formulir(client.get(url)) | {"petugas": bertuan.petugas.pk})
    assert response.status_code == 200
    assert Petugas.objects.get(pk=bertuan.petugas.pk).pengguna == bertuan


def test_tautan_hanya_untuk_petugas_lapangan(client, administrator):
    user = pabrik.buat_akun_petugas()
    url = alamat(Pengguna, "change", user.pk)
    response = client.post(url, isi_formulir(client.get(url)) | {"peran": "operator"})
    assert "Hanya untuk peran Petugas lapangan" in response.text
    user.refresh_from_db()
    assert user.peran == Peran.PETUGAS


def test_dua_penyunting_tautan_petugas(dua_peramban):
    satu, dua = dua_peramban
    user, a, b = pabrik.buat_pengguna(Peran.PETUGAS), pabrik.buat_petugas(), pabrik.buat_petugas()
    url = alamat(Pengguna, "change", user.pk)
    awal_satu, awal_dua = isi_formulir(satu.get(url)), isi_formulir(dua.get(url))
    satu.post(url, awal_satu | {"petugas": a.pk})

    # Who did not touch the link keeps what the other one chose.
    dua.post(url, awal_dua | {"first_name": "Yuliana"})
    user.refresh_from_db()
    assert (user.first_name, user.petugas) == ("Yuliana", a)

    awal_dua["versi"] = user.versi
    jawaban = dua.post(url, awal_dua | {"petugas": b.pk})
    assert "orang lain mengubahnya menjadi" in jawaban.text
    assert Petugas.objects.get(pengguna=user) == a

    # The answered form knows of it, so the same choice again is meant.
    tersembunyi = re.search(r'name="initial-petugas" value="(\d+)"', jawaban.text).group(1)
    assert tersembunyi == str(a.pk)
    dua.post(url, awal_dua | {"petugas": b.pk, "initial-petugas": tersembunyi})
    assert Petugas.objects.get(pengguna=user) == b
