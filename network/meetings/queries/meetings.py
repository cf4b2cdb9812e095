"""Meetings, what is spoken about in them, who is invited and who came."""

import datetime
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncDate
from django.utils import timezone

from base.outbox.choices import LetterState
from base.outbox.models import Letter
from network.councils.models import Council, ReadingRight, Seat, SecrecyPromise
from network.councils.queries import members_on
from network.meetings.choices import REMINDED_BEFORE, About, MeetingState, MemoState
from network.meetings.models import AgendaItem, Hearing, Meeting, MeetingAttendance, Paper, Wish
from network.messages.choices import Event
from network.messages.queries import calls_about
from network.notices.choices import Purpose
from network.people.models import Person


def locked_meeting(key: int) -> Meeting:
    """Whoever changes a meeting, its agenda or its memo waits for the one before."""
    found = Meeting.objects.select_for_update(of=("self",)).select_related("council__centre__organisation")
    return found.get(pk=key)


def meetings_of(council: Council) -> QuerySet[Meeting]:
    """The latest first."""
    return Meeting.objects.filter(council=council).order_by("-starts_at", "-pk")


def meeting_with_key(key: UUID) -> Meeting | None:
    """The meeting that was called with this form."""
    return Meeting.objects.filter(key=key).first()


def event_of(meeting: Meeting) -> Event:
    """What members are told hangs on the council, and is kept as long after the meeting as the notice promises."""
    return Event(meeting.council.council_key, meeting.day, Purpose.COUNCILS)


def version_of(meeting: Meeting) -> str:
    """What tells two letters about one meeting apart."""
    return f"{meeting.pk}.{meeting.sequence}"


def invited(meeting: Meeting) -> list[Seat]:
    """The seats that are held on the day of the meeting, one for each; nothing of those whose use is restricted.

    Whoever changes their role on that day has two: the later one counts.
    """
    held = members_on(meeting.council, meeting.day).filter(person__restricted_on__isnull=True)
    return list({seat.person_id: seat for seat in sorted(held, key=lambda seat: seat.starts_on)}.values())


def seat_on_day(person: Person, meeting: Meeting) -> Seat | None:
    """The seat of a person on the day of the meeting, whether their use is restricted or not."""
    return members_on(meeting.council, meeting.day).filter(person=person).order_by("-starts_on").first()


def told_already(meeting: Meeting) -> set[str]:
    """Who has been written to or is to be called about when and where it is."""
    kinds = [f"meeting_{about}" for about in (About.INVITATION, About.CHANGED)]
    letters = Letter.objects.filter(event=str(meeting.key), kind__in=kinds).exclude(state=LetterState.WITHDRAWN)
    calls = calls_about(meeting.council.council_key).filter(version__startswith=f"{meeting.pk}.")
    return {*letters.values_list("person", flat=True), *calls.values_list("person", flat=True)}


def meetings_with(person: Person, since: datetime.datetime) -> list[Meeting]:
    """Meetings from a moment on, on whose day the person has a seat, in the order of their days.

    One ahead is there once the members were invited, or everybody may know of it.
    """
    known = Q(invited_at__isnull=False) | Q(is_shown=True) | Q(starts_at__lt=timezone.now())
    found: QuerySet[Any] = Meeting.objects.filter(known, starts_at__gte=since).annotate(on_day=TruncDate("starts_at"))
    found = found.filter(_seat_on_day(person)).select_related("council__centre")
    return list(found.annotate(own_mark=_mark(person), waits_for_word=_word(person)).order_by("starts_at", "pk"))


def _mark(person: Person) -> Subquery:
    """What is noted of a person, beside each meeting."""
    return Subquery(MeetingAttendance._base_manager.filter(person=person, meeting=OuterRef("pk")).values("mark")[:1])


def _word(person: Person) -> Exists:
    """Whether the memo is with the members and waits for this person's word, beside each meeting."""
    asked = Hearing._base_manager.filter(
        person=person, word="", meeting=OuterRef("pk"), version=OuterRef("memo_version")
    )
    return Exists(asked.filter(meeting__memo=MemoState.WITH_MEMBERS))


def _seat_on_day(person: Person) -> Exists:
    """Whether the person has a seat on the day of the meeting: in the seat's days and in those of its term."""
    day = OuterRef("on_day")
    held = Q(ends_on__isnull=True) | Q(ends_on__gte=day)
    within = Q(term__ends_on__isnull=True) | Q(term__ends_on__gte=day)
    seats = Seat._base_manager.filter(held, within, person=person, term__council=OuterRef("council"))
    return Exists(seats.filter(starts_on__lte=day, term__starts_on__lte=day))


def reads(person: Person, meeting: Meeting, today: datetime.date) -> bool:
    """Whether the person may read today what was written for this meeting."""
    return meeting.pk in keys_readable(person, [meeting], today)


