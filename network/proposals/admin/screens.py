"""What the screens of one proposal, and of a council's proposals, have in common."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from base.noted_screens import NotedScreen
from base.users import User
from network.councils.models import Council
from network.councils.permissions import keeps_any, kept_by
from network.councils.queries import councils_told
from network.proposals.models import Proposal
from network.proposals.permissions import proposals_kept_by

LIST = "proposals_modeladmin_index"


def title_of(council: Council) -> str:
    """What its public page is called, in the language of the user where there is one."""
    page = councils_told([council.council_key]).get(council.council_key)
    return page.title if page else str(council)


class OfProposals(NotedScreen):
    """A screen about a council's proposals and those who answer them."""

    home = "council"
    header_icon = "mail"
    above = (("councils_modeladmin_index", _("Councils' members")),)
    shows_people = False

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


class OfOneProposal(NotedScreen):
    """A screen about one proposal, for those who keep its council."""

    home = "proposal"
    header_icon = "mail"
    above = ((LIST, _("Proposals")),)
    shows_people = False

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return keeps_any(user)

    def seen(self) -> QuerySet[Any]:
        return proposals_kept_by(self.user).select_related("council__centre__organisation", "addressee")

    @property
    def proposal(self) -> Proposal:
        found: Proposal = self.record
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {"proposal": self.proposal, "council_title": title_of(self.proposal.council)}
        return super().get_context_data(**words | kwargs)
