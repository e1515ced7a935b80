"""Choices that several forms offer."""

from petugas.akses import desa_terlihat


def pilihan_desa(user, *, kecuali: int | None = None) -> list:
    """Villages of the user's area under their kecamatan; works without scripts."""
    grup: dict[str, list[tuple[int, str]]] = {}
    desa = desa_terlihat(user).select_related("kecamatan").order_by("kecamatan__kode", "nama")
    if kecuali is not None:
        desa = desa.exclude(pk=kecuali)
    for d in desa:
        grup.setdefault(d.kecamatan.nama, []).append((d.pk, d.nama_lengkap))
    return [("", "Pilih desa atau kelurahan"), *grup.items()]
