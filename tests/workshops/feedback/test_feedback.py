"""Feedback on a workshop: asked with one press, answered on the wall's square or by letter, answered back to."""

import datetime
import re
import uuid
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from base.outbox.models import Letter
from base.users import User
from network.notices.choices import Purpose
from network.regions.models import Centre
from network.staff.choices import StaffRole
from tests.asked import MOST, asked
from tests.factories.network import (
    CouncilPageFactory,
    OrganisationFactory,
    RegionFactory,
    RegionPageFactory,
    ThemePageFactory,
)
from tests.factories.pajaverkko import Trunk
from tests.factories.people import make_notice, make_person
from tests.factories.surveys import CollectionFactory, InstrumentFactory, VersionFactory
from tests.factories.workshops import AttendanceFactory
from tests.reading import document, longest_form, text_of
from tests.staff import staff
from tests.workshops.enrolment.places import make_workshop
from workshops.enrolment.models import Gathering
from workshops.enrolment.queries import leading_version
from workshops.enrolment.services import thank
from workshops.feedback.choices import Variant
from workshops.feedback.models import Reply
from workshops.feedback.services import (
    ask_for_feedback,
    ask_in_series,
    keep_ready_instruments,
    publish_reply,
    take_reply_back,
    write_reply,
)
from workshops.feedback.tasks import how_many_are_asked
from workshops.series.pages import SeriesPage
from workshops.surveys.choices import About, WordsState
from workshops.surveys.models import AnswerToken, Collection, FreeWords, Instrument, InstrumentVersion
from workshops.surveys.queries import version_in_use
from workshops.surveys.services import answer, close_collection, judge_words, lock_version, make_tokens, new_version

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
SMALL = "Ryhmä, jolta kysytään, on pieni"


@pytest.fixture
def version(db: None) -> InstrumentVersion:
    make_notice(Purpose.SURVEYS)
    found = version_in_use(Variant.WORKERS)
    assert found
    return found


@pytest.fixture
def held(series: SeriesPage) -> Gathering:
    """A workshop of yesterday."""
    return make_workshop(series, title="Pidetty paja", starts_at=timezone.now() - DAY, ends_at=timezone.now() - DAY / 2)


@pytest.fixture
def survey(held: Gathering, version: InstrumentVersion) -> Collection:
    return ask_for_feedback(gathering=held, version=version, by=None)


