"""A guard that is taken away: nought is told as nought, and so "fewer than five" means one to four."""

import pytest

from base.disclosure import figures, hiding
from base.disclosure.figures import LEAST, Figure


def noughts_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publish noughts, and read what is published as somebody does who knows of it."""
    as_told = Figure.interval.fget
    assert as_told

    def with_noughts(true: int, least: int = LEAST, crowd: int | None = None) -> Figure:
        return Figure(0, least=least) if true == 0 else figures.figure(true, least, crowd)

    def read(told: Figure) -> tuple[int, int]:
        if told.number == 0:
            return 0, 0
        return (1, told.least - 1) if told.is_few and not told.is_of_visits else as_told(told)

    monkeypatch.setattr(hiding, "figure", with_noughts)
    monkeypatch.setattr(Figure, "interval", property(read))
