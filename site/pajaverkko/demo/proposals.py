"""What the demo's councils have proposed, to whom, and what became of it. One answer is late."""

import datetime

from django.utils import timezone

from network.councils.models import Council
from network.councils.pages import CouncilPage
from network.councils.queries import council_of
from network.meetings.models import AgendaItem
from network.meetings.pages import MinutesPage
from network.proposals.choices import ProposalState
from network.proposals.models import Addressee, Proposal, ProposalStep
from network.proposals.services import keep_addressee
from network.themes.models import Theme
from pajaverkko.demo.content import Text, past_moment, read

DAY = datetime.timedelta(days=1)
LANGUAGES = ("heading_fi", "heading_sv", "words_fi", "words_sv")


def make_proposals() -> None:
    """Needs the councils and the organisations that answer for them."""
    for text in read("proposals")["council"]:
        page = CouncilPage.objects.get(slug=text["slug"], locale__language_code="fi")
        council = council_of(page)
        if council is None or council.controller is None:
            raise ValueError(f"Nobody answers for {page}.")
        addressees = {row["key"]: _addressee(council, row) for row in text["addressees"]}
        for row in text["proposals"]:
            _make(council, addressees[row["to"]], row)


def _addressee(council: Council, text: Text) -> Addressee:
    values = {"name_fi": text["name_fi"], "name_sv": text.get("name_sv", ""), "email": text["email"], "language": "fi"}
    return keep_addressee(council=council, addressee=None, values=values, by=None)


def _make(council: Council, addressee: Addressee, text: Text) -> None:
    """As it would stand today; no letter is sent for what happened long ago."""
    due_on = _day(text["due"])
    states = [step["to"] for step in text["steps"] if step.get("to")]
    is_late = not states and due_on < timezone.localdate()
    proposal = Proposal.objects.create(
        council=council,
        addressee=addressee,
        to_fi=addressee.name_fi,
        to_sv=addressee.name_sv,
        item=_item(council, text),
        answer_due_on=due_on,
        state=states[-1] if states else ProposalState.SENT,
        sent_on=_day(text["sent"]),
        answered_on=_day(text["steps"][0]["days"]) if states else None,
        first_reminded_on=due_on - 7 * DAY if is_late else None,
        second_reminded_on=due_on + DAY if is_late else None,
        **{name: text.get(name, "") for name in LANGUAGES},
    )
    proposal.themes.set(Theme.objects.filter(slug__in=text["themes"]))
    _step(proposal, ProposalState.SENT, text["sent"], "")
    for step in text["steps"]:
        _step(proposal, step.get("to", ""), step["days"], step["words"])


def _item(council: Council, text: Text) -> AgendaItem | None:
    """What was spoken about when it was proposed, where the minutes of that are in the demo."""
    if "meeting" not in text:
        return None
    meeting = MinutesPage.objects.get(
        slug=text["meeting"], meeting__council=council, locale__language_code="fi"
    ).meeting
    found: AgendaItem = AgendaItem._base_manager.get(meeting=meeting, place=text["place"])
    return found


def _step(proposal: Proposal, to: str, days: int | datetime.date, words: str) -> None:
    happened_on = _day(days)
    ProposalStep.objects.create(
        proposal=proposal,
        to=to,
        words=words,
        happened_on=happened_on,
        from_addressee=bool(words),
        told_by_fi=proposal.to_fi if words else "",
        told_by_sv=proposal.to_sv if words else "",
        noted_at=past_moment(happened_on),
    )


def _day(days: int | datetime.date) -> datetime.date:
    """A date, or one so many days from today."""
    return days if isinstance(days, datetime.date) else timezone.localdate() + datetime.timedelta(days=days)
