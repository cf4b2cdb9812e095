"""The letters of a proposal: to the addressee with a way to answer, to members that there is news."""

import datetime
import secrets

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from base.outbox.mail import Mail
from base.outbox.services import queue_mail, withdraw_mails
from base.users import User
from network.councils.models import Council
from network.councils.queries import members_on
from network.councils.services import write_to_keepers
from network.meetings.choices import About as Called
from network.messages.choices import Event
from network.messages.queries import spoken
from network.messages.services import write_down_call, write_to
from network.notices.choices import Purpose
from network.people.models import Person
from network.personal_links.models import digest_of
from network.proposals.choices import LINK_LASTS, About, ProposalState
from network.proposals.mails import answer_to_keeper, to_addressee, to_keeper, to_member
from network.proposals.models import AnswerLink, Proposal, ProposalStep
from network.proposals.queries import addressee_of, proposals_sent_by

_TO_ADDRESSEE = [f"proposal_{about}" for about in (About.ASKED, About.REMINDED, About.LATE, About.TELL)]
"""Those that wait to be sent to an addressee."""


def ask(*, proposal: Proposal, about: About = About.ASKED, by: User | None) -> bool:
    """Write to the addressee, with a link of their own; whether there was somebody to write to."""
    addressee = addressee_of(proposal)
    if addressee is None:
        return False
    language = spoken(addressee.language)
    made, link = make_link(proposal=proposal, language=language, by=by)
    queue_mail(
        mail=to_addressee(about=about, proposal=proposal, language=language, link=link),
        to=addressee.email,
        event=_event(proposal),
        person=addressee.reference,
        kind=f"proposal_{about}",
        version=str(made.pk),
        by=by,
    )
    return True


def ask_anew(*, proposal: Proposal, by: User | None) -> bool:
    """No link from before works any more, and whoever answers today gets one; whether there was somebody.

    They are asked to answer, or, once somebody has, told that they can tell more.
    """
    stop_asking(proposal=proposal, by=by)
    if proposal.state != ProposalState.SENT:
        about = About.TELL
    else:
        about = About.LATE if proposal.is_late(timezone.localdate()) else About.ASKED
    if about == About.LATE:
        proposal.second_reminded_on = timezone.localdate()
        proposal.save(update_fields=["second_reminded_on"])
    return ask(proposal=proposal, about=about, by=by)


def stop_asking(*, proposal: Proposal, by: User | None) -> None:
    """The links stop working, and what waits to be sent to the addressee does not leave."""
    AnswerLink.objects.filter(proposal=proposal).delete()
    withdraw_mails(event=_event(proposal), kinds=_TO_ADDRESSEE, by=by)


def _event(proposal: Proposal) -> str:
    return f"proposal {proposal.pk}"


def make_link(*, proposal: Proposal, language: str, by: User | None) -> tuple[AnswerLink, str]:
    """An address by which the proposal can be answered; only its digest is kept."""
    token, today = secrets.token_urlsafe(32), timezone.localdate()
    expires_on = max(proposal.answer_due_on, today) + LINK_LASTS
    words = {"digest": digest_of(token), "made_on": today, "expires_on": expires_on}
    made = AnswerLink.objects.create(proposal=proposal, **words)
    with translation.override(language):
        return made, f"{settings.WAGTAILADMIN_BASE_URL}{reverse('answer_proposal')}?k={token}"


def tell_members(*, proposal: Proposal, news: str, by: User | None) -> int:
    """Write to everybody who has a seat today that there is news; returns how many letters leave.

    `news` tells one piece of news from another: each is written about once. Of what is hidden nobody hears.
    """
    today, mailed = timezone.localdate(), 0
    if proposal.hidden_on is not None:
        return 0
    event = Event(proposal.council.council_key, today, Purpose.COUNCILS)
    for seat in members_on(proposal.council, today).filter(person__restricted_on__isnull=True):
        version = f"p{proposal.pk}.{news}"
        by_letter = write_to(
            person=seat.person,
            event=event,
            compose=lambda language, link: to_member(language=language, link=link),
            kind=f"proposal_{About.NEWS}",
            source=str(proposal.key),
            version=version,
            until=today + datetime.timedelta(days=30),
            by=by,
        )
        mailed += by_letter
        if not by_letter:
            write_down_call(event=event, person=seat.person, about=Called.PROPOSAL, due_at=None, version=version, by=by)
    return mailed


def tell_no_more(*, council: Council, person: Person, by: User | None) -> int:
    """News that wait for somebody who has left do not leave; returns how many letters."""
    kinds = [f"proposal_{About.NEWS}"]
    sent = proposals_sent_by(council)
    return sum(withdraw_mails(event=str(one.key), kinds=kinds, person=person.reference, by=by) for one in sent)


def tell_keepers(*, proposal: Proposal, was_reminded: bool, by: User | None) -> None:
    """An answer is late: those who keep the council hear of it on the day of the second reminder.

    An account that no letter reaches is passed by.
    """
    language, address = settings.LANGUAGE_CODE, _screen_of(proposal)
    mail = to_keeper(proposal=proposal, language=language, address=address, was_reminded=was_reminded)
    _tell(proposal, mail, About.OVERDUE, "keepers", by)


def tell_keepers_of_answer(*, step: ProposalStep, by: User | None) -> None:
    """An addressee has told something: it is public already, and somebody should read it."""
    proposal = step.proposal
    mail = answer_to_keeper(proposal=proposal, language=settings.LANGUAGE_CODE, address=_screen_of(proposal))
    _tell(proposal, mail, About.CAME, f"step {step.pk}", by)


def _screen_of(proposal: Proposal) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('proposal', args=(proposal.pk,))}"


def _tell(proposal: Proposal, mail: Mail, about: About, version: str, by: User | None) -> None:
    council, kind = proposal.council, f"proposal_{about}"
    write_to_keepers(council=council, mail=mail, event=_event(proposal), kind=kind, version=version, by=by)
