"""Every public form refuses a code in each of its fields, tells it there, and nothing of it is stored anywhere."""

import datetime
import inspect
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Count, Q
from django.test import Client
from django.utils import timezone

from base.identity import forms as guard
from base.identity.found import Kind
from base.identity.words import CODE_IN_TEXT, NOT_IN_OWN_WORDS
from base.public_form import PublicForm
from network.applications.models import Application
from network.materials.pages import MaterialPage
from network.meetings.models import AgendaItem, Meeting
from network.people.models import Person
from network.personal_links.choices import RequestKind
from network.proposals.choices import MOST_IN_A_DAY
from network.proposals.forms import AnswerForm
from network.proposals.models import AnswerLink
from network.suggestions.models import Suggestion
from tests.base.identity.making import CODE, WRITINGS
from tests.base.identity.scanning import tables_with_codes
from tests.factories.councils import (
    ApplicationFactory,
    CallFactory,
    CouncilFactory,
    ReadingRightFactory,
    SeatFactory,
    SecrecyPromiseFactory,
    TermFactory,
)
from tests.factories.meetings import AgendaItemFactory, HearingFactory, MeetingFactory
from tests.factories.network import CentreFactory, CentrePageFactory, MaterialPageFactory, OrganisationFactory
from tests.factories.pajaverkko import Trunk
from tests.factories.people import PersonFactory
from tests.factories.proposals import AddresseeFactory, AnswerLinkFactory, ProposalFactory
from tests.factories.surveys import CollectionFactory
from tests.factories.workshops import SeriesPageFactory
from tests.reading import text_of
from tests.workshops.enrolment.places import open_workshop
from workshops.enrolment.models import Gathering
from workshops.series.pages import SeriesPage
from workshops.surveys.models import Collection

DAY = datetime.timedelta(days=1)
TEXT = f"Hän on {CODE} ja asuu meillä"


def public_forms(of: type[PublicForm] = PublicForm) -> Iterator[type[PublicForm]]:
    for form in of.__subclasses__():
        yield from [form, *public_forms(form)]


def name_of(thing: type) -> str:
    return thing.__name__


def public_form(form_class: type[PublicForm], site: Trunk, data: dict[str, Any], files: Any = None) -> PublicForm:
    """The form with what it belongs to; a form that asks for something else has that added here."""
    there: dict[str, Any] = {
        "others": list,
        "series": lambda: None,
        "at": timezone.now(),
        "bank": site.materials,
        "followed": site.themes,
        "material": MaterialPage.objects.first() or MaterialPageFactory(),
        "person": Person._base_manager.first() or PersonFactory(),
        "kind": RequestKind.CORRECTION,
    }
    asked = asked_for(form_class)
    if "gathering" in asked:
        there["gathering"] = gathering = Gathering.objects.first() or open_workshop(_series(site), places=3)
        known = Person._base_manager.filter(controller=gathering.controller)
        there["person"] = known.first() or PersonFactory(controller=gathering.controller)
    if {"call", "application"} & asked:
        there["application"] = application = Application._base_manager.first() or _application()
        there["call"], there["person"] = application.call, application.person
    if form_class is AnswerForm:
        # By one link not much is told in a day: the next string goes to the next proposal.
        told = Count("proposal__steps", filter=Q(proposal__steps__from_addressee=True))
        found = AnswerLink.objects.annotate(told=told).filter(told__lt=MOST_IN_A_DAY).first() or asked_proposal()
        there["link"] = AnswerLink.objects.get(pk=found.pk)
    if "collection" in asked:
        there["collection"] = survey = asked_survey("named" if "person" in asked else "anonymous")
        known = Person._base_manager.filter(controller=survey.controller)
        there["person"] = known.first() or PersonFactory(controller=survey.controller)
    if {"meeting", "item"} & asked:
        item = AgendaItem._base_manager.first() or checked_item()
        there["meeting"], there["item"] = meeting_ahead(item), item
        there["person"] = Person._base_manager.get(reading_rights__isnull=False)
    return form_class(data, files, **{name: there[name] for name in asked})


def asked_for(form_class: type[PublicForm]) -> set[str]:
    """What a form is told by name, in whichever of its classes."""
    inits = [vars(each)["__init__"] for each in form_class.__mro__ if "__init__" in vars(each)]
    words = [word for init in inits for word in inspect.signature(init).parameters.values()]
    return {word.name for word in words if word.kind is word.KEYWORD_ONLY}


def asked_proposal() -> AnswerLink:
    """A proposal that somebody has been asked to answer."""
    council = CouncilFactory(centre__organisation=OrganisationFactory())
    addressee = AddresseeFactory(council=council, controller=council.controller)
    today = timezone.localdate()
    return AnswerLinkFactory(
        proposal=ProposalFactory(council=council, addressee=addressee, state="sent", sent_on=today)
    )


def asked_survey(anonymity: str) -> Collection:
    """One with every kind of question that takes answers."""
    found = Collection.objects.filter(anonymity=anonymity).first()
    return found or CollectionFactory(anonymity=anonymity, centre__organisation=OrganisationFactory())


