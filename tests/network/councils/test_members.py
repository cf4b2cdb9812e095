"""Who belongs to a council on which day, who may read, and who is named: four things that begin and end apart."""

import datetime
import uuid
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from base.audit.choices import Act
from base.audit.models import AuditEntry
from base.personal_data.erasing import erase_person
from base.personal_data.register import table_of
from base.users import User
from network.councils.choices import SeatRole
from network.councils.keeping import members
from network.councils.models import Council, Listing, Seat, Term
from network.councils.pages import CouncilPage
from network.councils.queries import listing_of, members_on, promise_of, readers_on, reading_right
from network.councils.services import (
    change_role,
    end_seat,
    follow_last_days,
    follow_terms,
    give_seat,
    keep_council,
    let_read,
    name_in_public,
    promise_secrecy,
)
from network.messages.queries import calls_waiting
from network.people.choices import COUNCIL_MEMBER, Channel, Showing
from network.people.models import Need, Part, Person
from network.people.services import change_person, merge_people, withdraw_release
from network.regions.models import Centre
from network.regions.pages import CentrePage
from tests.factories.base import republished, translated
from tests.factories.councils import TermFactory
from tests.factories.people import NeedFactory, PhoneCallFactory, make_person
from tests.network.conftest import FIRST, LAST, Give
from tests.network.people.showing import let
from tests.reading import document, text_of
from tests.staff import staff

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def promised(seat: Seat) -> Seat:
    promise_secrecy(term=seat.term, person=seat.person, channel=Channel.WEB, by=None)
    return seat


def listed(council: Council, day: datetime.date) -> list[str]:
    return [seat.person.calling_name for seat in members_on(council, day)]


def reading(council: Council, day: datetime.date) -> list[str]:
    return sorted(person.calling_name for person in readers_on(council, day))


@pytest.mark.parametrize(
    ("day", "there"),
    [(FIRST - DAY, False), (FIRST, True), (LAST, True), (LAST + DAY, False), (datetime.date(2028, 2, 29), False)],
)
def test_on_the_days_of_a_term_the_right_people_are_listed_and_the_right_ones_read(
    council: Council, seat_of: Give, day: datetime.date, there: bool
):
    promised(seat_of("Norppa", starts_on=FIRST))
    seat_of("Kuutti", starts_on=FIRST)

    assert listed(council, day) == (["Kuutti", "Norppa"] if there else [])
    assert reading(council, day) == (["Norppa"] if there else [])


def test_to_be_listed_and_to_read_end_apart(council: Council, term: Term, seat_of: Give, keeper: User):
    seat = promised(seat_of("Norppa", starts_on=FIRST))
    later = LAST + 30 * DAY
    let_read(term=term, person=seat.person, starts_on=FIRST, ends_on=later, by=keeper)
    assert (listed(council, later), reading(council, later), reading(council, later + DAY)) == ([], ["Norppa"], [])

    supporter = make_person(council.centre, calling_name="Tukihenkilö")
    let_read(term=term, person=supporter, starts_on=FIRST, ends_on=None, by=keeper)
    promise_secrecy(term=term, person=supporter, channel=Channel.PAPER, by=keeper)
    assert (listed(council, FIRST), reading(council, FIRST)) == (["Norppa"], ["Norppa", "Tukihenkilö"])


def test_seat_that_ends_holds_on_its_last_day(council: Council, seat_of: Give, keeper: User):
    seat, today = promised(seat_of(starts_on=FIRST)), timezone.localdate()
    end_seat(seat=seat, on=today, by=keeper)

    assert (listed(council, today), reading(council, today)) == (["Norppa"], ["Norppa"])
    assert (listed(council, today + DAY), reading(council, today + DAY)) == ([], [])
    assert Part._base_manager.get(person=seat.person, kind__slug=COUNCIL_MEMBER).ends_on == today


