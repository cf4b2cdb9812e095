"""What a material is, how long it takes, and what one may do with it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MaterialKind(models.TextChoices):
    GUIDE = "guide", _("guide")
    FORM = "form", _("form")
    GAME = "game", _("game")
    HANDBOOK = "handbook", _("handbook")
    SLIDES = "slides", _("slides")
    VIDEO = "video", _("video")
    PUBLICATION = "publication", _("publication")
    TOOL = "tool", _("tool")


USED_AT_LEAST = (20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000)
"""The steps in which a page tells how often it was used. A number that moves each day would tell of the few who came
between two days, and what a half-year's figures hide."""


class Licence(models.TextChoices):
    CC0 = "cc0", _("Free to use: no conditions (CC0)")
    CC_BY = "cc-by", _("Use and adapt freely, name the author (CC BY 4.0)")
    CC_BY_SA = "cc-by-sa", _("Use and adapt, name the author, share alike (CC BY-SA 4.0)")
    CC_BY_NC = "cc-by-nc", _("Use and adapt except for selling, name the author (CC BY-NC 4.0)")
    ASK = "ask", _("Ask the author before you use it")
    UNKNOWN = "unknown", _("The right of use has not been stated")


LICENCE_SENTENCES = {
    Licence.CC0: _("You may use, adapt and share this in any way you like."),
    Licence.CC_BY: _("You may print, adapt and share this. Name the author."),
    Licence.CC_BY_SA: _(
        "You may print, adapt and share this. Name the author and share your version on the same terms."
    ),
    Licence.CC_BY_NC: _("You may print, adapt and share this, but not sell it. Name the author."),
    Licence.ASK: _("You may read this here. Ask the author before you copy or adapt it."),
    Licence.UNKNOWN: _("Nobody has said what one may do with this. Ask the centre before you copy or adapt it."),
}
"""What a licence means to a worker, in one human sentence."""


LICENCE_ADDRESSES = {
    Licence.CC0: "https://creativecommons.org/publicdomain/zero/1.0/",
    Licence.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
    Licence.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
    Licence.CC_BY_NC: "https://creativecommons.org/licenses/by-nc/4.0/",
}
"""Where a licence stands in full."""


LICENCE_MARKS = {
    Licence.CC0: "CC0",
    Licence.CC_BY: "CC BY",
    Licence.CC_BY_SA: "CC BY-SA",
    Licence.CC_BY_NC: "CC BY-NC",
}
"""The mark by which a licence is known."""


class FileAccessibility(models.TextChoices):
    ACCESSIBLE = "accessible", _("Made to be accessible")
    PARTLY = "partly", _("Partly accessible")
    NOT_CHECKED = "not_checked", _("Accessibility not checked")
    NOT_ACCESSIBLE = "not_accessible", _("Not accessible: ask for the content in another form")


class MaterialLanguage(models.TextChoices):
    FINNISH = "fi", "suomi"
    SWEDISH = "sv", "svenska"
    ENGLISH = "en", "English"
    NORTHERN_SAMI = "se", "davvisámegiella"
    INARI_SAMI = "smn", "anarâškielâ"
    SKOLT_SAMI = "sms", "nuõrttsääʹmǩiõll"


class Use(models.TextChoices):
    """What is counted of a material."""

    OPEN = "opens", _("opened")
    DOWNLOAD = "downloads", _("downloaded")


class ImportState(models.TextChoices):
    """How far an import has come."""

    CHECKED = "checked", _("checked, nothing stored yet")
    RUNNING = "running", _("being stored")
    DONE = "done", _("stored")


class Kinship(models.TextChoices):
    """How one material comes from another."""

    REPLACED = "replaced", _("earlier version")
    NEWER = "newer", _("newer version")
    ORIGINAL = "original", _("original")
    ADAPTATION = "adaptation", _("adaptation")
