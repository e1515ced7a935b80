"""Members: add, change, end, void."""

from django.contrib import messages
from django.shortcuts import redirect

from inti import aksi as aksi_inti
from inti.alasan import AlasanForm
from inti.ambil import ambil_atau_404
from inti.formulir import coba, kiriman, transaksi_post
from inti.izin import izin_objek
from inti.nilai import tanggal_panjang
from kelompok.forms import AkhiriAnggotaForm, AnggotaForm
from kelompok.models import Anggota, Kelompok
from kelompok.views.bagian import ambil_kelompok, formulir, konfirmasi, tertutup

UBAH = izin_objek("kelompok.change_anggota", Kelompok)


@izin_objek("kelompok.add_anggota", Kelompok)
@transaksi_post
def anggota_tambah(request, pk: int):
    kelompok = ambil_kelompok(request, pk)
    form = AnggotaForm(kiriman(request), user=request.user, kelompok=kelompok)
    if form.kembar():
        return redirect(kelompok)
    return _isi(request, kelompok, form, "Tambah anggota")


@UBAH
@transaksi_post
def anggota_ubah(request, pk: int, nomor: int):
    kelompok, anggota = _ambil(request, pk, nomor)
    form = AnggotaForm(kiriman(request), instance=anggota, user=request.user, kelompok=kelompok)
    return _isi(request, kelompok, form, "Ubah anggota")


@UBAH
@transaksi_post
def anggota_akhiri(request, pk: int, nomor: int):
    kelompok, anggota = _ambil(request, pk, nomor)
    if tutup := tertutup(request, kelompok):
        return tutup
    if anggota.selesai:
        messages.info(request, f"{anggota} sudah berakhir {tanggal_panjang(anggota.selesai)}.")
        return redirect(kelompok)
    form = AkhiriAnggotaForm(kiriman(request), anggota=anggota)
    if form.is_valid():
        anggota.selesai = form.cleaned_data["selesai"]
        anggota.save()
        messages.success(request, f"Keanggotaan {anggota} diakhiri.")
        return redirect(kelompok)
    akibat = ["Namanya pindah ke daftar yang sudah berakhir; riwayatnya tetap ada."]
    judul = f"Akhiri keanggotaan {anggota}?"
    return konfirmasi(request, kelompok, form, judul, akibat, "Akhiri keanggotaan")


@UBAH
@transaksi_post
def anggota_batalkan(request, pk: int, nomor: int):
    kelompok, anggota = _ambil(request, pk, nomor, "semua")
    if tutup := tertutup(request, kelompok):
        return tutup
    if anggota.batal:
        messages.info(request, f"{anggota} sudah dibatalkan.")
        return redirect(kelompok)
    form = AlasanForm(kiriman(request))
    if form.is_valid() and coba(
        form,
        aksi_inti.batalkan,
        objek=anggota,
        oleh=request.user,
        alasan=form.cleaned_data["alasan"],
    ):
        messages.success(request, f"Catatan anggota {anggota} dibatalkan.")
        return redirect(kelompok)
    akibat = [
        "Hilang dari daftar anggota, juga untuk tanggal yang lalu; riwayatnya tetap ada.",
        "Anggota yang keluar jangan dibatalkan, tetapi diakhiri.",
    ]
    judul = f"Batalkan catatan anggota {anggota}?"
    return konfirmasi(request, kelompok, form, judul, akibat, "Batalkan catatan")


def _ambil(request, pk: int, nomor: int, pintu: str = "objects") -> tuple[Kelompok, Anggota]:
    """The group of the address, then its member."""
    kelompok = ambil_kelompok(request, pk)
    anggota = ambil_atau_404(request, kelompok.anggota(manager=pintu).all(), pk=nomor)
    anggota.kelompok = kelompok
    return kelompok, anggota


def _isi(request, kelompok: Kelompok, form: AnggotaForm, judul: str):
    if request.method != "POST" and (tutup := tertutup(request, kelompok)):
        return tutup
    if not form.is_valid():
        return formulir(request, kelompok, form, judul)
    rangkap = form.rangkap()
    anggota = form.save()
    messages.success(request, f"{anggota} tersimpan.")
    if rangkap:
        messages.warning(
            request,
            f"{rangkap} juga masih {rangkap.get_peran_display().lower()}. "
            "Akhiri yang lama bila sudah berganti.",
        )
    return redirect(kelompok)
