"""Every text of the source is there in every language of the site."""

import re

import polib
import pytest

from pajaverkko.texts.catalogues import LANGUAGES, OVERRIDES, OWN, catalogue
from pajaverkko.texts.source import collect

PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sdif]|\{\w*\}")

each_language = pytest.mark.parametrize("language", LANGUAGES)


def entries(language: str) -> dict[tuple[str, str], polib.POEntry]:
    """The entries of a language's catalogue by context and text."""
    return {(entry.msgctxt or "", entry.msgid): entry for entry in polib.pofile(str(catalogue(OWN, language)))}


def translations(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def placeholders(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text))


@each_language
def test_catalogue_has_every_text_of_the_source(language: str) -> None:
    assert sorted(collect().keys() - entries(language).keys()) == []


@each_language
def test_catalogue_has_no_text_that_is_gone(language: str) -> None:
    assert sorted(entries(language).keys() - collect().keys()) == []


@each_language
def test_every_text_is_translated(language: str) -> None:
    missing = [
        entry.msgid
        for entry in entries(language).values()
        if entry.fuzzy or entry.obsolete or not all(text.strip() for text in translations(entry))
    ]

    assert missing == []


@each_language
def test_plural_has_the_forms_of_the_language(language: str) -> None:
    plural = {text.msgid for text in collect().values() if text.plural}

    assert [
        key for (_, key), entry in entries(language).items() if set(entry.msgstr_plural) != _forms(key in plural)
    ] == []


def _forms(plural: bool) -> set[int]:
    """One and many, in Finnish and Swedish alike."""
    return {0, 1} if plural else set()


@each_language
def test_translation_has_the_placeholders_of_its_text(language: str) -> None:
    """One may do without its number ("one page"); many may not."""
    wrong = [
        entry.msgid
        for entry in entries(language).values()
        for form, text in enumerate(translations(entry))
        if text and placeholders(text) not in _allowed(entry, form)
    ]

    assert wrong == []


def _allowed(entry: polib.POEntry, form: int) -> list[list[str]]:
    one, many = placeholders(entry.msgid), placeholders(entry.msgid_plural or entry.msgid)
    return [one, many] if form == 0 else [many]


def test_better_words_for_wagtail_keep_the_placeholders() -> None:
    wrong = [
        entry.msgid
        for file in OVERRIDES.glob("*/LC_MESSAGES/django.po")
        for entry in polib.pofile(str(file))
        for form, text in enumerate(translations(entry))
        if not text or placeholders(text) not in _allowed(entry, form)
    ]

    assert wrong == []
