"""No page asks another host for anything, breaks the content policy, or weighs more than a bus ride allows."""

import pytest
from playwright.sync_api import Page, Response

from tests.browser.places import EVERY

LIMIT = 150_000
"""Bytes of a first view as transferred, before images (the issue's figure)."""


@pytest.mark.parametrize("place", EVERY)
def test_first_view_is_light_makes_no_fault_and_asks_no_other_host(page: Page, faults: list[str], place: str) -> None:
    sizes: dict[str, int] = {}

    def weigh(response: Response) -> None:
        if response.request.resource_type != "image":
            sizes[response.url] = response.request.sizes()["responseBodySize"]

    page.on("requestfinished", lambda request: weigh(request.response()))
    page.goto(place, wait_until="networkidle")
    assert faults == []
    assert sum(sizes.values()) > 0
    assert sum(sizes.values()) <= LIMIT, sizes
