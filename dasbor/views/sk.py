"""The ledger of decrees: list, what lacks one, detail, add, change, void."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from berkas.tampil import kumpulan, riwayat_berkas
from dasbor.sk.aksi import simpan_sk, tautkan_kelompok
from dasbor.sk.daftar import SEGERA, keadaan_sk, susun_baris
from dasbor.sk.ekspor import KOLOM_SK, KOLOM_TANPA
from dasbor.sk.forms import SkForm, TautkanForm
from dasbor.sk.kaitan import KAITAN, sk_terlihat
from dasbor.sk.ringkas import ringkasan
from dasbor.sk.saring import SkSaringan, TanpaSkSaringan
from dasbor.sk.tanpa import PER_KODE, TANPA
from dinas.models import SuratKeputusan
from dinas.unduh import unduh_xlsx
from inti import aksi as aksi_inti
from inti.alasan import AlasanForm
from inti.ambil import ambil_atau_404
from inti.formulir import coba, kiriman, transaksi_post
from inti.halaman import ambil_halaman
from inti.izin import BACA, KIRIM, izin_objek
from inti.nilai import tanggal_panjang
from inti.riwayat import gabung, riwayat_dari
from petugas.akses import sebutan_wilayah

IZIN_UBAH = "dinas.change_suratkeputusan"
LIHAT = permission_required("dinas.view_suratkeputusan", raise_exception=True)


def _semua_terlihat(user):
    return sk_terlihat(user, semua=True)


UBAH = izin_objek(IZIN_UBAH, _semua_terlihat)


@require_safe
@LIHAT
def daftar(request):
    saring = SkSaringan(request.GET, user=request.user, hari_ini=timezone.localdate())
    halaman = ambil_halaman(request, saring.hasil)
    konteks = {
        "saring": saring,
        "halaman": halaman,
        "baris": susun_baris(halaman, saring.tanggal),
        "ringkasan": ringkasan(request.user, saring.tanggal, timezone.localdate()),
        "segera": SEGERA,
        "wilayah": sebutan_wilayah(request.user),
    }
    return render(request, "sk/sk_daftar.html", konteks)


@require_safe
@LIHAT
def unduh(request):
    saring = SkSaringan(request.GET, user=request.user, hari_ini=timezone.localdate())
    return unduh_xlsx(
        request,
        nama="sk",
        lembar="SK",
        kolom=KOLOM_SK,
        baris=susun_baris(saring.hasil, saring.tanggal),
        saringan=[("Keadaan per", tanggal_panjang(saring.tanggal)), *saring.keterangan],
        wilayah=sebutan_wilayah(request.user),
    )


@require_safe
@LIHAT
def tanpa(request):
    saring, jenis, baris = _tanpa(request)
    halaman = ambil_halaman(request, baris)
    boleh = request.user.has_perm(jenis.izin)
    konteks = {
        "saring": saring,
        "jenis": jenis,
        "halaman": halaman,
        "baris": [(*jenis.sebut(x), jenis.betulkan(x) if boleh else "") for x in halaman],
    }
    return render(request, "sk/tanpa_daftar.html", konteks)


@require_safe
@LIHAT
def tanpa_unduh(request):
    saring, jenis, baris = _tanpa(request)
    return unduh_xlsx(
        request,
        nama=f"tanpa-sk-{jenis.kode}",
        lembar="Tanpa SK",
        kolom=KOLOM_TANPA,
        baris=[(x, *jenis.sebut(x)) for x in baris],
        saringan=[
            ("Keadaan per", tanggal_panjang(saring.tanggal)),
            ("Tanpa SK yang berlaku", jenis.judul),
            *saring.keterangan,
        ],
        wilayah=sebutan_wilayah(request.user),
        dengan_nama=True,
    )


def _tanpa(request):
    saring = TanpaSkSaringan(request.GET, user=request.user, hari_ini=timezone.localdate())
    jenis = PER_KODE[saring.nilai.get("jenis") or TANPA[0].kode]
    baris = jenis.daftar(request.user, saring.tanggal).select_related(*jenis.dekat)
    return saring, jenis, baris if saring.is_valid() else baris.none()


@izin_objek("dinas.view_suratkeputusan", sk_terlihat, cara=BACA)
def detail(request, pk: int):
    user = request.user
    sk = get_object_or_404(sk_terlihat(user), pk=pk)
    kaitan = [(k, list(map(k.sebut, k.milik(sk, user)))) for k in KAITAN]
    konteks = {
        "sk": sk,
        "keadaan": keadaan_sk(sk, timezone.localdate()),
        "kaitan": kaitan,
        "ada_kaitan": any(isi for _, isi in kaitan),
        "kumpulan": kumpulan(sk, user),
        "riwayat": gabung(riwayat_dari(sk), riwayat_berkas(sk)),
    }
    return render(request, "sk/sk_detail.html", konteks)


@permission_required("dinas.add_suratkeputusan", raise_exception=True)
@transaksi_post
def tambah(request):
    awal = {
        "kelompok": [k for k in request.GET.getlist("kelompok") if k.isascii() and k.isdigit()]
    }
    return _isi(request, SuratKeputusan(), reverse("sk:daftar"), awal)


@UBAH
@transaksi_post
def ubah(request, pk: int):
    sk = ambil_atau_404(request, sk_terlihat(request.user), pk=pk)
    return _isi(request, sk, sk.get_absolute_url())


def _isi(request, sk: SuratKeputusan, batal: str, awal: dict | None = None):
    baru = sk._state.adding
    form = SkForm(
        kiriman(request),
        request.FILES or None,
        instance=sk,
        user=request.user,
        initial=awal,
        batal=batal,
    )
    if kembar := form.kembar():
        return redirect(kembar)
    if form.is_valid():
        sk = simpan_sk(form=form, oleh=request.user)
        banyak = len(form.cleaned_data.get("kelompok", ()))
        untuk = f" untuk {banyak} kelompok" if banyak else ""
        messages.success(request, f"SK {sk.nomor} tersimpan{untuk}.")
        return redirect(sk)
    konteks = {"form": form, "sk": None if baru else sk}
    return render(request, "sk/sk_form.html", konteks)


@izin_objek(IZIN_UBAH, sk_terlihat)
@transaksi_post
def tautkan(request, pk: int):
    sk = ambil_atau_404(request, sk_terlihat(request.user), pk=pk)
    form = TautkanForm(kiriman(request), user=request.user, sk=sk)
    if form.is_valid():
        banyak = tautkan_kelompok(sk=sk, kelompok=form.cleaned_data["kelompok"], oleh=request.user)
        messages.success(request, f"SK {sk.nomor} ditautkan ke {banyak} kelompok.")
        return redirect(sk)
    return render(request, "sk/sk_tautkan.html", {"form": form, "sk": sk})


@UBAH
@transaksi_post
def batalkan(request, pk: int):
    sk = ambil_atau_404(request, _semua_terlihat(request.user), pk=pk)
    if sk.batal:
        messages.info(request, f"SK {sk.nomor} sudah dibatalkan.")
        return redirect("sk:daftar")
    form = AlasanForm(kiriman(request))
    if form.is_valid() and coba(
        form, aksi_inti.batalkan, objek=sk, oleh=request.user, alasan=form.cleaned_data["alasan"]
    ):
        messages.success(request, f"SK {sk.nomor} dibatalkan.")
        return redirect("sk:daftar")
    akibat = [
        "Hilang dari daftar dan dari pilihan SK; pindaiannya tidak dapat dibuka lagi.",
        "Ditolak selama masih ada yang ditetapkan oleh SK ini; lepaskan dulu semuanya.",
        "Tetap ada dalam riwayat, dan dapat dipulihkan dari sana.",
    ]
    konteks = {"form": form, "sk": sk, "akibat": akibat}
    return render(request, "sk/sk_batalkan.html", konteks)


@izin_objek(IZIN_UBAH, _semua_terlihat, cara=KIRIM)
@transaksi_post
def pulihkan(request, pk: int):
    sk = ambil_atau_404(request, _semua_terlihat(request.user), pk=pk)
    try:
        aksi_inti.pulihkan(sk, oleh=request.user)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
        return redirect("dasbor:riwayat")
    messages.success(request, f"SK {sk.nomor} dipulihkan.")
    return redirect(sk)
