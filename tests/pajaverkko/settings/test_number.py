"""Numbers are read from the environment within their limits."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from pajaverkko.settings import environment

NAME = "PAJAVERKKO_TRIED"


def number() -> int:
    return environment.number(NAME, default=20, least=1, most=100)


@pytest.mark.parametrize("value", ["1", "42", "100"])
def test_number_within_its_limits_is_taken(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv(NAME, value)

    assert number() == int(value)


def test_number_that_is_not_set_has_its_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(NAME, raising=False)

    assert number() == 20


@pytest.mark.parametrize("value", ["", "0", "101", "-1", "1.5", "yksi", "²", "١"])
def test_any_other_value_stops_the_start(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv(NAME, value)

    with pytest.raises(ImproperlyConfigured, match=NAME):
        number()
