"""The first page of the admin: memos that wait for somebody."""

from typing import Any

from wagtail.admin.ui.components import Component

from base.users import User
from network.councils.permissions import kept_by
from network.meetings.admin.screens import title_of
from network.meetings.queries import memos_late


class WaitingMemosPanel(Component):
    order = 16
    template_name = "network/meetings/admin/waiting.html"

    def __init__(self, user: User) -> None:
        late = memos_late(kept_by(user)).select_related("council")
        self.meetings = [(meeting, title_of(meeting.council)) for meeting in late]

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"meetings": self.meetings}
