"""What can be wrong with a file as a whole, and with one cell."""


class BerkasDitolak(Exception):
    """The file cannot be imported as it is; `pesan` says why and what to do instead."""

    def __init__(self, pesan: str):
        super().__init__(pesan)
        self.pesan = pesan


class PilihLembar(BerkasDitolak):
    """There are several sheets, and nothing tells which one is meant."""

    def __init__(self, lembar: list[str]):
        super().__init__(
            f"Berkas ini berisi {len(lembar)} lembar: {', '.join(lembar)}. Pilih satu."
        )
        self.lembar = lembar


class GalatSel(Exception):
    """A cell cannot be read; `pesan` says what to write instead."""

    def __init__(self, pesan: str):
        super().__init__(pesan)
        self.pesan = pesan
