"""Public minutes wait for an agreed memo: whatever way they would become public. Nothing of the memo is in them."""

import datetime
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import models
from django.test import Client, TestCase
from django.urls import URLResolver, get_resolver
from django.utils import timezone
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import GroupApprovalTask, Locale, Page, Workflow, WorkflowTask
from wagtail.signals import page_unpublished
from wagtail_localize.models import TranslationSource

from base.dates import day_text
from base.gates import NotReadyError
from base.services import hold_back_what_is_not_ready
from base.users import User
from network.councils.pages import CouncilPage
from network.councils.services import choose_ways
from network.meetings.choices import Mark, MemoState, TellsOf
from network.meetings.models import AgendaItem, Meeting, Wording
from network.meetings.pages import MinutesPage
from network.meetings.queries import steps_of
from network.meetings.services import (
    adopt_old_minutes,
    agree_to_memo,
    answer_remark,
    mark_attendance,
    remark_on_item,
    send_memo,
    start_minutes,
    take_minutes_down,
)
from network.people.choices import Channel
from network.people.models import Person
from pajaverkko.management.commands.worker import LOOPS
from tests.factories.base import translated
from tests.factories.meetings import MinutesPageFactory, PaperFactory, WishFactory
from tests.factories.network import CouncilPageFactory, ThemeFactory, ThemePageFactory
from tests.factories.proposals import AddresseeFactory, ProposalFactory
from tests.reading import text_of

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
Reader = Callable[..., Person]
Sent = Callable[[], Meeting]
WORDS = (
    *("KANARIAKESKUSTELU", "KANARIAPAATOS", "KANARIAHUOMAUTUS", "KANARIAOTSIKKO", "KANARIAPAIKKA", "KANARIANIMI"),
    *("KANARIAALUSTUS", "KANARIATOIVE", "KANARIALIITE", "KANARIASANAMUOTO"),
)
"""What stands in the memo, each in another column, and in nothing that is public."""


@pytest.fixture
def draft(sent: Sent, reader: Reader, council_page: CouncilPage, keeper: User) -> MinutesPage:
    """Minutes are there while the members still check the memo."""
    reader()
    return MinutesPageFactory(parent=council_page, meeting=sent(), published=False)


def agreed(meeting: Meeting, keeper: User, *, anew: bool = False) -> Meeting:
    """Everybody who was asked agrees; `anew` who has remarked before, too."""
    for hearing in meeting.hearings.all() if anew else meeting.hearings.filter(word=""):
        agree_to_memo(
            meeting=meeting,
            person=hearing.person,
            version=meeting.memo_version,
            channel=Channel.PAPER,
            at=timezone.now(),
            by=keeper,
        )
    meeting.refresh_from_db()
    assert meeting.memo == MemoState.AGREED
    return meeting


def is_public(page: MinutesPage) -> bool:
    return MinutesPage.objects.filter(translation_key=page.translation_key, live=True).exists()


def fresh(page: MinutesPage) -> MinutesPage:
    return MinutesPage.objects.get(pk=page.pk)


def saved(page: MinutesPage, by: User) -> None:
    page.live = True
    page.save()


def published(page: MinutesPage, by: User) -> None:
    page.save_revision().publish(skip_permission_checks=True)


def reverted(page: MinutesPage, by: User) -> None:
    earlier = page.save_revision()
    page.save_revision().publish(previous_revision=earlier)


def copied(page: MinutesPage, by: User) -> None:
    CopyPageAction(_shown(page), keep_live=True, user=by, update_attrs={"slug": "kopio"}).execute(
        skip_permission_checks=True
    )


def mirrored(page: MinutesPage, by: User) -> None:
    CreatePageAliasAction(_shown(page), update_slug="alias", user=by).execute(skip_permission_checks=True)


def in_swedish(page: MinutesPage, by: User) -> None:
    translated(_shown(page), "sv", slug="anteckningar")


