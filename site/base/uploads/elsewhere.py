"""Files that lie in a store elsewhere (S3), for several machines: given out by the site, from its own address."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from botocore.config import Config  # type: ignore[import-untyped]
from django.conf import settings
from django.core.files import File
from django.db.models.fields.files import FieldFile
from storages.backends.s3 import S3Storage  # type: ignore[import-untyped]


class StoreElsewhere(S3Storage):
    """A bucket that is open to nobody, a part of it for each kind of files. No address leads to it."""

    def __init__(self, **options: Any) -> None:
        # A reader waits for a store no longer than for a page. Not every store knows the newest sums of Amazon's.
        how = Config(
            s3={"addressing_style": "path"},
            signature_version="s3v4",
            connect_timeout=3,
            read_timeout=20,
            retries={"max_attempts": 2},
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )
        super().__init__(**options, client_config=how, file_overwrite=False, max_memory_size=1 << 20)

    def changed_at(self, file: File) -> float:
        """Seconds since 1970, of a file that was opened here: the store has told it then."""
        return float(file.obj.last_modified.timestamp())  # type: ignore[attr-defined]

    def url(self, name: str, *words: Any, **more: Any) -> str:
        """Under the site's own address, as files that lie on its disk."""
        return f"{settings.MEDIA_URL}{name}"


@contextmanager
def on_disk(file: FieldFile) -> Iterator[Path]:
    """Where a file lies; of one that lies elsewhere a copy, which is gone afterwards.

    Raises FileNotFoundError where it is gone.
    """
    try:
        path = Path(file.path)
    except NotImplementedError:
        with tempfile.NamedTemporaryFile(suffix=Path(file.name or "").suffix) as copy:
            with file.storage.open(str(file.name), "rb") as stored:
                shutil.copyfileobj(stored, copy)
            copy.flush()
            yield Path(copy.name)
        return
    if not path.is_file():
        raise FileNotFoundError(path)
    yield path
