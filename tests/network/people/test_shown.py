"""A page shows what a person has released, as it holds at that moment, and nothing else."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from base.personal_data.erasing import erase_person
from network.people import queries
from network.people.choices import Showing
from network.people.models import Person, Release
from network.people.services import withdraw_release
from network.people.services.people import change_person
from network.regions.models import Centre
from network.regions.pages import CentrePage
from tests.factories.base import republished
from tests.factories.pajaverkko import ContentPageFactory, Trunk
from tests.factories.people import make_person
from tests.network.people.showing import WORDS, block, let, let_all, material_with
from tests.reading import document

BESIDE = "Ennen. Jälkeen."
"""What stands around the block when it shows nothing."""


def shown(stranger: Client, page) -> str:
    return document(stranger.get(page.url)).select_one(".prose").get_text(" ", strip=True)


def test_page_shows_quotation_photo_and_who_said_it(stranger: Client, centre_page: CentrePage, kuutti: Person):
    releases = let_all(kuutti)
    page = material_with(centre_page, **releases)

    figure = document(stranger.get(page.url)).select_one("main figure.person")

    assert figure.blockquote.get_text() == WORDS[Showing.QUOTATION]
    assert figure.figcaption.get_text() == f"{WORDS[Showing.NAME]}, {WORDS[Showing.MUNICIPALITY]}"
    assert figure.img["alt"] == WORDS[Showing.PHOTO]
    assert figure.img["src"] == f"/photos/{releases['photo'].reference}/"


def test_page_itself_shows_in_its_own_section(stranger: Client, centre_page: CentrePage, kuutti: Person):
    page = republished(centre_page, body=block(quotation=let(kuutti, Showing.QUOTATION)))

    assert WORDS[Showing.QUOTATION] in shown(stranger, page)


@pytest.mark.parametrize("showing", ["quotation", "name", "photo"])
def test_what_is_left_is_shown_without_what_was_withdrawn(
    stranger: Client, centre_page: CentrePage, kuutti: Person, showing: str
):
    page = material_with(centre_page, **let_all(kuutti))

    withdraw_release(person=kuutti, showing=Showing(showing), by=None)

    content = stranger.get(page.url).content.decode()
    assert [name for name, words in WORDS.items() if words in content] == [name for name in WORDS if name != showing]


def test_municipality_alone_is_not_shown(stranger: Client, centre_page: CentrePage, kuutti: Person):
    page = material_with(centre_page, municipality=let(kuutti, Showing.MUNICIPALITY))

    assert shown(stranger, page) == BESIDE


def test_withdrawn_release_leaves_nothing_behind(stranger: Client, centre_page: CentrePage, kuutti: Person):
    page = material_with(centre_page, quotation=let(kuutti, Showing.QUOTATION))
    before = shown(stranger, page)

    withdraw_release(person=kuutti, showing=Showing.QUOTATION, by=None)

    assert WORDS[Showing.QUOTATION] in before
    assert shown(stranger, page) == BESIDE
    assert not document(stranger.get(page.url)).select(".prose figure")


def test_without_the_question_whether_it_holds_a_withdrawn_photo_would_still_be_named(
    stranger: Client, centre_page: CentrePage, kuutti: Person, monkeypatch: pytest.MonkeyPatch
):
    page = material_with(centre_page, photo=let(kuutti, Showing.PHOTO))
    withdraw_release(person=kuutti, showing=Showing.PHOTO, by=None)
    assert not document(stranger.get(page.url)).select(".prose img")

    all_there_are = Release._base_manager.select_related("person").filter
    monkeypatch.setattr(queries, "_holding", lambda references: all_there_are(reference__in=references))

    assert document(stranger.get(page.url)).select(".prose img")


def test_withdrawn_words_that_were_not_deleted_do_not_speak_for_the_release(
    stranger: Client, centre_page: CentrePage, kuutti: Person
):
    release = let(kuutti, Showing.QUOTATION)
    page = material_with(centre_page, quotation=release)

    Release._base_manager.filter(pk=release.pk).update(withdrawn_at=timezone.now())

    assert shown(stranger, page) == BESIDE


def test_two_versions_that_seem_to_hold_show_the_newest_only(stranger: Client, centre_page: CentrePage, kuutti: Person):
    old = let(kuutti, Showing.QUOTATION)
    page = material_with(centre_page, quotation=old)
    let(kuutti, Showing.QUOTATION, "Uudet sanat.")

    Release._base_manager.filter(pk=old.pk).update(withdrawn_at=None, words=old.words)

    assert shown(stranger, page) == BESIDE


def test_older_version_shows_no_more(stranger: Client, centre_page: CentrePage, kuutti: Person):
    page = material_with(centre_page, quotation=let(kuutti, Showing.QUOTATION))

    let(kuutti, Showing.QUOTATION, "Uudet sanat.")

    assert shown(stranger, page) == BESIDE


def test_erased_person_is_shown_nowhere(stranger: Client, centre_page: CentrePage, kuutti: Person, officer):
    page = material_with(centre_page, **let_all(kuutti))

    erase_person(person=kuutti.pk, by=officer)

    assert shown(stranger, page) == BESIDE


def test_person_whose_data_may_only_be_kept_is_not_shown(stranger: Client, centre_page: CentrePage, kuutti: Person):
    page = material_with(centre_page, **let_all(kuutti))
    kuutti.restricted_on = timezone.localdate()
    kuutti.save()

    assert shown(stranger, page) == BESIDE


def test_ban_that_comes_later_takes_picture_and_place_away(
    stranger: Client, centre_page: CentrePage, kuutti: Person, keeper
):
    releases = let_all(kuutti)
    page = material_with(centre_page, **releases)

    change_person(person=kuutti, values={"has_safety_ban": True}, by=keeper)

    content = stranger.get(page.url).content.decode()
    assert WORDS[Showing.NAME] in content
    assert not [words for words in (WORDS[Showing.MUNICIPALITY], WORDS[Showing.PHOTO]) if words in content]
    assert stranger.get(f"/photos/{releases['photo'].reference}/").status_code == 404


def test_release_given_to_one_organisation_is_not_shown_in_another_s_section(
    stranger: Client, centre_page: CentrePage, other_centre_page: CentrePage, kuutti: Person, verso: Centre
):
    releases = let_all(kuutti)

    assert shown(stranger, material_with(other_centre_page, **releases)) == BESIDE
    assert WORDS[Showing.NAME] in shown(stranger, material_with(centre_page, **releases))


def test_page_that_moves_to_another_section_shows_nothing_there(
    stranger: Client, centre_page: CentrePage, other_centre_page: CentrePage, kuutti: Person, verso: Centre
):
    page = material_with(centre_page, **let_all(kuutti))
    bank = material_with(other_centre_page).get_parent()

    page.move(bank, pos="last-child")

    page = type(page).objects.get(pk=page.pk)
    assert shown(stranger, page) == BESIDE


def test_page_outside_of_the_sections_shows_nobody(site: Trunk, stranger: Client, kuutti: Person):
    page = ContentPageFactory(parent=site.home, body=block(quotation=let(kuutti, Showing.QUOTATION)))

    assert shown(stranger, page) == BESIDE


def test_section_without_an_organisation_shows_nobody(
    stranger: Client, centre_page: CentrePage, kuutti: Person, koske: Centre
):
    page = material_with(centre_page, **let_all(kuutti))
    koske.organisation = None
    koske.save()

    assert shown(stranger, page) == BESIDE


def test_words_are_never_put_into_another_person_s_mouth(
    stranger: Client, centre_page: CentrePage, kuutti: Person, koske: Centre
):
    other = let(make_person(koske, calling_name="Hylje"), Showing.NAME)
    page = material_with(centre_page, quotation=let(kuutti, Showing.QUOTATION), name=other)

    assert shown(stranger, page) == BESIDE


def test_release_of_one_kind_is_not_shown_as_another(stranger: Client, centre_page: CentrePage, kuutti: Person):
    page = material_with(centre_page, name=let(kuutti, Showing.PHOTO), quotation=let(kuutti, Showing.MUNICIPALITY))

    assert shown(stranger, page) == BESIDE


def test_hostile_words_are_words(stranger: Client, centre_page: CentrePage, kuutti: Person):
    words = '"><script>alert(1)</script>'
    page = material_with(
        centre_page, quotation=let(kuutti, Showing.QUOTATION, words), photo=let(kuutti, Showing.PHOTO, words)
    )

    answer = stranger.get(page.url)

    assert "<script>alert" not in answer.content.decode()
    assert document(answer).select_one("figure.person img")["alt"] == words


def test_page_that_shows_somebody_is_kept_by_no_cache(
    stranger: Client, centre_page: CentrePage, kuutti: Person, settings: object
):
    settings.PAGES_ARE_KEPT = True  # type: ignore[attr-defined]
    page = material_with(centre_page, quotation=let(kuutti, Showing.QUOTATION))

    answer = stranger.get(page.url)
    assert "no-store" in answer["Cache-Control"]
    assert "ETag" not in answer
    assert "ETag" in stranger.get(centre_page.url)


def test_one_question_for_all_people_of_a_page_and_none_without(
    stranger: Client, centre_page: CentrePage, kuutti: Person, koske: Centre
):
    releases = let_all(kuutti)
    without = material_with(centre_page)
    one = material_with(centre_page, **releases)
    many = republished(material_with(centre_page), body=[])
    for number in range(3):
        many.body.extend([("person", part) for part in _values(let_all(make_person(koske, calling_name=f"H{number}")))])
    many = republished(many, body=many.body)

    asked = [_questions(stranger, page) for page in (without, one, many)]

    assert [len(questions) for questions in asked] == [len(asked[0]), len(asked[0]) + 1, len(asked[0]) + 1]
    assert [sum("network_release" in sql for sql in questions) for questions in asked] == [0, 1, 1]


def _values(releases: dict[str, Release]) -> list[dict[str, str]]:
    return [{name: release.reference for name, release in releases.items()}]


def _questions(stranger: Client, page) -> list[str]:
    stranger.get(page.url)
    with CaptureQueriesContext(connection) as captured:
        stranger.get(page.url)
    return [query["sql"] for query in captured]
