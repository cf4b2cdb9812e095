"""What a locked screen shows tells nothing."""

import pytest
from django.test import override_settings

from base.outbox.checks import letters_keep_their_secrets
from base.outbox.mail import Mail
from base.outbox.words import PREVIEW, RevealingWordsError

TELLING = [
    "Kutsu asiakasraatiin",
    "ASIAKKAAN asiat",
    "Raadin kokous",
    "Kokemusasiantuntijoiden tapaaminen",
    "Sosiaalityön terveiset",
    "Kehittäjäasiakkaat",
    "Päihdepalvelut",
    "Inbjudan till klientrådet",
    "Rådet samlas",
    "Brukarråd",
    "Erfarenhetsexperter",
    "Socialt arbete",
    "Client council",
    "Meeting of the COUNCIL",
    "Experts by experience",
    "Social services",
    "Service users",
]
NEUTRAL = [
    "Viesti Pajaverkosta",
    "Tervetuloa torstaina",
    "Kirjautumiskoodi",
    "Meddelande från Pajaverkko",
    "Nytt i ditt område",
    "Området stängs",
    "Your code",
    "See you on Thursday",
]


@pytest.mark.parametrize("words", TELLING)
def test_telling_subject_is_refused(words: str) -> None:
    with pytest.raises(RevealingWordsError) as raised:
        Mail(subject=words, body="Hei!", language="fi")

    assert words not in str(raised.value)


@pytest.mark.parametrize("words", TELLING)
def test_telling_first_lines_are_refused(words: str) -> None:
    with pytest.raises(RevealingWordsError):
        Mail(subject="Viesti", body=f"Hei!\n\n{words}.", language="fi")


@pytest.mark.parametrize("words", NEUTRAL)
def test_neutral_words_are_taken(words: str) -> None:
    assert Mail(subject=words, body=words, language="fi").subject == words


def test_what_stands_below_the_first_lines_may_say_what_it_is_about() -> None:
    body = f"{'Hei! '.ljust(PREVIEW, 'a')}\n\nAsiakasraati kokoontuu."

    assert Mail(subject="Viesti", body=body, language="fi").text == body


@pytest.mark.parametrize("sender", ["Asiakasraati <posti@p.example>", "raati@p.example", "Rådet <a@p.example>"])
def test_telling_sender_stops_the_start(sender: str) -> None:
    with override_settings(DEFAULT_FROM_EMAIL=sender):
        assert [fault.id for fault in letters_keep_their_secrets(None)] == ["base.E002"]


@pytest.mark.parametrize("sender", ["Pajaverkko <pajaverkko@sosiaaliala.example>", "posti@p.example"])
def test_neutral_sender_of_an_organisation_of_the_field_is_good(sender: str) -> None:
    with override_settings(DEFAULT_FROM_EMAIL=sender):
        assert letters_keep_their_secrets(None) == []


def test_letters_are_not_readable_on_a_public_site() -> None:
    with override_settings(MAILS_ARE_READABLE=True, DEMO_ALLOWED=False):
        assert [fault.id for fault in letters_keep_their_secrets(None)] == ["base.E001"]
    with override_settings(MAILS_ARE_READABLE=True, DEMO_ALLOWED=True):
        assert letters_keep_their_secrets(None) == []
