"""What the screens of one meeting, and of one council's meetings, have in common."""

from functools import cached_property
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from base.noted_screens import NotedScreen
from base.users import User
from network.councils.models import Council
from network.councils.permissions import keeps_any, kept_by
from network.councils.queries import councils_told
from network.meetings.models import Meeting
from network.meetings.permissions import meetings_kept_by

LIST = "meetings_modeladmin_index"


def title_of(council: Council) -> str:
    """What its public page is called, in the language of the user where there is one."""
    page = councils_told([council.council_key]).get(council.council_key)
    return page.title if page else str(council)


class OfMeetings(NotedScreen):
    """A screen about all meetings of one council, for those who keep it."""

    home = "council"
    header_icon = "date"
    above = (("councils_modeladmin_index", _("Councils' members")),)

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return keeps_any(user)

    def seen(self) -> QuerySet[Any]:
        return kept_by(self.user).select_related("centre__organisation")

    @property
    def council(self) -> Council:
        found: Council = self.record
        return found

    @property
    def called(self) -> str:
        return title_of(self.council)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"council": self.council, **kwargs})


class OfOneMeeting(NotedScreen):
    """A screen about one meeting, for those who keep its council."""

    home = "meeting"
    header_icon = "date"
    above = ((LIST, _("Meetings")),)

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return keeps_any(user)

    def seen(self) -> QuerySet[Any]:
        return meetings_kept_by(self.user).select_related("council__centre__organisation")

    @property
    def meeting(self) -> Meeting:
        found: Meeting = self.record
        return found

    @cached_property
    def council_title(self) -> str:
        return title_of(self.meeting.council)

    @property
    def called(self) -> str:
        return f"{self.meeting}, {self.council_title}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {"meeting": self.meeting, "council_title": self.council_title}
        return super().get_context_data(**words | kwargs)
