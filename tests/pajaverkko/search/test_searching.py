"""One search over everything that is public."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext, override

from base.search.index import rebuild_index
from base.search.question import LONGEST, understand
from tests.factories.base import republished, restricted, translated
from tests.factories.meetings import MinutesItemFactory, MinutesPageFactory
from tests.factories.network import (
    AimFactory,
    CentrePageFactory,
    CouncilPageFactory,
    MaterialFileFactory,
    MaterialPageFactory,
    ProjectPageFactory,
    ThemeFactory,
    WorkPackageFactory,
)
from tests.factories.pajaverkko import ContentPageFactory, Trunk
from tests.factories.workshops import ProgrammeItemFactory, SeriesPageFactory, WorkshopPageFactory
from tests.reading import cards, document, text_of

WORD = "kissankellosaari"
"""A word that stands nowhere else."""
BODY = [("text", f"<p>Alussa {WORD} lopussa.</p>")]


def results(stranger: Client, question: str, language: str = "") -> list[str]:
    return cards(stranger.get(f"{language}/search/", {"q": question}))


HIDING_PLACES = {
    "title": lambda: MaterialPageFactory(title=f"Opas {WORD}"),
    "summary": lambda: MaterialPageFactory(summary=f"Lyhyesti {WORD}."),
    "body of a material": lambda: MaterialPageFactory(body=BODY),
    "body of a plain page": lambda: ContentPageFactory(body=BODY),
    "body of a centre": lambda: CentrePageFactory(body=BODY),
    "keyword of a material": lambda: MaterialPageFactory(keywords=[WORD]),
    "keyword of a project": lambda: ProjectPageFactory(keywords=[WORD]),
    "keyword of a workshop": lambda: WorkshopPageFactory(keywords=[WORD]),
    "theme of a material": lambda: MaterialPageFactory(themes=[ThemeFactory(name_fi=WORD)]),
    "Swedish name of a theme": lambda: MaterialPageFactory(themes=[ThemeFactory(name_sv=WORD)]),
    "title of a file": lambda: MaterialPageFactory(files=[MaterialFileFactory.build(title=f"Lomake {WORD}")]),
    "heading of an agenda item": lambda: MinutesPageFactory(items=[MinutesItemFactory.build(heading=WORD)]),
    "discussion of an agenda item": lambda: MinutesPageFactory(
        items=[MinutesItemFactory.build(discussion=f"<p>{WORD}</p>")]
    ),
    "decision of an agenda item": lambda: MinutesPageFactory(items=[MinutesItemFactory.build(decision=WORD)]),
    "proposal of an agenda item": lambda: MinutesPageFactory(items=[MinutesItemFactory.build(proposal=WORD)]),
    "need of a project": lambda: ProjectPageFactory(need=f"<p>{WORD}</p>"),
    "results of a project": lambda: ProjectPageFactory(results=f"<p>{WORD}</p>"),
    "aim of a project": lambda: ProjectPageFactory(aims=[AimFactory.build(text=WORD)]),
    "work package": lambda: ProjectPageFactory(work_packages=[WorkPackageFactory.build(title=WORD)]),
    "purpose of a council": lambda: CouncilPageFactory(purpose=f"<p>{WORD}</p>"),
    "aim of a series": lambda: SeriesPageFactory(aim=f"<p>{WORD}</p>"),
    "place of a workshop": lambda: WorkshopPageFactory(place=WORD),
    "what a workshop produced": lambda: WorkshopPageFactory(produced=f"<p>{WORD}</p>"),
    "programme of a workshop": lambda: WorkshopPageFactory(programme=[ProgrammeItemFactory.build(title=WORD)]),
}


@pytest.mark.parametrize("place", HIDING_PLACES)
def test_search_finds_a_page_by_a_word_in(site: Trunk, stranger: Client, place: str):
    page = HIDING_PLACES[place]()
    MaterialPageFactory(title="Muu opas")

    assert results(stranger, WORD) == [page.title]


def test_search_does_not_depend_on_letter_size_or_marks(site: Trunk, stranger: Client):
    MaterialPageFactory(title="Äidinkielen Opas")

    for question in ("äidinkielen opas", "ÄIDINKIELEN OPAS", '"äidinkielen" (opas)!', "a\u0308idinkielen opas"):
        assert results(stranger, question) == ["Äidinkielen Opas"]


def test_page_with_all_words_comes_before_those_with_some(site: Trunk, stranger: Client):
    MaterialPageFactory(title="Velkaneuvonta aikuisille")
    MaterialPageFactory(title="Velkaneuvonta nuorille")
    MaterialPageFactory(title="Retki nuorille")

    assert results(stranger, "velkaneuvonta nuorille")[0] == "Velkaneuvonta nuorille"
    assert set(results(stranger, "velkaneuvonta lentokone")) == {"Velkaneuvonta nuorille", "Velkaneuvonta aikuisille"}


def test_word_in_a_title_counts_more_than_one_in_a_body(site: Trunk, stranger: Client):
    MaterialPageFactory(title="Toinen", body=BODY)
    MaterialPageFactory(title=WORD)
    MaterialPageFactory(title="Kolmas", body=BODY)

    assert results(stranger, WORD)[0] == WORD


def test_changed_page_is_found_by_its_new_words_only(site: Trunk, stranger: Client):
    page = MaterialPageFactory(title="Vanhanimi")
    republished(page, title="Uusinimi")

    assert results(stranger, "uusinimi") == ["Uusinimi"]
    assert results(stranger, "vanhanimi") == []


@pytest.mark.parametrize("how", ["draft", "unpublished", "private", "scheduled", "deleted"])
def test_search_finds_nothing_that_is_not_public(site: Trunk, stranger: Client, how: str):
    MaterialPageFactory(title=f"Julkinen {WORD}")
    later = timezone.now() + datetime.timedelta(days=1)
    page = MaterialPageFactory(
        title=f"Salattu {WORD}", published=how != "draft", go_live_at=later if how == "scheduled" else None
    )
    if how == "unpublished":
        page.unpublish()
    if how == "private":
        restricted(page)
    if how == "deleted":
        page.delete()

    assert results(stranger, WORD) == [f"Julkinen {WORD}"]


@pytest.mark.parametrize("question", ["", "   ", "!?*", '"', "\x00", "-"])
def test_question_without_words_finds_nothing(site: Trunk, stranger: Client, question: str):
    MaterialPageFactory(title="Opas")

    response = stranger.get("/search/", {"q": question})

    assert response.status_code == 200
    assert cards(response) == []


def test_search_without_a_question_says_what_to_do(site: Trunk, stranger: Client):
    MaterialPageFactory(title="Opas")

    response = stranger.get("/search/")

    assert gettext("Write what you look for: a form, a method, a theme, a place.") in text_of(response)


def test_search_that_finds_nothing_tells_how_to_go_on(site: Trunk, stranger: Client):
    MaterialPageFactory(title="Opas")

    response = stranger.get("/search/", {"q": WORD})

    assert gettext("another word for the same thing") in text_of(response)
    assert document(response).select_one("main input[name=q]")["value"] == WORD


def test_results_are_counted_and_paged(site: Trunk, stranger: Client):
    for number in range(21):
        MaterialPageFactory(title=f"Opas {number} {WORD}", revision=False)
    rebuild_index()

    first, second = (stranger.get("/search/", {"q": WORD, "page": page}) for page in (1, 2))

    assert "21" in document(first).select_one("main .count").get_text()
    assert (len(cards(first)), len(cards(second))) == (20, 1)
    assert not set(cards(first)) & set(cards(second))
    following = document(first).select_one('main a[rel="next"]')["href"]
    assert cards(stranger.get(f"/search/{following}")) == cards(second)


def test_swedish_search_shows_swedish_versions_and_finnish_pages_without_one(site: Trunk, stranger: Client):
    both = MaterialPageFactory(title=f"Opas {WORD}")
    translated(both, "sv", title=f"Guide {WORD}")
    MaterialPageFactory(title=f"Suomeksi {WORD}")

    response = stranger.get("/sv/search/", {"q": WORD})

    assert document(response).html["lang"] == "sv"
    assert set(cards(response)) == {f"Guide {WORD}", f"Suomeksi {WORD}"}
    with override("sv"):
        assert document(response).h1.get_text() == gettext("Search the site")


def test_finnish_search_shows_no_swedish_twins(site: Trunk, stranger: Client):
    both = MaterialPageFactory(title=f"Opas {WORD}")
    translated(both, "sv", title=f"Guide {WORD}")

    assert results(stranger, WORD) == [f"Opas {WORD}"]


def test_search_form_stands_on_every_page_and_asks_in_its_language(site: Trunk, stranger: Client):
    for address, action in (("/", "/search/"), ("/sv/", "/sv/search/"), ("/en/", "/en/search/")):
        forms = document(stranger.get(address)).select("form[role=search]")
        assert {form["action"] for form in forms} == {action}
        assert {form["method"] for form in forms} == {"get"}


def test_search_page_is_kept_out_of_search_engines(site: Trunk, stranger: Client):
    assert document(stranger.get("/search/", {"q": "a"})).select_one('meta[name="robots"]')["content"] == "noindex"


def test_long_question_is_cut(db: None):
    assert len(understand("a" * 10_000).shown) == LONGEST


def test_root_of_the_tree_is_never_found(site: Trunk, stranger: Client):
    MaterialPageFactory(title="Root opas")

    assert results(stranger, "root") == ["Root opas"]
