"""The card of one group, after form K/0."""

import datetime
from collections.abc import Sequence
from typing import Any

from inti.bulan import sandi_bulan
from inti.nilai import rupiah
from kelompok.models import Kelompok, Keterpaduan, SumberDana
from kelompok.orang import Orang
from kelompok.rekap import Keadaan, Sel
from kelompok.sebut import dibentuk
from petugas.models import Petugas

# Letters of templates/cetak/kop.typ.
TANDA = {
    Keadaan.TEPAT: "t",
    Keadaan.TERLAMBAT: "l",
    Keadaan.TIDAK_WAJIB: "x",
    Keadaan.DIKEMBALIKAN: "k",
    Keadaan.DRAF: "d",
    Keadaan.BELUM_JATUH_TEMPO: "w",
    Keadaan.BELUM: "b",
}


def isi_kartu(
    kelompok: Kelompok,
    per: datetime.date,
    *,
    petugas: Petugas | None,
    sk: Sequence[tuple[Any, bool]],
    orang: dict[str, list[Orang]],
    sel: Sequence[Sel],
) -> dict[str, Any]:
    """`orang` are the members by the tabs of the page, named as this reader may know them."""
    pengurus = [*orang["pengurus"], *orang["kader"]]
    ketua = next((o.nama for o in pengurus if o.anggota.peran == "ketua"), "")
    return {
        "kelompok": {
            **_identitas(kelompok, per),
            "petugas": petugas.nama if petugas else "belum ada",
            "sk": next((_sk(x.sk) for x, berlaku in sk if berlaku), None),
            "pengurus": [_orang(o) for o in pengurus],
            "anggota": [_orang(o) for o in orang["anggota"]],
            "laporan": [_sel(s) for s in sel],
            "penilaian": [
                {
                    "tanggal": p.tanggal,
                    "klasifikasi": p.get_klasifikasi_display(),
                    "penilai": p.penilai,
                    "catatan": p.catatan,
                }
                for p in kelompok.penilaian.filter(tanggal__lte=per)
            ],
        },
        "tanda": {
            "kiri": {"jabatan": "Ketua kelompok", "nama": ketua},
            "kanan": {
                "tempat": kelompok.desa.nama,
                "tanggal": None,
                "jabatan": "Pembina kelompok",
                "nama": kelompok.pembina_nama,
            },
        },
    }


def _identitas(kelompok: Kelompok, per: datetime.date) -> dict[str, Any]:
    return {
        "kode": kelompok.kode,
        "jenis": kelompok.sifat.singkat,
        "jenis_panjang": kelompok.sifat.panjang,
        "nama": kelompok.nama,
        "register": kelompok.nomor_register,
        "alamat": kelompok.alamat,
        "jenis_wilayah": kelompok.desa.get_jenis_display(),
        "desa": kelompok.desa.nama,
        "kecamatan": kelompok.desa.kecamatan.nama,
        "dibentuk": dibentuk(kelompok),
        "keadaan": _keadaan(kelompok, per),
        "pembina": {
            "nama": kelompok.pembina_nama,
            "jabatan": kelompok.get_pembina_jabatan_display(),
        },
        "khusus": _khusus(kelompok),
        "sumber_dana": _pilihan(SumberDana.objects.filter(aktif=True), kelompok.sumber_dana.all()),
        "keterpaduan": _pilihan(
            Keterpaduan.objects.filter(aktif=True, jenis=kelompok.jenis),
            kelompok.keterpaduan.all(),
        ),
    }


def _keadaan(kelompok: Kelompok, per: datetime.date) -> str:
    if kelompok.mulai > per:
        return "Belum dibentuk"
    if kelompok.selesai is not None and kelompok.selesai < per:
        return f"Berakhir, {kelompok.get_alasan_selesai_display().lower()}"
    return "Aktif" if kelompok.aktif_pada(per) else "Jeda"


def _khusus(kelompok: Kelompok) -> list[list[str]]:
    """What only a kind of group has."""
    if kelompok.jenis == "PIKR":
        return [["Basis", kelompok.get_basis_display()]]
    if kelompok.jenis == "UPPKS":
        return [
            ["Usaha", str(kelompok.jenis_usaha or "")],
            ["Produk", kelompok.produk],
            ["Modal awal", rupiah(kelompok.modal)],
        ]
    return []


def _pilihan(semua: Any, dipilih: Any) -> dict[str, list[str]]:
    """All of a pick-list with those that hold; one that is no longer offered stays while it does."""
    pilih = [x.nama for x in dipilih]
    nama = [x.nama for x in semua]
    return {"semua": nama + [n for n in pilih if n not in nama], "pilih": pilih}


def _sk(sk: Any) -> dict[str, Any]:
    return {
        "nomor": sk.nomor,
        "tanggal": sk.tanggal,
        "penerbit": sk.get_penerbit_display(),
        "tentang": sk.tentang or None,
    }


def _orang(orang: Orang) -> dict[str, Any]:
    a = orang.anggota
    return {
        "nama": orang.nama,
        "jabatan": a.get_peran_display(),
        "peran": a.get_peran_display(),
        "jk": a.jenis_kelamin,
        "lahir": a.tahun_lahir,
        "terlatih": a.terlatih,
        "sejak": a.mulai,
    }


def _sel(sel: Sel) -> dict[str, Any]:
    laporan = sel.laporan if sel.masuk else None
    return {
        "bulan": sandi_bulan(sel.bulan),
        "status": TANDA[sel.keadaan] if sel.ada else None,
        "masuk": sel.masuk,
        "nihil": sel.nihil,
        "anggota": laporan.anggota if laporan else None,
        "pertemuan": laporan.pertemuan if laporan else None,
        "hadir": laporan.hadir if laporan else None,
    }
