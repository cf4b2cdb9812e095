"""All that carries a theme, of every kind, with its filters."""

from collections.abc import Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from base.languages import alphabetical
from base.lists.catalogue import Catalogue
from base.lists.facets import Facet, Numbers, Option
from network.regions.pages import RegionPage
from network.themes.queries import page_types_with_themes, pages_carrying, regions_carrying


def all_carrying(theme: int) -> Catalogue:
    """The readable pages with the theme of this key, the newest first, by kind and by region."""
    types = page_types_with_themes()
    pages = list(pages_carrying(theme, types))
    kinds = ((kind, key) for key, _day, kind in pages)
    return Catalogue((key for key, _day, _kind in pages), {"kind": kinds, "region": regions_carrying(theme, types)})


def carrying_kinds() -> Facet:
    """The kinds of pages, as rooms bring them."""
    types = {page_type._meta.model_name or "": page_type for page_type in page_types_with_themes()}
    names = {name: str(capfirst(page_type._meta.verbose_name_plural)) for name, page_type in types.items()}

    def options(found: Numbers) -> list[Option]:
        return [Option(name, label, found[name]) for name, label in names.items() if found.get(name)]

    return Facet("kind", _("Kind"), options, lambda name: names.get(name, ""))


def carrying_counties(pages: Iterable[RegionPage]) -> Facet:
    """The counties of these pages that something is for."""
    counties = {page.region.code: page.region for page in pages if page.region}

    def options(found: Numbers) -> list[Option]:
        here = [(code, region) for code, region in counties.items() if found.get(region.pk)]
        told = [Option(code, region.short_name, found[region.pk]) for code, region in here]
        return sorted(told, key=lambda option: alphabetical(option.label))

    def label_of(code: str) -> str:
        return counties[code].short_name if code in counties else ""

    def means(region: int | None, code: str) -> bool:
        return region == counties[code].pk

    return Facet("region", _("Wellbeing services county"), options, label_of, means)
