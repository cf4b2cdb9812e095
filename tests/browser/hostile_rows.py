"""Writing strings into rows of every table, and telling who finds them where."""

import itertools
import json
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import Error, models, transaction
from django.test import Client
from wagtail import blocks
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from base.controlled import everyones
from base.users import User
from network.people.choices import Channel, Showing
from network.people.models import Person, Release
from network.people.services import release_showing
from network.personal_links.choices import Way
from network.personal_links.services import give_link
from network.regions.models import Centre
from network.regions.pages import CentrePage
from tests.browser.hostile_site import STAFF
from tests.factories import factories
from tests.pajaverkko.hostile.filling import rich
from tests.pajaverkko.hostile.walking import walk
from tests.staff import signed_in_client

OWN = ("base", "network", "pajaverkko", "workshops")
PAGES, ROWS = 2, 60
"""Pages of each type, and rows of each other table, that are written into."""
KEPT = frozenset(
    {"slug", "url_path", "path", "password", "hash", "digest", "previous", "table", "message_id", "file_hash"}
)
"""Columns whose words are no text: addresses, keys, check sums."""
MADE_OF_OTHERS = frozenset({"searchentry", "searchstate", "searchword"})
"""Tables of the index, in which nobody writes: what stands there has been taken apart into words."""
WAGTAIL = frozenset(
    {
        *("wagtailadmin_home", "wagtailadmin_explore", "wagtailadmin_pages:edit CentrePage", "wagtaildocs:index"),
        *("wagtailadmin_pages:edit MaterialPage", "wagtailadmin_pages:edit WorkshopPage", "wagtaildocs:edit"),
        *("wagtailimages:index", "wagtailimages:edit", "wagtailusers_users:index", "wagtailadmin_reports:site_history"),
    }
)
"""Screens of Wagtail that show what people wrote."""
CONVERTER = ContentstateConverter(features=["h2", "h3", "bold", "italic", "ol", "ul", "link"])
Texts = Iterator[str]


def write_everywhere(texts: Texts) -> int:
    """Into every text column of some rows of every table of ours, past all forms; returns into how many rows.

    Running text goes the way that the editor's goes. A row that a constraint keeps as it is stays so.
    """
    written = 0
    with everyones():
        for model in (model for label in OWN for model in apps.get_app_config(label).get_models()):
            if model._meta.model_name in MADE_OF_OTHERS:
                continue
            most = PAGES if issubclass(model, Page) else ROWS
            rows = list(model._base_manager.order_by("pk")[:most]) or _made(model)
            written += sum(_write(row, texts) for row in rows)
    for page in Page.objects.filter(pk__in=_pages()).specific():
        page.save_revision().publish()
    return written + _show_somebody(texts)


def _made(model: type[models.Model]) -> list[models.Model]:
    try:
        with transaction.atomic():
            return [factories()[model]()] if model in factories() and not issubclass(model, Page) else []
    except Error:
        return []


def _pages() -> list[int]:
    types = (model for label in OWN for model in apps.get_app_config(label).get_models() if issubclass(model, Page))
    return [key for model in types for key in model._base_manager.order_by("pk").values_list("pk", flat=True)[:PAGES]]


def _write(row: models.Model, texts: Texts) -> bool:
    values = {
        field.attname: value for field in row._meta.concrete_fields if (value := _value(field, texts)) is not None
    }
    try:
        with transaction.atomic():
            return bool(values) and bool(type(row)._base_manager.filter(pk=row.pk).update(**values))
    except Error:
        return False


def _value(field: models.Field, texts: Texts) -> Any:
    if isinstance(field, StreamField):
        return field.to_python(json.dumps(list(_stream(field.stream_block, texts))))
    if isinstance(field, RichTextField):
        return _rich(texts)
    words = isinstance(field, models.CharField | models.TextField) and not isinstance(
        field, models.URLField | models.EmailField
    )
    if not words or field.choices or field.primary_key or field.name in KEPT or not field.editable:
        return None
    longest = (field.max_length or 1_000) - 8
    text = next((text for text in itertools.islice(texts, 200) if len(text) <= longest), None)
    return f"{text} {next(NUMBERS)}" if text and field.unique else text


NUMBERS = itertools.count(1)


def _rich(texts: Texts) -> str:
    return str(CONVERTER.to_database_format(rich(next(texts))))


def _stream(stream: blocks.StreamBlock, texts: Texts) -> Iterator[dict[str, Any]]:
    for kind, block in stream.child_blocks.items():
        value = _block(block, texts)
        if value:
            yield {"type": kind, "value": value}


def _block(block: blocks.Block, texts: Texts) -> Any:
    """What a block may hold; nothing where it takes something else than words."""
    if isinstance(block, blocks.RichTextBlock):
        return _rich(texts)
    if isinstance(block, blocks.CharBlock | blocks.TextBlock):
        return next(texts)
    if isinstance(block, blocks.StructBlock):
        return {name: value for name, child in block.child_blocks.items() if (value := _block(child, texts))}
    if isinstance(block, blocks.ListBlock):
        return [value] if (value := _block(block.child_block, texts)) else None
    return None


def _show_somebody(texts: Texts) -> int:
    """Somebody at the first centre lets be shown words that would run, on the page of the centre."""
    centre = Centre.objects.get(slug="koske")
    with everyones():
        person = Person._base_manager.filter(parts__centre=centre).first()
        assert person
        said = {showing: next(texts) for showing in (Showing.NAME, Showing.QUOTATION, Showing.MUNICIPALITY)}
        releases: list[Release] = [
            release_showing(person=person, showing=showing, words=words[:100], channel=Channel.WEB, by=None)
            for showing, words in said.items()
        ]
    page = CentrePage.objects.get(centre=centre, locale__language_code="fi")
    page.body.append(("person", {str(release.showing): release.reference for release in releases}))
    page.save_revision().publish()
    return len(releases)


class Staff:
    """Those who walk through the admin."""

    def __init__(self) -> None:
        self.clients: dict[str, Client] = {
            who: signed_in_client(User.objects.get(email=email)) for who, email in STAFF.items()
        }

    def starts(self) -> Iterator[tuple[str, str]]:
        yield from ((who, "/admin/") for who in self.clients)


def places() -> dict[str, list[str]]:
    """The screens of the admin by who opens them, the page of the centre, and a way into the own page of somebody."""
    walked = walk(
        Staff(), whole=True, wanted=lambda view: bool(view) and (not view.startswith("wagtail") or view in WAGTAIL)
    )
    found: dict[str, list[str]] = {who: [] for who in STAFF}
    for who, address in walked.addresses.values():
        if "/export" not in address:
            found[who].append(address)
    centre = Centre.objects.get(slug="koske")
    with everyones():
        person = Person._base_manager.filter(parts__centre=centre).first()
        assert person
        token = give_link(person=person, way=Way.PAPER, by=None)[1]
    pages = [page.url for page in Page.objects.filter(pk__in=_pages()).live()]
    shown = CentrePage.objects.get(centre=centre, locale__language_code="fi").url
    return {**found, "stranger": [url for url in [shown, *pages] if url], "token": [token]}
