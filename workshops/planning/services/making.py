"""Workshops below a series, one for each date of a list."""

import datetime
from collections.abc import Sequence
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from base.users import User
from workshops.planning.permissions import can_plan
from workshops.planning.queries import free_address, last_before, locked_page, workshops_with_keys
from workshops.planning.services.opening import Planned, Shared, Terms, bring_out
from workshops.series.pages import SeriesPage, WorkshopPage


@transaction.atomic
def make_workshops(
    *, series: SeriesPage, planned: Sequence[Planned], shared: Shared, terms: Terms, at: datetime.datetime, by: User
) -> list[WorkshopPage]:
    """Make all workshops of a list, or none. A form that was sent before makes nothing; what it made comes back.

    Each begins with the themes and regions of its series. Raises ValidationError when enrolment cannot be opened.
    """
    if not can_plan(by, series):
        raise PermissionDenied
    locked_page(series.pk)
    series = SeriesPage.objects.get(pk=series.pk)
    in_order = sorted(planned, key=lambda one: one.starts_at)
    keys = [terms.key_of("workshop", series.pk, number) for number in range(len(in_order))]
    if made := workshops_with_keys(keys):
        return made
    before = last_before(series, in_order[0].starts_at) if in_order and shared.chained else None
    for one, key in zip(in_order, keys, strict=True):
        page = _drafted(series, one, shared, key, by)
        page.continues = before
        _store(page, series, by)
        made.append(page)
        before = page if shared.chained else None
    bring_out(pages=made, terms=terms, at=at, by=by)
    return made


def _drafted(series: SeriesPage, one: Planned, shared: Shared, key: UUID, by: User) -> WorkshopPage:
    page = WorkshopPage(live=False, owner=by, locale=series.locale, translation_key=key)
    page.title = page.draft_title = one.title
    page.starts_at, page.ends_at = one.starts_at, one.ends_at
    page.place, page.remote_link = shared.place, shared.remote_link
    page.themes, page.regions = list(series.themes.all()), list(series.regions.all())
    return page


def _store(page: WorkshopPage, series: SeriesPage, by: User) -> None:
    page.slug = free_address(page.title, series)
    series.add_child(instance=page)
    page.save_revision(user=by, log_action=True)
