"""The own page: opened by a link or a code, changed without an account, left without a trace."""

import datetime
import json
import re

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from base.audit.choices import Act
from base.audit.models import AuditEntry
from base.outbox.models import Letter
from base.users import User
from network.notices.services import write_down_consent
from network.people.choices import Channel, Showing
from network.people.models import Person
from network.people.queries import current_release
from network.people.services import release_showing
from network.personal_links.choices import Way
from network.personal_links.models import LinkRequest, PersonalLink
from network.personal_links.services import answer_requests, ask_for_link, give_link, revoke_links, send_link
from network.regions.models import Centre
from tests.factories.people import make_notice, make_person
from tests.network.personal_links.visiting import key, opened
from tests.scanning import found_in_database


@pytest.mark.django_db
def test_link_shows_a_button_first_and_uses_nothing_up(kuutti: Person, stranger: Client):
    _link, token = give_link(person=kuutti, way=Way.EMAIL, by=None)

    for _time in range(3):
        door = stranger.get("/own/", {"k": token})
        assert "Kuutti" not in door.content.decode()
    assert door["Referrer-Policy"] == "strict-origin"
    assert "no-store" in door["Cache-Control"]

    answer = stranger.post("/own/open/", {"token": token})
    assert answer["Location"] == "/own/"
    page = stranger.get("/own/")
    assert "Kuutti Kanariala" in page.content.decode()
    assert "kuutti@posti.example" in page.content.decode()
    assert token not in page.content.decode()
    assert "no-store" in page["Cache-Control"]


@pytest.mark.django_db
def test_link_is_kept_as_a_digest_and_the_session_holds_a_reference_only(kuutti: Person, stranger: Client):
    _link, token = give_link(person=kuutti, way=Way.EMAIL, by=None)
    opened(stranger, token)

    assert found_in_database(token) == []
    told = " ".join(str(session.get_decoded()) for session in Session.objects.all())
    assert kuutti.reference in told
    assert "Kuutti" not in told


@pytest.mark.django_db
def test_code_on_paper_is_read_in_small_letters_and_without_dashes(kuutti: Person):
    _link, code = give_link(person=kuutti, way=Way.PAPER, by=None)

    assert re.fullmatch(r"([2-9A-Z]{4}-){2}[2-9A-Z]{4}", code)
    for written in (code, code.lower(), code.replace("-", ""), f" {code.replace('-', ' ')} "):
        assert opened(Client(), written) == 302


@pytest.mark.django_db
@pytest.mark.parametrize("why", ["wrong", "cut", "longer", "old", "revoked", "empty"])
def test_link_that_opens_nothing_is_told_alike(kuutti: Person, stranger: Client, why: str):
    link, token = give_link(person=kuutti, way=Way.EMAIL, by=None)
    if why == "old":
        PersonalLink._base_manager.filter(pk=link.pk).update(expires_on=timezone.localdate() - datetime.timedelta(1))
    if why == "revoked":
        revoke_links(person=kuutti, by=None)
    token = {"wrong": "x" * 43, "cut": token[:-1], "longer": f"{token}a", "empty": ""}.get(why, token)

    answer = stranger.post("/own/open/", {"token": token})

    assert answer.status_code == 422
    assert "Kuutti" not in answer.content.decode()
    assert "Kuutti" not in stranger.get("/own/").content.decode()


@pytest.mark.django_db
def test_visit_ends_with_a_press_and_by_itself(visit: Client, clock):
    assert "Kuutti" in visit.get("/own/").content.decode()
    answer = visit.post("/own/leave/", follow=True)
    assert "Kuutti" not in answer.content.decode()
    assert visit.get("/own/details/")["Location"] == "/own/"


@pytest.mark.django_db
def test_visit_without_a_press_ends_after_half_an_hour(visit: Client, clock):
    now = timezone.now()
    clock(now + datetime.timedelta(minutes=29))
    assert "Kuutti" in visit.get("/own/").content.decode()
    clock(now + datetime.timedelta(minutes=60))
    assert "Kuutti" not in visit.get("/own/").content.decode()


