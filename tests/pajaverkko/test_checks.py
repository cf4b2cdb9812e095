"""The house rules that Django checks at every start."""

import pytest
from django.core import checks

from base import pages
from network.themes.pages import ThemePage
from pajaverkko.checks import page_types_keep_house


def test_house_keeps_its_rules() -> None:
    assert page_types_keep_house(None) == []


def test_checks_are_registered() -> None:
    assert page_types_keep_house in checks.registry.registry.get_checks()


def test_page_type_without_a_view_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(pages._views, ThemePage)
    monkeypatch.delitem(pages._views_for_all, ThemePage)
    assert [fault.id for fault in page_types_keep_house(None)] == ["pajaverkko.E002"]
