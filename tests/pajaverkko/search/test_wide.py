"""What very many pages answer is held for as long as it is true, and of nobody's rare word is anything held."""

import datetime
from collections.abc import Callable, Sequence

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from base.models import SearchState
from base.page_cache.parts import KeptAs, forget_parts, kept_part
from base.search import finding, worth
from base.search.finding import answers, find
from base.search.tables import table
from network.materials.pages import MaterialPage
from network.materials.queries import newest_materials
from tests.factories.base import SynonymGroupFactory, restricted, translated
from tests.factories.network import MaterialPageFactory, ThemeFactory
from tests.factories.pajaverkko import ContentPageFactory, Trunk
from tests.reading import cards, text_of

pytestmark = pytest.mark.django_db
WORD, OTHER, RARE = "kissankellosaari", "sinivuokkometsä", "hopeavuokkoniitty"
UNLIKE = "xqzwkj"
"""A word that is like no other, so that nothing is looked for in its place."""
ASKED = "/search/?q="
ASKED_IN_BANK = "/materiaalit/?q="


@pytest.fixture(autouse=True)
def bank(site: Trunk, monkeypatch: pytest.MonkeyPatch) -> list[MaterialPage]:
    """Three materials with a word, which are very many."""
    monkeypatch.setattr(finding, "WIDE", 3)
    monkeypatch.setattr(worth, "WIDE", 3)
    return [MaterialPageFactory(parent=site.materials, title=f"{WORD} {number}") for number in (1, 2, 3)]


def titles(numbers: Sequence[int]) -> list[str]:
    return [f"{WORD} {number}" for number in numbers]


def asks_index(stranger: Client, address: str) -> bool:
    """Whether the second of two readers is answered by the index, or by what was held of it."""
    stranger.get(address)
    return is_asked_of_index(stranger, address)


def is_asked_of_index(stranger: Client, address: str) -> bool:
    with CaptureQueriesContext(connection) as asked:
        stranger.get(address)
    return any("base_searchtokens" in each["sql"] for each in asked)


def answers_held() -> set[object]:
    """What is held of questions: of each group of forms, and of whole answers."""
    named = [kept_part(name, dict, by_the_clock=False, of_lists=True) for name in ("wide-groups", "wide-answers")]
    return {key for held in named for key in held} | kept_part("wide-words", set, by_the_clock=False, of_lists=True)


@pytest.mark.parametrize("address", [ASKED, ASKED_IN_BANK, "/api/v1/materials?q="])
def test_what_a_word_of_very_many_pages_finds_is_held(stranger: Client, address: str) -> None:
    assert not asks_index(stranger, f"{address}{WORD}")


@pytest.mark.parametrize("address", [ASKED, ASKED_IN_BANK])
def test_held_answer_is_the_same_in_order_numbers_and_filters(stranger: Client, site: Trunk, address: str) -> None:
    ContentPageFactory(title="Muuta", body=[("text", f"<p>{WORD}</p>")])
    theme = ThemeFactory(slug="raadit")
    MaterialPageFactory(parent=site.materials, title="Neljäs", summary=WORD, themes=[theme])
    first, second = (stranger.get(f"{address}{WORD}") for _time in range(2))

    assert cards(first)[:3] == titles([1, 2, 3])
    assert cards(second) == cards(first)
    assert text_of(second) == text_of(first)
    narrowed = "kind=contentpage" if address == ASKED else "theme=raadit"
    assert cards(stranger.get(f"{address}{WORD}&{narrowed}")) == ["Muuta" if address == ASKED else "Neljäs"]


def test_change_is_found_by_the_very_next_reader(stranger: Client, site: Trunk, bank: list[MaterialPage]) -> None:
    stranger.get(f"{ASKED}{WORD}")
    MaterialPageFactory(parent=site.materials, title=f"{WORD} 4")
    assert cards(stranger.get(f"{ASKED}{WORD}")) == titles([1, 2, 3, 4])
    bank[0].unpublish()
    assert cards(stranger.get(f"{ASKED}{WORD}")) == titles([2, 3, 4])


def test_what_is_closed_is_found_no_more(stranger: Client, bank: list[MaterialPage]) -> None:
    stranger.get(f"{ASKED}{WORD}")
    restricted(bank[1])

    assert cards(stranger.get(f"{ASKED}{WORD}")) == titles([1, 3])


def test_each_language_has_its_own(stranger: Client, bank: list[MaterialPage]) -> None:
    translated(bank[0], "sv", title="Ett spel")
    stranger.get(f"{ASKED}{WORD}")

    assert "Ett spel" in cards(stranger.get(f"/sv{ASKED}{WORD}"))
    assert "Ett spel" not in cards(stranger.get(f"{ASKED}{WORD}"))


def test_index_that_is_made_anew_is_asked_anew(stranger: Client, bank: list[MaterialPage]) -> None:
    stranger.get(f"{ASKED}{WORD}")
    table().remove([bank[0].pk])
    SearchState.objects.update_or_create(pk=1, defaults={"generation": 7})

    assert cards(stranger.get(f"{ASKED}{WORD}")) == titles([2, 3])