@pytest.mark.django_db
def test_visit_ends_when_the_links_of_the_person_are_ended(visit: Client, kuutti: Person, keeper: User):
    """Somebody else may have the page open: they found the code."""
    assert "Kuutti" in visit.get("/own/").content.decode()
    revoke_links(person=kuutti, by=keeper)
    assert visit.get("/own/details/")["Location"] == "/own/"
    assert opened(visit, give_link(person=kuutti, way=Way.PAPER, by=keeper)[1]) == 302
    assert "Kuutti" in visit.get("/own/").content.decode(), "a new link opens it again"


def test_visit_does_not_last_longer_than_half_a_day(visit: Client, clock):
    begun = timezone.now()
    for minutes in range(20, 12 * 60, 20):
        clock(begun + datetime.timedelta(minutes=minutes))
        assert "Kuutti" in visit.get("/own/").content.decode()
    clock(begun + datetime.timedelta(hours=12, minutes=1))
    assert "Kuutti" not in visit.get("/own/").content.decode()


@pytest.mark.parametrize("address", ["details/", "routes/", "showing/", "known.html", "known.json"])
def test_nothing_opens_without_a_visit(kuutti: Person, stranger: Client, address: str):
    for answer in (stranger.get(f"/own/{address}"), stranger.post(f"/own/{address}", {"calling_name": "Muu"})):
        assert answer.status_code == 302
    kuutti.refresh_from_db()
    assert kuutti.calling_name == "Kuutti"


@pytest.mark.django_db
def test_person_corrects_what_is_known(visit: Client, kuutti: Person):
    visit.post("/own/details/", {"key": key(visit, "/own/details/"), "calling_name": "Hylje", "language": "sv"})
    visit.post("/own/routes/", {"key": key(visit, "/own/routes/"), "phone": "040 765 4321"})

    kuutti.refresh_from_db()
    assert (kuutti.calling_name, kuutti.language, kuutti.full_name) == ("Hylje", "sv", "")
    assert [(route.kind, route.may_leave_message) for route in kuutti.routes.all()] == [("phone", False)]
    assert {entry.fields for entry in AuditEntry.objects.filter(act=Act.CHANGED, account=0)} == {
        "calling_name full_name language", "routes"
    }  # fmt: skip


@pytest.mark.django_db
def test_way_through_a_worker_stays_when_others_are_changed(koske: Centre):
    person = make_person(koske)
    from network.people.services import set_routes
    from network.people.services.people import Route

    set_routes(person=person, routes=[Route("worker", "Oma työntekijä")], by=None)
    client = Client()
    opened(client, give_link(person=person, way=Way.EMAIL, by=None)[1])
    client.post("/own/routes/", {"key": key(client, "/own/routes/"), "email": "a@posti.example"})

    assert {route.kind for route in person.routes.all()} == {"email", "worker"}


@pytest.mark.django_db
def test_what_is_left_empty_is_shown_no_more(visit: Client, kuutti: Person):
    release_showing(person=kuutti, showing=Showing.NAME, words="Kuutti", channel=Channel.PAPER, by=None)

    visit.post("/own/showing/", {"key": key(visit, "/own/showing/"), "name": "", "quotation": "Kuultiin."})

    assert current_release(kuutti, Showing.NAME) is None
    shown = current_release(kuutti, Showing.QUOTATION)
    assert shown
    assert (shown.words, shown.channel) == ("Kuultiin.", Channel.WEB)


@pytest.mark.django_db
def test_consent_is_taken_back_and_another_s_is_not_there(visit: Client, kuutti: Person, koske: Centre):
    version, other = make_notice(), make_person(koske)
    own = write_down_consent(person=kuutti, version=version, language="fi", channel=Channel.WEB, by=None)
    foreign = write_down_consent(person=other, version=version, language="fi", channel=Channel.WEB, by=None)

    assert visit.post("/own/consent/", {"consent": foreign.pk}).status_code == 404
    visit.post("/own/consent/", {"consent": own.pk})

    own.refresh_from_db()
    foreign.refresh_from_db()
    assert own.withdrawn_at is not None
    assert foreign.withdrawn_at is None


