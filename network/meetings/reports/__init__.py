"""Filters of the list of minutes, and meetings as the staff and the members see them."""

from network.meetings.reports.filters import minutes_facets

__all__ = ["minutes_facets"]
