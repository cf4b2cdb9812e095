"""Before the page of a workshop goes, those who have a place in it are told: it is cancelled first."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import ngettext
from wagtail.models import Page

from workshops.enrolment.queries import people_left_without_page


def refuse_to_take_down(request: HttpRequest, pages: Iterable[Page], *, with_pages_below: bool) -> HttpResponse | None:
    """Back to the page with the reason, where somebody would stand without a page; else nothing."""
    going = list(pages)
    number = people_left_without_page(going, timezone.now(), with_pages_below=with_pages_below)
    if not number:
        return None
    words = ngettext(
        "%(number)d person has a place in a workshop to come or waits for one. Cancel the workshop first under "
        "“Workshops' places”: then they are told.",
        "%(number)d people have a place in a workshop to come or wait for one. Cancel the workshop first under "
        "“Workshops' places”: then they are told.",
        number,
    )
    messages.error(request, words % {"number": number})
    return redirect("wagtailadmin_explore", going[0].pk)
