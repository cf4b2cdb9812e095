"""Letters as they will go out, for whoever is about to send them: without the link to somebody's own page."""

from base.outbox.mail import Mail
from workshops.enrolment.mails import thanks, told_in, words_of_coordinator
from workshops.enrolment.models import Gathering
from workshops.enrolment.queries import materials_told


def thanks_shown(gathering: Gathering, language: str) -> Mail:
    materials = materials_told(gathering, language)
    return thanks(workshop=told_in(gathering, language), materials=materials, language=language)


def words_shown(gathering: Gathering, words: str, language: str) -> Mail:
    return words_of_coordinator(words=words, workshop=told_in(gathering, language), language=language)
