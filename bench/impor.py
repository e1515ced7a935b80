"""What an import costs: 10,000 rows checked and applied, beside django-import-export.

    .venv/bin/python -m bench.impor

Each measurement in a process of its own, on a fresh copy of one SQLite database with the villages
of the kabupaten. Seconds of the processor, children too: those of a busy machine say little.
Both read the same XLSX of groups, find villages by code, ask the fields and constraints of the
model, check all rows first, and write rows with history in one transaction. Budget: ≤ 10 s, and
at least five times quicker; queries grow with chunks of rows, never with rows.
"""

import datetime
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

AKAR = Path(__file__).resolve().parent.parent
BARIS = 10_000
SEDIKIT = 1_000  # to see whether queries grow; 10,000 take django-import-export minutes
KELOMPOK_LAPORAN = 500
JUDUL = ("Jenis", "Nama", "Kode desa", "Mulai", "Alamat")
KATA = "Melati Mawar Kenanga Anggrek Teratai Dahlia Cempaka Kamboja Tulip Sakura".split()
KATA_LAIN = "Indah Jaya Makmur Sejahtera Bersama Mandiri Harapan Lestari Abadi Mulia".split()


def main() -> None:
    print("| impor | baris | detik prosesor | kali kami | kueri |")
    print("|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        asal = Path(folder) / "asal"
        _jalankan(asal, "siapkan")
        kelompok, sedikit = asal / f"k{BARIS}.xlsx", asal / f"k{SEDIKIT}.xlsx"
        _jalankan(asal, "tulis", str(kelompok), str(BARIS))
        _jalankan(asal, "tulis", str(sedikit), str(SEDIKIT))
        kami = _ukur(asal, "kami", kelompok)
        _cetak("kelompok", BARIS, kami, kami)
        dasar = _ukur(asal, "kami", sedikit)
        _cetak("kelompok", SEDIKIT, dasar, kami)
        _cetak("laporan bulanan, langsung dikirim", BARIS, _ukur(asal, "laporan", asal), kami)
        lain = _ukur(asal, "lain", sedikit)
        if lain:
            _cetak("kelompok, django-import-export", SEDIKIT, lain, kami)
            print(f"\nDengan {SEDIKIT} baris {lain['detik'] / dasar['detik']:.1f} kali kami.")
        else:
            print("\ndjango-import-export tidak terpasang (requirements-dev).")


def _cetak(nama: str, baris: int, isi: dict[str, float], kami: dict[str, float]) -> None:
    kali = isi["detik"] / kami["detik"]
    print(
        f"| {nama} | {baris} | {isi['detik']:.1f} | {kali:.1f} | {isi['kueri']:.0f} |", flush=True
    )


def _ukur(asal: Path, apa: str, berkas: Path) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        salinan = Path(folder) / "data"
        shutil.copytree(asal, salinan)
        hasil: dict[str, float] = json.loads(_jalankan(salinan, apa, str(berkas)) or "{}")
        return hasil


def _jalankan(folder: Path, *perintah: str) -> str:
    env = os.environ | {
        "MODE": "lokal",
        "DATA_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "bangga_kencana.settings",
    }
    env.pop("DATABASE_URL", None)
    folder.mkdir(exist_ok=True)
    keluaran = subprocess.run(
        [sys.executable, "-m", "bench.impor", *perintah],
        check=True,
        cwd=AKAR,
        env=env,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout
    return keluaran.strip().splitlines()[-1] if keluaran.strip() else ""


# --- In the child ---------------------------------------------------------------------------------


def siapkan() -> None:
    """An empty database with reference data, and who imports."""
    from django.core.management import call_command

    from dinas.models import Pengguna

    for nama in ("migrate", "createcachetable", "muat_rujukan"):
        call_command(nama, verbosity=0)
    Pengguna.objects.create_user("bench", password=None, peran="operator")


def tulis(berkas: str, banyak: str) -> None:
    """Groups with names that differ, over all villages and kinds."""
    import xlsxwriter

    from kelompok.jenis import SIFAT
    from wilayah.models import Desa

    desa = list(Desa.objects.order_by("kode").values_list("kode", flat=True))
    buku = xlsxwriter.Workbook(berkas)
    kertas = buku.add_worksheet("Kelompok")
    kertas.write_row(0, 0, JUDUL)
    tanggal = buku.add_format({"num_format": "dd/mm/yyyy"})
    for n in range(int(banyak)):
        putaran, letak = divmod(n, len(desa) * len(SIFAT))
        jenis = list(SIFAT)[letak % len(SIFAT)]
        nama = f"{KATA[putaran % 10]} {KATA_LAIN[(putaran // 2 + letak) % 10]} {putaran}"
        kertas.write_row(n + 1, 0, (jenis, nama, desa[letak // len(SIFAT)]))
        kertas.write_datetime(n + 1, 3, datetime.date(2019, 1 + n % 12, 1), tanggal)
        kertas.write_string(n + 1, 4, f"RT {n % 9 + 1}")
    buku.close()


def kami(berkas: str) -> None:
    """Check, apply; the warnings of the file are confirmed."""
    isi = Path(berkas).read_bytes()
    print(json.dumps(_hitung(lambda: _impor("kelompok", isi))))


def _impor(kode: str, isi: bytes, **lain: Any) -> None:
    from django.utils import timezone

    from dinas.models import Pengguna
    from impor import aksi
    from impor.jenis import jenis_bernama

    jenis, oleh = jenis_bernama(kode), Pengguna.objects.get(username="bench")
    assert jenis is not None
    hari_ini = timezone.localdate()
    batch = aksi.unggah(
        jenis=jenis, nama="bench.xlsx", isi=isi, oleh=oleh, hari_ini=hari_ini, **lain
    )
    assert not batch.galat, aksi.hasil_dari(batch)
    jadi = aksi.terapkan(batch=batch, dipastikan=batch.peringatan, oleh=oleh, hari_ini=hari_ini)
    assert jadi is not None
    assert jadi.baru == batch.baris


def laporan(_: str) -> None:
    """Reports of 500 groups over twenty months, sent at once."""
    from django.utils import timezone

    from inti.bulan import bulan_dari, geser_bulan, sandi_bulan
    from kelompok.models import Kelompok
    from wilayah.models import Desa

    desa = list(Desa.objects.order_by("kode"))
    mulai = datetime.date(2019, 1, 1)
    Kelompok.objects.bulk_create(
        Kelompok(
            kode=f"K-{n:05d}",
            jenis="BKB",
            nama=f"Melati {n}",
            desa=desa[n % len(desa)],
            mulai=mulai,
        )
        for n in range(1, KELOMPOK_LAPORAN + 1)
    )
    kini = bulan_dari(timezone.localdate())
    bulan = [sandi_bulan(geser_bulan(kini, -n)) for n in range(1, BARIS // KELOMPOK_LAPORAN + 1)]
    judul = (
        "Kelompok",
        "Bulan",
        "Sasaran",
        "Anggota",
        "Anggota pus",
        "Pus ber kb",
        "Pertemuan",
        "Hadir",
    )
    baris = [
        ";".join(map(str, (f"K-{n:05d}", b, 60, 40 + n % 5, 35, 27, 1, 20 + n % 9)))
        for b in bulan
        for n in range(1, KELOMPOK_LAPORAN + 1)
    ]
    isi = "\n".join([";".join(judul), *baris]).encode()
    print(json.dumps(_hitung(lambda: _impor("laporan", isi, kirim=True))))


def lain(berkas: str) -> None:
    """The same file through django-import-export: a dry run, then the import."""
    try:
        from import_export import fields, resources, widgets
        from tablib import Dataset
    except ImportError:
        return
    from django.db import transaction

    from kelompok.models import Kelompok
    from wilayah.models import Desa

    class Sumber(resources.ModelResource):
        kode = fields.Field("kode", "Kode")
        jenis = fields.Field("jenis", "Jenis")
        nama = fields.Field("nama", "Nama")
        desa = fields.Field("desa", "Kode desa", widgets.ForeignKeyWidget(Desa, "kode"))
        mulai = fields.Field("mulai", "Mulai", widgets.DateWidget("%d/%m/%Y"))
        alamat = fields.Field("alamat", "Alamat")

        class Meta:
            model = Kelompok
            import_id_fields = ("desa", "jenis", "nama")
            fields = ("kode", "jenis", "nama", "desa", "mulai", "alamat")
            clean_model_instances = True
            use_transactions = True

    def jalankan() -> None:
        isi = Dataset().load(Path(berkas).read_bytes(), format="xlsx")
        for kering in (True, False):
            hasil = Sumber().import_data(isi, dry_run=kering, raise_errors=True)
            assert hasil.totals["new"] == len(isi), hasil.totals
        assert transaction.get_autocommit()
        assert Kelompok.riwayat.count() == len(isi)

    print(json.dumps(_hitung(jalankan)))


def _hitung(kerja: Callable[[], None]) -> dict[str, float]:
    from django.db import connection

    kueri = 0

    def catat(jalankan: Any, *isi: Any) -> Any:
        nonlocal kueri
        kueri += 1
        return jalankan(*isi)

    mulai = _detik()
    with connection.execute_wrapper(catat):
        kerja()
    return {"detik": _detik() - mulai, "kueri": kueri}


def _detik() -> float:
    """Of this process and of those that it started and that have ended."""
    semua = [resource.getrusage(x) for x in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(x.ru_utime + x.ru_stime for x in semua)


if __name__ == "__main__":
    if sys.argv[1:]:
        import django

        django.setup()
        globals()[sys.argv[1]](*sys.argv[2:])
    else:
        main()
