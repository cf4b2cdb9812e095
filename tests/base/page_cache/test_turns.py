"""Who makes a page while others wait for it."""

from collections.abc import Iterator

import pytest

from base.page_cache import turns


@pytest.fixture(autouse=True)
def _nothing_is_known() -> Iterator[None]:
    turns._unkept.clear()
    yield
    turns._unkept.clear()


def test_failure_of_who_makes_a_page_leaves_nobody_waiting():
    with pytest.raises(RuntimeError), turns.making("key", "address"):
        raise RuntimeError
    with turns.making("key", "address") as is_first:
        assert is_first


def test_knowledge_of_pages_is_bounded(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(turns, "MOST_UNKEPT", 2)
    for number in range(5):
        turns.was_kept(str(number), kept=False)
    assert len(turns._unkept) <= 2
