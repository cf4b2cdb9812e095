"""What has happened with the proposals of a council, a region or a theme, as a feed to follow."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page

from base.feeds import PageFeed, in_xml
from network.proposals.models import ProposalStep
from network.proposals.queries import newest_steps, proposals_at
from network.proposals.reports import councils_of

NEWEST = 30


@dataclass(frozen=True)
class Happened:
    """A step of a proposal, with the address of the proposal's page."""

    step: ProposalStep
    address: str


@dataclass(frozen=True)
class Followed:
    page: Page
    address: str
    steps: list[Happened]


class ProposalFeed(PageFeed):
    """Each step that was noted, the newest first, in the language of the page."""

    def get_object(self, request: HttpRequest, page: Page) -> Followed:
        shown = page.specific
        if (proposals := proposals_at(shown)) is None:
            raise Http404
        steps = list(newest_steps(proposals, NEWEST))
        councils = councils_of((step.proposal.council.council_key for step in steps), shown)
        told = [
            Happened(step, f"{council.get_full_url(request)}proposals/{step.proposal_id}/")
            for step in steps
            if (council := councils.get(step.proposal.council.council_key))
        ]
        return Followed(shown, f"{shown.get_full_url(request)}proposals/", told)

    def title(self, followed: Followed) -> str:
        return in_xml(f"{_('You said, we did')}: {followed.page.title}")

    def subtitle(self, followed: Followed) -> str:
        return _("What was proposed, what was answered and what changed")

    def link(self, followed: Followed) -> str:
        return followed.address

    def feed_guid(self, followed: Followed) -> str:
        return followed.address

    def items(self, followed: Followed) -> list[Happened]:
        return followed.steps

    def item_title(self, happened: Happened) -> str:
        return in_xml(f"{happened.step.proposal.heading}: {happened.step.label}")

    def item_description(self, happened: Happened) -> str:
        return in_xml(happened.step.words or happened.step.proposal.words)

    def item_link(self, happened: Happened) -> str:
        return happened.address

    def item_guid(self, happened: Happened) -> str:
        return f"{happened.address}#{happened.step.pk}"

    def item_pubdate(self, happened: Happened) -> datetime.datetime:
        return happened.step.noted_at

    def item_updateddate(self, happened: Happened) -> Any:
        return happened.step.noted_at
