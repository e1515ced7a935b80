"""How form controls become HTML: as Django does it, but a select in one go.

Django renders two templates for each option, and forms here offer some hundred decrees and
villages: that took most of the time of a page. The HTML is the same to the letter.
"""

from collections.abc import Mapping
from html import escape
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.html import format_html
from django.utils.safestring import SafeString

SELECT = "django/forms/widgets/select.html"
OPSI = "django/forms/widgets/select_option.html"


class Perender(DjangoTemplates):
    def render(self, template_name, context, request=None):
        if template_name == SELECT and _biasa(context["widget"]["optgroups"]):
            return _select(context["widget"])
        return super().render(template_name, context, request)


def _biasa(kelompok: list[Any]) -> bool:
    """Whether every option is drawn by Django's own template."""
    return all(o["template_name"] == OPSI for _, isi, _ in kelompok for o in isi)


def _select(widget: Mapping[str, Any]) -> SafeString:
    isi = SafeString("".join(_kelompok(nama, opsi) for nama, opsi, _ in widget["optgroups"]))
    return format_html(
        '<select name="{}"{}>{}\n</select>', widget["name"], _atribut(widget["attrs"]), isi
    )


def _kelompok(nama: str | None, opsi: list[Mapping[str, Any]]) -> str:
    isi = "".join(map(_opsi, opsi))
    return f'\n  <optgroup label="{_aman(nama)}">{isi}\n  </optgroup>' if nama else isi


def _opsi(opsi: Mapping[str, Any]) -> str:
    """Put together by hand: `format_html` alone costs as much as all the rest."""
    nilai, label = _aman(str(opsi["value"])), _aman(opsi["label"])
    return f'\n  <option value="{nilai}"{_atribut(opsi["attrs"])}>{label}</option>\n'


def _atribut(atribut: Mapping[str, Any]) -> SafeString:
    """` name="value"` of each; True stands alone, False is left out."""
    return SafeString(
        "".join(
            f" {_aman(nama)}" + ("" if nilai is True else f'="{_aman(str(nilai))}"')
            for nama, nilai in atribut.items()
            if nilai is not False
        )
    )


def _aman(teks: Any) -> str:
    """`conditional_escape` for what is written at once: nothing here stays lazy."""
    return teks.__html__() if hasattr(teks, "__html__") else escape(str(teks))
