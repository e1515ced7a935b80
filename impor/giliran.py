"""At most so many imports at once, over all server processes of this machine.

A lock of the operating system on a file: it ends with the process that holds it, so a killed
server leaves no turn taken.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from impor.batas import SEKALIGUS
from impor.galat import BerkasDitolak

PENUH = (
    f"{SEKALIGUS} impor lain sedang berjalan. Tunggu sebentar, lalu kirim lagi; belum ada yang "
    "diubah."
)


@contextmanager
def giliran() -> Iterator[None]:
    """A turn, for as long as the block runs. Raises BerkasDitolak when all are taken."""
    folder = Path(settings.DATA_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    for nomor in range(SEKALIGUS):
        with (folder / f"impor-{nomor}.kunci").open("w") as kunci:
            try:
                fcntl.flock(kunci, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            yield
            return
    raise BerkasDitolak(PENUH)
