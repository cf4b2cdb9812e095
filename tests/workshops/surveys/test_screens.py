"""What the staff does on the screens: from an instrument to what was answered."""

import datetime
import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from base.audit.models import AuditEntry
from base.users import User
from network.regions.models import Centre
from network.staff.choices import StaffRole
from tests.asked import MOST, asked
from tests.factories.people import PersonFactory
from tests.factories.surveys import FACES, LONG, CollectionFactory, InstrumentFactory, VersionFactory, every_kind
from tests.reading import document, longest_form, text_of
from tests.staff import staff
from tests.workshops.surveys.answers import TOLD, tell
from workshops.series.pages import SeriesPage
from workshops.surveys.admin.screens import LIST
from workshops.surveys.models import Collection, FreeWords, Instrument, InstrumentVersion, WaitingAnswer
from workshops.surveys.services import answer_by_name, close_collection, mix, mix_everywhere

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def keeping(keeper: User, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(keeper)


@pytest.fixture
def version(koske: Centre) -> InstrumentVersion:
    return VersionFactory(instrument=InstrumentFactory(owner=koske.organisation, name_fi="Oma mittari"))


def screen(name: str, collection: Collection) -> str:
    return reverse(name, args=(collection.pk,))


def stream(name: str, question: str) -> dict[str, str]:
    """One question of one kind, as the editor sends it."""
    return {
        f"{name}-count": "1", f"{name}-0-deleted": "", f"{name}-0-order": "0", f"{name}-0-type": "faces",
        f"{name}-0-id": FACES, f"{name}-0-value-words_fi": question, f"{name}-0-value-words_sv": f"{question} (sv)",
        f"{name}-0-value-help_fi": "", f"{name}-0-value-help_sv": "", f"{name}-0-value-may_not_concern": "on",
    }  # fmt: skip


def test_instrument_is_begun_written_looked_at_and_locked(keeping: Client, koske: Centre):
    organisation = koske.organisation
    assert organisation
    begun = keeping.post(
        reverse("instrument_new"), {"name_fi": "Oma", "name_sv": "Egen", "owner": organisation.pk, "licence": "Oma"}
    )
    made = Instrument.objects.get(owner=organisation)
    address = reverse("instrument", args=(made.pk,))
    assert (begun.status_code, begun["Location"]) == (302, address)
    form = longest_form(keeping.get(address)) | stream("content", "Miltä tuntui?")
    kept = keeping.post(address, form | {"look": "1"})
    assert kept["Location"] == reverse("instrument_preview", args=(made.pk,))
    preview = keeping.get(kept["Location"])
    assert "Miltä tuntui?" in text_of(preview)
    assert not document(preview).select("main form [type=submit]")
    keeping.post(address, form | {"lock": "1", "seen": longest_form(keeping.get(address))["seen"]})
    assert made.versions.get().state == "locked"
    shown = keeping.get(address)
    assert "Miltä tuntui?" in text_of(shown)
    keeping.post(address, {"new": "1"})
    assert made.versions.count() == 2
    assert made.versions.first().questions[0].key == FACES


def test_locked_version_is_looked_at_beside_its_draft_in_both_languages(
    keeping: Client, version: InstrumentVersion, koske: Centre
):
    """The locked one asks in Swedish what it asked; the draft shows what is written now."""
    locked = VersionFactory(locked=True, instrument__owner=koske.organisation)
    one = reverse("instrument", args=(locked.instrument_id,))
    keeping.post(one, {"new": "1"})
    keeping.post(one, longest_form(keeping.get(one)) | stream("content", "Uusi kysymys?"))
    links = [link["href"] for link in document(keeping.get(one)).select('main a[href*="preview/?version="]')]
    assert len(links) == 4
    draft_fi, draft_sv, locked_fi, locked_sv = (keeping.get(link) for link in links)
    assert "Uusi kysymys?" in text_of(draft_fi)
    assert "Uusi kysymys? (sv)" in text_of(draft_sv)
    assert locked.questions[0].words in text_of(locked_fi)
    with translation.override("sv"):
        swedish = locked.questions[0].words
    assert swedish in text_of(locked_sv)
    assert document(locked_sv).html["lang"] == "sv"
    assert "Uusi kysymys?" not in text_of(locked_fi)
    address = reverse("instrument_preview", args=(locked.instrument_id,))
    for number in ("0", "99", "x", "9" * 40):
        assert keeping.get(address, {"version": number}).status_code == 404
    assert keeping.get(address, {"version": "1", "in": "xx"}).status_code == 200


def test_what_is_missing_is_told_and_the_draft_is_kept(keeping: Client, version: InstrumentVersion):
    address = reverse("instrument", args=(version.instrument_id,))
    form = longest_form(keeping.get(address)) | stream("content", "Eka?") | {"content-0-value-words_sv": ""}
    told = text_of(keeping.post(address, form | {"lock": "1"}, follow=True))
    assert "Kysymys ruotsiksi" in told
    version.refresh_from_db()
    assert (version.state, version.questions[0].words) == ("draft", "Eka?")


def test_second_of_two_who_write_a_draft_hears_of_the_first(keeping: Client, version: InstrumentVersion):
    address = reverse("instrument", args=(version.instrument_id,))
    form = longest_form(keeping.get(address)) | stream("content", "Eka?")
    mine, theirs = form | {"opening_fi": "Minun"}, form | {"opening_fi": "Toisen"}
    keeping.post(address, theirs)
    told = keeping.post(address, mine)
    assert told.status_code == 422
    assert "Joku muu on muuttanut tätä sillä välin" in text_of(told)
    version.refresh_from_db()
    assert version.opening_fi == "Toisen"
    again = longest_form(told) | stream("content", "Eka?")
    assert again["opening_fi"] == ["Minun"]
    assert keeping.post(address, again).status_code == 302
    version.refresh_from_db()
    assert version.opening_fi == "Minun"


@pytest.mark.parametrize("seen", ["", "x" * 40, "<b>"])
def test_whoever_sends_what_was_never_seen_looks_once_more(keeping: Client, version: InstrumentVersion, seen: str):
    address = reverse("instrument", args=(version.instrument_id,))
    form = longest_form(keeping.get(address)) | stream("content", "Eka?") | {"opening_fi": "Minun", "seen": seen}
    told = keeping.post(address, form)
    assert told.status_code == 422
    assert "Joku muu on muuttanut tätä sillä välin" in text_of(told)
    again = longest_form(told) | stream("content", "Eka?")
    assert keeping.post(address, again).status_code == 302
    version.refresh_from_db()
    assert version.opening_fi == "Minun"


def test_code_in_a_question_is_refused_at_the_field(keeping: Client, version: InstrumentVersion):
    address = reverse("instrument", args=(version.instrument_id,))
    form = longest_form(keeping.get(address)) | stream("content", "Onko 131052-308T?")
    assert keeping.post(address, form).status_code == 422
    version.refresh_from_db()
    assert len(version.questions) == 6


def test_somebody_elses_instrument_is_not_there(
    version: InstrumentVersion, outsider: User, signed_in: Callable[[User], Client]
):
    client = signed_in(outsider)
    for name in ("instrument", "instrument_preview"):
        assert client.get(reverse(name, args=(version.instrument_id,))).status_code == 404
    everybodys = VersionFactory(instrument=InstrumentFactory(owner=None))
    assert client.get(reverse("instrument", args=(everybodys.instrument_id,))).status_code == 200
    assert client.post(reverse("instrument", args=(everybodys.instrument_id,)), {"lock": "1"}).status_code == 404


def test_survey_is_prepared_opened_answered_and_closed(
    keeping: Client, version: InstrumentVersion, collection: Collection, series: SeriesPage, koske: Centre
):
    InstrumentVersion.objects.filter(pk=version.pk).update(state="locked", locked_at=timezone.now())
    form = longest_form(keeping.get(reverse("survey_new")))
    subject = f"{koske.pk}:series:{series.translation_key}"
    made = keeping.post(reverse("survey_new"), form | {"version": version.pk, "subject": subject})
    survey = Collection.objects.get(about="series")
    assert made["Location"] == screen("survey_kept", survey)
    assert (survey.state, survey.about_key, survey.anonymity) == ("draft", series.translation_key, "anonymous")
    keeping.post(screen("survey_open", survey))
    survey.refresh_from_db()
    assert survey.state == "open"
    tell(survey, 6)
    keeping.post(screen("survey_close", survey))
    shown = text_of(keeping.get(screen("survey_kept", survey)))
    assert "Vastauksia on 6." in shown
    assert "todella hyvä 6 100" in shown
    assert "Rohkeutta" not in shown


def test_days_in_the_wrong_order_are_told(keeping: Client, collection: Collection):
    days = {"opens_on": "5.5.2026", "closes_on": "4.5.2026"}
    answer = keeping.post(screen("survey_days", collection), days)
    assert answer.status_code == 422
    assert "ennen ensimmäistä" in text_of(answer)


def test_survey_that_has_not_begun_says_when_it_does(keeping: Client, collection: Collection):
    begins = timezone.localdate() + datetime.timedelta(days=3)
    Collection.objects.filter(pk=collection.pk).update(opens_on=begins, closes_on=begins)
    told = f"avautuu {begins.day}.{begins.month}.{begins.year}"
    assert told in text_of(keeping.get(reverse(LIST)))
    shown = text_of(keeping.get(screen("survey_kept", collection)))
    assert told.capitalize() in shown
    assert "Vastauksia: ei vielä." in shown


def test_no_number_is_told_of_fewer_than_five(keeping: Client, collection: Collection):
    tell(collection, 4)
    shown = text_of(keeping.get(screen("survey_kept", collection)))
    assert "toistaiseksi alle 10" in shown
    keeping.post(screen("survey_close", collection))
    shown = text_of(keeping.get(screen("survey_kept", collection)))
    assert "Vastauksia: alle 5." in shown
    assert "todella hyvä" not in shown


def test_question_that_few_have_answered_is_not_shown(keeping: Client, collection: Collection):
    tell(collection, 6, told={LONG: "Sana"})
    tell(collection, 4, told={FACES: "1"})
    tell(collection, 2, told={FACES: "none"})
    close_collection(collection=collection, by=None)
    shown = text_of(keeping.get(screen("survey_kept", collection)))
    assert "Vastauksia on 12." in shown
    assert "todella huono" not in shown
    assert "Tähän on vastannut liian harva" in shown


def test_no_number_is_told_while_answers_come(keeping: Client, collection: Collection):
    """Between two looks somebody could see a single answer come."""
    tell(collection, 20)
    mix(collection=collection, leave=0, by=None)
    assert "todella hyvä" not in text_of(keeping.get(screen("survey_kept", collection)))
    close_collection(collection=collection, by=None)
    assert "todella hyvä 20 100" in text_of(keeping.get(screen("survey_kept", collection)))


@pytest.mark.parametrize(("number", "is_told"), [(6, False), (7, True)])
def test_wellbeing_is_shown_from_seven_answers_on(keeping: Client, koske: Centre, number: int, is_told: bool):
    content = every_kind()
    content[1]["value"] |= {"is_wellbeing": True}  # type: ignore[operator]
    survey = CollectionFactory(centre=koske, version=VersionFactory(content=content, locked=True))
    tell(survey, number)
    close_collection(collection=survey, by=None)
    assert (f"todella hyvä {number} 100" in text_of(keeping.get(screen("survey_kept", survey)))) is is_told


@pytest.mark.parametrize(("on_paper", "others", "is_told"), [(4, 1, False), (4, 4, False), (5, 0, True), (4, 5, True)])
def test_whoever_wrote_down_the_others_learns_nothing_of_a_few(
    keeping: Client, collection: Collection, keeper: User, on_paper: int, others: int, is_told: bool
):
    tell(collection, on_paper, by=keeper)
    tell(collection, others)
    close_collection(collection=collection, by=None)
    shown = text_of(keeping.get(screen("survey_kept", collection)))
    assert (f"todella hyvä {on_paper + others} 100" in shown) is is_told
    assert ("Rohkeutta" in text_of(keeping.get(screen("survey_words", collection)))) is is_told
    assert AuditEntry.objects.filter(act="added", table="workshops.Collection").count() == on_paper


def test_draft_of_a_survey_and_of_an_instrument_is_thrown_away(
    keeping: Client, collection: Collection, version: InstrumentVersion
):
    assert keeping.get(screen("survey_drop", collection)).status_code == 404
    draft = CollectionFactory(centre=collection.centre, state="draft")
    keeping.post(screen("survey_drop", draft))
    assert not Collection.objects.filter(pk=draft.pk).exists()
    keeping.post(reverse("instrument", args=(version.instrument_id,)), {"drop": "1"})
    assert not Instrument.objects.filter(pk=version.instrument_id).exists()


def test_questions_are_printed_before_the_first_day(keeping: Client, collection: Collection):
    Collection.objects.filter(pk=collection.pk).update(state="draft")
    shown = keeping.get(screen("survey_print", collection))
    assert "Miltä päivä tuntui?" in text_of(shown)
    assert not document(shown).select("main form [type=submit]")


def test_rest_of_small_workshops_leads_to_its_words_and_to_nothing_else(keeping: Client, koske: Centre):
    rest = CollectionFactory(centre=koske, about="series", gathers_rest=True)
    shown = keeping.get(screen("survey_kept", rest)).content.decode()
    assert screen("survey_words", rest) in shown
    for name in ("survey_close", "survey_days", "survey_paper", "survey_wall", "survey_print"):
        assert keeping.get(screen(name, rest)).status_code == 404, name


def test_answer_from_paper_is_one_like_the_others(keeping: Client, collection: Collection, keeper: User):
    form = longest_form(keeping.get(screen("survey_paper", collection)))
    sent = keeping.post(screen("survey_paper", collection), form | {"q1": "4", "q6": "Paperilta"})
    assert sent["Location"] == screen("survey_paper", collection)
    assert WaitingAnswer.objects.count() == 1
    refused = keeping.post(screen("survey_paper", collection), form | {"key": str(uuid.uuid4()), "q6": "040 123 4567"})
    assert refused.status_code == 422


def test_words_are_read_before_they_are_shown(keeping: Client, collection: Collection):
    tell(collection, 5, told=TOLD | {LONG: "Ensin"})
    tell(collection, 5, told=TOLD | {LONG: "Sitten"})
    mix(collection=collection, leave=0, by=None)
    assert "Ensin" not in text_of(keeping.get(screen("survey_kept", collection)))
    assert "Ensin" in text_of(keeping.get(screen("survey_words", collection)))
    one = next(each for each in FreeWords.objects.filter(question=LONG) if each.words == "Ensin")
    keeping.post(screen("survey_words", collection), {"words": str(one.pk), "state": "shown"})
    shown = text_of(keeping.get(screen("survey_kept", collection)))
    assert "Ensin" in shown
    assert "Sitten" not in shown
    keeping.post(screen("survey_words", collection), {"words": str(one.pk), "state": "kept_back"})
    assert "Ensin" not in text_of(keeping.get(screen("survey_kept", collection)))
    for wrong in ({"words": "x", "state": "shown"}, {"words": str(one.pk), "state": "x"}, {}):
        assert keeping.post(screen("survey_words", collection), wrong).status_code == 404


def test_words_judged_from_an_old_screen_are_looked_at_again(keeping: Client, collection: Collection):
    tell(collection, 10)
    mix_everywhere(by=None)
    one = FreeWords.objects.filter(question=LONG)[0]
    tell(collection, 10)
    mix_everywhere(by=None)
    told = keeping.post(screen("survey_words", collection), {"words": str(one.pk), "state": "shown"}, follow=True)
    assert "Sillä välin tuli uusia vastauksia" in told.content.decode()
    assert not FreeWords.objects.filter(state="shown").exists()


def test_square_for_the_wall_leads_to_the_survey(keeping: Client, collection: Collection):
    shown = keeping.get(screen("survey_wall", collection))
    assert document(shown).select_one("main .square svg path")
    assert f"/survey/{collection.code}/" in text_of(shown)


SCREENS = ("survey_kept", "survey_open", "survey_close", "survey_days", "survey_wall", "survey_paper", "survey_words")


def test_survey_of_another_centre_is_not_there(
    collection: Collection, outsider: User, signed_in: Callable[[User], Client]
):
    client = signed_in(outsider)
    for name in SCREENS:
        assert client.get(screen(name, collection)).status_code == 404, name
        assert client.post(screen(name, collection)).status_code in {404, 405}, name
    assert "Ideoiden paja" not in text_of(client.get(reverse("surveys_modeladmin_index")))


def test_secretary_reads_surveys_of_councils_alone(
    collection: Collection, koske: Centre, signed_in: Callable[[User], Client]
):
    client = signed_in(staff("sihteeri@koske.example", StaffRole.SECRETARY, koske))
    council = CollectionFactory(centre=koske, about="council")
    assert client.get(screen("survey_kept", collection)).status_code == 404
    assert client.get(screen("survey_kept", council)).status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_list_asks_as_little_for_many_as_for_one(keeping: Client, collection: Collection, koske: Centre, number: int):
    for _each in range(number - 1):
        CollectionFactory(centre=koske, version=collection.version)
    found = asked(keeping, reverse("surveys_modeladmin_index"))
    assert len(found) <= MOST
    for name in SCREENS:
        assert len(asked(keeping, screen(name, collection))) <= MOST, name


def test_named_answers_are_read_by_those_who_ask(
    keeping: Client, koske: Centre, outsider: User, signed_in: Callable[[User], Client]
):
    named = CollectionFactory(centre=koske, anonymity="named")
    person = PersonFactory(controller=koske.organisation, calling_name="Norppanen")
    answer_by_name(collection=named, person=person, told=TOLD, by=None)
    shown = text_of(keeping.get(screen("survey_kept", named)))
    for words in ("Norppanen", "todella hyvä", "eka, muu", "Rohkeutta"):
        assert words in shown
    assert AuditEntry.objects.filter(act="saw", table="workshops.Collection").exists()
    assert signed_in(outsider).get(screen("survey_kept", named)).status_code == 404
