"""Memos: who was asked, what they said, what waits for an answer."""

import datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from base.outbox.choices import LetterState
from base.outbox.models import Letter
from base.users import User
from network.councils.choices import MemoRule
from network.councils.models import Council, Seat
from network.councils.queries import had_right_on, members_on, readers_on, readers_to_the_end
from network.meetings.choices import WRITES_TOO, About, MemoState, Recipients, Word
from network.meetings.models import AgendaItem, Hearing, Meeting, MemoStep, Remark, Wording
from network.meetings.queries.meetings import invited
from network.messages.queries import calls_done, calls_waiting
from network.people.models import Person

OPEN = Q(settled_at__isnull=True, person__restricted_on__isnull=True)
"""Remarks that wait for an answer. Those of somebody whose use is restricted wait until that is lifted, unseen."""


def hearings_of(meeting: Meeting) -> QuerySet[Hearing]:
    """Who was asked about the memo as it is now, and what they said; whoever was erased stays without a name."""
    found: QuerySet[Hearing] = Hearing._base_manager.filter(meeting=meeting, version=meeting.memo_version)
    return found.select_related("person").order_by("person__calling_name", "reference")


def hearing_of(person: Person, meeting: Meeting) -> Hearing | None:
    """What a person was asked about the memo as it is now; None: they were not."""
    found: Hearing | None = Hearing._base_manager.filter(
        meeting=meeting, version=meeting.memo_version, person=person
    ).first()
    return found


def unheard(meeting: Meeting) -> QuerySet[Hearing]:
    """Those who can still say what they think and have not. Whoever left, is erased or restricted holds up nobody."""
    return hearings_of(meeting).filter(word="", person__in=readers_of_memo(meeting, timezone.localdate()).values("pk"))


def readers_of_memo(meeting: Meeting, today: datetime.date) -> QuerySet[Person]:
    """Of those who were asked about the memo as it is now, who reads it today (as `reads` asks it of one)."""
    reading = Q(pk__in=readers_on(meeting.council, today).values("pk"))
    if meeting.check_due_on and today <= meeting.check_due_on:
        ended = readers_to_the_end(meeting.council, meeting.day, today, since=meeting.day)
        reading |= Q(pk__in=ended.values("pk"))
    asked = hearings_of(meeting).filter(person__in=had_right_on(meeting.council, meeting.day))
    found: QuerySet[Person] = Person._base_manager.filter(reading, pk__in=asked.values("person"))
    return found


def not_asked(meeting: Meeting) -> list[Seat]:
    """Members of the day who were not asked about the memo: they have not promised secrecy, or read no more."""
    asked = set(hearings_of(meeting).values_list("person", flat=True))
    return [seat for seat in invited(meeting) if seat.person_id not in asked]


def agreed_number(meeting: Meeting) -> int:
    """How many agree to the memo as it is now; those who were erased since stay counted."""
    return hearings_of(meeting).filter(word=Word.AGREES).count()


def remarks_on(meeting: Meeting) -> QuerySet[Remark]:
    """Every remark on the memo of a meeting, in the order of its items."""
    found: QuerySet[Remark] = Remark._base_manager.filter(item__meeting=meeting, person__restricted_on__isnull=True)
    return found.select_related("person", "item").order_by("item__place", "given_at", "reference")


def remarks_open(meeting: Meeting) -> QuerySet[Remark]:
    """Those that nobody has answered."""
    return remarks_on(meeting).filter(OPEN)


def remarks_by(person: Person, meeting: Meeting) -> QuerySet[Remark]:
    """What this person has remarked."""
    return remarks_on(meeting).filter(person=person)


def remark_with_key(key: UUID) -> Remark | None:
    """The remark that was made with this form."""
    found: Remark | None = Remark._base_manager.filter(key=key).first()
    return found


def steps_of(meeting: Meeting) -> QuerySet[MemoStep]:
    """How the memo came to where it is."""
    return MemoStep.objects.filter(meeting=meeting).select_related("taken_by").order_by("taken_at", "pk")


def wordings_of(meeting: Meeting) -> QuerySet[Wording]:
    """What was written at the same time as something else, and waits for somebody to choose."""
    found: QuerySet[Wording] = Wording._base_manager.filter(item__meeting=meeting)
    return found.select_related("item", "written_by").order_by("item__place", "written_at")


def wording_of(session: UUID, item: AgendaItem) -> Wording | None:
    """What was kept beside the item from one page that somebody has open."""
    found: Wording | None = Wording._base_manager.filter(item=item, session=session).first()
    return found


def also_writing(meeting: Meeting, by: User, at: datetime.datetime) -> list[User]:
    """Who else has kept something of this memo within the last minute."""
    lately = at - WRITES_TOO
    items = AgendaItem._base_manager.filter(meeting=meeting, changed_at__gte=lately).values("changed_by")
    others = Wording._base_manager.filter(item__meeting=meeting, written_at__gte=lately).values("written_by")
    found = User.objects.filter(Q(pk__in=items) | Q(pk__in=others)).exclude(pk=by.pk)
    return list(found.order_by("pk"))


def not_reached(meeting: Meeting) -> QuerySet[Hearing]:
    """Those who were asked about the memo and do not know of it yet: a call waits, or their letter has not arrived.

    Their silence says nothing.
    """
    version = f"{meeting.pk}.memo{meeting.memo_version}"
    council = meeting.council.council_key
    called = calls_waiting(council).filter(version=version).values("person")
    not_sent = (LetterState.WAITING, LetterState.REFUSED)
    letters = Letter.objects.filter(kind=f"meeting_{About.MEMO}", version=version, state__in=not_sent)
    told = calls_done(council).filter(version=version).values("person")
    lost = Q(person__in=letters.values("person")) & ~Q(person__in=told)
    return unheard(meeting).filter(Q(person__in=called) | lost)


def memos_due(today: datetime.date) -> QuerySet[Meeting]:
    """Memos of councils that agree when nobody objects, whose day has passed without a remark."""
    due = Meeting.objects.filter(
        memo=MemoState.WITH_MEMBERS, check_due_on__lt=today, council__memo_rule=MemoRule.NO_OBJECTION
    )
    remarked = Hearing._base_manager.filter(word=Word.REMARKS, version=F("meeting__memo_version")).values("meeting")
    return due.exclude(pk__in=remarked).order_by("pk")


def memos_with_members(councils: QuerySet[Council]) -> QuerySet[Meeting]:
    """Memos that the members look through now."""
    return Meeting.objects.filter(council__in=councils, memo=MemoState.WITH_MEMBERS)


def memos_late(councils: QuerySet[Council]) -> QuerySet[Meeting]:
    """Memos that should have been agreed by now, or wait for an answer to a remark."""
    found = memos_with_members(councils)
    waiting = Remark._base_manager.filter(OPEN).values("item__meeting")
    return found.filter(Q(check_due_on__lt=timezone.localdate()) | Q(pk__in=waiting)).order_by("check_due_on", "pk")


def people_to_write_to(council: Council, to: Recipients, today: datetime.date) -> list[Person]:
    """Whom the secretary's own words go to; nobody whose use is restricted."""
    seats = members_on(council, today).filter(person__restricted_on__isnull=True)
    if to == Recipients.UNHEARD:
        open_memos = Meeting.objects.filter(council=council, memo=MemoState.WITH_MEMBERS)
        waiting = Hearing._base_manager.filter(meeting__in=open_memos, word="", version=F("meeting__memo_version"))
        seats = seats.filter(person__in=waiting.values("person"))
    return list({seat.person_id: seat.person for seat in seats}.values())
