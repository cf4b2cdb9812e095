"""What a member sees and does on the own page: the promise of secrecy, being named, leaving."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from base.own_page import OwnPart, adds_to_own_page, of_visitor
from network.councils.models import Seat
from network.councils.queries import newest_text
from network.councils.reports import own_seat, own_seats
from network.councils.services import end_seat, name_in_public, promise_secrecy
from network.people.choices import Channel, Showing
from network.people.models import Person
from network.people.queries import current_release


@adds_to_own_page
def own_councils(person: Person) -> OwnPart | None:
    """The seats that somebody has or had."""
    seats = own_seats(person, timezone.localdate())
    return OwnPart(_("Your councils"), "network/councils/own_seats.html", {"seats": seats}) if seats else None


@of_visitor
def own_council(request: HttpRequest, person: Person, reference: str) -> HttpResponse:
    """One seat: promise, be named or not, leave."""
    found = own_seat(person, reference, timezone.localdate())
    if found is None:
        raise Http404
    seat, shown = found
    error = ""
    if request.method == "POST":
        try:
            if shown.has_ended:
                raise Http404
            _do(request.POST.get("act", ""), person, seat)
            return redirect("own_page") if request.POST.get("act") == "leave" else redirect(request.path)
        except ValidationError as refused:
            error = refused.messages[0]
    words: dict[str, Any] = {
        "seat": shown,
        "text": newest_text(),
        "has_name": current_release(person, Showing.NAME) is not None,
        "step": shown.title,
        "error": error,
    }
    return render(request, "network/councils/own_seat.html", words, status=422 if error else 200)


def _do(act: str, person: Person, seat: Seat) -> None:
    if act == "promise":
        promise_secrecy(term=seat.term, person=person, channel=Channel.WEB, by=None)
    elif act in {"name", "unname"}:
        name_in_public(term=seat.term, person=person, wanted=act == "name", by=None)
    elif act == "leave":
        end_seat(seat=seat, on=timezone.localdate(), by=None)
    else:
        raise Http404
