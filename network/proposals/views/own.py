"""What a member finds on the own page: what became of what their councils have proposed."""

from django.utils import timezone
from django.utils.translation import gettext as _

from base.own_page import OwnPart, adds_to_own_page
from network.people.models import Person
from network.proposals.queries import proposals_of_member
from network.proposals.reports import proposal_rows

MOST = 20


@adds_to_own_page
def own_proposals(person: Person) -> OwnPart | None:
    """The latest proposals of the councils in which somebody has a seat today."""
    rows = proposal_rows(proposals_of_member(person, timezone.localdate())[:MOST])
    return (
        OwnPart(_("Your councils have proposed"), "network/proposals/own_list.html", {"rows": rows}) if rows else None
    )
