"""What stands under the groups of the sample: decrees, assessments, members."""

import datetime
import random

from dasbor.contoh import kuota, nama
from dasbor.contoh.kelompok import RencanaKelompok
from dasbor.contoh.latar import ACUAN, Latar, tanggal_acak
from dasbor.contoh.sk import BukuSk
from dinas.models import Penerbit, SuratKeputusan
from kelompok.jenis import Jenis
from kelompok.models import Anggota, Penilaian, PeranAnggota, SkKelompok

SEHARI = datetime.timedelta(days=1)


def _tambah_tahun(tanggal: datetime.date, tahun: int) -> datetime.date:
    hari = min(tanggal.day, 28)
    return tanggal.replace(year=tanggal.year + tahun, day=hari)


def buat_sk(latar: Latar, rencana: list[RencanaKelompok], buku: BukuSk) -> None:
    """Decrees of groups; exactly `kuota.TANPA_SK` have none in force on the day of the report."""
    tanpa = _tanpa_sk(latar, rencana)
    baris = []
    for r in rencana:
        dadu = latar.dadu("sk", r.urut)
        akhir = r.selesai or latar.batas
        if r.objek.pk in tanpa:
            masa = _masa_terlambat(dadu, r)
        elif r.aktif_pada(ACUAN):
            masa = _masa_teratur(dadu, r)
        else:
            masa = _masa_teratur(dadu, r) if dadu.random() < 0.7 else []
        for tanggal, sampai in masa:
            if tanggal <= akhir:
                sk = buku.catat(
                    Penerbit.KEPALA_DESA,
                    tanggal,
                    "140",
                    f"Pengukuhan {r.objek} {r.desa.nama_lengkap}",
                    sampai,
                )
                baris.append(SkKelompok(kelompok=r.objek, sk=sk))
    latar.simpan(baris, tanggal="")
    _hampir_habis(latar, [r for r in rencana if r.selesai is None and not r.tetap])


def _tanpa_sk(latar: Latar, rencana: list[RencanaKelompok]) -> set[int]:
    dadu = latar.dadu("tanpa-sk")
    hasil: set[int] = set()
    for jenis, n in zip(Jenis.values, kuota.TANPA_SK, strict=True):
        calon = [r.objek.pk for r in rencana if r.jenis == jenis and r.aktif_pada(ACUAN)]
        hasil.update(dadu.sample(calon, n))
    return hasil


Masa = list[tuple[datetime.date, datetime.date | None]]


def _masa_teratur(dadu: random.Random, r: RencanaKelompok) -> Masa:
    """A decree soon after founding, for ever or for some years and then renewed in time."""
    mulai = r.objek.mulai + dadu.randint(0, 20) * SEHARI
    mulai = min(mulai, max(ACUAN - 5 * SEHARI, r.objek.mulai))
    masa: Masa = []
    while True:
        lama = dadu.choice([None, None, 3, 5])
        if lama is None:
            return [*masa, (mulai, None)]
        sampai = _tambah_tahun(mulai, lama)
        masa.append((mulai, sampai))
        if sampai > ACUAN and dadu.random() < 0.25:
            return masa  # ran out, and nobody has renewed it yet
        mulai = sampai + SEHARI


def _masa_terlambat(dadu: random.Random, r: RencanaKelompok) -> Masa:
    """None at all, or expired before the report, or issued only after it."""
    nasib = dadu.choice(["tidak", "tidak", "habis", "kemudian"])
    if nasib == "habis" and r.objek.mulai.year < 2016:
        mulai = r.objek.mulai + 15 * SEHARI
        return [(mulai, _tambah_tahun(mulai, 3))]
    if nasib == "kemudian":
        return [(tanggal_acak(dadu, ACUAN + 60 * SEHARI, datetime.date(2024, 6, 1)), None)]
    return []


def _hampir_habis(latar: Latar, aktif: list[RencanaKelompok]) -> None:
    """Some decrees end within two months of the last day."""
    dadu = latar.dadu("hampir-habis")
    terbuka = SkKelompok.objects.filter(
        kelompok__in=[r.objek.pk for r in aktif],
        sk__berlaku_sampai__isnull=True,
        sk__tanggal__lt=latar.batas - 365 * SEHARI,
    ).order_by("kelompok__kode", "pk")
    for satu in dadu.sample(list(terbuka.select_related("sk")), kuota.SK_HAMPIR_HABIS):
        satu.sk.berlaku_sampai = latar.batas + dadu.randint(20, 55) * SEHARI
        SuratKeputusan.objects.filter(pk=satu.sk_id).update(berlaku_sampai=satu.sk.berlaku_sampai)
        SuratKeputusan.riwayat.filter(id=satu.sk_id).update(berlaku_sampai=satu.sk.berlaku_sampai)


