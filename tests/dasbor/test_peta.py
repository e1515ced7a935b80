import datetime

import pytest

from tests.pabrik import buat_petugas

pytestmark = pytest.mark.django_db


def banyak_baris(response) -> int:
    """Of a list, or of the data of a year, which are all on one page."""
    if data := response.context.get("data"):
        return len(data.baris)
    return response.context["halaman"].paginator.count


def ingkar(client, peta) -> list[tuple[str, int, int]]:
    """Linked numbers beside the map whose list has another number of rows."""
    janji = [
        (butir.url, butir.jumlah)
        for lapisan in peta.lapisan
        for butir in lapisan.legenda
        if butir.url
    ] + [
        (butir.url, int(butir.teks))
        for lapisan in peta.lapisan
        for butir in lapisan.kecamatan
        if butir.url and butir.teks.isdigit()  # a share is no count
    ]
    nyata = {url: banyak_baris(client.get(url)) for url, _ in janji}
    return [(url, n, nyata[url]) for url, n in janji if nyata[url] != n]


@pytest.mark.parametrize("tokoh", ["operator", "petugas", "koordinator"])
def test_angka_di_samping_peta_dasbor_sama_dengan_daftarnya(client, kabupaten, tokoh):
    client.force_login(kabupaten.tokoh(tokoh))
    peta = client.get("/dasbor/?per=2020-11-13").context["d"].peta

    assert [lapisan.kode for lapisan in peta.lapisan] == [
        "kelompok", "BKB", "BKR", "BKL", "UPPKS", "PIKR", "petugas", "lokus",
        "prevalensi",
    ]  # fmt: skip
    assert ingkar(client, peta) == []


@pytest.mark.parametrize(
    ("saring", "bertautan"), [("", True), ("&kecamatan=", True), ("&jenis=BKB", False)]
)
def test_peta_daftar_bertautan_hanya_bila_ada_daftarnya(client, kabupaten, saring, bertautan):
    client.force_login(kabupaten.operator)
    kode = kabupaten.kurun.kode if saring.endswith("=") else ""
    peta = client.get(f"/wilayah/?per=2020-11-13{saring}{kode}").context["peta"]

    assert any(b.url for lapisan in peta.lapisan for b in lapisan.legenda) == bertautan
    assert ingkar(client, peta) == []


def test_desa_lain_tidak_ada_di_peta_petugas(client, kabupaten):
    client.force_login(kabupaten.petugas)
    peta = client.get("/dasbor/?per=2020-11-13").context["d"].peta

    assert [d.nama for d in peta.desa] == ["Desa A", "Desa B"]


def test_petugas_lama_disebut_tanpa_tautan(client, kabupaten):
    lama = buat_petugas(nama="Petugas Lama", mulai=datetime.date(2012, 1, 1))
    lama.penugasan.create(
        desa=kabupaten.desa["a"],
        mulai=datetime.date(2012, 1, 1),
        selesai=datetime.date(2017, 12, 31),
    )
    client.force_login(kabupaten.petugas)
    teks = client.get("/wilayah/?per=2017-06-01").text
    assert "Petugas Lama" in teks
    assert lama.get_absolute_url() not in teks
    assert client.get(lama.get_absolute_url()).status_code == 404

    client.force_login(kabupaten.operator)
    assert lama.get_absolute_url() in client.get("/wilayah/?per=2017-06-01").text
