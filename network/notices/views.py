"""The notice that forms below a page show."""

from typing import cast

from django.utils.functional import SimpleLazyObject
from wagtail.models import Page

from base.notices import ShownNotice, finds_notices, tells_purposes
from network.notices.queries import (
    key_for_section,
    notice_for_section,
    notice_in_force,
    purposes_of_the_site,
    version_with,
)
from network.notices.reports import shown_notice


@finds_notices
def notice_of_a_form(purpose: str, page: Page | None, *, is_shown: bool) -> ShownNotice | None:
    page = page if page and page.pk else None
    if not is_shown:
        key = key_for_section(purpose, page)
        return cast("ShownNotice", SimpleLazyObject(lambda: shown_notice(version_with(key)))) if key else None
    version = notice_for_section(purpose, page) if page else notice_in_force(purpose)
    return shown_notice(version) if version else None


@tells_purposes
def purposes_everywhere() -> set[str]:
    return set(purposes_of_the_site())
