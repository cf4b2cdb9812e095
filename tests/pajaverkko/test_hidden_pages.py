"""Drafts, unpublished, private and scheduled pages are nowhere to be seen but in their editors' hands."""

import datetime
import re

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page

from network.councils.choices import CouncilState
from tests.factories.base import PageFactory, SiteDocumentFactory, restricted, translated
from tests.factories.meetings import MinutesPageFactory
from tests.factories.network import (
    CentrePageFactory,
    CentreRegionFactory,
    CouncilPageFactory,
    MaterialBankPageFactory,
    MaterialFileFactory,
    MaterialPageFactory,
    ProjectPageFactory,
    RegionPageFactory,
    ThemePageFactory,
)
from tests.factories.pajaverkko import ContentPageFactory, Trunk
from tests.factories.workshops import SeriesPageFactory, WorkshopPageFactory
from tests.reading import file_of

HIDING = ["draft", "unpublished", "private", "below a private page", "scheduled", "locked behind a password"]
TOMORROW = datetime.timedelta(days=1)


class Scene:
    """A centre, a theme and a region that every page of a test belongs to."""

    def __init__(self, site: Trunk) -> None:
        self.site = site
        self.centre = CentrePageFactory(parent=site.home, title="Koske")
        self.theme = ThemePageFactory()
        self.region = RegionPageFactory()
        CentreRegionFactory(centre=self.centre.centre, region=self.region.region)
        words = {"themes": [self.theme.theme], "regions": [self.region.region]}
        call = {"state": CouncilState.CALLING}
        self.project = ProjectPageFactory(parent=self.centre)
        self.makers: dict[str, tuple[type[PageFactory], dict[str, object]]] = {
            "workshop": (WorkshopPageFactory, words),
            "past workshop": (WorkshopPageFactory, {"starts_at": timezone.now() - TOMORROW} | words),
            "series": (SeriesPageFactory, {"project": self.project} | words),
            "project": (ProjectPageFactory, {"part_of": self.project} | words),
            "council": (CouncilPageFactory, call | words),
            "minutes": (MinutesPageFactory, {"themes": words["themes"]}),
            "material": (MaterialPageFactory, {"keywords": ["talous"]} | words),
            "theme": (ThemePageFactory, {}),
            "region": (RegionPageFactory, {}),
            "centre": (CentrePageFactory, {}),
            "plain page": (ContentPageFactory, {"parent": self.site.home}),
        }

    def parent(self, kind: str, section: Page) -> Page:
        """A page below `section` that may hold this kind."""
        if kind in {"workshop", "past workshop"}:
            return SeriesPageFactory(parent=section)
        if kind == "minutes":
            return CouncilPageFactory(parent=section)
        if kind == "material":
            return MaterialBankPageFactory(parent=section)
        return section

    def make(self, kind: str, **values: object) -> Page:
        factory, own = self.makers[kind]
        page_type = factory._meta.model
        if (
            "network.CentrePage" in str(page_type.parent_page_types)
            or kind in {"minutes", "material"}
            or "shop" in kind
        ):
            values.setdefault("parent", self.parent(kind, values.pop("section", self.centre)))
        return factory(**own | values)

    def hide(self, kind: str, how: str) -> Page:
        """A page of the kind, titled "Salattu", that nobody but its editors may see."""
        name = f"salattu-{kind.replace(' ', '-')}"
        values = {"title": f"Salattu {kind}", "summary": f"Salattu {kind}", "slug": name}
        if how == "draft":
            return self.make(kind, published=False, **values)
        if how == "scheduled":
            return self.make(kind, go_live_at=timezone.now() + TOMORROW, **values)
        if how == "below a private page":
            section = restricted(CentrePageFactory(title="Suljettu osasto", slug=f"suljettu-{name}"))
            return self.make(kind, section=section, **values)
        page = self.make(kind, **values)
        if how == "unpublished":
            page.unpublish()
        elif how == "private":
            restricted(page)
        else:
            page.view_restrictions.create(restriction_type="password", password="avain")
        return page

    def places(self) -> list[str]:
        """Addresses of everything that gathers pages, in Finnish and Swedish."""
        trunk = self.site
        lists = [trunk.workshops, trunk.councils, trunk.minutes, trunk.materials, trunk.projects, trunk.themes]
        lists += [trunk.network, self.theme, self.region, self.centre, self.project]
        addresses = [page.url for page in [trunk.home, trunk.swedish_home, trunk.english_home, *lists]]
        addresses += [translated(page, "sv").url for page in lists]
        addresses += [f"{trunk.workshops.url}?when=past", "/sitemap.xml"]
        return addresses + [f"{prefix}/search/?q=salattu" for prefix in ("", "/sv", "/en")]


