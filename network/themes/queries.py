"""Pages by theme and by keyword."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import DateField, DateTimeField, F, QuerySet, Value
from django.db.models.functions import Coalesce, TruncDate
from taggit.models import ItemBase

from base.pages import BasePage
from base.queries import page_types_carrying, readable
from network.regions.models import Region
from network.themes.models import AgreedWord, Keyword, Theme, ThemeStanding
from network.themes.pages import ThemePage


def theme_pages() -> QuerySet[ThemePage]:
    """The readable theme pages, by name."""
    return readable(ThemePage).select_related("locale", "theme").order_by("title")


def page_types_with_themes() -> list[type[BasePage]]:
    """The page types of every room that carry themes."""
    return [page_type for page_type in page_types_carrying(Theme, "themes") if issubclass(page_type, BasePage)]


def pages_carrying(theme: int, page_types: list[type[BasePage]]) -> QuerySet[Any]:
    """(key, day, model name) of each readable page of these types with the theme of this key, the newest first."""
    parts = [
        pages.annotate(day=_day(pages.model), page_type=Value(pages.model._meta.model_name))
        .values_list("pk", "day", "page_type")
        .order_by()
        for pages in _carrying(theme, page_types)
    ]
    return parts[0].union(*parts[1:]).order_by("-day", "-pk")


def regions_carrying(theme: int, page_types: list[type[BasePage]]) -> Iterable[tuple[int, int]]:
    """(key of the region, key of the page) for each region that such a page is for."""
    parts = [
        pages.filter(regions__isnull=False).order_by().values_list("regions", "pk")
        for pages in _carrying(theme, page_types)
        if hasattr(pages.model, "regions")
    ]
    return parts[0].union(*parts[1:], all=True) if parts else ()


def _carrying(theme: int, page_types: list[type[BasePage]]) -> list[QuerySet[Any]]:
    return [readable(page_type).filter(themes=theme) for page_type in page_types]


def _day(page_type: type[BasePage]) -> Coalesce:
    """The day that `listed_by` names; a page without one counts by its first publication."""
    column = page_type._meta.get_field(page_type.listed_by)
    day = TruncDate(column.name) if isinstance(column, DateTimeField) else F(column.name)
    return Coalesce(day, TruncDate("first_published_at"), output_field=DateField())


def words_of(page: Any) -> dict[str, list[Any]]:
    """The words that a page carries, by the names of their fields (`themes`, `keywords` …), in one question."""
    carried = {
        field.name: getattr(page, field.name).all()
        for field in page._meta.get_fields()
        if field.many_to_many and field.concrete and issubclass(field.related_model, AgreedWord | Keyword)
    }
    if not all(isinstance(words, QuerySet) for words in carried.values()):
        return {name: list(words) for name, words in carried.items()}
    parts = [words.order_by().values_list(Value(name), *_columns(words.model)) for name, words in carried.items()]
    found: dict[str, list[Any]] = {name: [] for name in carried}
    for name, *values in parts[0].union(*parts[1:], all=True).order_by("slug"):
        columns = _columns(carried[name].model)
        row = {column: value for column, value in zip(columns, values, strict=True) if isinstance(column, str)}
        found[name].append(carried[name].model(**row))
    return found


def _columns(model: type[Any]) -> tuple[Any, ...]:
    """Key, slug and names; a keyword has one name in all languages."""
    if issubclass(model, AgreedWord):
        return ("pk", "slug", "name_fi", "name_sv", "name_en")
    return ("pk", "slug", "name", Value(""), Value(""))


def pages_with_keyword(keyword: Keyword) -> set[int]:
    """The keys of the pages, of every type, that carry the keyword."""
    return {
        key for name in keyword_items() for key in getattr(keyword, name).values_list("content_object_id", flat=True)
    }


def uses_of(keyword: Keyword) -> int:
    """How many pages carry the keyword."""
    return sum(getattr(keyword, name).count() for name in keyword_items())


def keyword_items() -> dict[str, type[ItemBase]]:
    """The tables of all rooms that tie keywords to pages, by the name of the way back from a keyword."""
    return {
        relation.get_accessor_name(): relation.related_model
        for relation in Keyword._meta.related_objects
        if issubclass(relation.related_model, ItemBase)
    }


def standings() -> QuerySet[ThemeStanding]:
    """All that was written down, the newest first."""
    return ThemeStanding.objects.select_related("theme", "region").order_by("-since_on", "-pk")


def current_standings(found: Iterable[ThemeStanding]) -> list[ThemeStanding]:
    """Of these the one that holds for each theme in each region."""
    newest: dict[tuple[int, int], ThemeStanding] = {}
    for each in found:
        newest.setdefault((each.theme_id, each.region_id), each)
    return list(newest.values())


def standing_on(theme: Theme, region: Region, day: datetime.date) -> ThemeStanding | None:
    """How a theme stood in a region on a day."""
    return standings().filter(theme=theme, region=region, since_on__lte=day).first()
