"""Themes as they are read: as words and filters of pages, and how they stand in regions."""

from network.themes.reports.standings import (
    Grid,
    GridRow,
    InRegion,
    ThemeInRegion,
    grid_of_network,
    history_of,
    in_regions,
    map_of_theme,
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
    "ThemeInRegion",
    "ThemeWord",
    "grid_of_network",
    "history_of",
    "in_regions",
    "keyword_facet",
    "map_of_theme",
    "method_facet",
    "target_group_facet",
    "theme_facet",
    "theme_words",
    "themes_in",
    "with_pages",
]
