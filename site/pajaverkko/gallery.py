"""A page that shows every component with made-up content, so that none is made twice."""

import datetime
from types import SimpleNamespace

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from base.lists.catalogue import Catalogue
from base.lists.facets import Facet, choice_facet
from base.lists.listings import asked_of, shown
from base.lists.narrowing import Narrowing
from base.notices import ShownNotice
from base.public_form import PublicForm
from base.sections import Quote, Section

QUOTE = Quote("What somebody told.", "A word on it", "Where it comes from")


def components(request: HttpRequest) -> HttpResponse:
    """For developers and staff; nobody else learns that the page is there."""
    if not (settings.DEBUG or request.user.is_staff or request.user.has_perm("wagtailadmin.access_admin")):
        raise Http404
    card, facets = _card(), [_facet()]
    three = Catalogue([1, 2, 3], {"theme": [("one", 1), ("two", 2), ("two", 3)]})
    found = Narrowing(three, facets, asked_of(request, facets))
    return render(
        request,
        "pajaverkko/gallery.html",
        {
            "card": card,
            "listing": shown(request, found, found.keys, lambda keys: [card] * len(keys), per_page=1),
            "section": Section("Section", [card, card], 1, "#more", "All of them"),
            "told_section": Section(
                "Section of quotes", [], 3, quotes=[QUOTE, QUOTE], action="#act", action_label="Act"
            ),
            "form": _Sample({"words": "", "key": ""}),
            "empty_section": Section("Section without pages", [], 2, empty="Nothing here yet."),
            "theme_words": [SimpleNamespace(name="Theme without a page", page=None)],
            "keywords": [SimpleNamespace(name="keyword", slug="keyword")],
            "notice": ShownNotice(1, "What happens to what is told, in short.", [("Who collects it", "A centre")]),
            "bars": _bars(),
            "themes_here": [_standing("●", "In use"), _standing("◐", "Under way")],
            "leaf": Paginator(range(100), 10).get_page(4),
        },
    )


class _Sample(PublicForm):
    """A form that was sent empty."""

    purpose = "sample"

    words = forms.CharField(label="Words", help_text="What to write here.")
    choice = forms.ChoiceField(label="Choice", choices=[("1", "One"), ("2", "Two")], widget=forms.RadioSelect)
    more = forms.CharField(label="More", required=False, widget=forms.Textarea(attrs={"rows": 2}))


def _facet() -> Facet:
    return choice_facet("theme", "Theme", {"one": "One", "two": "Two"})


def _bars() -> SimpleNamespace:
    """A drawing of two rows, the second one of which has no number."""
    one = SimpleNamespace(lines=[(15, "A row")], y=19, length=200, text="20", text_x=206, text_y=35)
    other = SimpleNamespace(lines=[(68, "A row of few")], y=72, length=0, text="fewer than 5", text_x=0, text_y=88)
    told = "Twenty in the first row, fewer than five in the second."
    return SimpleNamespace(title="Bars", told=told, bars=[one, other], width=340, height=104, bar=22)


def _standing(sign: str, state: str) -> SimpleNamespace:
    words = {
        "sign": sign,
        "get_standing_display": state,
        "since": "since 1.3.2027",
        "why": "Why it is so.",
        "why_in": "en",
    }
    return SimpleNamespace(theme="Theme without a page", page=None, standing=SimpleNamespace(**words))


def _card() -> SimpleNamespace:
    now = timezone.now()
    return SimpleNamespace(
        title="Title of a page",
        path="",
        card_note="A note",
        get_url=lambda _request: "#page",
        summary="One or two sentences of what the page is about.",
        card_kind="Workshop",
        card_date=(now, now + datetime.timedelta(hours=2)),
        content_language="sv",
        centre_title="Centre",
        locale=SimpleNamespace(language_code="fi"),
    )
