"""Workshops as Django knows them, and the moment their views are imported."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkshopsConfig(AppConfig):
    name = "workshops"
    verbose_name = _("Workshops")

    def ready(self) -> None:
        import workshops.enrolment.receivers
        import workshops.enrolment.tasks
        import workshops.enrolment.views.enrolling
        import workshops.enrolment.views.own
        import workshops.calendars.views  # isort: skip  # its part of the own page stands below the places
        import workshops.feedback.receivers
        import workshops.feedback.tasks
        import workshops.feedback.views
        import workshops.personal_data
        import workshops.series.views
        import workshops.surveys.tasks
