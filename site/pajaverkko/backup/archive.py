"""One sealed file of many members: written as a stream, and read only when all of it is known to be whole."""

import hashlib
import json
import os
import tarfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pyrage  # type: ignore[import-untyped]

SUMS = "sums.json"
PART = 1 << 20
BLOCK = tarfile.BLOCKSIZE


class BackupError(Exception):
    """What is wrong, in one sentence for whoever gave the command."""


@dataclass(frozen=True)
class Member:
    """A part of the archive: its bytes are asked for when they are written, and must be as many as told."""

    name: str
    size: int
    parts: Callable[[], Iterator[bytes]]


def of_bytes(name: str, content: bytes) -> Member:
    return Member(name, len(content), lambda: iter((content,)))


def of_file(name: str, path: Path) -> Member:
    """Raises FileNotFoundError when it has gone meanwhile."""
    file = path.open("rb")
    return of_stream(name, file, os.fstat(file.fileno()).st_size)


def of_stream(name: str, file: IO[bytes], size: int) -> Member:
    """What is open already; it is closed when it has been read."""

    def parts() -> Iterator[bytes]:
        left = size
        with closing(file):
            while left and (part := file.read(min(PART, left))):
                left -= len(part)
                yield part

    return Member(name, size, parts)


def recipient(public_key: str) -> pyrage.x25519.Recipient:
    """Raises BackupError for what is no public key."""
    try:
        return pyrage.x25519.Recipient.from_str(public_key)
    except pyrage.RecipientError as error:
        raise BackupError("The public key of backups must look like age1….") from error


def identity(secret_key: str) -> pyrage.x25519.Identity:
    """Raises BackupError for what is no secret key."""
    try:
        return pyrage.x25519.Identity.from_str(secret_key)
    except pyrage.IdentityError as error:
        raise BackupError("The secret key of backups must look like AGE-SECRET-KEY-1….") from error


def write_archive(path: Path, public_key: str, members: Iterable[Member]) -> None:
    """Seal all members into a new file, which has its name only when it is whole. Raises BackupError."""
    to = recipient(public_key)
    if path.exists():
        raise BackupError(f"{path} is there already; a copy is written over none.")
    begun = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(begun, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as file:
            _seal(_Reader(_tar(members)), file, to)
            file.flush()
            os.fsync(file.fileno())
        begun.rename(path)
    except OSError as error:
        raise BackupError(f"{path} cannot be written: {error.strerror}.") from error
    finally:
        begun.unlink(missing_ok=True)


def _seal(reader: "_Reader", file: IO[bytes], to: pyrage.x25519.Recipient) -> None:
    try:
        pyrage.encrypt_io(reader, file, [to])
    except (OSError, pyrage.EncryptError):
        # What went wrong where bytes come from would be told as a fault of sealing.
        if reader.failed:
            raise reader.failed from None
        raise


def open_archive(path: Path, secret_key: str, folder: Path) -> dict[str, str]:
    """Take an archive apart into a folder; returns the sums of its members. Raises BackupError, and leaves nothing then
    that could be taken for a whole one.
    """
    key = identity(secret_key)
    plain = folder / "archive.tar"
    try:
        with path.open("rb") as sealed, os.fdopen(os.open(plain, os.O_CREAT | os.O_WRONLY, 0o600), "wb") as file:
            _unseal(sealed, file, key)
        with tarfile.open(plain) as archive:
            archive.extractall(folder, filter="data")
    except tarfile.TarError as error:
        raise BackupError("What is in the archive is no copy of a site.") from error
    except FileNotFoundError as error:
        raise BackupError(f"{path} is not there.") from error
    finally:
        plain.unlink(missing_ok=True)
    return _sums_that_hold(folder)


def _unseal(sealed: IO[bytes], file: IO[bytes], key: pyrage.x25519.Identity) -> None:
    try:
        pyrage.decrypt_io(sealed, file, [key])
    except pyrage.DecryptError as error:
        if "matching" in str(error):
            raise BackupError("The archive is sealed for another key than this one.") from error
        raise BackupError("This is no archive of a site, or its beginning is damaged.") from error
    except OSError as error:
        if error.errno is not None:
            raise BackupError(f"The archive cannot be unsealed: {error.strerror}.") from error
        raise BackupError("The archive is damaged or not whole; nothing of it was used.") from error


def _sums_that_hold(folder: Path) -> dict[str, str]:
    try:
        told: dict[str, str] = json.loads((folder / SUMS).read_text())
    except (OSError, ValueError) as error:
        raise BackupError("What is in the archive is no copy of a site.") from error
    for name, told_sum in told.items():
        path = folder / name
        if not path.is_file() or sum_of(path) != told_sum:
            raise BackupError(f"A part of the archive is not as it was written: {name}.")
    return told


def sum_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _tar(members: Iterable[Member]) -> Iterator[bytes]:
    """The bytes of a tar archive, with the sums of all members in the last one."""
    sums: dict[str, str] = {}
    for member in members:
        digest = hashlib.sha256()
        yield from _one(member, digest.update)
        sums[member.name] = digest.hexdigest()
    yield from _one(of_bytes(SUMS, json.dumps(sums).encode()), lambda part: None)
    yield b"\0" * (2 * BLOCK)


def _one(member: Member, see: Callable[[bytes], Any]) -> Iterator[bytes]:
    head = tarfile.TarInfo(member.name)
    head.size, head.mode = member.size, 0o600
    yield head.tobuf(tarfile.PAX_FORMAT)
    written = 0
    for part in member.parts():
        see(part)
        written += len(part)
        yield part
    if written != member.size:
        raise BackupError(f"{member.name} changed while it was copied.")
    yield b"\0" * (-written % BLOCK)


class _Reader:
    """What yields bytes, to be read from."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts, self._part, self._place = parts, b"", 0
        self.failed: Exception | None = None

    def read(self, size: int) -> bytes:
        """At most so many bytes, none at the end: those of one part, of which nothing is copied twice."""
        try:
            while self._place == len(self._part):
                self._part, self._place = next(self._parts), 0
        except StopIteration:
            return b""
        except Exception as error:
            self.failed = error
            raise
        given = self._part[self._place : self._place + size]
        self._place += len(given)
        return given
