"""The menu: every admin screen of this domain."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.models import Page
from wagtail_modeladmin.options import modeladmin_register

from base.users import User
from workshops.enrolment.admin import GatheringAdmin, refuse_to_take_down
from workshops.feedback.admin import FeedbackScreen, ReplyScreen
from workshops.planning.admin import DatesScreen, RoundScreen, ways_from
from workshops.surveys.admin import InstrumentAdmin, SurveyAdmin

modeladmin_register(GatheringAdmin)
modeladmin_register(SurveyAdmin)
modeladmin_register(InstrumentAdmin)


@hooks.register("register_admin_urls")
def many_workshops_at_once() -> list[URLPattern]:
    one = "series/<int:reference>/"
    return [
        path(f"{one}workshops/", DatesScreen.as_view(), name="series_workshops"),
        path(f"{one}copy/", RoundScreen.as_view(), name="series_round"),
    ]


@hooks.register("register_admin_urls")
def feedback_on_workshops() -> list[URLPattern]:
    one = "gatherings/<int:reference>/feedback/"
    return [
        path(one, FeedbackScreen.as_view(), name="gathering_feedback"),
        path("surveys/<int:reference>/reply/", ReplyScreen.as_view(), name="survey_reply"),
    ]


@hooks.register("before_delete_page")
def refuse_to_delete(request: HttpRequest, page: Page) -> HttpResponse | None:
    return refuse_to_take_down(request, [page], with_pages_below=True)


@hooks.register("before_unpublish_page")
def refuse_to_unpublish(request: HttpRequest, page: Page) -> HttpResponse | None:
    return refuse_to_take_down(request, [page], with_pages_below="include_descendants" in request.POST)


@hooks.register("before_bulk_action")
def refuse_many(request: HttpRequest, action: str, found: Iterable[Any], view: Any) -> HttpResponse | None:
    pages = [each for each in found if isinstance(each, Page)]
    if not pages or action not in {"delete", "unpublish"}:
        return None
    below = action == "delete" or "include_descendants" in request.POST
    return refuse_to_take_down(request, pages, with_pages_below=below)


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def ways_to_many_workshops(page: Page, user: User, **words: Any) -> Iterator[Any]:
    yield from ways_from(page, user)
