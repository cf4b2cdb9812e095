"""The Swedish and the English site speak no Finnish of the interface, and nothing stands untranslated."""

import re
from pathlib import Path

import polib
import pytest
from bs4 import BeautifulSoup

CATALOGUES = Path(__file__).resolve().parents[2] / "site/pajaverkko/locale"
ATTRIBUTES = ("aria-label", "title", "placeholder", "alt")


def texts(language: str) -> set[str]:
    """The plain texts of a language's interface; those with something to fill in are left out."""
    entries = polib.pofile(str(CATALOGUES / language / "LC_MESSAGES/django.po"))
    return {entry.msgstr for entry in entries if entry.msgstr and "%(" not in entry.msgstr}


def source_texts() -> set[str]:
    return {entry.msgid for entry in polib.pofile(str(CATALOGUES / "fi/LC_MESSAGES/django.po"))}


def interface_words(html: bytes) -> set[str]:
    """Whole texts and attributes of a page; what is in another language and editors' keywords are left out."""
    soup = BeautifulSoup(html, "html.parser")
    language = soup.html["lang"]
    for foreign in soup.find_all(lang=lambda code: code and code != language):
        foreign.decompose()
    for keyword in soup.select("a[href*='keyword=']"):
        keyword.decompose()
    words = {re.sub(r"\s+", " ", text).strip() for text in soup.find_all(string=True)}
    return words | {tag[name] for name in ATTRIBUTES for tag in soup.find_all(attrs={name: True})}


@pytest.mark.parametrize(("language", "at_least"), [("sv", 60), ("en", 2)])
def test_site_has_no_finnish_interface_text(crawled: dict[str, bytes], language: str, at_least: int) -> None:
    own = texts("sv") if language == "sv" else source_texts()
    finnish = texts("fi") - own
    pages = {place: html for place, html in crawled.items() if place.startswith(f"/{language}/") and is_page(html)}
    faults = {place: found for place, html in pages.items() if (found := interface_words(html) & finnish)}
    assert faults == {}
    assert len(pages) >= at_least
    assert len(finnish) > 200


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_site_has_no_untranslated_text(crawled: dict[str, bytes], language: str) -> None:
    english = source_texts() - texts(language)
    pages = {place: html for place, html in crawled.items() if language_of(place) == language and is_page(html)}
    faults = {place: found for place, html in pages.items() if (found := interface_words(html) & english)}
    assert faults == {}
    assert len(pages) > 60


def is_page(content: bytes) -> bool:
    """Figures are there as tables for programs, too."""
    return content.lstrip()[:9].lower() == b"<!doctype"


def language_of(place: str) -> str:
    return place[1:3] if place.startswith(("/sv/", "/en/")) else "fi"
