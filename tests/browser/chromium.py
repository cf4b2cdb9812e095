"""Finding a Chromium: the system's, else the one from the npm package, unpacked here without its own helper."""

import shutil
import tarfile
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import brotli

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "node_modules/@sparticuz/chromium/bin"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
)


@dataclass(frozen=True)
class Chromium:
    """The program, and the environment it needs beside the usual one."""

    program: str
    environment: dict[str, str] = field(default_factory=dict)


def find_chromium(folder: Path) -> Chromium:
    """The system's browser, else the package's, unpacked into `folder`. Raises FileNotFoundError with what to do."""
    for name in NAMES:
        if program := shutil.which(name):
            return Chromium(program)
    if not (PACKAGE / "chromium.br").exists():
        raise FileNotFoundError("No Chromium: install one, or let python3 dev.py test install the npm package.")
    return unpack(folder)


def unpack(folder: Path) -> Chromium:
    """The npm package's browser with its libraries and fonts."""
    program = folder / "chromium"
    if not program.exists():
        for name in ("al2023", "swiftshader", "fonts"):
            archive = PACKAGE / f"{name}.tar.br"
            if archive.exists():
                with tarfile.open(fileobj=BytesIO(brotli.decompress(archive.read_bytes()))) as tar:
                    tar.extractall(folder, filter="data")
        program.write_bytes(brotli.decompress((PACKAGE / "chromium.br").read_bytes()))
        program.chmod(0o755)
    return Chromium(str(program), {"LD_LIBRARY_PATH": f"{folder / 'al2023/lib'}:{folder / 'lib'}"})
