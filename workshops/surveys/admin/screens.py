"""What the screens of one survey have in common."""

from functools import cached_property
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from base.noted_screens import NotedScreen
from base.users import User
from workshops.surveys.models import Collection
from workshops.surveys.permissions import asked_by, asks_anywhere
from workshops.surveys.reports import asked_about

LIST = "surveys_modeladmin_index"


class OfOneSurvey(NotedScreen):
    """A screen about one survey, for those who ask it."""

    header_icon = "form"
    home = "survey_kept"
    above = ((LIST, _("Surveys")),)
    shows_people = False

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return asks_anywhere(user)

    def seen(self) -> QuerySet[Collection]:
        return asked_by(self.user).select_related("centre__organisation", "version__instrument", "region")

    @cached_property
    def survey(self) -> Collection:
        found: Collection = self.record
        return found

    @cached_property
    def called(self) -> str:
        told = asked_about(self.survey)
        return ": ".join(filter(None, (told.title, told.about)))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"survey": self.survey, **kwargs})


class ArrangesSurvey(OfOneSurvey):
    """What is done with a survey; one that gathers rests goes by itself."""

    def is_allowed_here(self, user: User, record: Collection) -> bool:
        return not record.gathers_rest
