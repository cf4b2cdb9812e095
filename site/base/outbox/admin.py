"""The mail as administrators see it: how many letters wait and leave, never to whom; and the warning on the front."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.admin.ui.components import Component

from base.admin_screens import Screen, Screens
from base.outbox.models import Letter
from base.outbox.queries import letters_lately
from base.outbox.reports import mail_status
from base.outbox.services import send_again
from base.users import User

SHOWN = 100
LIST = "outbox:index"


def sees_mail(user: User | AnonymousUser) -> bool:
    return user.is_active and user.is_superuser


class MailScreen(Screen):
    page_title = _("Outgoing mail")
    header_icon = "mail"
    template_name = "base/outbox/mail.html"

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return sees_mail(user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        readable = settings.MAILS_ARE_READABLE
        letters = letters_lately()[:SHOWN]
        return super().get_context_data(status=mail_status(), letters=letters, readable=readable, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Send a refused letter once more."""
        try:
            letter = get_object_or_404(letters_lately(), pk=int(request.POST.get("letter", "")))
        except ValueError:
            raise Http404 from None
        try:
            send_again(letter=letter, by=self.user)
        except ValidationError as error:
            messages.error(request, error.messages[0])
        else:
            messages.success(request, gettext("The letter waits to be sent again."))
        return redirect(request.path)


class LetterScreen(Screen):
    """A letter as its recipient reads it, on one's own machine and in the demo; elsewhere there is no such screen."""

    header_icon = "mail"
    template_name = "base/outbox/letter.html"
    above = ((LIST, _("Outgoing mail")),)

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return sees_mail(user)

    def get_page_title(self) -> str:
        return gettext("Letter %(number)s") % {"number": self.kwargs["pk"]}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if not settings.MAILS_ARE_READABLE:
            raise Http404
        letter = get_object_or_404(Letter, pk=self.kwargs["pk"], forgotten_at=None)
        return super().get_context_data(letter=letter, **kwargs)


class MailScreens(Screens):
    name = "outbox"
    menu_label = _("Outgoing mail")
    icon = "mail"
    add_to_settings_menu = True
    menu_order = 900

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return sees_mail(user)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", MailScreen.as_view(), name="index"),
            path("<int:pk>/", LetterScreen.as_view(), name="letter"),
        ]


class MailPanel(Component):
    """What is wrong with the mail or the worker, on the first page of the admin."""

    order = 10
    template_name = "base/outbox/panel.html"

    def __init__(self) -> None:
        self.warnings = mail_status().warnings

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"warnings": self.warnings}