def test_nothing_is_held_of_a_word_that_few_pages_have_however_much_it_finds(stranger: Client, site: Trunk) -> None:
    MaterialPageFactory(parent=site.materials, title=RARE)
    SynonymGroupFactory(words=f"{RARE}, {WORD}")

    assert len(cards(stranger.get(f"{ASKED}{RARE}"))) == 4
    assert asks_index(stranger, f"{ASKED}{RARE}")


@pytest.mark.parametrize("words", [f"{WORD}+{RARE}", f"{WORD}+1", f"{WORD}ssa"])
def test_nothing_is_held_of_a_question_with_a_rare_word_or_of_another_form(stranger: Client, words: str) -> None:
    assert len(cards(stranger.get(f"{ASKED}{words}"))) == 3
    assert asks_index(stranger, f"{ASKED}{words}")


@pytest.mark.parametrize("beside", ["nobody has it", "one page has it", "a synonym that nobody has"])
def test_nothing_is_held_of_a_rare_word_beside_what_is_held(stranger: Client, site: Trunk, beside: str) -> None:
    for number in (4, 5, 6):
        MaterialPageFactory(parent=site.materials, title=f"{OTHER} {number}")
    # So that a word is looked for otherwise alone than beside another one.
    MaterialPageFactory(parent=site.materials, title=f"{WORD}lainen {OTHER}läinen")
    if beside == "one page has it":
        MaterialPageFactory(parent=site.materials, title=UNLIKE)
    if beside == "a synonym that nobody has":
        SynonymGroupFactory(words=f"{UNLIKE}, {OTHER}")
    for words in (f"{WORD}+{OTHER}", WORD, OTHER):
        stranger.get(f"{ASKED_IN_BANK}{words}")
    assert not is_asked_of_index(stranger, f"{ASKED_IN_BANK}{WORD}+{OTHER}")
    before = answers_held()

    assert cards(stranger.get(f"{ASKED_IN_BANK}{WORD}+{UNLIKE}"))
    stranger.get(f"{ASKED_IN_BANK}{UNLIKE}")
    assert answers_held() == before


def test_word_is_held_though_its_groups_were_held_by_another_question(stranger: Client, site: Trunk) -> None:
    for number in (4, 5, 6):
        MaterialPageFactory(parent=site.materials, title=f"{OTHER} {number}")
    MaterialPageFactory(parent=site.materials, title=f"{OTHER}läinen")
    stranger.get(f"{ASKED_IN_BANK}{WORD}+{OTHER}")

    assert not asks_index(stranger, f"{ASKED_IN_BANK}{OTHER}")


def test_what_is_held_of_each_word_answers_several(stranger: Client, site: Trunk) -> None:
    for number in (4, 5, 6):
        MaterialPageFactory(parent=site.materials, title=f"{OTHER} {number}")
    MaterialPageFactory(parent=site.materials, title=f"{WORD} {OTHER} 7")
    address = f"{ASKED_IN_BANK}{WORD}+{OTHER}"
    first = stranger.get(address)
    forget_parts()
    for word in (WORD, OTHER):
        stranger.get(f"{ASKED_IN_BANK}{word}")

    assert not is_asked_of_index(stranger, address)
    assert cards(stranger.get(address)) == cards(first)
    assert cards(first)[0] == f"{WORD} {OTHER} 7"
    assert len(cards(first)) == 7


def test_of_more_than_there_is_room_for_the_last_asked_are_held(
    stranger: Client, site: Trunk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (4, 5, 6):
        MaterialPageFactory(parent=site.materials, title=f"{OTHER} {number}")
    monkeypatch.setattr(worth, "MOST_HELD", len(find(OTHER).question.groups) * 3)
    monkeypatch.setattr(finding, "MOST_ANSWERS", 3)
    for word in (WORD, OTHER):
        stranger.get(f"{ASKED}{word}")

    assert [is_asked_of_index(stranger, f"{ASKED}{word}") for word in (OTHER, WORD)] == [False, True]


@pytest.mark.parametrize("also", [False, True])
def test_nothing_is_held_of_a_word_that_only_differs_in_its_dots(stranger: Client, site: Trunk, also: bool) -> None:
    """Whether some page has that spelling or none: how long an answer takes would tell that it was asked for."""
    for number in (4, 5, 6):
        MaterialPageFactory(parent=site.materials, title=f"{OTHER} {number}")
    if also:
        MaterialPageFactory(parent=site.materials, title=OTHER.replace("ä", "a"))

    assert asks_index(stranger, f"{ASKED}{OTHER.replace('ä', 'a')}")
    assert asks_index(stranger, f"{ASKED}{OTHER}") == also


def test_request_that_may_change_something_leaves_nothing_behind(stranger: Client) -> None:
    assert stranger.options(f"{ASKED}{WORD}").status_code == 200
    assert is_asked_of_index(stranger, f"{ASKED}{WORD}")


def test_answer_among_what_a_clock_changes_is_held_for_a_minute(
    site: Trunk, minutes_end: None, clock: Callable[[datetime.datetime], None]
) -> None:
    now = timezone.now()
    clock(now)
    ahead = KeptAs("ahead")
    assert len(answers(newest_materials(), find(WORD), ahead)) == 3
    assert len(answers(MaterialPage.objects.none(), find(WORD), ahead)) == 3
    clock(now + datetime.timedelta(minutes=1))
    assert not answers(MaterialPage.objects.none(), find(WORD), ahead)
