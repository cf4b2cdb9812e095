"""Workshops of one series from a list of dates."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, ngettext

from base.users import User
from workshops.planning.admin.screens import OfOneSeries
from workshops.planning.forms import DatesForm
from workshops.planning.permissions import can_plan


class DatesScreen(OfOneSeries):
    page_title = _("Workshops from dates")
    template_name = "workshops/planning/admin/dates.html"
    form_class = DatesForm

    def is_allowed_here(self, user: User, record: Any) -> bool:
        return can_plan(user, record)

    def make(self, form: DatesForm, key: UUID) -> HttpResponse:
        made = form.save(key=key, at=timezone.now())
        told = ngettext("%(number)d workshop was made.", "%(number)d workshops were made.", len(made))
        return self.made(told % {"number": len(made)}, self.series, made)
