"""Restricting in the admin: what staff sees of a person whose data may only be kept, and who lifts it."""

import pytest

from base.users import User
from network.people.models import Person
from network.people.services import restrict_use
from network.regions.models import Centre
from tests.factories.people import make_person
from tests.network.people.showing import WORDS, let_all
from tests.reading import document

LIST = "/admin/people/"
HIDDEN = ("Kuutti", "Kanariala", "kuutti@", "Koske", "sähköposti", *WORDS.values())
"""What is known of Kuutti."""


@pytest.fixture
def restricted(kuutti: Person, officer: User) -> Person:
    let_all(kuutti)
    return restrict_use(person=kuutti, reason="Pyydetty", by=officer)


def main(answer: object) -> str:
    return document(answer).select_one("main").get_text(" ", strip=True)


def test_coordinator_restricts_and_lifts_from_the_person_s_screen(kuutti: Person, keeper: User, signed_in):
    client, address = signed_in(keeper), f"{LIST}{kuutti.pk}/restrict/"
    assert address in client.get(f"{LIST}{kuutti.pk}/").content.decode()
    assert client.post(address, {"reason": ""}).status_code == 422

    client.post(address, {"reason": "Pyydetty"})
    kuutti.refresh_from_db()
    assert kuutti.is_restricted
    assert client.post(address, {"lift": "1", "reason": "Selvitetty"}).status_code == 422
    client.post(address, {"tell": "1", "reason": "Selvitetty"})
    kuutti.refresh_from_db()
    assert kuutti.is_restricted

    client.post(address, {"lift": "1", "reason": "Selvitetty", "is_told": "on"})
    kuutti.refresh_from_db()
    assert not kuutti.is_restricted


@pytest.mark.parametrize("who", ["keeper", "officer", "facilitator"])
def test_staff_sees_the_reference_and_nothing_else(request, restricted: Person, signed_in, who: str):
    client = signed_in(request.getfixturevalue(who))

    told = main(client.get(f"{LIST}{restricted.pk}/"))

    assert restricted.pk in told
    assert not [words for words in HIDDEN if words in told]


@pytest.mark.parametrize("screen", ["edit/", "routes/", "part/", "release/", "merge/", "erase/"])
@pytest.mark.parametrize("who", ["keeper", "officer"])
def test_what_would_use_the_data_is_not_there(request, restricted: Person, signed_in, who: str, screen: str):
    client = signed_in(request.getfixturevalue(who))

    for answer in (
        client.get(f"{LIST}{restricted.pk}/{screen}"),
        client.post(f"{LIST}{restricted.pk}/{screen}", {"reason": "Soitan", "reference": restricted.pk}),
    ):
        assert answer.status_code in {403, 404}
        assert "kuutti@" not in answer.content.decode()
    assert Person._base_manager.get().routes.exists()


def test_only_whoever_looks_after_rights_restricts(kuutti: Person, facilitator: User, outside_keeper: User, signed_in):
    for user in (facilitator, outside_keeper):
        assert signed_in(user).get(f"{LIST}{kuutti.pk}/restrict/").status_code == 404
        assert signed_in(user).post(f"{LIST}{kuutti.pk}/restrict/", {"reason": "Syy"}).status_code == 404
    assert f"{LIST}{kuutti.pk}/restrict/" not in signed_in(facilitator).get(f"{LIST}{kuutti.pk}/").content.decode()
    kuutti.refresh_from_db()
    assert not kuutti.is_restricted


def test_person_leaves_the_list_and_stands_among_the_restricted(
    restricted: Person, koske: Centre, keeper: User, outside_keeper: User, facilitator: User, signed_in
):
    make_person(koske, calling_name="Hylje")
    client = signed_in(keeper)

    shown = main(client.get(LIST))
    assert "Hylje" in shown
    assert restricted.pk not in shown
    assert "Kuutti" not in shown
    told = main(client.get(f"{LIST}restricted/"))
    assert restricted.pk in told
    assert "Kuutti" not in told
    assert restricted.pk not in main(signed_in(outside_keeper).get(f"{LIST}restricted/"))
    assert restricted.pk not in signed_in(facilitator).get(f"{LIST}restricted/", follow=True).content.decode()
    assert f"{LIST}restricted/" not in signed_in(facilitator).get(LIST).content.decode()


def test_list_of_the_restricted_says_that_there_is_nobody(keeper: User, signed_in):
    assert document(signed_in(keeper).get(f"{LIST}restricted/")).select_one("td[colspan]")


def test_restricted_is_found_as_a_whole_only_and_shown_by_reference(restricted: Person, keeper: User, signed_in):
    client = signed_in(keeper)

    def found(asked: str) -> str:
        page = document(client.post(f"{LIST}find/", {"asked": asked}))
        return page.select("main [role=status]")[-1].get_text()

    for asked in ("Kuutti", "Kuutti Kanariala", "kuutti@posti.example", restricted.pk):
        assert restricted.pk in found(asked), asked
        assert "Kuutti" not in found(asked)
    for asked in ("kuut", "tti"):
        assert restricted.pk not in found(asked)


def test_restricted_is_offered_as_nobody_s_double(restricted: Person, koske: Centre, keeper: User, signed_in):
    other = make_person(koske, calling_name="Hylje", email="kuutti@posti.example")

    assert restricted.pk not in signed_in(keeper).get(f"{LIST}{other.pk}/merge/").content.decode()


def test_identity_code_is_refused_in_the_reason(kuutti: Person, keeper: User, signed_in):
    answer = signed_in(keeper).post(f"{LIST}{kuutti.pk}/restrict/", {"reason": "Hetu 131052-308T"})

    assert answer.status_code == 422
