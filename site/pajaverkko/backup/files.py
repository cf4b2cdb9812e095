"""The files of the site: what was published, and what is closed; on the disk, or in a store elsewhere."""

import posixpath
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage, storages

from pajaverkko.backup.archive import Member, of_stream

STORES = {"media": "default", "closed": "closed"}
"""The names of the site's stores, by the name that their files have in an archive."""


def new_files(seen: set[str]) -> Iterator[Member]:
    """Files that have not been seen yet, which are noted; one that goes meanwhile is passed over."""
    for name, kept in STORES.items():
        store = storages[kept]
        for file in _names(store):
            told = f"{name}/{file}"
            if told in seen:
                continue
            try:
                stored = store.open(file, "rb")
            except FileNotFoundError:
                continue
            seen.add(told)
            yield of_stream(told, stored, stored.size)


def put_files_back(source: Path) -> int:
    """The files as they are in an archive that has been taken apart, instead of what is there; how many."""
    number = 0
    for name, kept in STORES.items():
        new, store = source / name, storages[kept]
        new.mkdir(mode=0o700, exist_ok=True)
        number += sum(1 for path in new.rglob("*") if path.is_file())
        if isinstance(store, FileSystemStorage):
            _take_the_place(Path(store.location), new)
        else:
            _send(store, new)
    return number


def _names(store: Storage, folder: str = "") -> Iterator[str]:
    try:
        folders, files = store.listdir(folder)
    except FileNotFoundError:
        return
    yield from (posixpath.join(folder, file) for file in sorted(files))
    for inner in sorted(folders):
        yield from _names(store, posixpath.join(folder, inner))


def _take_the_place(folder: Path, new: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    old = folder.with_name(f"{folder.name}.before")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    shutil.move(new, folder)
    shutil.rmtree(old, ignore_errors=True)


def _send(store: Storage, new: Path) -> None:
    """What is in no archive goes, then file by file: a store elsewhere has no folder that could be put in its place."""
    wanted = {path.relative_to(new).as_posix(): path for path in new.rglob("*") if path.is_file()}
    for name in set(_names(store)) - set(wanted):
        store.delete(name)
    for name, path in wanted.items():
        store.delete(name)
        with path.open("rb") as content:
            store.save(name, File(content))
