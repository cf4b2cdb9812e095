"""Where coordinators freeze, look at, publish and withdraw figures, and what they are told when the gate is closed."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from base.audit.choices import Act
from base.audit.models import AuditEntry
from base.half_years import HalfYear
from base.users import User
from network.figures.choices import SETTLING
from network.figures.models import FrozenReport
from network.regions.pages import CentrePage
from tests.factories.figures import FrozenReportFactory, held, series_of
from tests.reading import longest_form, text_of
from workshops.enrolment.models import Gathering

pytestmark = pytest.mark.django_db
LIST = "/admin/figures/"
ENDED = HalfYear.of(timezone.localdate() - SETTLING).before
SignedIn = Callable[[User], Client]


@pytest.fixture
def gathering(centre_page: CentrePage) -> Gathering:
    series = series_of(centre_page, "Kohti työelämää")
    held(series, enrolled=40, came=28, day=ENDED.first_on)
    return held(series, enrolled=30, came=21, day=ENDED.last_on)


@pytest.fixture
def desk(coordinator: User, gathering: Gathering, signed_in: SignedIn) -> Client:
    return signed_in(coordinator)


def freeze(desk: Client, report: str, centre_page: CentrePage) -> str:
    """What the screen says then."""
    told = {"report": report, "centre": centre_page.centre.pk, "period": ENDED.code}
    return text_of(desk.post(LIST, told, follow=True))


def publishing(frozen: FrozenReport) -> dict[str, str]:
    """What the form of a draft sends, as it was looked at."""
    return {"publish": "1", "sure": "on", "looked_at": frozen.frozen_at.isoformat()}


def test_from_the_list_to_the_public_page(desk: Client, centre_page: CentrePage, stranger: Client):
    assert "ei vielä jäädytetty" in text_of(desk.get(LIST))
    assert "Luvut on jäädytetty." in freeze(desk, "participation", centre_page)
    frozen = FrozenReport.objects.get()
    screen = f"{LIST}{frozen.pk}/"
    shown = text_of(desk.get(screen))
    assert "Kohti työelämää" in shown
    assert "49" not in shown.split()
    assert longest_form(desk.get(screen))["looked_at"] == [frozen.frozen_at.isoformat()]
    for missing in ("sure", "looked_at"):
        told = {name: value for name, value in publishing(frozen).items() if name != missing}
        refused = desk.post(screen, told)
        assert refused.status_code == 422
        assert ("Lomake ei tullut perille kokonaisena" in text_of(refused)) == (missing == "looked_at")
    assert "Luvut ovat nyt julkisia." in text_of(desk.post(screen, publishing(frozen), follow=True))
    address = f"/koske/figures/{ENDED.code}/participation/"
    assert stranger.get(address).status_code == 200
    withdrawing = {"withdraw": "1", "sure": "on"}
    assert desk.post(screen, {**withdrawing, "why_fi": ""}).status_code == 422
    assert desk.post(screen, {**withdrawing, "why_fi": "Soita 040 123 4567"}).status_code == 422
    assert desk.post(screen, {"withdraw": "1", "why_fi": "Läsnäoloja puuttui."}).status_code == 422
    assert stranger.get(address).status_code == 200
    done = desk.post(screen, {**withdrawing, "why_fi": "Läsnäoloja puuttui."}, follow=True)
    assert "Luvut poistettiin julkisuudesta" in text_of(done)
    assert stranger.get(address).status_code == 410


def test_gate_says_why_it_is_closed(desk: Client, centre_page: CentrePage, gathering: Gathering):
    freeze(desk, "participation", centre_page)
    frozen = FrozenReport.objects.get()
    desk.post(f"{LIST}{frozen.pk}/", publishing(frozen))
    gathering.number_enrolled, gathering.number_came, gathering.number_away = 90, 2, 88
    gathering.save()
    told = freeze(desk, "attendance", centre_page)
    assert "Lukuja ei voi julkaista" in told
    assert "jos tietoja on muutettu sen jälkeen, kun saman kauden muita lukuja on jo julkaistu" in told
    assert FrozenReport.objects.count() == 1


def test_publishing_twice_and_freezing_what_is_public_say_so(desk: Client, centre_page: CentrePage):
    freeze(desk, "participation", centre_page)
    frozen = FrozenReport.objects.get()
    screen = f"{LIST}{frozen.pk}/"
    desk.post(screen, publishing(frozen))
    again = desk.post(screen, publishing(frozen))
    assert again.status_code == 422
    assert "joku muu on muuttanut" in text_of(again)
    assert "eikä niitä lasketa uudelleen" in freeze(desk, "participation", centre_page)


def test_nobody_publishes_what_nobody_has_looked_at(desk: Client, centre_page: CentrePage):
    """Somebody else has reckoned it anew since."""
    freeze(desk, "participation", centre_page)
    seen = publishing(FrozenReport.objects.get())
    freeze(desk, "participation", centre_page)
    frozen = FrozenReport.objects.get()
    again = desk.post(f"{LIST}{frozen.pk}/", seen)
    assert again.status_code == 422
    assert "Katso ne ensin läpi." in text_of(again)
    assert FrozenReport.objects.get().state == "draft"


def test_true_numbers_are_for_the_centres_coordinators_and_each_look_is_noted(
    desk: Client, centre_page: CentrePage, administrator: User, outside_coordinator: User, signed_in: SignedIn
):
    freeze(desk, "participation", centre_page)
    frozen = FrozenReport.objects.get()
    screen = f"{LIST}{frozen.pk}/true/"
    assert "49" in text_of(desk.get(screen)).split()
    assert AuditEntry.objects.filter(act=Act.SAW, table="network.FrozenReport").count() == 1
    assert "/true/" in desk.get(f"{LIST}{frozen.pk}/").content.decode()
    above = signed_in(administrator)
    assert "/true/" not in above.get(f"{LIST}{frozen.pk}/").content.decode()
    assert [above.get(screen).status_code, signed_in(outside_coordinator).get(screen).status_code] == [404, 404]
    assert AuditEntry.objects.filter(act=Act.SAW, table="network.FrozenReport").count() == 1


def test_another_centre_is_not_there(
    desk: Client, centre_page: CentrePage, outside_coordinator: User, editor: User, signed_in: SignedIn
):
    freeze(desk, "participation", centre_page)
    frozen = FrozenReport.objects.get()
    other = signed_in(outside_coordinator)
    assert other.get(f"{LIST}{frozen.pk}/").status_code == 404
    told = {"report": "participation", "centre": centre_page.centre.pk, "period": ENDED.code}
    assert other.post(LIST, told).status_code == 404
    assert signed_in(editor).get(LIST).status_code in {302, 403}


@pytest.mark.parametrize("told", [{"report": "nothing"}, {"period": "1066-1"}, {"centre": "0"}])
def test_what_is_not_there_is_not_frozen(desk: Client, centre_page: CentrePage, told: dict[str, str]):
    sent = {"report": "participation", "centre": str(centre_page.centre.pk), "period": ENDED.code, **told}
    assert desk.post(LIST, sent).status_code == 404
    assert desk.get(LIST, {"centre": "0", "period": "1066-1"}).status_code == 200
    assert not FrozenReport.objects.exists()


def test_report_without_anything_to_count_says_so(coordinator: User, centre_page: CentrePage, signed_in: SignedIn):
    assert "Laskettavaa ei ollut." in freeze(signed_in(coordinator), "participation", centre_page)


def test_old_half_year_of_which_something_is_public_can_still_be_chosen(desk: Client, centre_page: CentrePage):
    old = FrozenReportFactory(
        centre=centre_page.centre, half_year="2019-2", state="published", published_at=timezone.now()
    )
    FrozenReportFactory(half_year="2018-1")
    told = desk.get(LIST, {"centre": centre_page.centre.pk, "period": "2019-2"}).content.decode()
    assert f"{LIST}{old.pk}/" in told
    assert "2019-2" in told
    assert "2018-1" not in told
