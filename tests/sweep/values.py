"""What is filled into addresses: something of the own centre, of another one, and something that is not there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Model, QuerySet
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    Collection,
    Locale,
    Page,
    PageViewRestriction,
    Site,
    Task,
    TaskState,
    UploadedFile,
    Workflow,
    WorkflowState,
)
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from base.media import SiteDocument, SiteImage
from base.outbox.models import Letter
from base.search.models import PromotedResult, SynonymGroup
from network.applications.choices import ApplicationState
from network.applications.models import Application
from network.applications.pages import CallPage
from network.councils.models import Seat, SecrecyText
from network.councils.pages import CouncilPage
from network.figures.models import FrozenReport
from network.inquiries.models import Inquiry
from network.materials.models import MaterialImport
from network.materials.pages import MaterialBankPage, MaterialPage
from network.meetings.models import AgendaItem, Hearing, Wish
from network.notices.models import Notice
from network.people.choices import Showing
from network.people.models import PartKind, Release
from network.personal_links.models import PersonalLink, RightsRequest, digest_of
from network.proposals.models import Proposal
from network.regions.models import Centre, Organisation
from network.regions.queries import regions_of
from network.staff.models import Assignment
from network.suggestions.models import Suggestion
from network.themes.models import Keyword, Method, TargetGroup, Theme
from tests.sweep.addresses import Address
from tests.sweep.visitors import Who
from tests.sweep.world import World
from workshops.enrolment.models import Enrolment, Following
from workshops.series.pages import SeriesPage, WorkshopPage
from workshops.surveys.models import Collection as Survey


class Which(StrEnum):
    OWN = "own"
    OTHER = "other"
    MISSING = "missing"
    PEOPLE = "a table of people"


Found = tuple[Any, Any]
"""A value of the own centre, and one of another; both are the same where everything is everybody's."""
MISSING: dict[str, str] = {"int": "987654", "str": "ZZZZ-ZZZZ", "slug": "puuttuu", "path": "puuttuu/tama", "": "0"}
MISSING["uuid"] = "00000000-0000-4000-8000-000000000000"


def _ends(model: type[Model]) -> Callable[[World], Found]:
    """The first and the last row."""

    def found(world: World) -> Found:
        keys = list(model._base_manager.order_by("pk").values_list("pk", flat=True))
        if not keys:
            raise LookupError(f"There is no {model.__name__} in the world.")
        return keys[0], keys[-1]

    return found


def _pages(world: World) -> Found:
    return world.own.pk, world.other.pk


def _sections(world: World) -> Found:
    return world.koske.pk, world.verso.pk


def _served(model: type[Page]) -> Callable[[World], Found]:
    """The paths of live pages of a type."""

    def found(world: World) -> Found:
        sections = (world.koske, world.verso)
        pages = [model.objects.live().descendant_of(section).first() for section in sections]
        own, other = (page.get_url().strip("/") for page in pages if page)
        return own, other

    return found


def _banks(world: World) -> Found:
    own, other = (MaterialBankPage.objects.descendant_of(section).first() for section in (world.koske, world.verso))
    return own.pk, other.pk


def _rendition(world: World) -> Found:
    files = [image.get_rendition("width-20").file.name for image in SiteImage.objects.order_by("pk")]
    own, other = (name.removeprefix("images/") for name in (files[0], files[-1]))
    return own, other


def _waiting(world: World) -> Found:
    """Uploads that wait for their titles, of a coordinator each."""
    users = (world.visitors[who].user for who in (Who.COORDINATOR, Who.OUTSIDER))
    own, other = (UploadedFile.objects.get(uploaded_by_user=user).pk for user in users)
    return own, other


def _revisions(world: World) -> Found:
    return world.own.latest_revision_id, world.other.latest_revision_id


def _of_both(model: type[Model], path: str = "object_id") -> Callable[[World], Found]:
    """The rows that belong to the two pages."""

    def found(world: World) -> Found:
        keys = [model._base_manager.get(**{path: str(page.pk)}).pk for page in (world.own, world.other)]
        return keys[0], keys[1]

    return found


def _suggestions(world: World) -> Found:
    sections = (world.koske, world.verso)
    own, other = (Suggestion.objects.filter(bank__path__startswith=one.path).first().pk for one in sections)
    return own, other


def _requests(world: World) -> Found:
    controllers = (section.centre.organisation_id for section in (world.koske, world.verso))
    own, other = (RightsRequest._base_manager.filter(controller=one)[0].pk for one in controllers)
    return own, other


