"""The plan of field staff: who was what since when, and who served which villages since when."""

import datetime
from dataclasses import dataclass

from petugas.models import JenisJabatan, Jenjang, StatusPegawai

T = datetime.date
SISA = "*"  # all villages of the kecamatan that nobody else of the same line has


@dataclass(frozen=True)
class RencanaJabatan:
    mulai: datetime.date
    jenis: str
    status: str = StatusPegawai.KONTRAK
    jenjang: str = ""
    selesai: datetime.date | None = None


@dataclass(frozen=True)
class RencanaPetugas:
    nama: str
    jabatan: tuple[RencanaJabatan, ...]
    akun: str = ""
    lahir: int = 1985


def _kontrak(mulai: datetime.date, selesai: datetime.date | None = None) -> RencanaJabatan:
    return RencanaJabatan(mulai, JenisJabatan.NON_PNS, selesai=selesai)


def _pkb(mulai, jenjang=Jenjang.AHLI_PERTAMA, selesai=None, status=StatusPegawai.PNS_PUSAT):
    return RencanaJabatan(mulai, JenisJabatan.PKB, status, jenjang, selesai)


def _plkb(mulai, jenjang, selesai) -> RencanaJabatan:
    return RencanaJabatan(mulai, JenisJabatan.PLKB, StatusPegawai.PNS_DAERAH, jenjang, selesai)


def _satu(nama: str, *jabatan: RencanaJabatan, **lain) -> RencanaPetugas:
    return RencanaPetugas(nama, jabatan, **lain)


PETUGAS = {
    "yuliana": _satu(
        "Yuliana, S.KM",
        _kontrak(T(2016, 2, 1), T(2017, 2, 28)),
        _pkb(T(2017, 3, 1), selesai=T(2022, 9, 30)),
        _pkb(T(2022, 10, 1), Jenjang.AHLI_MUDA),
        akun="pkb",
        lahir=1990,
    ),
    "hendra": _satu("Hendra Saputra, S.Sos", _pkb(T(2013, 4, 1), Jenjang.AHLI_MUDA), lahir=1979),
    "rusmiati": _satu("Rusmiati", _kontrak(T(2014, 1, 2))),
    "silvanus": _satu(
        "Silvanus Ngantung, S.Sos",
        _pkb(T(2015, 3, 1), Jenjang.AHLI_MUDA),
        akun="koordinator",
        lahir=1982,
    ),
    "lusiana": _satu("Lusiana Rampai", _kontrak(T(2017, 1, 2), T(2025, 1, 1))),
    "natalia": _satu("Natalia Sangkai, A.Md.Keb", _kontrak(T(2025, 1, 2))),
    "agus": _satu(
        "Agus Suriansyah",
        _pkb(T(2012, 1, 2), Jenjang.AHLI_MADYA, T(2022, 6, 30)),
        lahir=1964,
    ),
    "kristina": _satu(
        "Kristina, S.E",
        _kontrak(T(2016, 1, 4), T(2023, 12, 31)),
        _pkb(T(2024, 1, 1), status=StatusPegawai.PPPK),
        lahir=1991,
    ),
    "dewi": _satu("Dewi Anjelina, S.Psi", _pkb(T(2022, 7, 1)), lahir=1996),
    "yosefina": _satu("Yosefina Laju, S.Pd", _pkb(T(2014, 2, 3)), lahir=1988),
    "bambang": _satu("Bambang Tingang", _kontrak(T(2016, 1, 4), T(2021, 3, 31))),
    "riska": _satu("Riska Umbing, S.Tr.Keb", _kontrak(T(2021, 7, 1))),
    "tundan": _satu(
        "Tundan Silam", _plkb(T(2012, 1, 2), Jenjang.PENYELIA, T(2019, 6, 30)), lahir=1961
    ),
    "erni": _satu("Erni Suryani", _kontrak(T(2019, 7, 1))),
    "frans": _satu("Fransiskus Gaman", _kontrak(T(2024, 3, 1))),
    "nia": _satu("Nia Karolina Bajik", _kontrak(T(2015, 1, 5))),
    "sapto": _satu("Sapto Wibowo", _kontrak(T(2016, 1, 4))),
    "yohanes": _satu("Yohanes Timbung", _kontrak(T(2014, 1, 2))),
    "ledi": _satu("Ledi Sangen", _plkb(T(2012, 1, 2), Jenjang.MAHIR, T(2017, 1, 1)), lahir=1958),
    "dina": _satu("Dina Rasau", _kontrak(T(2017, 1, 2))),
    "petrus": _satu("Petrus Bangkan", _kontrak(T(2025, 6, 2))),
    "yanti": _satu("Yanti Sulastri", _kontrak(T(2015, 1, 5))),
    "herlina": _satu("Herlina Nyahu", _kontrak(T(2016, 1, 4), T(2026, 8, 31))),
    "roni": _satu("Roni Setiawan", _kontrak(T(2018, 1, 2), T(2023, 5, 31))),
    "mega": _satu("Mega Puspita Unjung", _kontrak(T(2023, 8, 1))),
}

