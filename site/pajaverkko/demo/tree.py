"""The trunk of the demo site: front page, lists, regions, centres, themes and plain pages."""

import datetime
from typing import Any

from django.apps import apps
from wagtail.models import Locale, Page, Site

from network.regions.models import Centre, Region
from network.regions.pages import CentrePage, NetworkPage, RegionPage
from network.regions.queries import regions_today
from network.themes.models import Theme
from network.themes.pages import ThemeIndexPage, ThemePage
from pajaverkko.demo.content import body, html, past_moment, read, read_all
from pajaverkko.demo.making import add, shared
from pajaverkko.home.pages import ContentPage, HomePage

OPENED_ON = datetime.date(2016, 9, 1)
"""The day the demo's trunk was published: the first autumn of PRO SOS."""


def make_trunk() -> HomePage:
    """The front page as the root of the site, and everything that is not a centre's own."""
    home = _make_home()
    opened_at = past_moment(OPENED_ON)
    for text in read("site")["lists"]:
        page_type = apps.get_model(text["type"])
        page = page_type(slug=text["fi"]["slug"], show_in_menus=text["menu"], **shared(text["fi"]))
        add(home, page, published_at=opened_at)
    _make_regions(opened_at)
    _make_themes(opened_at)
    for slug, text in read_all("pages").items():
        if slug != "etusivu":
            add(home, ContentPage(slug=slug, body=body(text["body"]), **shared(text)), published_at=opened_at)
    return home


def _make_home() -> HomePage:
    text = read("pages/etusivu")
    names = read("site")["home"]["fi"]
    root = Page.get_first_root_node()
    home = HomePage(
        title=names["title"],
        slug=names["slug"],
        summary=text["summary"],
        intro=html(text["body"]),
        locale=Locale.objects.get(language_code="fi"),
    )
    add(root, home, published_at=past_moment(OPENED_ON))
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True, hostname="localhost")
    welcome = site.root_page if site.root_page_id else None
    site.root_page, site.site_name = home, "Pajaverkko"
    site.save()
    if welcome and welcome.pk != home.pk:
        welcome.delete()
    home.refresh_from_db()
    return home


def _make_regions(opened_at: datetime.datetime) -> None:
    network = NetworkPage.objects.get(locale__language_code="fi")
    summary = read("site")["regions"]["fi"]["summary"]
    for region in regions_today().order_by("name_fi"):
        add(network, region_page(region, "fi", summary), published_at=opened_at)


def region_page(region: Region, language: str, summary: str) -> RegionPage:
    """A page for a region with its official name in the language."""
    name = getattr(region, f"name_{language}")
    return RegionPage(title=name, slug=region.slug, summary=summary, region=region)


def _make_themes(opened_at: datetime.datetime) -> None:
    index = ThemeIndexPage.objects.get(locale__language_code="fi")
    for slug, text in read_all("themes").items():
        theme = Theme.objects.get(slug=slug)
        page = ThemePage(slug=slug, theme=theme, body=body(text["body"]), **shared(text))
        add(index, page, published_at=opened_at)


def make_centres(home: HomePage) -> dict[str, CentrePage]:
    """The centres' own sections, each with a material bank, by slug."""
    made: dict[str, CentrePage] = {}
    bank: dict[str, Any] = read("site")["banks"][0]["fi"]
    bank_type = apps.get_model("network.MaterialBankPage")
    opened_at = past_moment(OPENED_ON)
    for slug, text in read_all("centres").items():
        page = CentrePage(
            slug=slug,
            centre=Centre.objects.get(slug=slug),
            body=body(text["body"]),
            contact=html(text["contact"]),
            **shared(text),
        )
        made[slug] = add(home, page, published_at=opened_at)
        add(page, bank_type(slug=bank["slug"], **shared(bank)), published_at=opened_at)
    return made
