"""A coordinator of Koske at the screens, and what is typed there."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from base.users import User
from tests.reading import document
from workshops.series.pages import SeriesPage

Answer = Any
Filled = dict[str, Any]


@pytest.fixture
def planning(keeper: User, signed_in) -> Client:
    return signed_in(keeper)


@pytest.fixture
def address(series: SeriesPage) -> Callable[[str], str]:
    return lambda screen: f"/admin/series/{series.pk}/{screen}/"


@pytest.fixture
def look_and_make(planning: Client) -> Callable[..., Answer]:
    """Look first, then press the button that makes it; the answer to the press."""

    def run(address: str, told: Filled, client: Client = planning) -> Answer:
        looked = client.post(address, told)
        if looked.status_code != 200:
            return looked
        return client.post(address, filled(document(looked)) | {"make": "1"})

    return run


def filled(page: BeautifulSoup) -> Filled:
    """What a browser would send of the form on the page, without a button."""
    (form,) = page.select("form[action='#shown']")
    found: Filled = {}
    for field in form.select("input, textarea"):
        if field.get("type") == "checkbox":
            if field.has_attr("checked"):
                found[field["name"]] = "on"
        else:
            found[field["name"]] = (
                field.get_text().removeprefix("\n") if field.name == "textarea" else field.get("value", "")
            )
    return found
