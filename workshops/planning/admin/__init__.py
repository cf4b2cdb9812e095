"""The screens on which many workshops are made at once, and the ways there from a series."""

from workshops.planning.admin.dates import DatesScreen
from workshops.planning.admin.round import RoundScreen
from workshops.planning.admin.ways import ways_from

__all__ = ["DatesScreen", "RoundScreen", "ways_from"]
