"""Events, promises, partners, the forum, village funds, and the files under all of them."""

from django.db import models
from django.db.models import Q

from berkas.models import Lampiran
from dasbor.catatan.dasar import Cakupan, JenisCatatan
from dinas.models import Pengguna
from inti.ingatan import sekali
from kegiatan.models import (
    DukunganDana,
    ForumGenre,
    Kegiatan,
    Komitmen,
    Mitra,
    Narasumber,
    PengurusForum,
    PesertaSasaran,
    TindakLanjut,
)

Terbatas = Kegiatan | Komitmen | DukunganDana
LIHAT_KEGIATAN, LIHAT_KOMITMEN = "kegiatan.view_kegiatan", "kegiatan.view_komitmen"
LIHAT_MITRA, LIHAT_FORUM = "kegiatan.view_mitra", "kegiatan.view_forumgenre"


def _lewat(model: type[Terbatas], relasi: str) -> Cakupan:
    """Rows whose record, reached by `relasi`, the user may see; "pk" = the record itself."""

    def cakup(user: Pengguna, desa: models.QuerySet) -> Q:
        terlihat = model.semua.terlihat(user).order_by().values_list("pk", flat=True)
        nama = f"{model._meta.model_name}-terlihat"
        return Q(**{f"{relasi}__in": sekali((nama, user.pk), lambda: list(terlihat))})

    return cakup


def _tidak_ada(user: Pengguna, desa: models.QuerySet) -> Q:
    """Nothing: what a file is called is read on the page of its record."""
    return Q(pk__in=())


CATATAN: tuple[JenisCatatan, ...] = (
    JenisCatatan(
        "kegiatan",
        "Kegiatan",
        Kegiatan,
        LIHAT_KEGIATAN,
        cakup=_lewat(Kegiatan, "pk"),
        pulihkan="kegiatan:pulihkan",
        izin_pulihkan="kegiatan.change_kegiatan",
    ),
    JenisCatatan(
        "peserta-sasaran",
        "Peserta menurut sasaran",
        PesertaSasaran,
        LIHAT_KEGIATAN,
        ("kegiatan", "sasaran"),
        _lewat(Kegiatan, "kegiatan"),
    ),
    JenisCatatan(
        "narasumber",
        "Narasumber",
        Narasumber,
        LIHAT_KEGIATAN,
        ("kegiatan",),
        _lewat(Kegiatan, "kegiatan"),
    ),
    JenisCatatan(
        "komitmen",
        "Komitmen",
        Komitmen,
        LIHAT_KOMITMEN,
        cakup=_lewat(Komitmen, "pk"),
        pulihkan="kegiatan:komitmen_pulihkan",
        izin_pulihkan="kegiatan.change_komitmen",
    ),
    JenisCatatan(
        "tindak-lanjut",
        "Tindak lanjut",
        TindakLanjut,
        LIHAT_KOMITMEN,
        ("komitmen",),
        _lewat(Komitmen, "komitmen"),
        pulihkan="kegiatan:tindak_pulihkan",
        izin_pulihkan="kegiatan.change_tindaklanjut",
        args_pulihkan=lambda t: [t.komitmen_id, t.pk],
    ),
    JenisCatatan(
        "mitra",
        "Mitra",
        Mitra,
        LIHAT_MITRA,
        pulihkan="kegiatan:mitra_pulihkan",
        izin_pulihkan="kegiatan.change_mitra",
    ),
    JenisCatatan(
        "forum",
        "Forum GenRe",
        ForumGenre,
        LIHAT_FORUM,
        pulihkan="kegiatan:forum_pulihkan",
        izin_pulihkan="kegiatan.change_forumgenre",
    ),
    JenisCatatan("pengurus-forum", "Pengurus forum", PengurusForum, LIHAT_FORUM, ("forum",)),
    JenisCatatan(
        "dana",
        "Dana",
        DukunganDana,
        "kegiatan.view_dukungandana",
        ("desa",),
        _lewat(DukunganDana, "pk"),
        pulihkan="dana:pulihkan",
        izin_pulihkan="kegiatan.change_dukungandana",
    ),
    JenisCatatan(
        "lampiran",
        "Berkas",
        Lampiran,
        "berkas.view_lampiran",
        cakup=_tidak_ada,
        pulihkan="berkas:pulihkan",
        izin_pulihkan="berkas.change_lampiran",
    ),
)
