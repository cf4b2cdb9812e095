"""What needs care, as a coordinator reads it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from network.materials.pages import MaterialPage
from network.upkeep.models import BROKEN_AFTER
from network.upkeep.queries import (
    due_soon,
    naming_people_in_files,
    overdue,
    with_broken_links,
    with_hidden_files,
    without_licence,
)

SHOWN = 100
SOON = datetime.timedelta(days=60)


@dataclass(frozen=True)
class Care:
    """A material and what is to be looked at; `can_be_marked` when a coordinator may say that it still holds."""

    material: MaterialPage
    note: str
    can_be_marked: bool = False


@dataclass(frozen=True)
class CareList:
    heading: str
    rows: Sequence[Care]
    total: int


def care_lists(materials: QuerySet[MaterialPage], today: datetime.date) -> list[CareList]:
    """Of these materials: overdue, soon due, leading nowhere, with hidden files or named authors, without a licence."""
    lists = [
        _list(_("To be reviewed now"), overdue(materials, today), _day, can_be_marked=True),
        _list(_("To be reviewed soon"), due_soon(materials, today, SOON), _day, can_be_marked=True),
        _list(_("Links that lead nowhere"), with_broken_links(materials).order_by("title"), _broken),
        _list(
            _("A file is hidden: there seems to be a personal identity code in it"),
            with_hidden_files(materials),
            _hidden,
        ),
        _list(_("A file names its author or editor"), naming_people_in_files(materials), _files),
        _list(_("The right of use has not been stated"), without_licence(materials), _nothing),
    ]
    return [care for care in lists if care.rows]


def _list(heading: str, found: QuerySet[MaterialPage], note, *, can_be_marked: bool = False) -> CareList:  # type: ignore[no-untyped-def]
    rows = [Care(material, note(material), can_be_marked) for material in found[:SHOWN]]
    return CareList(heading, rows, len(rows) if len(rows) < SHOWN else found.count())


def _day(material: MaterialPage) -> str:
    return date_format(material.review_on, "j.n.Y") if material.review_on else ""


def _broken(material: MaterialPage) -> str:
    return ", ".join(material.checked_links.filter(failures__gte=BROKEN_AFTER).values_list("address", flat=True))


def _hidden(material: MaterialPage) -> str:
    hidden = material.files.filter(document__facts__holds_code=True)
    return ", ".join(hidden.values_list("title", flat=True))


def _files(material: MaterialPage) -> str:
    named = material.files.filter(document__facts__names_person=True)
    return ", ".join(named.values_list("title", flat=True))


def _nothing(material: MaterialPage) -> str:
    return ""
