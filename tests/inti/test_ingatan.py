import threading

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from inti.ingatan import ingatan_baru, ingatan_permintaan, mengingat, sekali


class Sumber:
    """Counts how often it was asked, and answers with that number."""

    def __init__(self):
        self.kali = 0

    def __call__(self) -> int:
        self.kali += 1
        return self.kali


def test_di_luar_ingatan_selalu_ditanya():
    sumber = Sumber()
    assert [sekali("a", sumber), sekali("a", sumber)] == [1, 2]
    assert not mengingat()


def test_di_dalam_ingatan_sekali_per_kunci():
    sumber = Sumber()
    with ingatan_baru():
        assert mengingat()
        assert [sekali("a", sumber), sekali("a", sumber), sekali("b", sumber)] == [1, 1, 2]


def test_jawaban_kosong_pun_diingat():
    kali = []
    with ingatan_baru():
        for _ in range(2):
            assert sekali("a", lambda: kali.append(1)) is None
    assert kali == [1]


def baca(cara: str, sumber: Sumber, galat: Exception | None = None) -> str:
    """One request to a page that asks twice."""

    def jawab(request):
        dua = f"{sekali('a', sumber)} {sekali('a', sumber)}"
        if galat:
            raise galat
        return HttpResponse(dua)

    response = ingatan_permintaan(jawab)(RequestFactory().generic(cara, "/"))
    assert isinstance(response, HttpResponse)
    return response.content.decode()


@pytest.mark.parametrize("cara", ["GET", "HEAD"])
def test_setiap_halaman_dibaca_dengan_ingatan_sendiri(cara):
    sumber = Sumber()
    assert [baca(cara, sumber), baca(cara, sumber)] == ["1 1", "2 2"]
    assert not mengingat()


@pytest.mark.parametrize("cara", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_yang_mengubah_tidak_mengingat(cara):
    assert baca(cara, Sumber()) == "1 2"


def test_halaman_yang_gagal_tidak_meninggalkan_ingatan():
    with pytest.raises(ValueError, match="rusak"):
        baca("GET", Sumber(), ValueError("rusak"))
    assert not mengingat()
    assert sekali("a", lambda: "baru") == "baru"


def test_dua_utas_tidak_berbagi_ingatan():
    """Two pages read at the same time: both stand inside their memory when either asks."""
    pintu, hasil = threading.Barrier(2), {}

    def halaman(nama: str):
        def jawab(request):
            pintu.wait(timeout=10)
            sekali("a", lambda: nama)
            pintu.wait(timeout=10)
            hasil[nama] = sekali("a", lambda: "lain")
            return HttpResponse()

        ingatan_permintaan(jawab)(RequestFactory().get("/"))

    utas = [threading.Thread(target=halaman, args=[nama]) for nama in ("x", "y")]
    for u in utas:
        u.start()
    for u in utas:
        u.join()

    assert hasil == {"x": "x", "y": "y"}
