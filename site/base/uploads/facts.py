"""Reading and keeping what files tell of themselves."""

import logging

from base.media import SiteDocument
from base.uploads.findings import Findings
from base.uploads.kinds import DOCUMENTS
from base.uploads.models import FileFacts
from base.uploads.on_disk import on_disk
from base.uploads.process import look_into

log = logging.getLogger(__name__)


def content_hash(document: SiteDocument) -> str:
    """What tells one content of the document from the next."""
    return str(document.file_hash or document.file.name)


def read_facts(document: SiteDocument, *, ask_names: bool = False) -> Findings:
    """What the stored file tells; nothing where it is gone, cannot be read, or would not be taken today.

    The names of people come only when they are asked for: for the eyes of the file's coordinators, never to be kept.
    """
    kind = document.file_extension.lower()
    if kind not in DOCUMENTS:
        return Findings(kind=kind)
    try:
        with on_disk(document.file) as path:
            findings = look_into(path, kind, ask_names=ask_names)
    except FileNotFoundError:
        return Findings(kind=kind)
    if findings.faults:
        log.warning("File %s would not be taken today: %s.", document.pk, ", ".join(findings.faults))
    return findings


def note_facts(document: SiteDocument, findings: Findings | None = None) -> FileFacts:
    """Keep what the file tells; read it first, unless that has just been done."""
    found, content = findings or read_facts(document), content_hash(document)
    known = {"tagged": found.tagged, "titled": found.titled, "language": found.language, "hash": content}
    known |= {"names_person": found.names_person, "holds_code": found.holds_code}
    if found.holds_code is None and FileFacts.objects.filter(document=document, hash=content).exists():
        # The same content that was looked through before.
        del known["holds_code"]
    facts, _new = FileFacts.objects.update_or_create(document=document, defaults=known)
    document.facts = facts
    return facts


def names_in(document: SiteDocument) -> tuple[str, ...]:
    """The people whom the file names as its authors, read from it now."""
    return read_facts(document, ask_names=True).names
