"""Inviting somebody to a role."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from base.users import User
from network.regions.models import Centre
from network.staff.choices import OF_A_CENTRE, StaffRole
from network.staff.models import Assignment
from network.staff.services import end_assignment, invite


class WithReason(forms.Form):
    """Why a right is given or taken: it stands in the audit log, which the data protection officer reads."""

    reason = forms.CharField(
        label=_("Why"),
        max_length=200,
        required=False,
        help_text=_("Kept in the audit log for the data protection officer. Leave out names."),
    )


class EndForm(WithReason):
    """The end of a role."""

    def save(self, *, assignment: Assignment, by: User) -> None:
        """Raises ValidationError when it has ended already, or when nobody would be left who gives roles."""
        end_assignment(assignment=assignment, reason=self.cleaned_data["reason"], by=by)


class InvitationForm(WithReason):
    """Whom, as what, where, and until when."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    name = forms.CharField(
        label=_("Name"),
        max_length=150,
        required=False,
        help_text=_("Kept as it is when the address has an account already."),
    )
    role = forms.ChoiceField(label=_("Role"), choices=[("", "---------"), *StaffRole.choices])
    centre = forms.ModelChoiceField(
        label=_("Centre of expertise"),
        queryset=Centre.objects.all(),
        required=False,
        help_text=_("For a coordinator, secretary, facilitator and editor; the other roles hold everywhere."),
    )
    ends_on = forms.DateField(
        label=_("Last day"), required=False, widget=AdminDateInput, help_text=_("Empty: until it is ended.")
    )
    language = forms.ChoiceField(label=_("Language of the message"), choices=settings.LANGUAGES)
    field_order = ("email", "name", "role", "centre", "ends_on", "language", "reason")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        role, centre = values.get("role"), values.get("centre")
        if role in OF_A_CENTRE and centre is None:
            self.add_error("centre", gettext("This role holds at a centre: choose it."))
        if role and role not in OF_A_CENTRE and centre is not None:
            self.add_error("centre", gettext("This role holds everywhere: leave the centre empty."))
        return values

    def save(self, *, by: User) -> Assignment | None:
        """Give the role and send the message. None, with the reason in the form, when it is refused."""
        values = dict(self.cleaned_data)
        values["role"] = StaffRole(values["role"])
        try:
            return invite(**values, by=by)
        except ValidationError as error:
            self.add_error(None, error)
            return None
