"""Asking for news of a page, and the page of one's own subscription: a link from a letter opens it."""

from typing import Any

from allauth.core import ratelimit
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from wagtail.models import Page

from base.notices import leads_to_form
from base.own_page import quiet
from base.pages import shows
from base.public_form import answer_form
from base.queries import page_served_at
from network.councils.pages import CouncilPage
from network.news.forms import FollowForm
from network.news.queries import page_followed, subscription_opened_by, topic_of
from network.news.services import confirm_news, stop_news
from network.themes.pages import ThemePage

LONGEST_TOKEN = 100


@shows(CouncilPage)
@shows(ThemePage)
def way_to_follow(page: Page, request: HttpRequest) -> dict[str, Any]:
    """No way leads to a form that is not open, or to letters that nobody can send."""
    is_open = page.pk and settings.CAN_SEND_MAIL and leads_to_form(FollowForm.purpose, page)
    feed = reverse("news_feed", args=(page.pk,)) if page.pk else ""
    return {"follow": f"{page.get_url(request)}follow/" if is_open else "", "news_feed": feed}


@never_cache
def follow(request: HttpRequest, path: str) -> HttpResponse:
    page = page_served_at(request, path, Page).specific
    if topic_of(page) is None or not settings.CAN_SEND_MAIL:
        raise Http404
    if request.method == "POST" and not ratelimit.consume(request, action="ask_for_news"):
        return render(request, "429.html", status=429)
    template = "network/news/follow.html"
    return answer_form(request, FollowForm, template=template, page=page, step=_("News by e-mail"), followed=page)


@quiet
def own_news(request: HttpRequest) -> HttpResponse:
    """Confirm or end what is told. Opening it changes nothing: mail scanners open every link."""
    token = request.GET.get("k", "")[:LONGEST_TOKEN]
    found = subscription_opened_by(token)
    if request.method == "POST":
        act = request.POST.get("act", "")
        if act not in {"confirm", "stop"}:
            raise Http404
        if act == "stop" and stop_news(token=token, by=None):
            return redirect(f"{reverse('news')}?ended")
        if act == "confirm" and confirm_news(token=token, at=timezone.now(), by=None):
            return redirect(request.get_full_path())
    ended = "ended" in request.GET
    words = {
        "subscription": found,
        "page_followed": page_followed(found) if found else None,
        "ended": ended,
        "step": _("News by e-mail"),
        "action": request.get_full_path(),
    }
    return render(request, "network/news/own.html", words, status=200 if found or ended else 404)