def keys_readable(person: Person, meetings: Iterable[Meeting], today: datetime.date) -> set[int]:
    """The meetings of which the person may read today what was written for them.

    They read what the council writes now, and had the right to on the day of the meeting: a new member does not read
    what others told before they came. Whoever was asked about a memo, and whose term has ended since with them in it,
    reads that meeting until the day they were told.
    """
    if person.is_restricted:
        return set()
    promised = SecrecyPromise._base_manager.filter(person=person, term=OuterRef("term"))
    held: QuerySet[Any] = ReadingRight._base_manager.filter(person=person).select_related("term")
    rights = list(held.annotate(has_promised=Exists(promised)))
    reading = {right.term.council_id for right in rights if right.has_promised and _lasts(right, today)}
    to_the_end = [right for right in rights if right.has_promised and right.ends_on is None]
    asked = set(_asked_until(person, today)) if to_the_end else set()
    return {
        each.pk
        for each in meetings
        if (each.council_id in reading and _had_right(rights, each))
        or (each.pk in asked and _had_right(to_the_end, each))
    }


def _asked_until(person: Person, today: datetime.date) -> QuerySet[Hearing, int]:
    """The meetings about whose memo, as it is now, the person was asked, and whose day to answer has not passed."""
    asked: QuerySet[Hearing] = Hearing._base_manager.filter(person=person, version=F("meeting__memo_version"))
    return asked.filter(meeting__check_due_on__gte=today).values_list("meeting", flat=True)


def _lasts(right: ReadingRight, today: datetime.date) -> bool:
    """As `may_read` asks it: a right without a last day of its own ends with the term."""
    return right.starts_on <= today <= _last_day(right)


def _last_day(right: ReadingRight) -> datetime.date:
    return right.ends_on or right.term.ends_on or datetime.date.max


def _had_right(rights: Iterable[ReadingRight], meeting: Meeting) -> bool:
    return any(
        right.term.council_id == meeting.council_id
        and right.starts_on <= meeting.day
        and _last_day(right) >= meeting.day
        for right in rights
    )


def agenda_of(meeting: Meeting) -> QuerySet[AgendaItem]:
    """What is spoken about, in order."""
    found: QuerySet[AgendaItem] = AgendaItem._base_manager.filter(meeting=meeting)
    return found.order_by("place", "changed_at", "reference")


def wishes_for(meeting: Meeting) -> QuerySet[Wish]:
    """What members want to speak about; nothing of those whose use is restricted."""
    found: QuerySet[Wish] = Wish._base_manager.filter(meeting=meeting, person__restricted_on__isnull=True)
    return found.select_related("person", "meeting").order_by("wished_at", "reference")


def wish_with_key(key: UUID) -> Wish | None:
    """The wish that was told with this form."""
    found: Wish | None = Wish._base_manager.filter(key=key).first()
    return found


def item_with_key(key: UUID) -> AgendaItem | None:
    """The item that was added with this form."""
    found: AgendaItem | None = AgendaItem._base_manager.filter(key=key).select_related("meeting").first()
    return found


def papers_of(meeting: Meeting) -> QuerySet[Paper]:
    """What was added for those who read, in that order."""
    found: QuerySet[Paper] = Paper._base_manager.filter(meeting=meeting).order_by("added_at", "reference")
    return found


def marks_of(meeting: Meeting) -> dict[str, str]:
    """Who came, by the person's reference."""
    rows = MeetingAttendance._base_manager.filter(meeting=meeting)
    return dict(rows.values_list("person", "mark"))


def mark_of(person: Person, meeting: Meeting) -> MeetingAttendance | None:
    """What is noted of a person at a meeting."""
    found: MeetingAttendance | None = MeetingAttendance._base_manager.filter(meeting=meeting, person=person).first()
    return found


def meetings_to_remind_of(at: datetime.datetime) -> QuerySet[Meeting]:
    """Soon, people have been invited to them, and nobody has been reminded."""
    near = Meeting.objects.filter(state=MeetingState.PLANNED, invited_at__isnull=False, reminded_at__isnull=True)
    return near.filter(starts_at__gt=at, starts_at__lte=at + REMINDED_BEFORE)


def meetings_after(meeting: Meeting) -> QuerySet[Meeting]:
    """Later meetings of the same council that have begun: at one of them a memo can have been agreed."""
    later = Meeting.objects.filter(council=meeting.council, state=MeetingState.PLANNED, starts_at__lte=timezone.now())
    return later.filter(starts_at__gt=meeting.starts_at).order_by("starts_at", "pk")


def paper_with(reference: str) -> Paper | None:
    """The paper with this reference."""
    found: Paper | None = Paper._base_manager.filter(pk=reference).select_related("meeting__council").first()
    return found


def was_asked_about(person: Person, key: UUID) -> bool:
    """Whether somebody was asked to check the memo of a meeting, in whichever wording."""
    return Hearing._base_manager.filter(meeting__key=key, person=person).exists()


def has_left_council_of(person: Person, key: UUID, today: datetime.date) -> bool:
    """Whether somebody had a seat in the council that a meeting is of, and has none today nor later."""
    held = Seat._base_manager.filter(term__council__meetings__key=key, person=person)
    stays = (Q(ends_on__isnull=True) | Q(ends_on__gte=today)) & (
        Q(term__ends_on__isnull=True) | Q(term__ends_on__gte=today)
    )
    return held.exists() and not held.filter(stays).exists()
