"""Filters of the material bank."""

from collections.abc import Mapping
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from base.facets import Facet, Items, Option, choice_facet, column_facet, year_facet
from base.languages import language_name
from network.materials.choices import Licence, MaterialKind, MaterialLanguage
from network.regions.reports import centre_facet, region_facet
from network.themes.reports import keyword_facet, method_facet, target_group_facet, theme_facet

TIMES = (15, 30, 60, 120)
"""Minutes."""


def material_facets() -> list[Facet]:
    """What a worker thinks in: what about, what kind, for whom, how, where, how long, may I use it."""
    languages = {code.value: str(capfirst(language_name(code))) for code in MaterialLanguage}
    licences = {licence.value: str(licence.label) for licence in Licence}
    return [
        theme_facet(),
        choice_facet("kind", _("Kind"), {kind.value: str(capfirst(kind.label)) for kind in MaterialKind}),
        target_group_facet(),
        method_facet(),
        time_facet(),
        choice_facet("language", _("Language"), languages),
        easy_facet(),
        choice_facet("licence", _("Licence"), licences),
        region_facet(),
        centre_facet(),
        year_facet("year", _("Year")),
        keyword_facet(),
    ]


def time_facet() -> Facet:
    """Narrows to what takes no longer than a time."""
    labels = {str(minutes): str(_("At most %(minutes)s minutes") % {"minutes": minutes}) for minutes in TIMES}

    def of_counts(found: Mapping[Any, int]) -> list[Option]:
        within = {value: sum(found[m] for m in found if m is not None and m <= int(value)) for value in labels}
        return [Option(value, label, within[value]) for value, label in labels.items() if within[value]]

    def narrow(items: Items, value: str) -> Items:
        return items.filter(minutes_needed__lte=int(value))

    return column_facet(
        "minutes_needed", _("Time needed"), of_counts, lambda value: labels.get(value, ""), narrow, "time"
    )


def easy_facet() -> Facet:
    """Narrows to what is written in easy language."""
    yes = str(_("Yes"))

    def of_counts(found: Mapping[Any, int]) -> list[Option]:
        return [Option("1", yes, found[True])] if found.get(True) else []

    def narrow(items: Items, _value: str) -> Items:
        return items.filter(easy_language=True)

    return column_facet(
        "easy_language", _("Easy language"), of_counts, lambda value: yes if value == "1" else "", narrow, "easy"
    )
