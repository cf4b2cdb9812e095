"""The roof as Django knows it, and the moment its rooms' views are imported."""

from django.apps import AppConfig


class PajaverkkoConfig(AppConfig):
    name = "pajaverkko"
    verbose_name = "Pajaverkko"

    def ready(self) -> None:
        import pajaverkko.checks
        import pajaverkko.home.views
        import pajaverkko.receivers
        import pajaverkko.search.receivers
