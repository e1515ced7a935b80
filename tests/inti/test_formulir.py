"""The base of all forms that save: no overwriting, no second row, every constraint told."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connections, transaction
from django.http import HttpResponse, QueryDict
from django.test import RequestFactory
from django.utils import timezone

from inti.formulir import FormBerversi, FormCatatan, coba, transaksi_post
from inti.models import Bentrok
from kelompok.models import Anggota, Kelompok, SumberDana
from tests.pabrik import AWAL, buat_anggota, buat_desa, buat_kelompok, buat_pengguna


class AnggotaUji(FormBerversi):
    class Meta:
        model = Anggota
        fields = ["nama", "peran", "mulai", "terlatih", "tahun_lahir", "kelompok"]


class DanaUji(FormBerversi):
    class Meta:
        model = Kelompok
        fields = ["alamat", "sumber_dana"]


def data(**isi) -> QueryDict:
    """What a browser sends: lists for check boxes, nothing for an empty one."""
    hasil = QueryDict(mutable=True)
    for nama, nilai in isi.items():
        if nilai is None or nilai is False:
            continue
        hasil.setlist(nama, nilai if isinstance(nilai, list) else [str(nilai)])
    return hasil


def isian(anggota: Anggota, **isi) -> QueryDict:
    baku = {n: getattr(anggota, n) for n in ("nama", "peran", "mulai", "terlatih", "tahun_lahir")}
    baku |= {"kelompok": anggota.kelompok_id, "versi": anggota.versi}
    return data(**baku | isi)


def lain_mengubah(anggota: Anggota, **isi) -> None:
    """Another editor saves in between."""
    kini = Anggota.semua.get(pk=anggota.pk)
    for nama, nilai in isi.items():
        setattr(kini, nama, nilai)
    kini.save()


def kirim(anggota: Anggota, isi: QueryDict) -> AnggotaUji:
    return AnggotaUji(isi, instance=Anggota.semua.get(pk=anggota.pk))


UBAHAN = {
    "nama": ("Sri", "Sari", ("Siti", "Sri", "Sari")),
    "peran": ("ketua", "kader", ("Anggota", "Ketua", "Kader")),
    "mulai": (
        AWAL.replace(month=2),
        "2018-03-01",
        ("1 Januari 2018", "1 Februari 2018", "1 Maret 2018"),
    ),
    "tahun_lahir": (1991, "1992", ("1990", "1991", "1992")),
}


@pytest.mark.django_db
@pytest.mark.parametrize("kolom", UBAHAN)
def test_bentrok_disebut_dengan_kata(kolom):
    anggota = buat_anggota(nama="Siti")
    dibuka, (lain, anda, kata) = isian(anggota), UBAHAN[kolom]
    lain_mengubah(anggota, **{kolom: lain})
    dibuka[kolom] = anda

    form = kirim(anggota, dibuka)

    assert not form.is_valid()
    assert [(b.nama, b.semula, b.lain, b.anda) for b in form.bentrok] == [(kolom, *kata)]


@pytest.mark.django_db
def test_bentrok_tautan_dan_pilihan_ya_tidak():
    anggota = buat_anggota(terlatih=True)
    satu, dua = buat_kelompok(nama="Satu"), buat_kelompok(nama="Dua")
    dibuka = isian(anggota)
    lain_mengubah(anggota, kelompok=satu, terlatih=False)
    dibuka["kelompok"] = str(dua.pk)

    form = kirim(anggota, dibuka)

    assert not form.is_valid()
    assert [(b.nama, b.lain, b.anda) for b in form.bentrok] == [
        ("kelompok", "BKB Satu", "BKB Dua")
    ]
    assert form.digabung == ["Sudah dilatih"]
    assert "terlatih" not in form.data  # the page shows what will be saved


@pytest.mark.django_db
@pytest.mark.parametrize(("pilihan", "hasil"), [("lain", "a"), ("anda", "b")])
def test_pilihan_banyak_dibandingkan_sebagai_himpunan(pilihan, hasil):
    dana = {k: SumberDana.objects.create(kode=k, nama=k) for k in "oab"}
    kelompok = buat_kelompok()
    kelompok.sumber_dana.set([dana["o"]])
    dibuka = data(sumber_dana=[str(dana["b"].pk)], versi=1)
    lain = Kelompok.objects.get()
    lain.save()
    lain.sumber_dana.set([dana["a"]])

    form = DanaUji(dibuka, instance=Kelompok.objects.get())
    assert not form.is_valid()
    (bentrok,) = form.bentrok
    assert (bentrok.semula, bentrok.lain, bentrok.anda) == ("o", "a", "b")

    jawab = dibuka.copy()
    jawab.update({"versi_lain": "2", "pilih-sumber_dana": pilihan})
    form = DanaUji(jawab, instance=Kelompok.objects.get())
    form.save()
    assert [d.kode for d in kelompok.sumber_dana.all()] == [hasil]


@pytest.mark.django_db
def test_yang_hanya_diubah_satu_pihak_digabung():
    anggota = buat_anggota(nama="Siti")
    dibuka = isian(anggota)
    lain_mengubah(anggota, tahun_lahir=1985, terlatih=True)
    dibuka["nama"] = "Siti Aminah"

    form = kirim(anggota, dibuka)
    assert form.is_valid()
    form.save()

    assert form.digabung == ["Sudah dilatih", "Tahun lahir"]
    kini = Anggota.objects.get()
    assert (kini.nama, kini.tahun_lahir, kini.terlatih) == ("Siti Aminah", 1985, True)


@pytest.mark.django_db
def test_pilihan_bertahan_sampai_semua_dipilih():
    """Two clashes, one answered: the answer is not asked for again."""
    anggota = buat_anggota(nama="Siti")
    dibuka = isian(anggota)
    lain_mengubah(anggota, nama="Sri", tahun_lahir=1985)
    dibuka.update({"nama": "Sari", "versi_lain": "2", "pilih-nama": "lain"})
    dibuka["tahun_lahir"] = "1980"

    form = kirim(anggota, dibuka)
    assert not form.is_valid()
    assert [(b.nama, b.pilihan) for b in form.bentrok] == [("nama", "lain"), ("tahun_lahir", "")]

    dibuka["pilih-tahun_lahir"] = "anda"
    kirim(anggota, dibuka).save()
    kini = Anggota.objects.get()
    assert (kini.nama, kini.tahun_lahir) == ("Sri", 1980)


@pytest.mark.django_db
def test_galat_lain_tidak_menghapus_pilihan():
    anggota = buat_anggota(nama="Siti")
    dibuka = isian(anggota)
    lain_mengubah(anggota, nama="Sri")
    dibuka.update({"versi_lain": "2", "pilih-nama": "lain"})
    dibuka["nama"], dibuka["tahun_lahir"] = "Sari", "1700"

    form = kirim(anggota, dibuka)
    assert form.errors.keys() == {"__all__"}  # anggota_tahun_lahir_wajar
    assert form.bentrok == []

    ulang = form.data.copy()  # what the page now shows
    ulang["tahun_lahir"] = "1980"
    kirim(anggota, ulang).save()
    assert Anggota.objects.get().nama == "Sri"


@pytest.mark.django_db
def test_perubahan_ketiga_menggugurkan_pilihan():
    anggota = buat_anggota(nama="Siti")
    dibuka = isian(anggota)
    lain_mengubah(anggota, nama="Sri")
    lain_mengubah(anggota, nama="Santi")
    dibuka.update({"versi_lain": "2", "pilih-nama": "anda"})
    dibuka["nama"] = "Sari"

    form = kirim(anggota, dibuka)

    assert not form.is_valid()
    assert [(b.lain, b.pilihan) for b in form.bentrok] == [("Santi", "")]
    assert form.versi_kini == 3


@pytest.mark.django_db
def test_dibatalkan_sementara_itu_tidak_tersimpan():
    anggota = buat_anggota(nama="Siti")
    dibuka, oleh = isian(anggota), buat_pengguna()
    lain_mengubah(
        anggota,
        dibatalkan_pada=timezone.now(),
        dibatalkan_oleh=oleh,
        alasan_batal="Bukan anggota.",
    )

    form = kirim(anggota, dibuka)

    assert not form.is_valid()
    assert "Bukan anggota." in form.non_field_errors()[0]


@pytest.mark.django_db
def test_ganti_baris_peramban_bukan_perubahan():
    kelompok = buat_kelompok(keterangan_selesai="satu\ndua", selesai=AWAL, alasan_selesai="bubar")

    class Uji(FormBerversi):
        class Meta:
            model = Kelompok
            fields = ["keterangan_selesai"]

    kelompok.save()
    form = Uji(data(keterangan_selesai="satu\r\ndua", versi=1), instance=kelompok)

    assert form.is_valid()


@pytest.mark.django_db
def test_batasan_yang_menyebut_kolom_tak_tampil_jadi_pesan():
    """Django's own ModelForm skips it, and the save would end in a 500."""
    ada = buat_kelompok(nama="Melati")

    class NamaUji(FormBerversi):
        class Meta:
            model = Kelompok
            fields = ["nama"]

    calon = Kelompok(jenis=ada.jenis, desa=ada.desa, mulai=AWAL)
    form = NamaUji(data(nama="Melati"), instance=calon)

    assert not form.is_valid()
    assert "sudah ada" in form.non_field_errors()[0]


