"""The demo in Swedish and English: each page a translation of the Finnish one, filled with the texts written for it."""

from typing import Any

from django.utils.text import slugify
from wagtail.models import Locale, Page

from network.applications.pages import CallPage
from network.councils.pages import CouncilPage
from network.materials.pages import MaterialPage
from network.projects.pages import ProjectPage
from network.regions.pages import CentrePage, RegionPage
from network.themes.pages import ThemePage
from pajaverkko.demo.content import Text, body, html, read, read_translations
from pajaverkko.demo.making import publish
from pajaverkko.home.pages import ContentPage, HomePage
from workshops.series.pages import SeriesPage

MARKDOWN = frozenset(
    {"need", "results", "aim", "for_whom", "produced", "purpose", "how_to_join", "became", "contact", "discussion"}
    | {"what_one_does", "time_needed", "paid", "who_reads", "not_asked", "criteria"}
)
"""Fields of rich text; `body` is a stream, all others are plain."""


def translate_home(home: HomePage, language: str) -> None:
    """The front page in another language."""
    Locale.objects.get_or_create(language_code=language)
    text, names = read_translations("pages", language)["etusivu"], read("site")["home"][language]
    twin = _twin(home, language)
    twin.title, twin.slug = names["title"], names["slug"]
    twin.summary, twin.intro = text["summary"], html(text["body"])
    publish(twin)


def give_actions(home: HomePage) -> None:
    """What most readers come for, below the search field of every front page."""
    pages = Page.objects.child_of(home)
    for language, actions in read("site")["actions"].items():
        twin = home.get_translation(Locale.objects.get(language_code=language))
        links = [(action["label"], pages.get(slug=action["page"])) for action in actions]
        twin.actions = [
            ("link", {"label": label, "page": page.get_translation_or_none(twin.locale) or page, "address": ""})
            for label, page in links
        ]
        publish(twin)


def translate_trunk(home: HomePage, language: str) -> None:
    """Lists, regions, themes and plain pages."""
    site = read("site")
    for lists in site["lists"]:
        if language in lists:
            names = lists[language]
            page = Page.objects.child_of(home).get(slug=lists["fi"]["slug"]).specific
            _write(_twin(page, language), {**names})
    _translate_regions(language, site["regions"].get(language))
    _translate_texts("themes", language, ThemePage)
    for slug, text in read_translations("pages", language).items():
        if slug != "etusivu":
            _write(_twin(ContentPage.objects.child_of(home).get(slug=slug), language), text)


def _translate_regions(language: str, names: Text | None) -> None:
    if names is None:
        return
    for page in RegionPage.objects.filter(locale__language_code="fi").select_related("region"):
        title = getattr(page.region, f"name_{language}")
        _write(_twin(page, language), {"title": title, "summary": names["summary"]})


def translate_centres(language: str) -> None:
    """The centres that have a text in the language, and what below them has one."""
    site = read("site")
    for slug, text in read_translations("centres", language).items():
        centre = CentrePage.objects.get(slug=slug, locale__language_code="fi")
        _write(_twin(centre, language), text)
        for bank in site["banks"]:
            page = Page.objects.child_of(centre).get(slug=bank["fi"]["slug"]).specific
            _write(_twin(page, language), bank[language])
    for page in MaterialPage.objects.filter(language=language, locale__language_code="fi"):
        # A material in this language has its page in both: the file's text is the page's text here.
        text = read(f"materials/{page.slug}")
        words = {name: text[name] for name in ("title", "summary", "body")}
        _write(_twin(page, language), {"slug": page.slug, **words})
    _translate_texts("projects", language, ProjectPage)
    _translate_texts("councils", language, CouncilPage)
    _translate_texts("series", language, SeriesPage)


def translate_calls(language: str) -> None:
    """The calls that have a text in the language, by the address of their council."""
    for slug, text in read_translations("calls", language).items():
        council = CouncilPage.objects.get(slug=slug, locale__language_code="fi")
        for page in CallPage.objects.child_of(council):
            _write(_twin(page, language), text)


def _translate_texts(folder: str, language: str, page_type: type[Page]) -> None:
    for slug, text in read_translations(folder, language).items():
        page = page_type._default_manager.get(slug=slug, locale__language_code="fi")
        _write(_twin(page, language), text)
        for name in ("workshops", "minutes"):
            for child, row in zip(page.get_children().order_by("path"), text.get(name, []), strict=False):
                _write(_twin(child.specific, language), row)


def _twin(page: Any, language: str) -> Any:
    """The page's translation as a draft, its parents translated first."""
    locale = Locale.objects.get(language_code=language)
    twin = page.copy_for_translation(locale, copy_parents=True)
    twin.first_published_at = page.first_published_at
    return twin


def _write(page: Any, text: Text) -> None:
    """Put the text into the page and its child rows, and publish it. Its address is in its own language."""
    _fill(page, text)
    if not isinstance(page, CentrePage):
        page.slug = text.get("slug") or slugify(text["title"])
    publish(page)


def _fill(thing: Any, text: Text) -> None:
    if "work_packages" in text:
        measures = [row for package in text["work_packages"] for row in package["measures"]]
        packages = [{"title": row["title"], "description": row["description"]} for row in text["work_packages"]]
        text = {**text, "work_packages": packages, "measures": measures}
    for name, value in text.items():
        if isinstance(value, str) and name == "body":
            thing.body = body(value)
        elif isinstance(value, str):
            setattr(thing, name, html(value) if name in MARKDOWN else value)
        elif name not in {"workshops", "minutes"}:
            rows = list(getattr(thing, name).all())
            for row, row_text in zip(rows, value, strict=True):
                _fill(row, row_text)
            setattr(thing, name, rows)