@pytest.fixture
def keeping(keeper: User, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(keeper)


@pytest.mark.parametrize(("number_came", "is_warned"), [(19, True), (20, False)])
def test_who_is_asked_is_warned_when_few_came_of_many(
    held: Gathering, survey: Collection, stranger: Client, number_came: int, is_warned: bool
):
    """Twenty-five had a place when it was begun; on the day after, some are noted not to have come."""
    Collection.objects.filter(pk=survey.pk).update(number_asked=25)
    Gathering.objects.filter(pk=held.pk).update(number_enrolled=25, number_came=number_came)
    how_many_are_asked(timezone.localdate())
    assert (SMALL in text_of(stranger.get(survey.address()))) is is_warned


def test_who_is_asked_is_warned_when_few_are_thanked(survey: Collection, stranger: Client):
    Collection.objects.filter(pk=survey.pk).update(number_asked=25)
    assert SMALL not in text_of(stranger.get(survey.address()))
    make_tokens(collection=survey, number=12, by=None)
    assert SMALL in text_of(stranger.get(survey.address()))
    make_tokens(collection=survey, number=30, by=None)
    assert SMALL in text_of(stranger.get(survey.address()))


def answer_all(survey: Collection, number: int, words: str = "Hyvä päivä") -> None:
    free = survey.version.questions[-1].key
    for _each in range(number):
        answer(collection=survey, told={free: words}, key=uuid.uuid4(), by=None)


def test_ready_instruments_are_short_and_in_use_in_both_languages(db: None):
    for variant in Variant:
        version = version_in_use(variant)
        assert version
        assert (version.missing, len(version.questions), version.questions[-1].kind) == ([], 5, "long")
    assert keep_ready_instruments(by=None) == 0


def test_ready_instrument_that_was_changed_here_stays_so(db: None):
    instrument = Instrument.objects.get(key=Variant.WORKERS)
    administrator = staff("hoitaa@sivusto.example", StaffRole.ADMINISTRATOR)
    lock_version(version=new_version(instrument=instrument, by=administrator), by=administrator)
    assert keep_ready_instruments(by=None) == 0
    assert instrument.versions.count() == 2


def test_ready_instrument_of_a_newer_product_becomes_a_new_version(db: None):
    InstrumentVersion.objects.filter(instrument__key=Variant.WORKERS).update(opening_fi="Vanha aloitus")
    assert keep_ready_instruments(by=None) == 1
    assert version_in_use(Variant.WORKERS).number == 2  # type: ignore[union-attr]


def test_feedback_is_taken_from_the_day_of_the_workshop_on(workshop: Gathering, version: InstrumentVersion):
    found = ask_for_feedback(gathering=workshop, version=version, by=None)
    assert (found.state, found.opens_on, found.closes_on) == ("open", workshop.day, workshop.day + 14 * DAY)
    assert (found.about, found.about_key, found.anonymity) == ("workshop", workshop.workshop_key, "anonymous")
    with pytest.raises(ValidationError) as refused:
        ask_for_feedback(gathering=workshop, version=version, by=None)
    assert refused.value.code == "going_on"


def test_survey_follows_a_workshop_that_is_moved(workshop: Gathering, version: InstrumentVersion):
    found = ask_for_feedback(gathering=workshop, version=version, by=None)
    page = leading_version(workshop.workshop_key)
    assert page
    page.starts_at += 7 * DAY  # type: ignore[operator]
    page.ends_at += 7 * DAY  # type: ignore[operator]
    page.save_revision().publish()
    found.refresh_from_db()
    assert found.opens_on == workshop.day + 7 * DAY
    assert found.closes_on == found.opens_on + 14 * DAY


def test_whole_series_is_asked_about_at_once(
    workshop: Gathering, held: Gathering, series: SeriesPage, version: InstrumentVersion, keeper: User
):
    make_workshop(series, title="Kolmas")
    assert ask_in_series(gathering=workshop, version=version, by=keeper) == 2
    assert ask_in_series(gathering=workshop, version=version, by=keeper) == 0
    assert not Collection.objects.filter(about_key=held.workshop_key).exists()


def test_screen_asks_about_the_other_workshops_where_that_is_marked(
    keeping: Client, workshop: Gathering, series: SeriesPage, version: InstrumentVersion
):
    make_workshop(series, title="Kolmas")
    address = f"/admin/gatherings/{workshop.pk}/feedback/"
    form = longest_form(keeping.get(address))
    assert "whole_series" not in form
    told = text_of(keeping.post(address, form | {"whole_series": "on"}, follow=True))
    assert Collection.objects.count() == 2
    assert "2 työpajasta" in told


def test_only_those_who_meet_the_people_ask_and_answer_back(
    workshop: Gathering, version: InstrumentVersion, outsider: User, koske: Centre
):
    with pytest.raises(PermissionDenied):
        ask_for_feedback(gathering=workshop, version=version, by=outsider)
    facilitator = staff("ohjaa@koske.example", StaffRole.FACILITATOR, koske)
    found = ask_for_feedback(gathering=workshop, version=version, by=facilitator)
    for service, words in (
        (write_reply, {"words_fi": "Kiitos", "words_sv": ""}),
        (publish_reply, {}),
        (take_reply_back, {}),
    ):
        with pytest.raises(PermissionDenied):
            service(collection=found, by=outsider, **words)
        service(collection=found, by=facilitator, **words)


def test_thanks_carry_an_invitation_for_each_that_works_once(held: Gathering, survey: Collection, keeper: User):
    for number in range(2):
        person = make_person(held.centre, email=f"osallistuja{number}@posti.example")
        AttendanceFactory(gathering=held, person=person)
    assert thank(gathering=held, at=timezone.now(), by=keeper) == 2
    letters = Letter.objects.filter(kind="enrolment_thanks")
    links = {re.search(rf"/survey/{survey.code}/\?t=\S+", letter.body)[0] for letter in letters}  # type: ignore[index]
    assert len(links) == 2
    assert all(letter.forget_when_sent for letter in letters)
    assert "palaute" not in "".join(letter.subject for letter in letters).casefold()
    client = Client()
    for link in links:
        form = longest_form(client.get(link))
        assert client.post(f"/survey/{survey.code}/", form | {"q1": "5"}).status_code == 302
        assert "on jo vastattu" in text_of(client.get(link))
    assert survey.waiting.count() == 2


def test_thanks_without_feedback_carry_none(held: Gathering, keeper: User):
    AttendanceFactory(gathering=held, person=make_person(held.centre, email="yksi@posti.example"))
    thank(gathering=held, at=timezone.now(), by=keeper)
    assert "/survey/" not in Letter.objects.get(kind="enrolment_thanks").body
    assert not AnswerToken.objects.exists()


def test_screen_asks_shows_and_answers_back(keeping: Client, held: Gathering, version: InstrumentVersion):
    address = f"/admin/gatherings/{held.pk}/feedback/"
    assert address in keeping.get(f"/admin/gatherings/{held.pk}/").content.decode()
    form = longest_form(keeping.get(address))
    assert form["version"] == [str(version.pk)]
    told = text_of(keeping.post(address, {"version": version.pk}, follow=True))
    assert "Vastattavana" in told
    survey = Collection.objects.get()
    reply = f"/admin/surveys/{survey.pk}/reply/"
    assert reply in keeping.get(f"/admin/surveys/{survey.pk}/").content.decode()
    assert keeping.post(reply, {"words_fi": ""}).status_code == 422
    assert keeping.post(reply, {"words_fi": "Soita 040 123 4567"}).status_code == 422
    keeping.post(reply, {"words_fi": "Lisäämme taukoja."})
    assert Reply.objects.get().published_at is None
    written = longest_form(keeping.get(reply))
    told = keeping.post(reply, {"words_fi": "Toinen ei nähnyt tätä.", "publish": "1"})
    assert (told.status_code, Reply.objects.get().words_fi) == (422, "Lisäämme taukoja.")
    assert "Joku muu on muuttanut tätä sillä välin" in text_of(told)
    keeping.post(reply, written | {"publish": "1"})
    shown = keeping.get(address)
    assert "Lisäämme taukoja." in text_of(shown)
    keeping.post(reply, {"back": "1"})
    assert Reply.objects.get().published_at is None


def test_what_was_answered_back_stands_on_the_page_with_the_words_let_be_shown(
    held: Gathering, survey: Collection, keeper: User, series: SeriesPage, stranger: Client
):
    page = leading_version(held.workshop_key)
    assert page
    answer_all(survey, 5, "Saa näkyä")
    answer_all(survey, 5, "Jää piiloon")
    close_collection(collection=survey, by=None)
    for words in FreeWords.objects.all():
        if words.words == "Saa näkyä":
            judge_words(collection=survey, words=words.pk, state=WordsState.SHOWN, by=keeper)
    write_reply(collection=survey, words_fi="Lisäämme taukoja.", words_sv="Fler pauser.", by=keeper)
    assert "Saa näkyä" not in text_of(stranger.get(page.url))
    publish_reply(collection=survey, by=keeper)
    shown = text_of(stranger.get(page.url))
    assert "Kerroitte, teemme" in shown
    assert "Lisäämme taukoja." in shown
    assert "Saa näkyä" in shown
    assert "Jää piiloon" not in shown
    assert "Lisäämme taukoja." in text_of(stranger.get(series.url))
    take_reply_back(collection=survey, by=keeper)
    assert "Kerroitte, teemme" not in text_of(stranger.get(page.url))


def test_reply_of_another_centre_is_not_there(
    held: Gathering, survey: Collection, outsider: User, signed_in: Callable[[User], Client]
):
    elsewhere = signed_in(outsider)
    assert elsewhere.get(f"/admin/surveys/{survey.pk}/reply/").status_code == 404
    assert elsewhere.get(f"/admin/gatherings/{held.pk}/feedback/").status_code == 404


def test_rests_of_small_workshops_are_not_answered_to(keeping: Client, held: Gathering, keeper: User):
    told = {"about": About.SERIES, "gathers_rest": True}
    rest = CollectionFactory(centre=held.centre, **told)
    assert keeping.get(f"/admin/surveys/{rest.pk}/reply/").status_code == 404
    with pytest.raises(PermissionDenied):
        write_reply(collection=rest, words_fi="Kiitos", words_sv="", by=keeper)


@pytest.mark.parametrize("about", [About.SERIES, About.COUNCIL, About.REGION])
def test_whatever_was_asked_about_is_answered_to_on_its_page(
    held: Gathering, series: SeriesPage, keeper: User, stranger: Client, about: About
):
    section = series.get_parent().specific
    region = RegionFactory(short_fi="Kanta-Häme")
    pages = {
        About.SERIES: series,
        About.COUNCIL: CouncilPageFactory(parent=section, title="Raati"),
        About.REGION: RegionPageFactory(parent=section.get_parent(), region=region, title="Kanta-Häme"),
    }
    page = pages[about]
    told = {"region": region, "about_key": None} if about == About.REGION else {"about_key": page.translation_key}
    survey = CollectionFactory(centre=held.centre, about=about, **told)
    write_reply(collection=survey, words_fi="Kokoukset alkavat iltapäivällä.", words_sv="", by=keeper)
    assert "Kokoukset alkavat" not in text_of(stranger.get(page.url))
    publish_reply(collection=survey, by=keeper)
    shown = document(stranger.get(page.url))
    (quote,) = [each for each in shown.select("blockquote") if "Kokoukset alkavat iltapäivällä." in each.get_text()]
    assert quote["lang"] == "fi"


def test_own_instrument_of_another_organisation_is_not_offered(keeping: Client, held: Gathering):
    VersionFactory(instrument=InstrumentFactory(name_fi="Vieras mittari", owner=None), locked=True)
    own = InstrumentFactory(name_fi="Toisen oma", owner=OrganisationFactory())
    VersionFactory(instrument=own, locked=True)
    shown = text_of(keeping.get(f"/admin/gatherings/{held.pk}/feedback/"))
    assert "Vieras mittari" in shown
    assert "Toisen oma" not in shown


def test_screens_ask_little(keeping: Client, held: Gathering, survey: Collection):
    for address in (f"/admin/gatherings/{held.pk}/feedback/", f"/admin/surveys/{survey.pk}/reply/"):
        assert len(asked(keeping, address)) <= MOST


def test_theme_page_tells_what_people_say(site: Trunk, survey: Collection, keeper: User, stranger: Client):
    page = ThemePageFactory(parent=site.themes)
    answer_all(survey, 5, "Tästä teemasta")
    answer_all(survey, 5, "Toisesta asiasta")
    close_collection(collection=survey, by=None)
    for words in FreeWords.objects.all():
        themes = [page.theme] if words.words == "Tästä teemasta" else []
        judge_words(collection=survey, words=words.pk, state=WordsState.SHOWN, themes=themes, by=keeper)
    assert "Tästä teemasta" not in text_of(stranger.get(page.url))
    write_reply(collection=survey, words_fi="Kiitos.", words_sv="", by=keeper)
    publish_reply(collection=survey, by=keeper)
    shown = text_of(stranger.get(page.url))
    assert "Mitä ihmiset sanovat" in shown
    assert "Tästä teemasta" in shown
    assert "Toisesta asiasta" not in shown
