"""What is made at once: workshops from a list of dates, a new round of a series."""

from workshops.planning.services.copying import copy_series
from workshops.planning.services.making import make_workshops
from workshops.planning.services.opening import Planned, Shared, Terms

__all__ = ["Planned", "Shared", "Terms", "copy_series", "make_workshops"]