class CatatanUji(FormCatatan):
    class Meta:
        model = Anggota
        fields = ["nama", "jenis_kelamin", "peran", "mulai", "kelompok"]


@pytest.mark.django_db
def test_kunci_dari_formulir_yang_dibuka_menemukan_barisnya():
    oleh, kelompok = buat_pengguna(), buat_kelompok()
    kunci = CatatanUji(user=oleh)["kunci"].value()
    isi = data(
        nama="Siti",
        jenis_kelamin="P",
        peran="anggota",
        mulai=AWAL,
        kelompok=kelompok.pk,
        kunci=kunci,
    )
    pertama = CatatanUji(isi, user=oleh)
    assert pertama.kembar() is None
    assert pertama.is_valid()
    anggota = pertama.save()

    assert uuid.UUID(str(kunci))
    assert CatatanUji(isi, user=oleh).kembar() == anggota
    assert CatatanUji(user=oleh)["kunci"].value() != kunci


@pytest.mark.django_db
@pytest.mark.parametrize("kunci", ["", "bukan-uuid", "\0"])
def test_kunci_asing_bukan_galat(kunci):
    assert CatatanUji(data(kunci=kunci), user=buat_pengguna()).kembar() is None


@pytest.mark.django_db
def test_coba_menaruh_galat_di_kolomnya_dan_membatalkan_separuh_jalan():
    def tindakan():
        buat_desa()
        raise ValidationError({"nama": "Salah.", "asing": "Tak berkolom."})

    form = AnggotaUji(data())
    form.is_valid()
    desa = type(buat_desa()).objects.count()

    assert not coba(form, tindakan)
    assert "Salah." in form.errors["nama"]
    assert form.non_field_errors() == ["Tak berkolom."]
    assert type(buat_desa()).objects.count() == desa + 1


