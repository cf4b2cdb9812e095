"""How somebody may be answered, and how they were."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RouteKind(TextChoices):
    EMAIL = "email", _("by e-mail")
    PHONE = "phone", _("by telephone")


class Outcome(TextChoices):
    EMAIL = "email", _("answered by e-mail")
    PHONE = "phone", _("answered by telephone")
    CLOSED = "closed", _("dealt with, without an answer")