def scheduled(page: MinutesPage, by: User) -> None:
    page.save_revision(approved_go_live_at=timezone.now() - datetime.timedelta(minutes=5))
    call_command("publish_scheduled", verbosity=0)


def approved(page: MinutesPage, by: User) -> None:
    page.save_revision()
    workflow = Workflow.objects.create(name="Hyväksyntä")
    task = GroupApprovalTask.objects.create(name="Lue")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    workflow.start(page, by)
    page.current_workflow_task_state.approve(user=by)


def _shown(page: MinutesPage) -> MinutesPage:
    """As if something had made it public before."""
    Page.objects.filter(pk=page.pk).update(live=True)
    return MinutesPage.objects.get(pk=page.pk)


def with_its_council(page: MinutesPage, by: User) -> None:
    council = _shown(page).get_parent().specific
    update = {"slug": "toinen-raati"}
    CopyPageAction(council, recursive=True, keep_live=True, user=by, update_attrs=update).execute(
        skip_permission_checks=True
    )


def alias_of_its_council(page: MinutesPage, by: User) -> None:
    council = _shown(page).get_parent().specific
    CreatePageAliasAction(council, recursive=True, update_slug="alias", user=by).execute(skip_permission_checks=True)


def localized(page: MinutesPage, by: User) -> None:
    source, _is_new = TranslationSource.update_or_create_from_instance(_shown(page))
    swedish = Locale.objects.get_or_create(language_code="sv")[0]
    with TestCase.captureOnCommitCallbacks(execute=True):
        source.create_or_update_translation(swedish, user=by, publish=True, fallback=True, copy_parent_pages=True)


MADE_ANEW = (copied, mirrored, in_swedish, with_its_council, alias_of_its_council, localized)
"""Ways that make another page from one that, by whatever fault, is public."""
WAYS = [saved, published, reverted, scheduled, approved, *MADE_ANEW]


@pytest.mark.parametrize("way", WAYS)
def test_no_way_of_wagtail_shows_minutes_before_the_memo_is_agreed(draft: MinutesPage, administrator: User, way):
    with pytest.raises(NotReadyError):
        way(fresh(draft), administrator)
    assert not MinutesPage.objects.filter(live=True).exclude(pk=draft.pk).exists()
    assert way in MADE_ANEW or not is_public(draft)


def test_hour_of_minutes_that_are_not_agreed_holds_up_nobody(draft: MinutesPage):
    fresh(draft).save_revision(approved_go_live_at=timezone.now() - datetime.timedelta(minutes=5))

    assert hold_back_what_is_not_ready(by=None) == 1
    call_command("publish_scheduled", verbosity=0)
    assert not is_public(draft)


def test_admin_and_its_bulk_action_tell_what_is_missing(draft: MinutesPage, administrator: User, signed_in: Callable):
    client: Client = signed_in(administrator)

    bulk = f"/admin/bulk/wagtailcore/page/publish/?next=/admin/&id={draft.pk}"

    assert "eivät ole vielä hyväksyneet" in text_of(client.post(bulk, follow=True))
    assert not is_public(draft)


ACTIONS: dict[str, dict[str, object]] = {
    "publish": {},
    "copy": {"keep_live": True, "slug": "kopio"},
    "create_alias": {"update_slug": "alias"},
    "move": {},
    "copy_for_translation": {"locale": "sv", "copy_parents": True},
    "revert_to_page_revision": {},
    "convert_alias": {},
}


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("is_shown", [False, True], ids=["draft", "shown by a fault"])
def test_no_action_of_the_interface_of_the_admin_makes_minutes_public(
    draft: MinutesPage, administrator: User, signed_in: Callable, action: str, *, is_shown: bool
):
    told: dict[str, object] = {**ACTIONS[action], "revision_id": fresh(draft).save_revision().pk}
    told |= {"destination_page_id": draft.get_parent().get_parent().pk}
    if is_shown:
        _shown(draft)
    client: Client = signed_in(administrator)
    client.raise_request_exception = False
    client.post(f"/admin/api/main/pages/{draft.pk}/action/{action}/", told, content_type="application/json")
    assert not MinutesPage.objects.filter(live=True).exclude(pk=draft.pk).exists()
    assert is_shown or not is_public(draft)


