"""The monthly sheet as a browser sees it: what its form would send, and its rows."""

from html.parser import HTMLParser

from kelompok.models import Kelompok

BULAN = "2020-10"
ALAMAT = f"/laporan/lembar/{BULAN}/"


class _Formulir(HTMLParser):
    """Collects the enabled controls of form[data-lembar]."""

    def __init__(self):
        super().__init__()
        self.di_dalam = False
        self.isian: dict[str, str | list[str]] = {}
        self.mati: set[str] = set()

    def handle_starttag(self, tag, attrs):
        sifat = dict(attrs)
        if tag == "form":
            self.di_dalam = "data-lembar" in sifat
        if tag != "input" or not self.di_dalam or "name" not in sifat:
            return
        nama = sifat["name"]
        if "disabled" in sifat:
            self.mati.add(nama)
        elif sifat.get("type") != "checkbox":
            self.isian[nama] = sifat.get("value", "")
        elif "checked" in sifat:
            self.isian.setdefault(nama, []).append(sifat.get("value", "on"))

    def handle_endtag(self, tag):
        if tag == "form":
            self.di_dalam = False


class Lembar:
    """A sheet opened by `client`; `isi(kelompok, anggota=41)` types, `kirim()` presses a button."""

    def __init__(self, client, alamat: str = ALAMAT, jawaban=None):
        self.client, self.alamat = client, alamat
        self.jawaban = jawaban or client.get(alamat)
        assert self.jawaban.status_code == 200, self.jawaban.status_code
        formulir = _Formulir()
        formulir.feed(self.jawaban.text)
        self.isian, self.mati = formulir.isian, formulir.mati
        self.isian.pop("csrfmiddlewaretoken", None)
        self.urut = {
            int(str(v)): n.removesuffix("-kelompok")
            for n, v in self.isian.items()
            if n.endswith("-kelompok")
        }

    def nama(self, kelompok: Kelompok, kolom: str) -> str:
        return f"{self.urut[kelompok.pk]}-{kolom}"

    def nilai(self, kelompok: Kelompok, kolom: str):
        return self.isian[self.nama(kelompok, kolom)]

    def isi(self, kelompok: Kelompok, **angka) -> "Lembar":
        """Type into the row; `nihil=True` ticks, `konfirmasi=[…]` ticks warnings."""
        for kolom, nilai in angka.items():
            nama = self.nama(kelompok, kolom)
            if kolom == "nihil" and not nilai:
                self.isian.pop(nama, None)
            else:
                self.isian[nama] = "1" if nilai is True else nilai
        return self

    def penuhi(self, kelompok: Kelompok, **lain) -> "Lembar":
        """A plausible month of any kind."""
        angka = {
            "sasaran": 58,
            "anggota": 41,
            "anggota_pus": 35,
            "pus_ber_kb": 27,
            "pertemuan": 1,
            "hadir": 29,
        }
        wajib = {k: v for k, v in angka.items() if k in kelompok.sifat.kolom_wajib}
        return self.isi(kelompok, **wajib | lain)

    def simpan(self, **kwargs):
        return self.kirim("simpan", **kwargs)

    def kirim(self, aksi: str = "kirim", **kwargs):
        return self.client.post(self.alamat, self.isian | {"aksi": aksi}, **kwargs)

    def json(self, *kelompok: Kelompok, aksi: str = "simpan"):
        """What the page sends by itself: the rows that changed, asking for JSON."""
        return self.client.post(
            self.alamat,
            self.sebagian(*kelompok) | {"aksi": aksi},
            headers={"Accept": "application/json"},
        )

    def sebagian(self, *kelompok: Kelompok) -> dict:
        """The form with the rows of `kelompok` only, numbered anew."""
        hasil: dict = {"form-INITIAL_FORMS": len(kelompok), "form-TOTAL_FORMS": len(kelompok)}
        for n, k in enumerate(kelompok):
            awalan = f"{self.urut[k.pk]}-"
            for nama, nilai in self.isian.items():
                if nama.startswith(awalan):
                    hasil[f"form-{n}-{nama.removeprefix(awalan)}"] = nilai
        return hasil


def pesan(jawaban) -> list[str]:
    """Messages for the user, on this page or the one that it leads to."""
    return [str(m) for m in jawaban.context["messages"]] if jawaban.context else []
