"""What a person changes and asks on the own page, the ways in, and what staff answers."""

from network.personal_links.forms.own import AskForm, DetailsForm, RoutesForm, ShowingForm
from network.personal_links.forms.requests import AnswerForm, EraseForm, RightsForm

__all__ = ["AnswerForm", "AskForm", "DetailsForm", "EraseForm", "RightsForm", "RoutesForm", "ShowingForm"]