def test_no_writing_interface_is_mounted_anywhere() -> None:
    def modules(patterns: list[Any]) -> Iterator[str]:
        for each in patterns:
            if isinstance(each, URLResolver):
                yield from modules(each.url_patterns)
            else:
                yield each.callback.__module__

    found = set(modules(get_resolver().url_patterns))
    assert "wagtail.admin.views.home" in found
    assert not [name for name in found if name.startswith("wagtail.api.v3")]


def test_writing_interface_is_not_there(draft: MinutesPage, administrator: User, signed_in: Callable):
    client: Client = signed_in(administrator)

    for method in (client.post, client.put, client.patch, client.delete):
        for address in (f"/admin/api/main/pages/{draft.pk}/", "/admin/api/main/pages/", f"/api/pages/{draft.pk}/"):
            assert method(address).status_code in {403, 404, 405}
    publish = client.post(f"/admin/api/main/pages/{draft.pk}/action/publish/")
    assert publish.status_code != 200
    assert not is_public(draft)


def test_agreed_memo_lets_the_minutes_out_and_notes_each_step(draft: MinutesPage, administrator: User, keeper: User):
    assert draft.meeting
    meeting = agreed(draft.meeting, keeper)

    fresh(draft).save_revision(user=administrator).publish(user=administrator)

    meeting.refresh_from_db()
    assert meeting.memo == MemoState.PUBLIC
    assert (last := steps_of(meeting).last()) is not None
    assert (last.to, last.taken_by) == (MemoState.PUBLIC, administrator)
    fresh(draft).unpublish(user=administrator)
    meeting.refresh_from_db()
    assert meeting.memo == MemoState.TAKEN_DOWN


def test_minutes_below_another_council_stay_hidden(draft: MinutesPage, keeper: User, administrator: User, centre_page):
    assert draft.meeting
    agreed(draft.meeting, keeper)
    elsewhere = CouncilPageFactory(parent=centre_page, title="Toinen raati")

    fresh(draft).move(elsewhere, pos="last-child")

    with pytest.raises(NotReadyError):
        published(fresh(draft), administrator)


def test_public_minutes_are_not_moved_below_another_council(
    draft: MinutesPage, keeper: User, administrator: User, centre_page, council_page: CouncilPage, signed_in
):
    assert draft.meeting
    agreed(draft.meeting, keeper)
    fresh(draft).save_revision(user=administrator).publish(user=administrator)
    elsewhere = CouncilPageFactory(parent=centre_page, title="Toinen raati")

    with pytest.raises(NotReadyError):
        fresh(draft).move(elsewhere, pos="last-child")
    answer = signed_in(administrator).post(
        f"/admin/pages/{draft.pk}/move/{elsewhere.pk}/confirm/", {"next": ""}, follow=True
    )
    assert "toisen raadin kokouksesta" in text_of(answer)
    assert fresh(draft).get_parent().pk == council_page.pk
    assert is_public(draft)
    assert fresh(draft).url_path.startswith(council_page.url_path)


def test_second_minutes_of_one_meeting_stay_hidden(draft: MinutesPage, keeper: User, council_page: CouncilPage):
    assert draft.meeting
    meeting = agreed(draft.meeting, keeper)
    fresh(draft).save_revision().publish()

    with pytest.raises(NotReadyError):
        MinutesPageFactory(parent=council_page, meeting=meeting)


