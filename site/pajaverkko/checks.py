"""House rules that Django checks at every start."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, Tags, Warning as Caution, register
from django.db import DatabaseError
from wagtail.models import get_page_models

from base.pages import BasePage, views_for_all_of, views_of
from base.search.index import rebuild_is_due

OWN = ("network", "pajaverkko", "workshops")
NOTHING_TO_ADD = frozenset({"contentpage"})
"""Page types that show nothing but their own fields."""


@register()
def page_types_keep_house(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Every page type is made from BasePage and has a function that says what it shows."""
    faults: list[CheckMessage] = []
    for page_type in get_page_models():
        if page_type._meta.app_label not in OWN:
            continue
        if not issubclass(page_type, BasePage):
            faults.append(Error("Make the page type from base.pages.BasePage.", obj=page_type, id="pajaverkko.E001"))
        elif (
            not (views_of(page_type) or views_for_all_of(page_type))
            and page_type._meta.model_name not in NOTHING_TO_ADD
        ):
            faults.append(Error("No view shows this page type: use @shows.", obj=page_type, id="pajaverkko.E002"))
    return faults


@register(Tags.database)
def search_index_is_up_to_date(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """`manage.py check --database default` says when the search index was made by another analyser, or never."""
    try:
        due = bool(databases) and rebuild_is_due()
    except DatabaseError:
        # Before the first migration there is no index to look at.
        return []
    text = "The search index was made by another analyser, or never: run manage.py update_index."
    return [Caution(text, id="pajaverkko.W001")] if due else []
