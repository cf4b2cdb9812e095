"""Guards that are taken away one at a time, to see that the sweep notices."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pkgutil import resolve_name
from typing import Any

import pytest

from tests.sweep.values import Place


@dataclass(frozen=True)
class Sabotage:
    """`guard` is replaced, wherever it has been imported, by `instead`, which sees the names of the guard's module.

    `where` says at which patterns the sweep looks, so that twenty sabotages do not take twenty sweeps.
    """

    guard: str
    instead: Callable[..., Any]
    where: str

    def begin(self, monkeypatch: pytest.MonkeyPatch) -> None:
        guard = resolve_name(self.guard)
        guard = getattr(guard, "__func__", guard)
        monkeypatch.setattr(guard, "__code__", self.instead.__code__)

    def concerns(self, place: Place) -> bool:
        return bool(re.match(self.where, place.address.pattern))


def always(*_anything: object, **_named: object) -> bool:
    return True


def never(*_anything: object, **_named: object) -> bool:
    return False


def nothing(*_anything: object, **_named: object) -> None:
    """Does nothing where the guard would refuse."""


SABOTAGES = [
    Sabotage(
        "network.people.permissions:visible_to",
        lambda user: Person.objects.of(Organisation.objects.all()),  # type: ignore[name-defined]  # noqa: F821
        r"admin/people/<str:reference>/$",
    ),
    Sabotage("network.people.permissions:sees_people", always, r"admin/people/$"),
    Sabotage("network.people.permissions:can_change", always, r"admin/people/<str:reference>/edit"),
    Sabotage("network.people.permissions:can_reveal", always, r"admin/people/<str:reference>/routes"),
    Sabotage("network.people.permissions:can_add", always, r"admin/people/new"),
    Sabotage("network.people.permissions:can_erase", always, r"admin/people/<str:reference>/erase"),
    Sabotage("pajaverkko.protection.permissions:reads_log", always, r"admin/protection/log"),
    Sabotage("pajaverkko.protection.permissions:oversees", always, r"admin/protection/$"),
    Sabotage("network.inquiries.permissions:answers_inquiries", always, r"admin/inquiries/"),
    Sabotage(
        "network.suggestions.permissions:visible_to",
        lambda user, suggestions: suggestions,
        r"admin/suggestions/<int:pk>/$",
    ),
    Sabotage(
        "network.experiences.permissions:visible_to", lambda user, experiences: experiences, r"admin/experiences/"
    ),
    Sabotage("network.staff.permissions:administers", always, r"admin/staff/"),
    Sabotage(
        "network.figures.permissions:centres_figured_by",
        lambda user: Centre.objects.all(),  # type: ignore[name-defined]  # noqa: F821
        r"admin/figures/<int:reference>/$",
    ),
    Sabotage("network.figures.permissions:can_see_true_numbers", always, r"admin/figures/<int:reference>/true"),
    Sabotage(
        "network.themes.permissions:regions_followed_by",
        lambda user: Region.objects.all(),  # type: ignore[name-defined]  # noqa: F821
        r"admin/standings/<str:region>",
    ),
    Sabotage(
        "workshops.surveys.permissions:asked_by",
        lambda user: Collection.objects.all(),  # type: ignore[name-defined]  # noqa: F821
        r"admin/surveys/<int:reference>/$",
    ),
    Sabotage("workshops.surveys.permissions:writes_instruments", always, r"admin/instruments/$"),
    Sabotage("network.notices.permissions:tends_notices", always, r"admin/notices/$"),
    Sabotage("base.outbox.admin:sees_mail", always, r"admin/outbox/$"),
    Sabotage("pajaverkko.guards:RequireSecondFactor.process_view", nothing, r"admin/$"),
    Sabotage("pajaverkko.guards:CloseOtherRoads.process_view", nothing, r"admin/groups/$"),
    Sabotage("pajaverkko.guards:_is_hidden", never, r"admin/(reports/page-types-usage|api/main/\^images)/$"),
    Sabotage("pajaverkko.guards:_is_refusal", never, r"admin/collections/<int:pk>/"),
    Sabotage("pajaverkko.permissions:can_open_file", always, r"\^documents/"),
    Sabotage(
        "network.personal_links.views.visits:visitor",
        lambda request: Person._base_manager.first(),  # type: ignore[name-defined]  # noqa: F821
        r"own/$",
    ),
    Sabotage("django.utils.cache:add_never_cache_headers", nothing, r"admin/people/$"),
]
"""The guard, what stands in its place, and where that must be noticed."""
