from django.apps import AppConfig


class PajaverkkoConfig(AppConfig):
    name = "pajaverkko"
    verbose_name = "Pajaverkko"

    def ready(self) -> None:
        import pajaverkko.checks
        import pajaverkko.receivers
        import pajaverkko.home.views  # noqa: F401
