"""Pages of the import: choose, check, apply, take back. Each step works without a script."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dinas.models import ProfilDinas
from dinas.unduh import TIPE_XLSX, catat_unduhan
from impor import aksi, urung
from impor.bertanda import tulis_bertanda
from impor.forms import UnggahForm
from impor.galat import BerkasDitolak
from impor.giliran import giliran
from impor.jenis import boleh, jenis_bernama, semua_jenis
from impor.models import Batch, Status
from impor.tampil import bagian_hasil, isi_bagian, pertanyaan
from impor.templat import tulis_templat
from inti.alasan import AlasanForm
from inti.formulir import kiriman, tempel
from inti.halaman import ambil_halaman
from inti.izin import ISI
from inti.nilai import ribuan

IMPOR = permission_required("impor.add_batch", raise_exception=True)


def milik(view):
    """Give the view the batch, if the user may import its kind."""

    @wraps(view)
    def jalankan(request, pk: int):
        batch = get_object_or_404(Batch.objects.untuk_daftar(), pk=pk)
        jenis = jenis_bernama(batch.jenis)
        if jenis is None:
            raise Http404
        if not boleh(jenis, request.user):
            raise PermissionDenied
        return view(request, batch, jenis)

    return jalankan


@require_http_methods(ISI)
@IMPOR
def mulai(request):
    jenis = semua_jenis(request.user)
    form = UnggahForm(
        kiriman(request),
        request.FILES or None,
        jenis=jenis,
        initial={"jenis": request.GET.get("jenis")},
    )
    if form.is_valid():
        try:
            return redirect(_unggah(request, form))
        except BerkasDitolak as galat:
            form.add_error("berkas", galat.pesan)
    return render(request, "impor/mulai.html", {"form": form, "jenis": jenis})


def _unggah(request, form: UnggahForm) -> Batch:
    berkas = form.cleaned_data["berkas"]
    with giliran():
        return aksi.unggah(
            jenis=form.jenis_dipilih,
            nama=berkas.name,
            isi=berkas.read(),
            oleh=request.user,
            hari_ini=timezone.localdate(),
            kirim=form.cleaned_data.get("kirim", False),
        )


@require_safe
@IMPOR
def riwayat(request):
    judul = {j.kode: j.judul for j in semua_jenis(request.user)}
    semua = Batch.objects.filter(jenis__in=judul).untuk_daftar()
    halaman = ambil_halaman(request, semua)
    hari, hari_ini = ProfilDinas.ambil().hari_urung_impor, timezone.localdate()
    for batch in halaman:
        batas = batch.batas_urung(hari)
        batch.dapat_diurungkan = batch.status == Status.DITERAPKAN and hari_ini <= batas
        batch.judul_jenis = judul[batch.jenis]
    return render(request, "impor/riwayat.html", {"halaman": halaman, "hari": hari})


@require_safe
@IMPOR
def templat(request, kode: str):
    jenis = jenis_bernama(kode)
    if jenis is None or not boleh(jenis, request.user):
        raise Http404
    ruang = jenis.ruang(request.user, timezone.localdate())
    berkas, jumlah = tulis_templat(jenis, ruang, kosong=request.GET.get("kosong") == "1")
    nama = f"templat-{jenis.kode}.xlsx"
    catat_unduhan(request, nama=nama, baris=jumlah, dengan_nama=jumlah > 0)
    return _kirim(berkas, nama)


def _kirim(berkas, nama: str) -> FileResponse:
    return FileResponse(
        berkas,
        as_attachment=True,
        filename=nama,
        content_type=TIPE_XLSX,
        headers={"Content-Encoding": "identity"},
    )


@require_safe
@IMPOR
@milik
def detail(request, batch: Batch, jenis):
    hari_ini = timezone.localdate()
    konteks = {
        "batch": batch,
        "jenis": jenis,
        "kembar": None,
        "halang_urung": urung.boleh_diurungkan(batch, hari_ini),
        "batas_urung": batch.batas_urung(ProfilDinas.ambil().hari_urung_impor),
    }
    if batch.menunggu and not batch.siap:
        try:
            konteks["tanya"] = pertanyaan(batch, jenis)
        except BerkasDitolak as galat:
            konteks |= {"tanya": None, "tolakan": galat.pesan}
        return render(request, "impor/cocokkan.html", konteks)
    if batch.menunggu:
        konteks["kembar"] = Batch.objects.kembar(batch.jenis, batch.sha256).first()
    hasil = aksi.hasil_dari(batch)
    konteks["hasil"] = hasil
    if hasil:
        bagian = bagian_hasil(hasil, request.GET.get("tampil", ""))
        aktif = next(b.kode for b in bagian if b.aktif)
        konteks |= {
            "bagian": bagian,
            "aktif": aktif,
            "halaman": ambil_halaman(request, isi_bagian(hasil, aktif)),
        }
    return render(request, "impor/detail.html", konteks)


@require_POST
@IMPOR
@milik
def cocokkan(request, batch: Batch, jenis):
    """The sheet, or what headings mean; then the file is checked again."""
    if not batch.menunggu:
        return redirect(batch)
    if lembar := request.POST.get("lembar"):
        batch.lembar = lembar[:100]
    kolom = {k.nama for k in jenis.kolom} | {""}
    pasangan = {
        request.POST[f"tulisan-{nama.removeprefix('kolom-')}"]: nilai
        for nama, nilai in request.POST.items()
        if nama.startswith("kolom-") and nilai in kolom
        if f"tulisan-{nama.removeprefix('kolom-')}" in request.POST
    }
    try:
        with giliran():
            aksi.hafalkan(jenis=jenis, pasangan=pasangan)
            aksi.periksa_lagi(batch=batch, oleh=request.user, hari_ini=timezone.localdate())
    except BerkasDitolak as galat:
        messages.error(request, galat.pesan)
    return redirect(batch)


@require_POST
@IMPOR
@milik
def terapkan(request, batch: Batch, jenis):
    dipastikan = request.POST.get("dipastikan", "0")
    try:
        with giliran():
            jadi = aksi.terapkan(
                batch=batch,
                dipastikan=int(dipastikan) if dipastikan.isascii() and dipastikan.isdigit() else 0,
                oleh=request.user,
                hari_ini=timezone.localdate(),
            )
    except BerkasDitolak as galat:
        messages.error(request, galat.pesan)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    else:
        if jadi is None:
            messages.warning(
                request,
                "Belum diterapkan: data berubah sejak berkas ini diperiksa. Di bawah hasil "
                "pemeriksaan yang baru; lihat dulu, lalu terapkan.",
            )
        else:
            messages.success(
                request,
                f"Diterapkan: {ribuan(jadi.baru)} {jenis.satuan} baru, {ribuan(jadi.ubah)} diubah.",
            )
    return redirect(batch)


@require_POST
@IMPOR
@milik
def buang(request, batch: Batch, jenis):
    aksi.buang(batch=batch, oleh=request.user)
    messages.success(request, f"Berkas {batch.nama} dibuang; tidak ada data yang berubah.")
    return redirect("impor:mulai")


@require_safe
@IMPOR
@milik
def bertanda(request, batch: Batch, jenis):
    """The same rows with the errors marked."""
    hasil = aksi.hasil_dari(batch)
    if not hasil or not hasil.galat:
        raise Http404
    try:
        lembar, judul = aksi.isi_lembar(batch)
    except BerkasDitolak as galat:
        messages.error(request, galat.pesan)
        return redirect(batch)
    nama = f"{batch.nama.rsplit('.', 1)[0]}-bertanda.xlsx"
    return _kirim(tulis_bertanda(lembar, judul, hasil), nama)


@require_http_methods(ISI)
@IMPOR
@milik
def batalkan(request, batch: Batch, jenis):
    hari_ini = timezone.localdate()
    if sebab := urung.boleh_diurungkan(batch, hari_ini):
        messages.info(request, sebab)
        return redirect(batch)
    form = AlasanForm(kiriman(request))
    if form.is_valid():
        try:
            with giliran():
                urung.urungkan(
                    batch=batch,
                    alasan=form.cleaned_data["alasan"],
                    oleh=request.user,
                    hari_ini=hari_ini,
                )
        except BerkasDitolak as galat:
            form.add_error(None, galat.pesan)
        except ValidationError as galat:
            tempel(form, galat)
        else:
            messages.success(
                request, f"Impor {batch.nama} dibatalkan; data kembali seperti semula."
            )
            return redirect(batch)
    rencana = urung.rencanakan(batch)
    konteks = {"batch": batch, "jenis": jenis, "form": form, "rencana": rencana}
    return render(request, "impor/batalkan.html", konteks)
