"""The message of this room: neutral words, for others may see the screen of a telephone."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from base.outbox.mail import Mail


def restriction_ends(*, words: str, language: str) -> Mail:
    """That the use of the data will not be restricted any more, and why, in the language where the site speaks it."""
    spoken = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    with translation.override(spoken):
        parts = (
            _(
                "Hello! This is a message from the web site Pajaverkko about something that you asked of us earlier. "
                "What it is about stands below; you may read it when you are alone."
            ),
            _("The use of your data has been restricted. The restriction will be lifted soon, for this reason:"),
            words,
            _("If you do not agree, tell it on your own page or to the coordinator whom you know."),
        )
        return Mail(_("A message about your request"), "\n\n".join(parts) + "\n", spoken)
