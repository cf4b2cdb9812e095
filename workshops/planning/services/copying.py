"""A new round of a series: its texts and workshops once more at other times, without people and without results."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.models import Page

from base.users import User
from workshops.planning.permissions import can_copy
from workshops.planning.queries import free_address, locked_page, planned_in, series_with_key
from workshops.planning.services.opening import Planned, Terms, bring_out
from workshops.series.pages import SeriesPage, WorkshopPage

STAYS = ["produced", "materials", "remote_link"]
"""What belongs to the workshop that was held."""
FRESH: dict[str, Any] = {
    "go_live_at": None,
    "expire_at": None,
    "expired": False,
    "locked": False,
    "locked_at": None,
    "locked_by": None,
}
"""What was decided about the old pages."""


@transaction.atomic
def copy_series(
    *,
    series: SeriesPage,
    title: str,
    moved: Mapping[int, Planned],
    terms: Terms,
    at: datetime.datetime,
    by: User,
) -> SeriesPage:
    """Make a series with the texts of another one, and those of its workshops that have a new time.

    `moved` tells the new times by the keys of the old pages. What an old workshop continues is found among the new
    ones. A form that was sent before makes nothing; what it made comes back. Raises ValidationError when enrolment
    cannot be opened.
    """
    if not can_copy(by, series):
        raise PermissionDenied
    locked_page(series.pk)
    key = terms.key_of("series", series.pk)
    if known := series_with_key(key):
        return known
    above = series.get_parent()
    told = {"title": title, "draft_title": title, "slug": free_address(title, above), "translation_key": key}
    new: SeriesPage = _copied(series, above, told, by)
    copies = {
        old: _copied_workshop(old, new, moved[old.pk], terms, by) for old in planned_in(series) if old.pk in moved
    }
    _chain(copies, by)
    bring_out(pages=[new, *copies.values()], terms=terms, at=at, by=by)
    return new


def _copied(page: Page, above: Page, told: Mapping[str, Any], by: User) -> Any:
    """A draft of its own, as restricted as the old page; Wagtail notes who has made it."""
    return page.copy(
        to=above,
        update_attrs={**FRESH, **told},
        exclude_fields=STAYS,
        copy_revisions=False,
        keep_live=False,
        user=by,
    )


def _copied_workshop(old: WorkshopPage, series: SeriesPage, time: Planned, terms: Terms, by: User) -> WorkshopPage:
    told = {"draft_title": old.title, "starts_at": time.starts_at, "ends_at": time.ends_at, "continues": None}
    key = {"translation_key": terms.key_of("workshop", old.pk)}
    copy: WorkshopPage = _copied(old, series, told | key, by)
    return copy


def _chain(copies: Mapping[WorkshopPage, WorkshopPage], by: User) -> None:
    """Each new workshop continues the copy of what the old one continued, where that was copied."""
    by_key = {old.pk: copy for old, copy in copies.items()}
    for old, copy in copies.items():
        if before := by_key.get(old.continues_id):
            copy.continues = before
            copy.save()
            copy.save_revision(user=by, changed=False, clean=False)
