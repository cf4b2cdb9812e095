"""Messages about how the site keeps what it promises."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from base.outbox.mail import Mail


def deletion_has_stopped(*, language: str) -> Mail:
    """That nothing has been deleted in time for more than a day."""
    with translation.override(language):
        body = _(
            "The nightly deletion has not come to its end for 26 hours. Please see that the worker runs.\n\n%(address)s"
        ) % {"address": f"{settings.WAGTAILADMIN_BASE_URL}/admin/protection/deletion/"}
        return Mail(_("Something needs your attention"), body, language)


def log_does_not_fit(*, language: str) -> Mail:
    """That something in the audit log was changed after it was sealed."""
    with translation.override(language):
        body = _(
            "A check of the audit log has found something that does not fit. Please look at it, and keep the backups "
            "of the last days.\n\n%(address)s"
        ) % {"address": f"{settings.WAGTAILADMIN_BASE_URL}/admin/protection/log/"}
        return Mail(_("Something needs your attention"), body, language)
