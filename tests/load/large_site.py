"""A site as large as one may become, of what the demo has: rows are copied in bulk, with names of their own."""

import datetime
import random
import uuid
from collections.abc import Iterable
from typing import Any

from django.core.management import call_command
from django.db import models
from django.utils import timezone
from wagtail.models import Page

from network.materials.pages import MaterialPage
from network.people.models import ContactRoute, Person
from network.regions.models import Organisation
from tests.factories.people import ContactRouteFactory, PersonFactory
from workshops.series.pages import WorkshopPage

AT_ONCE = 500
YEARS = 8
"""Over which what is copied was published, and workshops were or will be held."""
WORDS = ("arki", "talous", "asuminen", "perhe", "nuori", "ikä", "työ", "mieli", "verkko", "ryhmä", "koti")


def grow(materials: int, workshops: int, people: int) -> dict[str, int]:
    """So many of each besides what there is; then both indexes are made anew."""
    dice = random.Random(8)
    multiply(MaterialPage, materials, dice)
    multiply(WorkshopPage, workshops, dice)
    _people(people)
    call_command("rebuild_references_index", verbosity=0)
    call_command("update_index", verbosity=0)
    return {model.__name__: model._base_manager.count() for model in (MaterialPage, WorkshopPage, Person)}


def multiply(model: type[Page], number: int, dice: random.Random) -> None:
    """New pages beside live ones in the first language, each like one of them but for title, address and days."""
    likes = list(model.objects.live().filter(locale__language_code="fi"))
    steps = {like.get_parent().pk: Steps(like.get_parent()) for like in likes}
    made = 0
    while made < number:
        chosen = [dice.choice(likes) for _one in range(min(AT_ONCE, number - made))]
        pages = [_page(like, steps[like.get_parent().pk], made + place, dice) for place, like in enumerate(chosen)]
        Page.objects.bulk_create(pages)
        _own_rows(model, chosen, pages, dice)
        made += len(pages)
    for step in steps.values():
        step.keep()


class Steps:
    """Where the next page below a parent stands in the tree."""

    def __init__(self, parent: Page) -> None:
        self.parent, last = parent, parent.get_last_child()
        self.number = Page._str2int(last.path[len(parent.path) :]) if last else 0
        self.added = 0

    def next_path(self) -> str:
        self.number, self.added = self.number + 1, self.added + 1
        return str(Page._get_path(self.parent.path, self.parent.depth + 1, self.number))

    def keep(self) -> None:
        Page.objects.filter(pk=self.parent.pk).update(numchild=models.F("numchild") + self.added)


def _page(like: Page, steps: Steps, number: int, dice: random.Random) -> Page:
    values = {field.attname: getattr(like, field.attname) for field in Page._meta.concrete_fields}
    title = f"{like.title}: {dice.choice(WORDS)} ja {dice.choice(WORDS)} {number}"
    slug = f"suuri-{number}"
    at = timezone.now() - datetime.timedelta(days=dice.randint(0, 365 * YEARS))
    values |= {"id": None, "path": steps.next_path(), "numchild": 0, "translation_key": uuid.uuid4()}
    values |= {"title": title, "draft_title": title, "slug": slug, "url_path": f"{steps.parent.url_path}{slug}/"}
    values |= dict.fromkeys(("latest_revision_id", "live_revision_id", "alias_of_id", "latest_revision_created_at"))
    return Page(**values | {"first_published_at": at, "last_published_at": at})


def _own_rows(model: type[Page], likes: list[Any], pages: list[Page], dice: random.Random) -> None:
    """What a page of its type has besides what all have: its own table, words from the lists, keywords."""
    own = [field for field in model._meta.local_concrete_fields if field.attname != "page_ptr_id"]
    rows = []
    for like, page in zip(likes, pages, strict=True):
        row = model(page_ptr_id=page.pk, **{field.attname: getattr(like, field.attname) for field in own})
        if isinstance(row, WorkshopPage):
            row.starts_at = timezone.now() + datetime.timedelta(days=dice.randint(-365 * YEARS, 365))
            row.ends_at = row.starts_at + datetime.timedelta(hours=3)
        rows.append(row)
    model._base_manager.get_queryset()._insert(rows, fields=model._meta.local_concrete_fields)
    for relation in model._meta.many_to_many:
        through = relation.remote_field.through
        if through._meta.auto_created:
            _copy(through, relation.m2m_column_name(), likes, pages)
    for name in ("keyword_items",):
        if hasattr(model, name):
            _copy(getattr(model, name).rel.related_model, "content_object_id", likes, pages)


def _copy(table: type[models.Model], column: str, likes: list[Any], pages: list[Page]) -> None:
    """Rows of a table that belong to a page, for each page that is like it."""
    found: dict[Any, list[dict[str, Any]]] = {}
    for row in table._base_manager.filter(**{f"{column}__in": {like.pk for like in likes}}).values():
        found.setdefault(row[column], []).append(row)
    table._base_manager.bulk_create(
        table(**{**row, table._meta.pk.attname: None, column: page.pk})
        for like, page in zip(likes, pages, strict=True)
        for row in found.get(like.pk, ())
    )


def _people(number: int) -> None:
    controller = Organisation.objects.order_by("pk")[0]
    people = (PersonFactory.build(controller=controller, full_name="Kävijä Äyräs") for _one in range(number))
    for many in _batches(people):
        Person._base_manager.bulk_create(many)
        routes = [ContactRouteFactory.build(person=person, controller=controller) for person in many]
        ContactRoute._base_manager.bulk_create(routes)


def _batches(many: Iterable[Any]) -> Iterable[list[Any]]:
    batch: list[Any] = []
    for one in many:
        batch.append(one)
        if len(batch) == AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch
