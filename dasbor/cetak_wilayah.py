"""Profiles of a village and a kecamatan on paper: the cards of their pages, in words.

What a card knows comes from the card itself (`inti.panel`), so page and paper cannot differ.
"""

import datetime
from collections.abc import Callable, Sequence
from typing import Any

from dasbor.desa import BarisDesa, KeadaanDesa, angka_kecamatan
from dinas.cetak_tabel import Lajur, bagian_profil, tulis
from dinas.models import Pengguna
from inti.nilai import KOSONG, bulan_panjang, desimal, tanggal_pendek
from inti.panel import panel_untuk
from kelompok.ekspor import sebut_klasifikasi
from kelompok.panel import aktif_di
from kelompok.rekap import RekapSetahun
from kelompok.sebut import dibentuk
from stunting.rekap import RekapLokus
from wilayah.models import DataDesa, Desa, Kecamatan

Bagian = dict[str, Any]
Buat = dict[str, Callable[[dict[str, Any]], list[Bagian]]]
NAMA, NILAI = (
    Lajur("Uraian", lambda b: b[0], 1.5),
    Lajur("Keadaan", lambda b: b[1], 1),
)
KOLOM_DATA = (
    "penduduk",
    "keluarga",
    "keluarga_balita",
    "keluarga_remaja",
    "keluarga_lansia",
    "remaja",
    "pus",
)


def profil_desa(baris: BarisDesa, user: Pengguna, per: datetime.date) -> dict[str, Any]:
    desa = baris.desa
    data = desa.data.filter(tahun__lte=per.year).first()
    kartu = _kartu(desa, user, per)
    return {
        "fakta": [
            ["Kelompok aktif", tulis(baris.jumlah.n)],
            *([j.sifat.singkat, tulis(j.angka.n)] for j in baris.jenis),
        ],
        "bagian": [
            _data(data, per),
            *_susun(kartu, {"petugas/_panel_desa.html": _petugas_desa}),
            _kelompok(desa, user, per),
            *_susun(
                kartu,
                {
                    "kelompok/laporan/_panel.html": _laporan,
                    "stunting/_panel_desa.html": _lokus_desa,
                    "stunting/_panel_data.html": _stunting,
                    "dana/_panel_desa.html": _dana_desa,
                    "penghargaan/_panel.html": _penghargaan,
                },
            ),
        ],
    }


def profil_kecamatan(
    kecamatan: Kecamatan, keadaan: KeadaanDesa, desa: Sequence[Desa], user: Pengguna
) -> dict[str, Any]:
    angka = angka_kecamatan(keadaan, kecamatan.kode, desa)
    buat: Buat = {
        "kelompok/laporan/_panel.html": _laporan,
        "petugas/_panel_kecamatan.html": _petugas_kecamatan,
        "stunting/_panel_kecamatan.html": _lokus_kecamatan,
        "stunting/_panel_data.html": _stunting,
        "dana/_panel_kecamatan.html": _dana_kecamatan,
        "penghargaan/_panel.html": _penghargaan,
    }
    return {
        "fakta": [
            ["Desa", tulis(angka.desa.n)],
            *([j.sifat.singkat, tulis(j.angka.n)] for j in angka.jenis),
            ["Semua kelompok", tulis(angka.kelompok.n)],
            ["Tanpa petugas", tulis(angka.tanpa_petugas.n)],
        ],
        "bagian": [
            _daftar_desa(keadaan.semua_baris(desa)),
            *_susun(_kartu(kecamatan, user, keadaan.per), buat),
        ],
    }


def _kartu(objek: Desa | Kecamatan, user: Pengguna, per: datetime.date) -> dict[str, Any]:
    """What the cards of the page know, as the user is shown them, by their template."""
    return {p.templat: p.isi for p in panel_untuk(objek, user, per)}


def _susun(kartu: dict[str, Any], buat: Buat) -> list[Bagian]:
    """Sections in the order of `buat`; a card that is not shown has none."""
    return [b for templat, f in buat.items() if templat in kartu for b in f(kartu[templat])]


def _data(data: DataDesa | None, per: datetime.date) -> Bagian:
    nama = {f.name: str(f.verbose_name) for f in DataDesa._meta.fields}
    baris = [] if data is None else [(_kapital(nama[k]), getattr(data, k)) for k in KOLOM_DATA]
    return bagian_profil(
        f"Penduduk dan sasaran {data.tahun}" if data else "Penduduk dan sasaran",
        [NAMA, Lajur("Jumlah", lambda b: b[1], 0.6, "kanan")],
        baris,
        kosong=f"Jumlah penduduk dan keluarga sampai {per.year} belum dicatat.",
        catatan=f"Sumber: {data.sumber}." if data else "",
        setengah=True,
    )


