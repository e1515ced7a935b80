#!/bin/sh
# Run a script with a Python that is new enough: sh alat/python.sh SCRIPT [ARGUMENT …]
# Candidates are tried, not only looked for: a pyenv shim exists for versions that are not there.
for calon in python3 python3.14 python3.13 python3.12 python3.11 python; do
    if "$calon" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        exec "$calon" "$@"
    fi
done
ada=$(python3 --version 2>/dev/null || echo "tidak ada Python 3")
echo "Butuh Python 3.11 atau lebih baru; di komputer ini: $ada. Pasang dulu, lalu ulangi." >&2
exit 1
