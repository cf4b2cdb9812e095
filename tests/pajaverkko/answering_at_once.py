"""What a process does on a site of its own: an answer, the staff's step, a change and a reminder in one moment."""

import datetime
import uuid
from typing import Any

from django.utils import timezone

from base.outbox.models import Letter
from base.users import User
from network.councils.models import Council
from network.councils.pages import CouncilPage
from network.councils.services import keep_council
from network.news.queries import subscriptions_to
from network.news.services import ask_for_news
from network.notices.choices import Purpose
from network.proposals.choices import About, ProposalState
from network.proposals.models import Addressee, AnswerLink, Proposal, ProposalStep
from network.proposals.services import (
    answer_proposal,
    keep_addressee,
    note_step,
    prepare_proposal,
    remind_of_answers,
    send_proposal,
)
from network.staff.choices import StaffRole
from tests.factories.network import CentreFactory, CentrePageFactory, CouncilPageFactory, OrganisationFactory
from tests.factories.people import make_notice
from tests.pajaverkko.at_once import at_once
from tests.staff import staff

ROUNDS = 10
DAY = datetime.timedelta(days=1)


def answer_at_once() -> dict[str, Any]:
    """Rounds of: two clicks of one form; an answer beside the staff's step; sending beside a change; two reminders."""
    centre = CentreFactory(organisation=OrganisationFactory())
    page = CouncilPageFactory(parent=CentrePageFactory(centre=centre))
    council = keep_council(council_key=page.translation_key, by=None)
    assert council
    keeper = staff("sihteeri@kolmas.example", StaffRole.SECRETARY, centre)
    values = {"name_fi": "Johtoryhmä", "email": "johto@kolmas.example", "language": "fi"}
    make_notice(Purpose.NEWS)
    addressee = keep_addressee(council=council, addressee=None, values=values, by=keeper)

    def sent() -> Proposal:
        return _sent(council, addressee, keeper)

    def prepared() -> Proposal:
        return _prepared(council, addressee, keeper)

    return {
        "followers": sorted({_followers(page, number) for number in range(ROUNDS)}),
        "clicks": sorted({_two_clicks(sent()) for _round in range(ROUNDS)}),
        "both": sorted({_answer_beside_step(sent(), keeper) for _round in range(ROUNDS)}),
        "changes": sorted({_change_beside_sending(prepared(), keeper) for _round in range(ROUNDS)}),
        "reminders": sorted({_two_reminders(sent()) for _round in range(ROUNDS)}),
    }


def _prepared(council: Council, addressee: Addressee, keeper: User, proposal: Proposal | None = None) -> Proposal:
    heading = "Toinen otsikko" if proposal else "Otsikko"
    due = timezone.localdate() + 30 * DAY
    values = {"heading_fi": heading, "words_fi": heading, "answer_due_on": due}
    told = {"council": council, "proposal": proposal, "item": None, "addressee": addressee, "themes": []}
    return prepare_proposal(**told, values=values, key=uuid.uuid4(), by=keeper)  # type: ignore[arg-type]


def _sent(council: Council, addressee: Addressee, keeper: User) -> Proposal:
    return send_proposal(proposal=_prepared(council, addressee, keeper), at=timezone.now(), by=keeper)


def _answer(proposal: Proposal, key: uuid.UUID) -> str:
    link, to = AnswerLink.objects.get(proposal=proposal), ProposalState.AGREED
    told = {"words": "Kyllä.", "language": "fi", "key": key, "at": timezone.now()}
    return str(answer_proposal(link=link, to=to, **told, by=None).pk)  # type: ignore[arg-type]


def _answers(proposal: Proposal) -> int:
    return ProposalStep.objects.filter(proposal=proposal).exclude(words="").count()


def _two_clicks(proposal: Proposal) -> tuple[int, int]:
    """How many steps, and how many different things the two heard: one and one."""
    key = uuid.uuid4()
    told = at_once(lambda: _answer(proposal, key), lambda: _answer(proposal, key))
    return _answers(proposal), len(set(told))


def _answer_beside_step(proposal: Proposal, keeper: User) -> tuple[int, str]:
    """Both say yes: one is kept, the other is told that it cannot be said now."""

    def step() -> str:
        told = {"words": "Kyllä.", "language": "fi", "happened_on": timezone.localdate(), "key": uuid.uuid4()}
        to, at = ProposalState.AGREED, timezone.now()
        return str(note_step(proposal=proposal, to=to, **told, at=at, by=keeper).pk)  # type: ignore[arg-type]

    told = at_once(lambda: _answer(proposal, uuid.uuid4()), step)
    return _answers(proposal), next(word for word in told if not word.isdigit())


def _change_beside_sending(proposal: Proposal, keeper: User) -> bool:
    """Whether what the addressee was written is what everybody reads."""
    addressee = proposal.addressee
    assert addressee

    def send() -> str:
        return str(send_proposal(proposal=proposal, at=timezone.now(), by=keeper).state)

    at_once(send, lambda: _prepared(proposal.council, addressee, keeper, proposal).state)
    proposal.refresh_from_db()
    (letter,) = Letter.objects.filter(event=f"proposal {proposal.pk}", kind=f"proposal_{About.ASKED}")
    return proposal.state == ProposalState.SENT and f"\n{proposal.heading_fi}\n" in letter.body


def _two_reminders(proposal: Proposal) -> int:
    """Two workers look at the same hour: one reminder leaves."""
    Proposal.objects.filter(pk=proposal.pk).update(
        sent_on=timezone.localdate() - 30 * DAY, answer_due_on=timezone.localdate() + 3 * DAY
    )
    today = timezone.localdate()
    at_once(*[lambda: remind_of_answers(today=today, by=None)] * 2)
    return Letter.objects.filter(event=f"proposal {proposal.pk}", kind=f"proposal_{About.REMINDED}").count()


def _followers(page: CouncilPage, number: int) -> tuple[int, int]:
    """Two clicks of one form, and two other wishes of the same address: one row, one letter."""
    address, key = f"seuraaja{number}@kolmas.example", uuid.uuid4()

    def ask(key: uuid.UUID) -> None:
        ask_for_news(page=page, address=address, language="fi", key=key, by=None)

    at_once(*[lambda key=key: ask(key) for key in (key, key, uuid.uuid4(), uuid.uuid4())])  # type: ignore[misc]
    rows = list(subscriptions_to([address]))
    letters = Letter.objects.filter(kind="news_confirm", person__in=[row.reference for row in rows])
    return len(rows), letters.count()
