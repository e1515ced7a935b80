"""Fragments that stand inside a sentence."""

from django.template.loader import render_to_string


def test_angka_tidak_menjauhkan_tanda_baca():
    hasil = render_to_string("_angka.html", {"n": 1234, "url": "/kelompok/"})

    assert hasil.lstrip() == '<a href="/kelompok/" data-jumlah="1234">1.234</a>'
