"""How a person is reached, what may be shown of them, and which parts are there from the beginning."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RouteKind(TextChoices):
    EMAIL = "email", _("e-mail")
    PHONE = "phone", _("telephone")
    POST = "post", _("post")
    WORKER = "worker", _("through a worker")


class Language(TextChoices):
    FINNISH = "fi", _("Finnish")
    SWEDISH = "sv", _("Swedish")
    ENGLISH = "en", _("English")
    NORTHERN_SAMI = "se", _("Northern Sámi")
    INARI_SAMI = "smn", _("Inari Sámi")
    SKOLT_SAMI = "sms", _("Skolt Sámi")


class Showing(TextChoices):
    """What a person may let be shown. Nothing is shown without a row that says so."""

    NAME = "name", _("name or nickname")
    PHOTO = "photo", _("photo")
    QUOTATION = "quotation", _("quotation")
    MUNICIPALITY = "municipality", _("municipality")


class Channel(TextChoices):
    """How a person said what was written down."""

    WEB = "web", _("on the web")
    PAPER = "paper", _("on paper")
    PHONE = "phone", _("by telephone")


PARTICIPANT = "participant"
"""What somebody is who enrols for a workshop."""
COUNCIL_MEMBER = "council-member"
"""What somebody is who has a seat in a client council."""
PARTS = {
    PARTICIPANT: ("Osallistuja", "Deltagare", "Participant"),
    "developer-client": ("Kehittäjäasiakas", "Utvecklarklient", "Developer client"),
    "expert-by-experience": ("Kokemusasiantuntija", "Erfarenhetsexpert", "Expert by experience"),
    COUNCIL_MEMBER: ("Asiakasraadin jäsen", "Medlem i klientråd", "Member of a client council"),
    "peer-guide": ("Vertaisohjaaja", "Kamrathandledare", "Peer guide"),
    "worker": ("Työntekijä", "Anställd", "Worker"),
}
"""Kinds of parts that are there from the beginning, by slug: names in Finnish, Swedish and English. A kind that an
administrator renamed or added stays as it is.
"""
