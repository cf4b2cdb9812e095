"""Free words: merged and renamed only by those who tend the whole list, drafts included."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import ModelLogEntry, Page

from base.users import User
from network.materials.pages import MaterialPage
from network.themes.models import Keyword
from network.themes.queries import keyword_items, uses_of
from network.themes.services import merge_keywords, rename_keyword
from tests.factories.network import KeywordFactory, MaterialPageFactory, ProjectPageFactory
from tests.factories.pajaverkko import Trunk
from tests.factories.workshops import WorkshopPageFactory


def words_of(page: Page) -> set[str]:
    return {keyword.name for keyword in type(page).objects.get(pk=page.pk).keywords.all()}


def words_of_draft(page: Page) -> set[str]:
    draft = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    return {item.tag.name for item in draft.keyword_items.all()}


@pytest.fixture
def keyword(site: Trunk) -> Keyword:
    return KeywordFactory(name="kokemusasiantuntiat")


@pytest.fixture
def right_word(site: Trunk) -> Keyword:
    return KeywordFactory(name="kokemusasiantuntijat")


def test_keywords_are_tied_to_pages_of_every_room(db: None):
    assert set(keyword_items()) == {"material_items", "project_items", "workshop_items"}


def test_uses_of_a_keyword_are_counted_over_all_kinds_of_pages(keyword: Keyword):
    for factory in (MaterialPageFactory, ProjectPageFactory, WorkshopPageFactory):
        factory(keywords=[keyword.name])
    MaterialPageFactory(keywords=["muu"])

    assert uses_of(keyword) == 3


def test_merge_moves_every_page_to_the_keyword_that_stays(keyword: Keyword, right_word: Keyword, administrator: User):
    pages = [
        factory(keywords=[keyword.name]) for factory in (MaterialPageFactory, ProjectPageFactory, WorkshopPageFactory)
    ]
    untouched = MaterialPageFactory(keywords=["muu"])

    merge_keywords(keywords=[keyword], into=right_word, by=administrator)

    assert [words_of(page) for page in pages] == [{right_word.name}] * 3
    assert words_of(untouched) == {"muu"}
    assert not Keyword.objects.filter(pk=keyword.pk).exists()


def test_merge_leaves_one_of_two_on_a_page_that_had_both(keyword: Keyword, right_word: Keyword, administrator: User):
    page = MaterialPageFactory(keywords=[keyword.name, right_word.name, "muu"])

    merge_keywords(keywords=[keyword], into=right_word, by=administrator)

    assert words_of(page) == {right_word.name, "muu"}
    assert page.keyword_items.count() == 2


def test_merge_reaches_drafts(keyword: Keyword, right_word: Keyword, administrator: User):
    draft = MaterialPageFactory(keywords=[keyword.name], published=False)
    both = MaterialPageFactory(keywords=[keyword.name, right_word.name], published=False)

    merge_keywords(keywords=[keyword], into=right_word, by=administrator)

    assert words_of_draft(draft) == {right_word.name}
    assert words_of_draft(both) == {right_word.name}
    draft.get_latest_revision().publish()
    both.get_latest_revision().publish()
    assert words_of(draft) == words_of(both) == {right_word.name}


def test_merge_reaches_a_draft_of_a_page_that_is_live_without_the_word(
    keyword: Keyword, right_word: Keyword, administrator: User
):
    page = MaterialPageFactory(keywords=["muu"])
    page.keywords.add(keyword.name)
    page.save_revision()

    merge_keywords(keywords=[keyword], into=right_word, by=administrator)

    assert words_of(page) == {"muu"}
    assert words_of_draft(page) == {"muu", right_word.name}


def test_merge_of_a_keyword_with_itself_keeps_it(keyword: Keyword, administrator: User):
    page = MaterialPageFactory(keywords=[keyword.name])

    merge_keywords(keywords=[keyword], into=keyword, by=administrator)

    assert words_of(page) == {keyword.name}


def test_merge_is_written_into_the_log(keyword: Keyword, right_word: Keyword, administrator: User):
    merge_keywords(keywords=[keyword], into=right_word, by=administrator)

    entry = ModelLogEntry.objects.get(object_id=str(right_word.pk))
    assert entry.user == administrator


def test_merge_is_refused_to_a_coordinator(keyword: Keyword, right_word: Keyword, coordinator: User):
    page = MaterialPageFactory(keywords=[keyword.name])

    with pytest.raises(PermissionDenied):
        merge_keywords(keywords=[keyword], into=right_word, by=coordinator)

    assert words_of(page) == {keyword.name}
    assert Keyword.objects.filter(pk=keyword.pk).exists()


def test_rename_gives_a_better_name_and_tidies_spaces(keyword: Keyword, administrator: User):
    page = MaterialPageFactory(keywords=[keyword.name])

    rename_keyword(keyword=keyword, name="  kokemus  asiantuntija ", by=administrator)

    assert words_of(page) == {"kokemus asiantuntija"}


def test_rename_to_a_name_that_is_taken_merges(keyword: Keyword, right_word: Keyword, administrator: User):
    page = MaterialPageFactory(keywords=[keyword.name])

    kept = rename_keyword(keyword=keyword, name=right_word.name.upper(), by=administrator)

    assert kept == right_word
    assert words_of(page) == {right_word.name}
    assert not Keyword.objects.filter(pk=keyword.pk).exists()


def test_rename_to_nothing_is_refused(keyword: Keyword, administrator: User):
    with pytest.raises(ValidationError):
        rename_keyword(keyword=keyword, name="   ", by=administrator)

    keyword.refresh_from_db()
    assert keyword.name == "kokemusasiantuntiat"


def test_rename_is_refused_to_a_coordinator(keyword: Keyword, coordinator: User):
    with pytest.raises(PermissionDenied):
        rename_keyword(keyword=keyword, name="toinen", by=coordinator)

    keyword.refresh_from_db()
    assert keyword.name == "kokemusasiantuntiat"


def test_keyword_written_with_other_letter_sizes_is_the_same_word(site: Trunk):
    first = MaterialPageFactory(keywords=["Osallisuus"])
    second = MaterialPageFactory(keywords=["osallisuus"])

    assert words_of(first) == words_of(second) == {"Osallisuus"}
    assert MaterialPage.objects.filter(keywords__name="Osallisuus").count() == 2
