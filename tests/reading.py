"""Reading a page as a visitor does."""

from xml.etree import ElementTree

import lxml.html
from bs4 import BeautifulSoup
from django.http import HttpResponse

ATOM = "{http://www.w3.org/2005/Atom}"


def document(response: HttpResponse) -> BeautifulSoup:
    """The page as a tree of elements."""
    return BeautifulSoup(response.content, "lxml")


def text_of(response: HttpResponse) -> str:
    """What the main part of the page says, without markup, with single spaces."""
    page = document(response)
    return " ".join((page.main or page).get_text(" ").split())


def cards(response: HttpResponse) -> list[str]:
    """The titles of the cards in the main part, in order."""
    return [_words(link) for link in document(response).select("main article.card :is(h2, h3, h4) a")]


def section(response: HttpResponse, heading: str) -> list[str]:
    """The titles of the cards below a heading; None of them when the page has no such heading."""
    for part in document(response).select("main section"):
        title = part.find(["h2", "h3"])
        if title and _words(title) == heading:
            return [_words(link) for link in part.select("article.card :is(h2, h3, h4) a")]
    return []


def headings(response: HttpResponse) -> list[str]:
    """The headings of the main part, in order."""
    return [_words(heading) for heading in document(response).select("main :is(h1, h2, h3)")]


def links(response: HttpResponse) -> dict[str, str]:
    """Addresses in the main part by the text of the link; the last one of a text wins."""
    return {_words(link): str(link["href"]) for link in document(response).select("main a[href]")}


def file_of(response: HttpResponse) -> bytes:
    """The bytes of a file that was offered for download. Reading it to the end closes it."""
    return b"".join(response.streaming_content)


def form_values(response: HttpResponse, form_id: str = "page-edit-form") -> dict[str, object]:
    """What a browser would send when somebody presses the button of an admin form without changing anything."""
    form = lxml.html.fromstring(response.content.decode()).get_element_by_id(form_id)
    values = _sent_by(form)
    # Streams are filled in by a script: here they stay without blocks.
    streams = [stream.get("id") for stream in form.xpath(".//*[@data-block]")]
    return values | {f"{name}-count": "0" for name in streams}


def longest_form(response: HttpResponse) -> dict[str, object]:
    """The same for a screen of our own: of its form with the most fields."""
    page = lxml.html.fromstring(response.content.decode())
    return dict(max((_sent_by(form) for form in page.xpath("//main//form")), key=len))


def _sent_by(form: lxml.html.FormElement) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for field in form.inputs:
        if field.name and "__prefix__" not in field.name and _is_sent(field):
            sent = field.value if field.tag == "select" and field.multiple else [field.value or ""]
            # The line break that begins a text area belongs to the page, not to what is in it.
            sent = [words.removeprefix("\n") for words in sent] if field.tag == "textarea" else sent
            values.setdefault(field.name, []).extend(sent)
    return values


def _is_sent(field: lxml.html.InputElement) -> bool:
    """Boxes and circles are sent when they are chosen; buttons and files are left out."""
    kind = field.get("type", "")
    return field.checked if kind in {"checkbox", "radio"} else kind not in {"submit", "button", "file"}


def _words(element: object) -> str:
    return " ".join(element.get_text(" ").split())


def entries(response: HttpResponse) -> list[dict[str, str]]:
    """What the entries of a feed tell: title, summary, link and id."""
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    return [
        {
            "link": next(link.get("href", "") for link in entry.findall(f"{ATOM}link")),
            **{name: entry.findtext(f"{ATOM}{name}") or "" for name in ("title", "summary", "id")},
        }
        for entry in ElementTree.fromstring(response.content).findall(f"{ATOM}entry")
    ]
