"""A new round of one series."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from base.users import User
from workshops.planning.admin.screens import OfOneSeries
from workshops.planning.forms import RoundForm
from workshops.planning.permissions import can_copy
from workshops.planning.queries import planned_in


class RoundScreen(OfOneSeries):
    page_title = _("New round of the series")
    template_name = "workshops/planning/admin/round.html"
    form_class = RoundForm

    def is_allowed_here(self, user: User, record: Any) -> bool:
        return can_copy(user, record)

    def make(self, form: RoundForm, key: UUID) -> HttpResponse:
        series = form.save(key=key, at=timezone.now())
        told = gettext("The series %(title)s was made with its workshops.") % {"title": series.title}
        return self.made(told, series, [series, *planned_in(series)])
