"""The text inside the files that pages offer."""

import logging
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from base.media import SiteDocument
from base.search.extract import HOLDS_CODE, KINDS, SECONDS
from base.search.models import FileText
from base.search.texts import plain
from base.uploads.facts import content_hash, note_facts, read_facts
from base.uploads.findings import Findings
from base.uploads.models import FileFacts
from base.uploads.on_disk import on_disk

log = logging.getLogger(__name__)
GROUND = Path(__file__).resolve().parents[2]
READ_AT_ONCE = 2
PATIENCE = SECONDS + 10
"""Seconds that the reading process may take by the clock."""


def read_files(*, keys: Iterable[int]) -> Iterator[int]:
    """Read the texts and facts of these files, two at a time, and keep them; yields the key of each that was read.

    A file that cannot be read has no text; one that is gone is passed over. One with a personal identity code in it is
    kept without text, and marked: nobody can open it from a page.
    """
    documents = list(SiteDocument.objects.filter(pk__in=list(keys)).order_by("pk"))
    with ThreadPoolExecutor(max_workers=READ_AT_ONCE) as readers:
        for document, (text, findings) in zip(documents, readers.map(_read, documents), strict=True):
            note_facts(document, findings)
            defaults = {"text": text, "hash": content_hash(document)}
            FileText.objects.update_or_create(document=document, defaults=defaults)
            yield document.pk


def files_to_read() -> list[int]:
    """The keys of the files whose text or facts have not been read, or that have another content since."""
    read = dict(FileText.objects.values_list("document_id", "hash"))
    known = dict(FileFacts.objects.exclude(holds_code=None).values_list("document_id", "hash"))
    hashes = {document.pk: content_hash(document) for document in SiteDocument.objects.all()}
    return [key for key, hash_now in hashes.items() if {read.get(key), known.get(key)} != {hash_now}]


def pages_offering(key: int) -> list[int]:
    """The keys of the pages that name a file."""
    found = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(SiteDocument),
        to_object_id=str(key),
        base_content_type=ContentType.objects.get_for_model(Page),
    )
    return [int(page) for page in found.values_list("object_id", flat=True)]


def texts_of_files(pages: Iterable[int]) -> dict[int, str]:
    """The text inside the files of each of these pages."""
    named = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(SiteDocument),
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(key) for key in pages],
    )
    pairs = {(int(page), int(file)) for page, file in named.values_list("object_id", "to_object_id")}
    texts = dict(FileText.objects.filter(document__in={file for _page, file in pairs}).values_list("document", "text"))
    found: dict[int, str] = {}
    for page, file in sorted(pairs):
        if text := texts.get(file):
            found[page] = f"{found.get(page, '')} {text}".strip()
    return found


def _read(document: SiteDocument) -> tuple[str, Findings]:
    text = _text_of(document)
    return text or "", replace(read_facts(document), holds_code=text is None)


def _text_of(document: SiteDocument) -> str | None:
    """What the reading process says of the file; nothing when it fails or takes too long, None when there is a code."""
    if document.file_extension.lower() not in KINDS:
        return ""
    try:
        with on_disk(document.file) as path:
            words = [sys.executable, "-m", "base.search.extract", str(path), document.file_extension.lower()]
            done = subprocess.run(words, cwd=GROUND, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603
    except (subprocess.TimeoutExpired, OSError):
        done = None
    if done is not None and done.returncode == HOLDS_CODE:
        return None
    if done is None or done.returncode:
        log.warning("The text of file %s could not be read.", document.pk)
        return ""
    return plain(done.stdout.decode("utf-8", "replace"))
