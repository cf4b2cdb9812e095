"""The page by which an addressee answers. Opening it changes nothing: mail scanners open every link."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from base.notices import notice_for
from base.own_page import quiet
from network.personal_links.models import digest_of
from network.proposals.forms import AnswerForm
from network.proposals.models import LONGEST_WORDS, AnswerLink
from network.proposals.queries import addressee_of, is_noted, link_with
from network.proposals.reports import timeline_of

LONGEST_TOKEN = 100


@quiet
def answer(request: HttpRequest) -> HttpResponse:
    """The proposal, what has happened with it, and a form. A link that does not work says what to do."""
    link = link_with(digest_of(request.GET.get("k", "")[:LONGEST_TOKEN]))
    if link is None or addressee_of(link.proposal) is None:
        return _no_link(request)
    done = f"{request.get_full_path()}&done=1"
    if request.method == "POST" and is_noted(link.proposal, request.POST.get("key", "")):
        return redirect(done)
    form = AnswerForm(request.POST if request.method == "POST" else None, link=link, at=timezone.now())
    if request.method == "POST" and form.is_valid():
        try:
            form.save()
            return redirect(done)
        except PermissionDenied:
            return _no_link(request)
        except ValidationError as refused:
            form.add_error(None, refused)
    return _shown(request, link, form)


def _no_link(request: HttpRequest) -> HttpResponse:
    """What somebody had written when the link ended stays on the screen: they can send it by another way."""
    written = request.POST.get("words", "")[:LONGEST_WORDS]
    words = {"step": _("This link does not work any more"), "written": written}
    return render(request, "network/proposals/no_link.html", words, status=404)


def _shown(request: HttpRequest, link: AnswerLink, form: AnswerForm) -> HttpResponse:
    words = {
        "proposal": link.proposal,
        "steps": timeline_of(link.proposal),
        "is_late": link.proposal.is_late(timezone.localdate()),
        "done": "done" in request.GET and request.method != "POST",
        "form": form,
        "step": _("Answer a proposal"),
        "notice": notice_for(AnswerForm.purpose),
        "action": request.get_full_path().replace("&done=1", ""),
    }
    return render(request, "network/proposals/answer.html", words, status=422 if form.errors else 200)
