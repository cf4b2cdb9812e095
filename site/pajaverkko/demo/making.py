"""Making and publishing demo pages, and what all of them share."""

import datetime
from collections.abc import Iterable
from typing import Any, TypeVar

from wagtail.models import Page

from network.regions.models import Organisation, Region
from network.themes.models import Method, TargetGroup, Theme
from pajaverkko.demo.content import Text

P = TypeVar("P", bound=Page)


def add(parent: Page, page: P, *, published_at: datetime.datetime | None = None) -> P:
    """Put a page below its parent and publish it, as an editor would."""
    page.first_published_at = published_at
    parent.add_child(instance=page)
    return publish(page)


def publish(page: P) -> P:
    """Publish the page as it is now, with a revision, and keep the day it was first published."""
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def shared(text: Text) -> dict[str, str]:
    """Title and summary, which every page has."""
    return {"title": text["title"], "summary": text.get("summary", "")}


def themes(slugs: Iterable[str]) -> list[Theme]:
    return list(Theme.objects.filter(slug__in=slugs))


def target_groups(slugs: Iterable[str]) -> list[TargetGroup]:
    return list(TargetGroup.objects.filter(slug__in=slugs))


def methods(slugs: Iterable[str]) -> list[Method]:
    return list(Method.objects.filter(slug__in=slugs))


def regions(codes: Iterable[str]) -> list[Region]:
    return list(Region.objects.filter(code__in=codes))


def organisation(slug: str) -> Organisation | None:
    return Organisation.objects.get(slug=slug) if slug else None


def fill(page: Any, text: Text) -> None:
    """Write a text's Markdown and plain fields into a translated page."""
    for name, value in text.items():
        if isinstance(value, str) and hasattr(page, name):
            setattr(page, name, value)
