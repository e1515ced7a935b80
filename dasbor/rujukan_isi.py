"""Which file of data_awal/ goes into which table."""

import datetime
from collections.abc import Callable
from typing import Any

from django.db import transaction

from dasbor.rujukan import (
    ALASAN,
    Baris,
    Hitungan,
    Isian,
    baca,
    catat_fakta,
    dari_sini,
    kunci_fakta,
    muat_tabel,
)
from dasbor.rujukan_acara import acara_dari, muat_forum, muat_kegiatan, muat_komitmen
from dinas.models import AturanLapor, ProfilDinas
from inti.aksi import simpan_beralasan
from inti.models import SumberBaris
from kegiatan.models import KodeKegiatan, Media, Sasaran
from kelompok.models import JenisUsaha, Keterpaduan, Materi, SumberDana
from penghargaan.models import JenisPenghargaan, Penerima, Penghargaan
from stunting.models import (
    DaftarLokus,
    IndikatorLayanan,
    Lokus,
    PrevalensiSurvei,
    PrevalensiTerbit,
    SumberSurvei,
)
from wilayah.models import Desa, Kecamatan, KodeLain, NamaLain, NamaLainKecamatan

EPPGBM = "e-PPGBM"
ATURAN_SEJAK = datetime.date(2020, 1, 1)


def _salin(baris: Baris, *kolom: str) -> dict[str, str]:
    return {nama: baris[nama] for nama in kolom}


def _kecamatan() -> Hitungan:
    kolom = ("kode", "nama", "ibukota")
    isian = [Isian(b, _salin(b, *kolom)) for b in baca("kecamatan.csv", *kolom)]
    return muat_tabel(Kecamatan, isian, kunci=("kode",))


def _desa() -> Hitungan:
    induk = {k.kode: k for k in Kecamatan.objects.all()}
    kolom = ("kode", "nama", "jenis", "lintang", "bujur")
    isian = [
        Isian(b, _salin(b, *kolom) | {"kecamatan": b.rujuk("kecamatan", induk, "kecamatan.csv")})
        for b in baca("desa.csv", *kolom, "kecamatan")
    ]
    return muat_tabel(Desa, isian, kunci=("kode",))


def _per_kode() -> dict[str, Desa]:
    return {d.kode: d for d in Desa.objects.all()}


def _nama_lain() -> Hitungan:
    desa = _per_kode()
    isian = [
        Isian(b, _salin(b, "nama", "sumber") | {"desa": b.rujuk("kode", desa, "desa.csv")})
        for b in baca("nama_lain.csv", "kode", "nama", "sumber")
    ]
    return muat_tabel(NamaLain, isian, kunci=("desa", "nama"))


def _nama_lain_kecamatan() -> Hitungan:
    induk = {k.kode: k for k in Kecamatan.objects.all()}
    isian = [
        Isian(
            b,
            _salin(b, "nama", "sumber") | {"kecamatan": b.rujuk("kode", induk, "kecamatan.csv")},
        )
        for b in baca("nama_lain_kecamatan.csv", "kode", "nama", "sumber")
    ]
    return muat_tabel(NamaLainKecamatan, isian, kunci=("kecamatan", "nama"))


def _kode_lain() -> Hitungan:
    desa = _per_kode()
    isian = [
        Isian(
            b,
            {
                "desa": b.rujuk("kode", desa, "desa.csv"),
                "sistem": b["sistem"],
                "kode": b["kode_lain"],
            },
            {"kode": "kode_lain"},
        )
        for b in baca("kode_lain.csv", "kode", "sistem", "kode_lain")
    ]
    return muat_tabel(KodeLain, isian, kunci=("desa", "sistem"))


def _pilihan(model, berkas: str, *lain: str) -> Hitungan:
    """A pick-list: forms show it in the order of the file."""
    isian = [
        Isian(b, _salin(b, "kode", "nama", *lain) | {"urutan": urutan})
        for urutan, b in enumerate(baca(berkas, "kode", "nama", *lain), start=1)
    ]
    return muat_tabel(model, isian, kunci=("kode",))


def _kode_kegiatan() -> Hitungan:
    """Activity codes of village budgets, in the order of the codes themselves."""
    isian = [
        Isian(b, _salin(b, "kode", "nama")) for b in baca("kode_kegiatan.csv", "kode", "nama")
    ]
    return muat_tabel(KodeKegiatan, isian, kunci=("kode",))


def _kantor() -> Hitungan:
    """The one row of office settings and the first reporting rule, with the model's defaults."""
    hitung = Hitungan("Pengaturan kantor")
    for model, baku in [(ProfilDinas, {}), (AturanLapor, {"mulai": ATURAN_SEJAK})]:
        if model.objects.exists():  # type: ignore[attr-defined]
            hitung.sama += 1
        else:
            simpan_beralasan(model(**baku), oleh=None, alasan=ALASAN)
            hitung.baru += 1
    return hitung


def _lokus() -> Hitungan:
    """Lists of focus villages; a year that has any list already, even a voided one, is left."""
    hitung = Hitungan("Daftar lokus")
    desa = _per_kode()
    for b in baca("daftar_lokus.csv", "tahun", "status", "berkas", "dasar"):
        lokus = [
            Isian(d, {"desa": d.rujuk("kode", desa, "desa.csv"), "sumber": d["sumber"]})
            for d in baca(b["berkas"], "kode", "sumber")
        ]
        if DaftarLokus.semua.filter(tahun=b["tahun"]).exists():
            hitung.sama += 1
            continue
        daftar = catat_fakta(DaftarLokus, Isian(b, _salin(b, "tahun", "status", "dasar")))
        for satu in lokus:
            catat_fakta(Lokus, satu, daftar=daftar)
        hitung.baru += 1
    return hitung


def _persen(b: Baris, **lain: Any) -> Isian:
    """A published percentage and where it was published."""
    tahun = b["tahun"]
    if not (tahun.isascii() and tahun.isdecimal()):
        b.tolak("tahun", f"“{tahun}” bukan tahun.")
    nilai = {"tahun": int(tahun), "asal": SumberBaris.FAKTA} | _salin(b, "persen", "sumber")
    return Isian(b, nilai | lain, {"survei": "seri"})


def _prevalensi_terbit() -> Hitungan:
    """Published percentages of weighing: of villages, kecamatan, and the whole kabupaten."""
    desa: dict[str, Desa] = _per_kode()
    induk = {k.kode: k for k in Kecamatan.objects.all()}
    isian = []
    for b in baca("prevalensi_terbit.csv", "kode", "tahun", "persen", "sumber"):
        wilayah = b.rujuk("kode", desa | induk, "desa.csv dan kecamatan.csv")
        isian.append(_persen(b, **{"desa" if b["kode"] in desa else "kecamatan": wilayah}))
    isian += [_persen(b) for b in _seri_kabupaten() if b["seri"] == EPPGBM]
    return muat_tabel(PrevalensiTerbit, isian, kunci=("desa", "kecamatan", "tahun"))


def _prevalensi_survei() -> Hitungan:
    """What surveys found for the kabupaten; never in one table with the weighing."""
    isian = [_persen(b, survei=b["seri"]) for b in _seri_kabupaten() if b["seri"] != EPPGBM]
    return muat_tabel(PrevalensiSurvei, isian, kunci=("survei", "tahun"))


def _seri_kabupaten() -> list[Baris]:
    baris = baca("prevalensi_kabupaten.csv", "seri", "tahun", "persen", "sumber")
    for b in baris:
        if b["seri"] not in (EPPGBM, *SumberSurvei.values):
            b.tolak("seri", f"“{b['seri']}” bukan {EPPGBM} dan bukan survei yang dikenal.")
    return baris


def _penghargaan() -> Hitungan:
    """Published awards, each with one recipient."""
    hitung = Hitungan("Penghargaan")
    jenis = {j.kode: j for j in JenisPenghargaan.objects.all()}
    kolom = ("judul", "tingkat", "peringkat", "tanggal", "pemberi", "diserahkan_oleh", "acara")
    kolom_penerima = {"jenis": "jenis_penerima", "nama": "penerima", "jabatan": "jabatan"}
    lain = ("kode", "jenis", "kegiatan", *kolom_penerima.values())
    for b in baca("penghargaan_2020.csv", *kolom, *lain):
        kunci = kunci_fakta(f"penghargaan/{b['kode']}")
        if lama := Penghargaan.semua.filter(kunci=kunci).first():
            _tautkan_acara(lama, b, hitung)
            continue
        isian = Isian(b, _salin(b, *kolom))
        isian.nilai["jenis"] = b.rujuk("jenis", jenis, "jenis_penghargaan.csv")
        penghargaan = catat_fakta(
            Penghargaan, isian, kunci=kunci, tahun=_tanggal(b).year, kegiatan=acara_dari(b)
        )
        penerima = Isian(b, {f: b[k] for f, k in kolom_penerima.items()}, kolom_penerima)
        catat_fakta(Penerima, penerima, penghargaan=penghargaan)
        hitung.baru += 1
    return hitung


def _tautkan_acara(penghargaan: Penghargaan, b: Baris, hitung: Hitungan) -> None:
    """An award of a database from before events were kept gets its event, once; what a user
    changed there is left alone."""
    if penghargaan.kegiatan_id or not dari_sini(penghargaan, "kegiatan_id"):
        hitung.sama += 1
        return
    penghargaan.kegiatan = acara_dari(b)
    simpan_beralasan(penghargaan, oleh=None, alasan=ALASAN)
    hitung.diperbarui += 1


def _tanggal(b: Baris) -> datetime.date:
    try:
        return datetime.date.fromisoformat(b["tanggal"])
    except ValueError:
        b.tolak("tanggal", f"“{b['tanggal']}” bukan tanggal seperti 2020-11-13.")


# In this order: each may refer to what stands above it.
PEMUAT: list[Callable[[], Hitungan]] = [
    _kecamatan,
    _desa,
    _nama_lain,
    _nama_lain_kecamatan,
    _kode_lain,
    lambda: _pilihan(SumberDana, "sumber_dana.csv"),
    lambda: _pilihan(Keterpaduan, "keterpaduan.csv", "jenis"),
    lambda: _pilihan(JenisUsaha, "jenis_usaha.csv"),
    lambda: _pilihan(Materi, "materi.csv", "jenis"),
    lambda: _pilihan(JenisPenghargaan, "jenis_penghargaan.csv", "tingkat", "penerima"),
    lambda: _pilihan(IndikatorLayanan, "indikator_layanan.csv", "sasaran"),
    _kode_kegiatan,
    _kantor,
    _lokus,
    _prevalensi_terbit,
    _prevalensi_survei,
    lambda: _pilihan(Sasaran, "sasaran.csv"),
    lambda: _pilihan(Media, "media.csv"),
    muat_kegiatan,
    muat_komitmen,
    muat_forum,
    _penghargaan,
]


@transaction.atomic
def muat_semua() -> list[Hitungan]:
    """Everything in data_awal/ that the app starts from; all of it, or nothing."""
    return [muat() for muat in PEMUAT]
