"""Preparing a survey."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from base.admin_screens import Screen
from base.users import User
from workshops.surveys.admin.screens import LIST
from workshops.surveys.forms.staff import NewSurveyForm
from workshops.surveys.permissions import asks_anywhere


class NewSurveyScreen(Screen):
    """Nothing is asked yet: the survey's own screen shows it first, and opens it."""

    page_title = _("Prepare a survey")
    header_icon = "form"
    template_name = "workshops/surveys/admin/new.html"
    above = ((LIST, _("Surveys")),)

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return asks_anywhere(user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None) or NewSurveyForm(by=self.user)
        fields: Any = form.fields
        words = {"form": form, "has_instruments": fields["version"].queryset.exists()}
        return super().get_context_data(**words, has_subjects=bool(fields["subject"].choices), **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = NewSurveyForm(request.POST, by=self.user)
        try:
            if form.is_valid():
                return redirect("survey_kept", form.save_new().pk)
        except ValidationError as error:
            form.add_error(None, error.messages)
        return self.render_to_response(self.get_context_data(form=form), status=422)
