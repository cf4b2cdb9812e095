"""The register of people in the admin: rights on every screen, reasons before contact data, no name in an address."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from base.audit.choices import Act
from base.audit.models import AuditEntry
from base.controlled import everyones
from base.outbox.models import Letter
from base.personal_data.holding import held_people
from base.users import User
from network.notices.models import NoticeVersion
from network.people.choices import COUNCIL_MEMBER
from network.people.models import Person
from network.people.services import merge_people
from network.regions.models import Centre
from network.staff.choices import StaffRole
from tests.factories.people import make_part, make_person
from tests.factories.records import HoldFactory, LetterFactory
from tests.staff import staff

LIST = "/admin/people/"
SCREENS = ("", "edit/", "routes/", "part/", "release/", "merge/", "erase/")
TYPED = {
    "edit/": {"calling_name": "Vaihdettu", "language": "fi"},
    "routes/": {"reason": "Uteliaisuus"},
    "part/": {"kind": "1", "centre": "1", "starts_on": "2027-01-01"},
    "release/": {"showing": "name", "words": "Vaihdettu", "channel": "paper"},
    "merge/": {"double": "x"},
    "erase/": {"reference": "x"},
}


def rows_of(person: Person) -> tuple[object, ...]:
    return (
        Person._base_manager.get(pk=person.pk).calling_name,
        person.parts.count(),
        person.releases.count(),
        person.routes.count(),
    )


@pytest.mark.django_db
def test_list_shows_the_own_people_by_calling_name_and_no_way_to_reach_them(
    kuutti: Person, norppa: Person, keeper: User, signed_in
):
    page = signed_in(keeper).get(LIST).content.decode()

    assert "Kuutti" in page
    assert kuutti.pk in page
    for hidden in ("Norppa", "Kanariala", "kuutti@posti.example", norppa.pk):
        assert hidden not in page


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["administrator", "worker", "editor"])
def test_register_is_not_there_for_those_who_meet_nobody(request, kuutti: Person, signed_in, who: str):
    client = signed_in(request.getfixturevalue(who))

    for address in (LIST, f"{LIST}find/", f"{LIST}new/", *(f"{LIST}{kuutti.pk}/{screen}" for screen in SCREENS)):
        answer = client.get(address)
        assert answer.status_code in {302, 403, 404}, address
        assert "Kuutti" not in answer.content.decode()
    assert LIST not in client.get("/admin/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("screen", SCREENS)
def test_another_centre_s_person_is_as_little_there_as_nobody(
    kuutti: Person, outside_keeper: User, signed_in, screen: str
):
    client, before = signed_in(outside_keeper), rows_of(kuutti)

    answers = [client.get(f"{LIST}{reference}/{screen}") for reference in (kuutti.pk, "AAAA-AAAA")]
    posts = [client.post(f"{LIST}{ref}/{screen}", TYPED.get(screen, {})) for ref in (kuutti.pk, "AAAA-AAAA")]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert len({posted.status_code for posted in posts}) == 1
    assert _without_marks(answers[0], kuutti) == _without_marks(answers[1], kuutti)
    assert rows_of(kuutti) == before
    assert not AuditEntry.objects.filter(account=outside_keeper.pk).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("screen", ["edit/", "routes/", "part/", "release/", "merge/", "erase/"])
def test_facilitator_opens_a_person_and_changes_nothing(kuutti: Person, facilitator: User, signed_in, screen: str):
    client, before = signed_in(facilitator), rows_of(kuutti)

    page = client.get(f"{LIST}{kuutti.pk}/").content.decode()
    assert "Kuutti" in page
    assert "Kanariala" not in page
    assert client.get(f"{LIST}{kuutti.pk}/{screen}").status_code == 404
    assert client.post(f"{LIST}{kuutti.pk}/{screen}", TYPED[screen]).status_code == 404
    assert rows_of(kuutti) == before


@pytest.mark.django_db
def test_opening_a_person_adds_one_row_to_the_log(kuutti: Person, keeper: User, signed_in):
    signed_in(keeper).get(f"{LIST}{kuutti.pk}/")

    (entry,) = AuditEntry.objects.filter(account=keeper.pk)
    assert (entry.act, entry.reference) == (Act.SAW, kuutti.pk)


@pytest.mark.django_db
def test_contact_data_shows_after_a_reason_and_not_before(kuutti: Person, keeper: User, signed_in):
    client, address = signed_in(keeper), f"{LIST}{kuutti.pk}/routes/"

    assert "kuutti@posti.example" not in client.get(address).content.decode()
    empty = client.post(address, {"reason": ""})
    assert empty.status_code == 422
    assert "kuutti@posti.example" not in empty.content.decode()
    told = client.post(address, {"reason": "Soitan muutoksesta"})
    assert "kuutti@posti.example" in told.content.decode()
    assert "no-store" in told["Cache-Control"]
    assert AuditEntry.objects.filter(act=Act.REVEALED, reason="Soitan muutoksesta").count() == 1


@pytest.mark.django_db
def test_somebody_is_added_with_one_way_and_a_part(koske: Centre, keeper: User, signed_in):
    client = signed_in(keeper)
    form = client.get(f"{LIST}new/").content.decode()
    kind = re.search(r'<option value="(\d+)">Osallistuja', form).group(1)

    answer = client.post(
        f"{LIST}new/",
        {
            "calling_name": "Hylje",
            "language": "sv",
            "centre": koske.pk,
            "part": kind,
            "form-TOTAL_FORMS": 1,
            "form-INITIAL_FORMS": 0,
            "form-0-kind": "phone",
            "form-0-value": "040 765 4321",
            "form-0-may_leave_message": "on",
        },
    )

    with everyones():
        person = Person.objects.get()
    assert answer["Location"] == f"{LIST}{person.pk}/"
    assert (person.calling_name, person.language, person.controller_id) == ("Hylje", "sv", koske.organisation_id)
    (route,) = person.routes.all()
    assert (route.kind, route.value, route.may_leave_message) == ("phone", "040 765 4321", True)
    assert [part.kind.slug for part in person.parts.all()] == ["participant"]


@pytest.mark.django_db
def test_nobody_is_added_without_a_notice(koske: Centre, keeper: User, signed_in):
    NoticeVersion.objects.all().delete()
    page = signed_in(keeper).get(f"{LIST}new/").content.decode()
    assert "calling_name" not in page

    signed_in(keeper).post(
        f"{LIST}new/",
        {
            "calling_name": "Hylje",
            "language": "fi",
            "centre": koske.pk,
            "part": 1,
            "form-TOTAL_FORMS": 0,
            "form-INITIAL_FORMS": 0,
        },
    )
    assert not Person._base_manager.exists()


@pytest.mark.django_db
def test_wrong_address_is_told_and_what_was_typed_stays(koske: Centre, keeper: User, signed_in):
    answer = signed_in(keeper).post(
        f"{LIST}new/",
        {
            "calling_name": "Hylje",
            "language": "fi",
            "form-TOTAL_FORMS": 1,
            "form-INITIAL_FORMS": 0,
            "form-0-kind": "email",
            "form-0-value": "ei osoite",
        },
    )
    page = answer.content.decode()

    assert answer.status_code == 422
    assert 'value="Hylje"' in page
    assert 'value="ei osoite"' in page


@pytest.mark.django_db
def test_name_is_asked_in_a_body_and_finds_the_own_people_only(kuutti: Person, norppa: Person, keeper: User, signed_in):
    client = signed_in(keeper)
    for asked in ("kuut", "Kuutti Kanariala", "KUUTTI@posti.example", kuutti.pk.lower()):
        assert kuutti.pk in client.post(f"{LIST}find/", {"asked": asked}).content.decode(), asked
    for asked in ("Norppa", "040 123 4567", norppa.pk, ""):
        assert norppa.pk not in client.post(f"{LIST}find/", {"asked": asked}).content.decode().replace(asked, "")
    assert 'method="post"' in client.get(f"{LIST}find/").content.decode()


@pytest.mark.django_db
def test_form_shows_nothing_of_somebody_with_the_same_number(kuutti: Person, koske: Centre, keeper: User, signed_in):
    kind = kuutti.parts.get().kind_id
    answer = signed_in(keeper).post(
        f"{LIST}new/",
        {
            "calling_name": "Hylje",
            "language": "fi",
            "centre": koske.pk,
            "part": kind,
            "form-TOTAL_FORMS": 1,
            "form-INITIAL_FORMS": 0,
            "form-0-kind": "email",
            "form-0-value": "kuutti@posti.example",
        },
        follow=True,
    )

    assert "Kuutti" not in answer.content.decode().replace("kuutti@", "")
    kuutti.refresh_from_db()
    assert kuutti.calling_name == "Kuutti"
    assert Person._base_manager.count() == 2


@pytest.mark.django_db
def test_doubles_are_made_one_by_those_who_keep_them(kuutti: Person, koske: Centre, keeper: User, signed_in):
    other = make_person(koske, calling_name="Kutti", email="kuutti@posti.example")
    client = signed_in(keeper)
    assert other.pk in client.get(f"{LIST}{kuutti.pk}/merge/").content.decode()

    client.post(f"{LIST}{kuutti.pk}/merge/", {"double": other.pk})

    assert Person._base_manager.count() == 1
    assert kuutti.parts.count() == 2


@pytest.mark.django_db
def test_officer_erases_after_writing_the_reference(kuutti: Person, officer: User, signed_in):
    client, address = signed_in(officer), f"{LIST}{kuutti.pk}/erase/"
    assert client.post(address, {"reference": "AAAA-AAAA"}).status_code == 422
    assert Person._base_manager.exists()

    answer = client.post(address, {"reference": kuutti.pk.lower()}, follow=True)

    assert not Person._base_manager.exists()
    assert answer.status_code == 200


@pytest.mark.django_db
def test_part_ends_and_release_is_withdrawn_with_a_press(kuutti: Person, keeper: User, signed_in):
    client, part = signed_in(keeper), kuutti.parts.get()
    client.post(f"{LIST}{kuutti.pk}/release/", {"showing": "name", "words": "Kuutti", "channel": "phone"})
    assert "Kuutti" in kuutti.releases.get(withdrawn_at=None).words

    client.post(f"{LIST}{kuutti.pk}/release/", {"withdraw": "name"})
    client.post(f"{LIST}{kuutti.pk}/part/", {"end": part.pk})

    part.refresh_from_db()
    assert not kuutti.releases.filter(withdrawn_at=None).exists()
    assert part.ends_on is not None


@pytest.mark.django_db
def test_list_asks_the_same_whether_three_or_one(
    kuutti: Person, koske: Centre, keeper: User, signed_in, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = signed_in(keeper)
    client.get(LIST)
    with CaptureQueriesContext(connection) as one:
        client.get(LIST)
    make_person(koske), make_person(koske)
    with CaptureQueriesContext(connection) as three:
        client.get(LIST)

    assert len(one) == len(three)


def _without_marks(answer: object, person: Person) -> str:
    """The page without what is different in every answer."""
    text = answer.content.decode()  # type: ignore[attr-defined]
    text = text.replace(person.pk, "REF").replace("AAAA-AAAA", "REF")
    return re.sub(r'csrfmiddlewaretoken" value="[^"]+"|csrf[^>]+', "", text)


@pytest.mark.django_db
def test_stranger_is_led_to_the_sign_in(kuutti: Person, stranger: Client):
    assert stranger.get(f"{LIST}{kuutti.pk}/").status_code == 302


@pytest.fixture
def of_two_centres(koske: Centre, other_centre_page) -> Person:
    """In a council of one centre; met at another of the same organisation, by those who do not know of the council."""
    second = other_centre_page.centre
    second.organisation = koske.organisation
    second.save()
    person = make_person(koske, calling_name="Hylje", phone="040 765 4321", kind=COUNCIL_MEMBER)
    make_part(person, second)
    return person


@pytest.mark.django_db
def test_filter_of_the_list_tells_nothing_of_a_council_elsewhere(
    of_two_centres: Person, koske: Centre, signed_in, other_centre_page
):
    second = other_centre_page.centre
    client = signed_in(staff("ohjaaja@toinen.example", StaffRole.FACILITATOR, second))
    assert "Hylje" in client.get(f"{LIST}?centre={second.slug}").content.decode()
    assert "Hylje" not in client.get(f"{LIST}?centre={koske.slug}").content.decode()


@pytest.mark.django_db
def test_number_that_somebody_shares_does_not_tell_who_is_at_another_centre(
    of_two_centres: Person, koske: Centre, signed_in, other_centre_page
):
    second = other_centre_page.centre
    alike = make_person(second, calling_name="Perhettä", phone="040 765 4321")
    elsewhere = make_person(koske, calling_name="Toisaalla", phone="040 765 4321")
    client = signed_in(staff("koordinoi@toinen.example", StaffRole.COORDINATOR, second))
    page = client.get(f"{LIST}{alike.pk}/merge/").content.decode()
    assert (of_two_centres.pk in page, elsewhere.pk in page) == (True, False)


@pytest.mark.django_db
def test_hold_and_letters_of_one_row_are_those_of_the_one_that_stays(kuutti: Person, koske: Centre, keeper: User):
    other = make_person(koske, calling_name="Kutti", email="kuutti@posti.example")
    HoldFactory(person=other.pk)
    for event in ("yksi", "kaksi"):
        LetterFactory(person=other.pk, event=event, kind="sama")
    LetterFactory(person=kuutti.pk, event="kaksi", kind="sama")
    merge_people(keep=kuutti, drop=other, by=keeper)
    assert kuutti.pk in held_people()
    waiting = Letter.objects.filter(state="waiting")
    assert sorted(waiting.values_list("person", "event")) == [(kuutti.pk, "kaksi"), (kuutti.pk, "yksi")]


@pytest.mark.django_db
def test_restriction_that_came_meanwhile_is_not_undone_by_making_two_rows_one(
    kuutti: Person, koske: Centre, keeper: User
):
    other = make_person(koske, calling_name="Kutti", email="kuutti@posti.example")
    Person._base_manager.filter(pk=kuutti.pk).update(restricted_on=timezone.localdate())
    with pytest.raises(PermissionDenied):
        merge_people(keep=kuutti, drop=other, by=keeper)
    assert Person._base_manager.get(pk=kuutti.pk).restricted_on
