#!/usr/bin/env python
"""Django's command line. Without any environment it works on the database of `make run`."""

import os
import sys


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bangga_kencana.settings")
    try:
        from django.core.management import execute_from_command_line  # noqa: PLC0415 - to say what is missing
    except ImportError:
        sys.exit("Django belum terpasang. Pakai .venv/bin/python manage.py, sesudah `make run`.")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