@pytest.mark.django_db
def test_download_has_everything_of_the_person_and_nothing_of_others(visit: Client, kuutti: Person, koske: Centre):
    make_person(koske, calling_name="Toinen", full_name="Toinen Ihminen", email="toinen@posti.example")

    answer = visit.get("/own/known.json")
    told = json.dumps(json.loads(answer.content), ensure_ascii=False)
    page = visit.get("/own/known.html").content.decode()

    for words in ("Kuutti Kanariala", "kuutti@posti.example", "Osallistuja"):
        assert words in told
        assert words in page
    assert "Toinen" not in told + page
    assert "attachment" in answer["Content-Disposition"]
    assert AuditEntry.objects.filter(act=Act.EXPORTED, reference=kuutti.pk).count() == 2


@pytest.mark.django_db
def test_known_and_unknown_address_get_the_same_answer(kuutti: Person, stranger: Client):
    pages, queries = [], []
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for address in ("kuutti@posti.example", "tuntematon@posti.example"):
        typed = {"key": key(stranger, "/own/link/"), "address": address}
        with CaptureQueriesContext(connection) as asked:
            answer = stranger.post("/own/link/", typed, follow=True)
        pages.append(answer.content)
        queries.append(len(asked))

    assert pages[0] == pages[1]
    assert queries[0] == queries[1]
    assert not Letter.objects.exists()
    assert answer_requests(by=None) == 1
    letter = Letter.objects.get()
    assert letter.address == "kuutti@posti.example"
    assert "Kuutti" not in letter.subject + letter.body
    assert not any(request.address for request in LinkRequest.objects.all())
    assert answer_requests(by=None) == 0


@pytest.mark.django_db
def test_link_of_the_message_opens_the_page(kuutti: Person, stranger: Client):
    send_link(person=kuutti, address="kuutti@posti.example", by=None)
    token = re.search(r"\?k=(\S+)", Letter.objects.get().body).group(1)

    assert opened(stranger, token) == 302


@pytest.mark.django_db
def test_two_people_with_one_address_get_a_link_each(kuutti: Person, koske: Centre):
    make_person(koske, calling_name="Norppa", email="kuutti@posti.example")
    ask_for_link(address="Kuutti@Posti.example", language="fi", by=None)

    assert answer_requests(by=None) == 2


@pytest.mark.django_db
def test_address_that_is_asked_for_again_and_again_gets_three_links_an_hour(kuutti: Person):
    for _time in range(6):
        ask_for_link(address="kuutti@posti.example", language="fi", by=None)

    answer_requests(by=None)
    assert Letter.objects.count() <= 3


@pytest.mark.django_db
def test_staff_gives_a_code_that_is_shown_once(kuutti: Person, keeper: User, signed_in):
    client, address = signed_in(keeper), f"/admin/people/{kuutti.pk}/link/"
    assert address in client.get(f"/admin/people/{kuutti.pk}/").content.decode()

    page = client.post(address, {"paper": "1"}).content.decode()
    code = re.search(r"([2-9A-Z]{4}-){2}[2-9A-Z]{4}", page).group(0)

    assert code not in client.get(address).content.decode()
    assert opened(Client(), code) == 302
    client.post(address, {"revoke": "1"})
    assert opened(Client(), code) == 422


@pytest.mark.django_db
def test_staff_sends_a_link_without_seeing_the_address(kuutti: Person, keeper: User, signed_in):
    answer = signed_in(keeper).post(f"/admin/people/{kuutti.pk}/link/", {"mail": "1"}, follow=True)

    assert "kuutti@posti.example" not in answer.content.decode()
    assert Letter.objects.get().address == "kuutti@posti.example"
