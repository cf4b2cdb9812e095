"""The files of the site: what was published, and what is closed."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from pajaverkko.backup.archive import Member, of_file


def folders() -> dict[str, Path]:
    """By the name that they have in an archive."""
    return {"media": Path(settings.MEDIA_ROOT), "closed": Path(settings.STORAGES["closed"]["OPTIONS"]["location"])}


def new_files(seen: set[str]) -> Iterator[Member]:
    """Files that have not been seen yet, which are noted; one that goes meanwhile is passed over."""
    for name, folder in folders().items():
        for path in sorted(folder.rglob("*")):
            told = f"{name}/{path.relative_to(folder).as_posix()}"
            if path.is_symlink() or not path.is_file() or told in seen:
                continue
            try:
                member = of_file(told, path)
            except FileNotFoundError:
                continue
            seen.add(told)
            yield member


def put_files_back(source: Path) -> int:
    """The folders as they are in an archive that has been taken apart, instead of what is there; how many files."""
    number = 0
    for name, folder in folders().items():
        folder.parent.mkdir(parents=True, exist_ok=True)
        old = folder.with_name(f"{folder.name}.before")
        shutil.rmtree(old, ignore_errors=True)
        if folder.exists():
            folder.rename(old)
        new = source / name
        number += sum(1 for path in new.rglob("*") if path.is_file()) if new.exists() else 0
        if new.exists():
            shutil.move(new, folder)
        else:
            folder.mkdir(mode=0o700)
        shutil.rmtree(old, ignore_errors=True)
    return number
