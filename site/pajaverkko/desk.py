"""The desk of those who coordinate: what needs doing in workshops, and the numbers of a section at a glance."""

import datetime
from typing import Any

from django.db.models import Q, QuerySet, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _, ngettext, pgettext

from base.half_years import HalfYear
from base.queries import below, readable
from base.users import User
from network.councils.permissions import kept_by
from network.figures.choices import SETTLING, FrozenState
from network.figures.models import FrozenReport
from network.materials.pages import MaterialPage
from network.meetings.queries import memos_with_members
from network.messages.queries import number_of_calls
from network.proposals.models import Proposal
from network.proposals.permissions import proposals_kept_by
from network.regions.pages import CentrePage
from network.staff.choices import StaffRole
from network.staff.permissions import holds
from network.staff.queries import centres_where
from workshops.enrolment.choices import TAKES_PLACE, EnrolmentState
from workshops.enrolment.models import Enrolment, Gathering
from workshops.enrolment.permissions import arranged_by
from workshops.enrolment.queries import gatherings_held
from workshops.feedback.queries import surveys_without_reply
from workshops.series.pages import SeriesPage
from workshops.surveys.permissions import asked_by
from workshops.surveys.queries import number_of_words_to_read

Line = tuple[str, str]
"""What waits, in words, and the address to look at it."""
YEAR = datetime.timedelta(days=365)


def waits_of_rooms(user: User) -> list[Line]:
    return [*waits_in_workshops(user), *waits_in_councils(user), *waits_in_surveys(user), *waits_in_figures(user)]


def waits_in_workshops(user: User) -> list[Line]:
    """Places that nobody has answered for in time, and calls to make."""
    own = arranged_by(user)
    late = offers_late(own, timezone.now()).count()
    calls = _calls(own, "workshop_key")
    of_councils = _calls(kept_by(user), "council_key")
    told = (
        (
            late,
            ngettext("%d freed place has no answer in time", "%d freed places have no answer in time", late),
            "gatherings_modeladmin_index",
        ),
        (calls, ngettext("%d call about workshops", "%d calls about workshops", calls), "gatherings_modeladmin_index"),
        (
            of_councils,
            ngettext("%d call about councils", "%d calls about councils", of_councils),
            "councils_modeladmin_index",
        ),
    )
    return [(words % number, reverse(name)) for number, words, name in told if number]


def waits_in_councils(user: User) -> list[Line]:
    """Memos to agree; those that are late stand above with their names."""
    number = memos_with_members(kept_by(user)).count()
    told = ngettext("%d memo is with the members, to be agreed", "%d memos are with the members, to be agreed", number)
    return [(told % number, reverse("meetings_modeladmin_index"))] if number else []


def waits_in_surveys(user: User) -> list[Line]:
    """What people told in their own words, and feedback that nobody has answered to."""
    asked = asked_by(user)
    words = asked.aggregate(found=Sum(number_of_words_to_read()))["found"] or 0
    silent = surveys_without_reply(asked).count()
    told = (
        (words, ngettext("%d free word to read", "%d free words to read", words)),
        (
            silent,
            ngettext("%d survey to answer back to", "%d surveys to answer back to", silent),
        ),
    )
    return [(text % number, reverse("surveys_modeladmin_index")) for number, text in told if number]


def waits_in_figures(user: User) -> list[Line]:
    """Figures that are frozen and wait to be looked at; and a half-year that has ended, of which nothing is frozen."""
    period = HalfYear.of(timezone.localdate() - SETTLING).before
    address = reverse("figures:index")
    own = centres_where(user, {StaffRole.COORDINATOR}, timezone.localdate())
    drafts = FrozenReport.objects.filter(centre__in=own, state=FrozenState.DRAFT).count()
    told = ngettext("%d report of figures to look at", "%d reports of figures to look at", drafts)
    lines = [(told % drafts, address)] if drafts else []
    for centre in own.exclude(frozen_reports__half_year=period.code):
        if gatherings_held(centre, period).exists():
            words = _("Figures of %(centre)s can be frozen: %(period)s") % {"centre": centre, "period": period}
            lines.append((words, f"{address}?centre={centre.pk}&period={period.code}"))
    return lines


def offers_late(gatherings: QuerySet[Gathering], at: datetime.datetime) -> QuerySet[Enrolment]:
    """Freed places whose moment to answer has passed."""
    found: QuerySet[Enrolment] = Enrolment._base_manager.filter(
        gathering__in=gatherings, gathering__starts_at__gt=at, state=EnrolmentState.OFFERED, answer_due_at__lt=at
    )
    return found


def _calls(events: QuerySet[Any], column: str) -> int:
    return int(events.aggregate(found=Sum(number_of_calls(column)))["found"] or 0)


def numbers_of(section: CentrePage, user: User) -> list[tuple[str, str]]:
    """The section at a glance, exact, for those who coordinate in it: what each number is, and the number."""
    if section.centre is None or not holds(user, StaffRole.COORDINATOR, section.centre):
        return []
    at = timezone.now()
    ahead = Gathering.objects.filter(centre=section.centre, starts_at__gt=at)
    rows = Enrolment._base_manager.filter(gathering__in=ahead)
    places = ahead.aggregate(found=Sum("capacity"))["found"] or 0
    taken = rows.filter(Q(state__in=TAKES_PLACE)).count()
    answered = asked_by(user).filter(centre=section.centre, closes_on__gt=timezone.localdate(at) - YEAR)
    told = (
        (pgettext("several", "Series"), below(readable(SeriesPage), section).count()),
        (_("Workshops ahead"), ahead.count()),
        (_("Places taken in them"), f"{taken} / {places}"),
        (_("Wait for a place"), rows.filter(state=EnrolmentState.WAITING).count()),
        (_("Proposals without an answer"), proposals_kept_by(user).filter(Proposal.WAITS).count()),
        (_("Materials"), below(readable(MaterialPage), section).count()),
        (_("Answers to surveys within a year"), answered.aggregate(found=Sum("number_mixed"))["found"] or 0),
    )
    return [(label, str(number)) for label, number in told]