def test_minutes_begin_with_the_public_words_and_nothing_else(
    sent: Sent, item: AgendaItem, reader: Reader, keeper: User, council_page: CouncilPage
):
    reader()
    theme = ThemeFactory()
    item.themes.add(theme)
    held = agreed(sent(), keeper)
    page = start_minutes(meeting=held, at=timezone.now(), by=keeper)
    again = start_minutes(meeting=held, at=timezone.now(), by=keeper)

    assert page == again
    assert not page.live
    assert list(page.themes.all()) == [theme]
    assert page.get_parent().specific == council_page
    assert [(row.heading, row.discussion, row.decision, row.proposal) for row in page.items.all()] == [
        ("Aukioloajat", "", "Ehdotetaan iltavastaanottoa.", "")
    ]


def test_minutes_are_not_begun_before_the_memo_is_agreed(sent: Sent, item: AgendaItem, reader: Reader, keeper: User):
    """Until then the texts change."""
    reader()
    with pytest.raises(ValidationError) as refused:
        start_minutes(meeting=sent(), at=timezone.now(), by=keeper)
    assert refused.value.code == "memo"
    assert not MinutesPage.objects.exists()


def test_minutes_without_a_public_heading_are_not_begun(sent: Sent, item: AgendaItem, reader: Reader, keeper: User):
    AgendaItem._base_manager.update(public_heading="")
    reader()
    with pytest.raises(ValidationError) as refused:
        start_minutes(meeting=agreed(sent(), keeper), at=timezone.now(), by=keeper)
    assert refused.value.code == "empty"