def test_seat_gives_a_part_until_the_end_of_the_term(seat_of: Give):
    seat = seat_of(starts_on=FIRST)
    part = Part._base_manager.get(person=seat.person, kind__slug=COUNCIL_MEMBER)
    assert (part.starts_on, part.ends_on) == (FIRST, LAST)


def test_form_sent_twice_gives_one_seat(term: Term, somebody: Callable[[str], Person], seat_of: Give):
    person, key = somebody("Norppa"), uuid.uuid4()
    assert seat_of(person=person, key=key) == seat_of(person=person, key=key)
    with pytest.raises(ValidationError, match="on jo paikka"):
        seat_of(person=person)


@pytest.mark.parametrize("day", [FIRST - DAY, LAST + DAY])
def test_seat_begins_within_the_term(seat_of: Give, day: datetime.date):
    with pytest.raises(ValidationError, match="ulkopuolella"):
        seat_of(starts_on=day)
    assert not Seat._base_manager.exists()


def test_nobody_else_gives_seats(seat_of: Give, outsider: User, koske, other_centre_page):
    with pytest.raises(PermissionDenied):
        seat_of(by=outsider)
    with pytest.raises(PermissionDenied):
        seat_of(by=staff("ohjaa@koske.example", "facilitator", koske))
    with pytest.raises(ValidationError, match="toinen organisaatio"):
        seat_of(person=make_person(other_centre_page.centre, calling_name="Muu"))


def test_promise_is_kept_in_its_words_and_once(term: Term, seat_of: Give, keeper: User):
    from network.councils.models import SecrecyText

    seat = promised(promised(seat_of()))
    first = promise_of(seat.person, term)
    assert first
    assert first.text.number == 1
    SecrecyText.objects.create(text_fi="Uudet sanat.", text_sv="Nya ord.")
    promised(seat)

    newest = promise_of(seat.person, term)
    assert newest
    assert (newest.text.number, seat.person.secrecy_promises.count()) == (2, 2)
    assert AuditEntry.objects.filter(act=Act.CONSENTED, reference=seat.person_id).count() == 2


def test_nobody_is_named_without_both_a_wish_and_a_name(council_page: CouncilPage, seat_of: Give, stranger: Client):
    seat = seat_of("Norppa")
    assert "Norppa" not in stranger.get(council_page.url).content.decode()

    name_in_public(term=seat.term, person=seat.person, wanted=True, by=None)
    page = stranger.get(council_page.url)
    assert "nimensä" not in page.content.decode()

    let(seat.person, Showing.NAME, "Merivirtanen")
    page = stranger.get(council_page.url)
    assert "Merivirtanen" in page.content.decode()
    assert "no-store" in page["Cache-Control"]

    withdraw_release(person=seat.person, showing=Showing.NAME, by=None)
    assert "Merivirtanen" not in stranger.get(council_page.url).content.decode()


@pytest.mark.parametrize("how", ["wish", "seat", "term"])
def test_name_goes_with_the_wish_the_seat_and_the_term(
    council: Council, council_page: CouncilPage, seat_of: Give, stranger: Client, clock: Callable, how: str
):
    seat = seat_of("Norppa", starts_on=FIRST)
    let(seat.person, Showing.NAME, "Merivirtanen")
    name_in_public(term=seat.term, person=seat.person, wanted=True, by=None)
    if how == "wish":
        name_in_public(term=seat.term, person=seat.person, wanted=False, by=None)
        assert not Listing._base_manager.exists()
    elif how == "seat":
        end_seat(seat=seat, on=timezone.localdate() - DAY, by=None)
        assert listing_of(seat.person, seat.term) is None
    else:
        clock(datetime.datetime(2028, 1, 1, 12, tzinfo=datetime.UTC))

    assert "Merivirtanen" not in stranger.get(council_page.url).content.decode()