def _kapital(teks: str) -> str:
    return teks[:1].upper() + teks[1:]


def _petugas_desa(isi: dict[str, Any]) -> list[Bagian]:
    kini, desa = isi["kini"], isi["desa"]
    orang = [
        ("Lurah" if desa.jenis == "kelurahan" else "Kepala desa", desa.kepala, None),
        ("Petugas", kini.petugas.nama if kini else "belum ada", kini and kini.mulai),
    ]
    orang += [(x.get_tingkat_display(), x.nama, x.mulai) for x in isi["imp"]]
    lajur = [
        Lajur("Tugas", lambda b: b[0], 1),
        Lajur("Nama", lambda b: b[1], 1.6),
        Lajur("Sejak", lambda b: b[2], 0.9),
    ]
    return [bagian_profil("Petugas dan kader", lajur, orang, kosong="", setengah=True)]


def _kelompok(desa: Desa, user: Pengguna, per: datetime.date) -> Bagian:
    lajur = [
        Lajur("Jenis", lambda k: k.sifat.singkat, 0.7, "tengah"),
        Lajur("Nama kelompok", lambda k: k.nama, 2),
        Lajur("Klasifikasi", lambda k: sebut_klasifikasi(k.klasifikasi), 1.1),
        Lajur("SK", lambda k: "ada" if k.ada_sk else "belum", 0.7, "tengah"),
        Lajur("Dibentuk", dibentuk, 1.1),
    ]
    kosong = f"Tidak ada kelompok aktif per {tanggal_pendek(per)}."
    return bagian_profil("Kelompok kegiatan", lajur, aktif_di(desa, user, per), kosong=kosong)


def _daftar_desa(baris: Sequence[BarisDesa]) -> Bagian:
    def jenis(i: int) -> Callable[[BarisDesa], int | None]:
        return lambda b: b.jenis[i].angka.n

    lajur = [
        Lajur("Desa/kelurahan", lambda b: b.desa.nama_lengkap, 2.6),
        Lajur("Petugas", lambda b: b.petugas.nama if b.petugas else "belum ada", 2),
    ]
    if baris:
        lajur += [
            Lajur(j.sifat.singkat, jenis(i), 0.75, "kanan") for i, j in enumerate(baris[0].jenis)
        ]
    lajur += [
        Lajur("Jumlah", lambda b: b.jumlah.n, 0.8, "kanan"),
        Lajur("Lokus", lambda b: ", ".join(str(t) for t in b.lokus_kini), 0.9, "tengah"),
    ]
    return bagian_profil(
        "Desa dan kelurahan",
        lajur,
        baris,
        kosong="Pada tanggal ini belum ada desa di kecamatan ini.",
    )


def _laporan(isi: dict[str, Any]) -> list[Bagian]:
    rekap: RekapSetahun = isi["rekap"]
    lajur = [
        Lajur("Bulan", lambda b: bulan_panjang(b.kunci), 1.6),
        Lajur("Wajib", lambda b: b.lapor.wajib, 0.8, "kanan"),
        Lajur("Masuk", lambda b: b.lapor.masuk, 0.8, "kanan"),
        Lajur("Tepat waktu", lambda b: b.lapor.tepat, 0.8, "kanan"),
        Lajur("Belum lapor", lambda b: b.lapor.belum, 0.8, "kanan"),
        Lajur("Kelengkapan", lambda b: b.lengkap, 1, "kanan"),
        Lajur("Ketepatan", lambda b: b.tepat, 1, "kanan"),
    ]
    bagian = bagian_profil(
        "Laporan bulanan",
        lajur,
        rekap.bulan if rekap.setahun.ada else [],
        kosong=f"Belum ada laporan yang wajib sampai {bulan_panjang(rekap.sampai)}.",
        catatan="Dinilai menurut batas lapor bulan masing-masing.",
    )
    if bagian["baris"]:
        setahun = [tulis(k.ambil(rekap.setahun)) for k in lajur[1:]]
        bagian["baris"].append(["12 bulan", *setahun])
    return [bagian]


def _lokus_desa(isi: dict[str, Any]) -> list[Bagian]:
    lajur = [
        Lajur("Tahun", lambda b: str(b[0].daftar.tahun), 0.6, "tengah"),
        Lajur("Daftar", lambda b: "ditetapkan" if b[0].daftar.ditetapkan else "calon", 1),
        Lajur("Keterangan", lambda b: "; ".join(x for x in (b[1], b[0].alasan) if x), 2),
    ]
    kosong = "Belum pernah menjadi lokus dalam catatan."
    return [bagian_profil("Lokus stunting", lajur, isi["baris"], kosong=kosong, setengah=True)]


