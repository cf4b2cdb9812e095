"""The roof as Django knows it, the moment its rooms' views are imported, and what of Wagtail it puts right."""

from django.apps import AppConfig
from wagtail.admin.apps import WagtailAdminAppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class PajaverkkoConfig(AppConfig):
    default = True
    name = "pajaverkko"
    verbose_name = "Pajaverkko"

    def ready(self) -> None:
        from allauth.core.internal import ratelimit
        from allauth.mfa.totp.internal import auth as totp
        from django.core.cache import caches
        from django.utils.connection import ConnectionProxy
        from wagtail_localize import models
        from wagtail_localize.views import edit_translation

        import pajaverkko.checks
        import pajaverkko.home.views
        import pajaverkko.personal_data
        import pajaverkko.places
        import pajaverkko.receivers
        import pajaverkko.search.receivers
        import pajaverkko.sign_in.receivers
        import pajaverkko.tasks

        # Limits, and codes that were used, count for all processes together; allauth knows one cache only.
        ratelimit.cache = totp.cache = ConnectionProxy(caches, "shared")
        # The translation editor writes days in English, whatever the language is.
        models.DATE_FORMAT = edit_translation.DATE_FORMAT = "%d.%m.%Y"


class AccountsConfig(WagtailUsersAppConfig):
    """Wagtail's screens of accounts, giving no rights beside the assignments."""

    default = False
    user_viewset = "pajaverkko.admin.AccountViewSet"
    group_viewset = "pajaverkko.admin.GroupsFollowRoles"


class AdminConfig(WagtailAdminAppConfig):
    """Wagtail would write titles of pages into subjects, send while the editor waits, and log addresses on failure.

    Our own messages go through the outbox: see `receivers.py`.
    """

    default = False

    def ready(self) -> None:
        super().ready()
        from wagtail.models import TaskState, WorkflowState
        from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

        for signal, sender, name in (
            (task_submitted, TaskState, "group_approval_task_submitted"),
            (workflow_submitted, WorkflowState, "workflow_state_submitted"),
            (workflow_rejected, WorkflowState, "workflow_state_rejected"),
            (workflow_approved, WorkflowState, "workflow_state_approved"),
        ):
            if not signal.disconnect(sender=sender, dispatch_uid=f"{name}_email_notification"):
                raise RuntimeError("Wagtail sends its messages in another way now: see wagtail.admin.signal_handlers.")
