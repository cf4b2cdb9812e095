"""What happens to what is made at once: published or not, with enrolment or without."""

import hashlib
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.models import Page

from base.identity.forms import RefusesCodes
from base.notices import notice_for
from base.users import User
from network.notices.choices import Purpose
from network.regions.queries import centre_of
from workshops.planning.permissions import can_open_below
from workshops.planning.services import Planned, Terms

MOST = 60
"""Workshops that are made at once."""


class TermsForm(RefusesCodes, forms.Form):
    """Looked at first, then made. `key` and `shown` are given with the look, so that what is made is what was seen.

    Whoever does not arrange places in this section is not asked about them.
    """

    publish = forms.BooleanField(
        label=_("Publish now"), required=False, help_text=_("Otherwise they wait as drafts, and nobody sees them.")
    )
    places = forms.IntegerField(
        label=_("Open enrolment with this many places each"),
        required=False,
        min_value=1,
        max_value=10_000,
        help_text=_("Empty: enrolment is not opened. You can open it later, one workshop at a time."),
    )
    order: ClassVar[list[str]] = []

    def __init__(self, data: Any = None, *, section: Page, by: User, **words: Any) -> None:
        super().__init__(data, **words)
        self.section, self.by = section, by
        self.may_open = can_open_below(by, section)
        if not self.may_open:
            del self.fields["places"]
        self.order_fields(self.order)

    @property
    def hindrance(self) -> str:
        """Why enrolment cannot be opened here at all; nothing when it can."""
        centre = centre_of(self.section)
        if centre is None or centre.organisation_id is None:
            return gettext("No organisation answers for this workshop yet.")
        if notice_for(Purpose.ENROLMENTS, self.section) is None:
            return gettext("A notice on enrolments has to be in force first.")
        return ""

    def clean_places(self) -> int | None:
        number: int | None = self.cleaned_data["places"]
        if number is not None and self.hindrance:
            raise ValidationError(self.hindrance)
        return number

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if told.get("places") and not told.get("publish"):
            self.add_error("publish", _("Enrolment opens for what is public: publish now, or leave the places empty."))
        return told

    def late(self, planned: Planned) -> str:
        """What is wrong with a time when enrolment is to be opened."""
        is_late = self.cleaned_data.get("places") and planned.starts_at <= timezone.now()
        return gettext("This time has passed: nobody can enrol any more.") if is_late else ""

    @property
    def mark(self) -> str:
        """Stands for all that was told; another one shows that something was changed after the look."""
        told = sorted((name, str(value)) for name, value in self.cleaned_data.items())
        return hashlib.sha256(repr(told).encode()).hexdigest()

    @property
    def key(self) -> UUID | None:
        """The key of the look at exactly this; None where there was none."""
        if self.data.get("shown") != self.mark:
            return None
        try:
            return UUID(self.data.get("key", ""))
        except ValueError:
            return None

    def terms(self, key: UUID) -> Terms:
        return Terms(key, publish=self.cleaned_data["publish"], places=self.cleaned_data.get("places"))
