"""Every word of a template is marked for translation."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.architecture.tree import TEMPLATES, name, template_files

EXEMPT = {
    "pajaverkko/gallery.html": "for developers, in English only: it names files and shows made-up content",
    "robots.txt": "a protocol's own words, read by machines",
}
SAME_EVERYWHERE = frozenset({"PDF"})
"""Words that are the same in every language."""
ATTRIBUTES = frozenset(
    {"alt", "aria-label", "aria-description", "aria-roledescription", "label", "placeholder", "title"}
)
"""Attributes that are read out or shown."""
BUTTONS = frozenset({"submit", "button", "reset"})

SAMPLES = {
    "a text": ("<p>Hello</p>", ["Hello"]),
    "a text among tags": ("<p>{% if x %}Hyvää{% endif %} {{ name }}</p>", ["Hyvää"]),
    "an attribute": ('<img alt="A map">', ["A map"]),
    "a button": ('<input type="submit" value="Send">', ["Send"]),
    "a value that is no text": ('<input type="search" value="find">', []),
    "translated": ('<a title="{% translate "Home" %}" href="/">{% translate "Home" %}</a>', []),
    "translated with names": ("<p>{% blocktranslate %}One {{ thing }}.{% endblocktranslate %}</p>", []),
    "comments and signs": ("<p>{% comment %}Why{% endcomment %}{# not read #}PDF, 2.1 – {{ size }}</p>", []),
    "given to a tag": ('{% include "x.html" with term="Words" %}', ["Words"]),
    "given to a filter": ('{{ words|default:"nothing here" }}', ["nothing here"]),
    "given translated": ('{% include "x.html" with term=_("Words") id="find" %}{{ day|date:"j F Y" }}', []),
    "styles and scripts": ("<style>p { color: red }</style><script>start()</script>", []),
}
"""Templates by what they show, and what is found in them."""

_NOT_READ = re.compile(
    r"\{#.*?#\}"
    r"|\{%-?\s*comment\b.*?\bendcomment\s*%\}"
    r"|\{%-?\s*blocktrans(?:late)?\b.*?\bendblocktrans(?:late)?\s*%\}"
    r"|\{%-?\s*trans(?:late)?\b.*?%\}",
    re.DOTALL,
)
_SYNTAX = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_LITERAL = re.compile(r"""(?P<before>_\(|\|(?:date|time):)?(?P<mark>["'])(?P<text>.*?)(?P=mark)""")
_SENTENCE = re.compile(r"[^\W\d_]\s+[^\W\d_]|^[A-ZÅÄÖ]")


class Words(HTMLParser):
    """Collects the words that a reader sees or hears."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag if tag in {"script", "style"} else ""
        values = dict(attrs)
        shown = {*ATTRIBUTES, "value"} if tag == "input" and values.get("type") in BUTTONS else ATTRIBUTES
        self.found += [value for key, value in values.items() if key in shown and value]

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.found.append(data)


@pytest.mark.parametrize(
    "file", [file for file in template_files() if file.relative_to(TEMPLATES).as_posix() not in EXEMPT], ids=name
)
def test_template_has_no_unmarked_text(file: Path) -> None:
    assert list(unmarked_texts(file.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("template", EXEMPT)
def test_exempt_template_is_there_and_needs_it(template: str) -> None:
    assert list(unmarked_texts((TEMPLATES / template).read_text(encoding="utf-8"))) != []


@pytest.mark.parametrize(("template", "texts"), SAMPLES.values(), ids=SAMPLES)
def test_unmarked_texts_are_found(template: str, texts: list[str]) -> None:
    assert list(unmarked_texts(template)) == texts


def unmarked_texts(template: str) -> Iterator[str]:
    """Texts between and in the tags of HTML, and sentences given to tags and filters as they are."""
    source = _NOT_READ.sub(" ", template)
    for syntax in _SYNTAX.findall(source):
        for literal in _LITERAL.finditer(syntax):
            if not literal["before"] and _SENTENCE.search(literal["text"]):
                yield literal["text"]
    words = Words()
    words.feed(_SYNTAX.sub(" ", source))
    words.close()
    for text in words.found:
        if any(re.search(r"[^\W\d_]", word) for word in text.split() if word.strip(",.()") not in SAME_EVERYWHERE):
            yield " ".join(text.split())
