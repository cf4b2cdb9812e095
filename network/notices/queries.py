"""The notice that is in force for a purpose, and who has said yes."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from django.db.models import QuerySet
from wagtail.models import Page

from network.notices.choices import Purpose, VersionState
from network.notices.models import Consent, Notice, NoticeVersion
from network.people.models import Person
from network.regions.models import Organisation
from network.regions.pages import CentrePage

T = TypeVar("T")


def notice_in_force(purpose: str, controller: Organisation | None = None) -> NoticeVersion | None:
    """The published version of the organisation's notice, else of the site's; None: nothing may be collected."""
    return _first_of(_versions(purpose), lambda: Organisation.objects.filter(pk=controller.pk if controller else 0))


def notice_for_section(purpose: str, page: Page) -> NoticeVersion | None:
    """The notice in force where a page stands: that of the organisation of its centre, else of the site."""
    return _first_of(_versions(purpose), lambda: _answering_for(page))


def key_for_section(purpose: str, page: Page | None) -> int | None:
    """The key of that version alone: a crowd that sends a form does not read the notice anew."""
    keys = _published(purpose).values_list("pk", "notice__controller").order_by()
    return _first_of(list(keys), lambda: _answering_for(page))


def version_with(key: int) -> NoticeVersion:
    return NoticeVersion.objects.select_related("notice").get(pk=key)


def _published(purpose: str) -> QuerySet[NoticeVersion]:
    return NoticeVersion.objects.filter(state=VersionState.PUBLISHED, notice__purpose=purpose)


def _versions(purpose: str) -> list[tuple[NoticeVersion, int | None]]:
    return [(version, version.notice.controller_id) for version in _published(purpose).select_related("notice")]


def _answering_for(page: Page | None) -> QuerySet[Organisation]:
    if page is None:
        return Organisation.objects.none()
    sections = CentrePage.objects.ancestor_of(page, inclusive=True)
    return Organisation.objects.filter(centres__in=sections.values("centre"))


def _first_of(found: Sequence[tuple[T, int | None]], own: Callable[[], QuerySet[Organisation]]) -> T | None:
    """Of things with their controllers, that of the own organisation, else that of the site."""
    # Whose they are is asked only where some organisation has one of its own: a crowd asks for the site's.
    if any(controller for _thing, controller in found):
        owners = set(own().values_list("pk", flat=True))
        found = [(thing, controller) for thing, controller in found if controller in {None, *owners}]
    first = max(found, key=lambda pair: pair[1] or 0, default=None)
    return first[0] if first else None


def consents_holding(person: Person) -> QuerySet[Consent]:
    """What the person has said yes to and not taken back."""
    found: QuerySet[Consent] = person.consents.filter(withdrawn_at__isnull=True).select_related("version__notice")
    return found


def months_kept(purpose: Purpose, controller: Organisation) -> int | None:
    """How long the notice in force promises that data is kept; None without a notice."""
    version = notice_in_force(purpose, controller)
    return version.kept_months if version else None


def version_to_write(notice: Notice) -> NoticeVersion | None:
    """The draft of a notice, else the version in force, else none."""
    return notice.versions.order_by("-number").first()


def purposes_of_the_site() -> QuerySet[NoticeVersion, str]:
    """The purposes that a notice for the whole site is in force for."""
    published = NoticeVersion.objects.filter(state=VersionState.PUBLISHED, notice__controller=None)
    return published.values_list("notice__purpose", flat=True)