@pytest.fixture
def scene(site: Trunk) -> Scene:
    return Scene(site)


KINDS = [
    "workshop",
    "past workshop",
    "series",
    "project",
    "council",
    "minutes",
    "material",
    "theme",
    "region",
    "centre",
    "plain page",
]
BELOW_A_CENTRE = {"workshop", "past workshop", "series", "project", "council", "minutes", "material"}


@pytest.mark.parametrize("how", HIDING)
def test_hidden_pages_appear_nowhere(scene: Scene, stranger: Client, how: str):
    kinds = [kind for kind in KINDS if how != HIDING[3] or kind in BELOW_A_CENTRE]
    shown = {kind: scene.make(kind, title=f"Näkyvä {kind}", summary="Julkinen salattu") for kind in kinds}
    for kind in kinds:
        scene.hide(kind, how)

    answers = {address: stranger.get(address) for address in scene.places()}
    contents = {address: response.content.decode() for address, response in answers.items()}

    assert {response.status_code for response in answers.values()} == {200}
    leaks = {address: re.findall(r"Salattu \w+|/salattu-[\w-]+/|Suljettu", text) for address, text in contents.items()}
    assert {address: found for address, found in leaks.items() if found} == {}
    unseen = [kind for kind, page in shown.items() if sum(page.url in text for text in contents.values()) < 3]
    assert unseen == []
    assert all(page.url in contents["/sitemap.xml"] for page in shown.values())
    assert all(page.url in contents["/search/?q=salattu"] for page in shown.values())


@pytest.mark.parametrize("how", ["draft", "unpublished", "scheduled"])
@pytest.mark.parametrize("kind", ["workshop", "material", "minutes", "plain page"])
def test_page_that_is_not_live_is_not_found_at_its_address(scene: Scene, stranger: Client, kind: str, how: str):
    page = scene.hide(kind, how)

    response = stranger.get(page.url)

    assert response.status_code == 404
    assert "Salattu" not in response.content.decode()


@pytest.mark.parametrize("how", ["private", "below a private page", "locked behind a password"])
@pytest.mark.parametrize("kind", ["workshop", "material", "minutes"])
def test_private_page_asks_who_is_there(scene: Scene, stranger: Client, kind: str, how: str):
    page = scene.hide(kind, how)

    response = stranger.get(page.url)

    assert response.status_code == (200 if how == HIDING[5] else 302)
    assert "Salattu" not in response.content.decode()


def test_draft_of_a_live_page_does_not_show_through(scene: Scene, stranger: Client):
    page = scene.make("material", title="Julkaistu nimi")
    page.title = page.summary = "Luonnoksen nimi"
    page.save_revision()

    contents = [stranger.get(address).content.decode() for address in [page.url, *scene.places()]]

    assert not [text for text in contents if "Luonnoksen nimi" in text]
    assert "Julkaistu nimi" in contents[0]


def test_hidden_page_is_not_in_the_menu_or_the_footer(site: Trunk, stranger: Client):
    for in_menu in (True, False):
        place = {"parent": site.home, "show_in_menus": in_menu}
        ContentPageFactory(title=f"Näkyvä {in_menu}", **place)
        ContentPageFactory(title=f"Luonnos {in_menu}", published=False, **place)
        restricted(ContentPageFactory(title=f"Yksityinen {in_menu}", **place))

    text = stranger.get(site.home.url).content.decode()

    assert "Näkyvä True" in text
    assert "Näkyvä False" in text
    assert "Luonnos" not in text
    assert "Yksityinen" not in text


def test_private_version_in_another_language_is_not_linked(site: Trunk, stranger: Client):
    page = ContentPageFactory(parent=site.home)
    twin = restricted(translated(page, "sv", title="Hemlig"))

    assert twin.url not in stranger.get(page.url).content.decode()


def test_private_list_is_not_linked_from_the_front_page(site: Trunk, stranger: Client):
    restricted(site.minutes)

    text = stranger.get(site.home.url).content.decode()

    assert site.minutes.url not in text
    assert site.workshops.url in text


def test_private_file_is_not_served(site: Trunk, stranger: Client, centre_page):
    closed = Collection.get_first_root_node().add_child(name="Suljettu")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    hidden, shown = SiteDocumentFactory(collection=closed), SiteDocumentFactory()
    MaterialPageFactory(files=[MaterialFileFactory.build(document=file) for file in (hidden, shown)])

    assert stranger.get(hidden.url).status_code == 302
    assert file_of(stranger.get(shown.url)) == b"Lomakkeen teksti"
