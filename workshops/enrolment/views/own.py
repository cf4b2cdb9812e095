"""What a person sees and does with their places on the own page."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy

from base.own_page import OwnPart, adds_to_own_page, of_visitor
from network.people.models import Person
from workshops.enrolment.forms.moving import MoveForm
from workshops.enrolment.models import Following
from workshops.enrolment.queries import enrolments_of, followings_of, series_told
from workshops.enrolment.reports import outcome, outcomes
from workshops.enrolment.services import accept_place, cancel_enrolment, leave_series

ACTS: dict[str, Callable[..., object]] = {"accept": accept_place, "cancel": cancel_enrolment}
STEPS = {
    "accept": gettext_lazy("Take the place"),
    "cancel": gettext_lazy("Give up my place"),
    "move": gettext_lazy("Move to another workshop"),
}


@adds_to_own_page
def own_places(person: Person) -> OwnPart | None:
    """The workshops that somebody has enrolled for, and the series that they take part in as a whole."""
    found, followed = list(enrolments_of(person)), list(followings_of(person))
    if not found and not followed:
        return None
    titles = series_told([following.chain.series_key for following in followed])
    series = [(following, titles.get(following.chain.series_key, "")) for following in followed]
    words = {"places": outcomes(found, timezone.now()), "series": series}
    return OwnPart(_("Your workshops"), "workshops/enrolment/own_places.html", words)


@of_visitor
def change_own_place(request: HttpRequest, person: Person, reference: str, act: str) -> HttpResponse:
    """Ask once more, then take the freed place, cancel, or move."""
    enrolment = get_object_or_404(enrolments_of(person), pk=reference)
    if act not in STEPS:
        raise Http404
    at, error = timezone.now(), ""
    form = MoveForm(request.POST or None, enrolment=enrolment, at=at) if act == "move" else None
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            form.save() if form else ACTS[act](enrolment=enrolment, at=at, by=None)
            return redirect(f"{request.path}?done")
        except ValidationError as refused:
            error = refused.messages[0]
    enrolment = get_object_or_404(enrolments_of(person), pk=reference)
    words = {"place": outcome(enrolment, at), "act": act, "step": STEPS[act], "form": form, "error": error}
    words["done"] = "done" in request.GET and not error
    status = 422 if error or (form and form.errors) else 200
    return render(request, "workshops/enrolment/own_place.html", words, status=status)


@of_visitor
def leave_own_series(request: HttpRequest, person: Person, reference: str) -> HttpResponse:
    following: Following = get_object_or_404(followings_of(person), pk=reference)
    if request.method == "POST":
        leave_series(following=following, at=timezone.now(), by=None)
        return redirect("own_page")
    title = series_told([following.chain.series_key]).get(following.chain.series_key, "")
    return render(request, "workshops/enrolment/own_series.html", {"title": title, "step": _("Leave the series")})