def checked_item() -> AgendaItem:
    """An item of a memo that is with the members: somebody reads, and has been asked."""
    today = timezone.localdate()
    term = TermFactory(council__centre__organisation=OrganisationFactory(), starts_on=today - DAY, ends_on=None)
    person = PersonFactory(controller=term.council.controller)
    for factory in (SeatFactory, ReadingRightFactory, SecrecyPromiseFactory):
        factory(term=term, person=person)
    held = {"starts_at": timezone.now() - datetime.timedelta(hours=2), "memo": "with_members", "memo_version": 1}
    meeting = MeetingFactory(council=term.council, **held)
    HearingFactory(meeting=meeting, person=person)
    return AgendaItemFactory(meeting=meeting, controller=person.controller)


def meeting_ahead(item: AgendaItem) -> Meeting:
    """A meeting of the same council that is still to come, for which little has been wished yet."""
    ahead = Meeting.objects.filter(council=item.meeting.council, starts_at__gt=timezone.now())
    found = ahead.annotate(number=Count("wishes")).filter(number__lt=9).first()
    return found or MeetingFactory(council=item.meeting.council)


def _application() -> Application:
    """Begun, for a call that is open and asks everything."""
    asks = {"asks_age_group": True, "asks_municipality": True, "asks_service": True}
    call = CallFactory(council__centre__organisation=OrganisationFactory(), **asks)
    controller = call.council.controller
    return ApplicationFactory(call=call, person__controller=controller, why="Haluan mukaan.")


def _series(site: Trunk) -> SeriesPage:
    centre = CentreFactory(organisation=OrganisationFactory())
    return SeriesPageFactory(parent=CentrePageFactory(parent=site.home, centre=centre))


@pytest.mark.parametrize("form_class", list(public_forms()), ids=name_of)
def test_public_form_refuses_a_code_in_every_field(site: Trunk, form_class: type[PublicForm]) -> None:
    for name, field in public_form(form_class, site, {}).fields.items():
        for write in WRITINGS.values():
            values = {} if isinstance(field, forms.FileField) else {name: write(CODE)}
            files = {name: SimpleUploadedFile(f"{CODE}.pdf", b"x")} if not values else {}
            form = public_form(form_class, site, values, files)

            assert "identity_code" in {error.code for error in form.errors.as_data()[name]}, (name, values)
            assert write(CODE) not in str(form.errors)


@pytest.mark.parametrize("form_class", list(public_forms()), ids=name_of)
def test_public_form_refuses_a_code_under_a_name_that_is_no_field(site: Trunk, form_class: type[PublicForm]) -> None:
    assert str(CODE_IN_TEXT) in public_form(form_class, site, {"hidden": CODE}).non_field_errors()
    assert str(CODE_IN_TEXT) in public_form(form_class, site, {CODE: "1"}).non_field_errors()


@pytest.mark.parametrize("form_class", list(public_forms()), ids=name_of)
def test_public_form_refuses_contacts_in_own_words_alone(site: Trunk, form_class: type[PublicForm]) -> None:
    for told in ("040 123 4567", "suku@kunta.example", "FI21 1234 5600 0007 85"):
        fields = public_form(form_class, site, {}).fields
        form = public_form(form_class, site, dict.fromkeys(fields, f"Soita {told}"))
        refused = {name for name, errors in form.errors.as_data().items() if "contact" in {e.code for e in errors}}

        assert refused == {name for name, field in fields.items() if guard.is_own_words(field)}
        assert all(told not in str(form.errors[name]) for name in refused)


def test_fields_for_an_address_take_one(site: Trunk, stranger: Client) -> None:
    values = suggestion(link="https://kunta.example/040-1234567/yhteys@kunta.example", address="suku@kunta.example")

    assert stranger.post(f"{site.materials.url}suggest/", values).status_code == 302
    assert Suggestion.objects.get().reply_address.address == "suku@kunta.example"


def suggestion(**others: Any) -> dict[str, Any]:
    words = {"title": "Tunnekortit", "description": "Kortit ryhmälle.", "link": "", "rights": "mine", "address": ""}
    return {"key": str(uuid.uuid4()), "website": "", **words, "link": "kortit.example", **others}


def test_sender_reads_the_reason_and_finds_what_was_typed(site: Trunk, stranger: Client) -> None:
    answer = stranger.post(f"{site.materials.url}suggest/", suggestion(description=TEXT))

    assert answer.status_code == 422
    assert str(CODE_IN_TEXT) in text_of(answer)
    assert TEXT in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    assert not Suggestion.objects.exists()
    assert tables_with_codes() == []


def test_phone_in_a_suggestion_is_told_at_its_field(site: Trunk, stranger: Client) -> None:
    answer = stranger.post(f"{site.materials.url}suggest/", suggestion(description="Soita 040 123 4567."))

    assert answer.status_code == 422
    assert str(NOT_IN_OWN_WORDS[Kind.PHONE]) in text_of(answer)


def test_without_the_guard_a_suggestion_with_a_code_is_stored(
    site: Trunk, stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Shows that the scan finds what the guard keeps out."""
    monkeypatch.setattr(guard, "refuse_codes", lambda form: None)

    stranger.post(f"{site.materials.url}suggest/", suggestion(description=TEXT))

    assert "network_suggestion.description" in tables_with_codes()
