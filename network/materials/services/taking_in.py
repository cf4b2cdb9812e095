"""Materials that come in: lines of an import, and what somebody suggested."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.coreutils import cautious_slugify
from wagtail.models import Collection

from base.media import SiteDocument
from base.queries import free_slug
from base.search.texts import plain
from base.uploads.facts import note_facts
from base.uploads.findings import Findings
from base.uploads.guard import inspect_document
from base.uploads.names import clean_name
from base.users import User
from network.materials.pages import MaterialBankPage, MaterialFile, MaterialPage
from network.regions.models import Region
from network.regions.queries import regions_today
from network.themes.models import AgreedWord, Method, TargetGroup, Theme

SUMMARY = 240
"""Letters of a summary; one that is not given is the beginning of the body."""


COLUMNS = {"time_needed": "minutes_needed"} | {
    name: name for name in ("title", "language", "kind", "licence", "year", "link", "easy_language")
}
"""Values of a line that are columns of a material."""


@transaction.atomic
def store_material(
    *, values: dict[str, Any], files: list[tuple[Path, str]], bank: MaterialBankPage, by: User | None
) -> MaterialPage:
    """Make a live material in the bank, or bring the one with this slug up to date: what is not given stays.

    A coordinator (`by`) changes materials of this bank only, and what has a draft keeps it as a draft; a command (None)
    changes those of every bank, and they are live. Words that are no theme, target group or method become keywords, so
    that nothing is lost. Raises ValidationError for a region that does not exist and for a file that is not taken;
    nothing is stored then.
    """
    known = MaterialPage.objects.filter(slug=values["slug"], locale=bank.locale, alias_of=None).order_by("path")
    page = (known.child_of(bank) if by is not None else known).first()
    material = page or MaterialPage(slug=values["slug"], locale=bank.locale, owner=by)
    goes_live = by is None or page is None or (page.live and not page.has_unpublished_changes)
    if page is not None and by is not None:
        material = page.get_latest_revision_as_object()
    _fill(material, values)
    if files:
        material.files.set([_file(path, title, bank, place) for place, (path, title) in enumerate(files)])
    if page is None:
        now = timezone.now()
        material.live, material.first_published_at, material.last_published_at = True, now, now
        bank.add_child(instance=material)
        return material
    revision = material.save_revision(user=by)
    if goes_live:
        revision.publish(user=by)
    return material


def _fill(material: MaterialPage, values: dict[str, Any]) -> None:
    for name, column in COLUMNS.items():
        if name in values:
            setattr(material, column, values[name])
    material.draft_title = material.title
    if values.get("summary") or (values.get("body") and not material.summary):
        material.summary = _summary(values)
    if "body" in values and plain(values["body"]) != plain(material.body):
        # The same text written with headings and lists stays as it is.
        material.body = [("text", _rich(values["body"]))] if values["body"] else []
    _fill_words(material, values)


def _fill_words(material: MaterialPage, values: dict[str, Any]) -> None:
    keywords = list(values.get("keywords", ()))
    for name, model in (("themes", Theme), ("target_groups", TargetGroup), ("methods", Method)):
        if name in values:
            records, no_records = _named(model, values[name])
            setattr(material, name, records)
            keywords += no_records
    if "regions" in values:
        material.regions = _regions(values["regions"])
    if "keywords" in values:
        material.keywords.set([word[:100] for word in keywords])
    elif keywords:
        material.keywords.add(*[word[:100] for word in keywords])


def _summary(values: dict[str, Any]) -> str:
    given = " ".join((values.get("summary") or values.get("body") or "").split())
    return given if len(given) <= SUMMARY else f"{given[: SUMMARY - 1].rsplit(' ', 1)[0]}…"


def _rich(text: str) -> SafeString:
    """Plain text as paragraphs; a single line break stays one."""
    paragraphs = [part.strip().splitlines() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]
    lines = [format_html_join(SafeString("<br/>"), "{}", ((line,) for line in part)) for part in paragraphs]
    return format_html_join("", "<p>{}</p>", ((line,) for line in lines))


def _named(model: type[AgreedWord], words: Iterable[str]) -> tuple[list[Any], list[str]]:
    """The records with these slugs or names, and the words that are none."""
    known: dict[str, Any] = {}
    for record in model._default_manager.all():
        names = (record.slug, record.name_fi, record.name_sv, record.name_en)
        known |= {name.casefold(): record for name in names if name}
    given = [word.strip() for word in words if word.strip()]
    found = {known[word.casefold()].pk: known[word.casefold()] for word in given if word.casefold() in known}
    return list(found.values()), [word for word in given if word.casefold() not in known]


def _regions(words: Iterable[str]) -> list[Region]:
    """The regions with these codes, short names or full names. Raises ValidationError for another word."""
    known: dict[str, Region] = {}
    for region in regions_today():
        names = (region.code, region.slug, region.short_fi, region.short_sv, region.name_fi, region.name_sv)
        known |= {name.casefold(): region for name in names if name}
    if unknown := [word for word in words if word.strip().casefold() not in known]:
        raise ValidationError(_("regions: %(names)s does not exist") % {"names": ", ".join(unknown)})
    return list(dict.fromkeys(known[word.strip().casefold()] for word in words))


def _file(path: Path, title: str, bank: MaterialBankPage, place: int) -> MaterialFile:
    """A row with the file. Raises ValidationError for one that may do harm, or is not what its name says."""
    findings = inspect_document(path, name=path.name)
    with path.open("rb") as content:
        title = title or path.stem.replace("-", " ").capitalize()
        return _row(File(content, name=path.name), title, bank, place, findings)


def _row(content: File, title: str, bank: MaterialBankPage, place: int, findings: Findings | None) -> MaterialFile:
    """A row with a file of its own, in the collection of the centre that the bank belongs to."""
    section = bank.get_parent().specific
    own = getattr(getattr(section, "centre", None), "files", None)
    document = SiteDocument(title=title, collection=own or Collection.get_first_root_node())
    document.file.save(clean_name(content.name or ""), content, save=False)
    document._set_document_file_metadata()
    document.save()
    document.file.close()
    note_facts(document, findings)
    return MaterialFile(document=document, title=title, sort_order=place)


@transaction.atomic
def draft_material(*, values: dict[str, Any], file: File | None, bank: MaterialBankPage, by: User) -> MaterialPage:
    """Make a draft in the bank from what somebody suggested: plain text becomes its body, a file its first file."""
    material = MaterialPage(live=False, owner=by, locale=bank.locale, minutes_needed=None)
    for name in ("title", "link", "language", "licence"):
        setattr(material, name, values[name])
    material.draft_title = material.title
    material.slug = free_slug(cautious_slugify(material.title)[:200] or "materiaali", bank)
    material.summary = _summary({"summary": "", "body": values["body"]})
    material.body = [("text", _rich(values["body"]))]
    if file is not None:
        material.files.set([_row(file, material.title, bank, 0, None)])
    bank.add_child(instance=material)
    material.save_revision(user=by)
    return material
