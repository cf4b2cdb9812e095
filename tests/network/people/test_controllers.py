"""Nobody's people are asked for without saying whose; nobody sees another organisation's."""

import pytest

from base.controlled import ControllerMissingError, everyones
from base.users import User
from network.people.models import ContactRoute, Person
from network.people.permissions import can_change, can_erase, can_reveal, visible_to
from network.regions.models import Centre, Organisation
from tests.factories.people import make_part, make_person

QUESTIONS = {
    "list": list,
    "count": lambda people: people.count(),
    "exists": lambda people: people.exists(),
    "first": lambda people: people.first(),
    "get": lambda people: people.get(calling_name="Kuutti"),
    "values": lambda people: list(people.values_list("calling_name")),
    "iterator": lambda people: list(people.iterator()),
    "aggregate": lambda people: people.aggregate(n=__import__("django.db.models").db.models.Count("pk")),
    "update": lambda people: people.update(calling_name="Muu"),
    "delete": lambda people: people.delete(),
    "subquery": lambda people: list(Organisation.objects.filter(pk__in=people.values("controller"))),
    "union": lambda people: list(people.union(people)),
    "in_bulk": lambda people: people.in_bulk(),
    "filter": lambda people: list(people.filter(calling_name="Kuutti").exclude(language="sv").order_by("pk")),
}


@pytest.mark.django_db
@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_question_without_a_controller_raises(kuutti: Person, question):
    with pytest.raises(ControllerMissingError):
        question(Person.objects.all())


@pytest.mark.django_db
def test_question_with_a_controller_finds_its_own_people_only(kuutti: Person, norppa: Person):
    assert list(Person.objects.of([kuutti.controller_id])) == [kuutti]
    assert Person.objects.of([kuutti.controller_id]).filter(pk=norppa.pk).count() == 0


@pytest.mark.django_db
def test_rows_of_a_person_at_hand_need_no_saying(kuutti: Person, norppa: Person):
    assert [route.value for route in kuutti.routes.all()] == ["kuutti@posti.example"]
    with everyones():
        assert ContactRoute.objects.count() == 2


@pytest.mark.django_db
def test_coordinator_meets_the_people_of_the_own_centre_only(
    kuutti: Person, norppa: Person, keeper: User, outside_keeper: User
):
    assert list(visible_to(keeper)) == [kuutti]
    assert list(visible_to(outside_keeper)) == [norppa]
    assert can_change(keeper, kuutti)
    assert not can_change(keeper, norppa)


@pytest.mark.django_db
def test_two_centres_of_one_organisation_do_not_meet_each_other_s_people(koske: Centre, kuutti: Person, keeper: User):
    sister = Centre.objects.create(slug="sisar", name_fi="Sisar", organisation=koske.organisation)
    make_person(sister, calling_name="Hylje")

    assert list(visible_to(keeper)) == [kuutti]


@pytest.mark.django_db
def test_person_with_several_parts_is_listed_once(koske: Centre, kuutti: Person, keeper: User):
    make_part(kuutti, koske, kind="council-member")

    assert list(visible_to(keeper)) == [kuutti]


@pytest.mark.django_db
def test_facilitator_meets_people_and_neither_changes_nor_reveals(kuutti: Person, facilitator: User):
    assert list(visible_to(facilitator)) == [kuutti]
    assert not can_change(facilitator, kuutti)
    assert not can_reveal(facilitator, kuutti)


@pytest.mark.django_db
def test_officer_sees_all_and_alone_erases(kuutti: Person, norppa: Person, officer: User, keeper: User):
    assert set(visible_to(officer)) == {kuutti, norppa}
    assert can_erase(officer, kuutti)
    assert not can_erase(keeper, kuutti)
    assert can_reveal(officer, kuutti)
    assert not can_change(officer, kuutti)


@pytest.mark.django_db
def test_administrator_and_worker_see_nobody(kuutti: Person, administrator: User, worker: User):
    assert list(visible_to(administrator)) == list(visible_to(worker)) == []
