"""The demo's councils are at different stages, and each has what its stage asks for."""

import pytest
from django.test import Client
from django.utils import timezone

from network.applications.models import Application
from network.councils.models import Council, Seat
from network.councils.pages import CouncilPage
from network.meetings.choices import MemoState
from network.meetings.models import AgendaItem, Meeting, MemoStep
from network.meetings.pages import MinutesPage
from network.personal_links.choices import Way
from network.personal_links.services import give_link
from network.proposals.choices import ProposalState
from network.proposals.models import Proposal
from tests.network.personal_links.visiting import opened
from tests.reading import document, text_of
from workshops.surveys.choices import Anonymity, CollectionState
from workshops.surveys.models import Collection

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def minutes() -> list[MinutesPage]:
    return list(MinutesPage.objects.live().filter(locale__language_code="fi").select_related("meeting"))


def test_councils_are_at_different_stages():
    pages = CouncilPage.objects.live().filter(locale__language_code="fi")
    assert pages.count() >= 6
    assert {"active", "permanent", "ended"} <= set(pages.values_list("state", flat=True))


def test_every_public_text_has_an_agreed_memo_of_its_own():
    for page in minutes():
        assert page.meeting
        items = list(AgendaItem._base_manager.filter(meeting=page.meeting))
        assert len(items) == page.items.count() > 0
        for item, public in zip(items, page.items.all(), strict=True):
            assert item.discussion.strip(), page.slug
            assert item.discussion not in public.discussion, page.slug
        agreed = MemoStep.objects.get(meeting=page.meeting, to=MemoState.AGREED)
        assert agreed.taken_by, page.slug


def test_words_of_the_memos_are_on_no_public_page(stranger: Client):
    """The canaries of every memo, page by page."""
    words = [item.discussion for item in AgendaItem._base_manager.all() if item.discussion]
    assert len(words) > 50
    for page in minutes():
        shown = text_of(stranger.get(page.get_url()))
        assert not [each for each in words if each in shown], page.slug


def test_somebody_writes_a_memo_and_somebody_checks_one():
    states = set(Meeting.objects.values_list("memo", flat=True))
    assert {MemoState.DRAFT, MemoState.WITH_MEMBERS, MemoState.PUBLIC} <= states
    ahead = Meeting.objects.filter(starts_at__gt=timezone.now())
    assert AgendaItem._base_manager.filter(meeting__in=ahead).count() >= 3


def test_proposals_come_from_what_was_spoken_about_and_one_answer_is_late():
    proposals = list(Proposal.objects.select_related("item__meeting", "council"))
    assert {proposal.state for proposal in proposals} >= {
        ProposalState.SENT,
        ProposalState.ANSWERED,
        ProposalState.IN_WORK,
        ProposalState.DONE,
        ProposalState.NOT_DONE,
    }
    of_meetings = [proposal for proposal in proposals if proposal.item]
    # Two are of a half-year of which the demo has no minutes.
    assert len(proposals) - len(of_meetings) == 2 < len(of_meetings)
    for proposal in of_meetings:
        assert proposal.item.meeting.council_id == proposal.council_id
        assert proposal.item.meeting.starts_at.date() <= proposal.sent_on
    late = [each for each in proposals if not each.answered_on and each.answer_due_on < timezone.localdate()]
    assert len(late) == 1


def test_somebody_has_applied_for_each_open_call():
    called = Council.objects.filter(calls__isnull=False)
    applied = Application._base_manager.exclude(sent_at=None).values("call__council")
    assert called.filter(pk__in=applied).count() >= 2


def test_members_are_asked_by_name_on_their_own_pages(client: Client):
    survey = Collection.objects.get(anonymity=Anonymity.NAMED, state=CollectionState.OPEN)
    seats = Seat._base_manager.filter(term__council__council_key=survey.about_key, ends_on__isnull=True)
    seat = seats.get(person__calling_name="Sade", term__ends_on__gte=timezone.localdate())
    opened(client, give_link(person=seat.person, way=Way.EMAIL, by=None)[1])
    shown = client.get("/own/")
    assert "Sinulta kysytään" in text_of(shown)
    assert document(shown).select_one(f'main a[href="{survey.address()}"]')
