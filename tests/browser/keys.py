"""A keyboard whose presses are counted."""

from playwright.sync_api import Locator, Page

MOST_TABS = 40
"""Until something is said not to be reached."""


class Keys:
    """Presses keys and counts them; what is typed as text is not counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.presses = page, 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.presses += 1

    def reach(self, wanted: Locator) -> None:
        """Tab until it has the focus."""
        for _press in range(MOST_TABS):
            if wanted.evaluate("element => element === document.activeElement"):
                return
            self.press("Tab")
        raise AssertionError(f"{wanted} is not reached with {MOST_TABS} presses")

    def skip_to_content(self) -> None:
        self.press("Tab")
        self.press("Enter")
