"""The menu: every admin screen of this domain."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.models import Page
from wagtail_modeladmin.options import modeladmin_register

from base.users import User
from workshops.enrolment.admin import GatheringAdmin
from workshops.planning.admin import DatesScreen, RoundScreen, ways_from

modeladmin_register(GatheringAdmin)


@hooks.register("register_admin_urls")
def many_workshops_at_once() -> list[URLPattern]:
    one = "series/<int:reference>/"
    return [
        path(f"{one}workshops/", DatesScreen.as_view(), name="series_workshops"),
        path(f"{one}copy/", RoundScreen.as_view(), name="series_round"),
    ]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def ways_to_many_workshops(page: Page, user: User, **words: Any) -> Iterator[Any]:
    yield from ways_from(page, user)
