"""What is typed to make many workshops at once."""

from workshops.planning.forms.dates import DatesForm
from workshops.planning.forms.round import RoundForm

__all__ = ["DatesForm", "RoundForm"]
