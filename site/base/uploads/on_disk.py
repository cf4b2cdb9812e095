"""Files as something that needs them on the disk reads them, wherever they lie."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db.models.fields.files import FieldFile


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
