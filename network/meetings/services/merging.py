"""Two rows of one person: what both have of one meeting becomes one."""

from django.db import transaction

from base.users import User
from network.meetings.choices import Word
from network.meetings.models import Hearing, MeetingAttendance
from network.people.models import Person


@transaction.atomic
def settle_double_words(*, keep: Person, drop: Person, by: User) -> None:
    """Before two rows of people become one: what was said stays, a remark before an agreement."""
    for hearing in Hearing._base_manager.filter(person=drop):
        own = Hearing._base_manager.filter(person=keep, meeting=hearing.meeting_id, version=hearing.version).first()
        if own is None:
            continue
        if not own.word or hearing.word == Word.REMARKS:
            own.word, own.said_on, own.channel = hearing.word, hearing.said_on, hearing.channel
            own.save(update_fields=["word", "said_on", "channel"])
        hearing.delete()
    known = MeetingAttendance._base_manager.filter(person=keep).values("meeting")
    MeetingAttendance._base_manager.filter(person=drop, meeting__in=known).delete()
