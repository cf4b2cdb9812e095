"""While the use is restricted no letter leaves to the person, but answers to what the person asked for."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from base.outbox.choices import LetterState
from base.outbox.delivering import deliver_letters
from base.outbox.mail import Mail
from base.outbox.models import Letter
from base.outbox.services import queue_mail
from base.users import User
from network.people.models import Person
from network.people.services import lift_restriction, restrict_use, tell_of_lifting
from network.personal_links.services import answer_requests, ask_for_link, send_link
from tests.mail import mail_server

ADDRESS = "kuutti@posti.example"


def queue(person: Person, kind: str = "muistutus") -> Letter:
    mail = Mail("Muistutus", "Hei", "fi")
    with transaction.atomic():
        return queue_mail(mail=mail, to=ADDRESS, event=kind, person=person.reference, kind=kind, by=None)


def arrived() -> list[str]:
    with mail_server() as box:
        deliver_letters()
    return [message["Subject"] for message in box.messages]


@pytest.fixture
def restricted(kuutti: Person, keeper: User) -> Person:
    return restrict_use(person=kuutti, reason="Pyydetty", by=keeper)


def test_letter_that_waits_is_withdrawn_and_forgotten(kuutti: Person, norppa: Person, keeper: User):
    letter = queue(kuutti)
    queue(norppa, "toinen")
    restrict_use(person=kuutti, reason="Pyydetty", by=keeper)

    assert arrived() == ["Muistutus"]
    letter.refresh_from_db()
    assert (letter.state, letter.address, letter.body) == (LetterState.WITHDRAWN, "", "")


def test_letter_of_later_does_not_leave_before_it_is_lifted(restricted: Person, keeper: User):
    queue(restricted)
    assert arrived() == []

    lift_restriction(person=restricted, reason="Selvitetty", by=keeper)
    queue(restricted, "uusi")
    assert arrived() == ["Muistutus"]


def test_link_that_the_person_asks_for_leaves(restricted: Person):
    ask_for_link(address=ADDRESS, language="fi", by=None)
    answer_requests(by=None)

    assert len(arrived()) == 1


def test_staff_sends_no_link(restricted: Person, keeper: User, signed_in):
    with pytest.raises(ValidationError):
        send_link(person=restricted, address=ADDRESS, by=keeper)

    client, place = signed_in(keeper), f"/admin/people/{restricted.pk}/link/"
    assert 'name="mail"' not in client.get(place).content.decode()
    assert client.post(place, {"mail": "1"}).status_code == 404
    assert client.post(place, {"paper": "1"}).status_code == 200
    assert arrived() == []


def test_link_of_staff_that_waits_when_it_is_restricted_does_not_leave(kuutti: Person, keeper: User):
    send_link(person=kuutti, address=ADDRESS, by=keeper)
    restrict_use(person=kuutti, reason="Pyydetty", by=keeper)

    assert arrived() == []


def test_person_is_told_before_it_is_lifted(restricted: Person, keeper: User):
    tell_of_lifting(person=restricted, words="Tieto on korjattu.", by=keeper)

    letter = Letter.objects.get()
    assert "Tieto on korjattu." in letter.body
    assert len(arrived()) == 1
    restricted.refresh_from_db()
    assert restricted.is_restricted


def test_telling_needs_an_address_a_reason_and_the_right(restricted: Person, keeper: User, outside_keeper: User):
    with pytest.raises(PermissionDenied):
        tell_of_lifting(person=restricted, words="Syy", by=outside_keeper)
    with pytest.raises(ValidationError):
        tell_of_lifting(person=restricted, words=" ", by=keeper)
    restricted.routes.all().delete()
    with pytest.raises(ValidationError):
        tell_of_lifting(person=restricted, words="Syy", by=keeper)
