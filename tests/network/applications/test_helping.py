"""What the staff does for somebody who applies on paper: correct, take back, a code; and what an applicant wants."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from base.audit.choices import Act
from base.audit.models import AuditEntry
from base.personal_data.keeping import months_later
from base.users import User
from network.applications.choices import ApplicationState, Channel, View
from network.applications.models import Application
from network.applications.queries import decisions_digest, months_of
from network.applications.reports import composition_of
from network.applications.services import answer_applicants, decide, forget_applicants, note_view
from network.councils.models import Call, Term
from network.people.models import Need
from network.regions.models import Centre
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
    assert keeping.post(at(mine, "change/"), {"why": "Toisen sanat"}).status_code == 404
    mine.refresh_from_db()
    assert mine.why == "Omat sanani"


def test_nothing_is_corrected_after_the_last_day(apply: Apply, keeping: Client, closed):
    mine = apply()
    Application._base_manager.filter(pk=mine.pk).update(channel=Channel.PAPER)
    closed()
    assert keeping.post(at(mine, "change/"), {"why": "Myöhässä"}).status_code == 404


def test_staff_takes_back_what_an_applicant_asks_for(apply: Apply, keeping: Client):
    mine = apply(why="Omat sanani")
    assert "Vain kun hakija pyytää" in text_of(keeping.get(at(mine, "withdraw/")))
    assert keeping.post(at(mine, "withdraw/")).status_code == 302
    mine.refresh_from_db()
    assert (mine.state, mine.why) == (ApplicationState.WITHDRAWN, "")
    assert keeping.post(at(mine, "withdraw/")).status_code == 404


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
    assert at(mine, "code/") not in keeping.get(at(mine)).content.decode()
    assert keeping.post(at(mine, "code/")).status_code == 404


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
