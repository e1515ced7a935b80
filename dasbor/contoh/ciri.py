"""What a group of the sample looks like: address, adviser, money, business, base."""

import random
from collections.abc import Callable

from dasbor.contoh import nama
from dasbor.contoh.latar import Latar
from kelompok.jenis import Jenis
from kelompok.models import (
    Basis,
    JabatanPembina,
    JenisUsaha,
    Kelompok,
    Keterpaduan,
    SumberDana,
    SumberModal,
)
from kelompok.models.acuan import Acuan
from petugas.models import Petugas

ALAMAT = ["RT 01", "RT 02", "RT 03", "RT 04", "Balai desa", "Posyandu", "Jalan Tjilik Riwut"]
SEKOLAH = {"SMP": Basis.SMP, "SMA": Basis.SMA, "SMK": Basis.SMA}


def isi_ciri(latar: Latar, kelompok: Kelompok, urut: int, petugas: Petugas | None) -> None:
    """Fields that may stay empty; about one group in eight has few of them."""
    dadu = latar.dadu("ciri", urut)
    desa = kelompok.desa
    kelompok.nomor_register = f"{desa.kode[6:8]}{desa.kode[9:]}-{urut:03d}"
    if dadu.random() < 0.12:
        return
    kelompok.alamat = dadu.choice(ALAMAT)
    if petugas and dadu.random() < 0.7:
        kelompok.pembina_jabatan, kelompok.pembina_nama = JabatanPembina.PKB, petugas.nama
    else:
        kelompok.pembina_jabatan = JabatanPembina.PPKBD
        kelompok.pembina_nama = nama.orang(dadu, "P")
    if dadu.random() < 0.6:
        kelompok.telepon = latar.telepon()
    if kelompok.jenis == Jenis.UPPKS:
        _isi_usaha(dadu, kelompok)
    if kelompok.jenis == Jenis.PIKR:
        masyarakat = dadu.choice([Basis.AGAMA, Basis.PEMUDA, Basis.PEMUDA])
        kelompok.basis = SEKOLAH.get(kelompok.nama[:3], masyarakat)


def _isi_usaha(dadu: random.Random, kelompok: Kelompok) -> None:
    kode = dadu.choice(sorted(nama.PRODUK))
    kelompok.jenis_usaha = JenisUsaha.objects.get(kode=kode)
    kelompok.produk = dadu.choice(nama.PRODUK[kode])
    kelompok.modal = dadu.randint(2, 30) * 500_000
    kelompok.sumber_modal = dadu.choice(
        [SumberModal.SWADAYA, SumberModal.SWADAYA, SumberModal.APBD, SumberModal.DD]
    )


Pilih = Callable[[random.Random, Kelompok], list[str]]


def pasang_pilihan(latar: Latar, semua: list[Kelompok]) -> None:
    """Money and integration, with their place in the first row of the history."""
    awal = {h.id: h for h in Kelompok.riwayat.filter(id__in=[k.pk for k in semua])}
    pilihan: list[tuple[str, str, type[Acuan], Pilih]] = [
        ("sumber_dana", "sumberdana", SumberDana, _sumber_dana),
        ("keterpaduan", "keterpaduan", Keterpaduan, _keterpaduan),
    ]
    for kolom, target, acuan, pilih in pilihan:
        antara = getattr(Kelompok, kolom).through
        jejak = getattr(Kelompok.riwayat.model, kolom).model
        per_kode = {a.kode: a for a in acuan._default_manager.all()}
        pasangan = [
            antara(kelompok=k, **{target: per_kode[kode]})
            for urut, k in enumerate(semua)
            for kode in pilih(latar.dadu(kolom, urut), k)
        ]
        antara.objects.bulk_create(pasangan)
        jejak.objects.bulk_create(
            jejak(
                id=p.pk,
                kelompok_id=p.kelompok_id,
                history=awal[p.kelompok_id],
                **{target: getattr(p, target)},
            )
            for p in pasangan
        )


def _sumber_dana(dadu: random.Random, kelompok: Kelompok) -> list[str]:
    pilihan = ["swadaya", "bokb", "apbd"]
    if kelompok.desa.jenis == "desa":  # a kelurahan has no village fund
        pilihan += ["dd", "dd", "add"]
    return sorted(set(dadu.sample(pilihan, dadu.choice([0, 1, 1, 2]))))


def _keterpaduan(dadu: random.Random, kelompok: Kelompok) -> list[str]:
    if kelompok.jenis == Jenis.BKB:
        holistik = kelompok.nama.startswith("HI ")
        return ["bkb-posyandu", "bkb-paud"] if holistik else ["bkb-posyandu"]
    kode = {Jenis.BKR: "bkr-ekonomi-produktif", Jenis.BKL: "bkl-posyandu-lansia"}
    kode[Jenis.PIKR] = "pikr-bkr"
    ada = kelompok.jenis in kode and dadu.random() < 0.4
    return [kode[Jenis(kelompok.jenis)]] if ada else []