def _view(galat: list[Exception]):
    """A view that fails once for each of `galat`, then answers with the number of runs."""
    jalan = []

    @transaksi_post
    def view(request):
        jalan.append(transaction.get_connection().in_atomic_block)
        if galat:
            raise galat.pop(0)
        return HttpResponse(f"{len(jalan)}")

    return view


@pytest.mark.django_db
@pytest.mark.parametrize("galat", [IntegrityError("x"), Bentrok("x")])
def test_kiriman_yang_kalah_cepat_dijalankan_sekali_lagi(galat):
    assert _view([galat])(RequestFactory().post("/")).text == "2"
    with pytest.raises(type(galat)):
        _view([galat, galat])(RequestFactory().post("/"))


@pytest.mark.django_db
def test_membaca_tidak_diulang():
    with pytest.raises(IntegrityError):
        _view([IntegrityError("x")])(RequestFactory().get("/"))


@pytest.mark.django_db(transaction=True)
def test_dua_kiriman_sekaligus_dengan_satu_kunci_satu_baris():
    """Both look, neither finds the other, both insert: the second run finds the first's row."""
    kelompok, kunci = buat_kelompok(), uuid.uuid4()
    bertemu = threading.Barrier(2)
    pertama = threading.local()

    @transaksi_post
    def view(request):
        ada = Anggota.semua.filter(kunci=kunci).first()
        if connections["default"].vendor == "postgresql" and not hasattr(pertama, "lewat"):
            pertama.lewat = True
            bertemu.wait(10)  # on SQLite only one is inside at a time
        baris = ada or Anggota.objects.create(
            kelompok=kelompok, nama="Siti", jenis_kelamin="P", mulai=AWAL, kunci=kunci
        )
        return HttpResponse(str(baris.pk))

    def satu(_):
        try:
            return view(RequestFactory().post("/")).text
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as kolam:
        jawaban = set(kolam.map(satu, range(2)))

    assert jawaban == {str(Anggota.objects.get().pk)}
