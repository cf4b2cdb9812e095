"""Where coordinators look at what was suggested, take it or leave it, and answer."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext, gettext_lazy as _

from base.admin_screens import Screen, Screens
from base.users import User
from network.materials.permissions import keeps_a_bank
from network.suggestions.forms import AnswerForm, DecisionForm
from network.suggestions.models import Suggestion
from network.suggestions.permissions import visible_to
from network.suggestions.queries import suggestions_decided, suggestions_waiting

WAITING_SHOWN, DECIDED_SHOWN = 200, 50
LIST = "suggestions:index"


class SuggestionList(Screen):
    page_title = _("Suggestions")
    header_icon = "mail"
    template_name = "network/suggestions/list.html"

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return keeps_a_bank(user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.user
        waiting, decided = visible_to(user, suggestions_waiting()), visible_to(user, suggestions_decided())
        return super().get_context_data(waiting=waiting[:WAITING_SHOWN], decided=decided[:DECIDED_SHOWN], **kwargs)


class SuggestionScreen(Screen):
    """One suggestion with its decisions. Another centre's is not there."""

    header_icon = "mail"
    template_name = "network/suggestions/suggestion.html"
    above = ((LIST, _("Suggestions")),)

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return keeps_a_bank(user)

    @property
    def suggestion(self) -> Suggestion:
        found = visible_to(self.user, Suggestion.objects.select_related("bank", "material", "reply_address"))
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        return str(self.suggestion)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        suggestion = self.suggestion
        words = {"suggestion": suggestion, "decision": DecisionForm(suggestion=suggestion, by=self.user)}
        return super().get_context_data(**{"answer": AnswerForm(), **words, **kwargs})

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        act = {"take": self._take, "decline": self._decline, "answer": self._answer}.get(request.POST.get("act", ""))
        if act is None:
            raise Http404
        try:
            return act(self.suggestion)
        except ValidationError as error:
            for reason in error.messages:
                messages.error(request, reason)
            return redirect(request.path)

    def _take(self, suggestion: Suggestion) -> HttpResponse:
        form = DecisionForm(self.request.POST, suggestion=suggestion, by=self.user)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(decision=form))
        material = form.take()
        messages.success(self.request, gettext("The material was made as a draft. Finish it and publish it."))
        return redirect("wagtailadmin_pages:edit", material.pk)

    def _decline(self, suggestion: Suggestion) -> HttpResponse:
        DecisionForm(suggestion=suggestion, by=self.user).decline()
        messages.success(self.request, gettext("The suggestion was left out of the bank."))
        return redirect(self.request.path)

    def _answer(self, suggestion: Suggestion) -> HttpResponse:
        form = AnswerForm(self.request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(answer=form))
        form.save(suggestion=suggestion, by=self.user)
        messages.success(self.request, gettext("The answer is on its way. The address is deleted when it has left."))
        return redirect(self.request.path)


class SuggestedFile(SuggestionScreen):
    """The file of a suggestion, downloaded by those who decide on it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        file = self.suggestion.file
        if not file:
            raise Http404
        headers = {"Content-Security-Policy": "default-src 'none'; sandbox", "Content-Type": "application/octet-stream"}
        return FileResponse(file.open("rb"), as_attachment=True, headers=headers)


class SuggestionScreens(Screens):
    name = "suggestions"
    menu_label = _("Suggestions")
    icon = "mail"

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return keeps_a_bank(user)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", SuggestionList.as_view(), name="index"),
            path("<int:pk>/", SuggestionScreen.as_view(), name="suggestion"),
            path("<int:pk>/file/", SuggestedFile.as_view(), name="file"),
        ]
