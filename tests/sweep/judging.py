"""What is wrong with the answers: each check names what it found, and nothing when all is well."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from tests.sweep.allowed import GROUPS, is_allowed
from tests.sweep.canaries import Group
from tests.sweep.sweeping import ACCESS, NEUTRAL, Answer
from tests.sweep.values import Which
from tests.sweep.visitors import Visitor, Who


def entered(answers: Iterable[Answer]) -> dict[str, frozenset[Who]]:
    """Who came in somewhere at each pattern."""
    found: dict[str, set[Who]] = defaultdict(set)
    for answer in answers:
        if answer.method in ACCESS and answer.is_in:
            found[answer.place.address.pattern].add(answer.who)
    return {pattern: frozenset(who) for pattern, who in found.items()}


def wrongly_in(answers: Iterable[Answer], classes: Mapping[str, frozenset[Who]]) -> list[str]:
    """Who came in and should not; nobody comes to people by an address that works for any table."""
    inside = (answer for answer in answers if answer.method in ACCESS and answer.is_in)
    return [
        str(answer)
        for answer in inside
        if answer.place.which == Which.PEOPLE or answer.who not in classes[answer.place.address.pattern]
    ]


def leaks(answers: Iterable[Answer], visitors: Mapping[Who, Visitor]) -> list[str]:
    """Words of canaries where they may not stand; in an address they may stand nowhere."""
    found = []
    for answer in answers:
        wrong = {one for one in answer.seen if not is_allowed(answer, one, visitors[answer.who])}
        found += [f"{answer} told {one}" for one in sorted(wrong | answer.in_addresses, key=str)]
    return found


def failures(answers: Iterable[Answer]) -> list[str]:
    return [str(answer) for answer in answers if answer.status >= 500]


def kept(answers: Iterable[Answer]) -> list[str]:
    """Pages with somebody's words that a browser or something on the way might keep."""
    public = {number for number, group in GROUPS.items() if group == Group.SHOWN}
    return [
        str(answer)
        for answer in answers
        if any(one.canary not in public for one in answer.seen)
        and not {"private", "no-store"} <= set(answer.headers.get("Cache-Control", "").split(", "))
    ]


def writes_from_outside(answers: Iterable[Answer]) -> list[str]:
    """What somebody changed who was kept out."""
    return [f"{answer} wrote {answer.writes}" for answer in answers if answer.writes and answer.is_out]


def told_apart(answers: Iterable[Answer]) -> list[str]:
    """What one may not see and is answered otherwise than what is not there, in whichever way that was asked for."""
    there: dict[tuple[str, Who, str], dict[Which, Answer]] = defaultdict(dict)
    for answer in answers:
        there[answer.place.address.pattern, answer.who, answer.method][answer.place.which] = answer
    pairs = [
        (by_which.get(Which.OTHER) or by_which[Which.OWN], missing)
        for (pattern, who, method), by_which in there.items()
        if method in ACCESS and not by_which.keys().isdisjoint({Which.OTHER, Which.OWN})
        for missing in (by_which.get(Which.MISSING) or there[pattern, who, "GET"].get(Which.MISSING),)
        if missing
    ]
    return [f"{one}, but {missing}" for one, missing in pairs if one.is_out and _told(one) != _told(missing)]


def _told(answer: Answer) -> tuple[int, str, str]:
    return answer.status, answer.location.split("?", 1)[0], answer.digest


def told_by_head(answers: Iterable[Answer]) -> list[str]:
    """Where HEAD comes further than GET, or is answered otherwise where it is taken at all."""
    found: dict[tuple[str, Who], dict[str, Answer]] = defaultdict(dict)
    for answer in answers:
        if answer.method in {"GET", "HEAD"}:
            found[answer.place.path, answer.who][answer.method] = answer
    pairs = (both for both in found.values() if len(both) == 2)
    return [
        str(both["HEAD"])
        for both in pairs
        if both["HEAD"].status not in NEUTRAL and both["HEAD"].status != both["GET"].status
    ]
