"""The demo's materials with their files."""

import datetime

from django.core.files.base import ContentFile
from wagtail.models import Collection, Page

from base.media import SiteDocument
from network.materials.choices import FileAccessibility
from network.materials.pages import MaterialBankPage, MaterialFile, MaterialPage
from network.regions.pages import CentrePage
from pajaverkko.demo import making
from pajaverkko.demo.content import Text, body, past_moment, read, read_all, read_translations
from pajaverkko.demo.files import make_file
from pajaverkko.demo.making import add, shared


def make_materials(collection: Collection) -> dict[str, MaterialPage]:
    """Every material in the bank of the centre it came from, else in the bank of the whole network."""
    made = {}
    banks = {bank.get_parent().slug: bank for bank in MaterialBankPage.objects.all()}
    finnish = read_translations("materials", "fi")
    for number, (slug, text) in enumerate(read_all("materials").items()):
        centre = read(f"projects/{text['project']}")["centre"] if text.get("project") else ""
        bank = banks.get(centre) or banks["etusivu"]
        own = _collection_of(bank) or collection
        made[slug] = _make_material(bank, slug, {**text, **finnish.get(slug, {})}, number, own)
    return made


def _collection_of(bank: Page) -> Collection | None:
    """The collection of the centre whose section a bank stands in."""
    section = bank.get_parent().specific
    return section.centre.files if isinstance(section, CentrePage) and section.centre else None


def _make_material(bank: Page, slug: str, text: Text, number: int, collection: Collection) -> MaterialPage:
    page = MaterialPage(
        slug=slug,
        kind=text["kind"],
        language=text["language"],
        easy_language=text["easy_language"],
        year=text["year"],
        minutes_needed=text.get("minutes_needed"),
        licence=text["licence"],
        link=text.get("link", ""),
        body=body(text["body"]),
        **shared(text),
    )
    page.themes = making.themes(text["themes"])
    page.target_groups = making.target_groups(text["target_groups"])
    page.methods = making.methods(text["methods"])
    page.regions = making.regions(text["regions"])
    page.keywords.add(*text["keywords"])
    page.files = [
        _make_file(slug, place, file, text["language"], collection) for place, file in enumerate(text["files"])
    ]
    # Spread over the year, so that the newest differ from day to day.
    published_on = datetime.date(text["year"], 1 + number % 12, 1 + number % 27)
    return add(bank, page, published_at=past_moment(published_on))


def _make_file(slug: str, place: int, file: Text, language: str, collection: Collection) -> MaterialFile:
    name = f"{slug}-{place + 1}.{file['format']}" if place else f"{slug}.{file['format']}"
    document = SiteDocument(title=file["title"], collection=collection)
    document.file.save(name, ContentFile(make_file(file, language)), save=False)
    document._set_document_file_metadata()
    document.save()
    document.file.close()
    good = FileAccessibility.ACCESSIBLE if file["format"] == "pdf" else FileAccessibility.PARTLY
    return MaterialFile(document=document, title=file["title"], accessibility=good, sort_order=place)
