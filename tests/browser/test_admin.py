"""The admin site in the browser: accessible, fits the phone, and two administrators at once."""

from django.urls import reverse

from dinas.models import AturanLapor, CatatanUnduh, Pengguna, ProfilDinas
from dinas.peran import Peran
from kelompok.models import Keterpaduan
from tests.browser.periksa import keluhan_halaman, pelanggaran_axe
from tests.pabrik import buat_pengguna
from tests.test_admin import alamat, buat
from wilayah.models import DataDesa, Desa, Kecamatan

CATAT_CSP = """
window.pelanggaran = [];
document.addEventListener("securitypolicyviolation", (e) => {
  window.pelanggaran.push(`${e.violatedDirective} ${e.sourceFile}`);
});
"""


# One of each make: plain, with inlines, with choices of villages, read-only, with the officer.
CONTOH = (AturanLapor, CatatanUnduh, DataDesa, Desa, Keterpaduan, Pengguna)


def halaman() -> list[str]:
    ProfilDinas(data_contoh=True).save()
    daftar = [reverse("admin:index"), alamat(ProfilDinas, "change", 1)]
    for model in CONTOH:
        daftar += [alamat(model, "changelist"), alamat(model, "change", buat(model).pk)]
    user = Pengguna.objects.get(peran=Peran.PETUGAS)
    return [
        *daftar,
        alamat(Pengguna, "add"),
        alamat(Pengguna, "history", user.pk),
        reverse("admin:auth_user_password_change", args=[user.pk]),
    ]


def test_semua_halaman_admin(page, masuk, konsol):
    semua = halaman()
    masuk(buat_pengguna(Peran.ADMINISTRATOR))
    page.add_init_script(CATAT_CSP)
    keluhan = []

    for url in semua:
        page.goto(url)
        keluhan += [f"{url}: {p}" for p in [*page.evaluate("window.pelanggaran"), *konsol]]
        if "Data contoh" not in page.inner_text("body"):
            keluhan.append(f"{url}: tidak menyebut data contoh")
        keluhan += keluhan_halaman(page, url, kertas=False)  # lists of reference data, for work
        konsol.clear()  # axe itself puts styles into these forms, and the policy refuses them

    assert keluhan == []


def test_dua_administrator_menyunting_kecamatan_yang_sama(context, masuk):
    """The second one sees both values, chooses, and the choice is what is stored."""
    kecamatan = buat(Kecamatan)
    masuk(buat_pengguna(Peran.ADMINISTRATOR))
    satu, dua = context.new_page(), context.new_page()
    for halaman_ in (satu, dua):
        halaman_.goto(alamat(Kecamatan, "change", kecamatan.pk))

    satu.get_by_label("Ibu kota").fill("Kuala Kurun")
    satu.get_by_role("button", name="Simpan", exact=True).click()
    dua.get_by_label("Ibu kota").fill("Tumbang Jutuh")
    dua.get_by_role("button", name="Simpan", exact=True).click()

    assert "Orang lain mengubah data ini" in dua.inner_text("main")
    assert pelanggaran_axe(dua) == []
    dua.get_by_label("Kuala Kurun").check()
    dua.get_by_role("button", name="Simpan", exact=True).click()
    dua.wait_for_url("**/kecamatan/")
    kecamatan.refresh_from_db()
    assert kecamatan.ibukota == "Kuala Kurun"
