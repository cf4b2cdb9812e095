"""The first page of the admin: applicants who should have got an answer by now."""

from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component

from base.users import User
from network.applications.permissions import calls_kept_by
from network.applications.queries import calls_late, page_of


class LateAnswersPanel(Component):
    order = 15
    template_name = "network/applications/admin/late.html"

    def __init__(self, user: User) -> None:
        late = calls_late(timezone.localdate()).filter(pk__in=calls_kept_by(user).values("pk"))
        self.calls = [(call, page_of(call)) for call in late]

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"calls": self.calls}
