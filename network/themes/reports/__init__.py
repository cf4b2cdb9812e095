"""Themes as they are read: as words and filters of pages, and how they stand in regions."""

from network.themes.reports.carrying import all_carrying, carrying_counties, carrying_kinds
from network.themes.reports.figures import themes
from network.themes.reports.standings import (
    Grid,
    GridRow,
    InRegion,
    OfTheme,
    ThemeInRegion,
    grid_of_network,
    standings_of,
    themes_in,
)
from network.themes.reports.words import (
    ThemeWord,
    keyword_facet,
    method_facet,
    target_group_facet,
    theme_facet,
    theme_words,
    with_pages,
)

__all__ = [
    "Grid",
    "GridRow",
    "InRegion",
    "OfTheme",
    "ThemeInRegion",
    "ThemeWord",
    "all_carrying",
    "carrying_counties",
    "carrying_kinds",
    "grid_of_network",
    "keyword_facet",
    "method_facet",
    "standings_of",
    "target_group_facet",
    "theme_facet",
    "theme_words",
    "themes",
    "themes_in",
    "with_pages",
]
