"""Walking through every page that links lead to."""

import urllib.request
from concurrent.futures import ThreadPoolExecutor

from bs4 import BeautifulSoup

NO_PAGES = ("/documents/", "/static/", "/admin/", "/media/", "/feeds/", "//")
FILES = (".ics", ".atom", ".pdf")


def crawl(address: str) -> dict[str, bytes]:
    """Every public page by its place; narrowed lists and files are left out. Raises for a page that fails."""
    pages: dict[str, bytes] = {}
    waiting = {"/", "/sv/", "/en/"}
    with ThreadPoolExecutor(2) as pool:
        while waiting:
            fetched = dict(
                zip(sorted(waiting), pool.map(lambda place: _read(address, place), sorted(waiting)), strict=True)
            )
            pages |= fetched
            waiting = {link for html in fetched.values() for link in links_of(html)} - pages.keys()
    return pages


def links_of(html: bytes) -> set[str]:
    """The places of this site that a page leads to."""
    links = {link["href"] for link in BeautifulSoup(html, "html.parser").find_all("a", href=True)}
    return {link for link in links if link.startswith("/") and _is_page(link)}


def _is_page(link: str) -> bool:
    """Narrowed lists and files are none."""
    return not (link.startswith(NO_PAGES) or link.endswith(FILES) or {"?", "#"} & set(link))


def _read(address: str, place: str) -> bytes:
    with urllib.request.urlopen(f"{address}{place}", timeout=60) as answer:
        found: bytes = answer.read()
    return found
