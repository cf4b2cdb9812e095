"""The first page of signing in."""

from typing import Any

from allauth.account.views import RequestLoginCodeView
from django.conf import settings
from django.http import HttpResponse
from django.urls import translate_url
from django.utils.translation import get_language

from pajaverkko.sign_in.services import send_code


class AskForCodeView(RequestLoginCodeView):
    """Asks for an address. The answer, and the work behind it, are the same for every address."""

    def get_authenticated_redirect_url(self) -> str:
        """Whoever has signed in already and has no place in the admin would be sent to and fro for ever."""
        if not self.request.user.has_perm("wagtailadmin.access_admin"):
            return "/"
        return str(super().get_authenticated_redirect_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        here, current = self.request.get_full_path(), get_language()
        others = [(code, translate_url(here, code)) for code, _name in settings.LANGUAGES if code != current]
        return super().get_context_data(other_languages=others, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        if form._user is None:
            send_code(account=None, to=form.cleaned_data["email"], code="", by=None)
        return answer
