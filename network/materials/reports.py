"""Filters of the material bank."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from base.facets import Facet, choice_facet, year_facet
from base.languages import language_name
from network.materials.choices import MaterialKind, MaterialLanguage
from network.regions.reports import centre_facet, region_facet
from network.themes.reports import keyword_facet, theme_facet


def material_facets() -> list[Facet]:
    """Theme, kind, language, year, region, centre and keyword."""
    languages = {code.value: str(capfirst(language_name(code))) for code in MaterialLanguage}
    return [
        theme_facet(),
        choice_facet("kind", _("Kind"), {kind.value: str(capfirst(kind.label)) for kind in MaterialKind}),
        choice_facet("language", _("Language"), languages),
        year_facet("year", _("Year")),
        region_facet(),
        centre_facet(),
        keyword_facet(),
    ]
