"""The command of the virus scanner is read from the environment."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from pajaverkko.settings import environment


def test_scanner_is_a_command_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAJAVERKKO_SCANNER", "sh -c 'exit 0' --no-summary")

    assert environment.scanner() == ["sh", "-c", "exit 0", "--no-summary"]


@pytest.mark.parametrize("value", [None, "", "  "])
def test_without_the_variable_there_is_none(monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    monkeypatch.delenv("PAJAVERKKO_SCANNER", raising=False)
    if value is not None:
        monkeypatch.setenv("PAJAVERKKO_SCANNER", value)

    assert environment.scanner() == []


@pytest.mark.parametrize("value", ["ei-ole-ohjelmaa --a", "sh 'auki"])
def test_command_that_cannot_run_stops_the_start(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("PAJAVERKKO_SCANNER", value)

    with pytest.raises(ImproperlyConfigured, match="PAJAVERKKO_SCANNER"):
        environment.scanner()
