"""Telling members: one letter each with a way to the own page, and a call for those whom no letter reaches."""

import datetime
from collections.abc import Collection

from django.utils import timezone

from base.outbox.mail import Mail
from base.outbox.services import withdraw_mails
from base.users import User
from network.councils.models import Council
from network.meetings.choices import SOON, About, Mark
from network.meetings.mails import told, until
from network.meetings.models import Meeting
from network.meetings.queries import event_of, invited, marks_of, meetings_of, version_of
from network.messages.queries import calls_waiting, messages_about
from network.messages.services import write_down_call, write_to
from network.people.models import Person

ALSO_CALLED = frozenset({About.CHANGED, About.CANCELLED})
"""Whoever would come to the wrong place is called as well, when it is soon."""


def tell_members(
    *,
    meeting: Meeting,
    about: About,
    before: datetime.datetime | None = None,
    left_out: Collection[str] = (),
    by: User | None,
) -> tuple[int, int]:
    """Tell everybody with a seat on the day of the meeting; how many by letter, and how many are to be called.

    `left_out` are references of those who are told otherwise, or know already. `before`: when the meeting was to begin
    until now; whoever is not told in time would come then.
    """
    marks = marks_of(meeting) if about == About.REMINDER else {}
    mailed = to_call = 0
    for seat in invited(meeting):
        if seat.person_id in left_out or marks.get(seat.person_id) == Mark.EXCUSED:
            continue
        by_letter, is_called = tell_or_call(meeting=meeting, person=seat.person, about=about, before=before, by=by)
        mailed, to_call = mailed + by_letter, to_call + is_called
    return mailed, to_call


def tell_or_call(
    *, meeting: Meeting, person: Person, about: About, before: datetime.datetime | None = None, by: User | None
) -> tuple[bool, bool]:
    """One letter, and a call for whoever has no address or would come to the wrong place soon; which of the two."""
    by_letter = tell(meeting=meeting, person=person, about=about, by=by)
    is_called = not by_letter or (about in ALSO_CALLED and _is_soon(meeting, before))
    if is_called:
        _call(meeting, person, about, before, by)
    return by_letter, is_called


def tell(*, meeting: Meeting, person: Person, about: About, by: User | None) -> bool:
    """Queue one letter; whether there was an address to write to."""

    def compose(language: str, link: str) -> Mail:
        return told(about=about, meeting=meeting, language=language, link=link)

    ahead = about not in {About.MEMO, About.CANCELLED}
    return write_to(
        person=person,
        event=event_of(meeting),
        compose=compose,
        kind=f"meeting_{about}",
        source=str(meeting.key),
        version=version_of(meeting) if about != About.MEMO else f"{meeting.pk}.memo{meeting.memo_version}",
        until=max(until(meeting, about), timezone.localdate()),
        apply_until=meeting.starts_at if ahead else None,
        by=by,
    )


def call_about_memo(*, meeting: Meeting, person: Person, by: User | None) -> None:
    """Somebody without an address hears the memo, or says on paper what they think."""
    _call(meeting, person, About.MEMO, None, by)


def take_back(*, meeting: Meeting, by: User | None) -> None:
    """What still waits to be told of a meeting is not told any more: it is no longer so."""
    kinds = [f"meeting_{about}" for about in About if about not in {About.WORDS, About.PROPOSAL}]
    withdraw_mails(event=str(meeting.key), kinds=kinds, by=by)
    calls_waiting(meeting.council.council_key).filter(version__startswith=f"{meeting.pk}.").delete()


def take_back_memo(*, meeting: Meeting, by: User | None) -> None:
    """Nobody is asked about this version any more."""
    withdraw_mails(event=str(meeting.key), kinds=[f"meeting_{About.MEMO}"], by=by)
    calls_waiting(meeting.council.council_key).filter(version=f"{meeting.pk}.memo{meeting.memo_version}").delete()


def _call(meeting: Meeting, person: Person, about: About, before: datetime.datetime | None, by: User | None) -> None:
    first = min(filter(None, (before, meeting.starts_at)))
    version = version_of(meeting) if about != About.MEMO else f"{meeting.pk}.memo{meeting.memo_version}"
    due_at = None if about == About.MEMO else first
    write_down_call(event=event_of(meeting), person=person, about=about, due_at=due_at, version=version, by=by)


def _is_soon(meeting: Meeting, before: datetime.datetime | None) -> bool:
    return min(filter(None, (before, meeting.starts_at))) - timezone.now() < SOON


def take_letters_back(*, council: Council, person: Person, by: User | None) -> int:
    """What waits to be sent to whoever has left does not leave: of meetings, memos, the secretary's words.

    Returns how many letters.
    """
    told = [meeting.key for meeting in meetings_of(council)]
    told += [message.key for message in messages_about(council.council_key)]
    return sum(withdraw_mails(event=str(key), person=person.reference, by=by) for key in told)
