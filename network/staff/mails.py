"""The one message of this room."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from base.outbox.mail import Mail


def invitation(*, words: str, language: str) -> Mail:
    """Tells somebody what they are here now, and where to sign in.

    Nothing in it lets anybody in: a code comes when it is asked for. What it is about stands below what a phone shows.
    """
    with override(language):
        parts = (
            gettext(
                "Hello! You have a message from Pajaverkko, a web site that you work with. One of the people who look "
                "after the site has opened it to you. Below it is told how you sign in."
            ),
            gettext("Your role there: %(role)s.") % {"role": words},
            gettext("Sign in with this e-mail address here. We then send you a code; there is no password."),
            f"{settings.WAGTAILADMIN_BASE_URL}{reverse('account_login')}",
            gettext(
                "At the first time you also take a second step into use: an app on your phone or a passkey. "
                "It takes a few minutes."
            ),
        )
        subject = gettext("A message from Pajaverkko")
    return Mail(subject=subject, body="\n\n".join(parts) + "\n", language=language)
