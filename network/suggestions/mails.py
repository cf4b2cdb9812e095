"""The one message of this room."""

from django.utils.translation import gettext, override

from base.outbox.mail import Mail


def answer_about_suggestion(*, title: str, words: str, language: str) -> Mail:
    """A coordinator's answer to somebody who suggested a material. What it is about stands below what a phone shows."""
    with override(language):
        opening = gettext(
            "Hello! This is an answer to what you sent us through the web site Pajaverkko. "
            "One of the people who look after the site has written it for you."
        )
        greeting = gettext("Thank you. You suggested the material “%(title)s” for the material bank of Pajaverkko.")
        ending = gettext("Your address has now been deleted from the site, so this message cannot be answered.")
        body = f"{opening}\n\n{greeting % {'title': title}}\n\n{words}\n\n{ending}\n"
        return Mail(subject=gettext("An answer from Pajaverkko"), body=body, language=language)
