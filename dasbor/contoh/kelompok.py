"""Groups of the sample: where, since when, until when, and what they are."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field

from dasbor.contoh import kuota, nama
from dasbor.contoh.ciri import isi_ciri, pasang_pilihan
from dasbor.contoh.latar import ACUAN, Latar, tanggal_acak
from dasbor.contoh.petugas import Lapangan
from inti.models import Urutan
from kelompok.jenis import Jenis
from kelompok.models import AlasanSelesai, Jeda, Kelompok, Perkiraan
from wilayah.models import Desa

SETAHUN_LALU = datetime.date(2019, 11, 13)
PERTAMA = datetime.date(2012, 2, 1)
SEHARI = datetime.timedelta(days=1)
T = datetime.date


@dataclass
class RencanaKelompok:
    """One group of the plan; `tetap` = never changes (the eleven of Yuliana).

    `urut` is its place in the plan, the same on every load (its `kode` is not).
    """

    jenis: str
    desa: Desa
    nama: str
    mulai: datetime.date
    selesai: datetime.date | None = None
    jeda: tuple[datetime.date, datetime.date] | None = None
    tetap: bool = False
    urut: int = 0
    objek: Kelompok = field(default_factory=Kelompok)

    def aktif_pada(self, tanggal: datetime.date) -> bool:
        ada = self.mulai <= tanggal and (self.selesai is None or self.selesai >= tanggal)
        return ada and not (self.jeda and self.jeda[0] <= tanggal <= self.jeda[1])


class Perancang:
    """Draws the plan, in time: what is active on the day of the report, then before and after."""

    def __init__(self, latar: Latar):
        self.latar = latar
        self.dadu = latar.dadu("kelompok")
        self.rencana: list[RencanaKelompok] = []
        self._dipakai: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._hidup = {kode: self._desa_hidup(kode) for kode in kuota.KECAMATAN}

    def susun(self) -> list[RencanaKelompok]:
        self._milik_yuliana()
        for kecamatan, jumlah in kuota.KECAMATAN.items():
            for jenis, n in zip(Jenis.values, jumlah, strict=True):
                self._aktif(kecamatan, jenis, n)
        self._baru_setahun()
        self._pernah_jeda()
        for jenis, setahun, dulu, jeda in zip(
            Jenis.values,
            kuota.BERAKHIR_SETAHUN,
            kuota.BERAKHIR_DULU,
            kuota.JEDA_SAAT_ITU,
            strict=True,
        ):
            for _ in range(setahun):
                self._tambah(
                    jenis, selesai=tanggal_acak(self.dadu, T(2019, 12, 1), T(2020, 10, 20))
                )
            for _ in range(dulu):
                self._tambah(jenis, selesai=tanggal_acak(self.dadu, T(2016, 3, 1), T(2019, 9, 30)))
            for _ in range(jeda):
                self._tambah(jenis, jeda=self._jeda(T(2019, 7, 1), T(2021, 3, 1)))
        for tahun in range(2021, self.latar.batas.year + 1):
            self._setahun(tahun)
        return [r for r in self.rencana if r.mulai <= self.latar.batas]

    def _milik_yuliana(self) -> None:
        for kode, daftar in kuota.YULIANA.items():
            for jenis, sebutan in daftar:
                self._dipakai[kode, jenis].add(sebutan)
                mulai = tanggal_acak(self.dadu, T(2013, 1, 1), T(2018, 12, 1))
                desa = self.latar.desa[kode]
                self.rencana.append(RencanaKelompok(jenis, desa, sebutan, mulai, tetap=True))

    def _desa_hidup(self, kecamatan: str) -> list[Desa]:
        """About two in three villages have groups; of these the lokus that the plan names."""
        calon = [d for d in self.latar.desa_di(kecamatan) if d.kode not in kuota.YULIANA]
        wajib = [d for d in calon if d.kode in kuota.BKB_ADA or d.jenis == "kelurahan"]
        lain = [d for d in calon if d not in wajib]
        banyak = max(round(len(calon) * 0.68), kuota.KECAMATAN[kecamatan][0] + 1)
        return wajib + self.dadu.sample(lain, min(len(lain), banyak - len(wajib)))

    def _aktif(self, kecamatan: str, jenis: str, n: int) -> None:
        """`n` groups of a kind, in as many villages as possible."""
        punya = [r for r in self.rencana if r.jenis == jenis and r.desa.kode.startswith(kecamatan)]
        for desa in self._pilih_desa(kecamatan, jenis, n - len(punya)):
            mulai = tanggal_acak(self.dadu, PERTAMA, T(2019, 10, 31))
            self._catat(jenis, desa, mulai)

    def _pilih_desa(self, kecamatan: str, jenis: str, n: int) -> list[Desa]:
        calon = [d for d in self._hidup[kecamatan] if self._boleh(jenis, d)]
        awal = [d for d in calon if self._didahulukan(jenis, d)]
        sisa = [d for d in calon if d not in awal]
        self.dadu.shuffle(sisa)
        urut = (awal + sisa) * 2  # a second group of the kind only where villages run out
        if jenis in (Jenis.UPPKS, Jenis.PIKR) and n > 2:
            urut.insert(1, urut[0])  # the seat of a kecamatan often has two
        return urut[:n]

    def _didahulukan(self, jenis: str, desa: Desa) -> bool:
        """Lokus that the plan gives a BKB; kelurahan, where schools and markets are."""
        if jenis == Jenis.BKB:
            return desa.kode in kuota.BKB_ADA
        return jenis in (Jenis.UPPKS, Jenis.PIKR) and desa.jenis == "kelurahan"

    def _boleh(self, jenis: str, desa: Desa) -> bool:
        return jenis != Jenis.BKB or desa.kode not in kuota.BKB_TIDAK_ADA

    def _catat(self, jenis: str, desa: Desa, mulai: datetime.date, **lain) -> RencanaKelompok:
        rencana = RencanaKelompok(jenis, desa, self._nama(jenis, desa, mulai), mulai, **lain)
        self.rencana.append(rencana)
        return rencana

    def _nama(self, jenis: str, desa: Desa, mulai: datetime.date) -> str:
        """A name that no other group of this kind in this village ever had."""
        if jenis == Jenis.PIKR and self.dadu.random() < 0.4:
            sekolah = self.dadu.choice(["SMPN 1", "SMPN 2", "SMAN 1", "SMKN 1"])
            calon = [f"{sekolah} {desa.kecamatan.nama}"]
        else:
            calon = self.dadu.sample(nama.KELOMPOK[jenis], len(nama.KELOMPOK[jenis]))
        if jenis == Jenis.BKB and (mulai <= ACUAN or self.dadu.random() < 0.6):
            calon = [f"HI {n}" for n in calon]
        dipakai = self._dipakai[desa.kode, jenis]
        pilihan = next((n for n in calon if n not in dipakai), f"{calon[0]} {len(dipakai) + 1}")
        dipakai.add(pilihan)
        return pilihan

    def _baru_setahun(self) -> None:
        """Some of those active were founded in the year before the report."""
        for jenis, n in zip(Jenis.values, kuota.DIBENTUK_SETAHUN, strict=True):
            for r in self.dadu.sample([r for r in self._lentur() if r.jenis == jenis], n):
                r.mulai = tanggal_acak(self.dadu, T(2019, 11, 20), T(2020, 10, 20))

    def _pernah_jeda(self) -> None:
        lama = [r for r in self._lentur() if r.mulai < T(2016, 1, 1)]
        for i, r in enumerate(self.dadu.sample(lama, kuota.PERNAH_JEDA)):
            dari, sampai = [(T(2017, 2, 1), T(2018, 6, 1)), (T(2020, 4, 1), T(2020, 7, 1))][i % 2]
            r.jeda = self._jeda(dari, sampai)

    def _jeda(self, dari: datetime.date, sampai: datetime.date):
        """From about `dari` to about `sampai`."""
        geser = datetime.timedelta(days=self.dadu.randint(0, 40))
        return dari + geser, sampai + geser

    def _lentur(self) -> list[RencanaKelompok]:
        """Active today by the plan, and free to change."""
        return [r for r in self.rencana if not r.tetap and r.selesai is None and r.jeda is None]

    def _tambah(self, jenis: str, **lain) -> RencanaKelompok:
        """One more group that is not active on the day of the report, somewhere."""
        kecamatan = self.dadu.choice(sorted(self._hidup))
        calon = [d for d in self._hidup[kecamatan] if self._boleh(jenis, d)]
        mulai = tanggal_acak(self.dadu, PERTAMA, T(2015, 12, 31))
        return self._catat(jenis, self.dadu.choice(calon), mulai, **lain)

    def _setahun(self, tahun: int) -> None:
        """What came and went in a year after the report; later villages may be new to it."""
        for jenis, baru, berakhir in zip(
            Jenis.values, kuota.BARU_PER_TAHUN, kuota.BERAKHIR_PER_TAHUN, strict=True
        ):
            lama = [r for r in self._lentur() if r.jenis == jenis and r.mulai.year < tahun - 1]
            for r in self.dadu.sample(lama, berakhir):
                r.selesai = self.latar.sudah(
                    tanggal_acak(self.dadu, T(tahun, 1, 15), T(tahun, 12, 20))
                )
            for _ in range(baru):
                kecamatan = self.dadu.choice(sorted(self._hidup))
                calon = [d for d in self.latar.desa_di(kecamatan) if d.kode not in kuota.YULIANA]
                mulai = tanggal_acak(self.dadu, T(tahun, 1, 10), T(tahun, 12, 10))
                self._catat(
                    jenis, self.dadu.choice([d for d in calon if self._boleh(jenis, d)]), mulai
                )


def buat_kelompok(latar: Latar, lapangan: Lapangan) -> list[RencanaKelompok]:
    """Insert the plan; endings are acts of their own, so that they stand in the history."""
    rencana = sorted(
        Perancang(latar).susun(), key=lambda r: (r.mulai, r.desa.kode, r.jenis, r.nama)
    )
    nomor = Urutan.ambil("kelompok", len(rencana))
    for urut, (n, r) in enumerate(zip(nomor, rencana, strict=True), start=1):
        r.urut = urut
        r.objek = _kelompok(latar, r, n)
        isi_ciri(latar, r.objek, urut, lapangan.pembina.get(r.desa.kode))
    semua = [r.objek for r in rencana]
    latar.simpan(semua)
    pasang_pilihan(latar, semua)
    _simpan_jeda(latar, rencana)
    _akhiri(latar, rencana)
    return rencana


def _kelompok(latar: Latar, r: RencanaKelompok, nomor: int) -> Kelompok:
    dadu = latar.dadu("kelompok", r.urut)
    perkiraan = dadu.choices(Perkiraan.values, [7, 2, 1])[0]
    if r.mulai >= SETAHUN_LALU or r.tetap:
        perkiraan = Perkiraan.TANGGAL
    mulai = {
        Perkiraan.TANGGAL: r.mulai,
        Perkiraan.BULAN: r.mulai.replace(day=1),
        Perkiraan.TAHUN: r.mulai.replace(month=1, day=1),
    }[Perkiraan(perkiraan)]
    dicatat = latar.saat(mulai, dadu)
    kelompok = Kelompok(
        kode=f"K-{nomor:05d}",
        jenis=r.jenis,
        nama=r.nama,
        desa=r.desa,
        mulai=mulai,
        mulai_perkiraan=perkiraan,
        diperiksa_pada=dicatat,
        diperiksa_oleh=latar.akun["operator"],
    )
    latar.tandai(kelompok, dicatat)
    return kelompok


ALASAN_JEDA = (
    "Kader pindah, belum ada pengganti",
    "Balai pertemuan diperbaiki",
    "Pertemuan dihentikan selama pandemi",
    "Ketua sakit lama",
)


def _simpan_jeda(latar: Latar, rencana: list[RencanaKelompok]) -> None:
    dadu = latar.dadu("jeda")
    latar.simpan(
        [
            Jeda(
                kelompok=r.objek,
                mulai=r.jeda[0],
                selesai=r.jeda[1],
                alasan=dadu.choice(ALASAN_JEDA),
            )
            for r in rencana
            if r.jeda and r.jeda[1] <= latar.batas
        ],
        tanggal="selesai",
    )


def _akhiri(latar: Latar, rencana: list[RencanaKelompok]) -> None:
    dadu = latar.dadu("akhiri")
    for r in rencana:
        selesai = r.selesai
        if r.jeda and r.jeda[1] > latar.batas:  # not yet revived: so far an ended group
            selesai = r.jeda[0] - SEHARI
        if selesai is None:
            continue
        r.selesai = r.objek.selesai = max(selesai, r.objek.mulai)
        r.objek.alasan_selesai = dadu.choice(
            [AlasanSelesai.TIDAK_AKTIF, AlasanSelesai.TIDAK_AKTIF, AlasanSelesai.BUBAR]
        )
        saat = latar.saat(selesai, dadu, 20)
        latar.ubah(r.objek, saat, oleh="operator", alasan="Menurut laporan petugas")
