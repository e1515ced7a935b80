"""The report of one event as a document: what its page shows, in words."""

from collections.abc import Sequence
from typing import Any

from berkas.cetak import FotoCetak
from inti.nilai import ribuan, rupiah, tanggal_panjang, tanggal_pendek
from kegiatan.models import Kegiatan
from kegiatan.profil import Profil
from kegiatan.rekap.komitmen import BarisKomitmen, Dukungan


def isi_kegiatan(profil: Profil, foto: Sequence[FotoCetak]) -> dict[str, Any]:
    k = profil.kegiatan
    return {
        "kegiatan": {
            "judul": k.judul,
            "waktu": sebut_waktu(k),
            "identitas": _identitas(profil),
            "peserta": _peserta(profil),
            "narasumber": [[n.nama, n.jabatan, n.instansi] for n in profil.narasumber],
            "uraian": [
                [judul, _alinea(isi)]
                for judul, isi in (
                    ("Ringkasan", k.ringkasan),
                    ("Materi", k.materi),
                    ("Hasil", k.hasil),
                    ("Rencana tindak lanjut", k.rencana),
                )
            ],
            "saat_itu": _saat_itu(profil),
            "terlibat": _terlibat(profil),
            "komitmen": [_komitmen(b) for b in profil.komitmen],
            "ditepati": _ditepati(profil),
            "foto": [{"svg": f.svg, "keterangan": f.keterangan} for f in foto],
        },
        "pelapor": _pelapor(k),
    }


def sebut_waktu(k: Kegiatan) -> str:
    if k.akhir == k.mulai:
        return tanggal_panjang(k.mulai)
    return f"{tanggal_panjang(k.mulai)} sampai {tanggal_panjang(k.akhir)}"


def _alinea(teks: str) -> list[str]:
    """The paragraphs that somebody wrote."""
    return [baris.strip() for baris in teks.splitlines() if baris.strip()]


def _identitas(profil: Profil) -> list[list[str]]:
    k = profil.kegiatan
    return [
        ["Jenis", k.get_jenis_display()],
        ["Waktu", sebut_waktu(k)],
        ["Tempat", k.tempat],
        ["Wilayah", k.di_mana],
        ["Dibuka oleh", k.dibuka_oleh],
        ["Penyelenggara", k.penyelenggara],
        ["Ketua panitia", k.ketua_panitia],
        ["Petugas", str(k.petugas or "")],
        ["Media", ", ".join(map(str, profil.media))],
        ["Mitra", ", ".join(map(str, profil.mitra))],
        ["Sumber dana", k.sumber_dana],
        ["Biaya", rupiah(k.biaya)],
        ["Kode", k.kode],
    ]


def _peserta(profil: Profil) -> dict[str, Any]:
    k = profil.kegiatan
    return {
        "l": ribuan(k.peserta_l),
        "p": ribuan(k.peserta_p),
        "jumlah": ribuan(k.peserta),
        "sasaran": [[str(p.sasaran), ribuan(p.jumlah)] for p in profil.peserta],
    }


def _saat_itu(profil: Profil) -> dict[str, Any] | None:
    saat = profil.saat_itu
    if saat is None:
        return None
    return {
        "tanggal": tanggal_panjang(profil.kegiatan.mulai),
        "jenis": [[s.singkat, ribuan(n)] for s, n, _ in saat.per_jenis],
        "jumlah": ribuan(saat.jumlah),
    }


def _terlibat(profil: Profil) -> list[list[str]]:
    kelompok = "; ".join(f"{k} ({k.desa.nama})" for k in profil.kelompok)
    desa = "; ".join(f"{d.nama_lengkap}, {d.kecamatan.nama}" for d in profil.desa)
    isi = [
        [f"Kelompok ({len(profil.kelompok)})", kelompok],
        [f"Desa dan kelurahan ({len(profil.desa)})", desa],
    ]
    return [b for b in isi if b[1]]


def _komitmen(b: BarisKomitmen) -> dict[str, Any]:
    k = b.komitmen
    lewat = f", lewat {b.lewat} hari" if b.lewat else ""
    return {
        "isi": k.isi,
        "ukuran": k.ukuran,
        "pihak": k.siapa,
        "penanggung_jawab": k.penanggung_jawab,
        "tenggat": tanggal_pendek(k.tenggat) if k.tenggat else "belum ditentukan",
        "status": f"{b.label}{lewat}",
        "dukungan": _sebut_dukungan(b.dukungan),
        "tindak": [
            f"{tanggal_pendek(t.tanggal)}, {t.get_status_display().lower()}: {t.catatan}"
            for t in b.tindak
        ],
    }


def _sebut_dukungan(dukungan: Dukungan | None) -> str:
    """What the recorded money says, as under the promise on the page."""
    if dukungan is None:
        return ""
    tahun = dukungan.tahun
    if dukungan.semua:
        desa = dukungan.semua.desa
        return (
            f"{ribuan(desa.mendukung)} dari {ribuan(desa.jumlah)} desa menganggarkan DD atau ADD "
            f"untuk program pada {tahun}; {ribuan(desa.membayar)} sudah merealisasikan."
        )
    if (satu := dukungan.desa) is None or not satu.tercatat:
        return f"{tahun}: dananya belum dicatat."
    if not satu.mendukung:
        return f"{tahun}: tercatat tanpa anggaran untuk program."
    bayar = satu.penjawab.realisasi
    sebut = f"realisasi {rupiah(bayar)}" if satu.membayar else "belum ada realisasi"
    return f"{tahun}: mendukung dengan {rupiah(satu.penjawab.pagu)}; {sebut}."


def _ditepati(profil: Profil) -> str:
    r = profil.rekap
    if not r.dinilai:
        return ""
    lewat = f"; {ribuan(r.lewat)} lewat tenggat" if r.lewat else ""
    return f"Ditepati {ribuan(r.selesai)} dari {ribuan(r.dinilai)} ({r.ditepati}){lewat}."


def _pelapor(k: Kegiatan) -> dict[str, str]:
    """Who signs at the left: the officer who held it, else whoever led its committee."""
    if k.petugas:
        return {"jabatan": "Petugas", "nama": k.petugas.nama, "nip": k.petugas.nip}
    return {"jabatan": "Ketua panitia", "nama": k.ketua_panitia, "nip": ""}