def buat_penilaian(latar: Latar, rencana: list[RencanaKelompok]) -> None:
    """Three of four groups were assessed, about every two years, and mostly climb."""
    baris = []
    for r in rencana:
        dadu = latar.dadu("penilaian", r.urut)
        if dadu.random() > 0.76:
            continue
        tingkat = 0
        tanggal = max(r.objek.mulai, datetime.date(2016, 1, 4)) + dadu.randint(150, 500) * SEHARI
        while tanggal <= (r.selesai or latar.batas):
            skala = r.objek.sifat.skala
            baris.append(
                Penilaian(
                    kelompok=r.objek,
                    tanggal=tanggal,
                    klasifikasi=skala[tingkat],
                    penilai=r.objek.pembina_nama,
                    catatan=dadu.choice(["", "", "Pencatatan lengkap.", "Kader perlu dilatih."]),
                )
            )
            tingkat = min(len(skala) - 1, tingkat + dadu.choice([0, 0, 1]))
            tanggal += dadu.randint(500, 900) * SEHARI
    latar.simpan(baris, tanggal="tanggal")


def buat_anggota(latar: Latar, rencana: list[RencanaKelompok]) -> None:
    baris: list[Anggota] = []
    for r in rencana:
        dadu = latar.dadu("anggota", r.urut)
        if r.selesai and dadu.random() < 0.4:
            continue  # of old groups few names were written down
        if r.jenis == Jenis.PIKR:
            baris += _remaja(latar, dadu, r)
        else:
            baris += _keluarga(latar, dadu, r)
    for satu, kode in zip(baris, Anggota.kode_baru(len(baris)), strict=True):
        satu.kode = kode
    latar.simpan(baris)


PENGURUS = (PeranAnggota.KETUA, PeranAnggota.SEKRETARIS, PeranAnggota.BENDAHARA)


def _keluarga(latar: Latar, dadu: random.Random, r: RencanaKelompok) -> list[Anggota]:
    kader = [] if r.jenis == Jenis.UPPKS else [PeranAnggota.KADER] * dadu.randint(2, 5)
    anggota = [PeranAnggota.ANGGOTA] * dadu.randint(2, 8)
    lahir = (1948, 1965) if r.jenis == Jenis.BKL else (1970, 1994)
    hasil = []
    for peran in [*PENGURUS, *kader, *anggota]:
        kelamin = "P" if dadu.random() < 0.85 else "L"
        mulai = _mulai(dadu, r, latar.batas)
        satu = _anggota(latar, dadu, r, peran, kelamin, mulai)
        tahun = lahir if peran == PeranAnggota.ANGGOTA else (1970, 1994)
        satu.tahun_lahir = dadu.randint(*tahun) if dadu.random() < 0.85 else None
        hasil.append(satu)
        if dadu.random() < 0.12:  # left, and somebody else came
            hasil.append(_pengganti(latar, dadu, satu))
    return hasil


def _remaja(latar: Latar, dadu: random.Random, r: RencanaKelompok) -> list[Anggota]:
    """Members are 14 to 22; every four years a new set of them."""
    hasil, mulai = [], r.objek.mulai
    akhir = r.selesai or latar.batas
    while mulai <= akhir:
        habis = _tambah_tahun(mulai, 4) - SEHARI
        sebaya = [PeranAnggota.PENDIDIK_SEBAYA] * 2 + [PeranAnggota.KONSELOR_SEBAYA] * 2
        for peran in [*PENGURUS, *sebaya, *[PeranAnggota.ANGGOTA] * dadu.randint(2, 5)]:
            satu = _anggota(latar, dadu, r, peran, dadu.choice("LP"), mulai)
            satu.tahun_lahir = mulai.year - dadu.randint(14, 18) if dadu.random() < 0.9 else None
            satu.selesai = r.selesai if habis > akhir else habis
            hasil.append(satu)
        mulai = habis + SEHARI
    return hasil


def _mulai(dadu: random.Random, r: RencanaKelompok, batas: datetime.date) -> datetime.date:
    """On founding, or some time after it."""
    if dadu.random() < 0.7:
        return r.objek.mulai
    return tanggal_acak(dadu, r.objek.mulai, min(r.selesai or batas, batas))


def _anggota(latar, dadu, r: RencanaKelompok, peran: str, kelamin: str, mulai) -> Anggota:
    muda = r.jenis == Jenis.PIKR
    return Anggota(
        kelompok=r.objek,
        nama=nama.orang(dadu, kelamin),
        jenis_kelamin=kelamin,
        peran=peran,
        mulai=mulai,
        selesai=r.selesai,
        terlatih=peran != PeranAnggota.ANGGOTA and dadu.random() < 0.45,
        telepon="" if muda or dadu.random() < 0.6 else latar.telepon(),
    )


def _pengganti(latar: Latar, dadu: random.Random, lama: Anggota) -> Anggota:
    """Ends `lama` and gives who came after."""
    akhir = lama.selesai or latar.batas
    tengah = lama.mulai + (akhir - lama.mulai) / 2
    lama.selesai = tengah
    return Anggota(
        kelompok=lama.kelompok,
        nama=nama.orang(dadu, lama.jenis_kelamin),
        jenis_kelamin=lama.jenis_kelamin,
        peran=lama.peran,
        mulai=min(tengah + SEHARI, akhir),
        selesai=akhir if akhir != latar.batas else None,
        tahun_lahir=lama.tahun_lahir,
        terlatih=lama.terlatih,
    )
