"""Where the words of a canary may stand. Everywhere else they are a leak."""

import re
from collections.abc import Callable

from tests.sweep.canaries import Group, Sighting, Word
from tests.sweep.people import canaries
from tests.sweep.sweeping import Answer
from tests.sweep.visitors import FIRST_OF_STAFF, Visitor, Who

KEEPERS = {Who.COORDINATOR, Who.SECRETARY, Who.FACILITATOR}
"""Who meets the people of Koske by their names."""
SCREENS_OF_PEOPLE = re.compile(r"^admin/(people|gatherings|councils|calls|meetings)/")
WORDS_OF_PEOPLE = re.compile(
    r"^admin/(gatherings/<int:reference>/(needs|calls)|calls/<int:reference>/(application/|$)"
    r"|meetings/<int:reference>/(agenda|wishes|agreeing|memo)/|surveys/<int:reference>/words/)"
)
"""What somebody needs, wishes or remarks, and what they are called for, is read by those who arrange it."""
OWN_PAGE = re.compile(r"^own/")
PAGES_OF_THE_SITE = re.compile(r"^\^\(\(\?:")
GROUPS = {canary.number: canary.group for canary in canaries()}

Rule = Callable[[Answer, Sighting], bool]


def is_allowed(answer: Answer, sighting: Sighting, visitor: Visitor) -> bool:
    if sighting.canary >= FIRST_OF_STAFF:
        return _of_staff(answer, sighting, visitor)
    return RULES[GROUPS[sighting.canary]](answer, sighting)


def _met_by(keepers: set[Who]) -> Rule:
    """By name on the screens of people; how they are reached only after a reason was given, which the sweep has not."""

    def may(answer: Answer, sighting: Sighting) -> bool:
        if sighting.word == Word.SECRET:
            return _is_at(answer, WORDS_OF_PEOPLE) and answer.who in keepers
        return _is_at(answer, SCREENS_OF_PEOPLE) and answer.who in keepers | {Who.OFFICER}

    return may


def _visitor(answer: Answer, sighting: Sighting) -> bool:
    if answer.who == Who.VISITOR:
        return _is_at(answer, OWN_PAGE)
    return _met_by(KEEPERS)(answer, sighting)


def _shown(answer: Answer, sighting: Sighting) -> bool:
    """What somebody let be shown stands on the page that shows it, and in nothing else that is public."""
    on_a_page = sighting.word == Word.NAME and _is_at(answer, PAGES_OF_THE_SITE)
    return on_a_page or _met_by(KEEPERS)(answer, sighting)


def _sender(answer: Answer, sighting: Sighting) -> bool:
    return answer.who == Who.ADMINISTRATOR and answer.place.address.pattern.startswith("admin/inquiries/<")


def _suggester(answer: Answer, sighting: Sighting) -> bool:
    """What was written about a material is read by those who keep the bank; the address to answer to by nobody."""
    of_bank = answer.place.address.pattern.startswith(("admin/suggestions/", "admin/experiences/"))
    odd = sighting.canary % 2
    keeper = Who.OUTSIDER if odd else Who.COORDINATOR
    return sighting.word == Word.NAME and of_bank and answer.who in {Who.ADMINISTRATOR, keeper}


def _nobody(answer: Answer, sighting: Sighting) -> bool:
    return False


RULES: dict[Group, Rule] = {
    Group.KOSKE: _met_by(KEEPERS),
    Group.VERSO: _met_by({Who.OUTSIDER}),
    Group.VISITOR: _visitor,
    Group.SHOWN: _shown,
    Group.WITHDRAWN: _met_by(KEEPERS),
    Group.SENDERS: _sender,
    Group.SUGGESTERS: _suggester,
    Group.ASKERS: _nobody,
}
ADDRESSES_OF_STAFF = re.compile(r"^admin/(accounts|staff|users)/")


def _of_staff(answer: Answer, sighting: Sighting, visitor: Visitor) -> bool:
    """Staff meet each other by name inside the admin; their addresses are seen by administrators and by themselves."""
    is_own = visitor.canary is not None and visitor.canary.number == sighting.canary
    if is_own:
        return _is_at(answer, re.compile(r"^(admin|sign-in)/"))
    if visitor.user is None or not answer.place.path.startswith("/admin/"):
        return False
    if sighting.word == Word.NAME or answer.place.address.name.startswith("wagtailadmin_reports:workflow"):
        return answer.is_in
    return answer.who == Who.ADMINISTRATOR and _is_at(answer, ADDRESSES_OF_STAFF)


def _is_at(answer: Answer, pattern: re.Pattern[str]) -> bool:
    return bool(pattern.match(answer.place.address.pattern))
