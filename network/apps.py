"""The network as Django knows it, and the moment its rooms' views are imported."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NetworkConfig(AppConfig):
    name = "network"
    verbose_name = _("Network")

    def ready(self) -> None:
        import network.applications.receivers
        import network.applications.tasks
        import network.applications.views.applying
        import network.applications.views.own
        import network.council_data
        import network.councils.keeping
        import network.councils.receivers
        import network.councils.tasks
        import network.councils.views.own
        import network.councils.views.pages
        import network.experiences.tasks
        import network.experiences.views
        import network.figures.views
        import network.inquiries.receivers
        import network.inquiries.tasks
        import network.materials.receivers
        import network.materials.views
        import network.meetings.receivers
        import network.meetings.tasks
        import network.meetings.views.own
        import network.meetings.views.pages
        import network.news.receivers
        import network.news.tasks
        import network.news.views
        import network.notices.views
        import network.page_data
        import network.people.receivers
        import network.people.views
        import network.personal_data
        import network.personal_links.receivers
        import network.personal_links.tasks
        import network.personal_links.views.own
        import network.projects.views
        import network.proposals.receivers
        import network.proposals.tasks
        import network.proposals.views.answering
        import network.proposals.views.own
        import network.proposals.views.told
        import network.receivers
        import network.regions.views
        import network.suggestions.receivers
        import network.suggestions.tasks
        import network.suggestions.views
        import network.themes.views
        import network.upkeep.tasks
