"""Reading what stands on a page, once it has come: pressing something does not wait for the page that it leads to."""

import re

from playwright.sync_api import Page, expect

CODE = re.compile(r"(?:[2-9A-Z]{4}-){2}[2-9A-Z]{4}")
"""The code of an own page, as it is written down."""


def read(page: Page, wanted: re.Pattern[str]) -> str:
    """The first words of the page that are like this, waited for."""
    main = page.locator("main")
    expect(main).to_contain_text(wanted)
    found = wanted.search(main.inner_text())
    assert found
    return found[0]
