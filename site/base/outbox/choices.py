"""What becomes of a letter, and why one has not left."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LetterState(models.TextChoices):
    WAITING = "waiting", _("waits to be sent")
    SENT = "sent", _("sent")
    WITHDRAWN = "withdrawn", _("withdrawn")
    REFUSED = "refused", _("refused by the mail server")


class Failure(models.TextChoices):
    """Why the last try did not succeed."""

    AWAY = "away", _("the mail server was not reached, or did not take mail")
    LATER = "later", _("the mail server asked to try later")
    REFUSED = "refused", _("the mail server does not take it for this recipient")
    UNREADABLE = "unreadable", _("it cannot be made into a message; a sealing key may be missing")
