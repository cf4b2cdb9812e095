"""Make the lock files anew from pyproject.toml and package.json: `.venv/bin/python requirements/make.py`.

None of them holds an address: addresses are of one machine's mirror, and hashes say enough.
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
OPTIONS = ("--generate-hashes", "--no-emit-index-url", "--no-header", "--universal", "--python-version", "3.11", "-q")
LOCKS = {"base": (), "run": ("--group", "run"), "dev": ("--group", "dev")}


def main() -> None:
    """The server's packages first; the other locks take the same versions."""
    for name, group in LOCKS.items():
        limits = ("-c", "requirements/base.txt") if group else ("--upgrade",) if "--upgrade" in sys.argv else ()
        _run("uv", "pip", "compile", *OPTIONS, "pyproject.toml", *group, *limits, "-o", f"requirements/{name}.txt")
    _run("npm", "install", "--package-lock-only")
    _strip_addresses(ROOT / "package-lock.json")


def _run(program: str, *words: str) -> None:
    subprocess.run([str(BIN / program), *words], cwd=ROOT, check=True)


def _strip_addresses(file: Path) -> None:
    tree = json.loads(file.read_text(encoding="utf-8"))
    for package in tree["packages"].values():
        package.pop("funding", None)
        package.pop("resolved", None)
    file.write_text(json.dumps(tree, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
