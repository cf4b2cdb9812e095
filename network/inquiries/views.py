"""The two public forms, and what somebody reads when they have sent one."""

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from base.public_form import DONE, PublicForm, answer_form
from network.inquiries.forms import AccessibilityForm, ContactForm
from network.inquiries.models import LONGEST_PLACE
from network.inquiries.queries import inquiry_sent

LONGEST_REFERENCE = 12


@never_cache
def contact(request: HttpRequest) -> HttpResponse:
    return _form(request, ContactForm, "network/inquiries/contact.html", _("Contact us"))


@never_cache
def accessibility_feedback(request: HttpRequest) -> HttpResponse:
    told = {"initial": {"place": own_path(request.GET.get("from", ""))}}
    template = "network/inquiries/accessibility.html"
    return _form(request, AccessibilityForm, template, _("Give feedback on accessibility"), **told)


def own_path(told: str) -> str:
    """The path of a page of this site; nothing for whatever else was written into the address.

    It is shown in a field and never followed.
    """
    is_own = told.startswith("/") and told.isprintable() and url_has_allowed_host_and_scheme(told, allowed_hosts=None)
    path = urlsplit(told).path if is_own else ""
    return path if len(path) <= LONGEST_PLACE else ""


def _form(request: HttpRequest, form_class: type[PublicForm], template: str, step: str, **words: Any) -> HttpResponse:
    """The form; or the receipt, which its reference in the address leads to until the inquiry is deleted."""
    inquiry = inquiry_sent(request.GET.get(DONE, "")[:LONGEST_REFERENCE], form_class.purpose)
    if inquiry is not None and request.method != "POST":
        return render(request, "network/inquiries/sent.html", {"inquiry": inquiry, "step": step})
    return answer_form(request, form_class, template=template, page=None, step=step, **words)
