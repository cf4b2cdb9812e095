"""A site in which something of everything is there: of the own centre and of another one."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, PageViewRestriction, UploadedFile
from wagtail_localize.models import Translation, TranslationSource

from base.media import SiteImage
from network.regions.models import Centre
from network.regions.pages import CentrePage
from tests.factories.base import (
    PromotedResultFactory,
    SiteDocumentFactory,
    SiteImageFactory,
    SynonymGroupFactory,
    stored_file,
    translated,
)
from tests.factories.network import (
    CentreFactory,
    CentrePageFactory,
    CentreRegionFactory,
    CouncilPageFactory,
    KeywordFactory,
    MaterialBankPageFactory,
    MaterialImportFactory,
    MaterialPageFactory,
    MethodFactory,
    OrganisationFactory,
    ProjectPageFactory,
    TargetGroupFactory,
    ThemeFactory,
)
from tests.factories.pajaverkko import Trunk, make_trunk
from tests.factories.workshops import SeriesPageFactory, WorkshopPageFactory
from tests.network.people.showing import PICTURE
from tests.sweep.canaries import Canary, Group
from tests.sweep.people import Crowd, make_crowd
from tests.sweep.visitors import Visitor, Who, make_visitors


@dataclass(frozen=True)
class World:
    """The site, the people, and everybody who comes to it. `own` is of Koske, `other` of Verso."""

    trunk: Trunk
    koske: CentrePage
    verso: CentrePage
    own: Page
    other: Page
    crowd: Crowd
    visitors: dict[Who, Visitor]


def make_world() -> World:
    trunk = make_trunk()
    koske, verso = (_section(trunk, name) for name in ("Koske", "Verso"))
    own, other = (ProjectPageFactory(parent=section, title="Hanke") for section in (koske, verso))
    crowd = make_crowd(koske, verso)
    visiting = next(number for number, person in crowd.people.items() if person.links.exists())
    door = Client()
    door.post("/own/open/", {"token": crowd.token})
    visitors = make_visitors(koske.centre, verso.centre, door, Canary(visiting, Group.VISITOR))
    world = World(trunk, koske, verso, own, other, crowd, visitors)
    _pages(world)
    _records(world)
    return world


def _section(trunk: Trunk, name: str) -> CentrePage:
    organisation = OrganisationFactory(slug=f"{name.lower()}-organisaatio", name_fi=f"{name}n organisaatio")
    centre: Centre = CentreFactory(slug=name.lower(), name_fi=name, organisation=organisation)
    CentreRegionFactory(centre=centre)
    return CentrePageFactory(parent=trunk.home, centre=centre, slug=name.lower())


def _pages(world: World) -> None:
    """Live pages, drafts, a submitted one, a translation, one behind a sign-in and one behind a password."""
    bank = MaterialBankPageFactory(parent=world.koske)
    MaterialPageFactory(parent=bank, title="Peli")
    MaterialPageFactory(parent=bank, title="Luonnos", published=False)
    MaterialPageFactory(parent=MaterialBankPageFactory(parent=world.verso), title="Toinen peli")
    for page, section in ((world.own, world.koske), (world.other, world.verso)):
        page.create_alias(parent=section, update_slug="sama-hanke")
    CouncilPageFactory(title="Raati")
    WorkshopPageFactory(parent=SeriesPageFactory(title="Sarja"))
    hidden = ProjectPageFactory(parent=world.koske, title="Suljettu")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    locked = ProjectPageFactory(parent=world.koske, title="Salasanan takana")
    PageViewRestriction.objects.create(page=locked, restriction_type=PageViewRestriction.PASSWORD, password="sana")
    for page, who in ((world.own, Who.EDITOR), (world.other, Who.OUTSIDER)):
        page.get_workflow().start(page, world.visitors[who].user)
        source, _new = TranslationSource.update_or_create_from_instance(page)
        swedish = Locale.objects.get(language_code="sv")
        Translation.objects.create(source=source, target_locale=swedish).save_target()
    translated(world.koske, "sv")


def _records(world: World) -> None:
    """Words that all share, files, and what Wagtail keeps for a while."""
    for factory in (KeywordFactory, MethodFactory, TargetGroupFactory, ThemeFactory, SynonymGroupFactory):
        factory()
    PromotedResultFactory(page=world.own)
    Redirect.objects.create(old_path="/vanha", redirect_page=world.own)
    for section, who in ((world.koske, Who.COORDINATOR), (world.verso, Who.OUTSIDER)):
        user, files = world.visitors[who].user, section.centre
        files.refresh_from_db()
        SiteImageFactory(collection=files.files, uploaded_by_user=user)
        SiteDocumentFactory(collection=files.files, uploaded_by_user=user)
        MaterialImportFactory(bank=MaterialBankPageFactory(parent=section), owner=user)
        kept = {"user": user, "content_type": ContentType.objects.get_for_model(type(world.own))}
        EditingSession.objects.create(**kept, object_id=str(world.own.pk), last_seen_at=timezone.now())
        picture = ContentType.objects.get_for_model(SiteImage)
        UploadedFile.objects.create(
            uploaded_by_user=user, file=stored_file("kesken.png", PICTURE), for_content_type=picture
        )
