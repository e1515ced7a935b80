"""What both commands share: refusals as one line, and an end in order when they are stopped."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import CommandError
from django.db import DatabaseError

from cadangan.basis import sebaris
from cadangan.galat import CadanganDitolak


@contextmanager
def berakhir_tertib(bila_dihentikan: str) -> Iterator[None]:
    """Refusals and Ctrl+C become a sentence with exit status 1; SIGTERM tidies up as well."""
    semula = signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        yield
    except CadanganDitolak as galat:
        raise CommandError(str(galat)) from galat
    except DatabaseError as galat:
        raise CommandError(f"Basis data tidak menjawab: {sebaris(galat)}") from galat
    except KeyboardInterrupt:
        raise CommandError(bila_dihentikan) from None
    finally:
        signal.signal(signal.SIGTERM, semula)