def test_name_is_asked_for_in_all_languages_of_the_council(council_page: CouncilPage, seat_of: Give, stranger: Client):
    swedish = translated(council_page, "sv", title="Klientrådet", slug="klientradet")
    seat = seat_of("Norppa")
    let(seat.person, Showing.NAME, "Merivirtanen")
    name_in_public(term=seat.term, person=seat.person, wanted=True, by=None)
    assert "Merivirtanen" in stranger.get(swedish.url).content.decode()


def test_days_of_the_term_follow_the_published_page(council: Council, council_page: CouncilPage, seat_of: Give):
    seat_of(starts_on=FIRST)
    council_page.term_ends_on = LAST + 60 * DAY
    council_page.save_revision()
    assert council.terms.get().ends_on == LAST

    republished(council_page, term_ends_on=LAST + 60 * DAY)
    assert council.terms.get().ends_on == LAST + 60 * DAY
    assert listed(council, LAST + DAY) == ["Norppa"]


def test_new_term_begins_beside_the_old_one(council: Council, council_page: CouncilPage, seat_of: Give):
    seat_of(starts_on=FIRST)
    republished(council_page, term_starts_on=LAST + DAY, term_ends_on=LAST + 365 * DAY)

    assert [each.starts_on for each in council.terms.all()] == [LAST + DAY, FIRST]
    assert (listed(council, LAST), listed(council, LAST + DAY)) == (["Norppa"], [])


def test_language_versions_are_one_council(council: Council, council_page: CouncilPage):
    swedish = translated(council_page, "sv", title="Klientrådet", slug="klientradet")
    assert keep_council(council_key=swedish.translation_key, by=None) == council
    assert Council.objects.count() == 1


def test_two_rows_of_one_person_have_one_seat(term: Term, seat_of: Give, koske):
    coordinator = staff("koordinoi@koske.example", "coordinator", koske)
    first, second = promised(seat_of("Norppa", starts_on=FIRST)), promised(seat_of("Norppa"))
    merge_people(keep=second.person, drop=first.person, by=coordinator)

    assert [seat.ends_on for seat in Seat._base_manager.filter(person=second.person).order_by("starts_on")] == [
        None,
        timezone.localdate(),
    ]
    assert promise_of(second.person, term)
    assert reading_right(term, second.person)


def test_erased_member_leaves_nothing(council: Council, seat_of: Give, administrator: User):
    seat = promised(seat_of("Norppa"))
    name_in_public(term=seat.term, person=seat.person, wanted=True, by=None)
    erase_person(person=seat.person_id, by=administrator)

    assert (listed(council, timezone.localdate()), Seat._base_manager.count()) == ([], 0)


def test_seat_of_somebody_restricted_is_not_given(term: Term, somebody: Callable[[str], Person], keeper: User):
    person = somebody("Norppa")
    Person._base_manager.filter(pk=person.pk).update(restricted_on=timezone.localdate())
    person.refresh_from_db()
    with pytest.raises(PermissionDenied):
        give_seat(term=term, person=person, role="member", starts_on=timezone.localdate(), key=uuid.uuid4(), by=keeper)


def test_seat_that_has_ended_does_not_begin_anew(council: Council, seat_of: Give, keeper: User):
    seat, today = promised(seat_of(starts_on=FIRST)), timezone.localdate()
    end_seat(seat=seat, on=today - 9 * DAY, by=keeper)
    for who in (None, keeper):
        with pytest.raises(ValidationError, match="jo päättynyt"):
            end_seat(seat=seat, on=today, by=who)
    assert reading(council, today) == []


def test_who_leaves_before_the_first_day_has_never_been_there(council: Council, seat_of: Give):
    seat = promised(seat_of(starts_on=timezone.localdate() + 20 * DAY))
    about = {"event_key": council.council_key, "event_on": seat.starts_on, "person": seat.person}
    NeedFactory(**about)
    PhoneCallFactory(**about)
    end_seat(seat=seat, on=timezone.localdate(), by=None)
    assert not Need._base_manager.exists()
    assert not calls_waiting(council.council_key).exists()
    assert not Seat._base_manager.exists()
    assert reading_right(seat.term, seat.person) is None
    assert not Part._base_manager.filter(person=seat.person, kind__slug=COUNCIL_MEMBER).exists()


