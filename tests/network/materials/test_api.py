"""The bank for programs: public materials only, whatever is asked."""

from typing import Any

import pytest
from django.test import Client

from tests.factories.base import republished, restricted, translated
from tests.factories.network import MaterialPageFactory, RegionFactory, ThemeFactory
from tests.factories.pajaverkko import Trunk

ADDRESS = "/api/v1/materials"


def ask(stranger: Client, **choice: object) -> dict[str, Any]:
    answer = stranger.get(ADDRESS, choice)
    assert answer.status_code == 200, answer.content
    return answer.json()


def slugs(stranger: Client, **choice: object) -> list[str]:
    return [found["slug"] for found in ask(stranger, **choice)["results"]]


def test_material_is_told_with_its_own_language_and_address(site: Trunk, stranger: Client) -> None:
    theme, region = ThemeFactory(slug="talous"), RegionFactory()
    page = MaterialPageFactory(
        title="Opas", slug="opas", language="sv", kind="game", year=2019, themes=[theme], regions=[region]
    )

    answer = ask(stranger)

    assert answer["count"] == 1
    (told,) = answer["results"]
    assert (told["slug"], told["title"], told["summary"]) == ("opas", "Opas", page.summary)
    assert (told["language"], told["kind"], told["year"]) == ("sv", "game", 2019)
    assert (told["themes"], told["regions"]) == (["talous"], [region.code])
    assert told["url"].endswith(page.url)
    assert stranger.get(told["url"].removeprefix("http://localhost")).status_code == 200


def test_question_is_answered_best_first_and_mended(site: Trunk, stranger: Client) -> None:
    MaterialPageFactory(slug="muu", title="Muu opas", body=[("text", "<p>Yksi lause velasta.</p>")])
    MaterialPageFactory(slug="velka", title="Velkaneuvonta")

    assert slugs(stranger, q="velkaneuvonnassa") == ["velka", "muu"], "a page with a part of the compound comes last"
    answer = ask(stranger, q="velkaneuvnota")
    assert answer["results"][0]["slug"] == "velka"
    assert answer["interpreted"] == [{"asked": "velkaneuvnota", "used": ["velkaneuvonta"], "loose": False}]


def test_filters_hold_together_and_facets_leave_their_own_aside(site: Trunk, stranger: Client) -> None:
    MaterialPageFactory(slug="peli-18", kind="game", year=2018)
    MaterialPageFactory(slug="peli-19", kind="game", year=2019)
    MaterialPageFactory(slug="lomake-19", kind="form", year=2019)

    answer = ask(stranger, kind="game", year=2019)

    assert [found["slug"] for found in answer["results"]] == ["peli-19"]
    assert {value["value"]: value["count"] for value in answer["facets"]["kind"]} == {"game": 1, "form": 1}
    assert {value["value"]: value["count"] for value in answer["facets"]["year"]} == {"2018": 1, "2019": 1}


def test_filter_that_does_not_exist_finds_nothing(site: Trunk, stranger: Client) -> None:
    MaterialPageFactory()

    assert ask(stranger, theme="olematon")["count"] == 0


def test_part_of_the_answer_is_given(site: Trunk, stranger: Client) -> None:
    for number in range(5):
        MaterialPageFactory(slug=f"opas-{number}")

    assert slugs(stranger, limit=2, offset=1) == ["opas-3", "opas-2"]
    assert ask(stranger, limit=2, offset=9) | {"facets": {}} == {
        "count": 5,
        "interpreted": [],
        "results": [],
        "facets": {},
    }


@pytest.mark.parametrize(
    "choice",
    [
        {"limit": 101},
        {"limit": 0},
        {"limit": "abc"},
        {"offset": -1},
        {"year": "abc"},
        {"kind": "sculpture"},
        {"language": "klingon"},
    ],
)
def test_choice_that_cannot_be_is_refused_in_words(site: Trunk, stranger: Client, choice: dict[str, object]) -> None:
    answer = stranger.get(ADDRESS, choice)

    assert answer.status_code == 422
    assert answer.json()["detail"]


@pytest.mark.parametrize("choice", [{"theme": "a\x00b"}, {"region": "\x1b"}])
def test_value_that_no_database_keeps_is_one_that_nothing_has(
    site: Trunk, stranger: Client, choice: dict[str, object]
) -> None:
    MaterialPageFactory(title="Opas")

    assert ask(stranger, **choice)["count"] == 0


@pytest.mark.django_db
def test_refusal_is_described(stranger: Client) -> None:
    described = stranger.get("/api/v1/openapi.json").json()["paths"]["/api/v1/materials"]["get"]["responses"]

    assert set(described) == {"200", "422"}


@pytest.mark.parametrize("question", ['"', "*", "'", "AND", "%", "\x00", "ä" * 10_000, "NEAR(a, b)", "a OR", "-a:b"])
def test_any_question_is_safe(site: Trunk, stranger: Client, question: str) -> None:
    MaterialPageFactory(title="Opas")

    ask(stranger, q=question)


@pytest.mark.parametrize("hide", ["draft", "unpublished", "private"])
def test_what_is_not_public_is_in_no_answer(site: Trunk, stranger: Client, hide: str) -> None:
    page = MaterialPageFactory(title="Salattu velkaopas", year=1999, published=hide != "draft")
    if hide == "unpublished":
        page.unpublish()
    if hide == "private":
        restricted(page)

    for choice in ({}, {"q": "velkaopas"}, {"year": 1999}):
        answer = stranger.get(ADDRESS, choice)
        assert "Salattu" not in answer.content.decode()
        assert answer.json()["count"] == 0
        assert answer.json()["facets"]["year"] == []


def test_draft_of_a_public_material_is_in_no_answer(site: Trunk, stranger: Client) -> None:
    page = MaterialPageFactory(title="Julkinen")
    page.title = "Salattu"
    page.save_revision()

    assert [found["title"] for found in ask(stranger)["results"]] == ["Julkinen"]


def test_material_in_two_languages_is_told_once_and_found_in_both(site: Trunk, stranger: Client) -> None:
    page = MaterialPageFactory(slug="opas", title="Asiakasraadin opas")
    translated(page, "sv", title="Handbok för klientrådet")

    assert slugs(stranger, q="klientråd") == ["opas"]
    assert slugs(stranger, q="asiakasraati") == ["opas"]


def test_changed_material_is_found_by_its_new_words(site: Trunk, stranger: Client) -> None:
    page = MaterialPageFactory(slug="opas", title="Vanhanimi")
    republished(page, title="Uusinimi")

    assert (slugs(stranger, q="uusinimi"), slugs(stranger, q="vanhanimi")) == (["opas"], [])


def test_nothing_can_be_changed(site: Trunk, stranger: Client) -> None:
    for method in (stranger.post, stranger.put, stranger.patch, stranger.delete):
        assert method(ADDRESS).status_code == 405
