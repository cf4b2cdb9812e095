"""Who comes in where: every pattern of the site stands in one class of `classes.txt`, or the build fails."""

from pathlib import Path

from tests.sweep.visitors import Who

TABLE = Path(__file__).with_name("classes.txt")
EVERYBODY = frozenset(Who)
STAFF = EVERYBODY - {Who.STRANGER, Who.VISITOR, Who.HALF, Who.WORKER, Who.FORMER}
CLASSES: dict[str, frozenset[Who]] = {
    "everybody": EVERYBODY,
    "closed": frozenset(),
    "after-another-step": frozenset(),
    "accounts": STAFF | {Who.HALF, Who.WORKER, Who.FORMER},
    "those-who-have-passed": EVERYBODY - {Who.HALF},
    "those-without-a-role": frozenset({Who.STRANGER, Who.VISITOR, Who.WORKER, Who.FORMER}),
    "visitors-of-an-own-page": frozenset({Who.VISITOR}),
    "staff": STAFF,
    "administrators": frozenset({Who.ADMINISTRATOR}),
    "stewards": frozenset({Who.ADMINISTRATOR, Who.STEWARD}),
    "writers": frozenset({Who.ADMINISTRATOR, Who.COORDINATOR, Who.EDITOR, Who.OUTSIDER}),
    "publishers": frozenset({Who.ADMINISTRATOR, Who.COORDINATOR, Who.OUTSIDER}),
    "officers": frozenset({Who.OFFICER}),
    "who-upload": frozenset({Who.COORDINATOR, Who.OUTSIDER}),
    "overseers": frozenset({Who.ADMINISTRATOR, Who.OFFICER, Who.AUDITOR}),
    "who-write-notices": frozenset({Who.ADMINISTRATOR, Who.OFFICER, Who.COORDINATOR, Who.SECRETARY, Who.OUTSIDER}),
    "who-meet-people": frozenset({Who.OFFICER, Who.COORDINATOR, Who.SECRETARY, Who.FACILITATOR, Who.OUTSIDER}),
    "who-keep-people": frozenset({Who.COORDINATOR, Who.SECRETARY, Who.OUTSIDER}),
    "who-reach-people": frozenset({Who.OFFICER, Who.COORDINATOR, Who.SECRETARY, Who.OUTSIDER}),
    "who-ask": frozenset({Who.COORDINATOR, Who.SECRETARY, Who.FACILITATOR, Who.OUTSIDER}),
    "who-meet-at-the-door": frozenset({Who.COORDINATOR, Who.FACILITATOR, Who.OUTSIDER}),
    "who-arrange": frozenset({Who.COORDINATOR, Who.OUTSIDER}),
    "who-look-after-rights": frozenset({Who.OFFICER, Who.COORDINATOR, Who.OUTSIDER}),
}
"""Classes by their names. Everybody of a class comes in somewhere at each of its patterns, and nobody else does.

Closed is what this site has not. After another step is what a first request does not reach: it has its own tests.
"""


def classed() -> dict[str, str]:
    """The class of each pattern, as the table has it. A pattern that stands there twice is told."""
    found: dict[str, str] = {}
    heading = ""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            heading = line.strip("[]")
        elif line and not line.startswith("#"):
            if line in found:
                raise ValueError(f"{line} stands in {found[line]} and in {heading}.")
            found[line] = heading
    return found


def who_comes_in() -> dict[str, frozenset[Who]]:
    return {pattern: CLASSES[name] for pattern, name in classed().items()}