def test_nobody_under_a_safety_ban_is_named(council_page: CouncilPage, seat_of: Give, stranger: Client):
    seat = seat_of("Norppa")
    let(seat.person, Showing.NAME, "Merivirtanen")
    name_in_public(term=seat.term, person=seat.person, wanted=True, by=None)
    change_person(person=seat.person, values={"has_safety_ban": True}, by=None)
    assert "Merivirtanen" not in stranger.get(council_page.url).content.decode()
    with pytest.raises(ValidationError, match="turvallisuuden"):
        name_in_public(term=seat.term, person=seat.person, wanted=True, by=None)


def test_who_is_named_until_a_day_can_stop_it_before(
    council_page: CouncilPage, seat_of: Give, stranger: Client, keeper: User
):
    seat = seat_of("Norppa", starts_on=FIRST)
    let(seat.person, Showing.NAME, "Merivirtanen")
    name_in_public(term=seat.term, person=seat.person, wanted=True, by=None)
    end_seat(seat=seat, on=timezone.localdate() + 20 * DAY, by=keeper)
    assert "Merivirtanen" in stranger.get(council_page.url).content.decode()

    assert listing_of(seat.person, seat.term)
    name_in_public(term=seat.term, person=seat.person, wanted=False, by=None)
    assert "Merivirtanen" not in stranger.get(council_page.url).content.decode()


def test_days_that_overlap_with_a_term_with_members_are_refused(
    council_page: CouncilPage, council: Council, seat_of: Give
):
    seat_of(starts_on=FIRST)
    council_page.term_starts_on, council_page.term_ends_on = LAST, LAST + 300 * DAY
    with pytest.raises(ValidationError, match="viimeinen päivä"):
        council_page.save_revision()
    assert council.terms.get().starts_on == FIRST


def test_part_follows_the_end_of_the_term(council: Council, council_page: CouncilPage, seat_of: Give):
    seat = seat_of(starts_on=FIRST)
    republished(council_page, term_ends_on=LAST + 60 * DAY)
    assert Part._base_manager.get(person=seat.person, kind__slug=COUNCIL_MEMBER).ends_on == LAST + 60 * DAY


def test_member_is_not_deleted_while_the_term_goes_on(council: Council, seat_of: Give):
    seat = seat_of(starts_on=FIRST)
    Part._base_manager.update(starts_on=FIRST, ends_on=FIRST)
    (rule,) = table_of(Person).kept
    everybody = Person._base_manager.all()
    assert not rule.due(everybody, LAST).filter(pk=seat.person_id).exists()
    assert rule.due(everybody, datetime.date(2031, 1, 1)).filter(pk=seat.person_id).exists()


def test_facilitator_does_not_learn_who_is_in_a_council(koske, seat_of: Give, keeper: User, signed_in):
    member, both = seat_of("Norppa").person, seat_of("Kuutti").person
    Part._base_manager.filter(person=member).exclude(kind__slug=COUNCIL_MEMBER).delete()
    facilitator = signed_in(staff("ohjaa@koske.example", "facilitator", koske))
    for address in ("/admin/people/", "/admin/people/?kind=council-member"):
        assert "Norppa" not in facilitator.get(address).content.decode()
        assert "Norppa" in signed_in(keeper).get(address).content.decode()
    assert "Kuutti" not in facilitator.get("/admin/people/?kind=council-member").content.decode()
    row = document(facilitator.get("/admin/people/")).select_one("tbody").get_text()
    screen = text_of(facilitator.get(f"/admin/people/{both.pk}/"))
    for told in (row, screen):
        assert "Kuutti" in told
        assert "Asiakasraadin jäsen" not in told
    assert facilitator.get(f"/admin/people/{member.pk}/").status_code == 404


