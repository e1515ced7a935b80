#!/bin/sh
# Print the path of a Chromium for the browser tests, installing one if there is none.
set -e

for calon in "$CHROMIUM_PATH" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
    if [ -n "$calon" ] && [ -x "$calon" ]; then
        echo "$calon"
        exit 0
    fi
done

if [ -n "$CHROMIUM_PATH" ]; then
    echo "CHROMIUM_PATH=$CHROMIUM_PATH tidak ada; Chromium lain dicari." >&2
fi

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Memasang Chromium lewat apt-get …" >&2
    if { apt-get update && DEBIAN_FRONTEND=noninteractive \
        apt-get install -qy --no-install-recommends chromium; } >&2; then
        echo /usr/bin/chromium
        exit 0
    fi
fi

python="$(dirname "$0")/../.venv/bin/python"
echo "Memasang Chromium lewat Playwright …" >&2
if "$python" -m playwright install chromium >&2; then
    exec "$python" -c 'from playwright.sync_api import sync_playwright
with sync_playwright() as p: print(p.chromium.executable_path)'
fi

echo "Chromium tidak ditemukan dan tidak dapat dipasang. Pasang sendiri, lalu tunjuk dengan CHROMIUM_PATH." >&2
exit 1
