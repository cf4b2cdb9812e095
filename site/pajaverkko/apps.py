from django.apps import AppConfig


class PajaverkkoConfig(AppConfig):
    name = "pajaverkko"
    verbose_name = "Pajaverkko"

    def ready(self) -> None:
        pass
