"""Why the use of a person's data is restricted, and why that is lifted."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from base.identity.forms import RefusesCodes
from base.users import User
from network.people.models import Person
from network.people.services import lift_restriction, restrict_use, tell_of_lifting


class RestrictForm(RefusesCodes, forms.Form):
    reason = forms.CharField(
        label=_("Why?"),
        max_length=200,
        help_text=_(
            "For example: the person asked for it, or says that something is wrong, and it is being looked into. "
            "It is written down in the audit log; write no names."
        ),
    )

    def save(self, *, person: Person, by: User) -> Person:
        return restrict_use(person=person, reason=self.cleaned_data["reason"], by=by)


class LiftForm(RefusesCodes, forms.Form):
    """With `only_told` the person is written to and nothing is lifted yet."""

    reason = forms.CharField(
        label=_("Why is it lifted?"),
        max_length=200,
        help_text=_("The message to the person says it in these words; the audit log keeps them. Write no names."),
    )
    is_told = forms.BooleanField(
        label=_("The person knows that the restriction ends"),
        help_text=_("The law asks that the person is told before it is lifted (GDPR, article 18)."),
    )

    def __init__(self, *args: Any, only_told: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.only_told = only_told
        self.fields["is_told"].required = not only_told

    def save(self, *, person: Person, by: User) -> None:
        """Raises ValidationError where there is no address to write to."""
        reason = self.cleaned_data["reason"]
        if self.only_told:
            tell_of_lifting(person=person, words=reason, by=by)
        else:
            lift_restriction(person=person, reason=reason, by=by)
