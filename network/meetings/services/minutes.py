"""From an agreed memo to public minutes, and off the site again."""

import datetime
import logging

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _, override
from wagtail.models import Page

from base.dates import day_text
from base.personal_data.keeping import months_later
from base.users import User
from network.councils.models import Council
from network.councils.pages import CouncilPage
from network.councils.queries import leading_version
from network.meetings.choices import IS_AGREED, MemoState
from network.meetings.models import Meeting, MemoStep
from network.meetings.pages import MinutesItem, MinutesPage
from network.meetings.queries import (
    agenda_of,
    locked_meeting,
    minutes_page_of,
    minutes_shown_of,
    minutes_to_take_down,
    minutes_without_meeting,
)
from network.meetings.services.finding import held, note_change, of
from network.meetings.services.stepping import step
from network.themes.models import Theme

log = logging.getLogger(__name__)


@transaction.atomic
def start_minutes(*, meeting: Meeting, at: datetime.datetime, by: User | None) -> MinutesPage:
    """Begin the public minutes below the council's page, once: a draft of the public headings and decisions alone.

    Raises ValidationError before the memo is agreed, for until then the texts change; where the council has no public
    page; and where no item has a heading for the public, or one with a decision for the public has none.
    """
    found = of(meeting=meeting, by=by)
    held(meeting=found, by=by)
    if known := minutes_page_of(found):
        return known
    if found.memo not in IS_AGREED:
        raise ValidationError(_("The members have not agreed the memo of this meeting yet."), code="memo")
    council = leading_version(found.council.council_key)
    items = [item for item in agenda_of(found) if item.public_heading]
    if council is None:
        raise ValidationError(_("The council's page is not public."), code="no_page")
    if not items:
        raise ValidationError(_("Write a heading for the public first, at one item at least."), code="empty")
    page = _page(found, council, timezone.localtime(at).date())
    page.items = [  # type: ignore[misc]  # rows of a page are given as a list before it is saved
        MinutesItem(heading=item.public_heading, decision=item.public_decision, sort_order=place)
        for place, item in enumerate(items)
    ]
    page.themes = list(Theme.objects.filter(pk__in=[theme.pk for item in items for theme in item.themes.all()]))
    council.add_child(instance=page)
    page.save_revision(user=by)
    note_change(meeting=found, fields=["minutes"], by=by)
    return page


def _page(meeting: Meeting, council: CouncilPage, today: datetime.date) -> MinutesPage:
    """A draft. Its title tells the council and the day, for the public knows both."""
    with override(council.locale.language_code):
        title = _("Minutes of %(council)s, %(day)s") % {"council": council.title, "day": day_text(meeting.day)}
        place = " · ".join(filter(None, (meeting.town, _("remotely") if meeting.is_remote else "")))
    months = meeting.council.minutes_months
    return MinutesPage(
        title=title,
        slug=_free_slug(council, meeting),
        live=False,
        locale=council.locale,
        meeting=meeting,
        held_on=meeting.day,
        place=place,
        comes_off_on=months_later(today, months) if months else None,
    )


def _free_slug(council: CouncilPage, meeting: Meeting) -> str:
    """The day; the words of the address name nothing that was spoken about."""
    wanted = f"{meeting.day:%Y-%m-%d}"
    taken = set(Page.objects.child_of(council).filter(slug__startswith=wanted).values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, 100))
    return wanted if wanted not in taken else next(slug for slug in numbered if slug not in taken)


@transaction.atomic
def follow_minutes(*, meeting: Meeting, at: datetime.datetime, by: User | None) -> None:
    """Whether the minutes of a meeting are public is what its memo says, too."""
    found = locked_meeting(meeting.pk)
    is_shown = minutes_shown_of(found).exists()
    if is_shown and found.memo in {MemoState.AGREED, MemoState.TAKEN_DOWN}:
        step(meeting=found, to=MemoState.PUBLIC, at=at, by=by)
    elif not is_shown and found.memo == MemoState.PUBLIC:
        step(meeting=found, to=MemoState.TAKEN_DOWN, at=at, by=by)


def take_minutes_down(*, today: datetime.date, by: User | None) -> int:
    """Minutes whose day has come leave the site in every language; returns how many pages.

    One that fails is logged by its number, and keeps no other on the site.
    """
    return sum(_take_down(page, by) for page in minutes_to_take_down(today))


def _take_down(page: MinutesPage, by: User | None) -> bool:
    try:
        page.unpublish(user=by)
    except Exception as error:  # noqa: BLE001
        log.error("The minutes %s could not be taken off the site: %s.", page.pk, type(error).__name__)
        return False
    return True


def adopt_old_minutes(*, by: User | None) -> int:
    """Public minutes from the time before memos were kept here get a meeting whose memo is taken as agreed.

    Without one they could not be saved any more. Returns how many pages.
    """
    pages = list(minutes_without_meeting())
    return sum(_adopt(page, by) for page in pages)


@transaction.atomic
def _adopt(page: MinutesPage, by: User | None) -> bool:
    above = CouncilPage.objects.parent_of(page).first()
    council = Council.objects.filter(council_key=above.translation_key).first() if above else None
    if council is None or page.held_on is None:
        return False
    twin = MinutesPage.objects.filter(translation_key=page.translation_key, meeting__isnull=False).first()
    meeting = twin.meeting if twin else _past_meeting(page, council)
    MinutesPage.objects.filter(pk=page.pk).update(meeting=meeting)
    return True


def _past_meeting(page: MinutesPage, council: Council) -> Meeting:
    """At noon, for the hour is not known any more."""
    assert page.held_on  # noqa: S101
    noon = timezone.make_aware(datetime.datetime.combine(page.held_on, datetime.time(12)))
    of_the_day = Meeting.objects.filter(council=council, starts_at__date=page.held_on, memo=MemoState.DRAFT)
    meeting = of_the_day.first() or Meeting(council=council, starts_at=noon)
    meeting.memo, meeting.memo_version = MemoState.PUBLIC if page.live else MemoState.TAKEN_DOWN, 1
    meeting.save()
    MemoStep.objects.create(meeting=meeting, to=meeting.memo, taken_at=timezone.now())
    return meeting
