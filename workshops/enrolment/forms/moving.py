"""To which other workshop of the series somebody moves: those with a free place."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workshops.enrolment.models import Enrolment, Gathering
from workshops.enrolment.queries import free_beside, workshops_told
from workshops.enrolment.services import move_enrolment


class MoveForm(forms.Form):
    """`by` None: the person themselves."""

    to = forms.TypedChoiceField(
        label=_("To which workshop?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("That workshop has no free place any more. Choose another one.")},
    )

    use_required_attribute = False

    def __init__(self, *args: Any, enrolment: Enrolment, at: datetime.datetime, by: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.enrolment, self.at, self.by = enrolment, at, by
        self.found: dict[int, Gathering] = {each.pk: each for each in free_beside(enrolment, at)}
        pages = workshops_told([each.workshop_key for each in self.found.values()])
        labels = [(each.pk, each, pages.get(each.workshop_key)) for each in self.found.values()]
        self.fields["to"].choices = [(key, f"{page.title}, {each.when}") for key, each, page in labels if page]  # type: ignore[attr-defined]

    @property
    def has_choices(self) -> bool:
        return bool(self.fields["to"].choices)  # type: ignore[attr-defined]

    def save(self) -> Enrolment:
        """Raises ValidationError when it has become full meanwhile."""
        there = self.found[self.cleaned_data["to"]]
        return move_enrolment(enrolment=self.enrolment, to=there, at=self.at, by=self.by)
