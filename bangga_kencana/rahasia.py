"""The secret of a local copy: made once, kept beside its data."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def baca_atau_buat(berkas: Path) -> str:
    """Return the secret in `berkas`; whichever process comes first writes it."""
    try:
        berkas.parent.mkdir(parents=True, exist_ok=True)
        if not berkas.exists():
            _tulis_sekali(berkas)
        return berkas.read_text().strip()
    except OSError as galat:
        raise ImproperlyConfigured(
            f"Folder data {berkas.parent} tidak dapat dipakai ({galat.strerror}). "
            "Beri izin tulis, atau tunjuk folder lain lewat DATA_DIR."
        ) from galat


def _tulis_sekali(berkas: Path) -> None:
    """A complete file or none: written aside, then linked, which fails if it exists."""
    sementara = berkas.with_name(f"{berkas.name}.{os.getpid()}")
    deskriptor = os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(deskriptor, "w") as tulis:
        tulis.write(secrets.token_urlsafe(64))
    try:
        os.link(sementara, berkas)
    except FileExistsError:
        pass  # another process was quicker; its secret holds
    finally:
        sementara.unlink()
