"""The event of 13 November 2020 and what goes with it, as facts.

What the report does not say stays empty: how many came, until when the promise is due, who sees
to it. The office fills that in; the app asks for it.
"""

from dasbor.rujukan import Baris, Hitungan, Isian, baca, catat_fakta, kunci_fakta
from inti.models import SumberBaris
from kegiatan.models import ForumGenre, Kegiatan, Komitmen, Narasumber, PesertaSasaran, Sasaran

KOLOM_KEGIATAN = (
    "jenis",
    "judul",
    "mulai",
    "tempat",
    "dibuka_oleh",
    "ketua_panitia",
    "ringkasan",
    "hasil",
)
SUMBER_KEGIATAN = "kegiatan_2020.csv"


def kunci_kegiatan(kode: str):
    """The `kunci` of the event that data_awal/ calls by this code."""
    return kunci_fakta(f"kegiatan/{kode}")


def muat_kegiatan() -> Hitungan:
    """Published events with their target groups and speakers; those that stand are left alone."""
    hitung = Hitungan("Kegiatan")
    sasaran = {s.kode: s for s in Sasaran.objects.all()}
    pembicara = baca("narasumber_2020.csv", "kegiatan", "urutan", "nama", "jabatan", "instansi")
    for b in baca(SUMBER_KEGIATAN, "kode", *KOLOM_KEGIATAN, "sasaran"):
        kunci = kunci_kegiatan(b["kode"])
        if Kegiatan.semua.filter(kunci=kunci).exists():
            hitung.sama += 1
            continue
        isian = Isian(b, {k: b[k] for k in KOLOM_KEGIATAN})
        kegiatan = catat_fakta(Kegiatan, isian, kunci=kunci)
        for kode in b["sasaran"].split():
            if kode not in sasaran:
                b.tolak("sasaran", f"“{kode}” tidak ada di sasaran.csv.")
            catat_fakta(PesertaSasaran, Isian(b, {}), kegiatan=kegiatan, sasaran=sasaran[kode])
        for n in pembicara:
            if n["kegiatan"] == b["kode"]:
                isi = {k: n[k] for k in ("urutan", "nama", "jabatan", "instansi")}
                catat_fakta(Narasumber, Isian(n, isi), kegiatan=kegiatan)
        hitung.baru += 1
    return hitung


def muat_komitmen() -> Hitungan:
    """What was promised there, in public: no due date and nobody in charge were published."""
    hitung = Hitungan("Komitmen")
    for b in baca("komitmen_2020.csv", "kode", "kegiatan", "pihak", "isi", "menurut_dana"):
        kunci = kunci_fakta(f"komitmen/{b['kode']}")
        if Komitmen.semua.filter(kunci=kunci).exists():
            hitung.sama += 1
            continue
        if b["menurut_dana"] not in ("ya", "tidak"):
            b.tolak("menurut_dana", f"“{b['menurut_dana']}” bukan ya dan bukan tidak.")
        catat_fakta(
            Komitmen,
            Isian(b, {k: b[k] for k in ("pihak", "isi")}),
            kunci=kunci,
            kegiatan=acara_dari(b),
            menurut_dana=b["menurut_dana"] == "ya",
        )
        hitung.baru += 1
    return hitung


def acara_dari(b: Baris) -> Kegiatan:
    """The event that the row names by its code; a voided one still is what was meant."""
    acara = Kegiatan.semua.filter(kunci=kunci_kegiatan(b["kegiatan"])).first()
    if acara is None:
        b.tolak("kegiatan", f"“{b['kegiatan']}” tidak ada di {SUMBER_KEGIATAN}.")
    return acara


def muat_forum() -> Hitungan:
    hitung = Hitungan("Forum GenRe")
    for b in baca("forum_genre.csv", "kode", "nama", "mulai", "catatan"):
        kunci = kunci_fakta(f"forum/{b['kode']}")
        if ForumGenre.semua.filter(kunci=kunci).exists():
            hitung.sama += 1
            continue
        catat_fakta(
            ForumGenre, Isian(b, {k: b[k] for k in ("nama", "mulai", "catatan")}), kunci=kunci
        )
        hitung.baru += 1
    return hitung


def forum_fakta() -> ForumGenre | None:
    """The published forum, unless it was voided; the sample gives it its members and board."""
    return ForumGenre.objects.filter(asal=SumberBaris.FAKTA).order_by("mulai", "pk").first()
