"""Instruments: what has to be told before they are used, and what stays the same from version to version."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import translation

from base.users import User
from network.regions.models import Centre
from network.staff.choices import StaffRole
from tests.factories.surveys import FACES, ONE, InstrumentFactory, VersionFactory, every_kind
from tests.staff import staff
from workshops.surveys.choices import QuestionKind
from workshops.surveys.models import InstrumentVersion
from workshops.surveys.queries import instruments_in_use
from workshops.surveys.services import begin_instrument, lock_version, new_version, write_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(koske: Centre) -> InstrumentVersion:
    return VersionFactory(instrument=InstrumentFactory(owner=koske.organisation))


def test_questions_are_read_in_their_sections_and_languages(version: InstrumentVersion):
    version.refresh_from_db()
    first, second = version.sections
    assert (first.heading, second.heading) == ("Päivästä", "Jatkosta")
    assert [question.kind for question in version.questions] == [
        "faces", "scale", "one", "several", "short", "long",
    ]  # fmt: skip
    faces, scale, one, *_rest = version.questions
    assert [option.words for option in faces.options] == [
        "todella huono", "huono", "siltä väliltä", "hyvä", "todella hyvä",
    ]  # fmt: skip
    assert [option.key for option in scale.options] == ["1", "2", "3", "4"]
    assert [option.words for option in scale.options] == ["1 en lainkaan", "2", "3", "4 paljon"]
    assert [option.words for option in one.options] == ["eka", "toka", "muu"]
    with translation.override("sv"):
        assert version.sections[0].heading == "Päivästä (sv)"
        assert version.questions[1].options[0].words == "1 inte alls"
    with translation.override("se"):
        assert version.questions[0].words == "Miltä päivä tuntui?"


@pytest.mark.parametrize(
    ("place", "change", "told"),
    [
        (1, {"words_sv": ""}, r"Miltä päivä tuntui\? \(Kysymys ruotsiksi\)"),
        (2, {"high_sv": ""}, r"Saitko jotain mukaasi\? \(Loppupää ruotsiksi\)"),
        (3, {"options": []}, r"Mikä oli tärkeintä\? \(vastausvaihtoehdot\)"),
        (0, {"words_fi": "", "words_sv": ""}, r"Osio \(Otsikko suomeksi\)"),
    ],
)
def test_version_with_something_missing_is_not_locked(
    version: InstrumentVersion, keeper: User, place: int, change: dict, told: str
):
    content = every_kind()
    content[place]["value"] = {**content[place]["value"], **change}  # type: ignore[dict-item]
    version.content = content
    version.save()
    with pytest.raises(ValidationError, match=told) as refused:
        lock_version(version=version, by=keeper)
    assert refused.value.code == "missing"


def test_instrument_without_questions_or_licence_is_not_locked(version: InstrumentVersion, keeper: User):
    write_version(version=version, values={"content": []}, by=keeper)
    with pytest.raises(ValidationError) as refused:
        lock_version(version=version, by=keeper)
    assert refused.value.code == "missing"
    write_version(version=version, values={"content": every_kind(), "licence": ""}, by=keeper)
    with pytest.raises(ValidationError) as refused:
        lock_version(version=version, by=keeper)
    assert refused.value.code == "licence"


def test_locked_version_stays_and_a_new_one_keeps_the_keys(version: InstrumentVersion, keeper: User, koske: Centre):
    first = lock_version(version=version, by=keeper)
    with pytest.raises(ValidationError) as refused:
        write_version(version=first, values={"content": []}, by=keeper)
    assert refused.value.code == "locked"
    second = new_version(instrument=first.instrument, by=keeper)
    assert new_version(instrument=first.instrument, by=keeper) == second
    assert [question.key for question in second.questions] == [question.key for question in first.questions]
    assert second.questions[0].key == FACES
    assert second.questions[2].key == ONE
    assert [each for each in instruments_in_use(koske.organisation) if each.instrument.owner_id] == [first]
    lock_version(version=second, by=keeper)
    first.refresh_from_db()
    assert (first.state, first.questions[0].kind) == ("retired", QuestionKind.FACES)
    assert [each for each in instruments_in_use(koske.organisation) if each.instrument.owner_id] == [second]
    assert not [each for each in instruments_in_use(None) if each.instrument.owner_id]


def test_who_writes_an_instrument(version: InstrumentVersion, keeper: User, outsider: User, koske: Centre):
    facilitator = staff("ohjaa@koske.example", StaffRole.FACILITATOR, koske)
    administrator = staff("hoitaa@sivusto.example", StaffRole.ADMINISTRATOR)
    everybodys = VersionFactory(instrument=InstrumentFactory(owner=None))
    for who in (outsider, facilitator):
        for service in (write_version, lock_version):
            words = {"values": {}} if service is write_version else {}
            with pytest.raises(PermissionDenied):
                service(version=version, by=who, **words)
    with pytest.raises(PermissionDenied):
        lock_version(version=everybodys, by=keeper)
    assert lock_version(version=everybodys, by=administrator).state == "locked"
    values = {"key": "oma", "name_fi": "Oma", "name_sv": "Egen", "licence": "Oma", "owner": koske.organisation}
    with pytest.raises(PermissionDenied):
        begin_instrument(values=values, by=outsider)
    assert begin_instrument(values=values, by=keeper).number == 1
