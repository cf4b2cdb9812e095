"""What a kept page is made of stands in tables that move the public version, and what is held of lists in those that
move theirs: asked of every page of the demo.
"""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from base.page_cache import parts
from base.page_cache.parts import forget_parts
from base.search import finding, worth
from tests.browser.places import EVERY

TABLE = re.compile(r'(?:FROM|JOIN) "?(\w+)')
IN_STEPS = {"network_materialuse"}
"""Whose service moves the version itself."""
IN_PART = {table for table, events in settings.UNSEEN_TABLES.items() if len(events) < 3}
FURTHER = re.compile(r'href="(/[^"]*?(?:figures/2[^"]*|calendar\.ics|[a-z]+\.atom|/proposals/\d+/|poster\.pdf))"')
"""What pages lead to and no menu does: up to three new ones from each."""
FORMS = re.compile(r"/(used|suggest|follow|contact|accessibility-feedback|link|own)/")
OWN_WORDS = re.compile(r"[?&]q=[^&]")


@pytest.mark.django_db
def test_kept_pages_ask_only_what_moves_the_version(demo: None, settings_kept: None) -> None:
    unseen = {table for table, events in settings.UNSEEN_TABLES.items() if len(events) == 3} - IN_STEPS
    kept, moves_nothing = 0, {}
    waiting = [*EVERY, "/sitemap.xml", "/robots.txt", "/api/v1/materials", "/api/v1/figures?centre=koske"]
    for place in waiting:
        with CaptureQueriesContext(connection) as found:
            answer = Client().get(place)
        assert answer.status_code == 200, place
        if FORMS.search(place) or OWN_WORDS.search(place):
            assert "ETag" not in answer, place
            assert "no-store" in answer["Cache-Control"], place
            continue
        assert "ETag" in answer, place
        kept += 1
        waiting += sorted(set(FURTHER.findall(answer.content.decode(errors="ignore"))) - set(waiting))[:3]
        asked = {table for each in found for table in TABLE.findall(each["sql"])}
        if asked & unseen:
            moves_nothing[place] = asked & unseen
    assert moves_nothing == {}
    assert kept > 70


LISTS = (*(place for place in EVERY if not FORMS.search(place)), "/api/v1/materials", "/api/v1/materials?q=raati")
MAKING = (parts._made_by_one, finding.answers, worth.worth_of)
"""Within which is asked what lists, and answers to questions, are made of."""


@contextmanager
def tables_of_lists() -> Iterator[set[str]]:
    """Fills with the tables that are asked to make what is held of lists."""
    found: set[str] = set()
    codes = {work.__code__ for work in MAKING}

    def note(execute: Callable[..., Any], sql: str, *told: Any) -> Any:
        frame: FrameType | None = sys._getframe()
        while frame is not None and frame.f_code not in codes:
            frame = frame.f_back
        if frame is not None:
            found.update(TABLE.findall(sql))
        return execute(sql, *told)

    with connection.execute_wrapper(note):
        yield found


@pytest.mark.django_db
def test_what_is_held_of_lists_is_made_of_nothing_that_passes_them_by(demo: None) -> None:
    with tables_of_lists() as found:
        for place in LISTS:
            forget_parts()
            assert Client().get(place).status_code == 200, place
    assert {"wagtailcore_page", "network_materialpage_themes", "network_theme", "base_searchentry"} <= found
    assert found & (settings.PASSING_TABLES | settings.UNSEEN_TABLES.keys() - IN_PART) == set()


@pytest.fixture
def settings_kept(settings: object) -> None:
    settings.PAGES_ARE_KEPT = True  # type: ignore[attr-defined]
