"""The notice that forms below a page show."""

from typing import cast

from django.utils.functional import SimpleLazyObject
from wagtail.models import Page

from base.notices import ShownNotice, finds_notices, tells_purposes
from network.notices.queries import key_for_section, purposes_of_the_site, version_with
from network.notices.reports import shown_notice


@finds_notices
def notice_of_a_form(purpose: str, page: Page | None) -> ShownNotice | None:
    """It is read only when it is shown: a crowd that sends a form is led on without it."""
    key = key_for_section(purpose, page if page and page.pk else None)
    if key is None:
        return None
    return cast("ShownNotice", SimpleLazyObject(lambda: shown_notice(version_with(key))))


@tells_purposes
def purposes_everywhere() -> set[str]:
    return set(purposes_of_the_site())