def _aliases(world: World) -> Found:
    own, other = (page.aliases.get().pk for page in (world.own, world.other))
    return own, other


def _sources(world: World) -> Found:
    keys = [TranslationSource.objects.get(object=page.translation_key).pk for page in (world.own, world.other)]
    return keys[0], keys[1]


def _people(world: World) -> Found:
    people = [person for person in world.crowd.people.values() if not person.has_safety_ban]
    controllers = [section.centre.organisation_id for section in (world.koske, world.verso)]
    own, other = (next(one for one in people if one.controller_id == controller) for controller in controllers)
    return own.pk, other.pk


def _gatherings(world: World) -> Found:
    own, other = (world.crowd.gatherings[centre.pk].pk for centre in (world.koske.centre, world.verso.centre))
    return own, other


def _surveys(tell: Callable[[Survey], Any]) -> Callable[[World], Found]:
    """Something of the survey about the workshop of each centre."""

    def found(world: World) -> Found:
        own, other = (tell(world.crowd.surveys[centre.pk]) for centre in (world.koske.centre, world.verso.centre))
        return own, other

    return found


def _figures(tell: Callable[[FrozenReport], Any]) -> Callable[[World], Found]:
    """Something of the report that each centre has published."""

    def found(world: World) -> Found:
        own, other = (tell(world.crowd.figures[centre.pk]) for centre in (world.koske.centre, world.verso.centre))
        return own, other

    return found


def _standings(world: World) -> Found:
    """How a theme stands in a county of each centre."""
    own, other = (world.crowd.standings[centre.pk].pk for centre in (world.koske.centre, world.verso.centre))
    return own, other


def _path_of_centre(frozen: FrozenReport) -> str:
    return str(frozen.centre.pages.get(locale__language_code="fi").slug)


def _followed(world: World) -> Found:
    """A county of each centre."""
    own, other = (regions_of(section.centre).first().code for section in (world.koske, world.verso))
    return own, other


def _councils(world: World) -> Found:
    own, other = (world.crowd.terms[centre.pk].council_id for centre in (world.koske.centre, world.verso.centre))
    return own, other


def _seats(world: World) -> Found:
    """Of the councils of the two centres, somebody's whose own page is not open."""
    visitors = _visitor(world)
    own, other = (
        Seat._base_manager.filter(term=world.crowd.terms[centre.pk]).exclude(person__in=visitors).first().pk
        for centre in (world.koske.centre, world.verso.centre)
    )
    return own, other


def _calls(world: World) -> Found:
    own, other = (world.crowd.calls[centre.pk].pk for centre in (world.koske.centre, world.verso.centre))
    return own, other


def _applications(world: World) -> Found:
    """For the calls of the two centres, somebody's whose own page is not open."""
    visitors = _visitor(world)
    own, other = (
        Application._base_manager.filter(call=world.crowd.calls[centre.pk], state=ApplicationState.SENT)
        .exclude(person__in=visitors)
        .first()
        .pk
        for centre in (world.koske.centre, world.verso.centre)
    )
    return own, other


def _own_applications(world: World) -> Found:
    """Of the visitor, and of somebody else."""
    visitors = _visitor(world)
    return Application._base_manager.filter(person__in=visitors).first().pk, _applications(world)[1]


def _own_seats(world: World) -> Found:
    """Of the visitor, and of somebody else."""
    visitor = Seat._base_manager.filter(person__in=_visitor(world)).first()
    return visitor.pk, _seats(world)[1]


def _items(world: World) -> tuple[AgendaItem, AgendaItem]:
    own, other = (world.crowd.items[centre.pk] for centre in (world.koske.centre, world.verso.centre))
    return own, other


def _of_meetings(tell: Callable[[AgendaItem], Any]) -> Callable[[World], Found]:
    """Something of the meeting of each centre."""

    def found(world: World) -> Found:
        own, other = _items(world)
        return tell(own), tell(other)

    return found


def _meetings_ahead(world: World) -> Found:
    own, other = (str(world.crowd.ahead[centre.pk].key) for centre in (world.koske.centre, world.verso.centre))
    return own, other


def _proposals(tell: Callable[[Proposal], Any]) -> Callable[[World], Found]:
    """Something of the proposal of each centre's council."""

    def found(world: World) -> Found:
        own, other = (tell(world.crowd.proposals[centre.pk]) for centre in (world.koske.centre, world.verso.centre))
        return own, other

    return found


