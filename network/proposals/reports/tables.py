"""Proposals as everybody sees them: what was proposed, what was answered, what changed, how long it took."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _, ngettext
from wagtail.models import Page

from base.dates import day_text
from network.councils.pages import CouncilPage
from network.councils.queries import councils_shown
from network.proposals.choices import ProposalState
from network.proposals.models import Proposal, ProposalStep
from network.proposals.queries import public_proposals, steps_of


@dataclass(frozen=True)
class Told:
    """A step as it is read."""

    label: str
    day: datetime.date
    words: str
    language: str
    told_by: str
    pk: int
    is_off: bool


@dataclass(frozen=True)
class ProposalRow:
    """A proposal in a table, with the last words that were told of it."""

    pk: int
    heading: str
    words: str
    written_in: str
    to: str
    called_in: str
    council: str
    council_in: str
    address: str
    sent_on: datetime.date | None
    due: str
    state: str
    label: str
    is_late: bool
    waits: bool
    took: str
    last: Told | None


def councils_of(keys: Iterable[UUID], shown_on: Page | None) -> dict[UUID, CouncilPage]:
    """The pages of these councils as the reader is told of them; the page that is shown itself is not looked for."""
    known = {shown_on.translation_key: shown_on} if isinstance(shown_on, CouncilPage) else {}
    return known | councils_shown(set(keys) - known.keys())


def proposal_rows(
    proposals: QuerySet[Proposal], shown_on: Page | None = None, *, with_words: bool = True
) -> list[ProposalRow]:
    """As they stand on a page. In three questions, however many there are; two without the last words of each."""
    found = list(proposals.prefetch_related("steps") if with_words else proposals)
    pages = councils_of((proposal.council.council_key for proposal in found), shown_on)
    addresses = {key: (page.title, page.locale.language_code, page.get_url() or "") for key, page in pages.items()}
    today = timezone.localdate()
    return [_row(proposal, addresses, today, with_words=with_words) for proposal in found]


def places_of_all() -> list[str]:
    """Where every public proposal, and the list that it stands in, can be read, in each language of its council."""
    found: set[str] = set()
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            found |= {row.address for row in proposal_rows(public_proposals(), with_words=False) if row.address}
    return sorted(found | {address[: address.rindex("/", 0, -1) + 1] for address in found})


def _row(
    proposal: Proposal, addresses: dict[UUID, tuple[str, str, str]], today: datetime.date, *, with_words: bool
) -> ProposalRow:
    title, language, url = addresses.get(proposal.council.council_key, ("", "", ""))
    noted = proposal.steps.all() if with_words else ()
    steps = sorted(noted, key=lambda step: (step.happened_on, step.noted_at, step.pk))
    answers = [step for step in steps if step.words]
    return ProposalRow(
        pk=proposal.pk,
        heading=proposal.heading,
        words=proposal.words,
        written_in=proposal.written_in,
        to=proposal.to,
        called_in=proposal.called_in,
        council=title,
        council_in=language,
        address=f"{url}proposals/{proposal.pk}/" if url else "",
        sent_on=proposal.sent_on,
        due=day_text(proposal.answer_due_on),
        state=proposal.state,
        label=str(capfirst(proposal.get_state_display())),
        is_late=proposal.is_late(today),
        waits=proposal.state == ProposalState.SENT,
        took=_took(proposal),
        last=_told(answers[-1]) if answers else None,
    )


def _took(proposal: Proposal) -> str:
    if proposal.sent_on is None or proposal.answered_on is None:
        return ""
    days = (proposal.answered_on - proposal.sent_on).days
    if not days:
        return _("answered on the same day")
    return ngettext("answered in %(days)d day", "answered in %(days)d days", days) % {"days": days}


def _told(step: ProposalStep) -> Told:
    return Told(
        step.label,
        step.happened_on,
        step.words,
        step.language,
        step.told_by,
        step.pk,
        step.words_off_on is not None,
    )


def timeline_of(proposal: Proposal) -> list[Told]:
    """Everything that happened, the first thing first."""
    return [_told(step) for step in steps_of(proposal)]
