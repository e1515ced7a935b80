"""What the views of this app share."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render

from inti import aksi as aksi_inti
from inti.alasan import AlasanForm
from inti.formulir import coba


def batalkan_baris(
    request,
    baris,
    *,
    judul: str,
    akibat: list[str],
    kembali: str,
    batal: str,
    batalkan: Callable = aksi_inti.batalkan,
):
    """Ask for the reason and void a row that never was; `batal` is the way out."""
    if baris.batal:
        messages.info(request, f"“{baris}” sudah dibatalkan.")
        return redirect(kembali)
    form = AlasanForm(request.POST or None)
    if form.is_valid() and coba(
        form,
        lambda **isi: batalkan(baris, **isi),
        oleh=request.user,
        alasan=form.cleaned_data["alasan"],
    ):
        messages.success(request, f"“{baris}” dibatalkan.")
        return redirect(kembali)
    konteks = {
        "form": form,
        "judul": judul,
        "akibat": [*akibat, "Tetap ada dalam riwayat, dan dapat dipulihkan dari sana."],
        "batal": batal,
    }
    return render(request, "kegiatan/batalkan.html", konteks)


def pulihkan_baris(request, baris, *, pulihkan: Callable = aksi_inti.pulihkan):
    """Bring a voided row back; what forbids it is said on the page one came from."""
    try:
        pulihkan(baris, oleh=request.user)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
        return redirect("dasbor:riwayat")
    messages.success(request, f"“{baris}” dipulihkan.")
    return redirect(baris.get_absolute_url())


def satu_lagi(data, awalan: str):
    """The posted data with one more row of the formset `awalan`, empty but for its place."""
    salinan = data.copy()
    jumlah = salinan.get(f"{awalan}-TOTAL_FORMS", "")
    sah = jumlah.isascii() and jumlah.isdigit() and len(jumlah) < 4
    lama = int(jumlah) if sah else 0
    salinan[f"{awalan}-TOTAL_FORMS"] = str(lama + 1)
    salinan[f"{awalan}-{lama}-urutan"] = str(lama + 1)
    return salinan
