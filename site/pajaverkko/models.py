"""The register: every table of the roof, gathered so that Django finds it."""

from pajaverkko.home.pages import ContentPage, HomePage

__all__ = ["ContentPage", "HomePage"]
