"""The ground as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BaseConfig(AppConfig):
    name = "base"
    verbose_name = _("Ground")

    def ready(self) -> None:
        import base.date_inputs
        import base.outbox.checks
        import base.outbox.forgetting
        import base.page_cache.receivers
        import base.personal_data.own
        from base.spreadsheets import guard_exports

        guard_exports()
