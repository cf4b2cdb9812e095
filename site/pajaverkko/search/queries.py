"""Finding pages by words."""

import unicodedata

from wagtail.models import Page

from base.queries import readable

LONGEST = 200
"""Letters of a question that are looked at; the rest of a longer one is left out."""
LOOKED_AT = 300
"""Hits of the index that are looked through for readable pages."""


def shown_question(question: str) -> str:
    """The question as it is shown again: no control characters, no more than is looked at."""
    return "".join(sign for sign in question if sign.isprintable()).strip()[:LONGEST]


def words_of(question: str) -> str:
    """The question without what is no letter or digit, in one spelling of each letter, cut to a sane length."""
    text = unicodedata.normalize("NFC", question[:LONGEST])
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text).split())


def keys_found(question: str) -> list[int]:
    """Keys of readable pages that hold the words of the question, the best first; none for one without words.

    Pages with all of the words, or when there are none, pages with some of them.
    """
    words = words_of(question)
    if not words:
        return []
    for operator in ("and", "or"):
        hits = [page.pk for page in Page.objects.live().search(words, operator=operator)[:LOOKED_AT]]
        titles = dict(readable(Page).filter(pk__in=hits, depth__gt=1).values_list("pk", "title"))
        found = [key for key in hits if key in titles]
        if found:
            return sorted(found, key=lambda key: -_words_in(titles[key], words))
    return []


def _words_in(title: str, words: str) -> int:
    """How many of the words a title holds: SQLite's index does not weigh a title above a body."""
    return sum(word in title.casefold() for word in words.casefold().split())
