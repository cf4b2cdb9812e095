"""What a kept page is made of stands in tables that move the public version: asked of every page of the demo."""

import re

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.browser.places import EVERY

TABLE = re.compile(r'(?:FROM|JOIN) "(\w+)"')
IN_STEPS = {"network_materialuse"}
"""Whose service moves the version itself."""
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


@pytest.fixture
def settings_kept(settings: object) -> None:
    settings.PAGES_ARE_KEPT = True  # type: ignore[attr-defined]
