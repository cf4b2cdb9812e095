"""The first thing a coordinator sees in the admin: what to begin with, in the own section."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, ngettext
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from base.permissions import files_to_mend
from base.users import User
from network.councils.pages import CouncilPage
from network.experiences.permissions import visible_to as experiences_to_decide
from network.experiences.queries import experiences_waiting
from network.inquiries.permissions import visible_to as inquiries_to_answer
from network.inquiries.queries import inquiries_late, inquiries_urgent, inquiries_waiting
from network.materials.pages import MaterialBankPage, MaterialPage
from network.materials.permissions import own_materials
from network.personal_links.permissions import requests_visible_to, sees_requests
from network.personal_links.queries import requests_open, requests_urgent
from network.projects.pages import ProjectPage
from network.regions.pages import CentrePage
from network.staff.choices import WRITES_PAGES
from network.staff.queries import centres_where
from network.suggestions.permissions import visible_to as suggestions_to_decide
from network.suggestions.queries import suggestions_waiting
from network.upkeep.queries import overdue
from pajaverkko.desk import numbers_of, waits_of_rooms
from workshops.series.pages import SeriesPage

SECTIONS_SHOWN = 3
NEW = (
    (_("New workshop series"), SeriesPage, CentrePage),
    (_("New material"), MaterialPage, MaterialBankPage),
    (_("New council"), CouncilPage, CentrePage),
    (_("New project"), ProjectPage, CentrePage),
)
"""What is made most often: its name, its type, and the type of the page that it is made below."""


@dataclass(frozen=True)
class Start:
    """A section to work in, and what can be begun there."""

    section: CentrePage
    actions: Sequence[tuple[str, str]]
    numbers: Sequence[tuple[str, str]]


class StartPanel(Component):
    """What to begin with, for those who have a section of their own."""

    order = 50
    template_name = "pajaverkko/start_panel.html"

    def __init__(self, request: HttpRequest) -> None:
        user = cast("User", request.user)
        self.starts = [_start(section, user) for section in own_sections(request)]
        self.waiting = waiting_for(user)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"starts": self.starts, "waiting": self.waiting}


def waiting_for(user: User) -> list[tuple[str, str]]:
    """What waits in the material bank, and what people wrote, with the address to look at it."""
    today = timezone.localdate()
    offers = suggestions_to_decide(user, suggestions_waiting()).count()
    experiences = experiences_to_decide(user, experiences_waiting()).count()
    reviews = overdue(own_materials(user), today).count()
    found = (
        (offers, ngettext("%d suggestion of a material", "%d suggestions of materials", offers), "suggestions"),
        (experiences, ngettext("%d experience of use", "%d experiences of use", experiences), "experiences"),
        (reviews, ngettext("%d material to be reviewed", "%d materials to be reviewed", reviews), "care"),
    )
    waits = [(words % number, reverse(f"{name}:index")) for number, words, name in found if number]
    by_people = waits_by_right(user, today) + waits_for_answer(user, today)
    return [*files_that_are_hidden(user), *by_people, *waits_of_rooms(user), *waits]


def files_that_are_hidden(user: User) -> list[tuple[str, str]]:
    """A personal identity code was found in them; the address is that of the first, the next one follows."""
    files = files_to_mend(user)
    number = files.count()
    if not number:
        return []
    told = ngettext(
        "%d file is hidden: there seems to be a personal identity code in it",
        "%d files are hidden: there seem to be personal identity codes in them",
        number,
    )
    return [(told % number, reverse("wagtaildocs:edit", args=[files[0].pk]))]


def waits_by_right(user: User, today: datetime.date) -> list[tuple[str, str]]:
    """What people asked by right, by how long it has waited; each is told once."""
    if not sees_requests(user):
        return []
    seen = requests_visible_to(user)
    urgent, waiting = requests_urgent(seen, today).count(), requests_open(seen).count()
    told = (
        (
            urgent,
            ngettext(
                "%d person's request has waited for 20 days", "%d people's requests have waited for 20 days", urgent
            ),
        ),
        (
            waiting - urgent,
            ngettext("%d person's request to answer", "%d people's requests to answer", waiting - urgent),
        ),
    )
    return [(words % number, reverse("requests:index")) for number, words in told if number]


def waits_for_answer(user: User, today: datetime.date) -> list[tuple[str, str]]:
    """What people wrote to the keepers of the site, by how long it has waited; each is told once."""
    kinds = (inquiries_late(today), inquiries_urgent(today), inquiries_waiting())
    late, urgent, waiting = (inquiries_to_answer(user, found).count() for found in kinds)
    address = reverse("inquiries_modeladmin_index")
    told = (
        (
            late,
            ngettext(
                "%d inquiry is late: 14 days have passed",
                "%d inquiries are late: 14 days have passed",
                late,
            ),
            "late",
        ),
        (
            urgent - late,
            ngettext("%d inquiry has waited for ten days", "%d inquiries have waited for ten days", urgent - late),
            "urgent",
        ),
        (waiting - urgent, ngettext("%d inquiry to answer", "%d inquiries to answer", waiting - urgent), "new"),
    )
    return [(words % number, f"{address}?state={state}") for number, words, state in told if number]


def own_sections(request: HttpRequest) -> list[CentrePage]:
    """The Finnish sections of the centres whose pages this person writes."""
    centres = centres_where(request.user, WRITES_PAGES, timezone.localdate())
    own = CentrePage.objects.filter(centre__in=centres, locale__language_code="fi")
    return list(own.order_by("path")[:SECTIONS_SHOWN])


def _start(section: CentrePage, user: User) -> Start:
    actions = []
    for label, page_type, parent_type in NEW:
        parent = section if parent_type is CentrePage else parent_type._default_manager.child_of(section).first()
        if parent is not None:
            actions.append((str(label), _address_of_new(page_type, parent)))
    return Start(section, actions, numbers_of(section, user))


def _address_of_new(page_type: type[Page], parent: Page) -> str:
    meta = page_type._meta
    return reverse("wagtailadmin_pages:add", args=(meta.app_label, meta.model_name, parent.pk))
