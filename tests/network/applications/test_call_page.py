"""A call is public only when its form could be sent: whatever way it would become public."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowTask

from base.gates import NotReadyError
from base.services import hold_back_what_is_not_ready
from base.users import User
from network.applications.pages import TOLD, CallPage
from network.applications.queries import call_of
from network.councils.pages import CouncilPage
from network.notices.choices import VersionState
from network.notices.models import NoticeVersion
from tests.factories.base import republished, translated
from tests.factories.councils import CallPageFactory
from tests.factories.network import CouncilPageFactory, MaterialPageFactory
from tests.factories.pajaverkko import Trunk
from tests.network.applications.conftest import DAY
from tests.reading import text_of

pytestmark = pytest.mark.django_db
MISSING = (*TOLD, "opens_on", "closes_on", "answers_on")


@pytest.fixture
def unready(notice: None, council_page: CouncilPage) -> CallPage:
    """A draft that does not say what is paid."""
    return CallPageFactory(parent=council_page, title="Haku", slug="haku", paid="", published=False)


def is_public(page: CallPage) -> bool:
    return CallPage.objects.filter(pk=page.pk, live=True).exists()


@pytest.mark.parametrize("name", MISSING)
def test_whatever_is_missing_keeps_a_call_from_readers(notice: None, council_page: CouncilPage, name: str):
    empty = None if name in {"opens_on", "closes_on", "answers_on"} else ""
    days = {} if name in TOLD else {"opens_on": timezone.localdate(), "closes_on": timezone.localdate() + DAY}
    days |= {"answers_on": timezone.localdate() + 2 * DAY} if days else {}
    page = CallPageFactory(parent=council_page, published=False, **{**days, name: empty})
    with pytest.raises(NotReadyError, match="puuttuu"):
        page.save_revision().publish()
    assert not is_public(page)


def test_without_a_notice_there_is_no_call(council_page: CouncilPage):
    page = CallPageFactory(parent=council_page, published=False)
    NoticeVersion.objects.update(state=VersionState.REPLACED)
    with pytest.raises(NotReadyError, match="tietosuojaselostetta"):
        page.save_revision().publish()
    assert not is_public(page)


def test_language_without_a_form_is_not_public(call_page: CallPage):
    assert translated(call_page, "sv", slug="utlysning").live
    with pytest.raises(NotReadyError):
        translated(call_page, "en", slug="call")


def test_last_day_that_has_passed_is_not_published(notice: None, council_page: CouncilPage):
    today = timezone.localdate()
    days = {"opens_on": today - 9 * DAY, "closes_on": today - DAY, "answers_on": today}
    page = CallPageFactory(parent=council_page, published=False, **days)
    with pytest.raises(NotReadyError, match="mennyt"):
        page.save_revision().publish()


def test_days_in_the_wrong_order_are_refused(notice: None, council_page: CouncilPage):
    page = CallPageFactory(parent=council_page, published=False)
    page.answers_on = page.closes_on - DAY
    with pytest.raises(ValidationError, match="tässä järjestyksessä"):
        page.save_revision()


def saved(page: CallPage, by: User) -> None:
    page.live = True
    page.save()


def published(page: CallPage, by: User) -> None:
    page.save_revision().publish(skip_permission_checks=True)


def reverted(page: CallPage, by: User) -> None:
    earlier = page.save_revision()
    page.save_revision().publish(previous_revision=earlier)


def copied(page: CallPage, by: User) -> None:
    CopyPageAction(_shown(page), keep_live=True, user=by, update_attrs={"slug": "kopio"}).execute()


def mirrored(page: CallPage, by: User) -> None:
    CreatePageAliasAction(_shown(page), update_slug="alias", user=by).execute()


def scheduled(page: CallPage, by: User) -> None:
    page.save_revision(approved_go_live_at=timezone.now() - datetime.timedelta(minutes=5))
    call_command("publish_scheduled", verbosity=0)


def approved(page: CallPage, by: User) -> None:
    page.save_revision()
    workflow = Workflow.objects.create(name="Hyväksyntä")
    task = GroupApprovalTask.objects.create(name="Lue")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    workflow.start(page, by)
    page.current_workflow_task_state.approve(user=by)


def _shown(page: CallPage) -> CallPage:
    """As if it had been shown before something went missing."""
    Page.objects.filter(pk=page.pk).update(live=True)
    return CallPage.objects.get(pk=page.pk)


@pytest.mark.parametrize("way", [saved, published, reverted, copied, mirrored, scheduled, approved])
def test_no_way_of_wagtail_shows_a_call_that_is_not_ready(unready: CallPage, administrator: User, way):
    with pytest.raises(NotReadyError):
        way(unready, administrator)
    assert not CallPage.objects.filter(live=True).exclude(pk=unready.pk).exists()
    assert way in {copied, mirrored} or not is_public(unready)


def test_hour_of_a_call_that_is_not_ready_holds_up_nobody(unready: CallPage, site):
    hour = timezone.now() - datetime.timedelta(minutes=5)
    other = MaterialPageFactory(title="Ajastettu", published=False)
    for page in (unready, other):
        page.save_revision(approved_go_live_at=hour)

    assert hold_back_what_is_not_ready(by=None) == 1
    call_command("publish_scheduled", verbosity=0)
    other.refresh_from_db()
    assert other.live
    assert not is_public(unready)


def test_admin_tells_what_is_missing_and_keeps_the_draft(unready: CallPage, administrator: User, signed_in):
    client: Client = signed_in(administrator)
    bulk = f"/admin/bulk/wagtailcore/page/publish/?next=/admin/&id={unready.pk}"
    answer = client.post(bulk, follow=True)
    assert "mitä maksetaan" in text_of(answer)
    assert not is_public(unready)


def test_page_tells_everything_and_leads_to_the_form(call_page: CallPage, stranger: Client):
    page = stranger.get(call_page.url).content.decode()
    for words in (
        "Puhutaan ja ehdotetaan",
        "Neljä iltaa",
        "Matkat maksetaan",
        "Sihteeri ja",
        "Diagnoosia",
        "Erilaisia",
    ):
        assert words in page
    assert f"{call_page.url}apply/" in page
    council = stranger.get(call_page.get_parent().url).content.decode()
    assert call_page.url in council


def test_form_is_open_on_the_days_that_the_page_tells(call_page: CallPage, stranger: Client, clock):
    noon = datetime.time(12, tzinfo=timezone.get_default_timezone())
    assert call_page.opens_on
    assert call_page.closes_on
    for day, is_open in (
        (call_page.opens_on - DAY, False),
        (call_page.opens_on, True),
        (call_page.closes_on, True),
        (call_page.closes_on + DAY, False),
    ):
        clock(datetime.datetime.combine(day, noon))
        shown = stranger.get(f"{call_page.url}apply/").content.decode()
        assert ("calling_name" in shown) == is_open
        assert (f"{call_page.url}apply/" in stranger.get(call_page.url).content.decode()) == is_open


def test_language_versions_are_one_call(call_page: CallPage):
    swedish = translated(call_page, "sv", title="Sök till rådet", slug="utlysning")
    assert call_of(swedish) == call_of(call_page)


def test_changed_days_hold_when_they_are_published(call_page: CallPage):
    assert call_page.closes_on
    call_page.closes_on += DAY
    call_page.save_revision()
    found = call_of(call_page)
    assert found
    assert found.closes_on == call_page.closes_on - DAY

    republished(call_page, closes_on=call_page.closes_on)
    found.refresh_from_db()
    assert found.closes_on == call_page.closes_on


def test_form_without_a_notice_is_not_open(call_page: CallPage, stranger: Client):
    NoticeVersion.objects.update(state=VersionState.REPLACED)
    assert stranger.get(f"{call_page.url}apply/").status_code == 404


@pytest.mark.parametrize("change", [{"criteria": "<p>Kaverit ensin.</p>"}, {"asks_municipality": True}])
def test_what_people_apply_by_does_not_change_any_more(call_page: CallPage, change: dict[str, object]):
    for name, value in change.items():
        setattr(call_page, name, value)
    with pytest.raises(ValidationError, match="Tee uusi haku"):
        call_page.save_revision()

    call_page.refresh_from_db()
    assert republished(call_page, paid="<p>Matkat ja kahvi.</p>").live

    call_page.refresh_from_db()
    call_page.unpublish()
    call_page = CallPage.objects.get(pk=call_page.pk)
    for name, value in change.items():
        setattr(call_page, name, value)
    with pytest.raises(ValidationError, match="Tee uusi haku"):
        call_page.save_revision()


def test_call_of_a_council_that_nobody_answers_for_is_not_public(notice: None, site: Trunk, council_page: CouncilPage):
    unknown = CouncilPageFactory(published=False)
    page = CallPageFactory(parent=unknown, published=False)
    with pytest.raises(NotReadyError, match="Raadin sivu"):
        page.save_revision().publish()


def test_applications_stay_with_the_council_that_people_applied_to(call_page: CallPage, apply, koske, site: Trunk):
    apply()
    before = call_of(call_page)
    assert before
    other = CouncilPageFactory(parent=call_page.get_parent().get_parent(), title="Toinen raati")
    with pytest.raises(NotReadyError):
        call_page.move(other, pos="last-child")
    call_page.refresh_from_db()
    assert call_page.get_parent().pk != other.pk
    after = call_of(call_page)
    assert after
    assert after.council == before.council
