"""What is found follows what is public, by itself."""

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from base.models import SearchEntry, SearchState
from base.search.index import rebuild_index, rebuild_is_due
from network.themes.services import merge_keywords
from pajaverkko.search.services import keep_analyser
from tests.factories.base import SiteDocumentFactory, republished, restricted, stored_file, translated
from tests.factories.network import (
    KeywordFactory,
    MaterialBankPageFactory,
    MaterialFileFactory,
    MaterialPageFactory,
    ThemeFactory,
)
from tests.factories.pajaverkko import Trunk
from tests.reading import cards, document, text_of

WORD = "kissankellosaari"


def results(stranger: Client, question: str = WORD) -> list[str]:
    return cards(stranger.get("/search/", {"q": question}))


def test_page_that_moves_below_a_closed_one_is_not_found(site: Trunk, stranger: Client, centre_page: Page) -> None:
    page = MaterialPageFactory(title=WORD)
    closed = restricted(MaterialBankPageFactory(parent=centre_page))
    page.move(closed, pos="last-child")

    assert results(stranger) == []
    assert not SearchEntry.objects.filter(page=page.pk).exists()


def test_page_below_a_section_that_opens_is_found(site: Trunk, stranger: Client, centre_page: Page) -> None:
    restricted(centre_page)
    MaterialPageFactory(title=WORD, parent=MaterialBankPageFactory(parent=centre_page))
    before = results(stranger)
    PageViewRestriction.objects.all().delete()

    assert (before, results(stranger)) == ([], [WORD])


def test_nothing_closed_is_ever_in_the_index(site: Trunk, centre_page: Page) -> None:
    MaterialPageFactory(title="Luonnos", published=False)
    unpublished = MaterialPageFactory(title="Poistettu")
    unpublished.unpublish()
    restricted(centre_page)
    MaterialPageFactory(title="Suljettu", parent=MaterialBankPageFactory(parent=centre_page))
    public = MaterialPageFactory(title="Julkinen")
    public.title = "Luonnos julkisesta"
    public.save_revision()

    rebuild_index()

    titles = set(SearchEntry.objects.values_list("title", flat=True))
    assert "Julkinen" in titles
    assert not titles & {"Luonnos", "Poistettu", "Suljettu", "Luonnos julkisesta"}


def test_pages_are_found_by_the_new_name_of_a_theme(site: Trunk, stranger: Client) -> None:
    theme = ThemeFactory(name_fi="Vanha nimi")
    MaterialPageFactory(title="Opas", themes=[theme])
    theme.name_fi = WORD
    theme.save()

    assert results(stranger) == ["Opas"]


def test_pages_are_found_by_the_word_that_two_keywords_became(site: Trunk, stranger: Client, administrator) -> None:
    MaterialPageFactory(title="Opas", keywords=["kissa"])
    into = KeywordFactory(name=WORD)
    keyword = type(into).objects.get(name="kissa")

    merge_keywords(keywords=[keyword], into=into, by=administrator)

    assert results(stranger) == ["Opas"]


def test_page_is_found_by_a_word_in_its_file_and_says_so(site: Trunk, stranger: Client) -> None:
    document = SiteDocumentFactory(file=stored_file("ohje.txt", f"Alku {WORD}n rannalla.".encode()))
    MaterialPageFactory(title="Opas", files=[MaterialFileFactory.build(document=document)])

    answer = stranger.get("/search/", {"q": WORD})

    assert cards(answer) == ["Opas"]
    assert "Tiedostossa: Alku kissankellosaarin rannalla." in text_of(answer)


def test_page_lets_go_of_the_words_of_a_file_with_the_file(site: Trunk, stranger: Client) -> None:
    document = SiteDocumentFactory(file=stored_file("ohje.txt", WORD.encode()))
    page = MaterialPageFactory(title="Opas", files=[MaterialFileFactory.build(document=document)])
    page.files.set([])
    page.save_revision().publish()

    assert results(stranger) == []


def test_deleted_translation_leaves_the_finnish_page_found(site: Trunk, stranger: Client) -> None:
    page = MaterialPageFactory(title=WORD)
    twin = translated(page, "sv", title="Kattklocka")
    twin.delete()

    assert results(stranger) == [WORD]
    assert results(stranger, "kattklocka") == []


def test_rebuild_finds_the_same_and_forgets_what_is_gone(site: Trunk, stranger: Client) -> None:
    MaterialPageFactory(title=WORD)
    hidden = MaterialPageFactory(title=f"{WORD} toinen")
    Page.objects.filter(pk=hidden.pk).update(live=False)

    call_command("update_index", verbosity=0)

    assert results(stranger) == [WORD]
    assert not SearchEntry.objects.filter(page=hidden.pk).exists()


def test_other_analyser_makes_a_rebuild_due_and_the_worker_makes_it(site: Trunk) -> None:
    rebuild_index()
    fresh = [rebuild_is_due(), run_checks(databases=["default"])]
    SearchState.objects.update(analyser="snowball-0")
    stale = [rebuild_is_due(), [message.id for message in run_checks(databases=["default"])]]

    assert (fresh, stale) == ([False, []], [True, ["pajaverkko.W001"]])
    assert keep_analyser(by=None)
    assert not keep_analyser(by=None)


@pytest.mark.parametrize("question", [WORD, f"{WORD}ssa"])
def test_words_that_were_looked_for_are_marked_in_a_piece_of_the_text(
    site: Trunk, stranger: Client, question: str
) -> None:
    MaterialPageFactory(title="Opas", body=[("text", f"<p>Alku 3 &lt; 4 {WORD} loppu.</p>")])

    answer = stranger.get("/search/", {"q": question}).content.decode()

    assert f"Alku 3 &lt; 4 <mark>{WORD}</mark> loppu." in answer


@pytest.mark.parametrize("how", ["unpublished", "changed", "deleted", "closed"])
def test_word_that_was_taken_back_is_never_offered_again(site: Trunk, stranger: Client, how: str) -> None:
    """A name that should not have been published must not come back as what the reader may have meant."""
    page = MaterialPageFactory(title="Kissankellosaari", summary="")
    before = document(stranger.get("/search/", {"q": "kissankellosari"})).select_one(".interpreted strong")
    if how == "unpublished":
        page.unpublish()
    elif how == "changed":
        republished(page, title="Toinen")
    elif how == "deleted":
        page.delete()
    else:
        restricted(page)

    after = stranger.get("/search/", {"q": "kissankellosari"}).content.decode()

    assert before.get_text() == WORD
    assert WORD not in after
