"""Forms that ask nothing but a reason."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms


class AlasanForm(forms.Form):
    """Reason of an act that is hard to take back; with `wajib=False` it may stay empty."""

    alasan = forms.CharField(
        label="Alasan",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Disimpan dalam riwayat bersama nama Anda.",
    )

    def __init__(
        self, *args: Any, wajib: bool = True, label: str = "Alasan", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["alasan"].required = wajib
        self.fields["alasan"].label = label
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