# Kecamatan → (since, officer → last digits of the villages). A village that a line leaves out
# has no officer from then on.
BINAAN: dict[str, list[tuple[datetime.date, dict[str, str]]]] = {
    "62.10.01": [(T(2015, 1, 5), {"nia": SISA})],
    "62.10.02": [
        (T(2014, 1, 2), {"hendra": "1001 1012 2002 2004 2013 2014 2015", "rusmiati": SISA}),
        (
            T(2016, 2, 1),
            {
                "hendra": "1001 1012 2002 2004 2013 2014 2015",
                "yuliana": "2003",
                "rusmiati": SISA,
            },
        ),
        (
            T(2018, 1, 2),
            {
                "hendra": "1001 1012 2002 2013 2015",
                "yuliana": "2004 2008 2009 2011 2014",
                "rusmiati": SISA,
            },
        ),
        (
            T(2019, 7, 1),
            {
                "hendra": "1001 1012 2002 2010 2013",
                "yuliana": "2004 2006 2009 2011 2015",
                "rusmiati": SISA,
            },
        ),
    ],
    "62.10.03": [
        (T(2015, 3, 1), {"silvanus": SISA}),
        (
            T(2017, 1, 2),
            {"silvanus": "1005 2001 2002 2003 2004 2011 2012 2014", "lusiana": SISA},
        ),
        (
            T(2025, 1, 2),
            {"silvanus": "1005 2001 2002 2003 2004 2011 2012 2014", "natalia": SISA},
        ),
    ],
    "62.10.04": [
        (T(2012, 1, 2), {"agus": SISA}),
        (
            T(2016, 1, 4),
            {
                "agus": "1001 2002 2008 2019 2028 2029",
                "kristina": "2005 2006 2012 2014 2021",
            },
        ),
        (
            T(2022, 7, 1),
            {
                "dewi": "1001 2002 2008 2019 2028 2029",
                "kristina": "2005 2006 2012 2014 2021",
            },
        ),
        (T(2024, 1, 1), {"dewi": "1001 2002 2008 2019 2028 2029", "kristina": SISA}),
    ],
    "62.10.05": [
        (T(2014, 2, 3), {"yosefina": SISA}),
        (
            T(2016, 1, 4),
            {"yosefina": "1021 2001 2002 2009 2014 2015 2027", "bambang": SISA},
        ),
        (T(2021, 4, 1), {"yosefina": "1021 2001 2002 2009 2014 2015 2027"}),
        (T(2021, 7, 1), {"yosefina": "1021 2001 2002 2009 2014 2015 2027", "riska": SISA}),
    ],
    "62.10.06": [
        (T(2012, 1, 2), {"tundan": SISA}),
        (T(2019, 7, 1), {"erni": SISA}),
        (T(2024, 3, 1), {"erni": "1001 2002 2003 2014 2017 2018", "frans": SISA}),
    ],
    "62.10.07": [(T(2016, 1, 4), {"sapto": SISA})],
    "62.10.08": [
        (T(2014, 1, 2), {"yohanes": "1008 2001 2003 2005 2006 2007"}),
        (T(2023, 2, 1), {"yohanes": SISA}),
    ],
    "62.10.09": [
        (T(2012, 1, 2), {"ledi": SISA}),
        (T(2017, 1, 2), {"dina": "1003 2001 2002 2005 2007 2008 2009 2010 2011"}),
        (T(2025, 6, 2), {"dina": "1003 2001 2005 2008 2009 2010", "petrus": SISA}),
    ],
    "62.10.10": [(T(2015, 1, 5), {"yanti": SISA})],
    "62.10.11": [(T(2016, 1, 4), {"herlina": SISA}), (T(2026, 9, 1), {})],
    "62.10.12": [
        (T(2018, 1, 2), {"roni": "1006 2001 2002 2003 2004 2005 2007 2008 2009 2010"}),
        (T(2023, 6, 1), {}),
        (T(2023, 8, 1), {"mega": "1006 2001 2002 2003 2004 2005 2007 2008 2009 2010"}),
    ],
}

# Officer, kecamatan, since, until. Four kecamatan have none.
KOORDINATOR = [
    ("nia", "62.10.01", T(2018, 1, 2), None),
    ("hendra", "62.10.02", T(2018, 1, 2), None),
    ("silvanus", "62.10.03", T(2016, 1, 4), None),
    ("agus", "62.10.04", T(2016, 1, 4), T(2022, 6, 30)),
    ("dewi", "62.10.04", T(2022, 7, 1), None),
    ("yosefina", "62.10.05", T(2016, 1, 4), None),
    ("erni", "62.10.06", T(2019, 7, 1), None),
    ("sapto", "62.10.07", T(2018, 1, 2), None),
    ("dina", "62.10.09", T(2018, 1, 2), None),
]
