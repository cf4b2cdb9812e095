"""An address that is told elsewhere is forgotten with its person; what belongs to somebody who shares it stays."""

import datetime

import pytest
from django.utils import timezone

from base.outbox.models import Letter
from base.personal_data.erasing import erase_person
from base.users import User
from network.news.models import Subscription
from network.people.choices import Channel, Showing
from network.people.models import ContactRoute, Person, Release
from network.people.services import release_showing
from network.personal_links.models import LinkRequest
from network.regions.models import Centre
from network.suggestions.models import ReplyAddress
from tests.factories.network import AnswerRouteFactory, ReplyAddressFactory
from tests.factories.news import SubscriptionFactory
from tests.factories.people import LinkRequestFactory, make_person
from tests.factories.records import LetterFactory
from tests.pajaverkko.erasing.canary import ADDRESS, NAME, PHONE
from tests.scanning import found_in_database

pytestmark = pytest.mark.django_db
SOON = datetime.timedelta(days=1)


@pytest.fixture
def namesake(centre: Centre) -> Person:
    """Somebody with the same name at the same address and telephone: a child, a spouse."""
    person = make_person(centre, calling_name="Toinen", full_name=NAME, email=ADDRESS, phone=PHONE)
    release_showing(person=person, showing=Showing.NAME, words=NAME, channel=Channel.PHONE, by=None)
    return person


def test_letters_requests_and_ways_to_answer_to_the_address_are_deleted(canary: Person, administrator: User):
    LetterFactory(person="sender of 1", address=ADDRESS.upper(), expires_at=timezone.now() + SOON)
    LetterFactory(person="sender of 1", address=ADDRESS, state="sent", ended_at=timezone.now(), forget_when_sent=True)
    kept = [
        LetterFactory(person="sender of 2", address="muu@posti.example", expires_at=timezone.now() + SOON),
        LetterFactory(person="request 3", address=ADDRESS, forget_when_sent=True),
    ]
    for address in (ADDRESS, "muu@posti.example"):
        LinkRequestFactory(address=address)
        ReplyAddressFactory(address=address.capitalize())
        AnswerRouteFactory(value=address)
        SubscriptionFactory(address=address)

    erase_person(person=canary.pk, by=administrator)

    assert list(Letter.objects.order_by("pk")) == kept, "the last answer on its way leaves, and its address with it"
    Letter.objects.filter(pk=kept[1].pk).delete()
    assert [request.address for request in LinkRequest.objects.all()] == ["muu@posti.example"]
    assert [reply.address.lower() for reply in ReplyAddress.objects.all()] == ["muu@posti.example"]
    assert [subscription.address for subscription in Subscription.objects.all()] == ["muu@posti.example"]
    assert found_in_database("yras.kanariala") == []


def test_somebody_who_shares_name_address_and_number_loses_nothing(
    canary: Person, namesake: Person, administrator: User
):
    routes = list(ContactRoute._base_manager.filter(person=namesake).order_by("pk").values())
    letter = LetterFactory(person=namesake.pk, address=ADDRESS, expires_at=timezone.now() + SOON)
    LinkRequestFactory(address=ADDRESS)

    erase_person(person=canary.pk, by=administrator)

    assert list(ContactRoute._base_manager.filter(person=namesake).order_by("pk").values()) == routes
    assert len(routes) == 2
    assert Person._base_manager.get(pk=namesake.pk).full_name == NAME
    assert Release._base_manager.get(person=namesake).words == NAME
    assert list(Letter.objects.all()) == [letter]
    assert LinkRequest.objects.count() == 1


def test_person_is_taken_out_of_what_others_are_quoted_with(canary: Person, others: list[Person], administrator: User):
    words = f"{NAME}n kanssa opin paljon."
    release = release_showing(person=others[0], showing=Showing.QUOTATION, words=words, channel=Channel.PHONE, by=None)

    erase_person(person=canary.pk, by=administrator)

    release.refresh_from_db()
    assert release.words == "[poistettu]n kanssa opin paljon."
