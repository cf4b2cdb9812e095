"""Walking through the site as far as links and forms lead, once to each kind of page; and what can be sent there."""

import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

import lxml.html
from django.forms import BaseForm, BaseFormSet
from django.http import HttpResponse
from django.urls import resolve
from django.urls.exceptions import Resolver404
from django.utils import translation
from django.utils.translation import get_language_from_path
from wagtail.models import Page

from tests.pajaverkko.hostile.scene import STARTS, Scene

HOST = "http://testserver"
EDIT = "wagtailadmin_pages:edit"
"""A form of its own for each type of page."""
WITH_KINDS = {"own_change": "what"}
"""Views that show one of several forms, and what in the address tells which."""
TEXTS = frozenset(
    ["text", "search", "email", "url", "tel", "password", "hidden", "date", "number", "textarea", "rich", ""]
)
"""Kinds of inputs that take whatever is typed, or sent past the browser."""
IN_MENU = re.compile(r'"url": "(/admin/[^"]+)"')
"""The admin's menu is made by a script from what stands in the page."""
GROUNDS = {
    "stranger": ("/",),
    "visitor": ("/own/",),
    "administrator": ("/admin/", "/sign-in/security/"),
    "keeper": ("/admin/",),
    "officer": ("/admin/",),
}
"""Where each of them follows links."""
FOLLOWED_NOT = ("/admin/logout/", "/sign-in/out/", "/own/leave/", "/static/", "/media/")


@dataclass(frozen=True)
class Sent:
    """A form as somebody finds it: where it stands and leads, and what is sent if nothing is changed."""

    who: str
    stands_at: str
    address: str
    view: str
    method: str
    values: dict[str, list[str]] = field(hash=False)
    kinds: dict[str, str] = field(hash=False)

    @property
    def typed(self) -> list[str]:
        """The names of what can be typed in; the key that Django asks for is not."""
        return [name for name, kind in self.kinds.items() if kind in TEXTS and name != "csrfmiddlewaretoken"]


@dataclass
class Walk:
    """What was found: who opens each kind of page where, and every form by its view and the names of its fields.

    `unbound` has each class of forms that was shown; `asked` the names of what addresses ask.
    """

    addresses: dict[str, tuple[str, str]] = field(default_factory=dict)
    forms: dict[tuple[str, str, frozenset[str]], Sent] = field(default_factory=dict)
    unbound: dict[tuple[str, frozenset[str]], BaseForm] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)


def view_of(address: str) -> str:
    """What answers at an address; the pages of the tree by their type."""
    path = urlsplit(address).path
    try:
        with translation.override(get_language_from_path(path) or "fi"):
            match = resolve(path)
    except Resolver404:
        return ""
    if match.view_name == "wagtail_serve":
        end = path.removeprefix("/sv").removeprefix("/en")
        found = Page.objects.filter(url_path__endswith=end).order_by("depth").first()
        return f"page {found.specific_class.__name__}" if found else "page"
    if match.view_name == EDIT:
        edited = Page.objects.filter(pk=match.kwargs["page_id"]).first()
        return f"{EDIT} {edited.specific_class.__name__ if edited else ''}"
    if match.view_name in WITH_KINDS:
        return f"{match.view_name} {match.kwargs[WITH_KINDS[match.view_name]]}"
    return match.view_name or path


def walk(scene: Scene, *, whole: bool, wanted: Callable[[str], bool] = bool) -> Walk:
    """As everybody; where it is to be short, as those who are no administrators. What one has seen others pass by.

    Only views that are `wanted`, by their names; without it, all.
    """
    found, tried = Walk(), set()
    waiting = deque(start for start in scene.starts() if whole or start[0] not in {"administrator", "officer"})
    while waiting:
        who, address = waiting.popleft()
        view = view_of(address)
        found.asked |= parse_qs(urlsplit(address).query, keep_blank_values=True).keys()
        # What we show depends on who looks; Wagtail's screens are alike for all who get there.
        is_known = view in found.addresses and view.startswith("wagtail") and address not in STARTS[who]
        if not wanted(view) or is_known or (who, view) in tried:
            continue
        tried.add((who, view))
        answer = read_to_end(scene.clients[who].get(address, follow=True))
        if answer.status_code == HTTPStatus.OK and not answer.redirect_chain:
            found.addresses[view] = (who, address)
        if "text/html" in answer.headers.get("Content-Type", ""):
            page = lxml.html.fromstring(answer.content.decode())
            _note(found, page, who, address, answer)
            waiting.extend((who, link) for link in links_on(page, address) if link.startswith(GROUNDS[who]))
    return found


def read_to_end(answer: Any) -> Any:
    """A file that is given out stays open until somebody has read it."""
    if answer.streaming:
        list(answer.streaming_content)
    return answer


def _note(found: Walk, page: Any, who: str, address: str, answer: HttpResponse) -> None:
    for form in forms_on(page, who, address):
        found.forms.setdefault((form.view, form.method, frozenset(form.kinds)), form)
        if form.method == "GET":
            found.asked |= form.kinds.keys()
    for form in forms_in(answer):
        found.unbound.setdefault((f"{type(form).__module__}.{type(form).__qualname__}", frozenset(form.fields)), form)


def links_on(page: Any, address: str) -> Iterator[str]:
    """Where a page leads inside the site, from its menu too."""
    menu = (found for script in page.xpath("//script/text()") for found in IN_MENU.findall(script))
    for link in [*page.xpath("//a/@href"), *menu]:
        parts = urlsplit(urljoin(f"{HOST}{address}", link.strip()))
        if f"{parts.scheme}://{parts.netloc}" == HOST and not parts.path.startswith(FOLLOWED_NOT):
            yield f"{parts.path}?{parts.query}" if parts.query else parts.path


def forms_on(page: Any, who: str, address: str) -> Iterator[Sent]:
    for form in page.forms:
        values: dict[str, list[str]] = {}
        kinds: dict[str, str] = {}
        for one in form.inputs:
            if one.name and "__prefix__" not in one.name:
                kinds.setdefault(one.name, _kind(one))
                _take_value(one, values)
        # Streams are filled in by a script: here they stay without blocks.
        values |= {f"{stream}-count": ["0"] for stream in form.xpath(".//*[@data-block]/@id")}
        path = urlsplit(urljoin(f"{HOST}{address}", form.get("action") or address)).path
        yield Sent(who, address, path, view_of(path), form.method, values, kinds)


def _kind(one: Any) -> str:
    if one.get("data-draftail-input") is not None:
        return "rich"
    return one.tag if one.tag != "input" else one.get("type", "text").lower()


def _take_value(one: Any, values: dict[str, list[str]]) -> None:
    if one.tag == "select" and one.multiple:
        values[one.name] = list(one.value)
    elif one.get("type") not in {"checkbox", "radio"} or one.checked:
        values.setdefault(one.name, []).append(one.value or "")


def forms_in(answer: HttpResponse) -> Iterator[BaseForm]:
    """The forms that the templates of an answer were given, those of a set of forms too."""
    contexts = answer.context if isinstance(answer.context, list) else [answer.context or ()]
    for layer in (layer for context in contexts for layer in context):
        for value in layer.values():
            if isinstance(value, BaseForm):
                yield value
            elif isinstance(value, BaseFormSet):
                yield value.empty_form