def _path_of_council(proposal: Proposal) -> str:
    page = CouncilPage.objects.get(pk=_key_of_council(proposal))
    return str(page.get_url()).strip("/")


def _key_of_council(proposal: Proposal) -> int:
    return CouncilPage.objects.get(translation_key=proposal.council.council_key).pk


def _wish(item: AgendaItem) -> str:
    found: Wish = item.meeting.wishes.order_by("pk")[0]
    return found.pk


def _asked(item: AgendaItem) -> str:
    found: Hearing = item.meeting.hearings.order_by("pk")[0]
    return str(found.person_id)


def _series(world: World) -> Found:
    own, other = (SeriesPage.objects.descendant_of(section).first().pk for section in (world.koske, world.verso))
    return own, other


def _visitor(world: World) -> QuerySet[PersonalLink]:
    """Whose own page is open: letters have given links to others, too."""
    return PersonalLink._base_manager.filter(digest=digest_of(world.crowd.token)).values("person")


def _enrolments(world: World) -> Found:
    """Of the workshops of the two centres, somebody's whose own page is not open."""
    own, other = (
        world.crowd.gatherings[centre.pk].enrolments.order_by("number")[0].pk
        for centre in (world.koske.centre, world.verso.centre)
    )
    return own, other


def _own_enrolments(world: World) -> Found:
    """Of the visitor, and of somebody else."""
    visitor = Enrolment._base_manager.filter(person__in=_visitor(world)).first()
    return visitor.pk, _enrolments(world)[1]


def _own_series(world: World) -> Found:
    visitor = Following._base_manager.filter(person__in=_visitor(world)).first()
    other = Following._base_manager.exclude(pk=visitor.pk).first()
    return visitor.pk, other.pk


def _photos(world: World) -> Found:
    """One that is shown, and one that was withdrawn."""
    photos = Release._base_manager.filter(showing=Showing.PHOTO)
    keys = {release.withdrawn_at is None: release.pk for release in photos}
    return keys[True], keys[False]


def _names(world: World) -> Found:
    """What the files of the two centres are called in addresses."""
    keys = _ends(SiteDocument)(world)
    own, other = (SiteDocument.objects.get(pk=key).filename for key in keys)
    return own, other


def _fixed(own: str, other: str = "") -> Callable[[World], Found]:
    return lambda world: (own, other or own)


def _users(world: World) -> Found:
    return world.visitors[Who.EDITOR].user.pk, world.visitors[Who.OUTSIDER].user.pk  # type: ignore[union-attr]


