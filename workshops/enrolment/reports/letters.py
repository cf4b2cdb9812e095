"""Letters as they will go out, for whoever is about to send them: without the link to somebody's own page."""

from django.utils import timezone

from base.outbox.mail import Mail
from workshops.enrolment.mails import thanks, told_in, words_of_coordinator
from workshops.enrolment.models import Gathering
from workshops.enrolment.queries import materials_told
from workshops.surveys.queries import open_collection_about


def thanks_shown(gathering: Gathering, language: str) -> Mail:
    """Everybody gets an address of their own to tell how it was; here stands what they have in common."""
    survey = open_collection_about(gathering.workshop_key, timezone.localdate())
    feedback = f"{survey.address(language=language)}…" if survey else ""
    materials = materials_told(gathering, language)
    return thanks(workshop=told_in(gathering, language), materials=materials, feedback=feedback, language=language)


def words_shown(gathering: Gathering, words: str, language: str) -> Mail:
    return words_of_coordinator(words=words, workshop=told_in(gathering, language), language=language)
