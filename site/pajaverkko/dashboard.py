"""The first thing a coordinator sees in the admin: what to begin with, in the own section."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from network.councils.pages import CouncilPage
from network.materials.pages import MaterialBankPage, MaterialPage
from network.projects.pages import ProjectPage
from network.regions.pages import CentrePage
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


class StartPanel(Component):
    """What to begin with, for those who have a section of their own."""

    order = 50
    template_name = "pajaverkko/start_panel.html"

    def __init__(self, request: HttpRequest) -> None:
        self.starts = [_start(section) for section in own_sections(request)]

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"starts": self.starts}


def own_sections(request: HttpRequest) -> list[CentrePage]:
    """The Finnish sections of the centres that a coordinator works for."""
    own = CentrePage.objects.filter(centre__coordinators__user=request.user, locale__language_code="fi")
    return list(own.order_by("path")[:SECTIONS_SHOWN])


def _start(section: CentrePage) -> Start:
    actions = []
    for label, page_type, parent_type in NEW:
        parent = section if parent_type is CentrePage else parent_type._default_manager.child_of(section).first()
        if parent is not None:
            actions.append((str(label), _address_of_new(page_type, parent)))
    return Start(section, actions)


def _address_of_new(page_type: type[Page], parent: Page) -> str:
    meta = page_type._meta
    return reverse("wagtailadmin_pages:add", args=(meta.app_label, meta.model_name, parent.pk))
