"""Our way of drawing a select gives Django's HTML."""

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates, get_default_renderer
from django.utils.safestring import mark_safe

from inti.perender import Perender

PILIHAN = [
    ("", "---------"),
    (1, "Desa <b>Tewah</b> & 'Kurun'"),
    ('x"y', mark_safe("<i>aman</i>")),
    ("Kurun", [(True, "Ya"), (0, "Nol")]),
    ("A <&> B", [("c", "C")]),
]


def pasangan(widget, nilai, **atribut) -> list[str]:
    return [
        widget.render("desa", nilai, attrs={"id": "id_desa"} | atribut, renderer=perender)
        for perender in (Perender(), DjangoTemplates())
    ]


class Bertanda(forms.Select):
    """A select whose options carry data of their own."""

    def create_option(self, name, value, *lain, **isi):
        opsi = super().create_option(name, value, *lain, **isi)
        opsi["attrs"]["data-kecamatan"] = 'Ku"run'
        opsi["attrs"]["disabled"] = value == 1
        return opsi


class Sendiri(forms.Select):
    option_template_name = "django/forms/widgets/input_option.html"


@pytest.mark.parametrize("kelas", [forms.Select, forms.SelectMultiple, Bertanda])
@pytest.mark.parametrize("nilai", [None, "", 1, "c", "tidak ada", ["c", 1]])
def test_sama_dengan_django(kelas, nilai):
    kita, django = pasangan(
        kelas(choices=PILIHAN), nilai, required=True, disabled=False, title='a"<b>', maxlength=3
    )
    assert kita == django


@pytest.mark.parametrize("nilai", ["", 1, "c", ["c"]])
def test_yang_terpilih_ditandai(nilai):
    kita, _ = pasangan(forms.Select(choices=PILIHAN), nilai)
    assert kita.count(" selected") == 1


def test_tanpa_pilihan():
    kita, django = pasangan(forms.Select(), None)
    assert kita == django == '<select name="desa" id="id_desa">\n</select>'


def test_opsi_dengan_templat_sendiri_digambar_django(settings):
    kita, django = pasangan(Sendiri(choices=[("a", "A")]), "a")
    assert kita == django
    assert "<input" in kita


def test_dipakai_semua_formulir():
    assert isinstance(get_default_renderer(), Perender)
