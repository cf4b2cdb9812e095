"""The packages that office files are: a zip that unpacks to what it says, and to nothing that runs."""

import re
import zipfile
from collections.abc import Iterator
from typing import IO

MOST_ENTRIES = 5000
MOST_UNPACKED = 200 * 1024 * 1024
"""Bytes of all members together."""
MOST_RATIO = 100
RATIO_FROM = 1024 * 1024
"""Bytes from which on a member may not be packed tighter than the ratio."""
_HEADER, _END = b"PK\x03\x04", b"PK\x05\x06"
_CHUNK = 1024 * 1024
_OVERLAP = 64
_RUNS = (b"\xd0\xcf\x11\xe0", b"MZ", b"\x7fELF", b"%PDF-", b"Rar!", b"7z\xbc\xaf")
"""How OLE objects, programs, and files of other kinds begin."""
_DECLARED = [word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", "utf-16-le", "utf-16-be")]
_ENCODING = re.compile(rb"<\?xml[^>]{0,80}encoding\s*=\s*[\"']([^\"']{1,40})")
_ENCODINGS = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252", b"utf-16"})
_ORDERS = re.compile(rb"DDEAUTO|instrText[^<>]*>\s*DDE\b|<ddeLink|ppaction://(?:macro|program)|<office:dde-source")
"""What tells another program to run."""


def package_faults(file: IO[bytes]) -> list[str]:
    """What is wrong with the package as such; then its members may be read."""
    if file.read(4) != _HEADER:
        return ["other_kind"]
    with zipfile.ZipFile(file) as package:
        members = package.infolist()
        if len(members) > MOST_ENTRIES or sum(member.file_size for member in members) > MOST_UNPACKED:
            return ["bomb"]
        if any(_is_bomb(member) for member in members):
            return ["bomb"]
        if any(member.flag_bits & 0x41 for member in members):
            return ["locked"]
        names = [member.filename for member in members]
        if len({name.lower() for name in names}) != len(names) or any(map(_is_outside, names)):
            return ["broken"]
    return _surroundings(file)


def member_faults(package: zipfile.ZipFile) -> Iterator[str]:
    """What is wrong with single members, read in pieces: a name says nothing about what a member is."""
    for member in package.infolist():
        with package.open(member) as content:
            yield from _faults_of(content)


def _faults_of(content: IO[bytes]) -> Iterator[str]:
    piece = content.read(_CHUNK)
    if piece.startswith(_RUNS):
        yield "embedded"
    markup = _is_markup(piece[:200])
    if markup and (encoding := _ENCODING.search(piece[:200])) and encoding[1].lower() not in _ENCODINGS:
        yield "entities"
    while piece and markup:
        if any(word in piece for word in _DECLARED):
            yield "entities"
        if _ORDERS.search(piece):
            yield "orders"
        more = content.read(_CHUNK)
        piece = piece[-_OVERLAP:] + more if more else b""
    while content.read(_CHUNK):
        pass  # to the end, where its sum is checked


def _is_markup(start: bytes) -> bool:
    return start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > RATIO_FROM and member.file_size > MOST_RATIO * max(member.compress_size, 1)


def _is_outside(name: str) -> bool:
    parts = re.split(r"[/\\]", name)
    return name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0] or "\0" in name


def _surroundings(file: IO[bytes]) -> list[str]:
    """Nothing stands behind the package: what is there is for another program."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 22))
    return [] if file.read(4) == _END else ["other_kind"]