def test_council_moves_with_its_page_until_it_has_members(
    council: Council, council_page: CouncilPage, seat_of: Give, outsider: User, other_centre_page: CentrePage
):
    council_page.move(other_centre_page, pos="last-child")
    council.refresh_from_db()
    assert council.centre == other_centre_page.centre


def test_council_with_members_stays_with_its_organisation(
    council: Council, council_page: CouncilPage, seat_of: Give, outsider: User, other_centre_page: CentrePage
):
    seat_of("Norppa")
    before = council.centre
    council_page.move(other_centre_page, pos="last-child")
    council.refresh_from_db()
    assert council.centre == before


def test_role_changes_from_a_day_on_and_everything_else_stays(
    council: Council, term: Term, seat_of: Give, keeper: User
):
    seat = promised(seat_of("Norppa", starts_on=FIRST))
    person, today = seat.person, timezone.localdate()
    let(person, Showing.NAME, "Merivirtanen")
    name_in_public(term=term, person=person, wanted=True, by=None)
    NeedFactory(event_key=council.council_key, event_on=LAST, person=person)
    key = uuid.uuid4()
    told = {"seat": seat, "role": SeatRole.CHAIR, "on": today, "key": key, "by": keeper}
    assert change_role(**told) == change_role(**told), "the form sent twice"

    before, after = Seat._base_manager.order_by("starts_on")
    assert (before.role, before.starts_on, before.ends_on) == (SeatRole.MEMBER, FIRST, today - DAY)
    assert (after.role, after.starts_on, after.ends_on) == (SeatRole.CHAIR, today, None)
    right = reading_right(term, person)
    assert right
    assert (right.starts_on, right.ends_on) == (FIRST, None)
    assert promise_of(person, term)
    assert listing_of(person, term)
    assert Need._base_manager.exists()
    assert [seat.role for seat in members_on(council, today)] == [SeatRole.CHAIR]
    assert [seat.role for seat in members_on(council, today - DAY)] == [SeatRole.MEMBER]


def test_whoever_leaves_after_a_change_of_role_has_left(council: Council, term: Term, seat_of: Give, keeper: User):
    seat, today = promised(seat_of("Norppa", starts_on=FIRST)), timezone.localdate()
    told = {"role": SeatRole.CHAIR, "on": today, "key": uuid.uuid4(), "by": keeper}
    end_seat(seat=change_role(seat=seat, **told), on=today, by=None)
    assert list(members_on(council, today + DAY)) == []
    assert reading(council, today + DAY) == []
    assert not Part._base_manager.filter(kind__slug=COUNCIL_MEMBER, ends_on=LAST).exists()


def test_role_is_not_changed_to_the_same_nor_on_a_day_without_the_seat(seat_of: Give, keeper: User, outsider: User):
    seat, today = seat_of("Norppa", starts_on=timezone.localdate()), timezone.localdate()
    for role, on, code in (
        (SeatRole.MEMBER, today, "role"),
        (SeatRole.CHAIR, today - DAY, "outside"),
        (SeatRole.CHAIR, LAST + DAY, "outside"),
        (SeatRole.CHAIR, today + DAY, "ahead"),
    ):
        with pytest.raises(ValidationError) as refused:
            change_role(seat=seat, role=role, on=on, key=uuid.uuid4(), by=keeper)
        assert refused.value.code == code
    with pytest.raises(PermissionDenied):
        change_role(seat=seat, role=SeatRole.CHAIR, on=today, key=uuid.uuid4(), by=outsider)
    change_role(seat=seat, role=SeatRole.CHAIR, on=today, key=uuid.uuid4(), by=keeper)
    assert Seat._base_manager.get().role == SeatRole.CHAIR, "from the first day on"


