from django import forms

from stunting.rekap import Sejarah


class BandingForm(forms.Form):
    """Which two lists are compared; only years that have a list can be chosen."""

    dari = forms.TypedChoiceField(label="Dari tahun", coerce=int)
    ke = forms.TypedChoiceField(label="Ke tahun", coerce=int)

    def __init__(self, data, *, sejarah: Sejarah):
        """Without a choice the last two lists are compared."""
        tahun = sejarah.tahun
        awal = {"dari": str(tahun[-2]), "ke": str(tahun[-1])} if len(tahun) > 1 else {}
        isi = {k: data.get(k, "") or awal.get(k, "") for k in ("dari", "ke")}
        super().__init__(isi)
        for kolom in self.fields.values():
            assert isinstance(kolom, forms.TypedChoiceField)
            kolom.choices = [(str(t), f"Lokus {t}") for t in reversed(tahun)]
            kolom.error_messages["invalid_choice"] = "Tidak ada daftar lokus %(value)s."
            kolom.error_messages["required"] = "Pilih tahunnya."

    def clean(self):
        super().clean()
        data = self.cleaned_data
        if {"dari", "ke"} <= data.keys() and data["dari"] >= data["ke"]:
            self.add_error("ke", f"Pilih tahun sesudah {data['dari']}.")
        return data