def test_nothing_of_the_memo_is_in_a_page_a_revision_a_log_the_index_or_what_readers_see(
    held: Meeting, reader: Reader, keeper: User, council_page: CouncilPage, site, stranger: Client
):
    person = reader("KANARIANIMI")
    discussion, decision, remark, heading, venue, _name, opening, wish, paper, wording = WORDS
    Meeting.objects.filter(pk=held.pk).update(venue=venue)
    held.refresh_from_db()
    one = AgendaItem._base_manager.create(
        meeting=held,
        controller=person.controller,
        heading=heading,
        opening=opening,
        discussion=discussion,
        decision=decision,
        public_heading="Aukioloajat",
        public_decision="Ehdotetaan iltaa.",
    )
    WishFactory(meeting=held, person=person, heading=wish, opening=wish)
    PaperFactory(meeting=held, controller=person.controller, title=paper)
    mark_attendance(meeting=held, person=person, mark=Mark.ABSENT, at=timezone.now(), by=keeper)
    send_memo(meeting=held, at=timezone.now(), by=keeper)
    held.refresh_from_db()
    made = remark_on_item(
        item=one,
        person=person,
        words=remark,
        key=one.key,
        channel=Channel.WEB,
        at=timezone.now(),
        by=None,
    )
    answer_remark(remark=made, answer=remark, at=timezone.now(), by=keeper)
    agreed(held, keeper, anew=True)
    Wording._base_manager.create(
        item=one, controller=person.controller, written_by=keeper, session=one.key, written_at=timezone.now(),
        discussion=wording,
    )  # fmt: skip
    theme = ThemePageFactory(parent=site.themes)
    draft = fresh(start_minutes(meeting=Meeting.objects.get(pk=held.pk), at=timezone.now(), by=keeper))
    draft.tells_of, draft.themes = TellsOf.NOBODY, [theme.theme]
    draft.save_revision().publish()
    page = fresh(draft)
    swedish = translated(page, "sv", slug="anteckningar")
    addressee = AddresseeFactory(council=held.council, controller=person.controller)
    proposal = ProposalFactory(council=held.council, addressee=addressee, item=one, state="sent", sent_on=held.day)

    section = council_page.get_parent()
    addresses = [page.url, council_page.url, site.minutes.url, site.home.url, section.url, "/sitemap.xml"]
    addresses += [swedish.url, theme.url, f"{theme.url}proposals/", f"{council_page.url}proposals/{proposal.pk}/"]
    addresses += [f"{council_page.url}proposals/", f"{council_page.url}follow/", "/api/v1/materials"]
    addresses += [f"/feeds/{kind}/{council_page.pk}.atom" for kind in ("proposals", "news")]
    addresses += [f"/feeds/materials/{site.materials.pk}.atom", site.network.url, site.themes.url, site.councils.url]
    addresses += [f"/search/?q={word}" for word in WORDS] + [f"/sv/search/?q={word}" for word in WORDS]
    for address in addresses:
        answer = stranger.get(address, follow=True)
        assert answer.status_code == 200, address
        body = (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()
        shown = body.replace(address, "")
        assert not [word for word in WORDS if word in shown and f"q={word}" not in address], address
    assert "Ehdotetaan iltaa." in stranger.get(page.url).content.decode()
    assert _columns_with(WORDS) == set()


def _columns_with(words: tuple[str, ...]) -> set[str]:
    """Plain columns of any table in which one of the words stands; a name stands where people are kept."""
    found = set()
    for model in apps.get_models():
        texts = [
            f
            for f in model._meta.concrete_fields
            if isinstance(f, (models.CharField, models.TextField, models.JSONField))
        ]
        for row in model._base_manager.values_list(*(column.attname for column in texts)) if texts else ():
            for column, value in zip(texts, row, strict=True):
                if any(word in str(value) for word in words):
                    found.add(f"{model._meta.label}.{column.name}")
    return {label for label in found if label not in SEALED_OR_OF_PEOPLE}


SEALED_OR_OF_PEOPLE = {
    "network.Person.calling_name",
    # Sealed on the disk; Django opens them here.
    "network.Meeting.venue",
    "network.AgendaItem.heading",
    "network.AgendaItem.opening",
    "network.Wish.heading",
    "network.Wish.opening",
    "network.Wording.discussion",
    "network.Paper.title",
    "network.AgendaItem.discussion",
    "network.AgendaItem.decision",
    "network.Remark.words",
    "network.Remark.answer",
}


@pytest.mark.parametrize(
    ("told", "day", "missing"),
    [
        ("", None, "Kerro ensin"),
        ("somebody", None, "Kerro päivä"),
        ("somebody", 30, ""),
        ("nobody", None, ""),
    ],
)
def test_who_publishes_says_whether_minutes_tell_of_somebody_and_until_when(
    draft: MinutesPage, keeper: User, administrator: User, told: str, day: int | None, missing: str
):
    assert draft.meeting
    agreed(draft.meeting, keeper)
    page = fresh(draft)
    page.tells_of = told
    page.comes_off_on = timezone.localdate() + day * DAY if day else None
    if not missing:
        published(page, administrator)
        assert is_public(page)
        return
    with pytest.raises(NotReadyError, match=missing) as refused:
        published(page, administrator)
    if told:
        assert day_text(timezone.localdate() + 37 * DAY) in str(refused.value)


def test_old_version_of_minutes_that_says_nothing_of_it_is_not_published_again(draft: MinutesPage, keeper: User):
    assert draft.meeting
    agreed(draft.meeting, keeper)
    old = fresh(draft).save_revision()
    old.content.pop("tells_of")
    old.save()
    with pytest.raises(NotReadyError, match="Kerro ensin"):
        old.publish()


@pytest.mark.parametrize(("shift", "stays"), [(-1, True), (0, False), (1, False)])
def test_minutes_come_off_on_the_day_that_the_council_set(draft: MinutesPage, keeper: User, shift: int, stays: bool):
    assert draft.meeting
    choose_ways(council=draft.meeting.council, memo_rule="all_heard", days_to_check=14, minutes_months=1, by=keeper)
    agreed(draft.meeting, keeper)
    page = fresh(draft)
    page.comes_off_on = timezone.localdate() + 30 * DAY
    page.save_revision().publish()

    taken = take_minutes_down(today=page.comes_off_on + shift * DAY, by=None)

    assert (taken, is_public(page)) == (0 if stays else 1, stays)
    draft.meeting.refresh_from_db()
    assert draft.meeting.memo == (MemoState.PUBLIC if stays else MemoState.TAKEN_DOWN)


def test_job_of_keeping_takes_minutes_off_and_one_that_fails_keeps_no_other_on(
    draft: MinutesPage, council_page: CouncilPage, keeper: User
):
    assert draft.meeting
    agreed(draft.meeting, keeper)
    pages = [fresh(draft), MinutesPageFactory(parent=council_page)]
    for page in pages:
        page.save_revision().publish()
    MinutesPage.objects.update(comes_off_on=timezone.localdate())
    records = next(loop for loop in LOOPS if loop.name == "records")

    def fail(instance: MinutesPage, **kwargs: object) -> None:
        if instance.pk == pages[0].pk:
            raise RuntimeError("Ei onnistu.")

    page_unpublished.connect(fail, sender=MinutesPage)
    try:
        records.work(lambda: True)
    finally:
        page_unpublished.disconnect(fail, sender=MinutesPage)
    assert not is_public(pages[1])
    records.work(lambda: True)
    assert not is_public(pages[0])


def test_council_that_sets_months_begins_minutes_with_their_last_day(
    sent: Sent, item: AgendaItem, reader: Reader, keeper: User
):
    reader()
    held = agreed(sent(), keeper)
    choose_ways(council=held.council, memo_rule="all_heard", days_to_check=14, minutes_months=3, by=keeper)
    held.refresh_from_db()

    page = start_minutes(meeting=held, at=timezone.now(), by=keeper)

    assert page.comes_off_on
    assert 85 <= (page.comes_off_on - timezone.localdate()).days <= 93


def test_minutes_past_their_day_are_not_published_again(draft: MinutesPage, keeper: User, administrator: User):
    assert draft.meeting
    agreed(draft.meeting, keeper)
    page = fresh(draft)
    page.comes_off_on = timezone.localdate()

    with pytest.raises(NotReadyError):
        published(page, administrator)


def test_minutes_from_before_get_a_meeting_and_stay_public(council_page: CouncilPage, council):
    page = MinutesPageFactory(parent=council_page, held_on=datetime.date(2024, 5, 6))
    MinutesPage.objects.filter(pk=page.pk).update(meeting=None)

    old = page.save_revision()
    old.content["meeting"] = None
    old.save()

    assert adopt_old_minutes(by=None) == 1
    assert adopt_old_minutes(by=None) == 0

    page = old.as_object()
    assert page.meeting
    assert (page.meeting.day, page.meeting.memo) == (datetime.date(2024, 5, 6), MemoState.PUBLIC)
    page.save_revision().publish()
    assert is_public(page)


def test_minutes_come_off_in_every_language(draft: MinutesPage, keeper: User):
    """The day was told in the Finnish ones alone."""
    assert draft.meeting
    agreed(draft.meeting, keeper)
    page = fresh(draft)
    page.save_revision().publish()
    twin = translated(fresh(page), "sv", slug="anteckningar")
    MinutesPage.objects.filter(pk=page.pk).update(comes_off_on=timezone.localdate())

    assert take_minutes_down(today=timezone.localdate(), by=None) == 2
    assert not is_public(twin)


def test_who_took_minutes_down_in_the_admin_is_known(draft: MinutesPage, keeper: User, administrator: User, signed_in):
    assert draft.meeting
    meeting = agreed(draft.meeting, keeper)
    fresh(draft).save_revision().publish()
    client: Client = signed_in(administrator)

    client.post(f"/admin/pages/{draft.pk}/unpublish/")

    last = steps_of(meeting).last()
    assert last
    assert (last.to, last.taken_by) == (MemoState.TAKEN_DOWN, administrator)
