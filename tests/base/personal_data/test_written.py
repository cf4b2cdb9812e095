"""A value is found however it was written, taken out whole, and nobody else with it."""

import json
import unicodedata

import pytest

from base.personal_data.written import Sought
from tests.base.personal_data.likes import fits

NAME, PHONE, ADDRESS = "Äyräs O'Kanaria", "040 123 4567", "ayras.kanaria@posti.example"
ESCAPED = json.dumps(f"rivi\n{NAME}n ääni")


@pytest.mark.parametrize(
    ("value", "text", "left"),
    [
        (NAME, "Kysy: Äyräs O'Kanaria.", "Kysy: [poistettu]."),
        (NAME, "ÄYRÄS O'KANARIA ja äyräs o'kanaria", "[poistettu] ja [poistettu]"),
        (NAME, "Äyräs O'Kanarialle", "[poistettu]lle"),
        (NAME, "Äyräs O’Kanarian", "[poistettu]n"),
        (NAME, "O'Kanaria Äyräs; O'Kanaria, Äyräs", "[poistettu]; [poistettu]"),
        (NAME, "<p>Äyräs&nbsp;O&#x27;Kanaria</p>", "<p>[poistettu]</p>"),
        (NAME, "<b>Äyräs</b> O'Kanaria", "<b>[poistettu]"),
        (NAME, "A\u0308yra\u0308s O'Kanaria", "[poistettu]"),
        (NAME, ESCAPED, '"rivi\\n[poistettu]n \\u00e4\\u00e4ni"'),
        (unicodedata.normalize("NFD", NAME), "Äyräs O'Kanaria", "[poistettu]"),
        ("İbrahim Yılmaz", "Kysy: İbrahim Yılmaz.", "Kysy: [poistettu]."),
        ("Анна Иванова", "Anna on Анна Иванова.", "Anna on [poistettu]."),
        (ADDRESS, "Ayras.Kanaria@posti.example, muu@posti.example", "[poistettu], muu@posti.example"),
        (PHONE, "soita 0401234567 tai +358 40-123 4567.", "soita [poistettu] tai [poistettu]."),
        ("+46 70 123 45 67", "soita 0046701234567", "soita [poistettu]"),
        ("K7Q2-9XWM", "ks. k7q2-9xwm", "ks. [poistettu]"),
    ],
)
def test_value_is_taken_out_of_a_text(value: str, text: str, left: str):
    sought = Sought([value])

    assert sought.stands_in(text)
    assert sought.taken_out_of(text) == left
    assert fits(text, sought.likes), "the database finds it, too"


@pytest.mark.parametrize(
    "text",
    [
        "haastattelu-ayras-o-kanaria",
        "/sivu/ayras-okanarian-paiva/",
        "Äyräs_O'Kanaria.pdf",
        "o-kanaria-ayras.jpg",
        "Äyräs%20O'Kanaria",
    ],
)
def test_name_is_taken_out_of_addresses_of_pages_and_names_of_files(text: str):
    sought = Sought([NAME])

    assert sought.stands_in(text)
    assert "kanaria" not in sought.taken_out_of(text).lower()
    assert "[" not in sought.taken_out_of(text), "an address takes no brackets"
    assert fits(text, sought.likes)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Matti Virta", "Matti Virtanen"),
        ("Matti Virta", "matti-virtanen.pdf"),
        ("Matti Virta", "Jormatti Virta"),
        ("Matti Virta", "Matti ja Virta"),
        ("Eva Ek", "Reva Ekan"),
        ("mikko@posti.example", "anna.mikko@posti.example"),
        ("mikko@posti.example", "mikko@posti.example.fi"),
        ("040 123 4567", "0401234567890"),
        ("040 123 4567", "040 123 4568"),
    ],
)
def test_others_are_left(value: str, text: str):
    assert not Sought([value]).stands_in(text)
    assert Sought([value]).taken_out_of(text) == text


def test_two_pages_side_by_side_get_different_addresses():
    sought = Sought(["Kuutti Kanaria"])

    told = {sought.taken_out_of(slug) for slug in ("kuutti-kanaria", "kuutti_kanaria", "kanaria-kuutti")}

    assert len(told) == 3
    assert sought.taken_out_of("kuutti-kanaria") in told, "the same address is the same wherever it stands"
    assert Sought(["Kuutti Kanaria"]).taken_out_of("kuutti-kanaria") not in told


def test_nothing_is_sought_when_nothing_tells_anybody_apart():
    assert not Sought([]).stands_in("Kuutti Kanaria")
    assert Sought([]).likes == []
