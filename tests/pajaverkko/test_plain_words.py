"""What applicants and members read is short and plain: the Finnish texts of their pages and letters.

On average ten words in a sentence, none over eighteen, and no word over twenty letters that is not the field's own.
"""

import re

import polib
import pytest

from pajaverkko.texts.catalogues import OWN

PLACES = (
    "network/applications/choices.py",
    "network/applications/forms/applying.py",
    "network/applications/forms/asked.py",
    "network/applications/mails.py",
    "network/applications/services/applying.py",
    "network/applications/views/",
    "network/councils/services/members.py",
    "network/councils/views/own.py",
    "network/meetings/forms/own.py",
    "network/meetings/mails.py",
    "network/meetings/reports/own.py",
    "network/meetings/services/agenda.py",
    "network/meetings/services/agreeing.py",
    "network/meetings/services/attending.py",
    "network/meetings/services/hearing.py",
    "network/meetings/views/own.py",
    "network/news/",
    "network/personal_links/forms/",
    "network/personal_links/mails.py",
    "network/proposals/choices.py",
    "network/proposals/forms/answering.py",
    "network/proposals/mails.py",
    "network/proposals/reports/",
    "network/proposals/views/answering.py",
    "templates/network/applications/",
    "templates/components/proposals_table.html",
    "templates/network/councils/council_page.html",
    "templates/network/councils/own_",
    "templates/network/meetings/own_",
    "templates/network/news/",
    "templates/network/proposals/answer.html",
    "templates/network/proposals/no_link.html",
    "templates/network/proposals/proposal",
    "templates/network/councils/term_summary_page.html",
    "templates/network/personal_links/door.html",
    "templates/network/personal_links/end.html",
    "templates/network/personal_links/ways_in.html",
    "site/base/needs_form.py",
    "site/base/reachable_form.py",
    "base/needs_form.py",
    "base/reachable_form.py",
)
STAFF = ("templates/network/applications/admin/",)
LONGEST, AVERAGE, LONGEST_WORD = 18, 10, 20
WORDS_OF_THE_FIELD = frozenset({"sähköpostiosoitteesi", "tietosuojavaltuutetulle"})
"""Longer ones that people of the field use and know."""


def texts() -> list[str]:
    """In the order of the catalogue."""
    found = []
    for entry in polib.pofile(str(OWN / "fi/LC_MESSAGES/django.po")):
        places = [place for place, _line in entry.occurrences]
        if any(place.startswith(PLACES) and not place.startswith(STAFF) for place in places):
            found += [entry.msgstr, *entry.msgstr_plural.values()]
    return [text for text in found if text]


def sentences(text: str) -> list[list[str]]:
    """Words of each sentence; what stands for a value is one word."""
    plain = re.sub(r"%\(\w+\)[sd]", "arvo", text)
    parts = re.split(r"(?<=[.!?:])\s+", plain)
    return [words for part in parts if (words := re.findall(r"[\w’'-]+", part))]


def test_there_is_something_to_read():
    assert len(texts()) > 60


@pytest.mark.parametrize("text", texts())
def test_no_sentence_is_long_and_no_word_is_strange(text: str):
    assert [words for words in sentences(text) if len(words) > LONGEST] == []
    long = {word.lower() for words in sentences(text) for word in words if len(word) > LONGEST_WORD}
    assert long <= WORDS_OF_THE_FIELD


def test_sentences_are_short_on_average():
    lengths = [
        len(words) for text in texts() for words in sentences(text) if text.rstrip().endswith((".", "?", "!", ":"))
    ]
    assert sum(lengths) / len(lengths) <= AVERAGE
