"""What staff write down of people."""

from network.people.forms.acts import EraseForm, MergeForm, PartForm, ReleaseForm, RevealForm
from network.people.forms.person import NewPersonForm, PersonForm, RouteForms, told_routes
from network.people.forms.restrictions import LiftForm, RestrictForm

__all__ = [
    "EraseForm",
    "LiftForm",
    "MergeForm",
    "NewPersonForm",
    "PartForm",
    "PersonForm",
    "ReleaseForm",
    "RestrictForm",
    "RevealForm",
    "RouteForms",
    "told_routes",
]
