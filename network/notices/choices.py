"""What data is collected for, on what basis, and what becomes of it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Purpose(TextChoices):
    """Each form for people, and each register, has one; what a notice covers."""

    PEOPLE = "people", _("register of participants")
    ENROLMENTS = "enrolments", _("enrolments for workshops")
    APPLICATIONS = "applications", _("applications for councils")
    COUNCILS = "councils", _("members of councils")
    SUGGESTIONS = "suggestions", _("suggestions of materials")
    EXPERIENCES = "experiences", _("experiences of use")
    SURVEYS = "surveys", _("surveys and feedback")
    NEWS = "news", _("news by e-mail")
    CONTACT = "contact", _("contacting us")
    ACCESSIBILITY = "accessibility", _("feedback on accessibility")


class Basis(TextChoices):
    """Article 6 of the General Data Protection Regulation, as far as it is used here."""

    PUBLIC_TASK = "public_task", _("a task in the public interest")
    CONSENT = "consent", _("consent")
    LEGAL_OBLIGATION = "legal_obligation", _("a duty by law")
    CONTRACT = "contract", _("an agreement")


class Afterwards(TextChoices):
    DESTROYED = "destroyed", _("It is destroyed.")
    ARCHIVED = "archived", _("It is archived.")


class VersionState(TextChoices):
    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    REPLACED = "replaced", _("replaced")
