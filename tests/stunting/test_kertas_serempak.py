"""Two real connections on one worksheet: one outcome, nobody's work overwritten.

What an answer says is read from its text: the test client's `context` mixes up threads.
"""

import re

import pytest
from django.test import Client
from django.urls import reverse

from stunting.models import BarisBeku, DaftarLokus, KertasDesa, KertasKerja, Lokus
from tests.kelompok.test_lembar_serempak import serentak
from tests.pabrik import buat_desa, buat_pengguna
from tests.pabrik_stunting import buat_cakupan, buat_keluarga, buat_kertas, buat_pengukuran

pytestmark = pytest.mark.django_db(transaction=True)
ULANGAN = 3


@pytest.fixture
def kertas() -> KertasKerja:
    for pendek in (5, 15):
        desa = buat_desa()
        buat_pengukuran(desa, pendek=pendek)
        buat_keluarga(desa)
        buat_cakupan(desa)
    return buat_kertas(2021, n=1)


def orang() -> Client:
    client = Client()
    client.force_login(buat_pengguna())
    return client


def alamat(nama: str, *args) -> str:
    return reverse(f"stunting:{nama}", args=[2021, *args])


def sidik(client: Client) -> str:
    cocok = re.search(r'name="sidik" value="(\w+)"', client.get(alamat("kertas_bekukan")).text)
    assert cocok
    return cocok[1]


def isian(kertas: KertasKerja, **ubah) -> dict:
    bobot = {f"bobot_{k}": v for k, v in kertas.bobot.items()}
    return bobot | {"n": kertas.n, "versi": kertas.versi} | ubah


def tetapkan(client: Client, tanda: str):
    isi = {"dasar": "Rembuk", "sidik": tanda}
    return client.post(alamat("kertas_bekukan"), isi, follow=True)


def test_tetapkan_dua_kali_serentak_satu_kali(kertas):
    tab = [orang() for _ in range(ULANGAN)]
    tanda = sidik(tab[0])

    hasil = serentak(*(lambda t=t: tetapkan(t, tanda) for t in tab))

    assert [r.status_code for r in hasil] == [200] * ULANGAN
    assert BarisBeku.objects.filter(kertas=kertas).count() == 2
    assert (DaftarLokus.semua.count(), Lokus.semua.count()) == (1, 1)
    assert sum("ditetapkan dari kertas kerja" in r.text for r in hasil) == 1
    assert sum("tidak dapat diubah" in r.text for r in hasil) == ULANGAN - 1


def test_bobot_dan_tetapkan_serentak_beku_seperti_yang_dilihat(kertas):
    """Either the weights come first and the freezing asks again, or they come too late."""
    a, b = orang(), orang()
    tanda = sidik(a)

    beku, bobot = serentak(
        lambda: tetapkan(a, tanda),
        lambda: b.post(alamat("kertas"), isian(kertas, n=2), follow=True),
    )

    kertas.refresh_from_db()
    if kertas.beku:
        assert (kertas.n, Lokus.objects.count()) == (1, 1)
        assert "tidak dapat diubah" in bobot.text
    else:
        assert (kertas.n, Lokus.objects.count()) == (2, 0)
        assert "berubah sesudah halaman ini dibuka" in beku.text


def test_dua_orang_menimbang_satu_desa_serentak(kertas):
    kode = buat_desa().kode
    tab = [orang() for _ in range(ULANGAN)]

    def timbang(nomor: int, client: Client):
        isi = {"pertimbangan": nomor, "putusan": "peringkat", "alasan": f"Alasan {nomor}"}
        return client.post(alamat("kertas_desa", kode), isi, follow=True)

    hasil = serentak(*(lambda i=i, t=t: timbang(i, t) for i, t in enumerate(tab, start=1)))

    satu = KertasDesa.objects.get()
    assert satu.alasan == f"Alasan {satu.pertimbangan}"
    assert sum("Orang lain mengubah data ini" in r.text for r in hasil) == ULANGAN - 1


def test_dua_orang_membuat_kertas_tahun_yang_sama_serentak():
    tab = [orang() for _ in range(ULANGAN)]

    hasil = serentak(
        *(
            lambda t=t: t.post(
                reverse("stunting:kertas_tambah"), {"tahun": 2030, "n": 5}, follow=True
            )
            for t in tab
        )
    )

    assert KertasKerja.semua.count() == 1
    assert sum("Kertas kerja tahun ini sudah ada." in r.text for r in hasil) == ULANGAN - 1
