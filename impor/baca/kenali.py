"""What an uploaded file is, by its content; refuses what is no table, in words that help.

Archives are looked into before anything of them is unpacked to memory.
"""

import re
import zipfile
import zlib
from io import BytesIO

from impor.batas import BENTANGAN_TERBESAR, BERKAS_TERBESAR, MB
from impor.galat import BerkasDitolak

DITERIMA = "Yang diterima: XLSX, XLS, ODS, dan CSV."
XLSX, XLS, ODS, CSV = "xlsx", "xls", "ods", "csv"
ASING: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "Ini gambar PNG, bukan tabel."),
    (b"\xff\xd8\xff", "Ini foto JPEG, bukan tabel."),
    (b"GIF8", "Ini gambar GIF, bukan tabel."),
    (b"%PDF", "Ini PDF, bukan tabel."),
    (b"{\\rtf", "Ini dokumen RTF, bukan tabel."),
    (b"<!DO", "Ini halaman web. Buka di Excel, lalu simpan sebagai XLSX."),
    (b"<htm", "Ini halaman web. Buka di Excel, lalu simpan sebagai XLSX."),
    (b"<?xm", "Ini XML. Buka di Excel, lalu simpan sebagai XLSX."),
)
SANDI = "Berkas ini dikunci sandi. Buka di Excel, hapus sandinya, simpan, lalu unggah lagi."
RUSAK = "Berkas ini rusak atau terpotong. Buka di Excel, simpan sebagai XLSX, lalu unggah lagi."
BENGKAK = (
    "Isi berkas ini jauh lebih besar daripada berkasnya, dan tidak dibuka. Salin datanya ke buku "
    "kerja baru, lalu unggah lagi."
)


def kenali(isi: bytes) -> str:
    """XLSX, XLS, ODS or CSV. Raises BerkasDitolak."""
    if not isi:
        raise BerkasDitolak("Berkasnya kosong (0 byte). Pilih berkas lain.")
    if len(isi) > BERKAS_TERBESAR:
        raise BerkasDitolak(f"Berkas ini lebih dari {BERKAS_TERBESAR // MB} MB. Bagi menjadi dua.")
    if isi.startswith(b"PK"):
        return _dalam_zip(isi)
    if isi.startswith(b"\xd0\xcf\x11\xe0"):
        return _ole(isi)
    for tanda, kalimat in ASING:
        if isi[: len(tanda)].lower() == tanda.lower():
            raise BerkasDitolak(f"{kalimat} {DITERIMA}")
    if b"\0" in isi[:4096] and not isi.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BerkasDitolak(f"Isi berkas ini tidak dikenal sebagai tabel. {DITERIMA}")
    return CSV


def _dalam_zip(isi: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(isi)) as arsip:
            daftar = arsip.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as galat:
        raise BerkasDitolak(RUSAK) from galat
    nama = {satu.filename for satu in daftar}
    if any(satu.flag_bits & 1 for satu in daftar):
        raise BerkasDitolak(SANDI)
    if any(n.lower().endswith("vbaproject.bin") for n in nama):
        raise BerkasDitolak(
            "Berkas ini berisi makro. Simpan sebagai “Excel Workbook (*.xlsx)”, lalu unggah lagi."
        )
    if "xl/workbook.xml" in nama:
        jenis = XLSX
    elif "content.xml" in nama and "mimetype" in nama:
        jenis = ODS
    elif any(n.endswith(".bin") and n.startswith("xl/") for n in nama):
        raise BerkasDitolak("Ini buku kerja XLSB. Simpan sebagai XLSX, lalu unggah lagi.")
    else:
        raise BerkasDitolak(f"Ini arsip atau dokumen, bukan tabel. {DITERIMA}")
    _ukur(isi, daftar)
    if jenis == ODS:
        _periksa_ods(isi)
    return jenis


def _ukur(isi: bytes, daftar: list[zipfile.ZipInfo]) -> None:
    """Refuse what unpacks beyond all measure; what the archive says of itself may be a lie, so
    it is counted, piece by piece and without keeping any."""
    if sum(satu.file_size for satu in daftar) > BENTANGAN_TERBESAR:
        raise BerkasDitolak(BENGKAK)
    sisa = BENTANGAN_TERBESAR
    for satu in daftar:
        sisa -= _bentangan(isi, satu, sisa)
        if sisa < 0:
            raise BerkasDitolak(BENGKAK)


def _bentangan(isi: bytes, satu: zipfile.ZipInfo, sisa: int) -> int:
    """Bytes that a member unpacks to; counting ends shortly after `sisa`."""
    kepala = isi[satu.header_offset : satu.header_offset + 30]
    if len(kepala) < 30:
        raise BerkasDitolak(RUSAK)
    awal = satu.header_offset + 30 + int.from_bytes(kepala[26:28], "little")
    awal += int.from_bytes(kepala[28:30], "little")
    if satu.compress_type == zipfile.ZIP_STORED:
        return satu.compress_size
    if satu.compress_type != zipfile.ZIP_DEFLATED:
        raise BerkasDitolak(RUSAK)
    pengurai = zlib.decompressobj(-zlib.MAX_WBITS)
    mentah, panjang = isi[awal:], 0
    try:
        while not pengurai.eof and panjang <= sisa:
            keluar = pengurai.decompress(mentah, MB)
            mentah = pengurai.unconsumed_tail
            if not keluar and not mentah:
                break
            panjang += len(keluar)
    except zlib.error as galat:
        raise BerkasDitolak(RUSAK) from galat
    if not pengurai.eof and panjang <= sisa:
        raise BerkasDitolak(RUSAK)
    return panjang


def _periksa_ods(isi: bytes) -> None:
    with zipfile.ZipFile(BytesIO(isi)) as arsip:
        manifes = arsip.read("META-INF/manifest.xml") if _ada(arsip) else b""
        if b"encryption-data" in manifes:
            raise BerkasDitolak(SANDI)
        try:
            konten = arsip.read("content.xml")
        except (zipfile.BadZipFile, zlib.error) as galat:
            raise BerkasDitolak(RUSAK) from galat
    if salah := re.search(rb'value-type="error"[^>]*>\s*<text:p>([^<]{1,20})', konten):
        raise BerkasDitolak(
            f"Ada sel berisi galat rumus ({salah[1].decode(errors='replace')}). Perbaiki rumusnya "
            "atau ganti dengan nilainya, lalu unggah lagi."
        )


def _ada(arsip: zipfile.ZipFile) -> bool:
    return "META-INF/manifest.xml" in arsip.namelist()


def _ole(isi: bytes) -> str:
    """An old Excel file, or a new one behind a password, in Microsoft's container."""
    if "EncryptedPackage".encode("utf-16-le") in isi:
        raise BerkasDitolak(SANDI)
    if not any(n.encode("utf-16-le") in isi for n in ("Workbook", "Book")):
        raise BerkasDitolak(f"Ini dokumen Office lama, bukan tabel. {DITERIMA}")
    if "_VBA_PROJECT_CUR".encode("utf-16-le") in isi:
        raise BerkasDitolak("Berkas ini berisi makro. Simpan sebagai XLSX, lalu unggah lagi.")
    return XLS
