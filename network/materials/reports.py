"""Filters of the material bank."""

from typing import Any

from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from base.languages import language_name
from base.listings import Facet
from base.queries import readable_in_any_language
from network.materials.choices import MaterialKind, MaterialLanguage
from network.materials.pages import MaterialPage
from network.regions.reports import region_facet
from network.themes.reports import keyword_facet, theme_facet


def material_facets() -> list[Facet]:
    """Theme, kind, language, year, region and keyword."""
    return [
        theme_facet(),
        _column_facet("kind", _("Kind"), [(kind.value, str(capfirst(kind.label))) for kind in MaterialKind]),
        _column_facet("language", _("Language"), _languages()),
        _column_facet("year", _("Year"), [(str(year), str(year)) for year in _years()]),
        region_facet(),
        keyword_facet(MaterialPage, "material_items"),
    ]


def _column_facet(column: str, heading: str, options: list[tuple[str, str]]) -> Facet:
    def narrow(pages: "QuerySet[Any]", value: str) -> "QuerySet[Any]":
        return pages.filter(**{column: value})

    return Facet(column, heading, options, narrow)


def _years() -> list[int]:
    years = (
        readable_in_any_language(MaterialPage)
        .exclude(year=None)
        .values_list("year", flat=True)
        .distinct()
        .order_by("-year")
    )
    return [year for year in years if year]


def _languages() -> list[tuple[str, str]]:
    used = set(readable_in_any_language(MaterialPage).values_list("language", flat=True).distinct().order_by())
    return [(code, str(capfirst(language_name(code)))) for code in MaterialLanguage.values if code in used]
