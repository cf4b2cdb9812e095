"""A call of a council of Koske that is open, its keepers, and those who apply."""

import datetime
import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from base.users import User
from network.applications.choices import Channel
from network.applications.models import Application
from network.applications.pages import CallPage
from network.applications.queries import call_of
from network.applications.services import begin_application, send_application, tell_application
from network.councils.models import Call
from network.councils.pages import CouncilPage
from network.notices.choices import Purpose
from network.people.choices import Language, RouteKind
from network.people.services.people import Newcomer, Route
from network.regions.models import Centre
from network.staff.choices import StaffRole
from tests.factories.councils import CallPageFactory
from tests.factories.pajaverkko import Trunk
from tests.factories.people import make_notice
from tests.staff import staff

Apply = Callable[..., Application]
DAY = datetime.timedelta(days=1)


@pytest.fixture
def notice(site: Trunk) -> None:
    """Made after the trunk: what is there before a snapshot is taken would be taken with it."""
    make_notice(Purpose.APPLICATIONS)


@pytest.fixture
def call_page(notice: None, council_page: CouncilPage) -> CallPage:
    return CallPageFactory(
        parent=council_page, title="Haku perhepalvelujen raatiin", slug="haku", asks_age_group=True, asks_service=True
    )


@pytest.fixture
def call(call_page: CallPage) -> Call:
    found = call_of(call_page)
    assert found
    return found


@pytest.fixture
def other_keeper(koske: Centre) -> User:
    """The coordinator of Koske: a second reader."""
    return staff("koordinoi@koske.example", StaffRole.COORDINATOR, koske)


@pytest.fixture
def keeping(keeper: User, signed_in) -> Client:
    return signed_in(keeper)


def newcomer(name: str = "Norppa", email: str = "", phone: str = "040 123 4567") -> Newcomer:
    routes = [Route(RouteKind.EMAIL, email)] if email else [Route(RouteKind.PHONE, phone)]
    return Newcomer({"calling_name": name, "language": Language.FINNISH}, routes)


@pytest.fixture
def apply(call: Call) -> Apply:
    """Somebody new applies and sends."""

    def send(name: str = "Norppa", email: str = "", **values: object) -> Application:
        told = {"who": newcomer(name, email), "key": uuid.uuid4(), "channel": Channel.WEB}
        at = timezone.now()
        made = begin_application(call=call, at=at, by=None, **told)  # type: ignore[arg-type]
        made = tell_application(
            application=made, values={"why": "Haluan vaikuttaa.", "wants_reserve": True, **values}, at=at, by=None
        )
        return send_application(application=made, at=at, by=None)

    return send


@pytest.fixture
def closed(call: Call) -> Callable[[], datetime.datetime]:
    """The call closed yesterday."""

    def close() -> datetime.datetime:
        today = timezone.localdate()
        Call.objects.filter(pk=call.pk).update(opens_on=today - 15 * DAY, closes_on=today - DAY, answers_on=today + DAY)
        call.refresh_from_db()
        return timezone.now()

    return close
