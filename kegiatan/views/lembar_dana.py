"""The sheet of funds: read, and saved by the page's button or by the page itself."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from inti.formulir import transaksi_post
from inti.lembar import Kiriman, beri_vary, ingin_json
from kegiatan.forms.lembar_dana import LembarDanaForm
from kegiatan.lembar_dana import Mata, muat_dana, simpan_dana
from kegiatan.models.dana import TAHUN_TERAWAL
from stunting.lembar.baris import Lembar
from stunting.lembar.isian import baca_kiriman, susun_tampil
from stunting.views.lembar import jawaban, kabarkan, tolak


@permission_required("kegiatan.change_dukungandana", raise_exception=True)
@transaksi_post
def lembar(request, tahun: int):
    pilihan = LembarDanaForm(request.GET, user=request.user)
    mata = Mata(pilihan.program_dipilih, pilihan.kegiatan_dipilih)
    kirim = request.method == "POST"
    isi = muat_dana(pilihan.desa, tahun, mata, sekarang=timezone.now(), kunci=kirim)
    if not kirim:
        return _tampilkan(request, isi, pilihan)
    isi.sekarang = timezone.now()  # what others did while this one waited came before
    try:
        isian = baca_kiriman(request.POST, isi)
    except Kiriman as galat:
        return tolak(request, isi, str(galat))
    simpan_dana(isi, isian, mata, oleh=request.user)
    if ingin_json(request):
        return beri_vary(JsonResponse(jawaban(isi, isian)))
    kabarkan(request, isi, isian)
    if any(isi.per_desa[pk].galat or isi.per_desa[pk].bentrok for pk in isian):
        return _tampilkan(request, isi, pilihan)
    return redirect(request.get_full_path())


def _tampilkan(request, isi: Lembar, pilihan: LembarDanaForm) -> HttpResponse:
    kini = timezone.localdate().year
    konteks = {
        "lembar": isi,
        "baris": susun_tampil(isi.baris),
        "wilayah": pilihan,
        "tahun": isi.periode,
        "sebelum": _sebut(int(str(isi.periode)) - 1, kini),
        "sesudah": _sebut(int(str(isi.periode)) + 1, kini),
        "kini": reverse("dana:lembar", args=[kini]),
    }
    return beri_vary(render(request, "dana/lembar.html", konteks))


def _sebut(tahun: int, kini: int) -> tuple[str, str] | None:
    """The sheet of a year beside this one; the next year's budgets are made in this one."""
    if not TAHUN_TERAWAL <= tahun <= kini + 1:
        return None
    return reverse("dana:lembar", args=[tahun]), str(tahun)
