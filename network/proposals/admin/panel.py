"""The first page of the admin: answers that are late."""

from typing import Any

from wagtail.admin.ui.components import Component

from base.users import User
from network.councils.permissions import kept_by
from network.proposals.queries import late_of


class LateProposalsPanel(Component):
    order = 17
    template_name = "network/proposals/admin/late.html"

    def __init__(self, user: User) -> None:
        self.proposals = list(late_of(kept_by(user)))

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"proposals": self.proposals}
