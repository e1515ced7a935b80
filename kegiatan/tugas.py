"""What is owed in this app: promises overdue or without a date, agreements that end soon."""

import datetime

from django.urls import reverse

from dinas.models import Pengguna
from inti.nilai import tanggal_panjang
from inti.tugas import BarisTugas, Desakan, Tugas, daftarkan, jumlah_dan_contoh
from kegiatan.models import Komitmen, Mitra, Pihak
from kegiatan.rekap.komitmen import url_komitmen
from kegiatan.saring.komitmen import LEWAT, TAK_LENGKAP
from kegiatan.saring.mitra import AKAN, q_kesepakatan
from petugas.akses import melihat_semua


@daftarkan
def komitmen_lewat(user: Pengguna, hari_ini: datetime.date, rinci: bool = False) -> Tugas | None:
    """Promises past their day: all for the office, those of own villages for an officer."""
    if not user.has_perm("kegiatan.add_tindaklanjut"):
        return None
    lewat = Komitmen.objects.terlihat(user, hari_ini).lewat(hari_ini)
    saringan = {"status": LEWAT}
    if not melihat_semua(user):
        lewat = lewat.filter(pihak=Pihak.DESA)
        saringan["pihak"] = Pihak.DESA.value
    jumlah, baris = jumlah_dan_contoh(lewat.untuk_daftar().order_by("tenggat", "pk"), rinci)
    return Tugas(
        kode="komitmen-lewat",
        judul="Komitmen lewat tenggat",
        keterangan="Dijanjikan dalam kegiatan dan belum selesai",
        jumlah=jumlah,
        url=url_komitmen(**saringan),
        desakan=Desakan.LEWAT,
        contoh=tuple(_baris(k, hari_ini) for k in baris),
        urutan=45,
    )


def _baris(k: Komitmen, hari_ini: datetime.date) -> BarisTugas:
    """Whom to call is the village head or the partner's contact; else who sees to it."""
    hubungi, telepon = k.penanggung_jawab, ""
    if k.desa:
        hubungi, telepon = k.desa.kepala or hubungi, k.desa.telepon_kepala
    elif k.mitra:
        hubungi, telepon = k.mitra.kontak or hubungi, k.mitra.telepon
    return BarisTugas(
        judul=k.isi[:100],
        keterangan=f"{k.siapa}, lewat {k.lewat_hari(hari_ini)} hari",
        url=k.get_absolute_url(),
        hubungi=hubungi,
        telepon=telepon,
        tombol="Catat tindak lanjut",
        url_tombol=reverse("kegiatan:tindak_tambah", args=[k.pk]),
    )


@daftarkan
def komitmen_tak_lengkap(
    user: Pengguna, hari_ini: datetime.date, rinci: bool = False
) -> Tugas | None:
    """Published promises of which nobody knows until when, or who sees to them."""
    if not user.has_perm("kegiatan.change_komitmen"):
        return None
    semua = Komitmen.objects.terlihat(user, hari_ini).per(hari_ini).tak_lengkap()
    jumlah, baris = jumlah_dan_contoh(semua.untuk_daftar().order_by("pk"), rinci)
    return Tugas(
        kode="komitmen-tak-lengkap",
        judul="Komitmen tanpa tenggat atau penanggung jawab",
        keterangan="Tanpa keduanya janji tidak dapat ditagih",
        jumlah=jumlah,
        url=url_komitmen(status=TAK_LENGKAP),
        desakan=Desakan.PERIKSA,
        contoh=tuple(
            BarisTugas(
                judul=k.isi[:100],
                keterangan=k.siapa,
                url=k.get_absolute_url(),
                tombol="Lengkapi",
                url_tombol=reverse("kegiatan:komitmen_ubah", args=[k.pk]),
            )
            for k in baris
        ),
        urutan=46,
    )


@daftarkan
def kesepakatan_berakhir(
    user: Pengguna, hari_ini: datetime.date, rinci: bool = False
) -> Tugas | None:
    """Agreements with partners that end within two months."""
    if not user.has_perm("kegiatan.change_mitra"):
        return None
    akan = Mitra.objects.filter(q_kesepakatan(AKAN, hari_ini))
    jumlah, baris = jumlah_dan_contoh(akan.order_by("kesepakatan_selesai", "pk"), rinci)
    return Tugas(
        kode="kesepakatan-berakhir",
        judul="Kesepakatan mitra segera berakhir",
        keterangan="Perpanjang atau beri tanda selesai",
        jumlah=jumlah,
        url=f"{reverse('kegiatan:mitra_daftar')}?kesepakatan={AKAN}",
        desakan=Desakan.PERIKSA,
        contoh=tuple(
            BarisTugas(
                judul=m.nama,
                keterangan=f"Sampai {tanggal_panjang(m.kesepakatan_selesai)}",
                url=m.get_absolute_url(),
                hubungi=m.kontak,
                telepon=m.telepon,
                tombol="Ubah",
                url_tombol=reverse("kegiatan:mitra_ubah", args=[m.pk]),
            )
            for m in baris
        ),
        urutan=65,
    )
