"""Two people who change the same thing: the second one hears of the first before their words are replaced."""

import hashlib
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LENGTH = 16


def version_of(*told: object) -> str:
    """What tells two states of a thing apart, made from all that a form may change of it."""
    return hashlib.sha256(repr(told).encode()).hexdigest()[:LENGTH]


def refuse_unseen(seen: str | None, now: str) -> None:
    """Raises ValidationError where it is not as it was when it was looked at. None stands for no form at all."""
    if seen is not None and seen != now:
        raise ValidationError(
            _("Somebody else has changed this meanwhile. Your words are below; send once more to keep yours."),
            code="changed",
        )


class SeenForm(forms.Form):
    """Carries the version that was looked at. What is none is another one: whoever sent it looks once more."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def look_again(self, now: str) -> None:
        """Whoever has been told of the change may send once more, and replaces it then."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        data[self.add_prefix("seen")] = now
        self.data = data
