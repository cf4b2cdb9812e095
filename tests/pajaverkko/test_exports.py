"""Every list and report of the admin that gives a table out is found by itself and fed with hostile words."""

import csv
import io
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import models
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from openpyxl import load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log

from base import spreadsheets
from base.personal_data.choices import ABOUT_SOMEBODY
from base.personal_data.register import table_of
from base.spreadsheets import as_written
from base.users import User
from network.projects.pages import ProjectPage
from network.regions.pages import CentrePage
from network.staff.choices import StaffRole
from tests.factories.network import InquiryFactory, OrganisationFactory, ProjectPageFactory
from tests.factories.people import make_person
from tests.reading import file_of
from tests.staff import staff

SIGNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
HOSTILE = [f"{sign}1+1" for sign in SIGNS] + [" =1+1", "x;=1+1", "x,=1+1", "x\t@1", '"=1+1"', "\u200b=1+1", "\x07=1"]
NOT_OF_PEOPLE = frozenset({"wagtailcore.ModelLogEntry", "wagtailcore.PageLogEntry"})
"""What the staff did: it names accounts, and whoever may see it takes it along."""

Found = dict[str, Any]


def exporting() -> Found:
    """Every address of the admin whose view can write a table, with the class of the view."""
    return {place: view for place, view in _views(get_resolver()) if issubclass(view, SpreadsheetExportMixin)}


def _views(resolver: URLResolver, above: str = "/") -> Iterator[tuple[str, type]]:
    for pattern in resolver.url_patterns:
        place = above + str(pattern.pattern).strip("^$")
        if isinstance(pattern, URLResolver):
            yield from _views(pattern, place)
        elif isinstance(pattern, URLPattern) and (view := _class_of(pattern.callback)):
            yield place, view


def _class_of(callback: Any) -> type | None:
    """Behind whatever decorators; modeladmin's lists are methods of their registers."""
    while callback is not None:
        if view := getattr(callback, "view_class", None):
            return type(view.__name__, (view,), dict(callback.view_initkwargs))
        register = getattr(callback, "__self__", None)
        if hasattr(register, "index_view_class") and callback.__name__ == "index_view":
            named = {"model": register.model, "list_export": register.list_export}
            return type("List", (register.index_view_class,), named)
        callback = getattr(callback, "__wrapped__", None)
    return None


def table_out(client: Client, place: str, kind: str) -> bytes | None:
    """The file that is given out; None where there is none."""
    answer = client.get(place, {"export": kind})
    if "attachment" not in answer.get("Content-Disposition", ""):
        return None
    return file_of(answer)


def cells_of(content: bytes, kind: str, delimiter: str = ",") -> list[str]:
    """What a program reads in the cells; a formula of a sheet is told with its sign."""
    if kind == "csv":
        rows = csv.reader(io.StringIO(content.decode(), newline=""), delimiter=delimiter)
        return [cell for row in rows for cell in row]
    rows = load_workbook(io.BytesIO(content)).active.iter_rows()
    return [f"={cell.value}" if cell.data_type == "f" else f"'{cell.value}" for row in rows for cell in row]


def live(cells: list[str]) -> list[str]:
    return [cell for cell in cells if cell.startswith(SIGNS) or cell.lstrip(' "\u200b\x07').startswith(SIGNS)]


@pytest.fixture
def fed(centre_page: CentrePage, administrator: User, editor: User) -> Found:
    """The addresses, and hostile words in whatever they list."""
    for number, words in enumerate(HOSTILE):
        page = ProjectPageFactory(parent=centre_page, title=words, slug=f"hanke-{number}")
        page.save_revision()
        page.get_workflow().start(page, editor)
        log(instance=page, action="wagtail.edit", user=administrator)
        Redirect.objects.create(old_path=f"/{words}"[:200], redirect_link=words)
    ProjectPage.objects.update(locked=True, locked_by=administrator, locked_at=timezone.now())
    return exporting()


def test_addresses_are_found_by_themselves() -> None:
    found = exporting()

    assert {"/admin/people/", "/admin/redirects/", "/admin/reports/site-history/", "/admin/themes/"} <= set(found)
    assert not [place for place in found if "<" in place], "an address that wants a number has to be fed, too"


def test_nothing_that_is_given_out_is_reckoned(fed: Found, administrator: User, signed_in: Callable) -> None:
    client = signed_in(administrator)
    told: dict[str, set[str]] = {}

    for place, view in fed.items():
        for kind in ("csv", "xlsx"):
            content = table_out(client, place, kind)
            assert (content is not None) == bool(view.list_export), place
            if content is not None:
                cells = cells_of(content, kind)
                told[f"{place} {kind}"] = {as_written(cell) if kind == "csv" else cell[1:] for cell in cells}
                assert live(cells) == [], place
                assert kind == "xlsx" or live(cells_of(content, kind, delimiter=";")) == [], place

    hostile = set(HOSTILE)
    readable = {ILLEGAL_CHARACTERS_RE.sub(" ", words) for words in HOSTILE}
    assert len(told) >= 12
    # Workflows tell the numbers of pages.
    for name, cells in told.items():
        if "workflow" not in name:
            assert (readable if name.endswith("xlsx") else hostile) <= cells, name


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_without_the_guard_it_would_be(
    administrator: User, signed_in: Callable, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    Redirect.objects.create(old_path="/vanha", redirect_link="=1+1")
    monkeypatch.setattr(spreadsheets, "harmless", str)
    monkeypatch.setattr(spreadsheets, "_in_sheet", lambda sheet, value, moments="": str(value))

    content = table_out(signed_in(administrator), "/admin/redirects/", kind)

    assert content is not None
    assert live(cells_of(content, kind)) == ["==1+1" if kind == "xlsx" else "=1+1"]


def test_no_view_writes_tables_of_its_own() -> None:
    """It would write them past the guard."""
    own = ("as_spreadsheet", "stream_csv", "write_xlsx", "write_csv_response", "write_xlsx_response")
    assert exporting(), "the addresses bring their views along"
    views = list(_below(SpreadsheetExportMixin))

    assert not [f"{view.__name__}.{name}" for view in views for name in own if name in vars(view)]


def _below(view: type) -> Iterator[type]:
    for one in view.__subclasses__():
        yield one
        yield from _below(one)


def test_no_register_of_people_can_be_taken_out(
    centre_page: CentrePage, administrator: User, signed_in: Callable
) -> None:
    centre_page.centre.organisation = OrganisationFactory()
    centre_page.centre.save()
    make_person(centre_page.centre, calling_name="Kuutti")
    InquiryFactory(message="Salaista")
    readers = [
        administrator,
        staff("henkilot@koske.example", StaffRole.COORDINATOR, centre_page.centre),
        staff("tietosuoja@pajaverkko.example", StaffRole.PROTECTION_OFFICER),
    ]
    registers = {place: view for place, view in exporting().items() if _is_of_people(getattr(view, "model", None))}

    assert {"/admin/people/", "/admin/inquiries/", "/admin/staff/", "/admin/users/"} <= set(registers)
    for place, view in registers.items():
        assert not view.list_export, place
        for user in readers:
            assert [table_out(signed_in(user), place, kind) for kind in ("csv", "xlsx")] == [None, None], place


def _is_of_people(model: type[models.Model] | None) -> bool:
    table = table_of(model) if model is not None else None
    if table is None or table.label in NOT_OF_PEOPLE or table.of_others:
        return False
    return bool(table.person or set(table.kinds.values()) & ABOUT_SOMEBODY or table.label == "network.Inquiry")
