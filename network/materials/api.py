"""The bank for programs: read-only, public materials only, described by itself at openapi.json."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Query, Schema
from pydantic import AfterValidator

from base.lists.listings import pages_in_order
from base.lists.narrowing import Narrowing, catalogue_of
from base.page_cache.parts import KeptAs
from base.programs import api
from base.search.finding import answers, find
from network.materials.choices import MaterialKind, MaterialLanguage
from network.materials.pages import MaterialPage
from network.materials.queries import materials_with_words, newest_materials
from network.materials.reports import material_facets

MOST = 100
KEPT = KeptAs("materials-for-programs", by_the_clock=False)
FACETS = ("theme", "kind", "language", "region", "year")


def _readable(value: str) -> str:
    """No database keeps control characters: with a space in its place such a value is one that does not exist."""
    return "".join(sign if sign.isprintable() else " " for sign in value)


Word = Annotated[str, Field(max_length=120), AfterValidator(_readable)]


class Choice(Schema):
    """What to look for, and how to narrow it. All filters hold together."""

    q: str = Field("", description="Words in Finnish, Swedish or English, in any form; mistyped ones are mended.")
    language: MaterialLanguage | None = Field(None, description="The material's own language.")
    kind: MaterialKind | None = None
    theme: Word = Field("", description="Slug of a development theme.")
    region: Word = Field("", description="Code of a wellbeing services county, such as 07, with its zero.")
    year: int | None = Field(None, ge=1900, le=2100)
    limit: int = Field(20, ge=1, le=MOST)
    offset: int = Field(0, ge=0, le=1_000_000)


class Instead(Schema):
    """A word that no page has, and what was looked for in its place."""

    asked: str
    used: list[str]
    loose: bool


class Material(Schema):
    """A material as a list shows it."""

    slug: str
    title: str
    summary: str
    url: str
    language: str
    kind: str
    year: int | None
    time_needed: int | None = Field(description="Minutes.")
    easy_language: bool
    licence: str
    themes: list[str] = Field(description="Slugs.")
    regions: list[str] = Field(description="Codes; none means the whole country.")


class Value(Schema):
    """A value of a facet, and how many materials have it, its own filter left aside."""

    value: str
    label: str
    count: int


class Materials(Schema):
    """An answer: how many there are in all, what was understood otherwise, one part of them, and the facets."""

    count: int
    interpreted: list[Instead]
    results: list[Material]
    facets: dict[str, list[Value]]


class Fault(Schema):
    """What was wrong with one value."""

    type: str
    loc: list[str | int]
    msg: str
    ctx: dict[str, Any] | None = None


class Refusal(Schema):
    """The values that were not understood."""

    detail: list[Fault]


@api.get("/materials", response={200: Materials, 422: Refusal}, summary="Materials, the best or the newest first")
def materials(request: HttpRequest, choice: Query[Choice]) -> dict[str, Any]:
    hits = find(choice.q)
    best_first = answers(newest_materials(), hits, KEPT) if choice.q.strip() else None
    asked = {name: str(getattr(choice, name) or "") for name in FACETS}
    facets = [facet for facet in material_facets() if facet.name in FACETS]
    left = Narrowing(catalogue_of(newest_materials(), facets, KEPT, best_first), facets, asked, best_first)
    keys = left.keys if best_first is None else left.in_order(best_first)
    if left.not_understood:
        keys = ()
    leaf = keys[choice.offset : choice.offset + choice.limit]
    return {
        "count": len(keys),
        "interpreted": [
            {"asked": word.asked, "used": list(word.used), "loose": word.loose} for word in hits.question.interpreted
        ],
        "results": [_told(page, request) for page in pages_in_order(materials_with_words(), leaf)],
        "facets": {
            name: [{"value": found.value, "label": found.label, "count": found.count} for found in options]
            for name, options in left.options.items()
        },
    }


def _told(page: MaterialPage, request: HttpRequest) -> dict[str, Any]:
    columns = ("slug", "title", "summary", "language", "kind", "year", "easy_language", "licence")
    return {name: getattr(page, name) for name in columns} | {
        "url": page.get_full_url(request),
        "time_needed": page.minutes_needed,
        "themes": [theme.slug for theme in page.themes.all()],
        "regions": [region.code for region in page.regions.all()],
    }
