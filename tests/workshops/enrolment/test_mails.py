"""Every message about a place: neutral on a locked screen, in each language, with what it is about below."""

import pytest
from django.utils import timezone

from base.outbox.words import is_neutral, preview
from workshops.enrolment.choices import About
from workshops.enrolment.mails import ToldWorkshop, told

TOLD = sorted(set(About) - {About.THANKS, About.WORDS})
"""Those that say one thing about one workshop; the others are written by hand."""


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("about", TOLD)
def test_message_tells_on_a_locked_screen_nothing_of_what_it_is_about(about: str, language: str):
    workshop = ToldWorkshop("Asiakasraadin työpaja", timezone.now(), None, "Raisio", "https://x.example/")
    mail = told(about=About(about), workshop=workshop, language=language, due_at=timezone.now())

    assert is_neutral(mail.subject)
    assert is_neutral(preview(mail.body))
    assert "Asiakasraadin työpaja" in mail.body