VALUES: dict[tuple[str, str], Callable[[World], Found]] = {
    ("", "page_id"): _pages,
    ("", "page_pk"): _pages,
    ("admin/pages/<int:page_id>/convert_alias", "page_id"): _aliases,
    ("", "parent_page_id"): _sections,
    ("", "page_to_move_id"): _pages,
    ("", "destination_id"): _sections,
    ("", "revision_id"): _revisions,
    ("", "revision_id_a"): _fixed("earliest"),
    ("", "revision_id_b"): _fixed("latest"),
    ("", "action_name"): _fixed("approve"),
    ("", "task_id"): _ends(Task),
    ("", "workflow_pk"): _ends(Workflow),
    ("", "task_state_id"): _ends(TaskState),
    ("", "workflow_state_id"): _of_both(WorkflowState),
    ("", "session_id"): _ends(EditingSession),
    ("", "object_id"): _pages,
    ("", "translation_source_id"): _sources,
    ("", "image_id"): _ends(SiteImage),
    ("", "document_id"): _ends(SiteDocument),
    ("", "doc_id"): _ends(SiteDocument),
    ("", "uploaded_file_id"): _waiting,
    ("", "collection_id"): _ends(Collection),
    ("", "redirect_id"): _ends(Redirect),
    ("", "filter_spec"): _fixed("width-100"),
    ("", "mode"): _fixed("default"),
    ("", "app_label"): _fixed("network"),
    ("", "content_type_app_name"): _fixed("network"),
    ("", "model_name"): _fixed("projectpage"),
    ("", "content_type_model_name"): _fixed("projectpage"),
    ("", "app_name"): _fixed("network"),
    ("", "reference"): _people,
    ("<path:path>/suggest", "path"): _served(MaterialBankPage),
    ("<path:path>/follow", "path"): _served(CouncilPage),
    ("<path:path>/enrol", "path"): _served(WorkshopPage),
    ("<path:path>/calendar", "path"): _served(WorkshopPage),
    ("<path:path>/used", "path"): _served(MaterialPage),
    ("", "restriction_id"): _ends(PageViewRestriction),
    ("", "page_view_restriction_id"): _ends(PageViewRestriction),
    ("", "uidb64"): _fixed("MQ"),
    ("", "token"): _fixed("abc-123"),
    ("", "what"): _fixed("details", "showing"),
    ("admin/bulk", "action"): _fixed("delete"),
    ("sitemap-", "section"): _fixed("pages", "proposals"),
    ("own/request", "kind"): _fixed("erasure", "restriction"),
    ("own/known", "kind"): _fixed("json", "html"),
    ("admin/materials/export", "kind"): _fixed("xlsx", "csv"),
    ("admin/materials/export", "which"): _fixed("own"),
    ("admin/api/main/^pages", "pk"): _pages,
    ("admin/api/main/^documents", "pk"): _ends(SiteDocument),
    ("admin/api/main/^images", "pk"): _ends(SiteImage),
    ("admin/pages/^", "pk"): _pages,
    ("admin/collections", "pk"): _ends(Collection),
    ("admin/workflows/tasks", "pk"): _ends(Task),
    ("admin/workflows", "pk"): _ends(Workflow),
    ("admin/accounts", "pk"): _users,
    ("admin/users", "pk"): _users,
    ("admin/groups", "pk"): _ends(Group),
    ("admin/^network/keyword", "instance_pk"): _ends(Keyword),
    ("admin/^network/organisation", "instance_pk"): _ends(Organisation),
    ("admin/series", "reference"): _series,
    ("admin/gatherings", "reference"): _gatherings,
    ("admin/gatherings", "row"): _enrolments,
    ("admin/gatherings", "act"): _fixed("cancel", "move"),
    ("admin/gatherings", "kind"): _fixed("csv", "xlsx"),
    ("survey", "code"): _surveys(lambda survey: survey.code),
    ("admin/surveys", "reference"): _surveys(lambda survey: survey.pk),
    ("admin/standings", "region"): _followed,
    ("admin/standings", "row"): _standings,
    ("admin/figures", "reference"): _figures(lambda frozen: frozen.pk),
    ("<path:path>/figures", "path"): _figures(_path_of_centre),
    ("<path:path>/figures", "period"): _figures(lambda frozen: frozen.half_year),
    ("<path:path>/figures", "report"): _figures(lambda frozen: frozen.report),
    ("<path:path>/figures", "kind"): _fixed("csv", "pdf"),
    ("admin/standings", "theme"): lambda world: (Theme.objects.first().slug,) * 2,  # type: ignore[union-attr]
    ("admin/instruments", "reference"): _surveys(lambda survey: survey.version.instrument_id),
    ("own/place", "reference"): _own_enrolments,
    ("own/place", "act"): _fixed("cancel", "move"),
    ("own/series", "reference"): _own_series,
    ("admin/councils", "reference"): _councils,
    ("admin/meetings", "reference"): _of_meetings(lambda item: item.meeting_id),
    ("admin/meetings/<int:reference>/agenda", "row"): _of_meetings(lambda item: item.pk),
    ("admin/meetings/<int:reference>/wishes", "row"): _of_meetings(_wish),
    ("admin/meetings/<int:reference>/papers", "row"): _of_meetings(lambda item: item.meeting.papers.get().pk),
    ("admin/meetings/<int:reference>/agreeing", "row"): _of_meetings(_asked),
    ("own/meeting", "key"): _meetings_ahead,
    ("admin/proposals", "reference"): _proposals(lambda proposal: proposal.pk),
    ("admin/proposals/from", "reference"): _of_meetings(lambda item: item.pk),
    ("admin/councils/<int:reference>/addressees", "row"): _proposals(lambda proposal: proposal.addressee_id),
    ("<path:path>/proposals", "path"): _proposals(_path_of_council),
    ("<path:path>/proposals", "number"): _proposals(lambda proposal: proposal.pk),
    ("own/memo", "key"): _of_meetings(lambda item: str(item.meeting.key)),
    ("own/memo", "item"): _of_meetings(lambda item: item.pk),
    ("own/paper", "reference"): _of_meetings(lambda item: item.meeting.papers.get().pk),
    ("admin/calls", "reference"): _calls,
    ("admin/calls", "row"): _applications,
    ("admin/calls", "act"): _fixed("withdraw"),
    ("own/application", "reference"): _own_applications,
    ("own/application", "step"): _fixed("words", "needs"),
    ("<path:path>/apply", "path"): _served(CallPage),
    ("admin/councils", "seat"): _seats,
    ("admin/councils", "act"): _fixed("needs", "promise"),
    ("own/seat", "reference"): _own_seats,
    ("admin/^secrecy-texts", "instance_pk"): _ends(SecrecyText),
    ("admin/inquiries", "reference"): _ends(Inquiry),
    ("admin/staff", "pk"): _ends(Assignment),
    ("admin/synonyms", "pk"): _ends(SynonymGroup),
    ("admin/promoted-results", "pk"): _ends(PromotedResult),
    ("admin/themes", "pk"): _ends(Theme),
    ("admin/target-groups", "pk"): _ends(TargetGroup),
    ("admin/methods", "pk"): _ends(Method),
    ("admin/centres", "pk"): _ends(Centre),
    ("admin/part-kinds", "pk"): _ends(PartKind),
    ("admin/suggestions", "pk"): _suggestions,
    ("admin/requests", "reference"): _requests,
    ("admin/materials/imports", "pk"): _ends(MaterialImport),
    ("admin/notices", "pk"): _ends(Notice),
    ("admin/outbox", "pk"): _ends(Letter),
    ("admin/locales", "pk"): _ends(Locale),
    ("admin/sites", "pk"): _ends(Site),
    ("admin/localize", "pk"): _ends(Theme),
    ("admin/localize", "translation_id"): _ends(Translation),
    ("admin/localize", "string_segment_id"): _ends(StringSegment),
    ("admin/localize", "overridable_segment_id"): _fixed("1"),
    ("admin/images/chooser", "pk"): _ends(SiteImage),
    ("admin/documents/chooser", "pk"): _ends(SiteDocument),
    ("documents", "0"): _ends(SiteDocument),
    ("documents", "1"): _names,
    ("feeds", "key"): _banks,
    ("feeds/proposals", "key"): _proposals(_key_of_council),
    ("feeds/news", "key"): _proposals(_key_of_council),
    ("photos", "reference"): _photos,
    ("media/images", "path"): _rendition,
    ("sign-in", "pk"): _fixed("1"),
}
"""By how the address begins and the name of the part. What begins longest counts."""