def _lokus_kecamatan(isi: dict[str, Any]) -> list[Bagian]:
    def sebut(rekap: RekapLokus) -> str:
        if not rekap.ada:
            return "belum ada daftar"
        return f"{rekap.jumlah} desa{'' if rekap.ditetapkan else ' (calon)'}"

    lajur = [Lajur("Tahun", lambda r: str(r.tahun), 0.6), Lajur("Keadaan", sebut)]
    return [bagian_profil("Lokus stunting", lajur, isi["rekap"], kosong="", setengah=True)]


def _stunting(isi: dict[str, Any]) -> list[Bagian]:
    baris = [
        (
            f"Prevalensi {tahun} ({bulan_panjang(p.bulan)})",
            f"{desimal(float(p.persen), 1)}%{', cakupan rendah' if rendah else ''}"
            if p.persen is not None
            else KOSONG,
        )
        for tahun, p, rendah in isi["baris"]
    ]
    if keluarga := isi["keluarga"]:
        sebut = f"{tulis(keluarga.berisiko)} dari {tulis(keluarga.sasaran)}"
        baris.append((f"Keluarga berisiko {keluarga.tahun}", sebut))
    return [
        bagian_profil(
            "Data stunting",
            [NAMA, NILAI],
            baris,
            kosong="Belum ada penimbangan dan keluarga berisiko yang dicatat.",
            catatan="Hasil penimbangan (e-PPGBM); tidak dapat dibandingkan dengan angka survei.",
            setengah=True,
        )
    ]


def _petugas_kecamatan(isi: dict[str, Any]) -> list[Bagian]:
    koordinator = isi["koordinator"]
    baris = [("Koordinator", koordinator.petugas.nama if koordinator else "belum ada")]
    baris += [(p.nama, f"{beban.jumlah} desa") for p, beban in isi["petugas"]]
    baris.append(("Desa tanpa petugas", tulis(isi["tanpa"])))
    return [bagian_profil("Petugas", [NAMA, NILAI], baris, kosong="", setengah=True)]


def _dana_desa(isi: dict[str, Any]) -> list[Bagian]:
    def sel(i: int, apa: str) -> Callable[[dict[str, Any]], int | None]:
        def ambil(t: dict[str, Any]) -> int | None:
            _, jumlah = t["kolom"][i]
            return (
                (jumlah.pagu if jumlah.tercatat else None) if apa == "pagu" else jumlah.diketahui
            )

        return ambil

    lajur = [Lajur("Tahun", lambda t: str(t["tahun"]), 0.6, "tengah")]
    for i, nama in enumerate(("DD", "ADD", "Lainnya")):
        if nama == "Lainnya" or not isi["kelurahan"]:
            lajur.append(Lajur(f"{nama}: pagu", sel(i, "pagu"), 1, "kanan"))
            lajur.append(Lajur("realisasi", sel(i, "realisasi"), 1, "kanan"))
    catatan = "Rupiah; “–” belum dicatat."
    if isi["kelurahan"]:
        catatan = f"Kelurahan tidak menerima DD dan ADD. {catatan}"
    baris = isi["tahun"]
    return [bagian_profil("Dana untuk Bangga Kencana", lajur, baris, kosong="", catatan=catatan)]


def _dana_kecamatan(isi: dict[str, Any]) -> list[Bagian]:
    lajur = [
        Lajur("Sumber", lambda b: b[0], 0.7),
        Lajur("Pagu", lambda b: b[1].pagu if b[1].tercatat else None, 1, "kanan"),
        Lajur("Realisasi", lambda b: b[1].diketahui, 1, "kanan"),
    ]
    baris = [("DD", isi["dd"]), ("ADD", isi["add"])]
    return [
        bagian_profil(
            "Dana untuk Bangga Kencana",
            lajur,
            baris,
            kosong="",
            catatan="Rupiah; “–” belum dicatat.",
            setengah=True,
        )
    ]


def _penghargaan(isi: dict[str, Any]) -> list[Bagian]:
    lajur = [
        Lajur("Tanggal", lambda p: p.tanggal or str(p.tahun), 0.9),
        Lajur("Penghargaan", lambda p: p.judul, 2.4),
        Lajur("Tingkat", lambda p: p.get_tingkat_display(), 0.9),
        Lajur("Pemberi", lambda p: p.pemberi, 1.4),
    ]
    kosong = "Belum ada yang dicatat."
    return [bagian_profil("Penghargaan", lajur, isi["daftar"], kosong=kosong)]
