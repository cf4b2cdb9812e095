"""Reading what people told in their own words, before anybody else does."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_lazy as _

from network.themes.models import Theme
from workshops.surveys.admin.screens import OfOneSurvey
from workshops.surveys.choices import WordsState
from workshops.surveys.reports import words_shown, words_waiting
from workshops.surveys.services import judge_words


class WordsScreen(OfOneSurvey):
    """One after another: may be shown, or is kept back. Either can be taken back."""

    page_title = _("What people told in their own words")
    template_name = "workshops/surveys/admin/words.html"
    shows_people = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {
            "waiting": words_waiting(self.survey),
            "themes": Theme.objects.order_by("name_fi"),
            "shown": words_shown(self.survey, WordsState.SHOWN),
            "kept_back": words_shown(self.survey, WordsState.KEPT_BACK),
        }
        return super().get_context_data(**words | kwargs)

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        told = request.POST.get("state", "")
        try:
            words = UUID(request.POST.get("words", ""))
        except ValueError:
            raise Http404 from None
        if told not in WordsState.values:
            raise Http404
        keys = [key for key in request.POST.getlist("themes") if key.isdecimal()]
        themes = [theme for theme in Theme.objects.all() if str(theme.pk) in keys]
        if not judge_words(collection=self.survey, words=words, state=WordsState(told), themes=themes, by=self.user):
            messages.warning(request, gettext("New answers came meanwhile, in another order. Look at the words again."))
        else:
            messages.success(request, gettext("It was kept."))
        return redirect(f"{request.path}#to-read")
