"""The notice that forms below a page show."""

from wagtail.models import Page

from base.notices import ShownNotice, finds_notices, tells_purposes
from network.notices.queries import notice_for_section, notice_in_force, purposes_of_the_site
from network.notices.reports import shown_notice


@finds_notices
def notice_of_a_form(purpose: str, page: Page | None) -> ShownNotice | None:
    version = notice_for_section(purpose, page) if page and page.pk else notice_in_force(purpose)
    return shown_notice(version) if version else None


@tells_purposes
def purposes_everywhere() -> set[str]:
    return set(purposes_of_the_site())