@dataclass(frozen=True)
class Place:
    """One address with its parts filled in."""

    address: Address
    which: Which
    path: str


def places_of(address: Address, world: World) -> list[Place]:
    """The address with own, foreign and missing parts. Wagtail's last pattern stands for every page there is.

    The first page of each type counts as own, so that pages of the same type are not asked in every way.
    """
    if not address.parts:
        return [Place(address, Which.OWN, address.filled({}))]
    if address.name == "wagtail_serve":
        return list(_every_page(address))
    pairs = {name: _value(address, name)(world) for name, _kind in address.parts}
    own = {name: pair[0] for name, pair in pairs.items()}
    other = {name: pair[1] for name, pair in pairs.items()}
    missing = {name: "987654" if name == "pk" else MISSING.get(kind, "987654") for name, kind in address.parts}
    found = {Which.OWN: own, Which.OTHER: other, Which.MISSING: missing}
    if tables := [name for name in own if name.endswith("model_name")]:
        found[Which.PEOPLE] = own | dict.fromkeys(tables, "person")
    places: dict[str, Place] = {}
    for which, values in found.items():
        path = address.filled(values)
        places.setdefault(path, Place(address, which, path))
    return list(places.values())


def _value(address: Address, name: str) -> Callable[[World], Found]:
    fitting = [key for key in VALUES if key[1] == name and address.pattern.lstrip("^").startswith(key[0].lstrip("^"))]
    if not fitting:
        raise LookupError(f"Nothing to fill in for “{name}” of {address.pattern}: add it to VALUES.")
    return VALUES[max(fitting, key=lambda key: len(key[0]))]


def _every_page(address: Address) -> Iterator[Place]:
    met: set[object] = set()
    for page in Page.objects.exclude(depth=1).order_by("path"):
        which = Which.OTHER if page.content_type_id in met else Which.OWN
        met.add(page.content_type_id)
        yield Place(address, which, page.url or "/")
    yield Place(address, Which.MISSING, "/puuttuu/")
