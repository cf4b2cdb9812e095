"""What the staff does for somebody who applies on paper: correct, take back, a code; and what an applicant wants."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from base.audit.choices import Act
from base.audit.models import AuditEntry
from base.personal_data.keeping import months_later
from base.users import User
from network.applications.choices import ApplicationState, View
from network.applications.models import Application
from network.applications.queries import decisions_digest, months_of
from network.applications.reports import composition_of
from network.applications.services import (
    answer_applicants,
    decide,
    forget_applicants,
    give_code,
    keep_call,
    note_view,
    tell_application,
)
from network.councils.models import Call, Term
from network.people.models import Need, Person
from network.personal_links.choices import Way
from network.personal_links.services import give_link
from network.regions.models import Centre
from tests.factories.councils import ApplicationFactory, CallFactory
from tests.factories.people import make_part
from tests.network.applications.conftest import DAY, Apply
from tests.network.personal_links.visiting import opened
from tests.reading import document, text_of

pytestmark = pytest.mark.django_db
RESERVE = ApplicationState.RESERVE


def at(application: Application, act: str = "") -> str:
    return f"/admin/calls/{application.call_id}/application/{application.reference}/{act}"


def written_down(keeping: Client, call: Call, **told: object) -> Application:
    """As somebody of the staff writes down what came on paper."""
    sent = {"calling_name": "Paperi", "phone": "040 123 4567", "why": "Kokemusta on", "channel": "paper"}
    answer = keeping.post(
        f"/admin/calls/{call.pk}/apply/", {**sent, "language": "fi", "key": str(uuid.uuid4()), **told}
    )
    assert answer.status_code == 302
    found: Application = Application._base_manager.get(call=call, channel="paper")
    return found


def test_staff_writes_down_every_question_and_what_is_needed(call: Call, keeping: Client):
    Call.objects.filter(pk=call.pk).update(asks_region=True)
    made = written_down(
        keeping, call, age_group="65", region="13", service=["adults", "young"], access="Hissi", wants_reserve="on"
    )
    assert (made.age_group, made.region, made.service, made.wants_reserve) == ("65", "13", "adults,young", True)
    assert Need._base_manager.get(person=made.person).access == "Hissi"
    told = text_of(keeping.get(at(made)))
    assert "nuorten palvelut" in told
    assert "Haluaa varasijalle" in told


def test_what_was_written_down_is_corrected_and_nothing_else_is_lost(call: Call, keeping: Client):
    made = written_down(keeping, call, age_group="65", service=["adults"], access="Hissi")
    form = document(keeping.get(at(made, "change/")))
    assert form.select_one("main [name=why]").text.strip() == "Kokemusta on"
    assert form.select_one("main [name=access]")["value"] == "Hissi"
    assert form.select_one("main [name=service][checked]")["value"] == "adults"

    assert keeping.post(at(made, "change/"), {"why": ""}).status_code == 422
    sent = {"why": "Oikea syy", "age_group": "65", "service": ["adults"], "access": "Hissi ja ramppi"}
    assert keeping.post(at(made, "change/"), sent).status_code == 302
    made.refresh_from_db()
    assert (made.why, made.age_group, made.state) == ("Oikea syy", "65", ApplicationState.SENT)
    assert Need._base_manager.get(person=made.person).access == "Hissi ja ramppi"


def test_staff_does_not_touch_what_somebody_wrote_on_the_web(apply: Apply, keeping: Client):
    mine = apply(why="Omat sanani")
    assert keeping.get(at(mine, "change/")).status_code == 404
    answer = keeping.post(at(mine, "change/"), {"why": "Toisen sanat"})
    assert (answer.status_code, "sanat ovat hänen" in text_of(answer)) == (422, True)
    mine.refresh_from_db()
    assert mine.why == "Omat sanani"


def test_nothing_is_corrected_after_the_last_day(apply: Apply, keeping: Client, closed):
    mine = apply()
    Application._base_manager.filter(pk=mine.pk).update(told_by_staff=True)
    closed()
    assert keeping.get(at(mine, "change/")).status_code == 404
    late = keeping.post(at(mine, "change/"), {"why": "Myöhässä"})
    assert (late.status_code, "Myöhässä" in late.content.decode()) == (422, True)
    mine.refresh_from_db()
    assert mine.why == "Haluan vaikuttaa."


def test_staff_takes_back_what_an_applicant_asks_for(apply: Apply, keeping: Client):
    mine = apply(why="Omat sanani")
    assert "Vain kun hakija pyytää" in text_of(keeping.get(at(mine, "withdraw/")))
    assert keeping.post(at(mine, "withdraw/")).status_code == 302
    mine.refresh_from_db()
    assert (mine.state, mine.why) == (ApplicationState.WITHDRAWN, "")
    assert keeping.get(at(mine, "withdraw/")).status_code == 404
    assert keeping.post(at(mine, "withdraw/")).status_code == 302, "a second click"
    assert keeping.post(at(mine, "code/")).status_code == 422


def test_code_opens_the_own_page_and_who_made_it_is_noted(
    apply: Apply, keeper: User, keeping: Client, stranger: Client
):
    mine = apply()
    assert not AuditEntry.objects.filter(act=Act.LINKED, account=keeper.pk).exists()
    page = document(keeping.post(at(mine, "code/")))
    code = page.select_one("main .w-h1 strong").text
    opened(stranger, code)
    assert "Haku perhepalvelujen raatiin" in text_of(stranger.get("/own/"))
    assert AuditEntry.objects.filter(act=Act.LINKED, account=keeper.pk).count() == 1


def test_nobody_gets_a_code_to_a_page_that_tells_of_other_things(
    apply: Apply, keeping: Client, koske: Centre, keeper: User
):
    mine = apply()
    make_part(mine.person, koske)
    assert at(mine, "code/") in keeping.get(at(mine)).content.decode(), "what is missing would tell of it"
    assert keeping.post(at(mine, "code/")).status_code == 422
    with pytest.raises(ValidationError, match="koordinaattori"):
        give_code(application=mine, by=keeper)


def test_code_of_one_council_does_not_open_what_was_told_to_another(apply: Apply, keeper: User, koske: Centre):
    mine = apply()
    other = CallFactory(council__centre=koske)
    ApplicationFactory(call=other, person=mine.person, state="sent", sent_at=timezone.now())
    with pytest.raises(ValidationError, match="koordinaattori"):
        give_code(application=mine, by=keeper)
    Application._base_manager.filter(call=other).update(state="withdrawn")
    assert give_code(application=mine, by=keeper)


def test_no_code_is_made_for_whoever_has_a_link_and_the_reason_is_the_same_as_for_other_ties(
    apply: Apply, keeper: User, koske: Centre
):
    reached, tied = apply("Norppa", "norppa@posti.example"), apply("Kuutti")
    make_part(tied.person, koske)
    said = []
    for mine in (reached, tied):
        with pytest.raises(ValidationError) as refused:
            give_code(application=mine, by=keeper)
        said.append(refused.value.messages)
    assert said[0] == said[1]


def test_codes_are_made_by_those_who_keep_the_council_and_for_nobody_restricted(
    apply: Apply, keeper: User, outsider: User
):
    mine = apply()
    with pytest.raises(PermissionDenied):
        give_code(application=mine, by=outsider)
    Person._base_manager.filter(pk=mine.person_id).update(restricted_on=timezone.localdate())
    with pytest.raises(PermissionDenied):
        give_code(application=mine, by=keeper)


def test_words_are_the_applicants_once_they_have_told_them(call: Call, keeping: Client, keeper: User):
    made = written_down(keeping, call)
    told = {"application": made, "at": timezone.now()}
    tell_application(**told, values={"why": "Staff"}, by=keeper)
    tell_application(**told, values={"why": "Oma syyni"}, by=None)
    with pytest.raises(ValidationError, match="sanat ovat hänen"):
        tell_application(**told, values={"why": "Vanha lomake"}, by=keeper)
    made.refresh_from_db()
    assert made.why == "Oma syyni"
    assert at(made, "change/") not in keeping.get(at(made)).content.decode()


def test_what_was_sent_never_loses_its_why(apply: Apply, stranger: Client):
    mine = apply(why="Haluan mukaan")
    opened(stranger, give_link(person=mine.person, way=Way.EMAIL, by=None)[1])
    address = f"/own/application/{mine.reference}/words/"
    for more in ({}, {"later": "1"}):
        answer = stranger.post(address, {"key": str(uuid.uuid4()), "why": "", **more})
        assert answer.status_code == 422
    with pytest.raises(ValidationError, match="Muutama sana"):
        tell_application(application=mine, values={"why": " "}, at=timezone.now(), by=None)
    mine.refresh_from_db()
    assert mine.why == "Haluan mukaan"


def test_last_page_that_is_left_keeps_the_tick_or_says_why_not(apply: Apply, stranger: Client):
    mine = apply(wants_reserve=False)
    opened(stranger, give_link(person=mine.person, way=Way.EMAIL, by=None)[1])
    address = f"/own/application/{mine.reference}/check/"
    form = {"key": str(uuid.uuid4()), "wants_reserve": "on", "later": "1"}
    assert stranger.post(address, form)["Location"].endswith("/later/")
    mine.refresh_from_db()
    assert mine.wants_reserve
    assert stranger.post(address, {**form, "key": "rikki"}).status_code == 422


@pytest.mark.parametrize("act", ["change", "withdraw", "code", "burn"])
def test_acts_are_for_those_who_keep_the_council(apply: Apply, outsider: User, signed_in, act: str):
    mine, client = apply(), signed_in(outsider)
    assert client.get(at(mine, f"{act}/")).status_code == 404
    assert client.post(at(mine, f"{act}/")).status_code == 404


def test_nobody_is_put_on_a_list_that_they_did_not_ask_for(apply: Apply, keeper: User, keeping: Client, closed):
    mine = apply(wants_reserve=False)
    now = closed()
    note_view(application=mine, view=View.MAYBE, words="Koska", at=now, by=keeper)
    assert not document(keeping.get(at(mine))).select("main option[value=reserve]")
    assert keeping.post(at(mine), {"act": "decide", "to": "reserve", "because": "Koska"}).status_code == 422
    with pytest.raises(ValidationError, match="varasijaa"):
        decide(application=mine, to=RESERVE, because="Koska", at=now, by=keeper)


def test_nobody_decides_before_they_have_told_their_view(
    apply: Apply, keeper: User, other_keeper: User, keeping: Client, closed
):
    mine, now = apply(), closed()
    note_view(application=mine, view=View.NO, words="Toisen syy", at=now, by=other_keeper)
    assert 'value="decide"' not in keeping.get(at(mine)).content.decode()
    answer = keeping.post(at(mine), {"act": "decide", "to": "chosen", "because": "Koska"})
    assert answer.status_code == 422
    assert "Kerro ensin oma näkemyksesi" in text_of(answer)
    assert "Toisen syy" not in text_of(answer)


def test_very_late_answer_can_still_be_read(apply: Apply, keeper: User, call: Call, term: Term, closed):
    mine, now = apply(), closed()
    days = {name: getattr(call, name) - 900 * DAY for name in ("opens_on", "closes_on", "answers_on")}
    Call.objects.filter(pk=call.pk).update(**days)
    call.refresh_from_db()
    note_view(application=mine, view=View.MAYBE, words="Koska", at=now, by=keeper)
    decide(application=mine, to=RESERVE, because="Koska", at=now, by=keeper)
    answer_applicants(call=call, term=term, seen=decisions_digest(call), at=now, by=keeper)
    mine.refresh_from_db()
    assert mine.forget_on == timezone.localdate() + 30 * DAY
    assert mine.reserve_ends_on == mine.forget_on - DAY
    assert forget_applicants(today=timezone.localdate() + 29 * DAY, by=None) == 0

    told = timezone.localdate() + DAY
    Application._base_manager.filter(pk=mine.pk).update(forget_on=told)
    keep_call(call_key=call.call_key, by=None)
    mine.refresh_from_db()
    assert mine.forget_on == told, "the page of the call, published anew, moves nothing that was told"


def test_second_reader_decides_nothing_anew_before_a_view(
    apply: Apply, keeper: User, other_keeper: User, signed_in, closed
):
    mine, now = apply(), closed()
    note_view(application=mine, view=View.NO, words="Ensimmäisen syy", at=now, by=keeper)
    decide(application=mine, to=RESERVE, because="Koska", at=now, by=keeper)
    with pytest.raises(ValidationError, match="Kerro ensin"):
        decide(application=mine, to=ApplicationState.CHOSEN, because="Koska", at=now, by=other_keeper)
    client = signed_in(other_keeper)
    assert "Ensimmäisen syy" not in client.get(at(mine)).content.decode()
    assert client.post(at(mine), {"act": "view", "view": "yes", "words": "Oma syy"}).status_code == 302
    assert "Ensimmäisen syy" in client.get(at(mine)).content.decode()
    decide(application=mine, to=ApplicationState.CHOSEN, because="Koska", at=now, by=other_keeper)


@pytest.mark.parametrize("late", [0, 90], ids=["in time", "late"])
def test_reserve_keeps_nothing_longer_than_the_page_of_thanks_told(
    apply: Apply, keeper: User, call: Call, term: Term, closed, late: int
):
    mine = apply()
    told = mine.forget_on
    assert told == months_later(call.answers_on, months_of(mine.controller))
    call.refresh_from_db()
    now = closed()
    days = {name: getattr(call, name) - late * DAY for name in ("opens_on", "closes_on", "answers_on")}
    Call.objects.filter(pk=call.pk).update(**days)
    call.refresh_from_db()
    promised = months_later(call.answers_on, months_of(mine.controller))
    note_view(application=mine, view=View.MAYBE, words="Koska", at=now, by=keeper)
    decide(application=mine, to=RESERVE, because="Koska", at=now, by=keeper)
    answer_applicants(call=call, term=term, seen=decisions_digest(call), at=now, by=keeper)
    mine.refresh_from_db()
    assert (mine.reserve_ends_on, mine.forget_on) == (promised - DAY, promised)
    assert forget_applicants(today=promised - DAY, by=None) == 0
    assert forget_applicants(today=promised, by=None) == 1


def test_composition_is_one_line_for_one_answer(apply: Apply, call: Call):
    Call.objects.filter(pk=call.pk).update(asks_municipality=True, asks_region=True)
    for place in ("Jämsä", " jämsä ", "JÄMSÄ", ""):
        apply(municipality=place, region="13", service="adults,young")
    call.refresh_from_db()
    questions = {each.question: each.rows for each in composition_of(call)}
    assert questions["Missä kunnassa asut?"] == [("Jämsä", 0, 3), ("ei kerrottu", 0, 1)]
    assert questions["Millä hyvinvointialueella asut?"] == [("Pohjois-Savo", 0, 4)]
    assert questions["Mitä palveluja tunnet?"] == [("aikuisten sosiaalityö", 0, 4), ("nuorten palvelut", 0, 4)]
