"""Every screen about councils that a secretary comes to by links, and every own page of a member, is free of faults."""

from collections import deque

from django.urls import resolve
from playwright.sync_api import Browser, Page

from tests.browser.signing_in import opened
from tests.browser.test_accessibility import violations

LISTS = ("/admin/councils/", "/admin/meetings/", "/admin/calls/", "/admin/proposals/")


def gone_through(page: Page, starts: tuple[str, ...], prefixes: tuple[str, ...], within: str) -> list[str]:
    """The names of the views that were looked at, one address of each."""
    seen: dict[str, str] = {}
    waiting = deque(starts)
    while waiting:
        place = waiting.popleft()
        view = resolve(place).view_name
        if view in seen:
            continue
        seen[view] = place
        page.goto(place)
        assert violations(page, within) == [], place
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), place
        links = page.eval_on_selector_all("main a[href]", "all => all.map((one) => new URL(one.href).pathname)")
        waiting.extend(link for link in links if link.startswith(prefixes) and "." not in link)
    return list(seen)


def test_screens_of_a_secretary_have_no_violations_on_a_phone(browser: Browser, address: str) -> None:
    page = opened(browser, address, "sihteeri@koske.example")
    page.set_viewport_size({"width": 320, "height": 640})
    seen = gone_through(page, LISTS, LISTS, "main")
    page.context.close()
    wanted = {
        "council_seat",
        "council_addressees",
        "meeting_attendance",
        "call_application",
        "call_help",
        "council_write",
    }
    assert wanted <= set(seen)
    assert len(seen) > 20


def test_own_pages_of_a_member_have_no_violations_on_a_phone(page: Page, own_code: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/own/")
    page.get_by_label("Koodisi").fill(own_code)
    page.get_by_role("button", name="Avaa").click()
    page.wait_for_load_state()
    seen = gone_through(page, ("/own/",), ("/own/",), "html")
    assert {"own_seat", "own_meeting", "own_meeting_propose", "own_memo", "own_memo_remark"} <= set(seen)
