"""No page asks another host for anything, breaks the content policy, or weighs more than a bus ride allows."""

import pytest
from playwright.sync_api import Page, Request

from tests.browser.places import EVERY

LIMIT = 150_000
"""Bytes of a first view as transferred, before images (the issue's figure)."""


@pytest.mark.parametrize("place", EVERY)
def test_first_view_is_light_makes_no_fault_and_asks_no_other_host(page: Page, faults: list[str], place: str) -> None:
    answered: list[Request] = []
    page.on("requestfinished", lambda request: answered.append(request))  # noqa: PLW0108 - a method takes no mark
    page.goto(place, wait_until="networkidle")
    assert faults == []
    # Asked for afterwards: what is asked while the page is on its way may be told too late.
    sizes = {one.url: one.sizes()["responseBodySize"] for one in answered if one.resource_type != "image"}
    assert sum(sizes.values()) > 0
    assert sum(sizes.values()) <= LIMIT, sizes
