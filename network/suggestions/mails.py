"""The one message of this room."""

from django.core.mail import EmailMessage
from django.utils.translation import gettext, override


def answer_about_suggestion(*, to: str, title: str, words: str, language: str) -> EmailMessage:
    """A coordinator's answer to somebody who suggested a material. The subject does not tell what it is about."""
    with override(language):
        greeting = gettext("Thank you. You suggested the material “%(title)s” for the material bank of Pajaverkko.")
        ending = gettext("Your address has now been deleted from the site, so this message cannot be answered.")
        body = f"{greeting % {'title': title}}\n\n{words}\n\n{ending}\n"
        return EmailMessage(subject=gettext("An answer from Pajaverkko"), body=body, to=[to])
