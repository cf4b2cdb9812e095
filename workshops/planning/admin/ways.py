"""How one gets to the screens from a series."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from base.users import User
from workshops.planning.permissions import can_copy, can_plan
from workshops.series.pages import SeriesPage


def ways_from(page: Page, user: User) -> Iterator[Button]:
    """Buttons for what this user may do with a series; none at other pages."""
    if page.specific_class is not SeriesPage:
        return
    if can_plan(user, page):
        address = reverse("series_workshops", args=(page.pk,))
        yield Button(_("Workshops from dates"), address, icon_name="calendar-alt", priority=16)
    if can_copy(user, page):
        address = reverse("series_round", args=(page.pk,))
        yield Button(_("New round of the series"), address, icon_name="copy", priority=31)
