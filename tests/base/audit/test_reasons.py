"""A reason may hold a name. An erasure takes it out, which is told as such; nobody else can change it unseen."""

import pytest

from base.audit.chain import Broken, look_at_all
from base.audit.choices import Act, Fault
from base.audit.models import AuditEntry, AuditSeal, digest_of_reason
from base.audit.services import blank_reasons, note, seal_entries
from base.personal_data.erasing import erase_again, erase_person
from base.personal_data.models import Erasure
from base.users import User
from network.people.models import Person
from network.regions.models import Centre
from tests.factories.network import CentreFactory, OrganisationFactory
from tests.factories.people import make_person
from tests.scanning import found_in_database

pytestmark = pytest.mark.django_db
NAME = "Kuutti Kanariala"


@pytest.fixture
def kuutti() -> Person:
    centre: Centre = CentreFactory(organisation=OrganisationFactory())
    return make_person(centre, calling_name="Kuutti", full_name=NAME, email="kuutti@posti.example")


@pytest.fixture
def naming(sealed: list[AuditSeal], kuutti: Person, administrator: User) -> AuditEntry:
    """A sealed entry about somebody else, whose reason names this person, among others."""
    entry = note(act=Act.REVEALED, of=Person, by=administrator, reference="N1", reason=f"{NAME} pyysi soittamaan")
    note(act=Act.REVEALED, of=Person, by=administrator, reference="N2", reason="Peruutettu paja")
    seal_entries(by=None)
    entry.refresh_from_db()
    return entry


def broken() -> list[Broken]:
    return look_at_all().broken


def test_erasure_takes_the_name_out_of_the_log_and_the_chain_holds(naming: AuditEntry, kuutti: Person, officer: User):
    certificate = erase_person(person=kuutti.pk, by=officer)
    seal_entries(by=None)

    naming.refresh_from_db()
    assert (naming.reason, naming.erasure) == ("", certificate.reference)
    assert found_in_database("Kanariala") == []
    assert AuditEntry.objects.get(reference="N2").reason == "Peruutettu paja"
    assert certificate.rows["base.AuditEntry"] == 1
    assert broken() == []


def test_erasure_is_told_once_and_names_the_entries_that_it_emptied(naming: AuditEntry, kuutti: Person, officer: User):
    certificate = erase_person(person=kuutti.pk, by=officer)

    (erased,) = AuditEntry.objects.filter(act=Act.ERASED)
    (blanked,) = AuditEntry.objects.filter(act=Act.BLANKED)
    assert (erased.reference, erased.account) == (kuutti.pk, officer.pk)
    assert (blanked.reference, blanked.fields) == (certificate.reference, str(naming.pk))


def test_what_the_reason_was_cannot_be_tried_out_afterwards(naming: AuditEntry, kuutti: Person, officer: User):
    erase_person(person=kuutti.pk, by=officer)

    naming.refresh_from_db()
    assert naming.salt == ""
    assert naming.reason_digest != digest_of_reason("", f"{NAME} pyysi soittamaan")


def test_erasure_of_somebody_else_leaves_the_log_alone(naming: AuditEntry, officer: User):
    other = make_person(CentreFactory(organisation=OrganisationFactory()), full_name="Norppa Saimaalainen")

    erase_person(person=other.pk, by=officer)

    assert not AuditEntry.objects.filter(act=Act.BLANKED).exists()
    assert broken() == []


@pytest.mark.parametrize(
    "change",
    [
        {"reason": ""},
        {"reason": "Muu syy"},
        {"reason": "", "salt": ""},
        {"reason": "", "salt": "", "erasure": "AAAA-BBBB"},
        {"reason": "", "salt": "", "erasure": "real"},
        {"erasure": "real"},
    ],
    ids=str,
)
def test_reason_that_no_erasure_took_out_is_missed(
    naming: AuditEntry, kuutti: Person, officer: User, change: dict[str, str]
):
    """Also when the reference of an erasure that there was is written beside it."""
    certificate = erase_person(person=kuutti.pk, by=officer)
    entry = AuditEntry.objects.get(reference="N2")
    real = {name: certificate.reference if value == "real" else value for name, value in change.items()}
    AuditEntry.objects.filter(pk=entry.pk).update(**real)

    assert broken() == [Broken(entry.seal_id, Fault.REASON)]


@pytest.mark.parametrize("change", [{"reason": "Keksitty"}, {"erasure": ""}, {"erasure": "AAAA-BBBB"}])
def test_reason_that_was_taken_out_stays_so(naming: AuditEntry, kuutti: Person, officer: User, change: dict[str, str]):
    erase_person(person=kuutti.pk, by=officer)
    AuditEntry.objects.filter(pk=naming.pk).update(**change)

    assert broken() == [Broken(naming.seal_id, Fault.REASON)]


def test_long_list_of_entries_is_named_whole(administrator: User):
    entries = [note(act=Act.SAW, of=Person, by=None, reference="R", reason="Sama") for _ in range(70)]
    seal_entries(by=None)

    blank_reasons(keys=[entry.pk for entry in entries], erasure="AAAA-BBBB", by=None)

    assert broken() == []
    assert Erasure.objects.count() == 0


def test_person_who_came_back_with_a_backup_is_erased_and_noted_again(
    naming: AuditEntry, kuutti: Person, officer: User
):
    """The backup holds the reason as well, and neither the entry nor the certificate of the first time."""
    reference, controller, words = kuutti.reference, kuutti.controller, vars(naming)
    erase_person(person=reference, by=officer)
    AuditEntry.objects.filter(act__in=[Act.ERASED, Act.BLANKED]).delete()
    AuditEntry.objects.filter(pk=naming.pk).update(reason=words["reason"], salt=words["salt"], erasure="")
    Erasure.objects.all().delete()
    back = Person(reference=reference, controller=controller, full_name=NAME, added_on="2026-01-01")
    back.calling_name = "Kuutti"
    back.save(force_insert=True)

    erase_again(by=None)
    seal_entries(by=None)

    (erased,) = AuditEntry.objects.filter(act=Act.ERASED, reference=reference)
    assert erased.reason
    assert AuditEntry.objects.get(pk=naming.pk).erasure == Erasure.objects.get().reference
    assert found_in_database("Kanariala") == []
    assert broken() == []
