"""Filters of the material bank."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from base.languages import language_name
from base.lists.facets import Facet, Numbers, Option, choice_facet, column_facet, year_facet
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

    def takes_no_longer(minutes: int | None, asked: str) -> bool:
        return minutes is not None and minutes <= int(asked)

    def options(found: Numbers) -> list[Option]:
        within = {value: sum(found[each] for each in found if takes_no_longer(each, value)) for value in labels}
        return [Option(value, label, within[value]) for value, label in labels.items() if within[value]]

    return column_facet(
        "minutes_needed", _("Time needed"), options, lambda asked: labels.get(asked, ""), takes_no_longer, "time"
    )


def easy_facet() -> Facet:
    """Narrows to what is written in easy language."""
    yes = str(_("Yes"))

    def options(found: Numbers) -> list[Option]:
        return [Option("1", yes, found[True])] if found.get(True) else []

    return column_facet(
        "easy_language",
        _("Easy language"),
        options,
        lambda asked: yes if asked == "1" else "",
        lambda is_easy, _asked: is_easy is True,
        "easy",
    )
