"""The one door for files of people: what does not pass here is not kept."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile

from base.uploads.faults import refusal
from base.uploads.findings import Findings
from base.uploads.kinds import DOCUMENTS, LONGEST_SIDE, MOST_BYTES, PICTURES
from base.uploads.names import clean_name
from base.uploads.process import look_into, make_anew
from base.uploads.scanner import scan


def inspect_document(path: Path, *, name: str) -> Findings:
    """What is known of a document that may be kept. ValidationError with all sentences on any other file.

    `name` is what its owner calls it: only the ending counts, and the content has to be of that very kind.
    """
    kind = _kind_of(name, path.stat().st_size, DOCUMENTS)
    scan(path, name=name)
    findings = look_into(path, kind, look_through=True)
    if findings.faults or findings.holds_code:
        raise refusal(findings.faults or ["identity_code"])
    return findings


def checked_upload(upload: UploadedFile) -> Findings:
    """The same for a document that comes from a form. It has a safe name afterwards."""
    name = upload.name or ""
    _kind_of(name, upload.size or 0, DOCUMENTS)
    with _on_disk(upload) as path:
        findings = inspect_document(path, name=name)
    upload.name = clean_name(name)
    return findings


def remade_picture(upload: UploadedFile, *, longest: int = LONGEST_SIDE) -> None:
    """Put the picture made anew into the upload itself, whoever keeps it then. ValidationError on what is none.

    `longest` is how many points its longest side has at most.
    """
    name = upload.name or ""
    kind = _kind_of(name, upload.size or 0, PICTURES)
    with _on_disk(upload) as path, tempfile.NamedTemporaryFile(suffix=f".{kind}") as target:
        scan(path, name=name)
        findings = make_anew(path, kind, Path(target.name), longest=longest)
        if findings.faults:
            raise refusal(findings.faults)
        content = target.read()
    upload.seek(0)
    upload.truncate()
    upload.write(content)
    upload.flush()
    upload.seek(0)
    upload.size, upload.name = len(content), clean_name(name)


def _kind_of(name: str, size: int, kinds: dict[str, str]) -> str:
    """The kind that the name promises. ValidationError where it is not taken, or the size is none to be looked at."""
    kind = clean_name(name).rpartition(".")[2]
    if kind not in kinds:
        raise refusal(["kind"], kinds=kinds)
    if not size:
        raise refusal(["empty"])
    if size > MOST_BYTES:
        raise refusal(["large"])
    return kind


@contextmanager
def _on_disk(upload: UploadedFile) -> Iterator[Path]:
    """Where the upload lies as a file; a small one is written there first."""
    upload.seek(0)
    if hasattr(upload, "temporary_file_path"):
        upload.flush()
        yield Path(upload.temporary_file_path())
    else:
        with tempfile.NamedTemporaryFile() as copy:
            for piece in upload.chunks():
                copy.write(piece)
            copy.flush()
            yield Path(copy.name)
    upload.seek(0)
