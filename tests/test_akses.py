"""One table of every address and its answer per role, for GET and for an empty POST.

A route that is missing from the table fails. Columns are the cast: A anonymous, P pimpinan,
O operator, D administrator, B officer of the village, L officer of another village, U officer
whose assignment ended yesterday, K coordinator of the kecamatan.

Answers: a status, or `masuk` = redirect to the login page, `alih` = any other redirect.
"""

import datetime

import pytest
from django.db import transaction
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from dinas.peran import Peran
from kelompok.models import Usulan
from petugas.models import Koordinator, Penugasan
from tests.akses import TABEL
from tests.pabrik import (
    AWAL,
    buat_akun_koordinator,
    buat_akun_petugas,
    buat_anggota,
    buat_daftar_lokus,
    buat_desa,
    buat_imp,
    buat_kelompok,
    buat_penghargaan,
    buat_pengguna,
    buat_penilaian,
    buat_sk_kelompok,
)

pytestmark = pytest.mark.django_db
PEMERAN = "APODBLUK"
# Third-party pages have tests of their own upstream; ours pins only that the door is shut.
LUAR = ("admin:", "mfa_")


def baca_tabel() -> dict[str, dict[str, list[str]]]:
    """Route → method → answers in the order of PEMERAN; `*` stands for "the same for all"."""
    hasil: dict[str, dict[str, list[str]]] = {}
    for baris in TABEL.strip().splitlines():
        if not baris.strip() or baris.lstrip().startswith("#"):
            continue
        nama, _, jawaban = baris.partition("|")
        ambil, _, kirim = jawaban.partition("|")
        hasil[nama.strip()] = {"get": _bentang(ambil), "post": _bentang(kirim)}
    return hasil


def _bentang(teks: str) -> list[str]:
    isi = teks.split()
    return isi * len(PEMERAN) if len(isi) == 1 else isi


def semua_rute(pola=None, awalan: str = "") -> set[str]:
    """Names of all our routes, with their namespace."""
    nama = set()
    for p in pola or get_resolver().url_patterns:
        if isinstance(p, URLResolver):
            ruang = f"{awalan}{p.namespace}:" if p.namespace else awalan
            nama |= semua_rute(p.url_patterns, ruang)
        elif isinstance(p, URLPattern) and p.name:
            nama.add(awalan + p.name)
    return {n for n in nama if not n.startswith(LUAR)}


def test_tabel_memuat_setiap_rute():
    assert set(baca_tabel()) == semua_rute()


class Panggung:
    """One of everything in the village of officer B, and the accounts of the cast."""

    def __init__(self):
        kemarin = timezone.localdate() - datetime.timedelta(days=1)
        self.desa = buat_desa()
        lain = buat_desa()
        self.pengguna = {
            "P": buat_pengguna(Peran.PIMPINAN),
            "O": buat_pengguna(Peran.OPERATOR),
            "D": buat_pengguna(Peran.ADMINISTRATOR),
            "B": buat_akun_petugas(self.desa),
            "L": buat_akun_petugas(lain),
            "U": buat_akun_petugas(),
            "K": buat_akun_koordinator(self.desa.kecamatan),
        }
        Penugasan.objects.create(
            desa=self.desa,
            petugas=self.pengguna["U"].petugas,
            mulai=AWAL - datetime.timedelta(days=365),
            selesai=AWAL - datetime.timedelta(days=1),
        )
        self._pindahkan_penugasan_b(kemarin)
        self.kelompok = buat_kelompok(self.desa)
        self.args = self._args()

    def _pindahkan_penugasan_b(self, kemarin):
        """U had the village until yesterday, B has it since today."""
        Penugasan.objects.filter(petugas=self.pengguna["U"].petugas).update(
            mulai=AWAL, selesai=kemarin
        )
        Penugasan.objects.filter(petugas=self.pengguna["B"].petugas).update(
            mulai=timezone.localdate()
        )

    def _args(self) -> dict[str, list]:
        k, b = self.kelompok, self.pengguna["B"].petugas
        daftar = buat_daftar_lokus(2021, self.desa)
        usulan = Usulan.objects.create(
            kelompok=k, tindakan="batalkan", alasan="x", diajukan_oleh=self.pengguna["B"]
        )
        bagian = {
            "anggota": buat_anggota(k),
            "penilaian": buat_penilaian(k),
            "sk": buat_sk_kelompok(k),
        }
        penghargaan = buat_penghargaan({"jenis": "kelompok", "kelompok": k})
        koordinator = Koordinator.objects.get()
        return {
            "wilayah:desa": [self.desa.kode],
            "wilayah:kecamatan": [self.desa.kecamatan.kode],
            "kelompok:usulan_putus": [usulan.pk],
            "kelompok:usulan_ajukan": [k.pk, "akhiri"],
            "kelompok:anggota_": [k.pk, bagian["anggota"].pk],
            "kelompok:penilaian_": [k.pk, bagian["penilaian"].pk],
            "kelompok:sk_": [k.pk, bagian["sk"].pk],
            "kelompok:": [k.pk],
            "petugas:jabatan_": [b.pk, b.jabatan.get().pk],
            "petugas:penugasan_": [b.pk, b.penugasan.get().pk],
            "petugas:koordinator_": [koordinator.petugas_id, koordinator.pk],
            "petugas:imp_": [buat_imp(self.desa).pk],
            "petugas:": [b.pk],
            "penghargaan:": [penghargaan.pk],
            "stunting:lokus_desa_batalkan": [2021, daftar.lokus.get().pk],
            "stunting:": [2021],
        }

    def alamat(self, nama: str) -> str:
        """Address of a route with the arguments of the stage, as many as it takes."""
        for awalan, args in self.args.items():
            if nama.startswith(awalan):
                for banyak in range(len(args), -1, -1):
                    try:
                        return reverse(nama, args=args[:banyak])
                    except NoReverseMatch:
                        continue
        return reverse(nama)

    def jawaban(self, client, nama: str, cara: str, pemeran: str) -> str:
        client.logout()
        if user := self.pengguna.get(pemeran):
            client.force_login(user)
        response = getattr(client, cara)(self.alamat(nama))
        if response.status_code == 302:
            return "masuk" if response.headers["Location"].startswith("/masuk/") else "alih"
        return str(response.status_code)


@pytest.mark.parametrize("cara", ["get", "post"])
@pytest.mark.parametrize("nama", sorted(baca_tabel()))
def test_jawaban_per_peran(client, nama, cara):
    """Each answer on a fresh stage: an act that went through must not spoil the next one."""
    panggung = Panggung()
    nyata = []
    for pemeran in PEMERAN:
        titik = transaction.savepoint()
        nyata.append(panggung.jawaban(client, nama, cara, pemeran))
        transaction.savepoint_rollback(titik)

    assert dict(zip(PEMERAN, nyata, strict=True)) == dict(
        zip(PEMERAN, baca_tabel()[nama][cara], strict=True)
    )
