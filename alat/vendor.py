"""Fetch the front-end libraries from npm packages into static/vendor/, and draw static/ikon.svg.

    python alat/vendor.py

For developers only, when a version below changes: the result is committed, so neither `make run`
nor `make test` needs npm. Reads PAKET and IKON; writes files, licences and static/vendor/README.md.
"""

import json
import re
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
VENDOR = AKAR / "static" / "vendor"
SUMBER_PETA = re.compile(r"\n?(/\*# sourceMappingURL=[^*]*\*/|//# sourceMappingURL=\S*)\s*$")


@dataclass(frozen=True)
class Paket:
    """An npm package, its pinned version, and the files that are served (path inside → name)."""

    nama: str
    versi: str
    folder: str
    berkas: dict[str, str]
    lisensi: str = "LICENSE"


PAKET = (
    Paket(
        "@tabler/core",
        "1.6.1",
        "tabler",
        {"dist/css/tabler.min.css": "tabler.min.css"},
    ),
    # The scripts that Tabler brings are this and much that no page uses.
    Paket(
        "bootstrap",
        "5.3.8",  # the one that Tabler 1.6.1 is made for
        "bootstrap",
        {"dist/js/bootstrap.bundle.min.js": "bootstrap.bundle.min.js"},
    ),
    Paket(
        "chart.js", "4.6.1", "chart", {"dist/chart.umd.min.js": "chart.umd.min.js"}, "LICENSE.md"
    ),
    Paket(
        "leaflet",
        "1.9.4",
        "leaflet",
        {
            "dist/leaflet.js": "leaflet.js",
            "dist/leaflet.css": "leaflet.css",
            "dist/images/layers.png": "images/layers.png",
            "dist/images/layers-2x.png": "images/layers-2x.png",
            "dist/images/marker-icon.png": "images/marker-icon.png",
        },
    ),
)
PAKET_IKON = Paket("@tabler/icons", "3.52.0", "tabler-icons", {})
IKON = """
alert-circle alert-triangle arrow-back-up arrow-down arrow-up arrows-exchange arrows-sort award
ban basket bell brand-whatsapp building-community calendar certificate check chevron-left
chevron-right circle-minus clipboard-check clipboard-data clock cloud-check coin copy device-floppy
dots-vertical download exclamation-mark eye file-certificate file-text file-upload filter flag
heart-handshake help history home id-badge-2 info-circle key keyboard layout-dashboard
list-check lock logout map map-pin map-pin-off menu-2 messages minus mood-kid moon old pencil
phone plus printer refresh school search send settings shield table target-arrow user user-plus
users users-group x
""".split()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        kerja = Path(folder)
        baris = [_salin(p, _ambil(p, kerja)) for p in PAKET]
        baris.append(_gambar_ikon(_ambil(PAKET_IKON, kerja)))
    (VENDOR / "README.md").write_text(_readme(baris), encoding="utf-8")


def _ambil(paket: Paket, kerja: Path) -> Path:
    """Folder with the unpacked npm package."""
    keluaran = subprocess.run(
        ["npm", "pack", "--json", f"{paket.nama}@{paket.versi}"],
        cwd=kerja,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    arsip = kerja / json.loads(keluaran)[0]["filename"]
    tujuan = kerja / paket.folder
    with tarfile.open(arsip) as tar:
        tar.extractall(tujuan, filter="data")
    return tujuan / "package"


def _salin(paket: Paket, isi: Path) -> str:
    tujuan = VENDOR / paket.folder
    shutil.rmtree(tujuan, ignore_errors=True)
    tujuan.mkdir(parents=True)
    for asal, nama in paket.berkas.items():
        (tujuan / nama).parent.mkdir(exist_ok=True)
        if nama.endswith(".png"):  # named by leaflet.css, so the manifest wants them
            shutil.copy(isi / asal, tujuan / nama)
            continue
        teks = (isi / asal).read_text(encoding="utf-8")
        (tujuan / nama).write_text(SUMBER_PETA.sub("\n", teks), encoding="utf-8")
    return _baris(paket, isi, tujuan)


def _gambar_ikon(isi: Path) -> str:
    """One sprite of the icons in use; colours and sizes come from the style sheet."""
    simbol = []
    for nama in sorted(IKON):
        svg = (isi / "icons" / "outline" / f"{nama}.svg").read_text(encoding="utf-8")
        gambar = "".join(re.findall(r"<(?:path|circle|rect|line|polyline)[^>]*/>", svg))
        simbol.append(
            f'<symbol id="{nama}" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
            f'stroke-linecap="round" stroke-linejoin="round">{gambar}</symbol>'
        )
    sprite = '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(simbol) + "\n</svg>\n"
    (AKAR / "static" / "ikon.svg").write_text(sprite, encoding="utf-8")
    tujuan = VENDOR / PAKET_IKON.folder
    tujuan.mkdir(parents=True, exist_ok=True)
    return _baris(PAKET_IKON, isi, tujuan, "../ikon.svg")


def _baris(paket: Paket, isi: Path, tujuan: Path, berkas: str = "") -> str:
    """Line of the README; the licence is copied beside the files, or named when not packed."""
    jenis = json.loads((isi / "package.json").read_text(encoding="utf-8"))["license"]
    if (isi / paket.lisensi).exists():
        shutil.copy(isi / paket.lisensi, tujuan / "LICENSE")
    isi_berkas = berkas or ", ".join(f"{paket.folder}/{n}" for n in paket.berkas.values())
    return f"| {paket.nama} | {paket.versi} | {jenis} | {isi_berkas} |"


def _readme(baris: list[str]) -> str:
    kepala = """# Pustaka pihak ketiga

Disalin dari paket npm oleh `alat/vendor.py`, tanpa diubah selain baris `sourceMappingURL` yang
dibuang. Jangan disunting dengan tangan.

| paket npm | versi | lisensi | berkas |
|---|---|---|---|
"""
    return kepala + "\n".join(baris) + "\n"


if __name__ == "__main__":
    main()
