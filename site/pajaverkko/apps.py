"""The roof as Django knows it, and the moment its rooms' views are imported."""

from django.apps import AppConfig


class PajaverkkoConfig(AppConfig):
    name = "pajaverkko"
    verbose_name = "Pajaverkko"

    def ready(self) -> None:
        from wagtail_localize import models
        from wagtail_localize.views import edit_translation

        import pajaverkko.checks
        import pajaverkko.home.views
        import pajaverkko.receivers
        import pajaverkko.search.receivers

        # The translation editor writes days in English, whatever the language is.
        models.DATE_FORMAT = edit_translation.DATE_FORMAT = "%d.%m.%Y"
