"""What is done to materials."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail.models import Collection

from base.media import SiteDocument
from base.users import User
from network.materials.pages import MaterialBankPage, MaterialFile, MaterialPage
from network.regions.models import Region
from network.regions.queries import regions_today
from network.themes.models import AgreedWord, Method, TargetGroup, Theme

SUMMARY = 240
"""Letters of a summary; one that is not given is the beginning of the body."""


@transaction.atomic
def store_material(
    *, values: dict[str, Any], files: list[tuple[Path, str]], bank: MaterialBankPage, by: User | None
) -> MaterialPage:
    """Make a live material in the bank, or bring the one with this slug up to date.

    `values` are those of an imported line. Words that are no theme, target group or method become keywords, so that
    nothing is lost. Raises ValidationError for a region that does not exist; nothing is stored then.
    """
    page = MaterialPage.objects.filter(slug=values["slug"], locale=bank.locale).order_by("path").first()
    material = page or MaterialPage(slug=values["slug"], locale=bank.locale)
    _fill(material, values)
    if files:
        rows = [_file(path, title, bank, place) for place, (path, title) in enumerate(files)]
        material.files.set(rows)
    if page is None:
        now = timezone.now()
        material.live, material.first_published_at, material.last_published_at = True, now, now
        bank.add_child(instance=material)
    else:
        material.save_revision(user=by).publish(user=by)
    return material


def _fill(material: MaterialPage, values: dict[str, Any]) -> None:
    for name in ("title", "language", "kind", "licence", "year", "link", "easy_language"):
        setattr(material, name, values[name])
    material.draft_title = material.title
    material.summary = _summary(values)
    material.minutes_needed = values["time_needed"]
    material.body = [("text", _rich(values["body"]))] if values["body"] else []
    themes, no_themes = _named(Theme, values["themes"])
    groups, no_groups = _named(TargetGroup, values["target_groups"])
    methods, no_methods = _named(Method, values["methods"])
    material.themes, material.target_groups, material.methods = themes, groups, methods
    material.regions = _regions(values["regions"])
    material.keywords.set([word[:100] for word in (*values["keywords"], *no_themes, *no_groups, *no_methods)])


def _summary(values: dict[str, Any]) -> str:
    given = " ".join((values["summary"] or values["body"]).split())
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
        raise ValidationError(f"regions: {', '.join(unknown)} does not exist")
    return list(dict.fromkeys(known[word.strip().casefold()] for word in words))


def _file(path: Path, title: str, bank: MaterialBankPage, place: int) -> MaterialFile:
    section = bank.get_parent().specific
    own = getattr(getattr(section, "centre", None), "files", None)
    title = title or path.stem.replace("-", " ").capitalize()
    document = SiteDocument(title=title, collection=own or Collection.get_first_root_node())
    with path.open("rb") as content:
        document.file.save(path.name, File(content), save=False)
        document._set_document_file_metadata()
        document.save()
    document.file.close()
    return MaterialFile(document=document, title=title, sort_order=place)
