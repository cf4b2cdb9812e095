"""Files that lie in a store elsewhere (S3), for several machines: given out by the site, from its own address.

Loaded by the name of the storage alone: a site that keeps its files on its disk carries no programs for S3.
"""

from typing import Any

from botocore.config import Config  # type: ignore[import-untyped]
from django.conf import settings
from django.core.files import File
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
