"""Whether somebody is seen: however a number is written, and not where the same digits stand by chance."""

import pytest

from tests.sweep.canaries import Canary, Group, Sighting, Word, sightings

CANARY = Canary(45, Group.KOSKE)


@pytest.mark.parametrize(
    "written",
    [
        CANARY.phone,
        CANARY.phone.replace(" ", ""),
        CANARY.phone.replace(" ", "-"),
        "tel:%2B358459998045",
        "045 999 8045",
        "0459998045,",
        f"<td>{CANARY.phone[5:]}</td>",
        CANARY.address.upper(),
        CANARY.secret,
    ],
)
def test_what_few_may_see_is_seen(written: str):
    assert sightings(f"Soita {written}.") == {Sighting(Word.SECRET, CANARY.number)}


def test_name_is_seen():
    assert sightings(f"{CANARY.name}n vuoro") == {Sighting(Word.NAME, CANARY.number)}


@pytest.mark.parametrize("token", ["ab459998145ffe0146c1", "8d364599981450aa", "1459998145", "45999814507"])
def test_digits_of_a_token_are_nobody(token: str):
    assert sightings(f"X-Request-ID: {token}") == set()
