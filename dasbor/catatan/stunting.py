"""Focus villages, the data about stunting, and the worksheets."""

from dasbor.catatan.dasar import JenisCatatan, di
from stunting.models import (
    CakupanLayanan,
    DaftarLokus,
    KeluargaBerisiko,
    KertasDesa,
    KertasKerja,
    Lokus,
    Pengukuran,
    PrevalensiSurvei,
    PrevalensiTerbit,
)

LIHAT_LOKUS, UBAH_LOKUS = "stunting.view_daftarlokus", "stunting.change_daftarlokus"
LIHAT_KERTAS = "stunting.view_kertaskerja"

CATATAN: tuple[JenisCatatan, ...] = (
    JenisCatatan(
        "daftar-lokus",
        "Daftar lokus",
        DaftarLokus,
        LIHAT_LOKUS,
        pulihkan="stunting:lokus_pulihkan",
        izin_pulihkan=UBAH_LOKUS,
    ),
    JenisCatatan(
        "lokus",
        "Lokus",
        Lokus,
        LIHAT_LOKUS,
        ("desa", "daftar"),
        pulihkan="stunting:lokus_desa_pulihkan",
        izin_pulihkan=UBAH_LOKUS,
    ),
    JenisCatatan(
        "penimbangan", "Penimbangan", Pengukuran, "stunting.view_pengukuran", ("desa",), di
    ),
    JenisCatatan(
        "keluarga-berisiko",
        "Keluarga berisiko",
        KeluargaBerisiko,
        "stunting.view_keluargaberisiko",
        ("desa",),
        di,
    ),
    JenisCatatan(
        "cakupan",
        "Cakupan layanan",
        CakupanLayanan,
        "stunting.view_cakupanlayanan",
        ("desa", "indikator"),
        di,
    ),
    JenisCatatan(
        "kertas-kerja",
        "Kertas kerja lokus",
        KertasKerja,
        LIHAT_KERTAS,
        pulihkan="stunting:kertas_pulihkan",
        izin_pulihkan="stunting.change_kertaskerja",
    ),
    JenisCatatan("kertas-desa", "Pertimbangan desa", KertasDesa, LIHAT_KERTAS, ("desa", "kertas")),
    JenisCatatan(
        "prevalensi-terbit",
        "Prevalensi terbit",
        PrevalensiTerbit,
        "stunting.view_prevalensiterbit",
        ("desa", "kecamatan"),
    ),
    JenisCatatan(
        "prevalensi-survei",
        "Prevalensi survei",
        PrevalensiSurvei,
        "stunting.view_prevalensisurvei",
    ),
)
