"""A page that shows every component with made-up content, so that none is made twice."""

import datetime
from types import SimpleNamespace
from typing import Any

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from base.facets import Facet, Option
from base.listings import listing
from base.notices import ShownNotice
from base.public_form import PublicForm
from base.sections import Quote, Section

QUOTE = Quote("What somebody told.", "A word on it", "Where it comes from")


def components(request: HttpRequest) -> HttpResponse:
    """For developers and staff; nobody else learns that the page is there."""
    if not (settings.DEBUG or request.user.is_staff or request.user.has_perm("wagtailadmin.access_admin")):
        raise Http404
    card = _card()
    shown = listing(request, _Rows([card] * 3), [_facet()], per_page=1)
    return render(
        request,
        "pajaverkko/gallery.html",
        {
            "card": card,
            "listing": shown,
            "section": Section("Section", [card, card], 1, "#more", "All of them"),
            "told_section": Section(
                "Section of quotes", [], 3, quotes=[QUOTE, QUOTE], action="#act", action_label="Act"
            ),
            "form": _Sample({"words": "", "key": ""}),
            "empty_section": Section("Section without pages", [], 2, empty="Nothing here yet."),
            "theme_words": [SimpleNamespace(name="Theme without a page", page=None)],
            "keywords": [SimpleNamespace(name="keyword", slug="keyword")],
            "notice": ShownNotice(1, "What happens to what is told, in short.", [("Who collects it", "A centre")]),
            "leaf": Paginator(range(100), 10).get_page(4),
        },
    )


class _Sample(PublicForm):
    """A form that was sent empty."""

    purpose = "sample"

    words = forms.CharField(label="Words", help_text="What to write here.")
    choice = forms.ChoiceField(label="Choice", choices=[("1", "One"), ("2", "Two")], widget=forms.RadioSelect)
    more = forms.CharField(label="More", required=False, widget=forms.Textarea(attrs={"rows": 2}))


class _Rows(list[Any]):
    """A list that can be counted as a query can."""

    def count(self, *args: Any) -> int:
        return len(self)


def _facet() -> Facet:
    labels = {"one": "One", "two": "Two"}
    options = [Option(value, label, 2) for value, label in labels.items()]
    return Facet("theme", "Theme", lambda _: options, lambda value: labels.get(value, ""), lambda rows, _: rows)


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
