"""What staff write down of people."""

from network.people.forms.acts import EraseForm, MergeForm, PartForm, ReleaseForm, RevealForm
from network.people.forms.person import NewPersonForm, PersonForm, RouteForms, told_routes

__all__ = [
    "EraseForm",
    "MergeForm",
    "NewPersonForm",
    "PartForm",
    "PersonForm",
    "ReleaseForm",
    "RevealForm",
    "RouteForms",
    "told_routes",
]