def test_who_comes_back_the_next_day_reads_what_was_before(council: Council, term: Term, seat_of: Give, keeper: User):
    seat, today = promised(seat_of("Norppa", starts_on=FIRST)), timezone.localdate()
    end_seat(seat=seat, on=today, by=keeper)
    again = seat_of("Norppa", person=seat.person, starts_on=today + DAY)
    right = reading_right(term, seat.person)
    assert right
    assert right.starts_on == FIRST

    end_seat(seat=again, on=today, by=None)
    right = reading_right(term, seat.person)
    assert right
    assert (right.starts_on, right.ends_on) == (FIRST, today), "given back before it began"
    assert promise_of(seat.person, term)


def test_last_day_that_was_told_before_is_acted_on_when_it_has_passed(
    council: Council, seat_of: Give, keeper: User, clock: Callable
):
    leaves, stays = (seat_of(name, starts_on=FIRST) for name in ("Norppa", "Kuutti"))
    last = timezone.localdate() + 20 * DAY
    for seat in (leaves, stays):
        about = {"event_key": council.council_key, "event_on": LAST, "person": seat.person}
        NeedFactory(**about)
        PhoneCallFactory(**about)
        end_seat(seat=seat, on=last, by=keeper)
    seat_of("Kuutti", person=stays.person, starts_on=last + DAY)

    for days, left in ((20, 2), (21, 1), (22, 1)):
        clock(timezone.now().replace(hour=12) + (last + (days - 20) * DAY - timezone.localdate()))
        follow_last_days(today=timezone.localdate(), by=None)
        assert calls_waiting(council.council_key).count() == left, days
        assert Need._base_manager.count() == left, days
    assert Need._base_manager.get().person == stays.person


def test_needs_are_kept_as_long_as_the_term_as_it_stands_today(council: Council, term: Term, seat_of: Give):
    seat = seat_of("Norppa", starts_on=FIRST)
    NeedFactory(event_key=council.council_key, event_on=LAST, person=seat.person)
    today = timezone.localdate()
    for ends_on in (LAST + 90 * DAY, today + 5 * DAY, None):
        Term.objects.filter(pk=term.pk).update(ends_on=ends_on)
        assert follow_terms(today=today, by=None) == 1
        kept_on = Need._base_manager.get().event_on
        assert kept_on == ends_on if ends_on else kept_on > today + 360 * DAY
        assert follow_terms(today=today, by=None) == 0


def test_whoever_has_left_a_council_without_an_end_is_not_kept_for_ever(council: Council, term: Term, seat_of: Give):
    Term.objects.filter(pk=term.pk).update(ends_on=None)
    stays, leaves = (seat_of(name, starts_on=FIRST) for name in ("Norppa", "Kuutti"))
    end_seat(seat=leaves, on=timezone.localdate(), by=None)
    kept = members(timezone.localdate() + DAY).values_list("person", flat=True)
    assert list(kept) == [stays.person_id]


def test_members_go_along_when_their_council_moves_to_another_centre_of_the_organisation(
    council: Council, council_page: CouncilPage, koske: Centre, other_centre_page: CentrePage, seat_of: Give
):
    other = other_centre_page.centre
    other.organisation = koske.organisation
    other.save()
    moves, sits_in_two = seat_of("Norppa"), seat_of("Kuutti")
    second = TermFactory(council__centre=koske, starts_on=FIRST, ends_on=LAST)
    seat_of("Kuutti", person=sits_in_two.person, term=second)
    council_page.move(other_centre_page, pos="last-child")
    council.refresh_from_db()
    assert council.centre == other

    parts = Part._base_manager.filter(kind__slug=COUNCIL_MEMBER)
    assert {part.centre for part in parts.filter(person=moves.person)} == {other}
    assert {part.centre for part in parts.filter(person=sits_in_two.person)} == {koske, other}
    end_seat(seat=moves, on=timezone.localdate(), by=None)
    assert parts.get(person=moves.person).ends_on == timezone.localdate()
