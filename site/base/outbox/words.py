"""What a locked screen may show of a letter: nothing that tells that somebody is a client, or sits in a council.

Being a client of social services is a secret in itself, and phones show sender, subject and first lines to all.
"""

import re

from django.core.exceptions import ImproperlyConfigured

PREVIEW = 120
"""Signs of a text that a phone shows before it is opened."""
REVEALING = re.compile(
    "|".join(
        (
            # Finnish, by the beginnings of the words and of their forms
            r"asiak(?:as|ka)|raat[ieo]|raadi|neuvosto|kokemusasiantun|kehittäjäasia|sosiaali|lastensuoj|toimeentulo",
            r"huostaan|päihde|mielenterv|vammais|kuntoutu|kotoutu|vankila|rikosseur",
            # Swedish; råd, but not område
            r"klient|brukar|\bråd|(?<!om)råd(?:et|ets|en|ens|s)?\b|erfarenhetsexp|social|barnskydd|utkomststöd",
            r"missbruk|psykisk|funktionsneds|handikapp|fängelse",
            # English
            r"client|council|service user|experts? by experience|child protection|welfare|income support|addict",
            r"mental health|disab|prison",
        )
    ),
    re.IGNORECASE,
)
"""Stems that are not shown, wherever they stand in a word."""


class RevealingWordsError(ValueError):
    """A letter whose subject or first lines tell too much; the text is not repeated here."""


def is_neutral(words: str) -> bool:
    return REVEALING.search(" ".join(words.split())) is None


def preview(body: str) -> str:
    """What a phone shows of a text before it is opened."""
    return " ".join(body.split())[:PREVIEW]


def check_neutral(subject: str, body: str) -> None:
    """Raises RevealingWordsError."""
    if not is_neutral(subject):
        raise RevealingWordsError("The subject of a letter tells what should stay a secret.")
    if not is_neutral(preview(body)):
        raise RevealingWordsError(f"The first {PREVIEW} signs of a letter tell what should stay a secret.")


def check_sender(sender: str) -> None:
    """Raises ImproperlyConfigured. The host is left out: it may be that of an organisation of the field."""
    if not is_neutral(sender.rpartition("@")[0] or sender):
        raise ImproperlyConfigured("The sender of letters (PAJAVERKKO_MAIL_FROM) must not tell what they are about.")
