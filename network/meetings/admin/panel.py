"""The first page of the admin: memos that wait for somebody."""

from typing import Any

from wagtail.admin.ui.components import Component

from base.users import User
from network.councils.permissions import kept_by
from network.councils.queries import title_beside
from network.meetings.queries import memos_late


class WaitingMemosPanel(Component):
    order = 16
    template_name = "network/meetings/admin/waiting.html"

    def __init__(self, user: User) -> None:
        late = memos_late(kept_by(user)).select_related("council").annotate(council_title=title_beside())
        self.meetings = [(meeting, meeting.council_title or str(meeting.council)) for meeting in late]

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"meetings": self.meetings}
