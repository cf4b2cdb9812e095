"""Forms of the shared words, and of how themes stand."""

from network.themes.forms.keywords import KeywordForm
from network.themes.forms.standings import StandingForm, WhyForm

__all__ = ["KeywordForm", "StandingForm", "WhyForm"]
