"""How an upload comes in: to a temporary file, and never more of it than can be accepted."""

from typing import Any

from django.core.files.uploadhandler import TemporaryFileUploadHandler

from berkas.batas import UNGGAHAN_TERBESAR


class PenerimaUnggahan(TemporaryFileUploadHandler):
    """Keeps no more of a file than the largest limit; the rest is read and forgotten.

    The request is read to its end all the same: so the form can say, at the field and with the
    other input kept, that the file is too large (its `size` is the true one).
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        sisa = UNGGAHAN_TERBESAR - start
        if sisa > 0:
            self.file.write(raw_data[:sisa])

    def file_complete(self, file_size: int) -> Any:
        self.file.seek(0)
        self.file.size = file_size
        return self.file
