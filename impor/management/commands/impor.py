from argparse import ArgumentParser
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from dinas.models import Pengguna
from dinas.peran import Peran
from impor import aksi
from impor.galat import BerkasDitolak
from impor.giliran import giliran
from impor.hasil import Hasil
from impor.jenis import JenisImpor, boleh, jenis_bernama, kode_jenis
from impor.models import Batch


class Command(BaseCommand):
    help = (
        "Mengimpor berkas XLSX, XLS, ODS, atau CSV seperti halaman /impor/: diperiksa, lalu "
        "diterapkan seluruhnya atau tidak sama sekali. Baris terakhir menghitung baris."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("jenis", choices=kode_jenis())
        parser.add_argument("berkas", type=Path)
        parser.add_argument("--periksa", action="store_true", help="periksa saja, jangan ubah")
        parser.add_argument(
            "--kirim",
            action="store_true",
            help="laporan yang masuk langsung dikirim, dengan waktu impor ini",
        )
        parser.add_argument("--lembar", default="", help="nama lembar, bila ada beberapa")
        parser.add_argument("--oleh", default="", help="nama akun; bila kosong administrator")
        parser.add_argument(
            "--pastikan",
            action="store_true",
            help="peringatan (misalnya nama yang mirip) sudah diperiksa dan benar",
        )

    def handle(self, *args, **options) -> None:
        jenis = jenis_bernama(options["jenis"])
        assert jenis is not None  # argparse knows the registered ones
        if options["kirim"] and not jenis.kirim:
            raise CommandError(f"--kirim hanya untuk laporan, bukan {jenis.judul.lower()}.")
        oleh = self._pengguna(options["oleh"], jenis)
        try:
            isi = options["berkas"].read_bytes()
        except OSError as galat:
            raise CommandError(
                f"{options['berkas']} tidak dapat dibaca: {galat.strerror}."
            ) from galat
        try:
            with giliran():
                self._impor(jenis, options, isi, oleh)
        except BerkasDitolak as galat:
            raise CommandError(galat.pesan) from galat

    def _pengguna(self, nama: str, jenis: JenisImpor) -> Pengguna:
        aktif = Pengguna.objects.filter(is_active=True).order_by("pk")
        if nama:
            oleh = aktif.filter(username=nama).first()
        else:
            oleh = aktif.filter(peran=Peran.ADMINISTRATOR).first()
        if oleh is None:
            raise CommandError("Tidak ada akun aktif seperti itu; sebut dengan --oleh NAMA.")
        if not boleh(jenis, oleh):
            raise CommandError(f"{oleh.username} tidak berhak mengimpor {jenis.judul.lower()}.")
        return oleh

    def _impor(self, jenis: JenisImpor, options: dict, isi: bytes, oleh: Pengguna) -> None:
        hari_ini = timezone.localdate()
        batch = aksi.unggah(
            jenis=jenis,
            nama=options["berkas"].name,
            isi=isi,
            oleh=oleh,
            hari_ini=hari_ini,
            lembar=options["lembar"],
            kirim=options["kirim"],
        )
        hasil = aksi.hasil_dari(batch)
        if hasil is None:
            self._tanyakan(batch, oleh)
        assert hasil is not None
        self._sebut(hasil)
        berhenti = bool(hasil.galat) or (bool(hasil.peringatan) and not options["pastikan"])
        if options["periksa"] or berhenti or not hasil.berubah:
            aksi.buang(batch=batch, oleh=oleh)
        else:
            try:
                jadi = aksi.terapkan(
                    batch=batch, dipastikan=len(hasil.peringatan), oleh=oleh, hari_ini=hari_ini
                )
            except ValidationError as galat:
                raise CommandError(" ".join(galat.messages)) from galat
            if jadi is None:
                raise CommandError("Data berubah selagi berkas diperiksa; jalankan lagi.")
        self.stdout.write(hasil.ringkasan)
        if hasil.galat or (berhenti and not options["periksa"]):
            raise SystemExit(1)

    def _sebut(self, hasil: Hasil) -> None:
        for satu in hasil.galat:
            self.stdout.write(str(satu))
        for satu in hasil.peringatan:
            self.stdout.write(f"Pastikan: {satu}")
        if hasil.peringatan and not hasil.galat:
            self.stdout.write(
                f"{len(hasil.peringatan)} hal perlu dipastikan; bila benar, tambahkan --pastikan."
            )
        if not hasil.berubah and not hasil.galat:
            self.stdout.write("Tidak ada yang berubah: isi berkas sama dengan data sekarang.")

    def _tanyakan(self, batch: Batch, oleh: Pengguna) -> None:
        """Sheets or headings have to be said: what, and how."""
        lembar, judul, _ = aksi.yang_ditanyakan(batch)
        aksi.buang(batch=batch, oleh=oleh)
        if judul is None:
            raise CommandError(
                f"Berkas ini berisi {len(lembar)} lembar: {', '.join(lembar)}. Pilih satu dengan "
                "--lembar NAMA."
            )
        for tulisan in judul.asing.values():
            self.stdout.write(f"baris {judul.baris}, kolom {tulisan}: judul ini tidak dikenal.")
        raise CommandError(
            "Unggah berkas ini sekali di halaman /impor/ dan cocokkan kolomnya; sesudah itu "
            "dihafal. Atau hapus kolomnya."
        )
