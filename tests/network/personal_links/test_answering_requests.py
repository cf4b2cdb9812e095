"""The officer and the coordinator of the centre answer what people ask by right; the person is told in a letter."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from base.audit.choices import Act
from base.audit.models import AuditEntry
from base.outbox.delivering import deliver_letters
from base.outbox.models import Letter
from base.outbox.words import is_neutral, preview
from base.personal_data.models import Erasure
from base.users import User
from network.people.models import Person
from network.people.services import restrict_use
from network.personal_links.choices import RequestKind, RequestState
from network.personal_links.models import RightsRequest
from network.personal_links.services import answer_request, ask_by_right
from network.regions.models import Centre
from network.regions.pages import CentrePage
from network.staff.choices import StaffRole
from tests.factories.network import OrganisationFactory
from tests.factories.people import make_person
from tests.factories.records import HoldFactory
from tests.mail import mail_server
from tests.reading import document
from tests.staff import staff

LIST = "/admin/requests/"
DONE, REFUSED = RequestState.DONE, RequestState.REFUSED


@pytest.fixture
def correction(kuutti: Person) -> RightsRequest:
    return ask_by_right(person=kuutti, kind=RequestKind.CORRECTION, words="Vuosi on väärin.", by=None)


@pytest.fixture
def erasure(kuutti: Person) -> RightsRequest:
    return ask_by_right(person=kuutti, kind=RequestKind.ERASURE, by=None)


@pytest.fixture
def outside_keeper(other_centre_page: CentrePage) -> User:
    other_centre_page.centre.organisation = OrganisationFactory(name_fi="Päijät-Häme")
    other_centre_page.centre.save()
    return staff("henkilot@verso.example", StaffRole.COORDINATOR, other_centre_page.centre)


def main(answer: object) -> str:
    return document(answer).select_one("main").get_text(" ", strip=True)


@pytest.mark.parametrize("who", ["keeper", "officer"])
def test_list_tells_what_is_asked_until_when_and_nothing_of_what_was_written(
    request, correction: RightsRequest, signed_in, who: str
):
    client = signed_in(request.getfixturevalue(who))
    assert LIST in client.get("/admin/").content.decode()

    told = main(client.get(LIST))

    assert correction.pk in told
    assert f"{correction.due_on.day}.{correction.due_on.month}.{correction.due_on.year}" in told
    for hidden in ("Kuutti", "Vuosi", "kuutti@"):
        assert hidden not in told


def test_empty_list_says_so(officer: User, signed_in):
    assert not document(signed_in(officer).get(LIST)).select("main ul.listing a")
    assert main(signed_in(officer).get(LIST))


@pytest.mark.parametrize("role", [StaffRole.SECRETARY, StaffRole.FACILITATOR, StaffRole.EDITOR])
def test_others_of_the_centre_see_no_requests(correction: RightsRequest, koske: Centre, signed_in, role: StaffRole):
    client = signed_in(staff("muu@koske.example", role, koske))

    for address in (LIST, f"{LIST}{correction.pk}/"):
        answer = client.get(address, follow=True)
        assert correction.pk not in main(answer)
    assert LIST not in client.get("/admin/").content.decode()


def test_another_centre_s_request_is_as_little_there_as_none(
    correction: RightsRequest, outside_keeper: User, signed_in
):
    client = signed_in(outside_keeper)
    typed = {"outcome": "done", "words": "Tehty."}

    assert correction.pk not in main(client.get(LIST))
    for reference in (correction.pk, "AAAA-AAAA"):
        assert client.get(f"{LIST}{reference}/").status_code == 404
        assert client.post(f"{LIST}{reference}/", typed).status_code == 404
    with pytest.raises(PermissionDenied):
        answer_request(request=correction, outcome=DONE, words="Tehty.", by=outside_keeper)
    correction.refresh_from_db()
    assert correction.is_open


def test_screen_tells_what_to_do_leads_to_the_person_and_opening_is_noted(
    correction: RightsRequest, keeper: User, signed_in
):
    page = document(signed_in(keeper).get(f"{LIST}{correction.pk}/"))

    assert "Vuosi on väärin." in page.select_one("main").get_text()
    assert page.select_one(f"main a[href='/admin/people/{correction.person_id}/']")
    (row,) = AuditEntry.objects.filter(act=Act.SAW, account=keeper.pk)
    assert (row.table, row.reference) == ("network.RightsRequest", correction.person_id)


@pytest.mark.parametrize("outcome", [DONE, REFUSED])
def test_answer_reaches_the_person_neutrally_and_stands_in_the_log(
    correction: RightsRequest, keeper: User, signed_in, outcome: str
):
    signed_in(keeper).post(f"{LIST}{correction.pk}/", {"outcome": outcome, "words": "Perusteltu vastaus."})

    correction.refresh_from_db()
    assert (correction.state, correction.answer, correction.answered_by) == (outcome, "Perusteltu vastaus.", keeper)
    with mail_server() as box:
        assert deliver_letters() == 1
    (message,) = box.messages
    body = message.get_content()
    assert box.addresses == ["kuutti@posti.example"]
    assert is_neutral(message["Subject"])
    assert is_neutral(preview(body))
    assert "Perusteltu vastaus." in body
    assert ("tietosuoja.fi" in body) == (outcome == REFUSED)
    row = AuditEntry.objects.get(act=Act.CHANGED, account=keeper.pk)
    assert (row.reference, row.fields, row.reason) == (correction.person_id, f"correction {outcome}", "")


def test_answered_request_leaves_the_open_ones_and_is_not_answered_again(
    correction: RightsRequest, keeper: User, officer: User, signed_in
):
    client, address = signed_in(keeper), f"{LIST}{correction.pk}/"
    client.post(address, {"outcome": "done", "words": "Tehty."})

    assert document(client.get(address)).select_one("main form textarea") is None
    with pytest.raises(ValidationError):
        answer_request(request=correction, outcome=REFUSED, words="Ei.", by=officer)
    assert client.post(address, {"outcome": "refused", "words": "Ei."}).status_code == 422
    assert Letter.objects.count() == 1


@pytest.mark.parametrize("typed", [{"words": "Tehty."}, {"outcome": "done"}, {"outcome": "open", "words": "Tehty."}])
def test_nothing_is_answered_without_outcome_and_words(
    correction: RightsRequest, keeper: User, signed_in, typed: dict[str, str]
):
    assert signed_in(keeper).post(f"{LIST}{correction.pk}/", typed).status_code == 422

    correction.refresh_from_db()
    assert correction.is_open
    assert not Letter.objects.exists()


def test_person_without_an_address_is_answered_on_the_own_page_and_staff_is_told(
    koske: Centre, keeper: User, signed_in
):
    asked = ask_by_right(person=make_person(koske), kind=RequestKind.CORRECTION, words="Nimi", by=None)
    client = signed_in(keeper)

    answer = client.post(f"{LIST}{asked.pk}/", {"outcome": "done", "words": "Tehty."}, follow=True)

    assert not Letter.objects.exists()
    assert document(answer).select_one(".messages .warning")


def test_restriction_that_is_done_restricts_the_use_and_the_answer_leaves_all_the_same(kuutti: Person, keeper: User):
    asked = ask_by_right(person=kuutti, kind=RequestKind.RESTRICTION, by=None)

    answer_request(request=asked, outcome=DONE, words="Käyttö on rajoitettu.", by=keeper)

    kuutti.refresh_from_db()
    assert kuutti.is_restricted
    with mail_server() as box:
        assert deliver_letters() == 1
    assert box.addresses == ["kuutti@posti.example"]


def test_restriction_that_is_refused_restricts_nothing(kuutti: Person, keeper: User):
    asked = ask_by_right(person=kuutti, kind=RequestKind.RESTRICTION, by=None)

    answer_request(request=asked, outcome=REFUSED, words="Ei perustetta.", by=keeper)

    kuutti.refresh_from_db()
    assert not kuutti.is_restricted


def test_coordinator_sees_who_wants_to_be_erased_and_leaves_it_to_the_officer(
    erasure: RightsRequest, keeper: User, signed_in
):
    client = signed_in(keeper)
    page = document(client.get(f"{LIST}{erasure.pk}/"))

    assert page.select_one("main form textarea") is None
    typed = {"outcome": "done", "words": "Tehty.", "reference": erasure.person_id}
    assert client.post(f"{LIST}{erasure.pk}/", typed).status_code == 404
    assert Person._base_manager.exists()


def test_officer_erases_after_writing_the_reference_and_the_person_is_told(
    erasure: RightsRequest, officer: User, signed_in
):
    client, address = signed_in(officer), f"{LIST}{erasure.pk}/"
    typed = {"outcome": "done", "words": "Tiedot on poistettu."}
    assert client.post(address, typed).status_code == 422
    assert client.post(address, typed | {"reference": "AAAA-AAAA"}).status_code == 422
    assert Person._base_manager.exists()

    client.post(address, typed | {"reference": erasure.person_id.lower()})

    assert not Person._base_manager.exists()
    assert not RightsRequest._base_manager.exists()
    assert Erasure.objects.count() == 1
    with mail_server() as box:
        assert deliver_letters() == 1
    assert box.addresses == ["kuutti@posti.example"]
    assert not any(letter.address or letter.body for letter in Letter.objects.all())


def test_refusing_to_erase_needs_no_reference(erasure: RightsRequest, officer: User, signed_in):
    typed = {"outcome": "refused", "words": "Laki vaatii säilyttämään."}

    assert signed_in(officer).post(f"{LIST}{erasure.pk}/", typed).status_code == 302
    assert Person._base_manager.exists()


@pytest.mark.parametrize("why", ["hold", "restriction"])
def test_what_may_not_be_erased_now_is_not_answered_as_done(
    erasure: RightsRequest, kuutti: Person, officer: User, signed_in, why: str
):
    if why == "hold":
        HoldFactory(person=kuutti.pk)
    else:
        restrict_use(person=kuutti, reason="Pyydetty", by=officer)
    typed = {"outcome": "done", "words": "Tehty.", "reference": kuutti.pk}

    assert signed_in(officer).post(f"{LIST}{erasure.pk}/", typed).status_code == 422

    erasure.refresh_from_db()
    assert erasure.is_open
    assert Person._base_manager.exists()
    assert not Letter.objects.exists()


def test_list_asks_the_same_whether_three_or_one(koske: Centre, correction: RightsRequest, officer: User, signed_in):
    client = signed_in(officer)
    client.get(LIST)
    with CaptureQueriesContext(connection) as one:
        client.get(LIST)
    for _number in range(2):
        ask_by_right(person=make_person(koske), kind=RequestKind.ERASURE, by=None)
    with CaptureQueriesContext(connection) as three:
        client.get(LIST)

    assert len(one) == len(three)
